//! Changing the password from within.

use jobs::Job;
use journal::{Actor, Entry, Journal, RequestNumber};
use vocabulary::{Fault, Instant};

use crate::{
    Account, NewPassword, hash_password,
    limits::{self, Limit},
    mail::{Cause, MAIL_JOB},
    mistake::{Field, Mistake, Wrong},
    new_password, password, store,
};

/// Guesses at the current password by whoever holds a session.
const GUESSES: Limit = Limit { tries: 8, seconds: 15 * 60 };

/// Why something guarded by the password was not changed.
#[derive(Debug)]
pub enum ChangeError {
    /// What to put right.
    Mistakes(Vec<Mistake>),
    /// Tried too often.
    TooMany {
        /// When the next try is welcome.
        until: Instant,
    },
    /// Our fault.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for ChangeError {
    fn from(cause: E) -> Self {
        Self::Fault(cause.into())
    }
}

/// Sets a new password, ends every other session of the account and tells its person by mail. `session` is the token of
/// the one that goes on.
///
/// # Errors
/// See [`ChangeError`].
pub async fn change_password(
    journal: &Journal,
    account: &Account,
    session: &str,
    current: &str,
    (password, again): (&str, &str),
    request: &RequestNumber,
) -> Result<(), ChangeError> {
    let read = NewPassword::read(password, again, &account.login);
    let new = match (prove(journal, account, current).await, read) {
        (Ok(()), Ok(new)) => new,
        (Ok(()), Err(mistakes)) => return Err(ChangeError::Mistakes(mistakes)),
        (Err(ChangeError::Mistakes(mut mistakes)), read) => {
            mistakes.extend(read.err().unwrap_or_default());
            return Err(ChangeError::Mistakes(mistakes));
        }
        (Err(error), _) => return Err(error),
    };
    let hash = hash_password(new.as_str(), journal.random()).await?;
    let mut act = journal.act(Actor::Account(account.id), request).await?;
    act.execute(store::reaching::set_password(account.id, &hash)).await?;
    act.execute(store::reaching::void_links(account.id.uuid())).await?;
    act.execute(store::reaching::end_other_sessions(account.id, session)).await?;
    act.enqueue(Job::new(MAIL_JOB, &Cause::PasswordChanged { account: account.id })?);
    let recorded = act.record(Entry::new("account.password_changed", account.id));
    act.commit(recorded).await?;
    Ok(())
}

/// Whether whoever holds the session also knows the password.
pub(crate) async fn prove(journal: &Journal, account: &Account, current: &str) -> Result<(), ChangeError> {
    let mistake = |wrong| Err(ChangeError::Mistakes(vec![Mistake { field: Field::CurrentPassword, wrong }]));
    if current.is_empty() {
        return mistake(Wrong::Missing);
    }
    let subject = limits::subject(&format!("password {}", account.id));
    if let Some(until) = limits::count(journal, &[(subject.clone(), GUESSES)]).await? {
        return Err(ChangeError::TooMany { until });
    }
    let hash = store::reaching::password_hash(&mut journal.view().await?, account.id).await?;
    if current.len() > new_password::LONGEST || !password::is_right(current, hash).await? {
        return mistake(Wrong::NotRight);
    }
    let mut housekeeping = journal.housekeeping().await?;
    limits::forget(&mut housekeeping, &subject).await?;
    housekeeping.commit().await?;
    Ok(())
}
