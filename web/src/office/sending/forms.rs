//! The forms of a letter on its way, and what is wrong in them.

use cases::{CaseRow, TextError};
use delivery::{Dispatch, Outcome, Party, Way};
use vocabulary::Date;
use words::dates;

use super::{Filled, Found, Undone, outcome, way};
use crate::{
    kit::{
        deed::{Control, Deed, Offer, field, id},
        errors::FieldError,
        frame::Frame,
    },
    links,
    office::case::deeds::text_error,
};

/// The name of the form that sends a letter.
pub(super) const SEND: &str = "wyslij";
/// How the names of forms about a line begin.
pub(super) const OUTCOME: &str = "wynik";

/// What the forms are made with.
pub(super) struct Making<'a> {
    pub frame: &'a Frame,
    pub row: &'a CaseRow,
    pub found: &'a Found,
    pub today: Date,
    /// The name of a form that was posted, and what was filled in.
    pub filled: Option<(&'a str, &'a Filled)>,
    pub errors: &'a [FieldError],
}

impl Making<'_> {
    /// Sends the letter to a party; first those who have none of it under way.
    pub(super) fn send(&self, parties: &[Party], lines: &[Dispatch]) -> Deed {
        let frame = self.frame;
        let filled = self.filled_of(SEND);
        let has = |party: &Party| {
            lines.iter().any(|line| line.party == party.id && (line.is_under_way() || line.delivered_on.is_some()))
        };
        let now: Vec<&Party> = parties.iter().filter(|party| !party.ended).collect();
        let next = now.iter().find(|party| !has(party)).map(|party| party.id.to_string()).unwrap_or_default();
        let chosen = if filled.strona.is_empty() { next } else { filled.strona.clone() };
        let nobody = Offer::new("", t!(frame, "sending-choose-party"), &chosen);
        let offers = now.iter().map(|party| Offer::new(party.id.to_string(), party.name.as_str(), &chosen));
        let ways = [Way::Post, Way::Hand].map(|of| Offer::new(of.code(), way(frame.language, of), &filled.sposob));
        let form = Deed {
            title: t!(frame, "sending-send"),
            about: t!(frame, "sending-send-about"),
            button: t!(frame, "sending-send-button"),
            first: lines.is_empty(),
            controls: vec![
                Control::List(
                    field(SEND, "strona", t!(frame, "sending-party"), ""),
                    std::iter::once(nobody).chain(offers).collect(),
                ),
                Control::Choice(field(SEND, "sposob", t!(frame, "sending-way"), ""), ways.into()),
                Control::Text(
                    field(SEND, "adres", t!(frame, "sending-address"), &filled.adres)
                        .hint(t!(frame, "sending-address-hint"))
                        .optional(),
                ),
            ],
            ..self.form(self.found.address(links::CASE_SENDING))
        };
        form.corrected(self.errors)
    }

    /// What can be done with a line.
    pub(super) fn of_line(&self, line: &Dispatch) -> Vec<Deed> {
        let mut deeds = Vec::new();
        if line.waits_for_outcome() {
            deeds.push(self.note(line));
        }
        if line.waits_for_post() || line.way == Way::Hand && line.waits_for_outcome() {
            let address = links::dispatch(&self.found.address(links::CASE_WITHDRAW), &line.id.to_string());
            deeds.push(Deed { title: t!(self.frame, "sending-withdraw"), undoing: true, ..self.form(address) });
        }
        deeds
    }

    fn note(&self, line: &Dispatch) -> Deed {
        let frame = self.frame;
        let name = format!("{OUTCOME}-{}", line.id);
        let filled = self.filled_of(&name);
        let offers = Outcome::ALL.map(|of| {
            let offer = Offer::new(of.code(), outcome(frame.language, of), &filled.wynik);
            match of {
                Outcome::Household => offer.hint(t!(frame, "sending-outcome-household-hint")),
                Outcome::Refused => offer.hint(t!(frame, "sending-outcome-refused-hint")),
                Outcome::Uncollected => offer.hint(t!(frame, "sending-outcome-uncollected-hint")),
                Outcome::OldAddress => offer.hint(t!(frame, "sending-outcome-old-address-hint")),
                Outcome::Returned => offer.hint(t!(frame, "sending-outcome-returned-hint")),
                Outcome::Addressee => offer,
            }
        });
        let day = if filled.dzien.is_empty() { self.today.to_string() } else { filled.dzien.clone() };
        // A calendar shows nothing of what it cannot read; people see what they wrote.
        let kind = if day.parse::<Date>().is_ok() { "date" } else { "text" };
        let form = Deed {
            title: t!(frame, "sending-note"),
            button: t!(frame, "sending-note-button"),
            controls: vec![
                Control::Choice(field(&name, "wynik", t!(frame, "sending-outcome"), ""), offers.into()),
                Control::Line(
                    field(&name, "dzien", t!(frame, "sending-day"), &day)
                        .kind(kind)
                        .hint(t!(frame, "sending-day-hint")),
                ),
                Control::Line(
                    field(&name, "kto", t!(frame, "sending-received-by"), &filled.kto)
                        .hint(t!(frame, "sending-received-by-hint"))
                        .optional(),
                ),
            ],
            ..self.form(links::dispatch(&self.found.address(links::CASE_OUTCOME), &line.id.to_string()))
        };
        form.corrected(self.errors)
    }

    pub(super) fn form(&self, action: String) -> Deed {
        Deed { action, csrf: self.frame.csrf.clone(), version: self.row.version, ..Deed::default() }
    }

    pub(super) fn filled_of(&self, form: &str) -> Filled {
        self.filled.filter(|(name, _)| *name == form).map(|(_, filled)| filled.clone()).unwrap_or_default()
    }
}

