//! One question of a form as its page shows it, and reading what was posted for it.

use std::collections::HashMap;

use catalogue::{Answers, Choice, Field, Kind};
use submissions::Draft;
use words::say;

use super::mistakes::{called, id, part};
use crate::kit::{
    errors::{FieldError, slip},
    frame::Frame,
    input::Input,
};

/// Lines of more characters take the whole width.
const SHORT: usize = 100;
/// Paragraphs of more characters show more lines.
const LONG: usize = 2_000;
/// The parts of a date, in the order in which they are filled in.
const PARTS: [&str; 3] = ["dzien", "miesiac", "rok"];

/// A question with its answer; `client/draft/step/question.html` draws it.
pub(crate) struct Question {
    /// What all kinds have: label, hint, slip, and the value where it is one text.
    pub input: Input,
    pub shape: Shape,
}

/// What a question looks like.
pub(crate) enum Shape {
    /// One line.
    Line,
    /// Several lines.
    Paragraph {
        /// How many are shown at once.
        rows: usize,
    },
    /// Radio buttons.
    Choice(Vec<Offer>),
    /// A box to tick.
    Statement {
        /// It is ticked.
        ticked: bool,
    },
    /// Day, month and year.
    Date(Vec<Part>),
}

/// One radio button.
pub(crate) struct Offer {
    pub id: String,
    pub value: String,
    pub label: String,
    pub hint: String,
    pub chosen: bool,
}

/// A part of a date.
pub(crate) struct Part {
    pub id: String,
    pub label: String,
    pub value: String,
    /// The most digits.
    pub digits: usize,
}

impl Question {
    /// The question of a field.
    pub(crate) fn new(frame: &Frame, draft: &Draft, field: &Field, errors: &[FieldError]) -> Self {
        let (language, answers) = (frame.language, &draft.answers);
        let typeset = |text: &catalogue::Text| words::typeset(language, text.text(language));
        let answer = answers.0.get(&field.name).map_or("", String::as_str);
        let mut input = Input {
            name: field.name.clone().into(),
            optional: !field.required,
            hint: field.hint.as_ref().map(typeset).unwrap_or_default(),
            ..Input::text(id(&field.name), typeset(&field.label), answer)
        };
        let mut told_at = id(&field.name);
        let shape = match &field.kind {
            Kind::Line { longest } => {
                input.wide = *longest > SHORT;
                Shape::Line
            }
            Kind::Paragraph { longest } => {
                let longest = *longest;
                let left = longest.saturating_sub(answer.chars().count());
                let room = if answer.is_empty() {
                    t!(frame, "question-room", longest = longest)
                } else {
                    t!(frame, "question-room-left", left = left, longest = longest)
                };
                input.hint = joined(&input.hint, &room);
                Shape::Paragraph { rows: if longest > LONG { 16 } else { 8 } }
            }
            Kind::Choice(choices) => {
                told_at = part(&field.name, 1);
                Shape::Choice(offers(frame, field, choices, answer))
            }
            Kind::Statement => Shape::Statement { ticked: answer == Answers::TICKED },
            Kind::Whole { .. } => {
                input.digits = true;
                Shape::Line
            }
            Kind::Pesel => {
                input.digits = true;
                if input.hint.is_empty() {
                    input.hint = t!(frame, "question-pesel");
                }
                Shape::Line
            }
            Kind::Date { .. } => {
                told_at = part(&field.name, PARTS[0]);
                Shape::Date(parts(frame, field, answer))
            }
        };
        if let Some(remark) = draft.supplement.as_ref().and_then(|call| call.about_field(&field.name)) {
            input.hint = joined(&asked(frame, remark), &input.hint);
        }
        input.slip = slip(errors, &told_at).map(str::to_owned);
        Self { input, shape }
    }

    /// The `id`s that describe it, beside the field itself.
    pub(crate) fn described_by(&self) -> String {
        let mut ids = Vec::new();
        if !self.input.hint.is_empty() {
            ids.push(format!("{}-h", self.input.id));
        }
        if self.input.slip.is_some() {
            ids.push(format!("{}-b", self.input.id));
        }
        ids.join(" ")
    }
}

/// What the office asks about a place, in a sentence of its own.
pub(crate) fn asked(frame: &Frame, remark: &str) -> String {
    let end = if remark.ends_with(['.', '!', '?']) { "" } else { "." };
    format!("{} {remark}{end}", t!(frame, "draft-supplement-asks"))
}

fn joined(first: &str, second: &str) -> String {
    if first.is_empty() { second.to_owned() } else { format!("{first} {second}") }
}

fn offers(frame: &Frame, field: &Field, choices: &[Choice], answer: &str) -> Vec<Offer> {
    let language = frame.language;
    let mut offers: Vec<Offer> = choices
        .iter()
        .zip(1..)
        .map(|(choice, number)| Offer {
            id: part(&field.name, number),
            value: choice.value.clone(),
            label: words::typeset(language, choice.label.text(language)),
            hint: choice.hint.as_ref().map(|hint| words::typeset(language, hint.text(language))).unwrap_or_default(),
            chosen: choice.value == answer,
        })
        .collect();
    if !field.required {
        // A radio button cannot be taken back, so there is one that says nothing.
        let label = t!(frame, "question-no-answer");
        offers.push(Offer {
            id: part(&field.name, 0),
            value: String::new(),
            label,
            hint: String::new(),
            chosen: false,
        });
    }
    offers
}

fn parts(frame: &Frame, field: &Field, answer: &str) -> Vec<Part> {
    let labels = [t!(frame, "person-day"), t!(frame, "person-month"), t!(frame, "person-year")];
    // Year, month and day joined by `-`; read from the end, since a year may have been mistyped with one in it.
    let values = answer.rsplitn(3, '-').chain(std::iter::repeat(""));
    PARTS
        .into_iter()
        .zip(labels)
        .zip(values)
        .map(|((name, label), value)| Part {
            id: part(&field.name, name),
            label,
            value: value.to_owned(),
            digits: if name == "rok" { 4 } else { 2 },
        })
        .collect()
}

/// The answer to a field in what was posted, as it is kept: right or wrong.
pub(crate) fn posted(field: &Field, form: &HashMap<String, String>) -> String {
    let text = |name: &str| form.get(name).map_or("", |value| value.trim());
    match &field.kind {
        Kind::Date { .. } => {
            let [day, month, year] = PARTS.map(|name| text(&part(&field.name, name)));
            if day.is_empty() && month.is_empty() && year.is_empty() {
                return String::new();
            }
            let two = |digits: &str| if digits.len() == 1 { format!("0{digits}") } else { digits.to_owned() };
            format!("{year}-{}-{}", two(month), two(day))
        }
        Kind::Statement if text(&field.name).is_empty() => String::new(),
        Kind::Statement => Answers::TICKED.to_owned(),
        // Browsers end lines with two signs; a person counts one.
        Kind::Paragraph { .. } => text(&field.name).replace("\r\n", "\n"),
        _ => text(&field.name).to_owned(),
    }
}

/// A label as it stands before its answer: `Imiona:`, `Ile sztuk?`.
pub(crate) fn before_answer(language: vocabulary::Language, label: &catalogue::Text) -> String {
    if label.text(language).ends_with('?') {
        return words::typeset(language, label.text(language));
    }
    say!(language, "question-before-answer", label = called(language, label))
}
