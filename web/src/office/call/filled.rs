//! What is filled in for a call: remarks at places of a form, or points in words.

use std::collections::HashMap;

use cases::{
    Answer, AnswerKind, AnswerText, Call, CallError, CallPoint, FEWEST_DAYS, LONGEST_REMARK, MOST_DAYS, MOST_POINTS,
    Place, TextError,
};
use catalogue::Form;
use serde::Deserialize;
use submissions::ReadLetter;
use vocabulary::{Language, LetterId};

use crate::{
    kit::{
        errors::{self, FieldError},
        frame::Frame,
    },
    office::answer::write::wrong_text,
};

/// How the names of remarks begin: at a field, at a slot.
const FIELD: &str = "pole.";
const SLOT: &str = "zalacznik.";

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Filled {
    /// The version of the call that the page showed; of the case while there is no call.
    pub wersja: String,
    /// `tak` while there is no call.
    pub nowe: String,
    pub pismo: String,
    pub adresat: String,
    pub tytul: String,
    pub tresc: String,
    pub dni: String,
    /// Points in words, one a line.
    pub punkty: String,
    /// `tak`: delivered for a signed receipt.
    pub upd: String,
    /// `wyslij` or nothing more than saving.
    pub co: String,
    /// Remarks, by the names of their places.
    #[serde(flatten)]
    pub uwagi: HashMap<String, String>,
}

/// A place of the letter with the remark about it.
#[derive(Clone, Debug)]
pub(crate) struct Remarked {
    pub name: String,
    pub label: String,
    /// What was filed there.
    pub value: String,
    pub remark: String,
    pub slip: Option<String>,
    /// A heading stands before it.
    pub heading: String,
    place: Place,
}

/// Every place of the letter's form that it shows: fields in order, then slots.
pub(super) fn places(read: &ReadLetter, form: &Form) -> Vec<Remarked> {
    let mut places = Vec::new();
    for section in &read.sections {
        for (at, line) in section.lines.iter().enumerate() {
            places.push(Remarked {
                name: format!("{FIELD}{}", line.field),
                label: line.label.clone(),
                value: if line.statement { String::new() } else { line.value.clone() },
                heading: if at == 0 { section.title.clone() } else { String::new() },
                place: Place::Field(line.field.clone()),
                remark: String::new(),
                slip: None,
            });
        }
    }
    for slot in form.slots(&read.answers()) {
        let files = read.attachments.iter().filter(|file| file.slot == slot.name).map(|file| file.name.as_str());
        places.push(Remarked {
            name: format!("{SLOT}{}", slot.name),
            label: slot.label.text(Language::Pl).to_owned(),
            value: files.collect::<Vec<_>>().join(", "),
            heading: String::new(),
            place: Place::Slot(slot.name.clone()),
            remark: String::new(),
            slip: None,
        });
    }
    places
}

impl Filled {
    /// What is saved.
    pub(super) fn of(answer: &Answer) -> Self {
        let mut filled = Self {
            wersja: answer.version.to_string(),
            adresat: answer.text.addressee().to_owned(),
            tytul: answer.text.title().to_owned(),
            tresc: answer.text.text().to_owned(),
            upd: if answer.text.signed_delivery() { "tak".to_owned() } else { String::new() },
            ..Self::default()
        };
        let Some(call) = answer.text.call() else { return filled };
        filled.pismo = call.letter().to_string();
        filled.dni = call.days().to_string();
        let mut lines = Vec::new();
        for point in call.points() {
            match &point.place {
                Place::Field(name) => drop(filled.uwagi.insert(format!("{FIELD}{name}"), point.remark.clone())),
                Place::Slot(name) => drop(filled.uwagi.insert(format!("{SLOT}{name}"), point.remark.clone())),
                Place::Anywhere => lines.push(point.remark.as_str()),
            }
        }
        filled.punkty = lines.join("\n");
        filled
    }

    pub(super) fn sends(&self) -> bool {
        self.co == "wyslij"
    }

