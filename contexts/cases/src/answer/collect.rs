//! The client collects the answer.

use accounts::Client;
use database::View;
use journal::{Act, Entry, Recorded};
use vocabulary::{AnswerId, CaseId, Fault, FileId};

use super::AnswerState;
use crate::{
    Denied, Stage, StepKind,
    step::{self, Step},
    store::{self as cases, answers as store},
};

/// The client collects the answer of an own case: with it the case is delivered, on this day. None when it was collected
/// before: then nothing happens, and the act is given up.
///
/// # Errors
/// [`Denied::NotYours`], [`Denied::NotNow`] while there is nothing to collect, or the database failed.
pub async fn collect(
    act: &mut Act,
    client: &Client,
    case: CaseId,
    answer: AnswerId,
) -> Result<Option<Recorded>, Denied> {
    let at = act.at();
    if act.execute(store::collect(client.id(), case, answer, at)).await? == 0 {
        return match store::state_for(act.view(), client.id(), case, answer).await? {
            None => Err(Denied::NotYours),
            Some(AnswerState::Collected) => Ok(None),
            Some(_) => Err(Denied::NotNow),
        };
    }
    act.execute(cases::lock(case)).await?;
    let mut row = cases::row(act.view(), case).await?.ok_or(Denied::NotYours)?;
    if row.stage == Stage::Settled {
        row.stage = Stage::Delivered;
    }
    let step = Step { kind: StepKind::Collected, by: Some((client.id(), client.name())), person: "", note: "" };
    step::took(act, &row, step).await?;
    Ok(Some(act.record(Entry::new("answer.collected", answer).about("case", case))))
}

/// The sealed PDF of an answer that this client has collected.
///
/// # Errors
/// The database failed.
pub async fn answer_pdf(
    view: &mut View,
    client: &Client,
    case: CaseId,
    answer: AnswerId,
) -> Result<Option<FileId>, Fault> {
    store::collected_pdf(view, client.id(), case, answer).await
}
