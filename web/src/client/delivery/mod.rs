//! Taking delivery of an answer for a signed receipt: the receipt is shown, signed and sent back; then it can be read again.

pub(crate) mod printed;
pub(crate) mod refusals;
pub(crate) mod trusted_profile;
pub(crate) mod upload;
pub(crate) mod view;

use accounts::Client;
use axum::{
    extract::{Path, Query, State as FromState},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use delivery::{AskError, Delivered, Proof};
use serde::Deserialize;
use vocabulary::{AnswerId, CaseId};

use crate::{
    State,
    kit::{download::download, form::Posted, page::page, rights::AsClient, trouble::Trouble, visit::Visit},
    links,
};

/// The answer that is delivered, and its case.
#[derive(Clone, Copy)]
pub(crate) struct What {
    pub case: CaseId,
    pub answer: AnswerId,
}

/// How far its delivery is.
enum Found {
    /// The receipt waits for a signature.
    Waits(Box<Proof>),
    /// It is delivered.
    Delivered(Box<Delivered>),
}

#[derive(Deserialize)]
pub(crate) struct Nothing {}

/// What the way back from the Trusted Profile has to tell.
#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    profil: String,
}

/// Fixes the receipt and shows it; a second click finds the same.
pub(crate) async fn ask(
    FromState(state): FromState<State>,
    AsClient(client): AsClient,
    Path(path): Path<(String, String)>,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Response, Trouble> {
    let what = What::of(&path)?;
    match delivery::ask(&state.deliveries, &client, what.case, what.answer, state.journal.now()).await {
        Ok(_) => Ok(to(&links::delivery(what.case, what.answer))),
        Err(AskError::Nothing) => nothing(&state, &client, what).await,
        Err(AskError::Fault(fault)) => Err(Trouble::Fault(fault)),
    }
}

/// The receipt to be signed, or the signed one.
pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsClient(client): AsClient,
    Path(path): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let what = What::of(&path)?;
    match find(&state, &client, what).await? {
        Ok(Found::Waits(proof)) => {
            let mut view = view::sign(&state, &visit, &client, what, &proof).await?;
            view.notice = trusted_profile::notice(visit.language, &asked.profil);
            view::answer(&state, StatusCode::OK, &view)
        }
        Ok(Found::Delivered(delivered)) => page(&view::done(&state, &visit, what, &delivered)?),
        Err(elsewhere) => Ok(elsewhere),
    }
}

/// Exactly the bytes that are to be signed; afterwards the signed receipt.
pub(crate) async fn xml(
    FromState(state): FromState<State>,
    AsClient(client): AsClient,
    Path(path): Path<(String, String)>,
) -> Result<Response, Trouble> {
    Ok(match find(&state, &client, What::of(&path)?).await? {
        Ok(Found::Waits(proof)) => download(&proof.file_name(), "application/xml", proof.xml),
        Ok(Found::Delivered(delivered)) => signed_xml(*delivered),
        Err(elsewhere) => elsewhere,
    })
}

/// A signed receipt as a file.
pub(crate) fn signed_xml(delivered: Delivered) -> Response {
    download(&view::signed_name(&delivered.upd.number), "application/xml", delivered.xml)
}

/// How far it is for this client, or where they should rather be.
async fn find(state: &State, client: &Client, what: What) -> Result<Result<Found, Response>, Trouble> {
    let mut view = state.journal.view().await?;
    if let Some(delivered) = delivery::of_client(&mut view, client, what.answer).await? {
        return Ok(Ok(Found::Delivered(Box::new(delivered))));
    }
    let waiting = delivery::waiting(&mut view, client, what.case, what.answer, state.journal.now()).await?;
    drop(view);
    match waiting {
        Some(proof) => Ok(Ok(Found::Waits(Box::new(proof)))),
        None => nothing(state, client, what).await.map(Err),
    }
}

/// Where somebody goes for whom nothing is there to be signed: the case tells, if it is theirs.
async fn nothing(state: &State, client: &Client, what: What) -> Result<Response, Trouble> {
    let mut view = state.journal.view().await?;
    let opened = cases::matter(&mut view, client, cases::MatterId::Case(what.case)).await?.ok_or(Trouble::NotFound)?;
    let is_there = opened.answers.iter().any(|answer| answer.id == what.answer && answer.text.signed_delivery());
    if is_there { Ok(to(&links::matter_case(what.case))) } else { Err(Trouble::NotFound) }
}

impl What {
    fn of((case, answer): &(String, String)) -> Result<Self, Trouble> {
        let wrong = |_| Trouble::NotFound;
        Ok(Self { case: case.parse().map_err(wrong)?, answer: answer.parse().map_err(wrong)? })
    }
}

fn to(address: &str) -> Response {
    Redirect::to(address).into_response()
}

/// To the case, where the letter is open now.
fn delivered(what: What) -> Response {
    to(&format!("{}?odebrano=tak", links::matter_case(what.case)))
}
