//! The sealed receipt of a filing.

use accounts::Client;
use axum::{
    Json,
    extract::{Path, State as FromState},
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};
use database::View;
use serde::Serialize;
use submissions::Filing;
use utoipa::ToSchema;
use vocabulary::SubmissionId;

use super::{
    door::Bearer,
    problem::{Problem, ProblemDetails},
};
use crate::State;

/// For so many seconds after a filing its receipt is asked for again and again.
const FRESH_SECONDS: i64 = 60;

/// The filing is accepted; its receipt is not there yet.
#[derive(Serialize, ToSchema)]
pub(crate) struct BeingSealed {
    /// Always `sealing`.
    status: &'static str,
}

/// The proof that the filing stands in the office's journal: the entry, the path to a root of the tree over all entries
/// (RFC 9162), the root and its timestamp; 202 until a timestamped root covers the filing, which the office's rhythm of roots
/// brings about (an hour at most, unless the office chose otherwise).
#[utoipa::path(
    get,
    path = "/submissions/{id}/proof",
    tag = "submissions",
    params(("id" = String, Path, description = "The id of the filing")),
    responses(
        (status = 200, body = Object, content_type = "application/json"),
        (status = 202, body = BeingSealed, headers(("Retry-After" = u32, description = "Seconds to wait"))),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
    ),
    security(("token" = []))
)]
pub(crate) async fn proof(
    FromState(state): FromState<State>,
    Bearer(client): Bearer,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let (mut view, filing) = find(&state, &client, &id).await?;
    Ok(match receipts::proof_of(&mut view, &client, filing.letter).await? {
        Some(proof) => ([(header::CONTENT_TYPE, "application/json")], proof.to_json()?).into_response(),
        None => being_sealed("60"),
    })
}

/// The sealed and timestamped receipt (UPP), byte for byte; 202 until it is there: the filing is accepted and the receipt is
/// being sealed, which may take hours while the key or the timestamp authority is out of order.
#[utoipa::path(
    get,
    path = "/submissions/{id}/receipt",
    tag = "submissions",
    params(("id" = String, Path, description = "The id of the filing")),
    responses(
        (status = 200, body = String, content_type = "application/xml"),
        (status = 202, body = BeingSealed, headers(("Retry-After" = u32, description = "Seconds to wait"))),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
    ),
    security(("token" = []))
)]
pub(crate) async fn fetch(
    FromState(state): FromState<State>,
    Bearer(client): Bearer,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let (mut view, filing) = find(&state, &client, &id).await?;
    let receipt = receipts::of_letter(&mut view, &client, filing.letter).await?.ok_or(Problem::NotFound)?;
    Ok(match receipt.sealed {
        Some(sealed) => ([(header::CONTENT_TYPE, "application/xml")], sealed.xml).into_response(),
        None => {
            // What takes longer than a minute may take hours: the filing stands all the while.
            let fresh = state.journal.now().seconds() - filing.entered_at.seconds() < FRESH_SECONDS;
            being_sealed(if fresh { "1" } else { "60" })
        }
    })
}

async fn find(state: &State, client: &Client, id: &str) -> Result<(View, Filing), Problem> {
    let id: SubmissionId = id.parse().map_err(|_| Problem::NotFound)?;
    let mut view = state.journal.view().await?;
    let filing = submissions::filing(&mut view, client, id).await?.ok_or(Problem::NotFound)?;
    Ok((view, filing))
}

/// To be asked for again after so many seconds.
fn being_sealed(seconds: &'static str) -> Response {
    let waiting = Json(BeingSealed { status: "sealing" });
    (StatusCode::ACCEPTED, [(header::RETRY_AFTER, seconds)], waiting).into_response()
}
