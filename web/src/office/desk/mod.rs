//! The desk: what waits for the official, by last day.

use askama::Template;
use axum::{extract::State as FromState, response::Response};

use crate::{
    State,
    kit::{
        frame::{Frame, Here},
        page::page,
        rights::AsOfficial,
        trouble::Trouble,
        visit::Visit,
    },
};

#[derive(Template)]
#[template(path = "office/desk/page.html")]
pub(crate) struct DeskPage {
    pub frame: Frame,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(_official): AsOfficial,
) -> Result<Response, Trouble> {
    page(&DeskPage { frame: visit.frame(&state, Here::Desk) })
}
