//! The card of a service.

use askama::Template;
use axum::{
    extract::{Path, State as FromState},
    response::Response,
};

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

#[derive(Clone, Debug)]
pub(crate) struct Card {
    pub name: String,
    pub summary: String,
    pub who: String,
    pub cost: String,
    pub time: String,
    pub result: String,
    pub prepare: Vec<String>,
    pub legal: String,
    pub paper: String,
    pub file_address: String,
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
    let service = catalogue::service(&mut state.journal.look().await?, &code).await?.ok_or(Trouble::NotFound)?;
    let text = service.text(visit.language);
    let typeset = |text: &String| words::typeset(visit.language, text);
    let card = Card {
        name: typeset(&text.name),
        summary: typeset(&text.summary),
        who: typeset(&text.who),
        cost: typeset(&text.cost),
        time: typeset(&text.time),
        result: typeset(&text.result),
        prepare: text.prepare.iter().map(typeset).collect(),
        legal: typeset(&text.legal),
        paper: typeset(&text.paper),
        file_address: links::file(&service.code),
    };
    page(&ServicePage { frame: visit.frame(&state, Here::Catalogue), card })
}
