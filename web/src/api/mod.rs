//! What other systems see of the office.

pub(crate) mod v1;

use axum::{Router, middleware::from_fn_with_state, routing::any};

use crate::{State, links};

/// Everything under `/api`: the versions there are, and problem details for the rest.
pub(crate) fn router(state: State) -> Router {
    let elsewhere = any(async || v1::problem::Problem::NotFound);
    Router::new()
        .route("/api", elsewhere.clone())
        .route("/api/{*rest}", elsewhere)
        .layer(from_fn_with_state(state.clone(), v1::door::api))
        .with_state(state.clone())
        .nest(links::API, v1::router(state))
}
