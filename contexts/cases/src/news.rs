//! What others did to the things of an official: steps in the open cases that he or she carries, and letters given to him or
//! her. Nothing is written down for it; what was read is told from what is new by the instant of reading.

use accounts::{Official, Post};
use database::View;
use journal::Journal;
use registry::Given;
use vocabulary::{CaseId, Fault, Instant};

use crate::{CaseSign, CaseStep, store};

/// How many days back news are told.
pub const NEWS_DAYS: i64 = 30;

/// A step that somebody else took in a case.
#[derive(Clone, Debug)]
pub struct CaseNews {
    /// The case.
    pub case: CaseId,
    /// Its sign.
    pub sign: CaseSign,
    /// What it is about.
    pub title: String,
    /// The step, without what it was about.
    pub step: CaseStep,
}

/// What others did.
#[derive(Clone, Debug, Default)]
pub struct News {
    /// In cases, the latest first.
    pub cases: Vec<CaseNews>,
    /// With letters, the latest first.
    pub letters: Vec<Given>,
    /// Up to when this person has read them.
    pub read_until: Option<Instant>,
}

/// What others did to the things of this official within [`NEWS_DAYS`], at most so many of each kind. In the place of
/// somebody else it is that official's things, and what the person acting has read.
///
/// # Errors
/// The database failed.
pub async fn news(view: &mut View, official: &Official, now: Instant, most: u32) -> Result<News, Fault> {
    if official.post() == Post::Administrator {
        return Ok(News::default());
    }
    let after = now.plus_seconds(-NEWS_DAYS * 86_400);
    Ok(News {
        cases: store::news::in_cases(view, official, after, most).await?,
        letters: registry::given(view, official, after, most).await?,
        read_until: store::news::read_until(view, official).await?,
    })
}

/// From now on what happened up to this instant is read. It never goes back.
///
/// # Errors
/// The database failed.
pub async fn read_news(journal: &Journal, official: &Official, until: Instant) -> Result<(), Fault> {
    let until = until.min(journal.now());
    let mut housekeeping = journal.housekeeping().await?;
    housekeeping.execute(store::news::keep_read(official, until)).await?;
    housekeeping.commit().await
}

impl News {
    /// How many of them were not read.
    #[must_use]
    pub fn unread(&self) -> usize {
        let new = |at: Instant| self.read_until.is_none_or(|until| at > until);
        let cases = self.cases.iter().filter(|news| new(news.step.at)).count();
        cases + self.letters.iter().filter(|given| new(given.step.at)).count()
    }
}
