//! Taking a letter, and putting it into a case.

use accounts::Official;
use journal::{Act, Recorded};
use vocabulary::{Fault, LetterId, UnitId};

use crate::{
    Circulation, LetterRow, LetterState, MayFile, MayTake, StepKind,
    store::{self, Step},
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

/// The letter answers what the office asked for, and is in the case that the unit carries: the end of its way. Whoever keeps
/// the cases calls it in the act that receives the letter.
///
/// # Errors
/// The database failed.
pub async fn filed_by_rule(act: &mut Act, letter: LetterId, unit: UnitId) -> Result<(), Fault> {
    let at = act.at();
    act.execute(store::filed(letter)).await?;
    let step = Step { unit: Some(unit), ..Step::by_rule(StepKind::Filed) };
    act.execute(store::insert_step(letter, at, &step)).await?;
    Ok(())
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

/// The letter is in no case any more: it is this official's to settle again, in the own unit. Whoever keeps the cases calls
/// it in the same act, and has seen to it that the official may.
///
/// # Errors
/// There is no such letter, it is in no case, or the database failed.
pub async fn taken_out(act: &mut Act, official: &Official, letter: LetterId) -> Result<Recorded, Fault> {
    store::advance(act, letter).await?;
    let found = store::letter(act.view(), letter).await?.map(|(row, _, _)| row);
    let row = found.filter(|row| row.circulation.state == LetterState::Filed);
    let row = row.ok_or_else(|| Fault::new("the letter is in no case"))?;
    let told = Told {
        unit: Some(official.unit().id),
        person: Some((official.id(), official.name())),
        ..Told::only(StepKind::TakenOut)
    };
    let now = Circulation {
        state: LetterState::Taken,
        unit: Some(official.unit().clone()),
        person: Some((official.id(), official.name().to_owned())),
        ..row.circulation.clone()
    };
    turn(act, (&row, official), &now, told).await
}
