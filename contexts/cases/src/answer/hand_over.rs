//! Handing an answer over on paper: to a person without an account or one who did not collect it; or a call that nobody collected.

use accounts::Official;
use journal::{Act, Entry, Recorded};
use vocabulary::{AnswerId, Date, Fault};

use super::{Answer, AnswerKind, AnswerState, OnPaper, collect::delivered};
use crate::{CaseRow, Deed, MayWork, Stage, StepKind, step::Step, store::answers as store};

/// Why it was not noted that an answer was handed over.
#[derive(Debug)]
pub enum HandAnswerError {
    /// That day is before the answer was sealed, or still to come.
    WrongDay,
    /// The case has no such answer that is sealed.
    Nothing,
    /// The database failed.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for HandAnswerError {
    fn from(cause: E) -> Self {
        Self::Fault(cause.into())
    }
}

/// Notes that the answer was handed over on paper on this day: with it the case is delivered, or the clock stops if it is a
/// call.
///
/// # Errors
/// See [`HandAnswerError`].
pub async fn answer_handed_over(
    act: &mut Act,
    right: MayWork,
    answer: AnswerId,
    how: OnPaper,
    on: Date,
) -> Result<Recorded, HandAnswerError> {
    let (row, official) = right.to(Deed::HandAnswer)?;
    let found = waiting_on_paper(act, &row, answer).await?.ok_or(HandAnswerError::Nothing)?;
    let sealed = found.sealed_at.ok_or(HandAnswerError::Nothing)?;
    if on < sealed.warsaw_date() || on > act.at().warsaw_date() {
        return Err(HandAnswerError::WrongDay);
    }
    Ok(take_on_paper(act, row, &official, &found, how, on).await?)
}

/// The letter of this case, if it is sealed and still does something when its party gets it.
pub(crate) async fn waiting_on_paper(act: &mut Act, row: &CaseRow, answer: AnswerId) -> Result<Option<Answer>, Fault> {
    let found = store::answer(act.view(), answer).await?;
    let is_here = |found: &Answer| found.case == row.id && found.is_handed_at(row.stage);
    Ok(found.filter(|found| found.state == AnswerState::Sealed && is_here(found)))
}

/// The party has it on paper.
pub(crate) async fn take_on_paper(
    act: &mut Act,
    mut row: CaseRow,
    official: &Official,
    found: &Answer,
    how: OnPaper,
    on: Date,
) -> Result<Recorded, Fault> {
    act.execute(store::hand_over(found.id, how, on)).await?;
    delivered(act, &mut row, found, Step::by(official, StepKind::HandedOnPaper).document(found.id), on).await?;
    let entry = Entry::new("answer.handed_over", found.id).about("case", row.id);
    Ok(act.record(entry.fact("how", how.code()).fact("on", on.to_string())))
}

impl Answer {
    /// Whether it can be handed over while its case is at this stage: an order that ends nothing, at any.
    pub(super) fn is_handed_at(&self, stage: Stage) -> bool {
        match self.text.kind() {
            AnswerKind::Calls(_) => stage == Stage::AwaitingParty,
            kind if kind.settles() => stage == Stage::Settled,
            _ => !stage.is_over(),
        }
    }
}
