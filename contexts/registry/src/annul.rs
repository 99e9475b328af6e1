//! Annulling an entry that was made by mistake: the clerk says why, the coordinator decides. Nothing is deleted, the number
//! stays used (the chancery instruction, section 1.2).

use journal::{Act, Recorded};
use vocabulary::Fault;

use crate::{
    LetterState, MayAnnul, MayAskAnnulment, MayKeepEntry, MoveError, StepKind, store,
    turn::{Told, reason, turn, with},
};

/// Puts the entry before the coordinator. Nobody works on the letter meanwhile.
///
/// # Errors
/// No reason was given, or the database failed.
pub async fn ask_annulment(act: &mut Act, right: MayAskAnnulment, why: &str) -> Result<Recorded, MoveError> {
    let MayAskAnnulment { row, official } = right;
    let told = Told { note: reason(why)?, ..Told::only(StepKind::AnnulmentAsked) };
    Ok(turn(act, (&row, &official), &with(&row, LetterState::ForAnnulment, None), told).await?)
}

/// Annuls the entry.
///
/// # Errors
/// The database failed.
pub async fn annul(act: &mut Act, right: MayAnnul) -> Result<Recorded, Fault> {
    let MayAnnul { row, official } = right;
    turn(act, (&row, &official), &with(&row, LetterState::Annulled, None), Told::only(StepKind::Annulled)).await
}

/// Sends the letter back to the point: its entry stands.
///
/// # Errors
/// No reason was given, or the database failed.
pub async fn keep_entry(act: &mut Act, right: MayKeepEntry, why: &str) -> Result<Recorded, MoveError> {
    let MayKeepEntry { row, official } = right;
    let told = Told { note: reason(why)?, ..Told::only(StepKind::EntryKept) };
    let scanned = store::paper(act.view(), row.id).await?.is_some_and(|paper| paper.scan.is_some());
    let state = if scanned { LetterState::ReturnedToPoint } else { LetterState::Registered };
    Ok(turn(act, (&row, &official), &with(&row, state, None), told).await?)
}
