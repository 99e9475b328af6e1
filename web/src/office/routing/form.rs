//! The form of a rule.

use registry::{CHANNELS, Conditions, KeepsRules, MOST_RULES, NewRule, RuleError};
use serde::Deserialize;
use vocabulary::{AccountId, Date, UnitId};

use super::Office;
use crate::{
    kit::{
        deed::{Control, Offer, field, id},
        errors::FieldError,
        frame::Frame,
        input::Input,
        trouble::Trouble,
    },
    office::{case::deeds::day, letter::channel},
};

/// The form's name in the ids of its fields.
const FORM: &str = "regula";

/// What was filled in.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Filled {
    /// What the button said: `wyprobuj`, `zapisz`.
    krok: String,
    nazwa: String,
    usluga: String,
    klasa: String,
    nadawca: String,
    kanal: String,
    komorka: String,
    osoba: String,
    od: String,
    #[serde(rename = "do")]
    until: String,
}

impl Filled {
    /// An empty form, from today on.
    pub(super) fn fresh(today: Date) -> Self {
        Self { od: today.to_string(), ..Self::default() }
    }

    /// Whether the rule is to be saved; else it is tried.
    pub(super) fn saves(&self) -> bool {
        self.krok == "zapisz"
    }

    /// The same once more, as fields that nobody sees.
    pub(super) fn hidden(&self) -> Vec<(&'static str, String)> {
        let fields = [
            ("nazwa", &self.nazwa),
            ("usluga", &self.usluga),
            ("klasa", &self.klasa),
            ("nadawca", &self.nadawca),
            ("kanal", &self.kanal),
            ("komorka", &self.komorka),
            ("osoba", &self.osoba),
            ("od", &self.od),
            ("do", &self.until),
        ];
        fields.into_iter().map(|(name, value)| (name, value.clone())).collect()
    }

    /// Reads the form: what cannot be read at all is told together.
    pub(super) fn read(&self, frame: &Frame, right: &KeepsRules) -> Result<NewRule, Vec<FieldError>> {
        let mut errors = Vec::new();
        let when = Conditions {
            service: self.usluga.trim().to_owned(),
            class: self.klasa.trim().to_owned(),
            sender: self.nadawca.trim().to_owned(),
            channel: self.kanal.clone(),
        };
        if self.nazwa.trim().is_empty() {
            errors.push(name(frame));
        }
        if when == Conditions::default() {
            errors.push(nothing(frame));
        }
        let unit: Option<UnitId> = right.unit().map(|unit| unit.id).or_else(|| self.komorka.parse().ok());
        if unit.is_none() {
            errors.push(no_unit(frame));
        }
        let person: Option<AccountId> = self.osoba.parse().ok();
        if right.unit().is_some() && person.is_none() {
            errors.push(no_person(frame));
        }
        let from = day(&self.od);
        if from.is_none() {
            errors.push(wrong("od", t!(frame, "letter-error-day"), t!(frame, "letter-error-day-slip")));
        }
        let to = day(&self.until);
        if to.is_none() && !self.until.trim().is_empty() {
            errors.push(wrong("do", t!(frame, "letter-error-day"), t!(frame, "letter-error-day-slip")));
        }
        match (unit, from) {
            (Some(unit), Some(from)) if errors.is_empty() => {
                let person = person.filter(|_| right.unit().is_some());
                Ok(NewRule { name: self.nazwa.clone(), when, unit, person, from, to })
            }
            _ => Err(errors),
        }
    }

