//! What can be done with a letter on its way: its forms, and doing what was posted.

use accounts::{Official, OfficialCard, Post, Unit};
use journal::Recorded;
use registry::{Assignment, Denied, LetterRow, LetterStep, Move, MoveError, StepKind};
use serde::Deserialize;
use vocabulary::{AccountId, Date, Fault, LetterId, UnitId};
use words::dates;

use crate::{
    State,
    kit::{
        deed::{self, Control, Deed, Offer, field},
        errors::FieldError,
        frame::Frame,
        trouble::Trouble,
        visit::Visit,
    },
    links,
    office::case::deeds::day,
};

/// Seconds within which the same step by the same person is taken for a double click.
const DOUBLE_CLICK: i64 = 30;

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
}

/// What was filled in, whichever form it was.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Filled {
    pub wersja: String,
    /// `biurko` when it came from the desk.
    pub skad: String,
    /// A unit, or a unit and one of its people: `unit` or `unit/person`.
    komu: String,
    komorka: String,
    osoba: String,
    dzien: String,
    polecenie: String,
    powod: String,
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
    const ALL: [Self; 7] = [
        Self::Distribute,
        Self::SendForAssignment,
        Self::Assign,
        Self::Reassign,
        Self::Correct,
        Self::Refuse,
        Self::Take,
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
        }
    }

    pub(crate) fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|posted| posted.code() == code)
    }

    const fn of_move(step: Move) -> Option<Self> {
        match step {
            Move::Distribute => Some(Self::Distribute),
            Move::SendForAssignment => Some(Self::SendForAssignment),
            Move::Assign => Some(Self::Assign),
            Move::Reassign => Some(Self::Reassign),
            Move::CorrectAssignment => Some(Self::Correct),
            Move::Refuse => Some(Self::Refuse),
            Move::Take => Some(Self::Take),
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
    };
    act.commit(recorded).await?;
    Ok(())
}

