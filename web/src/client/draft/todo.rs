//! What is still to be put right in a draft, in words, step by step; and where to go from a step.

use submissions::Draft;
use vocabulary::{Instant, Language};
use words::say;

use super::{APPLICANT, ATTACHMENTS, EVERYWHERE, Then, Told, applicant, head::places, step::mistakes};
use crate::{kit::errors::FieldError, links};

/// Everything to put right, by step.
pub(super) fn todo(language: Language, draft: &Draft, now: Instant) -> Vec<(String, Vec<FieldError>)> {
    let mut todo = Vec::new();
    if !draft.keeps_applicant() {
        todo.push((APPLICANT.to_owned(), applicant::errors(language, &draft.applicant)));
    }
    let mistakes = draft.mistakes(now.warsaw_date()).into_iter();
    todo.extend(mistakes.map(|(step, wrong)| (step.id.clone(), mistakes::errors(language, step, &wrong))));
    todo.push((ATTACHMENTS.to_owned(), missing_files(language, draft)));
    todo.retain(|(_, errors)| !errors.is_empty());
    todo
}

/// What is to be put right as the page of one step tells it: first what is wrong here, then what is wrong elsewhere.
pub(super) fn told_at(step: &str, told: Told, language: Language, draft: &Draft, now: Instant) -> Vec<FieldError> {
    if told == Told::Nothing {
        return Vec::new();
    }
    let (here, elsewhere): (Vec<_>, Vec<_>) =
        todo(language, draft, now).into_iter().partition(|(place, _)| place == step);
    let elsewhere = elsewhere.into_iter().flat_map(|(place, errors)| {
        let page = told_on(&links::draft_step(draft.id, &place));
        errors.into_iter().map(move |error| FieldError { page: page.clone(), ..error })
    });
    let elsewhere = elsewhere.filter(|_| told == Told::Everywhere);
    here.into_iter().flat_map(|(_, errors)| errors).chain(elsewhere).collect()
}

/// The address of a step where all that is to be put right is told, on the way to the letter.
pub(super) fn told_on(step: &str) -> String {
    format!("{}&popraw={EVERYWHERE}", Then::Check.at(step))
}

/// The first step with something to put right.
pub(super) fn first(draft: &Draft, now: Instant) -> Option<String> {
    todo(Language::default(), draft, now).into_iter().next().map(|(step, _)| step)
}

/// The slots that need a file and have none.
pub(super) fn missing_files(language: Language, draft: &Draft) -> Vec<FieldError> {
    draft
        .missing_slots()
        .into_iter()
        .map(|slot| {
            let label = mistakes::called(language, &slot.label);
            let summary = say!(language, "answer-no-file", slot = label);
            FieldError::new(mistakes::id(&slot.name), summary, say!(language, "answer-no-file-slip"))
        })
        .collect()
}

/// Where a saved step leads.
pub(super) fn onward(draft: &Draft, step: &str, then: Then, now: Instant) -> String {
    match then {
        Then::Later => links::FILINGS.to_owned(),
        Then::Check => match first(draft, now) {
            Some(missing) => then.at(&links::draft_step(draft.id, &missing)),
            None => links::draft_check(draft.id),
        },
        Then::Next => {
            let places = places(Language::default(), draft);
            let next = places.iter().position(|place| place.key == step).and_then(|at| places.get(at + 1));
            next.map_or_else(|| links::draft_check(draft.id), |place| place.address(draft.id))
        }
    }
}
