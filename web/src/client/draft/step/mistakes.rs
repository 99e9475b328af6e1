//! What is wrong with the answers of a form, in words: one line for the summary, what to do at the field.

use catalogue::{Field, Kind, Mistake, Step, Text, Wrong};
use vocabulary::Language;
use words::say;

use crate::kit::errors::FieldError;

/// The words for the mistakes of a step.
pub(crate) fn errors(language: Language, step: &Step, mistakes: &[Mistake]) -> Vec<FieldError> {
    mistakes
        .iter()
        .filter_map(|mistake| {
            step.fields.iter().find(|field| field.name == mistake.field).map(|field| (field, mistake))
        })
        .map(|(field, mistake)| error(language, field, mistake.wrong))
        .collect()
}

fn error(language: Language, field: &Field, wrong: Wrong) -> FieldError {
    let summary = if matches!(field.kind, Kind::Statement) {
        say!(language, "answer-statement")
    } else {
        let name = called(language, &field.label);
        let wrong = match (&field.kind, wrong) {
            (Kind::Choice(_), Wrong::Missing) => say!(language, "answer-not-chosen"),
            (Kind::Date { .. }, Wrong::Form) => say!(language, "answer-no-such-day"),
            _ => what(language, wrong),
        };
        say!(language, "mistake-summary", field = name, wrong = wrong)
    };
    FieldError::new(first_id(field), summary, advice(language, field, wrong))
}

/// The `id` of a field in the page. No other `id` ends so, and no name of a field holds the sign.
pub(crate) fn id(name: &str) -> String {
    format!("{name}_")
}

/// The `id` of a part of a field.
pub(crate) fn part(name: &str, part: impl std::fmt::Display) -> String {
    format!("{name}_{part}")
}

/// The `id` of what is filled in first to put a field right.
fn first_id(field: &Field) -> String {
    match field.kind {
        Kind::Choice(_) => part(&field.name, 1),
        Kind::Date { .. } => part(&field.name, "dzien"),
        _ => id(&field.name),
    }
}

/// What a field is called within a sentence: its label without the mark of a question.
pub(crate) fn called(language: Language, label: &Text) -> String {
    words::typeset(language, label.text(language).trim_end_matches(['?', '.', ':']))
}

fn what(language: Language, wrong: Wrong) -> String {
    match wrong {
        Wrong::Missing => say!(language, "mistake-missing"),
        Wrong::TooLong { .. } => say!(language, "mistake-too-long"),
        Wrong::Form => say!(language, "mistake-form"),
        Wrong::Sign(_) => say!(language, "answer-sign"),
        Wrong::CheckDigit => say!(language, "mistake-check-digit"),
        Wrong::NotPast => say!(language, "answer-not-past"),
        Wrong::NotFuture => say!(language, "answer-not-future"),
        Wrong::TooSmall { .. } => say!(language, "answer-too-small"),
        Wrong::TooLarge { .. } => say!(language, "answer-too-large"),
        Wrong::NotAChoice => say!(language, "answer-no-choice"),
    }
}

fn advice(language: Language, field: &Field, wrong: Wrong) -> String {
    match (&field.kind, wrong) {
        (Kind::Statement, _) => say!(language, "answer-statement-slip"),
        (Kind::Choice(_), _) | (_, Wrong::NotAChoice) => say!(language, "answer-choice-slip"),
        (Kind::Date { .. }, Wrong::Missing) => say!(language, "advice-birth-date-missing"),
        (Kind::Date { .. }, Wrong::Form) => say!(language, "advice-birth-date-form"),
        (Kind::Whole { .. }, Wrong::Missing | Wrong::Form) => say!(language, "answer-whole-slip"),
        (Kind::Pesel, Wrong::Missing | Wrong::Form) => say!(language, "advice-pesel-form"),
        (_, Wrong::Missing) => say!(language, "advice-missing"),
        (_, Wrong::Form) => say!(language, "advice-form"),
        (_, Wrong::Sign(sign)) => {
            let number = format!("U+{:04X}", u32::from(sign));
            say!(language, "answer-sign-slip", sign = number)
        }
        (_, Wrong::TooLong { longest }) => say!(language, "answer-too-long-slip", longest = longest),
        (_, Wrong::CheckDigit) => say!(language, "advice-check-digit"),
        (_, Wrong::NotPast) => say!(language, "answer-not-past-slip"),
        (_, Wrong::NotFuture) => say!(language, "answer-not-future-slip"),
        (_, Wrong::TooSmall { least }) => say!(language, "answer-too-small-slip", least = least),
        (_, Wrong::TooLarge { most }) => say!(language, "answer-too-large-slip", most = most),
    }
}
