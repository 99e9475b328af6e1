//! The board of a unit: what it has not closed, counted by officer and stage and then line by line, with what urges first. The
//! head hands several cases over at once.

pub(crate) mod hand_over;
pub(crate) mod outcome;
pub(crate) mod people;

use accounts::{Official, Post, Unit};
use askama::Template;
use axum::{
    extract::{Query, State as FromState},
    http::StatusCode,
    response::Response,
};
use cases::{BoardFilter, CaseRow, Deed, Stage, Urgency};
use serde::Deserialize;
use vocabulary::{CaseId, Date, Language};
use words::dates;

pub(crate) use self::{outcome::Outcome, people::OfficerLine};
use super::case::view::{Told, clock_of, stage, stage_of};
use crate::{
    State,
    kit::{
        deed::Offer,
        errors::FieldError,
        frame::{Frame, Here},
        page::page_with,
        rights::AsOfficial,
        trouble::Trouble,
        visit::Visit,
    },
    links,
};

/// Cases on one page.
const PAGE: u32 = 50;

/// A case as a line of the board.
#[derive(Clone, Debug)]
pub(crate) struct BoardLine {
    /// What is posted when it is chosen; empty when this official cannot hand it over.
    pub choice: String,
    pub chosen: bool,
    pub version: i64,
    pub address: String,
    pub sign: String,
    pub title: String,
    pub officer: String,
    pub stage: Told,
    pub clock: Told,
    pub started: String,
}

#[derive(Template)]
#[template(path = "office/board/page.html")]
pub(crate) struct BoardPage {
    pub frame: Frame,
    pub unit: String,
    /// The fields that keep what was asked for, by name.
    pub hidden: Vec<(&'static str, String)>,
    /// The units to choose from, for who sees more than one.
    pub units: Vec<Offer>,
    pub officers: Vec<Offer>,
    pub stages: Vec<Offer>,
    pub urgencies: Vec<Offer>,
    /// The names of the columns of counts.
    pub columns: Vec<String>,
    pub people: Vec<OfficerLine>,
    pub lines: Vec<BoardLine>,
    /// To whom cases can be handed over; nobody for who hands nothing over.
    pub takers: Vec<Offer>,
    pub first: Option<String>,
    pub next: Option<String>,
    /// What came of what was posted, case by case.
    pub outcomes: Vec<Outcome>,
    pub errors: Vec<FieldError>,
    pub safe: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    komorka: String,
    kto: String,
    etap: String,
    termin: String,
    po: String,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let frame = visit.frame(&state, Here::CaseList);
    draw(&state, frame, &official, &asked, Drawn::default()).await
}

/// What a page tells besides, after something was posted.
#[derive(Default)]
struct Drawn {
    outcomes: Vec<Outcome>,
    errors: Vec<FieldError>,
    /// Which cases were chosen, and who was to have them.
    chosen: Vec<CaseId>,
    taker: String,
}

async fn draw(
    state: &State,
    frame: Frame,
    official: &Official,
    asked: &Asked,
    drawn: Drawn,
) -> Result<Response, Trouble> {
    let language = frame.language;
    let today = state.journal.now().warsaw_date();
    let mut view = state.journal.view().await?;
    // Who sees the figures of every unit sees their cases, too, and chooses.
    let sees_all = official.sees_statistics().is_some_and(|right| right.unit().is_none());
    let units = if sees_all { accounts::units(&mut view).await? } else { Vec::new() };
    let unit = units.iter().find(|unit| unit.id.to_string() == asked.komorka).unwrap_or(official.unit()).clone();
    let cells = cases::board(&mut view, official, unit.id, today).await?;
    let filter = BoardFilter {
        officer: asked.kto.parse().ok(),
        stage: Stage::of_code(&asked.etap),
        urgency: urgency(&asked.termin),
    };
    let after = place(&asked.po);
    let found = cases::on_board(&mut view, official, unit.id, filter, after, (today, PAGE)).await?;
    let next = found.rows.last().filter(|_| found.more).map(|last| {
        let (day, id) = cases::place_on_board(last);
        format!("{}&po={day}/{id}", address(&unit, filter))
    });
    let lines: Vec<_> = found.rows.iter().map(|row| line(language, official, row, today, &drawn.chosen)).collect();
    let hands_over = lines.iter().any(|line| !line.choice.is_empty());
    let people = if hands_over { accounts::people_of(&mut view, unit.id).await? } else { Vec::new() };
    let carries = people.iter().filter(|card| matches!(card.post, Post::CaseOfficer | Post::UnitHead));
    let mut takers: Vec<_> =
        carries.map(|card| Offer::new(card.id.to_string(), card.name.clone(), &drawn.taker)).collect();
    if !takers.is_empty() {
        takers.insert(0, Offer::new("", t!(frame, "board-choose-person"), &drawn.taker));
    }
    let status = if drawn.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let shown = BoardPage {
        unit: unit.name.clone(),
        hidden: asked.fields().into_iter().filter(|(_, value)| !value.is_empty()).collect(),
        units: units
            .iter()
            .map(|one| Offer::new(one.id.to_string(), format!("{} – {}", one.symbol, one.name), &unit.id.to_string()))
            .collect(),
        officers: people::officers(&frame, &cells, filter.officer),
        stages: people::stages(&frame, filter.stage),
        urgencies: people::urgencies(&frame, filter.urgency),
        columns: people::columns(&cells).into_iter().map(|of| stage(language, of).word).collect(),
        people: people::people(&unit, &cells),
        lines,
        takers,
        first: after.map(|_| address(&unit, filter)),
        next,
        safe: if drawn.errors.is_empty() { String::new() } else { t!(frame, "board-errors-safe") },
        outcomes: drawn.outcomes,
        errors: drawn.errors,
        frame,
    };
    page_with(status, &shown)
}

fn urgency(code: &str) -> Option<Urgency> {
    match code {
        "po" => Some(Urgency::Late),
        "tydzien" => Some(Urgency::Soon),
        _ => None,
    }
}

const fn urgency_code(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Late => "po",
        Urgency::Soon => "tydzien",
    }
}

