//! The figures of a year: what came, what was settled, how long it took, and what lies where. Each chart has its numbers in a
//! table under it, and each table can be taken away.

pub(crate) mod chart;
pub(crate) mod figures;
pub(crate) mod table;

use accounts::{Official, Unit};
use askama::Template;
use axum::{
    extract::{Query, State as FromState},
    response::Response,
};
use cases::{Lying, Statistics};
use serde::Deserialize;
use vocabulary::Date;

pub(crate) use self::chart::Columns;
pub(crate) use self::figures::Figures;
use crate::{
    State,
    kit::{
        deed::Offer,
        frame::{Frame, Here},
        page::page,
        rights::AsOfficial,
        trouble::Trouble,
        visit::Visit,
    },
    links,
};

/// Years to choose from.
const YEARS: i16 = 5;

#[derive(Template)]
#[template(path = "office/statistics/page.html")]
pub(crate) struct StatisticsPage {
    pub frame: Frame,
    pub year: i16,
    /// Years to choose from, with the address of each but the one shown.
    pub years: Vec<(i16, String)>,
    /// Whose figures these are.
    pub whose: String,
    /// The units to choose from, for who sees more than one.
    pub units: Vec<Offer>,
    /// What is to be seen at a glance: a name and a value.
    pub facts: Vec<(String, String)>,
    pub charts: [Columns; 2],
    /// Month by month, under the charts.
    pub months: Figures,
    pub others: Vec<Figures>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Asked {
    rok: String,
    komorka: String,
    tabela: String,
}

/// What was asked for, and the figures of it.
struct Found {
    year: i16,
    today: Date,
    /// The unit whose figures these are; none for the whole office.
    unit: Option<Unit>,
    /// The units to choose from; none for who sees one alone.
    units: Vec<Unit>,
    statistics: Statistics,
    lying: Vec<Lying>,
    tables: Vec<Figures>,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let frame = visit.frame(&state, Here::CaseList);
    let Found { year, today, unit, units, statistics, lying, tables } = find(&state, &frame, &official, &asked).await?;
    let chosen = unit.as_ref().map(|unit| unit.id.to_string()).unwrap_or_default();
    let years = (0..YEARS).map(|ago| today.year() - ago);
    let years = years.map(|of| (of, if of == year { String::new() } else { address(of, unit.as_ref()) })).collect();
    let offer = |unit: &Unit| Offer::new(unit.id.to_string(), format!("{} – {}", unit.symbol, unit.name), &chosen);
    let mut offers: Vec<Offer> = units.iter().map(offer).collect();
    if !offers.is_empty() {
        offers.insert(0, Offer::new("", t!(frame, "statistics-office"), &chosen));
    }
    let mut tables = tables.into_iter();
    page(&StatisticsPage {
        year,
        years,
        whose: unit.map_or_else(|| t!(frame, "statistics-office"), |unit| unit.name),
        units: offers,
        facts: figures::facts(&frame, &statistics, &lying),
        charts: chart::charts(&frame, &statistics.months),
        months: tables.next().unwrap_or_default(),
        others: tables.filter(|table| !table.lines.is_empty()).collect(),
        frame,
    })
}

/// The figures that were asked for, of what this official may see; an address that was mistyped leads to this year and to
/// everything there is to see.
async fn find(state: &State, frame: &Frame, official: &Official, asked: &Asked) -> Result<Found, Trouble> {
    let mut right = official.sees_statistics().ok_or(Trouble::Forbidden)?;
    let now = state.journal.now();
    let today = now.warsaw_date();
    let year = asked.rok.parse().ok().filter(|year| (1990..=today.year()).contains(year)).unwrap_or(today.year());
    let mut view = state.journal.view().await?;
    let all = accounts::units(&mut view).await?;
    let units = if right.unit().is_none() { all.clone() } else { Vec::new() };
    if let Some(unit) = units.iter().find(|unit| unit.id.to_string() == asked.komorka) {
        right = right.within(unit.clone());
    }
    let statistics = cases::statistics(&mut view, &right, year, today).await?;
    let lying = cases::lying(&mut view, &right, today).await?;
    let since = cases::AGES.map(|days| now.plus_seconds(-days * 86_400));
    let letters = registry::lying(&mut view, &right, since).await?;
    let last = Date::new(year, 12, 31).map_or(today, |last| last.min(today));
    let plan = registry::plan(&mut view, last).await?;
    let unit = right.unit().cloned();
    let of = address(year, unit.as_ref());
    let tables = figures::tables(frame, &of, &statistics, (&all, &plan, unit.is_none()), (&lying, &letters));
    Ok(Found { year, today, unit, units, statistics, lying, tables })
}

/// The page of a year, and of a unit where one is chosen.
fn address(year: i16, unit: Option<&Unit>) -> String {
    let unit = unit.map(|unit| format!("&komorka={}", unit.id)).unwrap_or_default();
    format!("{}?rok={year}{unit}", links::STATISTICS)
}
