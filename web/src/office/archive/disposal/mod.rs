//! Disposal: the files whose time is over, drawing a list up of them, and the lists there are.

pub(crate) mod one;
mod paper;

use std::collections::BTreeMap;

use accounts::Official;
use archive::{ArchivedCase, DisposalId, DisposalState, DrawUpError};
use askama::Template;
use axum::{
    extract::{Query, State as FromState},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use registry::FileClass;
use serde::Deserialize;
use vocabulary::{CaseId, Language};
use words::{dates, say};

use super::{BOX, classes, right};
use crate::{
    State,
    kit::{
        errors::FieldError,
        form::Posted,
        frame::{Frame, Here},
        page::page_with,
        rights::AsOfficial,
        trouble::Trouble,
        visit::Visit,
    },
    links,
    office::case::view::Told,
};

/// Lists on one page.
const PAGE: u32 = 20;

/// A file whose time is over.
#[derive(Clone, Debug)]
pub(crate) struct FileLine {
    pub address: String,
    /// The name of its box.
    pub name: String,
    pub ticked: bool,
    pub sign: String,
    /// The file class with its title.
    pub class: String,
    pub dates: String,
    pub category: String,
    pub since: String,
}

/// A disposal list.
#[derive(Clone, Debug)]
pub(crate) struct ListLine {
    pub address: String,
    pub number: String,
    pub state: Told,
    pub drawn: String,
    pub by: String,
    pub cases: u32,
}

#[derive(Template)]
#[template(path = "office/archive/disposal/page.html")]
pub(crate) struct DisposalsPage {
    pub frame: Frame,
    /// Whether this official draws lists up.
    pub keeps: bool,
    pub files: Vec<FileLine>,
    /// There are more than go onto one list.
    pub more: bool,
    pub lists: Vec<ListLine>,
    pub first: Option<String>,
    pub next: Option<String>,
    pub errors: Vec<FieldError>,
    pub safe: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// Lists before this one.
    przed: String,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    page_with(StatusCode::OK, &page_of(&state, &visit, &official, &asked, None).await?)
}

/// Draws a list up of the ticked files.
pub(crate) async fn draw_up(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Posted(filled): Posted<BTreeMap<String, String>>,
) -> Result<Response, Trouble> {
    let keeper = archive::keeps(&official).ok_or(Trouble::Forbidden)?;
    let chosen: Vec<CaseId> = filled.keys().filter_map(|name| name.strip_prefix(BOX)?.parse().ok()).collect();
    let frame = visit.frame(&state, Here::Archive);
    let mut act = state.journal.act(visit.actor(), &visit.number).await?;
    let wrong = |summary, slip| FieldError::new("po-terminie", summary, slip);
    let (status, error) = match archive::draw_up(&mut act, &keeper, &chosen).await {
        Ok((list, _, recorded)) => {
            act.commit(recorded).await?;
            return Ok(drawn(list));
        }
        Err(DrawUpError::Fault(fault)) => return Err(fault.into()),
        Err(DrawUpError::Nothing) => (
            StatusCode::UNPROCESSABLE_ENTITY,
            wrong(t!(frame, "disposal-error-nothing"), t!(frame, "disposal-error-nothing-slip")),
        ),
        Err(DrawUpError::TooMany) => (
            StatusCode::UNPROCESSABLE_ENTITY,
            wrong(t!(frame, "archive-error-many"), t!(frame, "archive-error-many-slip")),
        ),
        Err(DrawUpError::Lent(case)) => {
            drop(act);
            let found = archive::archived(&mut state.journal.look().await?, &right(&official)?, case).await?;
            let sign = found.map(|found| found.sign).unwrap_or_default();
            (
                StatusCode::UNPROCESSABLE_ENTITY,
                wrong(t!(frame, "disposal-error-lent"), t!(frame, "disposal-error-lent-slip", sign = sign)),
            )
        }
        Err(DrawUpError::NotDue(_)) => {
            drop(act);
            // The same form, pressed twice, has done it.
            if let Some(list) = list_of_all(&state, &official, &chosen).await? {
                return Ok(drawn(list));
            }
            (StatusCode::CONFLICT, wrong(t!(frame, "archive-error-due"), t!(frame, "disposal-error-due-slip")))
        }
    };
    let mut shown = page_of(&state, &visit, &official, &Asked::default(), Some(&chosen)).await?;
    shown.errors = vec![error];
    shown.safe = t!(shown.frame, "archive-lend-safe");
    page_with(status, &shown)
}

fn drawn(list: DisposalId) -> Response {
    Redirect::to(&format!("{}?zrobiono=sporzadzono", links::of_archive(links::DISPOSAL, list))).into_response()
}

/// The one list that all of these files stand on.
async fn list_of_all(state: &State, official: &Official, chosen: &[CaseId]) -> Result<Option<DisposalId>, Trouble> {
    let right = right(official)?;
    let mut view = state.journal.view().await?;
    let newest = archive::disposals(&mut view, &right, None, 1).await?.rows;
    let Some(list) = newest.first().map(|list| list.id) else { return Ok(None) };
    let Some((_, cases, _)) = archive::disposal(&mut view, &right, list).await? else { return Ok(None) };
    let all = chosen.iter().all(|case| cases.iter().any(|on| on.case.id == *case));
    Ok(Some(list).filter(|_| all && !chosen.is_empty()))
}

async fn page_of(
    state: &State,
    visit: &Visit,
    official: &Official,
    asked: &Asked,
    chosen: Option<&[CaseId]>,
) -> Result<DisposalsPage, Trouble> {
    let right = right(official)?;
    let frame = visit.frame(state, Here::Archive);
    let language = frame.language;
    let today = state.journal.now().warsaw_date();
    let mut view = state.journal.view().await?;
    let over = archive::disposable(&mut view, &right, today, archive::MOST_AT_ONCE as u32).await?;
    let before: Option<DisposalId> = asked.przed.parse().ok();
    let found = archive::disposals(&mut view, &right, before, PAGE).await?;
    drop(view);
    let classes = classes(state, over.rows.iter()).await?;
    let file = |case: &ArchivedCase| FileLine {
        ticked: chosen.is_none_or(|chosen| chosen.contains(&case.id)),
        ..file_line(language, case, classes.get(&case.class))
    };
    let next = found.rows.last().filter(|_| found.more).map(|last| format!("{}?przed={}", links::DISPOSALS, last.id));
    let list = |list: &archive::DisposalList| ListLine {
        address: links::of_archive(links::DISPOSAL, list.id),
        number: list.number.to_string(),
        state: stands(language, list.state),
        drawn: dates::day(language, list.drawn.1),
        by: list.drawn.0.clone(),
        cases: list.cases,
    };
    Ok(DisposalsPage {
        keeps: archive::keeps(official).is_some(),
        files: over.rows.iter().map(file).collect(),
        more: over.more,
        lists: found.rows.iter().map(list).collect(),
        first: before.map(|_| links::DISPOSALS.to_owned()),
        next,
        errors: Vec::new(),
        safe: String::new(),
        frame,
    })
}

/// A file in words; ticked.
fn file_line(language: Language, case: &ArchivedCase, class: Option<&FileClass>) -> FileLine {
    let (from, to) = (dates::date(language, case.started_on), dates::date(language, case.closed_on));
    FileLine {
        address: links::of_archive(links::ARCHIVE_CASE, case.id),
        name: format!("{BOX}{}", case.id),
        ticked: true,
        sign: case.sign.clone(),
        class: class.map(|class| format!("{} {}", class.symbol, class.title)).unwrap_or_default(),
        dates: say!(language, "archive-from-to", from = from, to = to),
        category: case.category.to_string(),
        since: case.dispose_from.map(|day| dates::date(language, day)).unwrap_or_default(),
    }
}

/// How far a list is.
fn stands(language: Language, state: DisposalState) -> Told {
    let (class, word) = match state {
        DisposalState::Drawn => ("calm", say!(language, "disposal-state-drawn")),
        DisposalState::Approved => ("attention", say!(language, "disposal-state-approved")),
        DisposalState::Consented => ("good", say!(language, "disposal-state-consented")),
        DisposalState::GivenUp => ("idle", say!(language, "disposal-state-given-up")),
    };
    Told { class, word, detail: String::new() }
}
