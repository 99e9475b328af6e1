//! Forms that arrive a second time: what this very person did is told as done, anything else is not.

use accounts::Official;
use database::View;
use vocabulary::{AnswerId, Date, Fault};

use super::{AnswerState, AnswerText, OnPaper};
use crate::{StepKind, note::remark, store::answers as store};

/// What was asked of an answer, over the version that a page showed.
#[derive(Clone, Copy, Debug)]
pub enum AnswerAsked<'a> {
    /// To save this text, and to send it to be approved when the flag is up.
    Save(&'a AnswerText, bool),
    /// To give it back with these remarks.
    GiveBack(&'a str),
    /// To approve it.
    Approve,
    /// To note that it was handed over so on this day; the version is the case's.
    HandOver(OnPaper, Date),
}

/// Whether this very official did this very thing, with the same content, over this version of the answer: the form was
/// sent twice, and nobody did anything else to it since.
///
/// # Errors
/// The database failed.
pub async fn answer_was_done(
    view: &mut View,
    official: &Official,
    id: AnswerId,
    version: i64,
    asked: AnswerAsked<'_>,
) -> Result<bool, Fault> {
    let Some((case, answer)) = super::answer(view, official, id).await? else { return Ok(false) };
    // How many versions ago it happened, if it did: the seal and the collection count one each.
    let (then, kind) = match asked {
        AnswerAsked::Save(text, sends) => {
            let state = if sends { AnswerState::ForApproval } else { AnswerState::Draft };
            if answer.text != *text || answer.state != state {
                return Ok(false);
            }
            let author = store::author(view, id).await?;
            return Ok(author == Some(official.person()) && version + 1 == answer.version);
        }
        AnswerAsked::GiveBack(remarks) => {
            let same = remark(remarks).is_ok_and(|remarks| !remarks.is_empty() && remarks == answer.remarks);
            (
                if same && answer.state == AnswerState::Draft { answer.version - 1 } else { return Ok(false) },
                StepKind::GivenBack,
            )
        }
        AnswerAsked::Approve => match answer.state {
            AnswerState::Accepted => (answer.version - 1, StepKind::Accepted),
            AnswerState::Draft | AnswerState::ForApproval => return Ok(false),
            AnswerState::Approved => (answer.version - 1, StepKind::Approved),
            AnswerState::Sealed => (answer.version - 2, StepKind::Approved),
            AnswerState::Collected => (answer.version - 3, StepKind::Approved),
        },
        AnswerAsked::HandOver(how, on) => {
            if answer.handed_over != Some((how, on)) {
                return Ok(false);
            }
            (case.version - 1, StepKind::HandedOnPaper)
        }
    };
    Ok(version == then && store::last_actor(view, case.id, kind).await? == Some(official.person()))
}
