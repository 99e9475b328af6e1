//! Doing with a letter what was posted.

use accounts::Official;
use journal::Recorded;
use registry::{Assignment, Denied, FARTHEST_YEARS, LetterRow, LetterStep, Move, MoveError, StepKind};
use serde::Deserialize;
use vocabulary::{AccountId, Fault, LetterId, UnitId};
use words::dates;

use crate::{
    State,
    kit::{deed, errors::FieldError, frame::Frame, visit::Visit},
    office::case::deeds::day,
};

/// What is posted, as the last part of its address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Posted {
    Distribute,
    SendForAssignment,
    Assign,
    Reassign,
    Correct,
    Refuse,
    Take,
    AskAnnulment,
    Annul,
    KeepEntry,
    ConfirmScan,
}

/// What was filled in, whichever form it was.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Filled {
    pub wersja: String,
    /// `biurko` when it came from the desk.
    pub skad: String,
    /// A unit, or a unit and one of its people: `unit` or `unit/person`.
    pub(crate) komu: String,
    pub(crate) komorka: String,
    pub(crate) osoba: String,
    pub(crate) dzien: String,
    pub(crate) polecenie: String,
    pub(crate) powod: String,
}

impl Filled {
    /// The text that was typed: instructions or a reason.
    pub(crate) fn text(&self) -> String {
        [self.polecenie.trim(), self.powod.trim()].into_iter().filter(|text| !text.is_empty()).collect()
    }
}

/// Why it was not done.
pub(crate) enum Undone {
    /// Fields to put right.
    Wrong(Vec<FieldError>),
    /// Not this official's, or not as things stand.
    Denied(Denied),
}

impl<E: Into<Fault>> From<E> for Undone {
    fn from(cause: E) -> Self {
        Self::Denied(Denied::Fault(cause.into()))
    }
}

impl Posted {
    const ALL: [Self; 11] = [
        Self::Distribute,
        Self::SendForAssignment,
        Self::Assign,
        Self::Reassign,
        Self::Correct,
        Self::Refuse,
        Self::Take,
        Self::AskAnnulment,
        Self::Annul,
        Self::KeepEntry,
        Self::ConfirmScan,
    ];

    /// The last part of its address.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Distribute => "rozdziel",
            Self::SendForAssignment => "do-dekretacji",
            Self::Assign => "dekretuj",
            Self::Reassign => "przekaz",
            Self::Correct => "cofnij-dekretacje",
            Self::Refuse => "zwroc",
            Self::Take => "przejmij",
            Self::AskAnnulment => "do-anulowania",
            Self::Annul => "anuluj",
            Self::KeepEntry => "zostaw-wpis",
            Self::ConfirmScan => "potwierdz-skan",
        }
    }

    pub(crate) fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|posted| posted.code() == code)
    }

    pub(super) const fn of_move(step: Move) -> Option<Self> {
        match step {
            Move::Distribute => Some(Self::Distribute),
            Move::SendForAssignment => Some(Self::SendForAssignment),
            Move::Assign => Some(Self::Assign),
            Move::Reassign => Some(Self::Reassign),
            Move::CorrectAssignment => Some(Self::Correct),
            Move::Refuse => Some(Self::Refuse),
            Move::Take => Some(Self::Take),
            Move::AskAnnulment => Some(Self::AskAnnulment),
            Move::Annul => Some(Self::Annul),
            Move::KeepEntry => Some(Self::KeepEntry),
            // These have pages of their own.
            Move::Scan | Move::File => None,
        }
    }

    /// The step that it leaves.
    const fn step(self) -> StepKind {
        match self {
            Self::Distribute => StepKind::Distributed,
            Self::SendForAssignment => StepKind::SentForAssignment,
            Self::Assign => StepKind::Assigned,
            Self::Reassign => StepKind::Reassigned,
            Self::Correct => StepKind::Corrected,
            Self::Refuse => StepKind::Refused,
            Self::Take => StepKind::Taken,
            Self::AskAnnulment => StepKind::AnnulmentAsked,
            Self::Annul => StepKind::Annulled,
            Self::KeepEntry => StepKind::EntryKept,
            Self::ConfirmScan => StepKind::ScanConfirmed,
        }
    }

    /// That it was done, in words.
    pub(crate) fn done(self, frame: &Frame) -> String {
        match self {
            Self::Distribute => t!(frame, "letter-done-distribute"),
            Self::SendForAssignment => t!(frame, "letter-done-send-for-assignment"),
            Self::Assign => t!(frame, "letter-done-assign"),
            Self::Reassign => t!(frame, "letter-done-reassign"),
            Self::Correct => t!(frame, "letter-done-correct"),
            Self::Refuse => t!(frame, "letter-done-refuse"),
            Self::Take => t!(frame, "letter-done-take"),
            Self::AskAnnulment => t!(frame, "letter-done-ask-annulment"),
            Self::Annul => t!(frame, "letter-done-annul"),
            Self::KeepEntry => t!(frame, "letter-done-keep-entry"),
            Self::ConfirmScan => t!(frame, "letter-done-confirm-scan"),
        }
    }
}

