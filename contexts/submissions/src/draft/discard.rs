//! Erasing drafts.

use accounts::Client;
use journal::Housekeeping;
use vocabulary::{DraftId, Fault, FileId, Instant};

use super::{attach::erase, save::unfiled};
use crate::{DraftError, SubmissionBox, store};

/// How many expired drafts one round erases.
const AT_A_TIME: u32 = 200;

/// Erases a draft and its files. What was filed stays filed.
///
/// # Errors
/// See [`DraftError`].
pub async fn discard(to: &SubmissionBox, client: &Client, id: DraftId) -> Result<(), DraftError> {
    let mut housekeeping = to.journal.housekeeping().await?;
    unfiled(&mut housekeeping, client, id).await?;
    let files = delete(&mut housekeeping, id).await?;
    housekeeping.commit().await?;
    Ok(erase(to, files).await?)
}

/// Erases the drafts that nobody changed for [`crate::KEPT_FOR`], with their files, a bounded number at a time; gives how
/// many. Called again and again it erases them all. Of filed ones only the remembrance that they were drafts goes.
///
/// # Errors
/// The database or the file store failed.
pub async fn erase_expired(to: &SubmissionBox, now: Instant) -> Result<usize, Fault> {
    let expired = store::drafts::expired(&mut to.journal.look().await?, now, AT_A_TIME).await?;
    let mut erased = 0;
    for (id, account) in expired {
        let mut housekeeping = to.journal.housekeeping().await?;
        // It may have been saved or erased since it was listed.
        let still = store::drafts::locked(&mut housekeeping, account, id).await?;
        if still.is_none_or(|draft| draft.kept_until > now) {
            continue;
        }
        let files = delete(&mut housekeeping, id).await?;
        housekeeping.commit().await?;
        erase(to, files).await?;
        erased += 1;
    }
    Ok(erased)
}

/// Deletes the rows of a draft; gives the files to erase afterwards.
async fn delete(housekeeping: &mut Housekeeping, id: DraftId) -> Result<Vec<FileId>, Fault> {
    let files = store::drafts::files(housekeeping.view(), id).await?.into_iter().map(|file| file.kept.id).collect();
    housekeeping.execute(store::drafts::delete_files(id)).await?;
    housekeeping.execute(store::drafts::delete(id)).await?;
    Ok(files)
}