/// Words for what is wrong in one of the forms.
pub(super) struct Wrong<'a> {
    pub frame: &'a Frame,
    pub form: String,
}

impl Wrong<'_> {
    pub(super) fn sending(&self, party: bool, way: bool) -> Undone {
        let frame = self.frame;
        let party =
            party.then(|| self.at("strona", t!(frame, "sending-error-party"), t!(frame, "sending-error-party-slip")));
        let way = way.then(|| self.at("sposob", t!(frame, "sending-error-way"), t!(frame, "sending-error-way-slip")));
        self.all(party.into_iter().chain(way).collect())
    }

    pub(super) fn address(&self, error: TextError) -> Undone {
        let (summary, slip) = match error {
            TextError::Empty => (t!(self.frame, "sending-error-address"), t!(self.frame, "sending-error-address-slip")),
            error => text_error(self.frame, error),
        };
        self.all(vec![self.at("adres", summary, slip)])
    }

    pub(super) fn noting(&self, outcome: bool, day: bool) -> Undone {
        let frame = self.frame;
        let outcome = outcome
            .then(|| self.at("wynik", t!(frame, "sending-error-outcome"), t!(frame, "sending-error-outcome-slip")));
        let day = day.then(|| self.at("dzien", t!(frame, "letter-error-day"), t!(frame, "letter-error-day-slip")));
        self.all(outcome.into_iter().chain(day).collect())
    }

    pub(super) fn day(&self) -> Undone {
        let (summary, slip) = (t!(self.frame, "sending-error-day"), t!(self.frame, "sending-error-day-slip"));
        self.all(vec![self.at("dzien", summary, slip)])
    }

    pub(super) fn not_yet(&self, end: Date) -> Undone {
        let slip = t!(self.frame, "sending-error-not-yet-slip", day = dates::date(self.frame.language, end));
        self.all(vec![self.at("dzien", t!(self.frame, "sending-error-not-yet"), slip)])
    }

    pub(super) fn received_by(&self, error: TextError) -> Undone {
        let (summary, slip) = match error {
            TextError::Empty => (t!(self.frame, "sending-error-who"), t!(self.frame, "sending-error-who-slip")),
            error => text_error(self.frame, error),
        };
        self.all(vec![self.at("kto", summary, slip)])
    }

    pub(super) fn at(&self, name: &str, summary: String, slip: String) -> FieldError {
        FieldError::new(id(&self.form, name), summary, slip)
    }

    pub(super) fn all(&self, errors: Vec<FieldError>) -> Undone {
        Undone::Wrong(self.form.clone(), errors)
    }
}
