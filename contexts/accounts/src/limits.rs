//! How often something may be tried.

use journal::{Housekeeping, Journal};
use vocabulary::{Fault, Instant};

use crate::store;

/// So many tries within so many seconds.
#[derive(Clone, Copy)]
pub(crate) struct Limit {
    pub tries: i64,
    pub seconds: i64,
}

/// Counts a try for each subject; gives the instant when the next is welcome if any of them was tried too often.
pub(crate) async fn count(journal: &Journal, subjects: &[(String, Limit)]) -> Result<Option<Instant>, Fault> {
    let now = journal.now();
    let mut housekeeping = journal.housekeeping().await?;
    let mut until = None;
    for (subject, limit) in subjects {
        housekeeping.execute(store::count_try(subject, now, now.plus_seconds(-limit.seconds))).await?;
        let row = housekeeping.view().one(store::tries(subject)).await?;
        let (tries, started_at): (i64, Instant) = (row.get("tries")?, row.get("started_at")?);
        if tries > limit.tries {
            until = until.max(Some(started_at.plus_seconds(limit.seconds)));
        }
    }
    housekeeping.commit().await?;
    Ok(until)
}

/// Takes a try back: it was no guess.
pub(crate) async fn take_back(housekeeping: &mut Housekeeping, subjects: &[(String, Limit)]) -> Result<(), Fault> {
    for (subject, _) in subjects {
        housekeeping.execute(store::take_back_try(subject)).await?;
    }
    Ok(())
}

/// Forgets the tries of a subject.
pub(crate) async fn forget(housekeeping: &mut Housekeeping, subject: &str) -> Result<(), Fault> {
    housekeeping.execute(store::forget_tries(subject)).await?;
    Ok(())
}
