//! Searching: letters and cases that the official sees, on one page.

use askama::Template;
use axum::{
    extract::{Query, State as FromState},
    response::Response,
};
use serde::Deserialize;
use words::dates;

use crate::{
    State,
    kit::{
        frame::{Frame, Here},
        page::page,
        rights::AsOfficial,
        trouble::Trouble,
        visit::Visit,
    },
    links,
    office::case::view::{Told, stage_of},
};

/// The most of each kind; more words find fewer.
const MOST: u32 = 30;

/// Something that was found.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub address: String,
    pub title: String,
    pub number: String,
    pub about: String,
    pub state: Told,
}

#[derive(Template)]
#[template(path = "office/search/page.html")]
pub(crate) struct SearchPage {
    pub frame: Frame,
    pub query: String,
    pub cases: Vec<Found>,
    pub letters: Vec<Found>,
    /// There may be more than is shown.
    pub more: bool,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    q: String,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let frame = visit.frame(&state, Here::Search);
    let language = frame.language;
    let query: String = asked.q.trim().chars().take(100).collect();
    let (mut found_cases, mut found_letters) = (Vec::new(), Vec::new());
    if !query.is_empty() {
        found_cases = cases::find(&mut state.journal.view().await?, &official, &query, MOST).await?;
        found_letters = registry::find(&mut state.journal.view().await?, &official, &query, MOST).await?;
    }
    let more = found_cases.len().max(found_letters.len()) >= MOST as usize;
    let cases = found_cases.into_iter().map(|row| Found {
        address: links::case(row.id),
        about: format!("{}, {}, {}", row.sender, row.officer.1, dates::date(language, row.started_on)),
        number: row.sign.to_string(),
        state: stage_of(language, &row),
        title: row.title,
    });
    let letters = found_letters.into_iter().map(|row| Found {
        address: links::letter(row.id),
        about: format!("{}, {}", row.sender, dates::day(language, row.entered_at)),
        number: row.number.to_string(),
        state: Told::default(),
        title: row.subject,
    });
    let (cases, letters) = (cases.collect(), letters.collect());
    page(&SearchPage { frame, query, cases, letters, more })
}
