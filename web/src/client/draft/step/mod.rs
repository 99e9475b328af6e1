//! One step of a form: a subject, its questions, and saving what was answered.

pub(crate) mod mistakes;
pub(crate) mod question;

use std::collections::HashMap;

use askama::Template;
use axum::{
    extract::{Path, Query, State as FromState},
    response::{IntoResponse as _, Redirect, Response},
};
use catalogue::{Answers, Step};
use submissions::Draft;

use super::{
    Asked, Then, about,
    check::{LetterLine, letter_line},
    closed, find, form,
    head::{Head, head},
    kept_by_browser, todo, undone,
};
use crate::{
    State,
    kit::{
        errors::FieldError,
        form::Posted,
        frame::{Frame, Here},
        page::page,
        rights::AsClient,
        trouble::Trouble,
        visit::Visit,
    },
    links,
};
use question::{Question, Shape};

#[derive(Template)]
#[template(path = "client/draft/step/page.html")]
pub(crate) struct StepPage {
    pub frame: Frame,
    pub head: Head,
    pub title: String,
    pub intro: String,
    /// Which filing it is about.
    pub about: String,
    /// Where the form is posted, and where to when it is gone on with another time.
    pub action: String,
    pub later: String,
    /// What is posted leads back to the letter.
    pub to_check: bool,
    /// What stays as it was filed: each question with its answer.
    pub filed: Vec<LetterLine>,
    pub questions: Vec<Question>,
    pub errors: Vec<FieldError>,
    pub safe: String,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsClient(client): AsClient,
    Path((id, step)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let draft = find(&state, &client, &id).await?;
    if let Some(response) = closed(&state, &visit, &draft)? {
        return Ok(response);
    }
    let Some(step) = step_of(&draft, &step)? else { return Ok(Redirect::to(&links::draft(draft.id)).into_response()) };
    let errors = todo::told_at(&step.id, asked.told(), visit.language, &draft, state.journal.now());
    let view = view(&state, &visit, &draft, step, asked.then(), errors);
    let about = about(&state, &visit, &client, &draft).await?;
    Ok(kept_by_browser(page(&StepPage { about, ..view })?))
}

pub(crate) async fn save(
    FromState(state): FromState<State>,
    AsClient(client): AsClient,
    Path((id, step)): Path<(String, String)>,
    Query(asked): Query<Asked>,
    Posted(posted): Posted<HashMap<String, String>>,
) -> Result<Response, Trouble> {
    let draft = find(&state, &client, &id).await?;
    let Some(step) = step_of(&draft, &step)? else { return Ok(Redirect::to(&links::draft(draft.id)).into_response()) };
    let answers = step.fields(&draft.answers).into_iter().filter(|field| !draft.is_locked(&field.name));
    let answers: Answers = answers.map(|field| (field.name.clone(), question::posted(field, &posted))).collect();
    let here = links::draft_step(draft.id, &step.id);
    let draft = match submissions::save_answers(&state.submissions, &client, draft.id, &step.id, answers).await {
        Ok(draft) => draft,
        Err(error) => return undone(error, &here),
    };
    let (then, now) = (asked.then(), state.journal.now());
    let is_wrong = draft.mistakes(now.warsaw_date()).iter().any(|(wrong, _)| wrong.id == step.id);
    let wrong = then != Then::Later && is_wrong;
    let next = if wrong { then.told_at(&here) } else { todo::onward(&draft, &step.id, then, now) };
    Ok(Redirect::to(&next).into_response())
}

/// The step of this name, when the answers so far ask for it.
fn step_of<'a>(draft: &'a Draft, name: &str) -> Result<Option<&'a Step>, Trouble> {
    let form = form(draft)?;
    if !form.steps.iter().any(|step| step.id == name) {
        return Err(Trouble::NotFound);
    }
    Ok(draft.steps().into_iter().find(|step| step.id == name))
}

fn view(state: &State, visit: &Visit, draft: &Draft, step: &Step, then: Then, errors: Vec<FieldError>) -> StepPage {
    let frame = visit.frame(state, Here::Catalogue);
    let typeset = |text: &catalogue::Text| words::typeset(frame.language, text.text(frame.language));
    let here = links::draft_step(draft.id, &step.id);
    StepPage {
        head: head(&frame, draft, &step.id, state.journal.now()),
        title: typeset(&step.title),
        intro: step.intro.as_ref().map(typeset).unwrap_or_default(),
        about: String::new(),
        action: then.at(&here),
        later: Then::Later.at(&here),
        to_check: then == Then::Check,
        filed: filed(&frame, draft, step),
        questions: step
            .fields(&draft.answers)
            .into_iter()
            .filter(|field| !draft.is_locked(&field.name))
            .map(|field| Question::new(&frame, draft, field, &errors))
            .collect(),
        safe: if errors.is_empty() { String::new() } else { t!(frame, "draft-safe") },
        errors,
        frame,
    }
}

/// The answers of the step that stay as they were filed.
fn filed(frame: &Frame, draft: &Draft, step: &Step) -> Vec<LetterLine> {
    let lines = form(draft).map(|form| form.lines(&draft.answers)).unwrap_or_default().into_iter();
    let lines = lines.filter(|(shown, _)| shown.id == step.id).flat_map(|(_, lines)| lines);
    lines.filter(|line| draft.is_locked(&line.field.name)).map(|line| letter_line(frame, &line)).collect()
}