    pub(super) fn is_signed(&self) -> bool {
        self.upd == "tak"
    }

    pub(super) fn letter(&self) -> &str {
        &self.pismo
    }

    /// The places with what was remarked about them.
    pub(super) fn remarked(&self, places: Vec<Remarked>, errors: &[FieldError]) -> Vec<Remarked> {
        let remark = |place: Remarked| Remarked {
            remark: self.uwagi.get(&place.name).cloned().unwrap_or_default(),
            slip: errors::slip(errors, &place.name).map(str::to_owned),
            ..place
        };
        places.into_iter().map(remark).collect()
    }

    /// The call, where nothing is wrong with it; it can be sent as soon as it can be saved.
    pub(super) fn text(
        &self,
        frame: &Frame,
        letter: LetterId,
        places: &[Remarked],
    ) -> Result<AnswerText, Vec<FieldError>> {
        let mut points = Vec::new();
        let mut named = Vec::new();
        for place in places {
            let remark = self.uwagi.get(&place.name).map(String::as_str).unwrap_or_default();
            if !remark.trim().is_empty() {
                named.push(place.name.clone());
                points.push(CallPoint {
                    place: place.place.clone(),
                    label: place.label.clone(),
                    remark: remark.to_owned(),
                });
            }
        }
        for line in self.punkty.lines().filter(|line| !line.trim().is_empty()) {
            named.push("punkty".to_owned());
            points.push(CallPoint { place: Place::Anywhere, label: String::new(), remark: line.to_owned() });
        }
        let days = self.dni.trim().parse().unwrap_or_default();
        let call = Call::new(letter, days, points);
        let text = AnswerText::read(&self.adresat, &self.tytul, &self.tresc);
        let missing = text.as_ref().map(AnswerText::missing).unwrap_or_default();
        let missing = missing.into_iter().map(|field| wrong_text(frame, field, TextError::Empty));
        match (text, call) {
            (Ok(text), Ok(call)) if text.missing().is_empty() => Ok(text.that(AnswerKind::Calls(call))),
            (text, call) => {
                let wrong = text.err().into_iter().flatten();
                let wrong: Vec<_> = wrong.map(|(field, error)| wrong_text(frame, field, error)).collect();
                let of_call = call.err().into_iter().flatten();
                let of_call = of_call.map(|error| wrong_call(frame, error, places.is_empty(), &named));
                Err(errors::told_together(missing.chain(wrong).chain(of_call).collect()))
            }
        }
    }
}

fn wrong_call(frame: &Frame, error: CallError, in_words: bool, named: &[String]) -> FieldError {
    let first = if in_words { "punkty" } else { "miejsca" };
    let (field, summary, slip) = match error {
        CallError::Days => (
            "dni".to_owned(),
            t!(frame, "call-error-days"),
            t!(frame, "call-error-days-slip", least = FEWEST_DAYS, most = MOST_DAYS),
        ),
        CallError::NoPoints => {
            (first.to_owned(), t!(frame, "call-error-no-points"), t!(frame, "call-error-no-points-slip"))
        }
        CallError::TooManyPoints => {
            let slip = t!(frame, "call-error-too-many-slip", most = MOST_POINTS);
            (first.to_owned(), t!(frame, "call-error-too-many"), slip)
        }
        CallError::Mixed => ("punkty".to_owned(), t!(frame, "call-error-mixed"), t!(frame, "call-error-mixed-slip")),
        CallError::Remark(at, error) => {
            let field = named.get(at).cloned().unwrap_or_default();
            match error {
                TextError::TooLong => (
                    field,
                    t!(frame, "reply-long", field = t!(frame, "call-remark")),
                    t!(frame, "reply-long-slip", most = LONGEST_REMARK),
                ),
                TextError::Hidden | TextError::Empty => {
                    (field, t!(frame, "reply-hidden", field = t!(frame, "call-remark")), t!(frame, "reply-hidden-slip"))
                }
            }
        }
    };
    FieldError::new(field, summary, slip)
}