/// Does what was posted.
pub(crate) async fn perform(
    state: &State,
    visit: &Visit,
    official: &Official,
    frame: &Frame,
    id: LetterId,
    posted: Posted,
    filled: &Filled,
) -> Result<(), Undone> {
    let version = filled.wersja.parse().unwrap_or_default();
    let wrong = Wrong { frame, posted };
    // A day that cannot be read is told before anything is asked of the database.
    let due = match filled.dzien.trim() {
        "" => None,
        text => match day(text) {
            Some(day) => Some(day),
            None => return Err(wrong.day()),
        },
    };
    let mut act = state.journal.act(visit.actor(), &visit.number).await?;
    let denied = Undone::Denied;
    let recorded: Recorded = match posted {
        Posted::Distribute => {
            let right = registry::may_distribute(&mut act, official, id, version).await.map_err(denied)?;
            let to = filled.komorka.parse().map_err(|_| wrong.unit())?;
            registry::distribute(&mut act, right, to).await.map_err(|error| wrong.of(error))?
        }
        Posted::SendForAssignment => {
            let right = registry::may_send_for_assignment(&mut act, official, id, version).await.map_err(denied)?;
            registry::send_for_assignment(&mut act, right).await?
        }
        Posted::Assign => {
            let right = registry::may_assign(&mut act, official, id, version).await.map_err(denied)?;
            let (unit, person) = addressee(&filled.komu).ok_or_else(|| wrong.unit())?;
            let to = Assignment { unit, person, instructions: filled.polecenie.clone(), due };
            registry::assign(&mut act, right, to).await.map_err(|error| wrong.of(error))?
        }
        Posted::Reassign => {
            let right = registry::may_reassign(&mut act, official, id, version).await.map_err(denied)?;
            let person = filled.osoba.parse().map_err(|_| wrong.person())?;
            registry::reassign(&mut act, right, person, due).await.map_err(|error| wrong.of(error))?
        }
        Posted::Correct => {
            let right = registry::may_correct(&mut act, official, id, version).await.map_err(denied)?;
            registry::correct_assignment(&mut act, right, &filled.powod).await.map_err(|error| wrong.of(error))?
        }
        Posted::Refuse => {
            let right = registry::may_refuse(&mut act, official, id, version).await.map_err(denied)?;
            let to = match filled.komorka.as_str() {
                "" => None,
                unit => Some(unit.parse().map_err(|_| wrong.unit())?),
            };
            registry::refuse(&mut act, right, &filled.powod, to).await.map_err(|error| wrong.of(error))?
        }
        Posted::Take => {
            let right = registry::may_take(&mut act, official, id, version).await.map_err(denied)?;
            registry::take(&mut act, right).await?
        }
        Posted::AskAnnulment => {
            let right = registry::may_ask_annulment(&mut act, official, id, version).await.map_err(denied)?;
            registry::ask_annulment(&mut act, right, &filled.powod).await.map_err(|error| wrong.of(error))?
        }
        Posted::Annul => {
            let right = registry::may_annul(&mut act, official, id, version).await.map_err(denied)?;
            registry::annul(&mut act, right).await?
        }
        Posted::KeepEntry => {
            let right = registry::may_keep_entry(&mut act, official, id, version).await.map_err(denied)?;
            registry::keep_entry(&mut act, right, &filled.powod).await.map_err(|error| wrong.of(error))?
        }
        Posted::ConfirmScan => {
            let right = registry::may_scan(&mut act, official, id, version).await.map_err(denied)?;
            registry::confirm_scan(&mut act, right).await?
        }
    };
    act.commit(recorded).await?;
    Ok(())
}

