//! Beginning the answer to a call: the form opens as it was filed, or a general letter.

use accounts::Client;
use axum::{
    extract::{Path, State as FromState},
    response::{IntoResponse as _, Redirect, Response},
};
use submissions::{BeginError, DraftState};
use vocabulary::{AnswerId, DraftId};

use super::{collect::Nothing, list::TOO_MANY};
use crate::{
    State,
    client::draft::{ATTACHMENTS, is_something_missing},
    kit::{form::Posted, rights::AsClient, trouble::Trouble},
    links,
};

/// Begins it, or goes on with the one that was begun.
pub(crate) async fn begin(
    FromState(state): FromState<State>,
    AsClient(client): AsClient,
    Path((_, call)): Path<(String, String)>,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Response, Trouble> {
    let call: AnswerId = call.parse().map_err(|_| Trouble::NotFound)?;
    match submissions::begin_supplement(&state.submissions, &client, call).await {
        Ok(draft) => Ok(Redirect::to(&first_place(&state, &client, draft).await?).into_response()),
        Err(BeginError::TooMany) => Ok(Redirect::to(&format!("{}?szkice={TOO_MANY}", links::FILINGS)).into_response()),
        Err(BeginError::NotYours | BeginError::NoForm | BeginError::NotToWithdraw) => Err(Trouble::NotFound),
        Err(BeginError::Fault(fault)) => Err(Trouble::Fault(fault)),
    }
}

/// Where something is to be completed: what is missing comes first; where nothing is, for all was filled in, the first open place.
async fn first_place(state: &State, client: &Client, id: DraftId) -> Result<String, Trouble> {
    let draft = submissions::draft(&mut state.journal.view().await?, client, id).await?.ok_or(Trouble::NotFound)?;
    if draft.state != DraftState::Open || !draft.keeps_applicant() || is_something_missing(&draft, state.journal.now())
    {
        return Ok(links::draft(id));
    }
    let step = draft.steps().first().map(|step| step.id.clone());
    Ok(links::draft_step(id, step.as_deref().unwrap_or(ATTACHMENTS)))
}
