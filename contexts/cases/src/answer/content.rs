//! Everything that stands on the paper of an answer.

use accounts::{Official, Post};
use database::View;
use serde::{Deserialize, Serialize};
use vocabulary::{AnswerId, Fault, Instant};

use super::AnswerText;
use crate::store::answers as store;

/// What the paper of an answer says. From the approval on it is always the same.
#[derive(Clone, Debug)]
pub struct AnswerContent {
    /// The answer: what tells its paper from any other.
    pub id: AnswerId,
    /// The sign of the case.
    pub sign: String,
    /// To whom, what about, what it says.
    pub text: AnswerText,
    /// Who approved it; none on the paper of a draft.
    pub approval: Option<Approval>,
}

/// Who approved an answer, as the paper says it: as it was then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approval {
    /// When: the letter's date.
    pub at: Instant,
    /// First name and surname.
    pub name: String,
    /// The post.
    pub post: Post,
    /// The unit's name.
    pub unit: String,
    /// By an authorisation of the authority (z up.).
    pub for_authority: bool,
}

/// [`Approval`] as it is kept.
#[derive(Serialize, Deserialize)]
struct KeptApproval {
    at: Instant,
    name: String,
    post: String,
    unit: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    for_authority: bool,
}

impl Approval {
    pub(crate) fn kept(&self) -> Result<String, Fault> {
        let Self { at, name, post, unit, for_authority } = self.clone();
        Ok(serde_json::to_string(&KeptApproval { at, name, post: post.code().to_owned(), unit, for_authority })?)
    }

    pub(crate) fn read(kept: &str) -> Result<Self, Fault> {
        let KeptApproval { at, name, post, unit, for_authority } = serde_json::from_str(kept)?;
        let post = Post::of_code(&post).ok_or_else(|| Fault::new(format!("unknown post {post}")))?;
        Ok(Self { at, name, post, unit, for_authority })
    }
}

/// What the paper of an answer says, or would say if it were approved as it stands; none for whoever may not see its case.
///
/// # Errors
/// The database failed.
pub async fn answer_content(
    view: &mut View,
    official: &Official,
    id: AnswerId,
) -> Result<Option<AnswerContent>, Fault> {
    let Some((case, answer)) = super::answer(view, official, id).await? else { return Ok(None) };
    let approval = store::approval(view, id).await?;
    Ok(Some(AnswerContent { id, sign: case.sign.to_string(), text: answer.text, approval }))
}
