//! Saying that a letter is not ours.

use journal::{Act, Recorded};
use vocabulary::UnitId;

use crate::{
    LetterState, MayRefuse, MoveError, StepKind,
    turn::{Told, reason, turn, unit, with},
};

/// Sends the letter back to the point, or at once to the unit whose it is.
///
/// # Errors
/// No reason was given, the unit is not there or has the letter now, or the database failed.
pub async fn refuse(act: &mut Act, right: MayRefuse, why: &str, to: Option<UnitId>) -> Result<Recorded, MoveError> {
    let MayRefuse { row, official } = right;
    let why = reason(why)?;
    let to = match to {
        Some(id) if row.circulation.unit.as_ref().is_some_and(|unit| unit.id == id) => return Err(MoveError::Unit),
        Some(id) => Some(unit(act, id).await?),
        None => None,
    };
    let state = if to.is_some() { LetterState::Distributed } else { LetterState::ReturnedToPoint };
    let told = Told { unit: to.as_ref().map(|unit| unit.id), note: why, ..Told::only(StepKind::Refused) };
    Ok(turn(act, (&row, &official), &with(&row, state, to), told).await?)
}
