//! How often something may be tried.

use std::net::IpAddr;

use journal::{Housekeeping, Journal};
use sha2::{Digest as _, Sha256};
use vocabulary::{AccountId, Fault, Instant};

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

/// Questions that strangers may ask from one address.
const QUESTIONS: Limit = Limit { tries: 60, seconds: 10 * 60 };
/// Documents that programs of one account may have validated.
const VALIDATIONS: Limit = Limit { tries: 600, seconds: 10 * 60 };

/// Counts a stranger's question from this address (for IPv6 its /64); gives the instant when the next is welcome if there
/// were too many.
///
/// # Errors
/// The database failed.
pub async fn count_question(journal: &Journal, address: IpAddr) -> Result<Option<Instant>, Fault> {
    count(journal, &[(subject(&format!("question {}", neighbourhood(address))), QUESTIONS)]).await
}

/// Counts a validation that an account asks for by the API; gives the instant when the next is welcome if there were too many.
///
/// # Errors
/// The database failed.
pub async fn count_validation(journal: &Journal, account: AccountId) -> Result<Option<Instant>, Fault> {
    count(journal, &[(subject(&format!("validation {account}")), VALIDATIONS)]).await
}

/// What is counted, hashed: the table must not become a list of what people typed.
pub(crate) fn subject(text: &str) -> String {
    hex::encode(Sha256::digest(text))
}

/// The address, for IPv6 its /64, which one subscriber has whole.
#[must_use]
pub fn neighbourhood(address: IpAddr) -> String {
    match address {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => format!("{:x?}", &address.segments()[..4]),
    }
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
