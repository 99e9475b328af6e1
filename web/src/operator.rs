//! What operators and their machines ask: alive, ready, how many.

use axum::{
    Router,
    extract::State as FromState,
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
    routing::get,
};
use seals::{AuthorityState, Sealer};
use vocabulary::{Fault, Instant};
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
            let of_kinds = Kind::ALL.into_iter().map(|kind| (kind.code().to_owned(), standing(kind)));
            text.push_str(&labelled("okienko_alarm", "Alarms that stand, by kind.", "kind", of_kinds));
            text.push_str(&authorities(&state.sealer, now));
            text.push_str(&keys(&state.sealer, &alarms, now));
            ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], text).into_response()
        }
        Err(fault) => {
            tracing::error!(cause = %fault, "metrics could not be read");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// The timestamp authorities as this process knows them.
fn authorities(sealer: &Sealer, now: Instant) -> String {
    let states = sealer.authorities.states();
    let seconds = |state: &AuthorityState| {
        state.failing.as_ref().map_or(0, |(since, _)| (now.seconds() - since.seconds()).max(1))
    };
    let each = |value: &dyn Fn(&AuthorityState) -> i64| {
        states.iter().map(|state| (state.url.clone(), value(state))).collect::<Vec<_>>()
    };
    let count = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let told = |name, help, values: Vec<(String, i64)>| labelled(name, help, "authority", values.into_iter());
    let known = states.iter().filter_map(|state| Some((state.url.clone(), state.drift_millis?)));
    [
        told(
            "okienko_authority_failing_seconds",
            "How long a timestamp authority has failed; 0 while it answers or was not asked.",
            each(&seconds),
        ),
        told(
            "okienko_authority_tokens_total",
            "Timestamps taken from it by this process.",
            each(&|state| count(state.tokens)),
        ),
        told(
            "okienko_authority_faults_total",
            "Times that this process got none from it.",
            each(&|state| count(state.faults)),
        ),
        told(
            "okienko_authority_ahead_milliseconds",
            "How far its clock was ahead of ours at its last timestamp.",
            known.collect(),
        ),
    ]
    .concat()
}

/// The keys of the seal: whether the watchman found each out of order, and when its certificate ends.
fn keys(sealer: &Sealer, alarms: &[Alarm], now: Instant) -> String {
    let is_out =
        |name: &str| alarms.iter().any(|alarm| alarm.concern.kind == Kind::KeyOut && alarm.concern.subject == name);
    let out = sealer.keys.iter().map(|named| (named.name.clone(), i64::from(is_out(&named.name))));
    let left = sealer.keys.iter().map(|named| (named.name.clone(), named.expires().seconds() - now.seconds()));
    [
        labelled("okienko_key_out", "1 while a key of the seal cannot sign or is not trusted.", "key", out),
        labelled(
            "okienko_key_left_seconds",
            "How long its certificate still holds; below 0 once it ended.",
            "key",
            left,
        ),
    ]
    .concat()
}

async fn waiting(state: &State) -> Result<(receipts::Backlog, jobs::Backlog, Vec<Alarm>), Fault> {
    let mut view = state.journal.view().await?;
    let receipts = receipts::backlog(&mut view).await?;
    let jobs = jobs::backlog(&mut view).await?;
    Ok((receipts, jobs, watch::standing(&mut view).await?))
}
