//! Signing a draft: its fixed document is shown, signed with the Trusted Profile or in own software, and filed.

pub(crate) mod document;
pub(crate) mod trusted_profile;
pub(crate) mod upload;
pub(crate) mod view;

use accounts::Client;
use axum::{
    extract::{Path, Query, State as FromState},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use bytes::Bytes;
use serde::Deserialize;
use submissions::{Draft, DraftError, DraftState, Filed, Fixed};
use vocabulary::DraftId;

use crate::{
    State,
    kit::{form::Posted, rights::AsClient, trouble::Trouble, visit::Visit},
    links,
};

/// A draft whose document waits to be signed.
struct Ready {
    draft: Draft,
    fixed: Fixed,
    xml: Bytes,
}

/// What the way back from the Trusted Profile has to tell.
#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    profil: String,
}

#[derive(Deserialize)]
pub(crate) struct Nothing {}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsClient(client): AsClient,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let ready = match ready(&state, &client, parse(&id)?).await? {
        Ok(ready) => ready,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let mut view = view::view(&state, &visit, &client, ready).await?;
    view.notice = trusted_profile::notice(visit.language, &asked.profil);
    view::answer(&state, StatusCode::OK, &view)
}

/// Opens the draft again, so that answers can be corrected.
pub(crate) async fn reopen(
    FromState(state): FromState<State>,
    AsClient(client): AsClient,
    Path(id): Path<String>,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Response, Trouble> {
    let id = parse(&id)?;
    match submissions::reopen(&state.submissions, &client, id).await {
        Ok(()) => Ok(to(&links::draft_check(id))),
        Err(error) => after(error, id),
    }
}

/// The draft and its fixed document, or where the person should rather be.
async fn ready(state: &State, client: &Client, id: DraftId) -> Result<Result<Ready, Response>, Trouble> {
    // In this order: what another click does meanwhile to the draft is then seen.
    let fixed = submissions::fixed_document(&state.submissions, client, id).await?;
    let draft = submissions::draft(&mut state.journal.view().await?, client, id).await?.ok_or(Trouble::NotFound)?;
    Ok(match (&draft.state, fixed) {
        (DraftState::Fixed(_), Some((fixed, xml))) => Ok(Ready { draft, fixed, xml }),
        (DraftState::Fixed(_), None) => Err(to(&links::sign(id))),
        (DraftState::Open, _) => Err(to(&links::draft_check(id))),
        (DraftState::Filed(submission), _) => Err(to(&links::receipt(*submission))),
    })
}

/// Where a draft leads that is not as it was thought to be.
fn after(error: DraftError, id: DraftId) -> Result<Response, Trouble> {
    match error {
        DraftError::Gone => Err(Trouble::NotFound),
        DraftError::NotOpen => Ok(to(&links::sign(id))),
        DraftError::NotFixed => Ok(to(&links::draft_check(id))),
        DraftError::Filed(submission) => Ok(to(&links::receipt(submission))),
        DraftError::Fault(fault) => Err(Trouble::Fault(fault)),
    }
}

/// To the receipt of what was filed, now or before.
fn filed(state: &State, filed: Filed) -> Response {
    if !filed.again {
        state.metrics.filed();
    }
    to(&links::receipt(filed.submission))
}

fn parse(id: &str) -> Result<DraftId, Trouble> {
    id.parse().map_err(|_| Trouble::NotFound)
}

fn to(address: &str) -> Response {
    Redirect::to(address).into_response()
}
