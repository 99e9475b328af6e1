//! Writing an answer, and sending it to be approved.

use journal::{Act, Entry, Recorded};
use registry::KEPT;
use vocabulary::{AnswerId, Fault};

use super::{
    AnswerField, AnswerKind, AnswerState, AnswerText, MayDraft, agrees::hash, collect::can_be_signed_for, right::Locked,
};
use crate::{
    CaseRow, Deed, MayWork, StepKind,
    step::{self, Step},
    store::{self as cases, answers as store},
};

/// Why an answer was not begun.
#[derive(Debug)]
pub enum DraftError {
    /// The case has one of the kind: this one.
    Exists(AnswerId),
    /// The database failed.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for DraftError {
    fn from(cause: E) -> Self {
        Self::Fault(cause.into())
    }
}

/// Why an answer was not sent to be approved.
#[derive(Debug)]
pub enum SendError {
    /// These parts are missing.
    Unfinished(Vec<AnswerField>),
    /// The database failed.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for SendError {
    fn from(cause: E) -> Self {
        Self::Fault(cause.into())
    }
}

/// Begins a letter of the office in the case; it may still be unfinished. The first version is 1. The right to leave what was
/// filed unexamined begins that letter, the right to draft any other.
///
/// # Errors
/// See [`DraftError`].
pub async fn draft(act: &mut Act, right: MayWork, text: &AnswerText) -> Result<(AnswerId, Recorded), DraftError> {
    let unexamined = matches!(text.kind(), AnswerKind::LeavesUnexamined);
    let (case, official) = right.to(if unexamined { Deed::LeaveUnexamined } else { Deed::Draft })?;
    let text = &deliverable(act, &case, text.clone()).await?;
    let there = store::of_case(act.view(), case.id).await?.into_iter().find(|answer| match text.kind() {
        AnswerKind::Calls(_) => answer.is_pending_call(),
        AnswerKind::Orders(_) => answer.is_pending_order(),
        kind => answer.text.kind().code() == kind.code(),
    });
    if let Some(answer) = there {
        return Err(DraftError::Exists(answer.id));
    }
    let (id, at) = (act.new_id(), act.at());
    act.execute(store::insert(id, case.id, official.person(), text)?).await?;
    act.execute(store::insert_version(id, 1, official.person(), at, text)?).await?;
    step::told(act, case.id, Step::by(&official, StepKind::Drafted).document(id)).await?;
    let entry = Entry::new("answer.drafted", id).about("case", case.id);
    let entry = entry.fact("kind", text.kind().code());
    Ok((id, act.record(entry.personal(KEPT, hash(&text.as_one()?)))))
}

/// Keeps what was written, finished or not, as a new version; the older ones stay. What the letter is for stays what it was.
///
/// # Errors
/// The database failed.
pub async fn change(act: &mut Act, right: &mut MayDraft, text: AnswerText) -> Result<Recorded, Fault> {
    let Locked { case, answer, official } = &mut right.0;
    if text.kind().code() != answer.text.kind().code() {
        return Err(Fault::new("a letter of the office was to become one of another kind"));
    }
    let (text, at) = (deliverable(act, case, text).await?, act.at());
    act.execute(store::save_text(answer.id, &text)?).await?;
    act.execute(store::insert_version(answer.id, answer.version, official.person(), at, &text)?).await?;
    let entry = Entry::new("answer.changed", answer.id).about("case", case.id).fact("version", answer.version);
    let entry = entry.personal(KEPT, hash(&text.as_one()?));
    answer.text = text;
    Ok(act.record(entry))
}

/// The text without what cannot be asked of the client of this case: a signature by which nobody can tell them.
async fn deliverable(act: &mut Act, case: &CaseRow, text: AnswerText) -> Result<AnswerText, Fault> {
    let signed = text.signed_delivery() && can_be_signed_for(act.view(), case).await?;
    Ok(text.for_signed_delivery(signed))
}

/// Sends the answer to be approved.
///
/// # Errors
/// See [`SendError`].
pub async fn send_for_approval(act: &mut Act, right: MayDraft) -> Result<Recorded, SendError> {
    let Locked { case, answer, official } = right.0;
    let missing = answer.text.missing();
    if !missing.is_empty() {
        return Err(SendError::Unfinished(missing));
    }
    act.execute(store::set_state(answer.id, AnswerState::ForApproval, "")).await?;
    act.execute(cases::lock(case.id)).await?;
    step::told(act, case.id, Step::by(&official, StepKind::SentForApproval).document(answer.id)).await?;
    let entry = Entry::new("answer.sent_for_approval", answer.id).about("case", case.id);
    Ok(act.record(entry.fact("version", answer.version)))
}
