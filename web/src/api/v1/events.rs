//! What happened in the office, in order, for other systems.

use std::{
    collections::{BTreeMap, HashMap},
    time::Duration,
};

use axum::{
    Json,
    extract::{Query, State as FromState, rejection::QueryRejection},
};
use journal::Told;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use systems::{Events, EventsError, MOST_EVENTS};
use utoipa::{IntoParams, ToSchema};
use vocabulary::{Fault, Instant};

use super::{
    door::Caller,
    problem::{Problem, ProblemDetails},
};
use crate::State;

/// Events in one answer when nothing else is asked for.
const PAGE: u32 = 100;
/// Seconds that an answer may be waited for; a little less than any request may take.
const LONGEST_WAIT: u32 = 25;
/// While somebody waits, the journal is looked at so often in a second.
const LOOKS: u32 = 2;

/// Something that happened: an entry of the journal.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Event {
    /// Its place in the journal, counted from 1 without gaps.
    sequence: i64,
    /// When it was recorded (RFC 3339); it never goes back from one event to the next.
    #[schema(format = DateTime)]
    at: String,
    /// When it happened (RFC 3339).
    #[schema(format = DateTime)]
    act_at: String,
    /// What happened: a word that stays the same. More kinds may come.
    #[schema(example = "submission.filed")]
    kind: String,
    /// The id of what it happened to.
    subject: String,
    /// The id of the account that acted, or `system`.
    actor: String,
    /// What is told of it: texts, numbers, instants, ids. More may come.
    #[schema(value_type = Object)]
    facts: BTreeMap<String, Value>,
    /// Personal data that stands beside it and was not erased; only for systems that may read it.
    #[schema(value_type = Object)]
    personal: HashMap<String, String>,
}

/// A part of the feed.
#[derive(Serialize, ToSchema)]
pub(crate) struct EventPage {
    /// The events, in their order.
    items: Vec<Event>,
    /// The `after` of the next part.
    next: i64,
    /// The sequence of the last event there is.
    last: i64,
}

/// What is asked of the feed.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Asked {
    /// The sequence of the last event that was read; without it the feed begins with the first.
    #[param(minimum = 0)]
    #[serde(default)]
    after: i64,
    /// How many, 1 to 1000.
    #[param(minimum = 1, maximum = 1000)]
    limit: Option<u32>,
    /// How many seconds to wait when there is nothing new, up to 25.
    #[param(minimum = 0, maximum = 25)]
    #[serde(default)]
    wait: u32,
}

/// Reads what happened, in order. Read on with `next`: nothing is missing and nothing comes twice. When there is nothing new,
/// `items` is empty; with `wait` the answer comes as soon as something happens.
#[utoipa::path(
    get,
    path = "/events",
    tag = "events",
    params(Asked),
    responses(
        (status = 200, body = EventPage),
        (status = 400, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 409, body = ProblemDetails, content_type = "application/problem+json"),
    ),
    security(("system" = []))
)]
pub(crate) async fn list(
    FromState(state): FromState<State>,
    Caller(system): Caller,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Json<EventPage>, Problem> {
    let right = system.reads_events().ok_or(Problem::NotAllowed)?;
    let Query(asked) = asked.map_err(|_| Problem::BadRequest)?;
    let size = asked.limit.unwrap_or(PAGE);
    if asked.after < 0 || !(1..=MOST_EVENTS).contains(&size) || asked.wait > LONGEST_WAIT {
        return Err(Problem::BadRequest);
    }
    // Whoever finds no place to wait is answered at once, and comes again.
    let place = state.waiting.try_acquire();
    let mut rounds = if place.is_ok() { asked.wait * LOOKS } else { 0 };
    loop {
        let read = systems::events(&mut state.journal.view().await?, right, asked.after, size).await;
        let events = read.map_err(|error| match error {
            EventsError::Ahead { last } => Problem::Ahead { last },
            EventsError::Fault(fault) => Problem::Fault(fault),
        })?;
        if rounds == 0 || !events.entries.is_empty() {
            return Ok(Json(EventPage::of(events, asked.after)));
        }
        rounds -= 1;
        tokio::time::sleep(Duration::from_secs(1) / LOOKS).await;
    }
}

/// What is sent to a webhook, after the Standard Webhooks specification.
#[derive(Serialize)]
struct EventMessage {
    #[serde(rename = "type")]
    kind: &'static str,
    timestamp: String,
    data: EventPage,
}

/// The body of a message to a webhook that had the events up to `after`.
///
/// # Errors
/// None that is known: it holds texts and numbers alone.
pub fn event_message(events: Events, after: i64, now: Instant) -> Result<Vec<u8>, Fault> {
    let data = EventPage::of(events, after);
    Ok(serde_json::to_vec(&EventMessage { kind: "events", timestamp: now.rfc3339(), data })?)
}

impl EventPage {
    fn of(Events { entries, last }: Events, after: i64) -> Self {
        let next = entries.last().map_or(after, |entry| entry.sequence);
        Self { items: entries.into_iter().map(Event::from).collect(), next, last }
    }
}

impl From<Told> for Event {
    fn from(told: Told) -> Self {
        Self {
            sequence: told.sequence,
            at: told.at.rfc3339(),
            act_at: told.act_at.rfc3339(),
            kind: told.kind,
            subject: told.subject,
            actor: told.actor,
            facts: told.facts,
            personal: told.opened,
        }
    }
}
