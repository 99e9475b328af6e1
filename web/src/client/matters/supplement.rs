//! Beginning the answer to a call: the form opens as it was filed, or a general letter.

use axum::{
    extract::{Path, State as FromState},
    response::{IntoResponse as _, Redirect, Response},
};
use submissions::BeginError;
use vocabulary::AnswerId;

use super::{collect::Nothing, list::TOO_MANY};
use crate::{
    State,
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
        Ok(draft) => Ok(Redirect::to(&links::draft(draft)).into_response()),
        Err(BeginError::TooMany) => Ok(Redirect::to(&format!("{}?szkice={TOO_MANY}", links::FILINGS)).into_response()),
        Err(BeginError::NotYours | BeginError::NoForm | BeginError::NotToWithdraw) => Err(Trouble::NotFound),
        Err(BeginError::Fault(fault)) => Err(Trouble::Fault(fault)),
    }
}
