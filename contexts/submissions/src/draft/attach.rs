//! Files of a draft.

use accounts::Client;
use bytes::Bytes;
use files::Kind;
use registry::FileRole;
use vocabulary::{DraftId, Fault, FileId};

use super::{
    read::{self, Whole, whole},
    save::open,
};
use crate::{
    DraftError, DraftFile, DraftState, Limits, Refusal, SubmissionBox, UploadedFile,
    check::check_file,
    store::{self, drafts::StoredFile},
};

/// Why no file was attached.
#[derive(Debug)]
pub enum AttachError {
    /// The draft takes no files now, or has no such slot.
    Draft(DraftError),
    /// What the client can put right; at least one. None of the files was attached.
    Refused(Vec<Refusal>),
}

impl<E: Into<DraftError>> From<E> for AttachError {
    fn from(cause: E) -> Self {
        Self::Draft(cause.into())
    }
}

/// Puts files into a slot of the draft's form, all or none. The limits of [`crate::Limits::of_draft`] hold for all files
/// of the draft together.
///
/// # Errors
/// See [`AttachError`].
pub async fn attach(
    to: &SubmissionBox,
    client: &Client,
    id: DraftId,
    slot: &str,
    files: Vec<UploadedFile>,
) -> Result<(), AttachError> {
    let limits = to.limits.of_draft();
    let whole_now = whole(&mut to.journal.view().await?, client, id).await?.ok_or(DraftError::Gone)?;
    match whole_now.draft.state {
        DraftState::Open => {}
        DraftState::Fixed(_) => return Err(DraftError::NotOpen.into()),
        DraftState::Filed(submission) => return Err(DraftError::Filed(submission).into()),
    }
    let checked = check(&limits, &whole_now, slot, &files)?;
    // What does not fit a row goes to the file store and is synced before the transaction begins.
    let mut kept = Vec::with_capacity(files.len());
    for file in &files {
        kept.push(to.files.keep(to.journal.new_id(), file.bytes.clone()).await?);
    }
    let ids: Vec<FileId> = kept.iter().map(|kept| kept.id).collect();
    let stored = async {
        let (mut housekeeping, draft) = open(to, client, id).await?;
        // Somebody with another tab may have attached files meanwhile.
        let whole_now = whole(housekeeping.view(), client, id).await?.ok_or(DraftError::Gone)?;
        check(&limits, &whole_now, slot, &files)?;
        let now = to.journal.now();
        let first = whole_now.files.last().map_or(1, |last| last.position + 1);
        for ((position, (name, kind)), kept) in (first..).zip(checked).zip(kept) {
            let file = StoredFile {
                position,
                slot: Some(slot.to_owned()),
                name,
                media_type: kind.media_type().to_owned(),
                made_at: now,
                kept,
            };
            housekeeping.execute(store::drafts::insert_file(id, &file)).await?;
        }
        housekeeping.execute(store::drafts::save(&draft, now)?).await?;
        Ok(housekeeping.commit().await?)
    }
    .await;
    // After a fault it is not known whether the rows are there.
    if !matches!(stored, Ok(()) | Err(AttachError::Draft(DraftError::Fault(_)))) {
        erase(to, ids).await?;
    }
    stored
}

/// The names and kinds of files that may stand in the slot beside what the draft has; every mistake is told.
fn check(
    limits: &Limits,
    whole: &Whole,
    slot: &str,
    files: &[UploadedFile],
) -> Result<Vec<(String, Kind)>, AttachError> {
    let slots = whole.draft.slots();
    let slot = slots.into_iter().find(|known| known.name == slot).ok_or(DraftError::Gone)?;
    let there = || whole.files.iter().filter(|file| file.slot.is_some());
    let mut refusals = Vec::new();
    if there().filter(|file| file.slot.as_ref() == Some(&slot.name)).count() + files.len() > slot.most {
        refusals.push(Refusal::TooManyFiles { limit: slot.most });
    } else if there().count() + files.len() > limits.files {
        refusals.push(Refusal::TooManyFiles { limit: limits.files });
    }
    let bytes: u64 = files.iter().map(|file| file.bytes.len() as u64).sum();
    if there().map(|file| file.kept.size).sum::<u64>() + bytes > limits.whole {
        refusals.push(Refusal::WholeTooLarge { limit: limits.whole });
    }
    let mut checked: Vec<(String, Kind)> = Vec::new();
    for file in files {
        let others = there().map(|file| file.name.as_str()).chain(checked.iter().map(|(name, _)| name.as_str()));
        match check_file(limits, FileRole::Attachment, file, others) {
            Ok(file) => checked.push(file),
            Err(refusal) => refusals.push(refusal),
        }
    }
    if refusals.is_empty() { Ok(checked) } else { Err(AttachError::Refused(refusals)) }
}

/// Takes a file away from a draft and erases it. A file that is not there is [`DraftError::Gone`].
///
/// # Errors
/// See [`DraftError`].
pub async fn detach(to: &SubmissionBox, client: &Client, id: DraftId, file: FileId) -> Result<(), DraftError> {
    let (mut housekeeping, draft) = open(to, client, id).await?;
    if housekeeping.execute(store::drafts::delete_file(id, file)).await? == 0 {
        return Err(DraftError::Gone);
    }
    housekeeping.execute(store::drafts::save(&draft, to.journal.now())?).await?;
    housekeeping.commit().await?;
    Ok(erase(to, [file]).await?)
}

/// Erases files whose rows went with a committed change.
pub(super) async fn erase(to: &SubmissionBox, files: impl IntoIterator<Item = FileId>) -> Result<(), Fault> {
    let mut view = to.journal.look().await?;
    for file in files {
        to.files.erase(&mut view, file).await?;
    }
    Ok(())
}

/// A file of a draft with its content; `None` when it is not there or not the client's.
///
/// # Errors
/// The database or the file store failed.
pub async fn draft_file(
    to: &SubmissionBox,
    client: &Client,
    id: DraftId,
    file: FileId,
) -> Result<Option<(DraftFile, Bytes)>, Fault> {
    let Some(whole) = whole(&mut to.journal.view().await?, client, id).await? else { return Ok(None) };
    let found = whole.files.iter().find(|known| known.kept.id == file && known.slot.is_some());
    let Some(found) = found else { return Ok(None) };
    let content = whole.content(to, client, found).await?;
    content.map(|content| Ok((read::draft_file(found)?, content))).transpose()
}
