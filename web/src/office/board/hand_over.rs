//! Handing several cases over at once, as when somebody falls ill: each is an act of its own, under its own right.

use std::collections::BTreeMap;

use accounts::Official;
use axum::{extract::State as FromState, response::Response};
use cases::{CaseRow, Denied};
use serde::Deserialize;
use vocabulary::CaseId;

use super::{
    Asked, Drawn, draw,
    outcome::{Came, Outcome},
};
use crate::{
    State,
    kit::{
        errors::FieldError,
        form,
        frame::{Frame, Here},
        rights::AsOfficial,
        trouble::Trouble,
        visit::Visit,
    },
    links,
    office::case::deeds::{self, Filled, Posted, Undone},
};

/// The most cases at once: more than a page shows.
const MOST: usize = 100;

/// What is posted: to whom, the board that was shown, and each chosen case under its id with the version that was shown.
#[derive(Deserialize)]
pub(crate) struct Several {
    #[serde(default)]
    osoba: String,
    #[serde(flatten)]
    asked: Asked,
    #[serde(flatten)]
    rest: BTreeMap<String, String>,
}

/// Hands each chosen case over and tells of each what came of it.
pub(crate) async fn hand_over(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    form::Posted(Several { osoba, asked, rest }): form::Posted<Several>,
) -> Result<Response, Trouble> {
    let mut frame = visit.frame(&state, Here::CaseList);
    frame.other_language = crate::kit::language::page_in(links::BOARD, frame.the_other());
    let chosen: Vec<(CaseId, String)> =
        rest.into_iter().filter_map(|(name, version)| Some((name.parse().ok()?, version))).collect();
    if chosen.len() > MOST {
        return Err(Trouble::BadRequest);
    }
    let mut drawn = Drawn { chosen: chosen.iter().map(|(id, _)| *id).collect(), ..Drawn::default() };
    if chosen.is_empty() {
        let (summary, slip) = (t!(frame, "board-error-none"), t!(frame, "board-error-none-slip"));
        drawn.errors.push(FieldError::new("sprawy", summary, slip));
    }
    if osoba.is_empty() {
        let (summary, slip) = (t!(frame, "board-error-person"), t!(frame, "board-error-person-slip"));
        drawn.errors.push(FieldError::new("osoba", summary, slip));
    }
    if !drawn.errors.is_empty() {
        drawn.taker = osoba;
        return draw(&state, frame, &official, &asked, drawn).await;
    }
    for (id, version) in chosen {
        let filled = Filled::handing_over(version, osoba.clone());
        // What this official does not see is not told to be there.
        let Some(row) = seen(&state, &official, id).await? else { return Err(Trouble::NotFound) };
        let came = one(&state, &visit, &official, &frame, id, &filled).await;
        drawn.outcomes.push(Outcome {
            address: links::case(id),
            number: row.sign.to_string(),
            title: row.title,
            class: came.class(),
            word: came.word(&frame),
        });
    }
    drawn.chosen.clear();
    draw(&state, frame, &official, &asked, drawn).await
}

async fn seen(state: &State, official: &Official, id: CaseId) -> Result<Option<CaseRow>, Trouble> {
    Ok(cases::case(&mut state.journal.view().await?, official, id).await?.map(|case| case.row))
}

async fn one(state: &State, visit: &Visit, official: &Official, frame: &Frame, id: CaseId, filled: &Filled) -> Came {
    let undone = match deeds::perform(state, visit, official, frame, id, Posted::HandOver, filled).await {
        Ok(()) => return Came::Done,
        Err(undone) => undone,
    };
    match undone {
        Undone::Wrong(_) => Came::Person,
        Undone::Denied(Denied::NotYours | Denied::NotNow) => Came::NotNow,
        Undone::Denied(Denied::Stale) => match is_repeated(state, official, id, filled).await {
            Ok(true) => Came::Done,
            Ok(false) => Came::Stale,
            Err(cause) => failed(&cause),
        },
        Undone::Denied(Denied::Fault(cause)) => failed(&cause),
    }
}

/// Whether the same form has done it before.
async fn is_repeated(
    state: &State,
    official: &Official,
    id: CaseId,
    filled: &Filled,
) -> Result<bool, vocabulary::Fault> {
    let case = cases::case(&mut state.journal.view().await?, official, id).await?;
    Ok(case.is_some_and(|case| deeds::is_repeated(&case, official, Posted::HandOver, filled)))
}

/// What fails with one is told of that one: those before it are done.
fn failed(cause: &vocabulary::Fault) -> Came {
    tracing::error!(%cause, "one of several cases was not handed over");
    Came::Failed
}
