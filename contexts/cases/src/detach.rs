//! Taking a letter out of the file of a case.

use journal::{Act, Entry, Recorded};
use vocabulary::{Fault, LetterId};

use crate::{
    Deed, MayWork, StepKind, TextError,
    note::{needed, remark},
    step::{Step, told},
    store,
};

/// Why no letter was taken out.
#[derive(Debug)]
pub enum DetachError {
    /// It is not in the file, or the case was opened with it.
    Letter,
    /// The reason.
    Reason(TextError),
    /// Our fault.
    Fault(Fault),
}

impl From<Fault> for DetachError {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// Takes a letter that came into the file by mistake out of it, for a reason that stays in the case's history. It is the
/// official's to settle again, as before it was put there. The letter that the case was opened with stays.
///
/// # Errors
/// See [`DetachError`].
pub async fn detach(act: &mut Act, right: MayWork, letter: LetterId, reason: &str) -> Result<Recorded, DetachError> {
    let (row, official) = right.to(Deed::Detach)?;
    let reason = remark(reason).and_then(needed).map_err(DetachError::Reason)?;
    if letter == row.letter || act.execute(store::delete_document(row.id, letter)).await? == 0 {
        return Err(DetachError::Letter);
    }
    told(act, row.id, Step::by(&official, StepKind::Detached).document(letter).note(&reason)).await?;
    let _: Recorded = registry::taken_out(act, &official, letter).await?;
    Ok(act.record(Entry::new("case.detached", row.id).about("letter", letter).personal("note", reason)))
}
