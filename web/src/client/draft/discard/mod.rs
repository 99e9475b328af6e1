//! Throwing a draft away: asked once, then done.

use askama::Template;
use axum::{
    extract::{Path, State as FromState},
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;
use submissions::DraftState;

use super::{find, undone};
use crate::{
    State,
    kit::{
        form::Posted,
        frame::{Frame, Here},
        page::page,
        rights::AsClient,
        trouble::Trouble,
        visit::Visit,
    },
    links,
};

#[derive(Template)]
#[template(path = "client/draft/discard/page.html")]
pub(crate) struct DiscardPage {
    pub frame: Frame,
    /// What the client called it, if the form asks for that.
    pub title: String,
    pub service: String,
    pub files: usize,
    pub action: String,
    pub back: String,
}

#[derive(Deserialize)]
pub(crate) struct Nothing {}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsClient(client): AsClient,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    let draft = find(&state, &client, &id).await?;
    if let DraftState::Filed(submission) = draft.state {
        return Ok(Redirect::to(&links::receipt(submission)).into_response());
    }
    let lines = submissions::drafts(&mut state.journal.view().await?, &client).await?;
    let title = lines.into_iter().find(|line| line.id == draft.id).and_then(|line| line.title);
    page(&DiscardPage {
        frame: visit.frame(&state, Here::Filings),
        title: title.unwrap_or_default(),
        service: words::typeset(visit.language, &draft.service.text(visit.language).name),
        files: draft.files.len(),
        action: links::draft_discard(draft.id),
        back: links::draft(draft.id),
    })
}

pub(crate) async fn discard(
    FromState(state): FromState<State>,
    AsClient(client): AsClient,
    Path(id): Path<String>,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Response, Trouble> {
    let id = id.parse().map_err(|_| Trouble::NotFound)?;
    match submissions::discard(&state.submissions, &client, id).await {
        Ok(()) => Ok(Redirect::to(&format!("{}?usunieto=tak", links::FILINGS)).into_response()),
        Err(error) => undone(error, links::FILINGS),
    }
}