/// Whether this very person did this very thing with the letter as it was shown, and nobody did anything since: the form was
/// sent twice, and the page shows the result.
pub(crate) async fn is_done(
    state: &State,
    official: &Official,
    letter: &LetterRow,
    posted: Posted,
    filled: &Filled,
) -> Result<bool, Fault> {
    let steps = registry::steps(&mut state.journal.look().await?, letter.id).await?;
    let Some((last, before)) = steps.split_last() else { return Ok(false) };
    let now = &letter.circulation;
    let next = filled.wersja.parse::<i64>().is_ok_and(|shown| shown + 1 == now.version);
    if !next || last.kind != posted.step() || last.by != Some(official.person()) {
        return Ok(false);
    }
    let unit = now.unit.as_ref().map(|unit| unit.id);
    let person = now.person.as_ref().map(|(id, _)| *id);
    // No day is a day like any other, but for giving on: there it leaves the superior's.
    let due = match filled.dzien.trim() {
        "" => None,
        text => match day(text) {
            Some(day) => Some(day),
            None => return Ok(false),
        },
    };
    Ok(match posted {
        Posted::Take | Posted::SendForAssignment | Posted::Annul | Posted::ConfirmScan => true,
        Posted::Distribute => filled.komorka.parse().ok() == unit && unit.is_some(),
        Posted::Assign => {
            addressee(&filled.komu).is_some_and(|(to, whom)| (Some(to), whom) == (unit, person))
                && filled.polecenie.trim() == last.note
                && due == last.due
        }
        Posted::Reassign => {
            let set = |step: &&LetterStep| matches!(step.kind, StepKind::Assigned | StepKind::Reassigned);
            let superior = before.iter().rev().find(set).and_then(|step| step.due);
            person.is_some() && filled.osoba.parse().ok() == person && due.or(superior) == last.due
        }
        Posted::Correct | Posted::AskAnnulment | Posted::KeepEntry => filled.powod.trim() == last.note,
        Posted::Refuse => {
            let to = match filled.komorka.as_str() {
                "" => None,
                text => match text.parse() {
                    Ok(to) => Some(to),
                    Err(_) => return Ok(false),
                },
            };
            filled.powod.trim() == last.note && to == unit
        }
    })
}

/// A unit, and perhaps one of its people.
fn addressee(text: &str) -> Option<(UnitId, Option<AccountId>)> {
    match text.split_once('/') {
        None => Some((text.parse().ok()?, None)),
        Some((unit, person)) => Some((unit.parse().ok()?, Some(person.parse().ok()?))),
    }
}

/// Words for what is wrong in one of the forms.
struct Wrong<'a> {
    frame: &'a Frame,
    posted: Posted,
}

impl Wrong<'_> {
    fn at(&self, name: &str, summary: String, slip: String) -> Undone {
        Undone::Wrong(vec![FieldError::new(deed::id(self.posted.code(), name), summary, slip)])
    }

    fn unit(&self) -> Undone {
        let name = if self.posted == Posted::Assign { "komu" } else { "komorka" };
        self.at(name, t!(self.frame, "letter-error-unit"), t!(self.frame, "letter-error-unit-slip"))
    }

    fn person(&self) -> Undone {
        let name = if self.posted == Posted::Assign { "komu" } else { "osoba" };
        self.at(name, t!(self.frame, "letter-error-person"), t!(self.frame, "letter-error-person-slip"))
    }

    fn day(&self) -> Undone {
        self.at("dzien", t!(self.frame, "letter-error-day"), t!(self.frame, "letter-error-day-slip"))
    }

    fn of(&self, error: MoveError) -> Undone {
        let frame = self.frame;
        let text = if self.posted == Posted::Assign { "polecenie" } else { "powod" };
        match error {
            MoveError::Unit => self.unit(),
            MoveError::Person => self.person(),
            MoveError::DuePast => self.at("dzien", t!(frame, "letter-error-past"), t!(frame, "letter-error-past-slip")),
            MoveError::DueFar => {
                let slip = t!(frame, "letter-error-far-slip", years = FARTHEST_YEARS);
                self.at("dzien", t!(frame, "letter-error-far"), slip)
            }
            MoveError::DueLater { latest } => {
                let latest = dates::until_date(frame.language, latest);
                self.at("dzien", t!(frame, "letter-error-later"), t!(frame, "letter-error-later-slip", day = latest))
            }
            MoveError::NoReason => {
                self.at(text, t!(frame, "letter-error-reason"), t!(frame, "letter-error-reason-slip"))
            }
            MoveError::TooLong { limit } => {
                self.at(text, t!(frame, "letter-error-long"), t!(frame, "letter-error-long-slip", limit = limit))
            }
            MoveError::Fault(fault) => fault.into(),
        }
    }
}
