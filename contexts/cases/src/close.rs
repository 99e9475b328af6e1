//! Closing a case.

use accounts::Notice;
use journal::{Act, Entry, Recorded};
use vocabulary::Fault;

use crate::{
    Deed, MayWork, Stage, StepKind,
    note::{TextError, needed, remark},
    step::{self, Step},
    store,
};

/// Why the case was not closed.
#[derive(Debug)]
pub enum CloseError {
    /// What was written about it; a case without an answer is closed with a reason only.
    Note(TextError),
    /// An answer is approved and about to be sealed.
    AnswerApproved,
    /// Our fault.
    Fault(Fault),
}

impl From<Fault> for CloseError {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<TextError> for CloseError {
    fn from(error: TextError) -> Self {
        Self::Note(error)
    }
}

/// Closes the case, which is read-only from then on. A case that was only noted, without an answer, needs a reason; it
/// stays inside the office. The client is told that the case is closed.
///
/// # Errors
/// See [`CloseError`].
pub async fn close(act: &mut Act, right: MayWork, note: &str) -> Result<Recorded, CloseError> {
    let (mut row, official) = right.to(Deed::Close)?;
    let mut note = remark(note)?;
    let noted_only = row.stage == Stage::Open;
    if noted_only {
        note = needed(note)?;
        if store::answer_is_approved(act.view(), row.id).await? {
            return Err(CloseError::AnswerApproved);
        }
    }
    row.stage = Stage::Closed;
    row.closed_at = Some(act.at());
    step::took(act, &row, Step::by(&official, StepKind::Closed).note(&note)).await?;
    step::notify(act, &row, |case, sign| Notice::CaseClosed { case, sign }).await?;
    Ok(act.record(Entry::new("case.closed", row.id).fact("noted_only", noted_only)))
}