/// Where a page begins; an address that was mistyped begins at the start.
fn place(text: &str) -> Option<(Date, CaseId)> {
    let (day, id) = text.split_once('/')?;
    Some((day.parse().ok()?, id.parse().ok()?))
}

/// The board of a unit, narrowed so.
fn address(unit: &Unit, filter: BoardFilter) -> String {
    let mut address = format!("{}?komorka={}", links::BOARD, unit.id);
    let parts = [
        ("kto", filter.officer.map(|officer| officer.to_string())),
        ("etap", filter.stage.map(|stage| stage.code().to_owned())),
        ("termin", filter.urgency.map(|urgency| urgency_code(urgency).to_owned())),
    ];
    for (name, value) in parts {
        if let Some(value) = value {
            address.push_str(&format!("&{name}={value}"));
        }
    }
    address
}

impl Asked {
    /// What was asked for, by the names of the fields.
    fn fields(&self) -> [(&'static str, String); 5] {
        [
            ("komorka", self.komorka.clone()),
            ("kto", self.kto.clone()),
            ("etap", self.etap.clone()),
            ("termin", self.termin.clone()),
            ("po", self.po.clone()),
        ]
    }
}

fn line(language: Language, official: &Official, row: &CaseRow, today: Date, chosen: &[CaseId]) -> BoardLine {
    let may = cases::deeds(official, row, today).contains(&Deed::HandOver);
    BoardLine {
        choice: if may { row.id.to_string() } else { String::new() },
        chosen: chosen.contains(&row.id),
        version: row.version,
        address: links::case(row.id),
        sign: row.sign.to_string(),
        title: row.title.clone(),
        officer: row.officer.1.clone(),
        stage: stage_of(language, row),
        clock: clock_of(language, row, today),
        started: dates::date(language, row.started_on),
    }
}
