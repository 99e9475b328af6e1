//! Giving a letter to a unit (rozdział), or putting it before the head of the office.

use journal::{Act, Recorded};
use vocabulary::{Fault, UnitId};

use crate::{
    LetterState, MayDistribute, MaySendForAssignment, MoveError, StepKind, rule,
    turn::{Told, turn, unit, with},
};

/// Gives the letter to a unit: its head decides about it, or has decided by a rule, which is followed at once.
///
/// # Errors
/// There is no such unit, or the database failed.
pub async fn distribute(act: &mut Act, right: MayDistribute, to: UnitId) -> Result<Recorded, MoveError> {
    let to = unit(act, to).await?;
    let told = Told { unit: Some(to.id), ..Told::only(StepKind::Distributed) };
    let (unit, row) = (to.id, &right.row);
    let recorded = turn(act, (row, &right.official), &with(row, LetterState::Distributed, Some(to)), told).await?;
    if let Some(service) = catalogue::service(act.view(), &row.service).await?
        && let Some(rule) = rule::in_unit(act, &service, row, unit).await?
    {
        rule::assign_by_rule(act, row.id, &rule).await?;
    }
    Ok(recorded)
}

/// Puts the letter before the head of the office, who says who is to settle it.
///
/// # Errors
/// The database failed.
pub async fn send_for_assignment(act: &mut Act, right: MaySendForAssignment) -> Result<Recorded, Fault> {
    let now = with(&right.row, LetterState::ForAssignment, None);
    turn(act, (&right.row, &right.official), &now, Told::only(StepKind::SentForAssignment)).await
}
