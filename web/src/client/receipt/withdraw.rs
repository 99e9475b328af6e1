//! Withdrawing a filing: a letter about it is begun, which is filled in and signed like any other.

use axum::{
    extract::{Path, State as FromState},
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;
use submissions::{BeginError, WITHDRAWAL};
use vocabulary::SubmissionId;

use crate::{
    State,
    client::{draft::APPLICANT, matters},
    kit::{form::Posted, rights::AsClient, trouble::Trouble},
    links,
};

#[derive(Deserialize)]
pub(crate) struct Nothing {}

/// Begins the withdrawal, or goes on with the one that was begun: a second click makes no second draft.
pub(crate) async fn begin(
    FromState(state): FromState<State>,
    AsClient(client): AsClient,
    Path(id): Path<String>,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Response, Trouble> {
    let id: SubmissionId = id.parse().map_err(|_| Trouble::NotFound)?;
    let mut db = state.journal.view().await?;
    let drafts = submissions::drafts(&mut db, &client).await?;
    if let Some(begun) = drafts.iter().find(|draft| draft.about == Some(id)) {
        return Ok(Redirect::to(&links::draft_step(begun.id, APPLICANT)).into_response());
    }
    let service = catalogue::service(&mut db, WITHDRAWAL).await?.ok_or(Trouble::NotFound)?;
    drop(db);
    let address = match submissions::begin_draft(&state.submissions, &client, &service, Some(id)).await {
        Ok(draft) => links::draft_step(draft, APPLICANT),
        // The page tells that it is withdrawn.
        Err(BeginError::NotToWithdraw) => links::receipt(id),
        Err(BeginError::TooMany) => format!("{}?szkice={}", links::FILINGS, matters::list::TOO_MANY),
        Err(BeginError::NotYours | BeginError::NoForm) => return Err(Trouble::NotFound),
        Err(BeginError::Fault(fault)) => return Err(Trouble::Fault(fault)),
    };
    Ok(Redirect::to(&address).into_response())
}