    pub(super) fn controls(&self, frame: &Frame, right: &KeepsRules, office: &Office) -> Vec<Control> {
        let line = |name: &'static str, label: String, value: &str| field(FORM, name, label, value);
        let any = |words: String, filled: &str| Offer::new("", words, filled);
        let services = office
            .services
            .iter()
            .map(|service| Offer::new(service.code.clone(), service.text(frame.language).name.clone(), &self.usluga));
        let channels = CHANNELS.iter().map(|code| Offer::new(*code, channel(frame, code), &self.kanal));
        let any_service = std::iter::once(any(t!(frame, "routing-any-service"), &self.usluga)).chain(services);
        let any_channel = std::iter::once(any(t!(frame, "routing-any-channel"), &self.kanal)).chain(channels);
        let date = |name: &'static str, label: String, value: &str| {
            let kind = if value.is_empty() || value.parse::<Date>().is_ok() { "date" } else { "text" };
            line(name, label, value).kind(kind)
        };
        let target = match right.unit() {
            Some(_) => {
                let people = office.people.iter();
                let people = people.map(|card| Offer::new(card.id.to_string(), card.name.clone(), &self.osoba));
                let nobody = any(t!(frame, "letter-choose-person"), &self.osoba);
                let offers = std::iter::once(nobody).chain(people).collect();
                Control::List(line("osoba", t!(frame, "routing-person"), ""), offers)
            }
            None => {
                let units = office.units.iter().map(|unit| {
                    Offer::new(unit.id.to_string(), format!("{} – {}", unit.symbol, unit.name), &self.komorka)
                });
                let none = any(t!(frame, "routing-choose-unit"), &self.komorka);
                let offers = std::iter::once(none).chain(units).collect();
                Control::List(line("komorka", t!(frame, "routing-unit"), ""), offers)
            }
        };
        vec![
            Control::Line(line("nazwa", t!(frame, "routing-name"), &self.nazwa).hint(t!(frame, "routing-name-hint"))),
            Control::List(line("usluga", t!(frame, "routing-service"), "").optional(), any_service.collect()),
            Control::Line(
                line("klasa", t!(frame, "routing-class"), &self.klasa)
                    .hint(t!(frame, "routing-class-hint"))
                    .digits()
                    .optional(),
            ),
            Control::Line(
                line("nadawca", t!(frame, "routing-sender"), &self.nadawca)
                    .hint(t!(frame, "routing-sender-hint"))
                    .optional(),
            ),
            Control::List(line("kanal", t!(frame, "routing-channel"), "").optional(), any_channel.collect()),
            target,
            Control::Line(date("od", t!(frame, "routing-from"), &self.od)),
            Control::Line(Input { optional: true, ..date("do", t!(frame, "routing-to"), &self.until) }),
        ]
    }
}

/// What was refused, in words.
pub(super) fn worded(frame: &Frame, refused: RuleError) -> Result<FieldError, Trouble> {
    Ok(match refused {
        RuleError::Name => name(frame),
        RuleError::Nothing => nothing(frame),
        RuleError::Service => {
            wrong("usluga", t!(frame, "routing-error-service"), t!(frame, "routing-error-service-slip"))
        }
        RuleError::Class => wrong("klasa", t!(frame, "routing-error-class"), t!(frame, "routing-error-class-slip")),
        RuleError::Sender => {
            wrong("nadawca", t!(frame, "routing-error-sender"), t!(frame, "routing-error-sender-slip"))
        }
        RuleError::Channel => {
            wrong("kanal", t!(frame, "routing-error-channel"), t!(frame, "routing-error-channel-slip"))
        }
        RuleError::Unit => no_unit(frame),
        RuleError::Person => no_person(frame),
        RuleError::Days => wrong("od", t!(frame, "routing-error-days"), t!(frame, "routing-error-days-slip")),
        RuleError::Again => wrong("nazwa", t!(frame, "routing-error-again"), t!(frame, "routing-error-again-slip")),
        RuleError::TooMany => {
            let slip = t!(frame, "routing-error-many-slip", most = MOST_RULES);
            wrong("nazwa", t!(frame, "routing-error-many"), slip)
        }
        RuleError::NotThere => return Err(Trouble::NotFound),
        RuleError::Fault(fault) => return Err(fault.into()),
    })
}

fn name(frame: &Frame) -> FieldError {
    wrong("nazwa", t!(frame, "routing-error-name"), t!(frame, "routing-error-name-slip"))
}

fn nothing(frame: &Frame) -> FieldError {
    wrong("usluga", t!(frame, "routing-error-nothing"), t!(frame, "routing-error-nothing-slip"))
}

fn no_unit(frame: &Frame) -> FieldError {
    wrong("komorka", t!(frame, "routing-error-unit"), t!(frame, "routing-error-unit-slip"))
}

fn no_person(frame: &Frame) -> FieldError {
    wrong("osoba", t!(frame, "routing-error-person"), t!(frame, "routing-error-person-slip"))
}

fn wrong(name: &str, summary: String, slip: String) -> FieldError {
    FieldError::new(id(FORM, name), summary, slip)
}
