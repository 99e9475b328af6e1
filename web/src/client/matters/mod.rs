//! What the client has filed, and what waits to be filed.

use accounts::Client;
use askama::Template;
use axum::{
    extract::{Query, State as FromState},
    response::Response,
};
use database::View;
use registry::Standing;
use serde::Deserialize;
use submissions::{DraftLine, Filing};
use vocabulary::SubmissionId;
use words::dates;

use crate::{
    State,
    kit::{
        called::{self, Called},
        frame::{Frame, Here},
        page::page,
        rights::AsClient,
        trouble::Trouble,
        verdict::Sign,
        visit::Visit,
    },
    links,
};

/// Filings on one page.
const PAGE: u32 = 20;

/// In the address: there are too many drafts to begin another.
pub(crate) const TOO_MANY: &str = "za-duzo";

/// A draft that waits.
#[derive(Clone, Debug)]
pub(crate) struct WaitingLine {
    pub address: String,
    pub discard: String,
    pub called: Called,
    /// It waits for a signature only.
    pub fixed: bool,
    pub saved: String,
    /// What it is about, if it withdraws something.
    pub about: String,
}

/// A filing.
#[derive(Clone, Debug)]
pub(crate) struct FilingLine {
    pub address: String,
    pub number: String,
    pub called: Called,
    pub entered: String,
    pub datetime: String,
    /// How it stands: the class of its sign and a word.
    pub state: &'static str,
    pub word: String,
    pub notes: Vec<String>,
}

#[derive(Template)]
#[template(path = "client/matters/list.html")]
pub(crate) struct FilingsPage {
    pub frame: Frame,
    /// What was done, or could not be done and why.
    pub notice: String,
    /// It was done.
    pub done: bool,
    pub drafts: Vec<WaitingLine>,
    pub filings: Vec<FilingLine>,
    pub older: Option<String>,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    przed: Option<String>,
    #[serde(default)]
    szkice: String,
    #[serde(default)]
    usunieto: String,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsClient(client): AsClient,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let before: Option<SubmissionId> =
        asked.przed.map(|text| text.parse()).transpose().map_err(|_| Trouble::NotFound)?;
    let frame = visit.frame(&state, Here::Filings);
    let mut db = state.journal.view().await?;
    let mine = submissions::mine(&mut db, &client, before, PAGE).await?;
    let older = mine.rows.last().filter(|_| mine.more).map(|last| format!("{}?przed={}", links::FILINGS, last.id));
    let mut filings = Vec::with_capacity(mine.rows.len());
    for filing in &mine.rows {
        let service = called::service_of(&state, filing).await?;
        let called = Called::of(frame.language, service.as_deref(), &filing.service, &filing.subject);
        filings.push(line(&mut db, &frame, &client, filing, called).await?);
    }
    let mut drafts = Vec::new();
    if before.is_none() {
        for draft in submissions::drafts(&mut db, &client).await? {
            drafts.push(waiting(&mut db, &frame, &client, &draft).await?);
        }
    }
    let done = !asked.usunieto.is_empty();
    let notice = match (done, asked.szkice.as_str()) {
        (true, _) => t!(frame, "filings-discarded"),
        (false, TOO_MANY) => t!(frame, "service-too-many"),
        _ => String::new(),
    };
    page(&FilingsPage { notice, done, frame, drafts, filings, older })
}

async fn waiting(db: &mut View, frame: &Frame, client: &Client, draft: &DraftLine) -> Result<WaitingLine, Trouble> {
    let moment = dates::minute(frame.language, draft.saved_at);
    let day = dates::until(frame.language, draft.kept_until);
    Ok(WaitingLine {
        address: links::draft(draft.id),
        discard: links::draft_discard(draft.id),
        called: Called::typed(frame.language, &draft.service, draft.title.clone()),
        fixed: draft.fixed,
        saved: t!(frame, "filings-draft-saved", moment = moment, day = day),
        about: match number(db, client, draft.about).await? {
            Some(number) => t!(frame, "filings-draft-about", number = number),
            None => String::new(),
        },
    })
}

async fn line(
    db: &mut View,
    frame: &Frame,
    client: &Client,
    filing: &Filing,
    called: Called,
) -> Result<FilingLine, Trouble> {
    let mut notes = Vec::new();
    let (state, word) = match (&filing.withdrawn, filing.sealed_at) {
        (Some((_, at, number)), _) => {
            let (day, number) = (dates::day(frame.language, *at), number.to_string());
            notes.push(t!(frame, "filings-withdrawn-by", day = day, number = number));
            ("idle", t!(frame, "filings-withdrawn"))
        }
        (None, Some(_)) => (Sign::Good.class(), t!(frame, "filings-receipted")),
        (None, None) => ("calm", t!(frame, "filings-being-sealed")),
    };
    if filing.sealed_at.is_none() {
        notes.push(t!(frame, "filings-note-sealing"));
    } else if filing.standing == Standing::Unknown {
        notes.push(t!(frame, "filings-note-unknown"));
    }
    if let Some(number) = number(db, client, filing.withdraws).await? {
        notes.push(t!(frame, "filings-withdraws", number = number));
    }
    Ok(FilingLine {
        address: links::receipt(filing.id),
        number: filing.number.to_string(),
        called,
        entered: dates::minute(frame.language, filing.entered_at),
        datetime: filing.entered_at.rfc3339_warsaw(),
        state,
        word,
        notes,
    })
}

/// The number of another filing of this client.
async fn number(db: &mut View, client: &Client, id: Option<SubmissionId>) -> Result<Option<String>, Trouble> {
    let Some(id) = id else { return Ok(None) };
    Ok(submissions::filing(db, client, id).await?.map(|filing| filing.number.to_string()))
}
