//! Taking a letter, and putting it into a case.

use journal::{Act, Recorded};
use vocabulary::Fault;

use crate::{
    Circulation, LetterRow, LetterState, MayFile, MayTake, StepKind,
    turn::{Told, turn},
};

/// The letter is this official's to settle.
///
/// # Errors
/// The database failed.
pub async fn take(act: &mut Act, right: MayTake) -> Result<Recorded, Fault> {
    let MayTake { row, official } = right;
    let person = (official.id(), official.name().to_owned());
    let told = Told {
        unit: row.circulation.unit.as_ref().map(|unit| unit.id),
        person: Some((official.id(), official.name())),
        ..Told::only(StepKind::Taken)
    };
    let now = Circulation { state: LetterState::Taken, person: Some(person), ..row.circulation.clone() };
    turn(act, (&row, &official), &now, told).await
}

impl MayFile {
    /// The letter that goes into a case.
    #[must_use]
    pub const fn letter(&self) -> &LetterRow {
        &self.row
    }
}

/// The letter is in a case: the end of its way. Whoever keeps the cases calls it in the same act.
///
/// # Errors
/// The database failed.
pub async fn filed(act: &mut Act, right: MayFile) -> Result<Recorded, Fault> {
    let MayFile { row, official } = right;
    let told = Told { unit: row.circulation.unit.as_ref().map(|unit| unit.id), ..Told::only(StepKind::Filed) };
    let now = Circulation { state: LetterState::Filed, ..row.circulation.clone() };
    turn(act, (&row, &official), &now, told).await
}
