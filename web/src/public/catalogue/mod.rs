//! The catalogue of services with its search.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Query, State as FromState},
    response::Response,
};
use catalogue::Service;
use serde::Deserialize;
use vocabulary::Language;

use crate::{
    State,
    kit::{
        frame::{Frame, Here},
        page::page,
        trouble::Trouble,
        visit::Visit,
    },
    links,
};

/// A service in a list.
#[derive(Clone, Debug)]
pub(crate) struct ServiceLine {
    pub address: String,
    pub name: String,
    pub summary: String,
}

#[derive(Template)]
#[template(path = "public/catalogue/page.html")]
pub(crate) struct CataloguePage {
    pub frame: Frame,
    pub query: String,
    pub services: Vec<ServiceLine>,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    q: String,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let query: String = asked.q.trim().chars().take(100).collect();
    let services = catalogue::services(&mut state.journal.look().await?).await?;
    let services = lines(&services, visit.language, &query);
    page(&CataloguePage { frame: visit.frame(&state, Here::Catalogue), query, services })
}

/// The services that a query finds, best first; all of them without one.
pub(crate) fn lines(services: &[Arc<Service>], language: Language, query: &str) -> Vec<ServiceLine> {
    catalogue::find(services, query)
        .iter()
        .map(|service| {
            let text = service.text(language);
            ServiceLine {
                address: links::service(&service.code),
                name: words::typeset(language, &text.name),
                summary: words::typeset(language, &text.summary),
            }
        })
        .collect()
}
