//! Saving what was filled in.

use accounts::Client;
use catalogue::Answers;
use vocabulary::DraftId;

use crate::{Draft, DraftError, SubmissionBox};

/// Puts `values` in the place of everything that was filled in at this step, right or wrong; other steps keep theirs.
/// Values of other fields than the step's are not taken.
///
/// # Errors
/// See [`DraftError`]; a step that the form does not have is [`DraftError::Gone`].
pub async fn save_answers(
    to: &SubmissionBox,
    client: &Client,
    id: DraftId,
    step: &str,
    values: Answers,
) -> Result<Draft, DraftError> {
    let _ = (to, client, id, step, values);
    Err(DraftError::Gone)
}

/// Puts `values` in the place of what was filled in about the applicant, right or wrong.
///
/// # Errors
/// See [`DraftError`].
pub async fn save_applicant(
    to: &SubmissionBox,
    client: &Client,
    id: DraftId,
    values: Answers,
) -> Result<Draft, DraftError> {
    let _ = (to, client, id, values);
    Err(DraftError::Gone)
}
