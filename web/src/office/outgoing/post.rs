//! What waits for the post: printed, put into envelopes, and noted as posted.

use askama::Template;
use axum::{
    extract::{Path, Query, State as FromState},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use delivery::{Dispatch, PostError};
use serde::Deserialize;
use vocabulary::Date;
use words::dates;

use crate::{
    State,
    kit::{
        deed::{field, id as field_id},
        errors::FieldError,
        form::Posted,
        frame::{Frame, Here},
        input::{Input, fasten},
        page::page_with,
        rights::AsOfficial,
        trouble::Trouble,
        visit::Visit,
    },
    links,
    office::case::{deeds::day, told::Telling},
};

/// Letters shown at once.
const MOST: u32 = 100;

/// A letter that waits.
#[derive(Clone, Debug)]
pub(crate) struct Waiting {
    pub number: String,
    pub name: String,
    pub address: Vec<String>,
    pub sign: String,
    pub title: String,
    pub registered: String,
    pub envelope: String,
    pub pdf: String,
    pub action: String,
    pub posting: Input,
    pub day: Input,
}

#[derive(Template)]
#[template(path = "office/outgoing/post.html")]
pub(crate) struct PostPage {
    pub frame: Frame,
    pub letters: Vec<Waiting>,
    pub told: Telling,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    nadano: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Filled {
    nadanie: String,
    dzien: String,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    official.sends_letters().ok_or(Trouble::Forbidden)?;
    let frame = visit.frame(&state, Here::Register);
    let done = if asked.nadano.is_empty() { String::new() } else { t!(frame, "outgoing-posted") };
    render(&state, frame, &official, StatusCode::OK, Telling { done, ..Telling::default() }, None).await
}

pub(crate) async fn post(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path(id): Path<String>,
    Posted(filled): Posted<Filled>,
) -> Result<Response, Trouble> {
    let right = official.sends_letters().ok_or(Trouble::Forbidden)?;
    let id = id.parse().map_err(|_| Trouble::NotFound)?;
    let mut frame = visit.frame(&state, Here::Register);
    frame.other_language = crate::kit::language::page_in(links::TO_POST, frame.the_other());
    let form = format!("nadaj-{id}");
    let wrong_day = || {
        let (summary, slip) = (t!(frame, "outgoing-error-day"), t!(frame, "outgoing-error-day-slip"));
        FieldError::new(field_id(&form, "dzien"), summary, slip)
    };
    let mut act = state.journal.act(visit.actor(), &visit.number).await?;
    let posted = match day(&filled.dzien) {
        Some(on) => delivery::post(&mut act, &right, &official, id, &filled.nadanie, on).await,
        None => Err(PostError::Day),
    };
    let after = || Ok(Redirect::to(&format!("{}?nadano=1", links::TO_POST)).into_response());
    let (status, told) = match posted {
        Ok(Some(recorded)) => {
            act.commit(recorded).await?;
            return after();
        }
        Ok(None) => return after(),
        Err(PostError::Fault(fault)) => return Err(fault.into()),
        Err(PostError::NotWaiting) => {
            let (slip, more) = (t!(frame, "outgoing-not-waiting"), t!(frame, "outgoing-not-waiting-more"));
            (StatusCode::CONFLICT, Telling { slip, more, ..Telling::default() })
        }
        Err(PostError::Day) => (StatusCode::UNPROCESSABLE_ENTITY, told(&frame, wrong_day())),
        Err(PostError::Posting) => {
            let (summary, slip) = (t!(frame, "outgoing-error-posting"), t!(frame, "outgoing-error-posting-slip"));
            (StatusCode::UNPROCESSABLE_ENTITY, told(&frame, FieldError::new(field_id(&form, "nadanie"), summary, slip)))
        }
    };
    drop(act);
    render(&state, frame, &official, status, told, Some((form.as_str(), &filled))).await
}

fn told(frame: &Frame, error: FieldError) -> Telling {
    Telling { errors: vec![error], safe: t!(frame, "case-errors-safe"), ..Telling::default() }
}

async fn render(
    state: &State,
    frame: Frame,
    official: &accounts::Official,
    status: StatusCode,
    told: Telling,
    filled: Option<(&str, &Filled)>,
) -> Result<Response, Trouble> {
    let right = official.sends_letters().ok_or(Trouble::Forbidden)?;
    let today = state.journal.now().warsaw_date();
    let found = delivery::to_post(&mut state.journal.view().await?, &right, MOST).await?;
    let letters = found.iter().map(|line| waiting(&frame, line, today, filled, &told.errors)).collect();
    page_with(status, &PostPage { frame, letters, told })
}

fn waiting(
    frame: &Frame,
    line: &Dispatch,
    today: Date,
    filled: Option<(&str, &Filled)>,
    errors: &[FieldError],
) -> Waiting {
    let id = line.id.to_string();
    let form = format!("nadaj-{id}");
    let typed = filled.filter(|(name, _)| *name == form).map(|(_, filled)| filled);
    let day = typed.map_or_else(|| today.to_string(), |filled| filled.dzien.clone());
    // A calendar shows nothing of what it cannot read; people see what they wrote.
    let kind = if day.parse::<Date>().is_ok() { "date" } else { "text" };
    let posting = typed.map(|filled| filled.nadanie.as_str()).unwrap_or_default();
    let mut fields = [
        field(&form, "nadanie", t!(frame, "outgoing-posting"), posting),
        field(&form, "dzien", t!(frame, "outgoing-posted-on"), &day).kind(kind),
    ];
    fasten(fields.iter_mut(), errors);
    let [posting, day] = fields;
    Waiting {
        number: line.number.to_string(),
        name: line.name.clone(),
        address: line.address.lines().map(str::to_owned).collect(),
        sign: line.sign.clone(),
        title: line.title.clone(),
        registered: dates::date(frame.language, line.registered_on),
        envelope: links::dispatch(links::ENVELOPE, &id),
        pdf: links::dispatch(links::POSTED_PDF, &id),
        action: links::dispatch(links::POSTED, &id),
        posting,
        day,
    }
}
