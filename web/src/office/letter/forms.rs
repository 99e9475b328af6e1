//! The forms of what can be done with a letter on its way.

use accounts::{Official, OfficialCard, Post, Unit};
use registry::{LetterRow, Move, Rule};
use vocabulary::Date;
use words::dates;

use super::moves::{Filled, Posted};
use crate::{
    State,
    kit::{
        deed::{Control, Deed, Offer, field},
        errors::FieldError,
        frame::Frame,
        trouble::Trouble,
    },
    links,
};

/// Whom letters can be given to, as far as the forms need it.
#[derive(Default)]
pub(crate) struct Office {
    units: Vec<Unit>,
    people: Vec<(Unit, Vec<OfficialCard>)>,
    /// The rule by which the letter would go to a unit.
    proposed: Option<Rule>,
}

impl Office {
    /// The units and people that this official's moves can name, and where a rule would send the letter, if it is one.
    pub(crate) async fn for_moves(
        state: &State,
        official: &Official,
        row: Option<&LetterRow>,
        moves: &[Move],
    ) -> Result<Self, Trouble> {
        let mut view = state.journal.view().await?;
        let mut office = Self::default();
        if moves.iter().any(|step| matches!(step, Move::Distribute | Move::Assign | Move::Refuse)) {
            office.units = accounts::units(&mut view).await?;
        }
        if let Some(row) = row.filter(|_| moves.contains(&Move::Distribute)) {
            let today = state.journal.now().warsaw_date();
            office.proposed = registry::proposed(&mut view, row, today).await?;
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

    /// Every unit with its people below it.
    pub(crate) fn addressees(&self, frame: &Frame, filled: &str) -> Vec<Offer> {
        let mut offers = Vec::new();
        for (unit, people) in &self.people {
            let head = t!(frame, "letter-assign-unit", unit = named(unit));
            offers.push(Offer::new(unit.id.to_string(), head, filled));
            for person in people {
                let value = format!("{}/{}", unit.id, person.id);
                offers.push(Offer::new(value, format!("{} – {}", unit.symbol, person.name), filled));
            }
        }
        offers
    }

    /// The people of this unit.
    pub(crate) fn people_of(&self, unit: &Unit) -> impl Iterator<Item = &OfficialCard> {
        self.people.iter().filter(|(of, _)| of.id == unit.id).flat_map(|(_, people)| people)
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

    /// The form of one thing that may be done now.
    pub(super) fn form(&self, row: &LetterRow, posted: Posted) -> Deed {
        let frame = self.frame;
        let hidden = if self.at_desk { vec![("skad", "biurko".to_owned())] } else { Vec::new() };
        let (key, title, about, controls, button) = match posted {
            Posted::Distribute => (
                "r",
                t!(frame, "letter-distribute"),
                match &self.office.proposed {
                    Some(rule) => {
                        t!(frame, "letter-distribute-rule", rule = rule.name.as_str(), unit = rule.unit.symbol.as_str())
                    }
                    None => t!(frame, "letter-distribute-about"),
                },
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
            Posted::AskAnnulment => (
                "u",
                t!(frame, "letter-ask-annulment"),
                t!(frame, "letter-ask-annulment-about"),
                vec![self.text(posted, "powod", t!(frame, "letter-reason"), false)],
                t!(frame, "letter-ask-annulment-button"),
            ),
            Posted::Annul => (
                "u",
                t!(frame, "letter-annul"),
                t!(frame, "letter-annul-about", number = row.number.to_string()),
                Vec::new(),
                t!(frame, "letter-annul-button"),
            ),
            Posted::KeepEntry => (
                "w",
                t!(frame, "letter-keep-entry"),
                t!(frame, "letter-keep-entry-about"),
                vec![self.text(posted, "powod", t!(frame, "letter-reason"), false)],
                t!(frame, "letter-keep-entry-button"),
            ),
            Posted::ConfirmScan => ("", t!(frame, "scan-confirm"), String::new(), Vec::new(), String::new()),
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
            undoing: posted == Posted::Annul,
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

    /// The units; the one that a rule or the service points to is chosen, unless nothing is, which is then called by its words.
    fn units(&self, row: &LetterRow, posted: Posted, label: String, nothing: Option<String>) -> Control {
        let pointed_to = self.office.proposed.as_ref().map_or(row.unit.id, |rule| rule.unit.id);
        let begins_with = if nothing.is_some() { String::new() } else { pointed_to.to_string() };
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
        let offers = self.office.addressees(frame, &filled);
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
