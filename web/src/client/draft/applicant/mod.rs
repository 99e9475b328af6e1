//! The step about whoever files: the account's data to start with, changed for this application alone.

use std::collections::{BTreeMap, HashMap};

use accounts::{Details, Field, Wrong};
use askama::Template;
use axum::{
    extract::{Path, Query, State as FromState},
    response::{IntoResponse as _, Redirect, Response},
};
use catalogue::Answers;
use submissions::Draft;
use vocabulary::Language;
use words::say;

use super::{
    APPLICANT, Asked, Then, closed, find,
    head::{Head, head},
    kept_by_browser, todo, undone,
};
use crate::{
    State,
    client::{
        contact::{self, Contact},
        settings::data,
    },
    kit::{
        errors::FieldError,
        form::Posted,
        frame::{Frame, Here},
        mistakes,
        page::page,
        rights::AsClient,
        trouble::Trouble,
        visit::Visit,
    },
    links,
};

#[derive(Template)]
#[template(path = "client/draft/applicant/page.html")]
pub(crate) struct ApplicantPage {
    pub frame: Frame,
    pub head: Head,
    pub action: String,
    pub later: String,
    pub to_check: bool,
    pub name: String,
    /// PESEL or document, in words.
    pub identity: String,
    pub contact: Contact,
    pub errors: Vec<FieldError>,
    pub safe: String,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsClient(client): AsClient,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let draft = find(&state, &client, &id).await?;
    if let Some(response) = closed(&state, &visit, &draft)? {
        return Ok(response);
    }
    let errors = todo::told_at(APPLICANT, asked.told(), visit.language, &draft, state.journal.now());
    let details = accounts::details(&mut state.journal.view().await?, &client).await?;
    Ok(kept_by_browser(page(&view(&state, &visit, &draft, &details, asked.then(), errors))?))
}

pub(crate) async fn save(
    FromState(state): FromState<State>,
    AsClient(client): AsClient,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
    Posted(posted): Posted<HashMap<String, String>>,
) -> Result<Response, Trouble> {
    let draft = find(&state, &client, &id).await?;
    let here = links::draft_step(draft.id, APPLICANT);
    let value = |name| posted.get(name).map_or("", |value| value.trim()).to_owned();
    let values: Answers = contact::NAMES.into_iter().map(|name| (name, value(name))).collect();
    let draft = match submissions::save_applicant(&state.submissions, &client, draft.id, values).await {
        Ok(draft) => draft,
        Err(error) => return undone(error, &here),
    };
    let then = asked.then();
    let wrong = then != Then::Later && !submissions::check_applicant(&draft.applicant).is_empty();
    let next = if wrong { then.told_at(&here) } else { todo::onward(&draft, APPLICANT, then, state.journal.now()) };
    Ok(Redirect::to(&next).into_response())
}

/// What is wrong with what was filled in about the applicant, in words.
pub(super) fn errors(language: Language, applicant: &Answers) -> Vec<FieldError> {
    let wrong = submissions::check_applicant(applicant);
    let mut errors = mistakes::errors(language, &wrong);
    for (mistake, error) in wrong.iter().zip(&mut errors) {
        // Elsewhere the whole address may be left out; an application has to name one.
        if matches!(mistake.field, Field::Home(_)) && mistake.wrong == Wrong::Missing {
            error.slip = say!(language, "draft-address-missing");
        }
    }
    errors
}

fn view(
    state: &State,
    visit: &Visit,
    draft: &Draft,
    details: &Details,
    then: Then,
    errors: Vec<FieldError>,
) -> ApplicantPage {
    let frame = visit.frame(state, Here::Catalogue);
    let here = links::draft_step(draft.id, APPLICANT);
    let filled: &BTreeMap<String, String> = &draft.applicant.0;
    let contact = Contact::new(&frame, filled, false).with(&errors);
    ApplicantPage {
        head: head(&frame, draft, APPLICANT, state.journal.now()),
        action: then.at(&here),
        later: Then::Later.at(&here),
        to_check: then == Then::Check,
        name: format!("{} {}", details.names, details.surname).trim().to_owned(),
        identity: data::identity(&frame, details),
        contact: Contact { home_text: t!(frame, "draft-address-text"), ..contact },
        safe: if errors.is_empty() { String::new() } else { t!(frame, "draft-safe") },
        errors,
        frame,
    }
}
