//! The card of a service.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Path, State as FromState},
    http::StatusCode,
    response::Response,
};
use catalogue::Service;
use words::dates;

use crate::{
    State,
    kit::{
        frame::{Frame, Here},
        page::page_with,
        trouble::Trouble,
        visit::Visit,
    },
    links,
};

#[derive(Clone, Debug, Default)]
pub(crate) struct Card {
    pub name: String,
    pub summary: String,
    pub who: Fact,
    pub cost: Fact,
    pub time: Fact,
    pub result: Fact,
    pub prepare: Vec<String>,
    pub legal: String,
    pub paper: String,
    /// Where a draft of the form is begun, when there is a form.
    pub begin: Option<String>,
    /// Where a document of one's own is filed, when they are taken.
    pub own: Option<String>,
    /// A draft that was begun and not filed yet.
    pub unfinished: Option<Unfinished>,
    /// No further draft can be begun.
    pub too_many: bool,
    /// Signing in, to come back here.
    pub sign_in: String,
}

/// One of the four facts on top.
#[derive(Clone, Debug, Default)]
pub(crate) struct Fact {
    /// The fact itself.
    pub first: String,
    /// What else there is to know.
    pub more: String,
}

impl Fact {
    /// What stands before a semicolon or a colon is the fact.
    fn of(text: &str) -> Self {
        let (first, more) = text.split_once("; ").or_else(|| text.split_once(": ")).unwrap_or((text, ""));
        Self { first: first.to_owned(), more: more.to_owned() }
    }
}

/// A draft that waits to be gone on with.
#[derive(Clone, Debug)]
pub(crate) struct Unfinished {
    pub address: String,
    pub saved: String,
}

#[derive(Template)]
#[template(path = "public/service/page.html")]
pub(crate) struct ServicePage {
    pub frame: Frame,
    pub card: Card,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    Path(code): Path<String>,
) -> Result<Response, Trouble> {
    let service = find(&state, &code).await?;
    let card = card(&state, &visit, &service).await?;
    page_with(StatusCode::OK, &ServicePage { frame: visit.frame(&state, Here::Catalogue), card })
}

/// The service with this code, as it stands in the catalogue now.
pub(crate) async fn find(state: &State, code: &str) -> Result<Arc<Service>, Trouble> {
    let service = catalogue::service(&mut state.journal.look().await?, code).await?;
    service.filter(|service| service.listed).ok_or(Trouble::NotFound)
}

/// The card again, saying that drafts must be finished or thrown away before another is begun.
pub(crate) async fn too_many_drafts(state: &State, visit: &Visit, service: &Service) -> Result<Response, Trouble> {
    let card = Card { too_many: true, ..card(state, visit, service).await? };
    let mut frame = visit.frame(state, Here::Catalogue);
    frame.other_language = crate::kit::language::page_in(&links::service(&service.code), frame.the_other());
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &ServicePage { frame, card })
}

async fn card(state: &State, visit: &Visit, service: &Service) -> Result<Card, Trouble> {
    let language = visit.language;
    let text = service.text(language);
    let typeset = |text: &String| words::typeset(language, text);
    let fact = |text: &String| Fact::of(&typeset(text));
    let here = links::service(&service.code);
    Ok(Card {
        name: typeset(&text.name),
        summary: typeset(&text.summary),
        who: fact(&text.who),
        cost: fact(&text.cost),
        time: fact(&text.time),
        result: fact(&text.result),
        prepare: text.prepare.iter().map(typeset).collect(),
        legal: typeset(&text.legal),
        paper: typeset(&text.paper),
        begin: service.form.as_ref().map(|_| links::draft_begin(&service.code)),
        own: service.takes_documents.then(|| links::file(&service.code)),
        unfinished: unfinished(state, visit, service).await?,
        too_many: false,
        sign_in: format!("{}?dalej={}", links::SIGN_IN, links::encoded(&here)),
    })
}

/// The draft for this service that was saved last.
async fn unfinished(state: &State, visit: &Visit, service: &Service) -> Result<Option<Unfinished>, Trouble> {
    let Some(client) = visit.account().and_then(accounts::Account::as_client) else { return Ok(None) };
    let drafts = submissions::drafts(&mut state.journal.look().await?, &client).await?;
    let draft = drafts.into_iter().find(|draft| draft.service.code == service.code);
    Ok(draft.map(|draft| Unfinished {
        address: links::draft(draft.id),
        saved: dates::minute(visit.language, draft.saved_at),
    }))
}
