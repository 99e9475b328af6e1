//! Beginning a draft from the card of a service.

use axum::{
    extract::{Path, State as FromState},
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;
use submissions::BeginError;

use super::APPLICANT;
use crate::{
    State,
    kit::{form::Posted, rights::AsClient, trouble::Trouble, visit::Visit},
    links,
    public::service,
};

#[derive(Deserialize)]
pub(crate) struct Nothing {}

pub(crate) async fn begin(
    FromState(state): FromState<State>,
    visit: Visit,
    AsClient(client): AsClient,
    Path(code): Path<String>,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Response, Trouble> {
    let service = service::find(&state, &code).await?;
    match submissions::begin_draft(&state.submissions, &client, &service, None).await {
        Ok(id) => Ok(Redirect::to(&links::draft_step(id, APPLICANT)).into_response()),
        Err(BeginError::TooMany) => service::too_many_drafts(&state, &visit, &service).await,
        Err(BeginError::NoForm | BeginError::NotYours | BeginError::NotToWithdraw) => Err(Trouble::NotFound),
        Err(BeginError::Fault(fault)) => Err(Trouble::Fault(fault)),
    }
}
