//! One system: what it may do, and shutting it out.

use askama::Template;
use axum::{
    extract::{Path, State as FromState},
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;
use systems::{ShutOutError, SystemCard};

use super::{SystemLine, line};
use crate::{
    State,
    kit::{
        form::Posted,
        frame::{Frame, Here},
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
}

#[derive(Deserialize)]
pub(crate) struct Nothing {}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsAdministrator(right): AsAdministrator,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    let id = id.parse().map_err(|_| Trouble::NotFound)?;
    let mut view = state.journal.view().await?;
    let card = systems::system(&mut view, &right, id).await?.ok_or(Trouble::NotFound)?;
    page(&shown(visit.frame(&state, Here::Systems), card))
}

pub(crate) fn shown(frame: Frame, card: SystemCard) -> SystemPage {
    SystemPage { shut_out: links::system_shut_out(card.id), system: line(&frame, card), frame }
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
