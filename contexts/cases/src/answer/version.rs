//! Versions of an answer's text: each that was saved stays in the file.

use database::View;
use vocabulary::{Fault, Instant};

use super::{Answer, AnswerText};
use crate::store::answers as store;

/// A version of an answer's text.
#[derive(Clone, Debug)]
pub struct AnswerVersion {
    /// Which one.
    pub version: i64,
    /// What it says.
    pub text: AnswerText,
    /// Who saved it.
    pub by: String,
    /// When.
    pub made_at: Instant,
}

/// Every version of an answer, oldest first; for whoever was shown the answer.
///
/// # Errors
/// The database failed.
pub async fn versions(view: &mut View, answer: &Answer) -> Result<Vec<AnswerVersion>, Fault> {
    store::versions(view, answer.id).await
}
