//! The front page.

use askama::Template;
use axum::{extract::State as FromState, response::Response};

use crate::{
    State,
    kit::{
        frame::{Frame, Here},
        page::page,
        trouble::Trouble,
        visit::Visit,
    },
    public::catalogue::{ServiceLine, lines},
};

/// The most services shown on the front page; the rest are in the catalogue.
const MOST_SERVICES: usize = 6;

#[derive(Template)]
#[template(path = "public/front/page.html")]
pub(crate) struct FrontPage {
    pub frame: Frame,
    pub services: Vec<ServiceLine>,
    pub year: String,
    pub hours: Vec<HoursLine>,
}

/// Days with the same hours.
#[derive(Clone, Debug)]
pub(crate) struct HoursLine {
    pub days: String,
    pub hours: String,
    pub today: bool,
}

pub(crate) async fn show(FromState(state): FromState<State>, visit: Visit) -> Result<Response, Trouble> {
    let today = state.journal.now().warsaw_date();
    let weekday = today.weekday().to_monday_one_offset().unsigned_abs();
    let services = catalogue::services(&mut state.journal.look().await?).await?;
    let hours = state.office.hours.iter().map(|opening| HoursLine {
        days: opening.days(visit.language),
        hours: opening.hours.clone(),
        today: opening.covers(weekday),
    });
    page(&FrontPage {
        frame: visit.frame(&state, Here::Elsewhere),
        services: lines(&services, visit.language, "").into_iter().take(MOST_SERVICES).collect(),
        year: today.year().to_string(),
        hours: hours.collect(),
    })
}
