//! One system: what it may do, where events are sent for it, and shutting it out.

use accounts::Administers;
use askama::Template;
use axum::{
    extract::{Path, Query, State as FromState},
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;
use systems::{Scope, ShutOutError, SystemCard, SystemId};

use super::{
    SystemLine, line,
    webhooks::{self, WebhookLine},
};
use crate::{
    State,
    kit::{
        errors::FieldError,
        form::Posted,
        frame::{Frame, Here},
        input::{Input, fasten},
        language,
        page::page,
        rights::AsAdministrator,
        trouble::Trouble,
        visit::Visit,
    },
    links,
};

#[derive(Template)]
#[template(path = "administration/systems/one.html")]
pub(crate) struct SystemPage {
    pub frame: Frame,
    pub system: SystemLine,
    pub shut_out: String,
    pub webhooks: Vec<WebhookLine>,
    /// Where an address is added; empty for a system that reads no events.
    pub add: String,
    pub inputs: Vec<Input>,
    /// What was done just now, in words.
    pub done: String,
    pub errors: Vec<FieldError>,
    pub safe: String,
}

#[derive(Deserialize)]
pub(crate) struct Nothing {}

#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    zapisano: String,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsAdministrator(right): AsAdministrator,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let id = id.parse().map_err(|_| Trouble::NotFound)?;
    let frame = visit.frame(&state, Here::Systems);
    let done = match asked.zapisano.as_str() {
        "wznowione" => t!(frame, "webhooks-resent"),
        "koniec" => t!(frame, "webhooks-closed"),
        _ => String::new(),
    };
    page(&SystemPage { done, ..view(&state, frame, &right, id, "", Vec::new()).await? })
}

/// The page with what is filled in as an address, and what is wrong with it.
pub(super) async fn view(
    state: &State,
    mut frame: Frame,
    right: &Administers,
    id: SystemId,
    url: &str,
    errors: Vec<FieldError>,
) -> Result<SystemPage, Trouble> {
    // Forms are posted beside this page; the other language is asked of the page itself.
    frame.other_language = language::page_in(&links::system(id), frame.the_other());
    let mut view = state.journal.view().await?;
    let card = systems::system(&mut view, right, id).await?.ok_or(Trouble::NotFound)?;
    let last = journal::last_sequence(&mut view).await?;
    let webhooks = systems::webhooks(&mut view, right, id).await?;
    let webhooks = webhooks.into_iter().map(|card| webhooks::line(&frame, id, card, last)).collect();
    Ok(shown(frame, card, webhooks, url, errors))
}

pub(crate) fn shown(
    frame: Frame,
    card: SystemCard,
    webhooks: Vec<WebhookLine>,
    url: &str,
    errors: Vec<FieldError>,
) -> SystemPage {
    let input = Input::text("adres", t!(frame, "webhooks-address"), url).kind("url");
    let mut inputs = vec![Input { wide: true, ..input.hint(t!(frame, "webhooks-address-hint")) }];
    fasten(&mut inputs, &errors);
    let may_add = card.revoked_at.is_none() && card.scopes.contains(&Scope::Events);
    SystemPage {
        shut_out: links::system_shut_out(card.id),
        add: if may_add { links::system(card.id) } else { String::new() },
        system: line(&frame, card),
        webhooks,
        inputs,
        done: String::new(),
        safe: if errors.is_empty() { String::new() } else { t!(frame, "webhooks-nothing-done") },
        frame,
        errors,
    }
}

pub(crate) async fn shut_out(
    FromState(state): FromState<State>,
    visit: Visit,
    AsAdministrator(right): AsAdministrator,
    Path(id): Path<String>,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Response, Trouble> {
    let id = id.parse().map_err(|_| Trouble::NotFound)?;
    let mut act = state.journal.act(visit.actor(), &visit.number).await?;
    match systems::shut_out(&mut act, &right, id).await {
        Ok(recorded) => act.commit(recorded).await?,
        Err(ShutOutError::Unknown) => return Err(Trouble::NotFound),
        Err(ShutOutError::Fault(fault)) => return Err(Trouble::Fault(fault)),
    };
    Ok(Redirect::to(&format!("{}?zapisano=zamkniety", links::SYSTEMS)).into_response())
}
