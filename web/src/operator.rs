//! What operators and their machines ask: alive, ready, how many.

use axum::{
    Router,
    extract::State as FromState,
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
    routing::get,
};
use vocabulary::Fault;
use watch::{Alarm, Kind};

use crate::{State, kit::metrics::labelled};

/// `/healthz`, `/readyz` and `/metrics`. On the public listener only in a demonstration.
pub fn operator_router(state: State) -> Router {
    Router::new()
        .route("/healthz", get(async || "ok\n"))
        .route("/readyz", get(ready))
        .route("/metrics", get(metrics))
        .with_state(state)
}

async fn ready(FromState(state): FromState<State>) -> Response {
    match state.journal.try_writing().await {
        Ok(()) => "ready\n".into_response(),
        Err(fault) => {
            tracing::error!(cause = %fault, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "not ready\n").into_response()
        }
    }
}

async fn metrics(FromState(state): FromState<State>) -> Response {
    match waiting(&state).await {
        Ok((receipts, jobs, alarms)) => {
            let now = state.journal.now();
            let oldest = receipts.oldest.map_or(0, |oldest| (now.seconds() - oldest.seconds()).max(0));
            let mut text = state.metrics.text(&[
                ("okienko_receipts_waiting", "Receipts that wait to be sealed.", receipts.waiting),
                ("okienko_receipts_oldest_seconds", "How long the oldest of them waits.", oldest),
                ("okienko_jobs_waiting", "Jobs that wait or run.", jobs.waiting),
                ("okienko_jobs_dead", "Jobs put aside after too many faults.", jobs.dead),
            ]);
            let standing = |kind: Kind| alarms.iter().filter(|alarm| alarm.concern.kind == kind).count();
            let alarms = Kind::ALL.into_iter().map(|kind| (kind.code(), standing(kind)));
            text.push_str(&labelled("okienko_alarm", "Alarms that stand, by kind.", "kind", alarms));
            ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], text).into_response()
        }
        Err(fault) => {
            tracing::error!(cause = %fault, "metrics could not be read");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

async fn waiting(state: &State) -> Result<(receipts::Backlog, jobs::Backlog, Vec<Alarm>), Fault> {
    let mut view = state.journal.view().await?;
    let receipts = receipts::backlog(&mut view).await?;
    let jobs = jobs::backlog(&mut view).await?;
    Ok((receipts, jobs, watch::standing(&mut view).await?))
}
