//! The front page.

use accounts::Account;
use askama::Template;
use axum::{extract::State as FromState, response::Response};

use crate::{
    State,
    client::matters::due::{DueLine, due},
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
/// The most things that wait for the visitor; the rest are told by the visitor's matters.
const MOST_DUE: usize = 5;

#[derive(Template)]
#[template(path = "public/front/page.html")]
pub(crate) struct FrontPage {
    pub frame: Frame,
    /// What waits for the client who is signed in.
    pub due: Vec<DueLine>,
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
    let frame = visit.frame(&state, Here::Elsewhere);
    let mut view = state.journal.look().await?;
    let services = catalogue::services(&mut view).await?;
    let waiting = match visit.account().and_then(Account::as_client) {
        Some(client) => due(&mut view, &frame, &client).await?,
        None => Vec::new(),
    };
    drop(view);
    let hours = state.office.hours.iter().map(|opening| HoursLine {
        days: opening.days(visit.language),
        hours: opening.hours.clone(),
        today: opening.covers(weekday),
    });
    page(&FrontPage {
        due: waiting.into_iter().take(MOST_DUE).collect(),
        frame,
        services: lines(&services, visit.language, "").into_iter().take(MOST_SERVICES).collect(),
        year: today.year().to_string(),
        hours: hours.collect(),
    })
}
