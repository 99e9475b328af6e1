//! What other systems call.

use vocabulary::{AnswerId, CaseId, SubmissionId};

/// The API, version 1.
pub const API: &str = "/api/v1";

/// The receipt of a filing in the API.
#[must_use]
pub fn api_receipt(id: SubmissionId) -> String {
    format!("{API}/submissions/{id}/receipt")
}

/// An answer in the API.
#[must_use]
pub fn api_answer(case: CaseId, answer: AnswerId) -> String {
    format!("{API}/cases/{case}/answers/{answer}")
}
