//! The list of matters: what waits for the client first, then everything that the office has, newest first.

use accounts::Client;
use askama::Template;
use axum::{
    extract::{Query, State as FromState},
    response::Response,
};
use cases::{Matter, MatterId};
use database::View;
use registry::{RpwNumber, Standing};
use serde::Deserialize;
use submissions::Filing;
use vocabulary::{Date, SubmissionId};
use words::dates;

use super::{
    Status,
    course::Course,
    documents::called_of,
    due::{DueLine, due},
};
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

/// Matters on one page.
const PAGE: u32 = 20;

/// In the address: there are too many drafts to begin another.
pub(crate) const TOO_MANY: &str = "za-duzo";

/// A matter in the list.
#[derive(Clone, Debug)]
pub(crate) struct MatterLine {
    pub address: String,
    pub status: Status,
    pub title: String,
    /// The title is somebody's own, in Polish.
    pub is_polish: bool,
    /// The service, where the title does not name it.
    pub beside: Option<String>,
    /// The sign of the case, or the number of the letter.
    pub number: String,
    pub entered: String,
    pub datetime: String,
    /// Who has it.
    pub holder: Option<String>,
    /// What the clock says, and what else there is to know.
    pub texts: Vec<String>,
    pub receipt: Option<String>,
    /// The number of the letter, which tells receipts apart.
    pub letter: String,
}

#[derive(Template)]
#[template(path = "client/matters/list.html")]
pub(crate) struct MattersPage {
    pub frame: Frame,
    /// What was done, or could not be done and why.
    pub notice: String,
    /// It was done.
    pub done: bool,
    pub due: Vec<DueLine>,
    pub matters: Vec<MatterLine>,
    pub newest: Option<String>,
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
    let before: Option<RpwNumber> = asked.przed.map(|text| text.parse()).transpose().map_err(|_| Trouble::NotFound)?;
    let frame = visit.frame(&state, Here::Filings);
    let today = state.journal.now().warsaw_date();
    let mut db = state.journal.view().await?;
    let mine = cases::matters(&mut db, &client, before, PAGE).await?;
    let due = if before.is_none() { due(&mut db, &frame, &client).await? } else { Vec::new() };
    let older = mine.rows.last().filter(|_| mine.more).map(|last| {
        let RpwNumber { year, number } = last.number;
        format!("{}?przed={year}/{number}", links::FILINGS)
    });
    let mut matters = Vec::with_capacity(mine.rows.len());
    for matter in &mine.rows {
        matters.push(line(&state, &mut db, &frame, &client, matter, today).await?);
    }
    let done = !asked.usunieto.is_empty();
    let notice = match (done, asked.szkice.as_str()) {
        (true, _) => t!(frame, "filings-discarded"),
        (false, TOO_MANY) => t!(frame, "service-too-many"),
        _ => String::new(),
    };
    let newest = before.map(|_| links::FILINGS.to_owned());
    page(&MattersPage { notice, done, frame, due, matters, newest, older })
}

async fn line(
    state: &State,
    db: &mut View,
    frame: &Frame,
    client: &Client,
    matter: &Matter,
    today: Date,
) -> Result<MatterLine, Trouble> {
    let language = frame.language;
    let filing = submissions::filing_of_letter(db, client, matter.letter).await?;
    let withdrawn = filing.as_ref().is_some_and(|filing| filing.withdrawn.is_some());
    let course = Course::of(matter, withdrawn, today);
    let called = called_of(state, frame, filing.as_ref(), &matter.service, &matter.title).await?;
    let (title, is_polish, beside) = match &matter.case {
        Some(row) => (row.title.clone(), true, Some(called.service)),
        None => (called.title().to_owned(), called.own.is_some(), called.beside().map(str::to_owned)),
    };
    let mut texts: Vec<String> = course.clock_line(language).into_iter().collect();
    if let Some(filing) = &filing {
        texts.extend(notes(db, frame, client, filing).await?);
    }
    let unit = matter.unit.as_ref().map(|unit| unit.name.as_str());
    let holder = match (matter.case.as_ref().map(|row| row.officer.1.as_str()), unit) {
        (Some(officer), Some(unit)) => Some(format!("{officer}, {unit}")),
        (None, Some(unit)) => Some(unit.to_owned()),
        (officer, None) => officer.map(str::to_owned),
    };
    let number = matter.number.to_string();
    Ok(MatterLine {
        address: match matter.id {
            MatterId::Case(case) => links::matter_case(case),
            MatterId::Letter(letter) => links::matter_letter(letter),
        },
        status: course.status(language),
        title,
        is_polish,
        beside,
        number: matter.case.as_ref().map_or_else(|| number.clone(), |row| row.sign.to_string()),
        entered: dates::minute(language, matter.entered_at),
        datetime: matter.entered_at.rfc3339_warsaw(),
        holder: holder.map(|holder| t!(frame, "matters-with", holder = holder)),
        texts,
        receipt: filing.map(|filing| links::receipt(filing.id)),
        letter: number,
    })
}

/// What there is to know about a filing: its receipt, its signature, its withdrawal.
async fn notes(db: &mut View, frame: &Frame, client: &Client, filing: &Filing) -> Result<Vec<String>, Trouble> {
    let mut notes = Vec::new();
    if let Some((_, at, number)) = &filing.withdrawn {
        let (day, number) = (dates::day(frame.language, *at), number.to_string());
        notes.push(t!(frame, "filings-withdrawn-by", day = day, number = number));
    }
    if filing.sealed_at.is_none() {
        notes.push(t!(frame, "filings-note-sealing"));
    } else if filing.standing == Standing::Unknown {
        notes.push(t!(frame, "filings-note-unknown"));
    }
    if let Some(number) = number(db, client, filing.withdraws).await? {
        notes.push(t!(frame, "filings-withdraws", number = number));
    }
    Ok(notes)
}

/// The number of another filing of this client.
async fn number(db: &mut View, client: &Client, id: Option<SubmissionId>) -> Result<Option<String>, Trouble> {
    let Some(id) = id else { return Ok(None) };
    Ok(submissions::filing(db, client, id).await?.map(|filing| filing.number.to_string()))
}
