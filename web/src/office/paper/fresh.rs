//! One-time passwords that were just shown, for the minute in which a form can arrive a second time: a browser shows the
//! answer to the last click, and the password is in the answer to the first.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use accounts::OneTime;
use journal::Journal;
use vocabulary::{AccountId, Fault, Instant};

/// How long a second click is waited for.
const SECONDS: i64 = 60;

/// An account that was opened: whose, and what its slip says.
#[derive(Clone)]
pub(crate) struct Opened {
    pub name: String,
    pub one_time: OneTime,
}

/// What was shown, by its form and to whom.
#[derive(Default)]
pub(crate) struct Fresh(Mutex<HashMap<String, (AccountId, Instant, Opened)>>);

impl Fresh {
    /// Remembers what is about to be shown.
    pub(crate) fn keep(&self, form: &str, clerk: AccountId, opened: Opened, now: Instant) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|_, (_, at, _)| at.plus_seconds(SECONDS) > now);
        kept.insert(form.to_owned(), (clerk, now, opened));
    }

    /// What was shown to this person a moment ago, while it still opens the account.
    pub(crate) async fn again(&self, form: &str, whose: AccountId, journal: &Journal) -> Result<Option<Opened>, Fault> {
        let Some(opened) = self.kept(form, whose, journal.now()) else { return Ok(None) };
        let good = accounts::still_opens(&mut journal.look().await?, &opened.one_time).await?;
        Ok(good.then_some(opened))
    }

    fn kept(&self, form: &str, whose: AccountId, now: Instant) -> Option<Opened> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (shown_to, at, opened) = kept.get(form)?;
        (*shown_to == whose && at.plus_seconds(SECONDS) > now).then(|| opened.clone())
    }
}
