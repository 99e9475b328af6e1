//! The way of a letter in words: where it is, with whom, by when, and what happened to it.

use registry::{Letter, LetterState, LetterStep, StepKind};
use vocabulary::Language;
use words::{dates, say};

use crate::kit::verdict::Row;

/// A state as a word with a sign.
#[derive(Clone, Debug)]
pub(crate) struct StateWord {
    pub class: &'static str,
    pub word: String,
}

/// A step of the history; `office/letter/page.html` draws it.
#[derive(Clone, Debug)]
pub(crate) struct StepView {
    pub datetime: String,
    pub when: String,
    pub what: String,
    pub who: String,
    pub note: String,
}

/// The state in a word.
pub(crate) fn state(language: Language, state: LetterState) -> StateWord {
    let (class, word) = match state {
        LetterState::Registered => ("attention", say!(language, "letter-state-registered")),
        LetterState::Scanned => ("attention", say!(language, "letter-state-scanned")),
        LetterState::Distributed => ("calm", say!(language, "letter-state-distributed")),
        LetterState::ForAssignment => ("attention", say!(language, "letter-state-for-assignment")),
        LetterState::Assigned => ("calm", say!(language, "letter-state-assigned")),
        LetterState::Taken => ("calm", say!(language, "letter-state-taken")),
        LetterState::Filed => ("good", say!(language, "letter-state-filed")),
        LetterState::ReturnedToPoint => ("attention", say!(language, "letter-state-returned")),
        LetterState::ForAnnulment => ("attention", say!(language, "letter-state-for-annulment")),
        LetterState::Annulled => ("idle", say!(language, "letter-state-annulled")),
    };
    StateWord { class, word }
}

/// The state in a sentence: where the letter is and whose turn it is.
pub(crate) fn sentence(language: Language, letter: &Letter) -> String {
    let now = &letter.row.circulation;
    let unit = now.unit.as_ref().map(|unit| unit.name.as_str()).unwrap_or_default();
    let person = now.person.as_ref().map(|(_, name)| name.as_str()).unwrap_or_default();
    match now.state {
        LetterState::Registered if letter.row.is_paper() => say!(language, "letter-now-registered-paper"),
        LetterState::Registered | LetterState::Scanned => say!(language, "letter-now-at-point"),
        LetterState::Distributed => say!(language, "letter-now-distributed", unit = unit),
        LetterState::ForAssignment if unit.is_empty() => say!(language, "letter-now-for-assignment"),
        LetterState::ForAssignment => say!(language, "letter-now-for-assignment-unit", unit = unit),
        LetterState::Assigned if person.is_empty() => say!(language, "letter-now-assigned-unit", unit = unit),
        LetterState::Assigned => say!(language, "letter-now-assigned", person = person, unit = unit),
        LetterState::Taken => say!(language, "letter-now-taken", person = person, unit = unit),
        LetterState::Filed => say!(language, "letter-now-filed"),
        LetterState::ReturnedToPoint => say!(language, "letter-now-returned"),
        LetterState::ForAnnulment => say!(language, "letter-now-for-annulment"),
        LetterState::Annulled => say!(language, "letter-now-annulled"),
    }
}

/// What the superior asked for, and the days that run.
pub(crate) fn rows(language: Language, letter: &Letter) -> Vec<Row> {
    let now = &letter.row.circulation;
    let mut rows = Vec::new();
    if !now.instructions.is_empty() {
        let lines = now.instructions.lines().map(str::to_owned).collect();
        rows.push(Row { term: say!(language, "letter-instructions"), lines });
    }
    rows.extend(now.due.map(|day| Row::one(say!(language, "letter-due"), dates::date(language, day))));
    rows.extend(now.last_day.map(|day| Row::one(say!(language, "letter-last-day"), dates::date(language, day))));
    rows
}

/// The history, the newest first.
pub(crate) fn steps(language: Language, steps: &[LetterStep]) -> Vec<StepView> {
    steps.iter().rev().map(|step| view(language, step)).collect()
}

/// A step, in words.
pub(crate) fn view(language: Language, step: &LetterStep) -> StepView {
    let (unit, person) = (step.unit.as_deref().unwrap_or_default(), step.person.as_deref().unwrap_or_default());
    let mut what = match step.kind {
        StepKind::Registered => say!(language, "letter-step-registered"),
        StepKind::Scanned if step.note.is_empty() => say!(language, "letter-step-scanned"),
        StepKind::Scanned => say!(language, "letter-step-scanned-not-whole"),
        StepKind::Distributed => say!(language, "letter-step-distributed", unit = unit),
        StepKind::SentForAssignment => say!(language, "letter-step-sent-for-assignment"),
        StepKind::Assigned if person.is_empty() => say!(language, "letter-step-assigned-unit", unit = unit),
        StepKind::Assigned => say!(language, "letter-step-assigned", person = person, unit = unit),
        StepKind::Reassigned => say!(language, "letter-step-reassigned", person = person),
        StepKind::Corrected => say!(language, "letter-step-corrected"),
        StepKind::Refused if unit.is_empty() => say!(language, "letter-step-refused"),
        StepKind::Refused => say!(language, "letter-step-refused-to", unit = unit),
        StepKind::Taken => say!(language, "letter-step-taken"),
        StepKind::Filed => say!(language, "letter-step-filed"),
        StepKind::AnnulmentAsked => say!(language, "letter-step-annulment-asked"),
        StepKind::Annulled => say!(language, "letter-step-annulled"),
        StepKind::EntryKept => say!(language, "letter-step-entry-kept"),
        StepKind::TakenOut => say!(language, "letter-step-taken-out"),
        StepKind::ScanConfirmed => say!(language, "letter-step-scan-confirmed"),
    };
    if let Some(due) = step.due {
        what = format!("{what}, {}", say!(language, "letter-step-due", day = dates::date(language, due)));
    }
    StepView {
        datetime: step.at.rfc3339_warsaw(),
        when: dates::minute(language, step.at),
        what,
        who: if step.actor.is_empty() { say!(language, "letter-step-by-rule") } else { step.actor.clone() },
        note: step.note.clone(),
    }
}
