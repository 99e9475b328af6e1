//! Files of a draft.

use accounts::Client;
use bytes::Bytes;
use vocabulary::{DraftId, Fault, FileId};

use crate::{DraftError, DraftFile, Refusal, SubmissionBox, UploadedFile};

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
    let _ = (to, client, id, slot, files);
    Err(AttachError::Draft(DraftError::Gone))
}

/// Takes a file away from a draft and erases it. A file that is not there is [`DraftError::Gone`].
///
/// # Errors
/// See [`DraftError`].
pub async fn detach(to: &SubmissionBox, client: &Client, id: DraftId, file: FileId) -> Result<(), DraftError> {
    let _ = (to, client, id, file);
    Err(DraftError::Gone)
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
    let _ = (to, client, id, file);
    Ok(None)
}