/// Whether this very person did this very thing a moment ago: the form was sent twice, and the page shows the result.
pub(crate) async fn is_double_click(
    state: &State,
    official: &Official,
    id: LetterId,
    posted: Posted,
) -> Result<bool, Fault> {
    let recent = state.journal.now().seconds() - DOUBLE_CLICK;
    let steps = registry::steps(&mut state.journal.look().await?, id).await?;
    let same =
        |step: &LetterStep| step.kind == posted.step() && step.actor == official.name() && step.at.seconds() >= recent;
    Ok(steps.last().is_some_and(same))
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

/// Whom letters can be given to, as far as the forms need it.
#[derive(Default)]
pub(crate) struct Office {
    units: Vec<Unit>,
    people: Vec<(Unit, Vec<OfficialCard>)>,
}

impl Office {
    /// The units and people that this official's moves can name.
    pub(crate) async fn for_moves(state: &State, official: &Official, moves: &[Move]) -> Result<Self, Trouble> {
        let mut view = state.journal.view().await?;
        let mut office = Self::default();
        if moves.iter().any(|step| matches!(step, Move::Distribute | Move::Assign | Move::Refuse)) {
            office.units = accounts::units(&mut view).await?;
        }
        let own = official.post() == Post::UnitHead;
        let units: Vec<Unit> = match () {
            () if own => vec![official.unit().clone()],
            () if moves.contains(&Move::Assign) => office.units.clone(),
            () => Vec::new(),
        };
        for unit in units {
            let people = accounts::people_of(&mut view, unit.id).await?;
            office.people.push((unit, people));
        }
        Ok(office)
    }
}

/// What the forms are made with.
pub(crate) struct Making<'a> {
    pub frame: &'a Frame,
    pub official: &'a Official,
    pub office: &'a Office,
    /// What was filled in, and in which form, when it was not taken.
    pub filled: Option<(Posted, &'a Filled)>,
    pub errors: &'a [FieldError],
    /// Whether the page is the desk.
    pub at_desk: bool,
}

impl Making<'_> {
    /// The forms of what this official may do now.
    pub(crate) fn forms(&self, row: &LetterRow, moves: &[Move]) -> Vec<Deed> {
        let mut forms: Vec<Deed> = moves
            .iter()
            .filter_map(|step| Posted::of_move(*step))
            .map(|posted| self.form(row, posted).corrected(self.errors))
            .collect();
        if let Some(first) = forms.first_mut() {
            first.first = true;
        }
        forms
    }

    fn form(&self, row: &LetterRow, posted: Posted) -> Deed {
        let frame = self.frame;
        let hidden = if self.at_desk { vec![("skad", "biurko".to_owned())] } else { Vec::new() };
        let (key, title, about, controls, button) = match posted {
            Posted::Distribute => (
                "r",
                t!(frame, "letter-distribute"),
                t!(frame, "letter-distribute-about"),
                vec![self.units(row, posted, t!(frame, "letter-unit"), None)],
                t!(frame, "letter-distribute-button"),
            ),
            Posted::SendForAssignment => {
                ("d", t!(frame, "letter-send-for-assignment"), String::new(), Vec::new(), String::new())
            }
            Posted::Assign => (
                "a",
                t!(frame, "letter-assign"),
                String::new(),
                vec![
                    self.addressees(row, posted),
                    self.day(posted, row, t!(frame, "letter-due-hint")),
                    self.text(posted, "polecenie", t!(frame, "letter-instructions"), true),
                ],
                t!(frame, "letter-assign-button"),
            ),
            Posted::Reassign => {
                let hint = match row.circulation.due {
                    Some(due) => t!(frame, "letter-due-limit", day = dates::until_date(frame.language, due)),
                    None => t!(frame, "letter-due-hint"),
                };
                (
                    "a",
                    t!(frame, "letter-reassign"),
                    t!(frame, "letter-reassign-about"),
                    vec![self.colleagues(row, posted), self.day(posted, row, hint)],
                    t!(frame, "letter-reassign-button"),
                )
            }
            Posted::Correct => (
                "c",
                t!(frame, "letter-correct"),
                t!(frame, "letter-correct-about"),
                vec![self.text(posted, "powod", t!(frame, "letter-reason"), false)],
                t!(frame, "letter-correct-button"),
            ),
            Posted::Refuse => (
                "z",
                t!(frame, "letter-refuse"),
                String::new(),
                vec![
                    self.units(row, posted, t!(frame, "letter-refuse-to"), Some(t!(frame, "letter-refuse-to-point"))),
                    self.text(posted, "powod", t!(frame, "letter-reason"), false),
                ],
                t!(frame, "letter-refuse-button"),
            ),
            Posted::Take => ("p", t!(frame, "letter-take"), String::new(), Vec::new(), String::new()),
        };
        Deed {
            action: links::letter_move(row.id, posted.code()),
            csrf: frame.csrf.clone(),
            version: row.circulation.version,
            hidden,
            key,
            title,
            about,
            controls,
            button,
            open: self.filled.is_some_and(|(form, _)| form == posted),
            ..Deed::default()
        }
    }

    /// What was filled in in this form, or what it begins with.
    fn filled(&self, posted: Posted, of: impl Fn(&Filled) -> &String, begins_with: &str) -> String {
        match self.filled {
            Some((form, filled)) if form == posted => of(filled).clone(),
            _ => begins_with.to_owned(),
        }
    }

    /// The units; the one that the service points to is chosen, unless nothing is, which is then called by its words.
    fn units(&self, row: &LetterRow, posted: Posted, label: String, nothing: Option<String>) -> Control {
        let begins_with = if nothing.is_some() { String::new() } else { row.unit.id.to_string() };
        let filled = self.filled(posted, |filled| &filled.komorka, &begins_with);
        let now = row.circulation.unit.as_ref().map(|unit| unit.id);
        let others = self.office.units.iter().filter(|unit| Some(unit.id) != now);
        let mut input = field(posted.code(), "komorka", label, "");
        input.optional = nothing.is_some();
        let nothing = nothing.map(|words| Offer::new("", words, &filled));
        let units = others.map(|unit| Offer::new(unit.id.to_string(), named(unit), &filled));
        Control::List(input, nothing.into_iter().chain(units).collect())
    }

    /// Every unit with its people below it: one choice says both, with no script.
    fn addressees(&self, row: &LetterRow, posted: Posted) -> Control {
        let frame = self.frame;
        let filled = self.filled(posted, |filled| &filled.komu, &row.unit.id.to_string());
        let mut offers = Vec::new();
        for (unit, people) in &self.office.people {
            let head = t!(frame, "letter-assign-unit", unit = named(unit));
            offers.push(Offer::new(unit.id.to_string(), head, &filled));
            for person in people {
                let value = format!("{}/{}", unit.id, person.id);
                offers.push(Offer::new(value, format!("{} – {}", unit.symbol, person.name), &filled));
            }
        }
        let input = field(posted.code(), "komu", t!(frame, "letter-assign-to"), "");
        Control::List(input.hint(t!(frame, "letter-assign-to-hint")), offers)
    }

    /// The people of the own unit, but for the one who has the letter.
    fn colleagues(&self, row: &LetterRow, posted: Posted) -> Control {
        let filled = self.filled(posted, |filled| &filled.osoba, "");
        let now = row.circulation.person.as_ref().map(|(id, _)| *id);
        let people = self.office.people.iter().filter(|(unit, _)| unit.id == self.official.unit().id);
        let others = people.flat_map(|(_, people)| people).filter(|card| Some(card.id) != now);
        let nobody = Offer::new("", t!(self.frame, "letter-choose-person"), &filled);
        let offers = others.map(|card| Offer::new(card.id.to_string(), card.name.clone(), &filled));
        let input = field(posted.code(), "osoba", t!(self.frame, "letter-person"), "");
        Control::List(input, std::iter::once(nobody).chain(offers).collect())
    }

    fn day(&self, posted: Posted, row: &LetterRow, hint: String) -> Control {
        let stands = row.circulation.due.filter(|_| posted == Posted::Reassign);
        let begins_with = stands.map(|day| day.to_string()).unwrap_or_default();
        let value = self.filled(posted, |filled| &filled.dzien, &begins_with);
        // A calendar shows nothing of what it cannot read; people see what they wrote.
        let kind = if value.is_empty() || value.parse::<Date>().is_ok() { "date" } else { "text" };
        let input = field(posted.code(), "dzien", t!(self.frame, "letter-due"), &value);
        Control::Line(input.kind(kind).hint(hint).optional())
    }

    fn text(&self, posted: Posted, name: &'static str, label: String, optional: bool) -> Control {
        let of = |filled: &Filled| if name == "powod" { filled.powod.clone() } else { filled.polecenie.clone() };
        let value = match self.filled {
            Some((form, filled)) if form == posted => of(filled),
            _ => String::new(),
        };
        let mut input = field(posted.code(), name, label, &value).hint(t!(self.frame, "letter-inside"));
        input.optional = optional;
        Control::Text(input)
    }
}

/// `OR – Wydział Organizacyjny`.
fn named(unit: &Unit) -> String {
    format!("{} – {}", unit.symbol, unit.name)
}
