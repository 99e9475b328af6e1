//! The chronological store (skład chronologiczny): in which box the paper of a letter lies, what was taken out and until when.

pub(crate) mod letter;

use askama::Template;
use axum::{
    extract::{Query, State as FromState},
    response::Response,
};
use registry::{LetterRow, Page, ShelfLine, ShelfStep};
use serde::Deserialize;
use vocabulary::{Date, LetterId};
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
};

/// Letters on one page.
const PAGE: u32 = 50;

#[derive(Clone, Debug)]
pub(crate) struct ShelfRow {
    pub address: String,
    pub number: String,
    pub sender: String,
    pub subject: String,
    pub place: String,
    /// Who has it; empty while it lies in the box.
    pub to: String,
    pub sign: String,
    pub due: String,
    /// The day has passed.
    pub late: bool,
}

#[derive(Template)]
#[template(path = "office/shelf/page.html")]
pub(crate) struct ShelfPage {
    pub frame: Frame,
    /// The box that is asked for; empty for what is out.
    pub place: String,
    pub rows: Vec<ShelfRow>,
    pub more: Option<String>,
}

#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
pub(crate) struct Asked {
    pudlo: String,
    dzien: String,
    pismo: String,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let right = official.may_see_register().ok_or(Trouble::Forbidden)?;
    let frame = visit.frame(&state, Here::Register);
    let place: String = asked.pudlo.trim().chars().take(registry::LONGEST_PLACE).filter(|c| !c.is_control()).collect();
    // An address that was mistyped begins at the beginning.
    let (day, id) = (asked.dzien.parse::<Date>().ok(), asked.pismo.parse::<LetterId>().ok());
    let mut view = state.journal.view().await?;
    let found: Page<(LetterRow, ShelfLine)> = if place.is_empty() {
        registry::lent(&mut view, &right, day.zip(id), PAGE).await?
    } else {
        registry::in_box(&mut view, &right, &place, id, PAGE).await?
    };
    drop(view);
    let more =
        found.rows.last().filter(|_| found.more).map(|(row, line)| match line.due.filter(|_| place.is_empty()) {
            Some(due) => format!("{}?dzien={due}&pismo={}", links::SHELF, row.id),
            None => format!("{}?pudlo={}&pismo={}", links::SHELF, links::encoded(&place), row.id),
        });
    let today = state.journal.now().warsaw_date();
    let row = |(row, line): &(LetterRow, ShelfLine)| ShelfRow {
        address: links::letter_shelf(row.id),
        number: row.number.to_string(),
        sender: row.sender.clone(),
        subject: row.subject.clone(),
        place: line.place.clone(),
        to: line.to.clone(),
        sign: line.sign.clone(),
        due: line.due.map(|due| dates::date(frame.language, due)).unwrap_or_default(),
        late: line.step == ShelfStep::Lent && line.due.is_some_and(|due| due < today),
    };
    let rows = found.rows.iter().map(row).collect();
    page(&ShelfPage { rows, place, more, frame })
}
