//! Giving a letter to a unit (rozdział), or putting it before the head of the office.

use journal::{Act, Recorded};
use vocabulary::{Fault, UnitId};

use crate::{
    LetterState, MayDistribute, MaySendForAssignment, MoveError, StepKind,
    turn::{Told, turn, unit, with},
};

/// Gives the letter to a unit: its head decides about it.
///
/// # Errors
/// There is no such unit, or the database failed.
pub async fn distribute(act: &mut Act, right: MayDistribute, to: UnitId) -> Result<Recorded, MoveError> {
    let to = unit(act, to).await?;
    let told = Told { unit: Some(to.id), ..Told::only(StepKind::Distributed) };
    let now = with(&right.row, LetterState::Distributed, Some(to));
    Ok(turn(act, (&right.row, &right.official), &now, told).await?)
}

/// Puts the letter before the head of the office, who says who is to settle it.
///
/// # Errors
/// The database failed.
pub async fn send_for_assignment(act: &mut Act, right: MaySendForAssignment) -> Result<Recorded, Fault> {
    let now = with(&right.row, LetterState::ForAssignment, None);
    turn(act, (&right.row, &right.official), &now, Told::only(StepKind::SentForAssignment)).await
}
