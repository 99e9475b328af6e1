//! Saying who is to settle a letter (dekretacja), giving it on within the unit, and taking an assignment back.

use accounts::{Post, Unit};
use journal::{Act, Recorded};
use vocabulary::{AccountId, Date, UnitId};

use crate::{
    Circulation, LetterState, MayAssign, MayCorrect, MayReassign, MoveError, StepKind,
    turn::{Told, note, person_of, reason, settable, turn, unit, with},
};

/// Who is to settle a letter, how and by when.
#[derive(Clone, Debug)]
pub struct Assignment {
    /// The unit.
    pub unit: UnitId,
    /// One person of it; else its head takes the letter or gives it on.
    pub person: Option<AccountId>,
    /// What is asked for; at most [`crate::LONGEST_NOTE`] characters.
    pub instructions: String,
    /// The last day.
    pub due: Option<Date>,
}

/// Assigns the letter. The head of a unit assigns within it.
///
/// # Errors
/// See [`MoveError`].
pub async fn assign(act: &mut Act, right: MayAssign, to: Assignment) -> Result<Recorded, MoveError> {
    let MayAssign { row, official } = right;
    let unit: Unit = unit(act, to.unit).await?;
    if official.post() == Post::UnitHead && unit.id != official.unit().id {
        return Err(MoveError::Unit);
    }
    let person = match to.person {
        Some(person) => Some(person_of(act, unit.id, person).await?),
        None => None,
    };
    let instructions = note(&to.instructions)?;
    if let Some(day) = to.due {
        settable(day, act.at().warsaw_date())?;
    }
    let told = Told {
        kind: StepKind::Assigned,
        unit: Some(unit.id),
        person: person.as_ref().map(|card| (card.id, card.name.as_str())),
        note: instructions,
        due: to.due,
    };
    let now = Circulation {
        state: LetterState::Assigned,
        unit: Some(unit),
        person: person.as_ref().map(|card| (card.id, card.name.clone())),
        instructions: instructions.to_owned(),
        due: to.due,
        assigned_by: Some(official.id()),
        ..row.circulation.clone()
    };
    Ok(turn(act, (&row, &official), &now, told).await?)
}

/// Gives an assigned or a taken letter to a person of the own unit, to whom it is assigned then. The superior's instructions stand as they are, and the day may only
/// come sooner: without one the superior's holds. The author of the assignment stays its author.
///
/// # Errors
/// See [`MoveError`].
pub async fn reassign(
    act: &mut Act,
    right: MayReassign,
    person: AccountId,
    due: Option<Date>,
) -> Result<Recorded, MoveError> {
    let MayReassign { row, official } = right;
    let person = person_of(act, official.unit().id, person).await?;
    let before = row.circulation.due;
    let due = due.or(before);
    match (due, before) {
        (Some(day), Some(latest)) if day > latest => return Err(MoveError::DueLater { latest }),
        // A day that the superior set and that is over stays as it is; a new one is not set in the past.
        (Some(day), _) if due != before => settable(day, act.at().warsaw_date())?,
        _ => {}
    }
    let told = Told {
        kind: StepKind::Reassigned,
        unit: Some(official.unit().id),
        person: Some((person.id, &person.name)),
        note: "",
        due,
    };
    let now = Circulation {
        state: LetterState::Assigned,
        person: Some((person.id, person.name.clone())),
        due,
        ..row.circulation.clone()
    };
    Ok(turn(act, (&row, &official), &now, told).await?)
}

/// Takes the own assignment back: the letter waits for assignment again, with the head of a unit in that unit.
///
/// # Errors
/// No reason was given, or the database failed.
pub async fn correct_assignment(act: &mut Act, right: MayCorrect, why: &str) -> Result<Recorded, MoveError> {
    let MayCorrect { row, official } = right;
    let why = reason(why)?;
    let unit = row.circulation.unit.clone().filter(|_| official.post() == Post::UnitHead);
    let told = Told { note: why, unit: unit.as_ref().map(|unit| unit.id), ..Told::only(StepKind::Corrected) };
    Ok(turn(act, (&row, &official), &with(&row, LetterState::ForAssignment, unit), told).await?)
}
