//! What the desk that delivers letters of the office does to their case: lines of its history, and a letter that reached its
//! party on paper.

use accounts::Official;
use database::View;
use journal::{Act, Recorded};
use serde::{Deserialize, Serialize};
use vocabulary::{AnswerId, CaseId, Date, Fault};

use crate::{
    Answer, CaseRow, Deed, MayWork, OnPaper, StepKind, answer,
    step::{self, Step},
    store,
};

/// The kind of the job that a sealed letter of the office leaves: it is to be sent to those it is for.
pub const SEND_JOB: &str = "send_letter";

/// Which letter is to be sent.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct ToSend {
    /// The letter.
    pub answer: AnswerId,
}

impl MayWork {
    /// The case and whose right it is, when it is the one to deliver.
    ///
    /// # Errors
    /// A right to something else is a fault of ours.
    pub fn delivers(&self) -> Result<(&CaseRow, &Official), Fault> {
        self.is_to(Deed::Deliver)
    }
}

/// A letter of the office that is sealed, with its case; none when it is not there or not sealed. For the desk that delivers.
///
/// # Errors
/// The database failed.
pub async fn sealed(view: &mut View, letter: AnswerId) -> Result<Option<(CaseRow, Answer)>, Fault> {
    let found = store::answers::answer(view, letter).await?.filter(answer::is_ready);
    let Some(found) = found else { return Ok(None) };
    Ok(store::row(view, found.case).await?.map(|row| (row, found)))
}

/// Writes a line into the history of the case whose letters may be delivered: about one of them, or about its parties.
///
/// # Errors
/// The database failed.
pub async fn delivering(
    act: &mut Act,
    right: &MayWork,
    kind: StepKind,
    letter: Option<AnswerId>,
    note: &str,
) -> Result<(), Fault> {
    let (row, official) = right.delivers()?;
    let step = Step::by(official, kind).note(note);
    step::told(act, row.id, if let Some(letter) = letter { step.document(letter) } else { step }).await
}

/// Writes into the history of the case that this official posted a letter of it.
///
/// # Errors
/// The database failed.
pub async fn posted(
    act: &mut Act,
    official: &Official,
    case: CaseId,
    letter: AnswerId,
    note: &str,
) -> Result<(), Fault> {
    act.execute(store::lock(case)).await?;
    step::told(act, case, Step::by(official, StepKind::Posted).document(letter).note(note)).await
}

/// Writes into the history of the case that a letter of it goes out by itself.
///
/// # Errors
/// The database failed.
pub async fn sent_by_itself(act: &mut Act, case: CaseId, letter: AnswerId, note: &str) -> Result<(), Fault> {
    act.execute(store::lock(case)).await?;
    step::told(act, case, Step::by_itself(StepKind::SentOut).document(letter).note(note)).await
}

/// The party whose letter opened the case has this letter of the office since this day, on paper: with it the case is
/// delivered, or the clock stops if it is a call. None when it was delivered before, or has nothing to do any more: then
/// nothing happens.
///
/// # Errors
/// The database failed.
pub async fn delivered_on_paper(
    act: &mut Act,
    right: &MayWork,
    letter: AnswerId,
    how: OnPaper,
    on: Date,
) -> Result<Option<Recorded>, Fault> {
    let (row, official) = right.delivers()?;
    match answer::waiting_on_paper(act, row, letter).await? {
        Some(found) => answer::take_on_paper(act, row.clone(), official, &found, how, on).await.map(Some),
        None => Ok(None),
    }
}
