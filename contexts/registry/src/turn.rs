//! One step of a letter, written down: where it is now, its history and the journal's entry, together.

use accounts::{Official, OfficialCard, Unit};
use journal::{Act, Entry, Recorded};
use vocabulary::{AccountId, Date, Fault, Term, UnitId};

use crate::{
    Circulation, KEPT, LetterRow, StepKind, kept,
    store::{self, Step},
};

/// Instructions and reasons are at most this long, in characters.
pub const LONGEST_NOTE: usize = 2_000;
/// A day is set at most so many years ahead: what lies further is a slip of the pen.
pub const FARTHEST_YEARS: u16 = 5;

/// Why a step that was allowed did not happen. Nothing was changed.
#[derive(Debug)]
pub enum MoveError {
    /// No such unit, or not one that this official may name here.
    Unit,
    /// Nobody of the unit that was named, or nobody who is there any more.
    Person,
    /// The day is over.
    DuePast,
    /// The day is further ahead than [`FARTHEST_YEARS`].
    DueFar,
    /// The day may not be after this one, which the superior set.
    DueLater {
        /// The latest day.
        latest: Date,
    },
    /// A reason must be given.
    NoReason,
    /// The text is longer than this, in characters.
    TooLong {
        /// The limit.
        limit: usize,
    },
    /// Our fault.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for MoveError {
    fn from(cause: E) -> Self {
        Self::Fault(cause.into())
    }
}

/// What a step adds to the history beside where the letter is then.
pub(crate) struct Told<'a> {
    pub kind: StepKind,
    pub unit: Option<UnitId>,
    pub person: Option<(AccountId, &'a str)>,
    pub note: &'a str,
    pub due: Option<Date>,
}

impl Told<'_> {
    pub(crate) const fn only(kind: StepKind) -> Self {
        Self { kind, unit: None, person: None, note: "", due: None }
    }
}

/// Writes a step down.
pub(crate) async fn turn(
    act: &mut Act,
    (row, official): (&LetterRow, &Official),
    now: &Circulation,
    told: Told<'_>,
) -> Result<Recorded, Fault> {
    let at = act.at();
    act.execute(store::update(row.id, now)).await?;
    let step = Step {
        kind: told.kind,
        actor: Some((official.person(), official.signs_as())),
        post: Some(official.post()),
        unit: told.unit,
        person: told.person,
        note: told.note,
        due: told.due,
    };
    act.execute(store::insert_step(row.id, at, &step)).await?;
    let mut entry = Entry::new(entry_kind(told.kind), row.id).fact("number", row.number.to_string());
    if let Some(unit) = told.unit {
        entry = entry.about("unit", unit);
    }
    if let Some((person, name)) = told.person {
        entry = entry.about("person", person).personal("name", name);
    }
    if let Some(due) = told.due {
        entry = entry.fact("due", due.to_string());
    }
    if told.kind == StepKind::Scanned {
        let kept = kept::kept(act.view(), row.id).await?.map_or_else(String::new, |kept| kept.letter);
        entry = entry.personal(KEPT, kept);
    }
    if !told.note.is_empty() {
        entry = entry.personal("note", told.note);
    }
    Ok(act.record(entry))
}

/// The same letter with nobody but, perhaps, a unit: no person, no instructions, no day, no author.
pub(crate) fn with(row: &LetterRow, state: crate::LetterState, unit: Option<Unit>) -> Circulation {
    Circulation {
        state,
        unit,
        person: None,
        instructions: String::new(),
        due: None,
        assigned_by: None,
        ..row.circulation.clone()
    }
}

/// The unit of this id.
pub(crate) async fn unit(act: &mut Act, id: UnitId) -> Result<Unit, MoveError> {
    accounts::units(act.view()).await?.into_iter().find(|unit| unit.id == id).ok_or(MoveError::Unit)
}

/// Somebody who works in this unit and can be given letters.
pub(crate) async fn person_of(act: &mut Act, unit: UnitId, id: AccountId) -> Result<OfficialCard, MoveError> {
    accounts::people_of(act.view(), unit).await?.into_iter().find(|card| card.id == id).ok_or(MoveError::Person)
}

/// A day that somebody sets today.
pub(crate) fn settable(day: Date, today: Date) -> Result<(), MoveError> {
    if day < today {
        return Err(MoveError::DuePast);
    }
    if day > Term::Years(FARTHEST_YEARS).nominal(today) { Err(MoveError::DueFar) } else { Ok(()) }
}

/// A text that people typed, cut of spaces around it.
pub(crate) fn note(text: &str) -> Result<&str, MoveError> {
    let text = text.trim();
    if text.chars().count() > LONGEST_NOTE {
        return Err(MoveError::TooLong { limit: LONGEST_NOTE });
    }
    Ok(text)
}

/// The same, and not empty.
pub(crate) fn reason(text: &str) -> Result<&str, MoveError> {
    note(text).and_then(|text| if text.is_empty() { Err(MoveError::NoReason) } else { Ok(text) })
}

const fn entry_kind(kind: StepKind) -> &'static str {
    match kind {
        StepKind::Registered => "letter.registered",
        StepKind::Scanned => "letter.scanned",
        StepKind::Distributed => "letter.distributed",
        StepKind::SentForAssignment => "letter.sent_for_assignment",
        StepKind::Assigned => "letter.assigned",
        StepKind::Reassigned => "letter.reassigned",
        StepKind::Corrected => "letter.assignment_corrected",
        StepKind::Refused => "letter.refused",
        StepKind::Taken => "letter.taken",
        StepKind::Filed => "letter.filed",
        StepKind::AnnulmentAsked => "letter.annulment_asked",
        StepKind::Annulled => "letter.annulled",
        StepKind::EntryKept => "letter.entry_kept",
        StepKind::TakenOut => "letter.taken_out",
        StepKind::ScanConfirmed => "letter.scan_confirmed",
    }
}
