//! Closing the account of an official who left: asked about on a page of its own, since it cannot be taken back.

use accounts::AdministrationError;
use askama::Template;
use axum::{
    extract::{Path, State as FromState},
    response::{IntoResponse as _, Redirect, Response},
};

use super::{
    change::known,
    password::{Nothing, trouble},
    post,
};
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
#[template(path = "administration/officials/close.html")]
pub(crate) struct ClosePage {
    pub frame: Frame,
    pub name: String,
    pub unit: String,
    pub post: String,
    pub action: String,
    pub back: String,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsAdministrator(right): AsAdministrator,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    let (card, _) = known(&state, &id).await?;
    if card.closed || card.id == right.id() {
        return Ok(Redirect::to(&links::official(card.id)).into_response());
    }
    let frame = visit.frame(&state, Here::Officials);
    page(&ClosePage {
        name: card.name,
        unit: card.unit.name,
        post: post(frame.language, card.post),
        action: links::official_close(card.id),
        back: links::official(card.id),
        frame,
    })
}

pub(crate) async fn close(
    FromState(state): FromState<State>,
    visit: Visit,
    AsAdministrator(right): AsAdministrator,
    Path(id): Path<String>,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Response, Trouble> {
    let (card, _) = known(&state, &id).await?;
    let mut act = state.journal.act(visit.actor(), &visit.number).await?;
    match accounts::close_official(&mut act, &right, card.id).await {
        Ok(recorded) => {
            act.commit(recorded).await?;
        }
        // The page of the official shows what became of the account; closed by the first press, too.
        Err(AdministrationError::Closed | AdministrationError::Own) => {}
        Err(error) => return Err(trouble(error)),
    }
    Ok(Redirect::to(&links::official(card.id)).into_response())
}
