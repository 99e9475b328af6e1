//! What other systems call.

use cases::MessageId;
use vocabulary::{AnswerId, CaseId, LetterId, SubmissionId};

/// The API, version 1.
pub const API: &str = "/api/v1";

/// A file of a letter in the API, for other systems.
#[must_use]
pub fn api_letter_file(letter: LetterId, position: u32) -> String {
    format!("{API}/office/letters/{letter}/files/{position}")
}

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

/// A file that came with a message, in the API.
#[must_use]
pub fn api_message_file(case: CaseId, message: MessageId, position: u32) -> String {
    format!("{API}/cases/{case}/messages/{message}/files/{position}")
}
