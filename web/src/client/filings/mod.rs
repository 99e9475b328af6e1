//! What the client has filed.

use askama::Template;
use axum::{
    extract::{Query, State as FromState},
    response::Response,
};
use registry::Standing;
use serde::Deserialize;
use vocabulary::SubmissionId;
use words::dates;

use crate::{
    State,
    kit::{
        frame::{Frame, Here},
        page::page,
        rights::AsClient,
        trouble::Trouble,
        visit::Visit,
    },
    links,
};

/// Filings on one page.
const PAGE: u32 = 20;

#[derive(Clone, Debug)]
pub(crate) struct FilingLine {
    pub address: String,
    pub number: String,
    pub subject: String,
    pub entered: String,
    pub datetime: String,
    pub ready: bool,
    pub note: String,
}

#[derive(Template)]
#[template(path = "client/filings/page.html")]
pub(crate) struct FilingsPage {
    pub frame: Frame,
    pub filings: Vec<FilingLine>,
    pub older: Option<String>,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    przed: Option<String>,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsClient(client): AsClient,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let before: Option<SubmissionId> =
        asked.przed.map(|text| text.parse()).transpose().map_err(|_| Trouble::NotFound)?;
    let mine = submissions::mine(&mut state.journal.view().await?, &client, before, PAGE).await?;
    let older = mine.rows.last().filter(|_| mine.more).map(|last| format!("{}?przed={}", links::FILINGS, last.id));
    let frame = visit.frame(&state, Here::Filings);
    let filings = mine.rows.iter().map(|filing| FilingLine {
        address: links::receipt(filing.id),
        number: filing.number.to_string(),
        subject: filing.subject.clone(),
        entered: dates::moment(visit.language, filing.entered_at),
        datetime: filing.entered_at.rfc3339_warsaw(),
        ready: filing.sealed_at.is_some(),
        note: match (filing.sealed_at, filing.standing) {
            (None, _) => t!(frame, "filings-note-sealing"),
            (Some(_), Standing::Unknown) => t!(frame, "filings-note-unknown"),
            (Some(_), Standing::Valid | Standing::Quarantined) => String::new(),
        },
    });
    let filings = filings.collect();
    page(&FilingsPage { frame, filings, older })
}
