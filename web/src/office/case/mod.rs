//! One case: everything about it, and what can be done with it.

pub(crate) mod deeds;
pub(crate) mod file;
pub(crate) mod log;
pub(crate) mod open;
pub(crate) mod told;
pub(crate) mod view;

use accounts::Official;
use askama::Template;
use axum::{
    extract::{Path, Query, State as FromState},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use cases::{Case, CaseRow, Denied, LookedInto};
use serde::Deserialize;
use vocabulary::{CaseId, Fault};

use self::{
    deeds::{Filled, Making, Posted, Undone},
    told::Telling,
    view::CaseView,
};
use crate::{
    State,
    kit::{
        deed::Deed,
        form,
        frame::{Frame, Here},
        page::page_with,
        rights::AsOfficial,
        trouble::Trouble,
        visit::Visit,
    },
    links,
    office::desk,
};

/// Cases looked through for a sign.
const LOOKED_THROUGH: u32 = 5;

#[derive(Template)]
#[template(path = "office/case/page.html")]
pub(crate) struct CasePage {
    pub frame: Frame,
    pub case: CaseView,
    pub deeds: Vec<Deed>,
    pub told: Telling,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    zrobiono: String,
}

/// A case with its forms, as it is shown.
pub(crate) struct Shown {
    pub view: CaseView,
    pub deeds: Vec<Deed>,
    /// What was typed into a form that is not among them any more.
    pub lost: String,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let frame = visit.frame(&state, Here::CaseList);
    let case = find(&state, &official, &id).await?;
    let told = Telling { done: done(&frame, &asked.zrobiono), ..Telling::default() };
    render(&state, frame, &official, &case, StatusCode::OK, told, None).await
}

/// Does what was posted, and leads back to where it was posted from.
pub(crate) async fn act(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path((id, deed)): Path<(String, String)>,
    form::Posted(filled): form::Posted<Filled>,
) -> Result<Response, Trouble> {
    let id: CaseId = id.parse().map_err(|_| Trouble::NotFound)?;
    let posted = Posted::of_code(&deed).ok_or(Trouble::NotFound)?;
    let at_desk = filled.skad == "biurko";
    let mut frame = visit.frame(&state, if at_desk { Here::Desk } else { Here::CaseList });
    // A form was posted: the other language is of the page that it came from.
    let address = if at_desk { desk::of_case(id) } else { links::case(id) };
    frame.other_language = crate::kit::language::page_in(&address, frame.the_other());
    let after = || {
        let mark = if at_desk { '&' } else { '?' };
        Ok(Redirect::to(&format!("{address}{mark}zrobiono={}", posted.code())).into_response())
    };
    let undone = match deeds::perform(&state, &visit, &official, &frame, id, posted, &filled).await {
        Ok(()) => return after(),
        Err(Undone::Denied(Denied::NotYours)) => return Err(Trouble::NotFound),
        Err(Undone::Denied(Denied::Fault(fault))) => return Err(Trouble::Fault(fault)),
        Err(undone) => undone,
    };
    let case = find(&state, &official, &id.to_string()).await?;
    let (status, told) = match undone {
        Undone::Denied(Denied::Stale) if deeds::is_repeated(&case, &official, posted, &filled) => return after(),
        Undone::Denied(Denied::NotNow) => (
            StatusCode::CONFLICT,
            Telling { slip: t!(frame, "case-not-now"), more: t!(frame, "case-stale-more"), ..Telling::default() },
        ),
        Undone::Denied(_) => (
            StatusCode::CONFLICT,
            Telling { slip: t!(frame, "case-stale"), more: t!(frame, "case-stale-more"), ..Telling::default() },
        ),
        Undone::Wrong(errors) => (
            StatusCode::UNPROCESSABLE_ENTITY,
            Telling { errors, safe: t!(frame, "case-errors-safe"), ..Telling::default() },
        ),
    };
    let filled = Some((posted, &filled));
    if at_desk {
        return desk::render(&state, frame, &official, desk::Chosen::Case(id), status, told, filled).await;
    }
    render(&state, frame, &official, &case, status, told, filled).await
}

/// The case, when this official may see it.
pub(crate) async fn find(state: &State, official: &Official, id: &str) -> Result<Case, Trouble> {
    let id: CaseId = id.parse().map_err(|_| Trouble::NotFound)?;
    let case = cases::case(&mut state.journal.view().await?, official, id).await?.ok_or(Trouble::NotFound)?;
    cases::look(&state.journal, official, LookedInto::Case(id)).await?;
    Ok(case)
}

/// The case of this sign, as somebody typed it; of those that this official sees.
pub(crate) async fn by_sign(state: &State, official: &Official, typed: &str) -> Result<Option<CaseRow>, Fault> {
    // A sign is written in capital letters, however it was typed.
    let sign = &typed.trim().to_uppercase();
    if sign.is_empty() {
        return Ok(None);
    }
    let found = cases::find(&mut state.journal.view().await?, official, sign, LOOKED_THROUGH).await?;
    let exact = found.iter().find(|row| row.sign.to_string().to_uppercase() == *sign);
    // A letter's sign leads to its case as well; words alone may fit several.
    Ok(exact.or(if found.len() == 1 { found.first() } else { None }).cloned())
}

/// What was done, when the address tells of something known.
pub(crate) fn done(frame: &Frame, code: &str) -> String {
    match code {
        "zalozono" => t!(frame, "case-done-opened"),
        "dolaczono" => t!(frame, "case-done-attached"),
        code => Posted::of_code(code).map(|posted| posted.done(frame)).unwrap_or_default(),
    }
}

/// The case as it is shown to this official, with what can be done.
pub(crate) async fn shown(
    state: &State,
    frame: &Frame,
    official: &Official,
    case: &Case,
    told: &Telling,
    filled: Option<(Posted, &Filled)>,
) -> Result<Shown, Trouble> {
    let today = state.journal.now().warsaw_date();
    let people = accounts::people_of(&mut state.journal.view().await?, case.row.unit.id).await?;
    let making = Making {
        frame,
        official,
        people: &people,
        today,
        filled,
        errors: &told.errors,
        at_desk: frame.here == Here::Desk,
    };
    let deeds = making.forms(case);
    Ok(Shown { lost: making.lost(&deeds), deeds, view: view::view(state, frame, official, case, today).await? })
}

async fn render(
    state: &State,
    frame: Frame,
    official: &Official,
    case: &Case,
    status: StatusCode,
    mut told: Telling,
    filled: Option<(Posted, &Filled)>,
) -> Result<Response, Trouble> {
    let Shown { view, deeds, lost } = shown(state, &frame, official, case, &told, filled).await?;
    told.kept = lost;
    page_with(status, &CasePage { frame, case: view, deeds, told })
}
