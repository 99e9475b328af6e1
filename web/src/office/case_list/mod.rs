//! Lists of cases (spis spraw) of a unit: which were begun in a year, and each with its cases, to read and to print.

use askama::Template;
use axum::{
    extract::{Query, State as FromState},
    response::Response,
};
use cases::{CaseList, CaseRow, Group, Stage};
use serde::Deserialize;
use vocabulary::{Date, Language};
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
    office::case::view::{Told, clock, stage},
};

/// Cases on one page.
const PAGE: u32 = 50;

/// A list that was begun.
#[derive(Clone, Debug)]
pub(crate) struct ListLine {
    pub address: String,
    pub unit: String,
    pub class: String,
    pub title: String,
    pub cases: u32,
}

/// A case in its list.
#[derive(Clone, Debug)]
pub(crate) struct CaseLine {
    pub address: String,
    pub sign: String,
    pub title: String,
    pub sender: String,
    pub started: String,
    pub officer: String,
    pub state: Told,
}

/// A group set apart in the list, under a number of it.
#[derive(Clone, Debug)]
pub(crate) struct GroupLine {
    pub address: String,
    pub list: String,
    pub title: String,
}

/// A list with its cases.
#[derive(Clone, Debug)]
pub(crate) struct Open {
    pub unit: String,
    pub class: String,
    pub title: String,
    /// The day that the page is of, for the paper.
    pub printed: String,
    /// Groups set apart in it.
    pub groups: Vec<GroupLine>,
    pub cases: Vec<CaseLine>,
    pub first: Option<String>,
    pub next: Option<String>,
}

#[derive(Template)]
#[template(path = "office/case_list/page.html")]
pub(crate) struct CaseListPage {
    pub frame: Frame,
    pub year: i16,
    /// Years to choose from, with the address of each but the one shown.
    pub years: Vec<(i16, String)>,
    /// Whether this official sees the figures.
    pub figures: bool,
    pub lists: Vec<ListLine>,
    pub open: Option<Open>,
    /// Where groups are set apart, for who may; empty else.
    pub set_apart: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Asked {
    rok: String,
    komorka: String,
    klasa: String,
    po: String,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let frame = visit.frame(&state, Here::CaseList);
    let today = state.journal.now().warsaw_date();
    let year = asked.rok.parse().ok().filter(|year| (1990..=today.year()).contains(year)).unwrap_or(today.year());
    let begun = cases::case_lists(&mut state.journal.view().await?, &official, year).await?;
    let groups = cases::groups(&mut state.journal.view().await?, &official, year).await?;
    let mut open = None;
    if let Some(list) = begun.iter().find(|list| list.unit == asked.komorka && list.class == asked.klasa) {
        let after = asked.po.parse().unwrap_or_default();
        let found = cases::cases_of_list(&mut state.journal.view().await?, &official, list, after, PAGE).await?;
        let next =
            found.rows.last().filter(|_| found.more).map(|last| format!("{}&po={}", address(list), last.sign.place()));
        let within = groups.iter().filter(|group| group.unit == list.unit && group.class == list.class);
        open = Some(Open {
            unit: list.unit.clone(),
            class: list.class.clone(),
            title: title(&state, list, &groups, today).await?,
            printed: dates::date(frame.language, today),
            groups: within.map(heading).collect(),
            cases: found.rows.iter().map(|row| line(frame.language, row, today)).collect(),
            first: (after > 0).then(|| address(list)),
            next,
        });
    }
    let mut lists = Vec::new();
    if open.is_none() {
        for list in &begun {
            lists.push(ListLine {
                address: address(list),
                unit: list.unit.clone(),
                class: list.class.clone(),
                title: title(&state, list, &groups, today).await?,
                cases: cases_in(list, &groups),
            });
        }
    }
    let years = (0..5).map(|ago| today.year() - ago);
    let years = years
        .map(|of| (of, if of == year { String::new() } else { format!("{}?rok={of}", links::CASE_LIST) }))
        .collect();
    let of_class = open.as_ref().filter(|open| !open.class.contains('.'));
    let set_apart = match (cases::may_set_apart(&official), of_class) {
        (Some(_), Some(open)) => format!("{}?klasa={}", links::CASE_GROUPS, links::encoded(&open.class)),
        (Some(_), None) => links::CASE_GROUPS.to_owned(),
        (None, _) => String::new(),
    };
    page(&CaseListPage { frame, year, years, figures: official.sees_statistics().is_some(), lists, open, set_apart })
}

fn address(list: &CaseList) -> String {
    links::case_list(&list.unit, &list.class, list.year)
}

fn heading(group: &Group) -> GroupLine {
    GroupLine {
        address: links::case_list(&group.unit, &group.list(), group.year),
        list: format!("{}.{}", group.unit, group.list()),
        title: group.title.clone(),
    }
}

/// How many cases stand in the list: a group takes a number of it, and is no case.
fn cases_in(list: &CaseList, groups: &[Group]) -> u32 {
    let headings = groups.iter().filter(|group| group.unit == list.unit && group.class == list.class).count();
    list.cases.saturating_sub(u32::try_from(headings).unwrap_or(u32::MAX))
}

/// The title of the group, or that of the list's class: as it is today, or was at the end of the list's year.
async fn title(state: &State, list: &CaseList, groups: &[Group], today: Date) -> Result<String, Trouble> {
    let group = groups.iter().find(|group| group.unit == list.unit && group.list() == list.class);
    if let Some(group) = group {
        return Ok(group.title.clone());
    }
    let last = Date::new(list.year, 12, 31).map_or(today, |last| last.min(today));
    let class = registry::class_by_symbol(&mut state.journal.view().await?, &list.class, last).await?;
    Ok(class.map(|class| class.title).unwrap_or_default())
}

fn line(language: Language, row: &CaseRow, today: Date) -> CaseLine {
    let counted = cases::clock(row, today);
    let state = match row.stage {
        Stage::Open if counted.days_left.is_none() => stage(language, row.stage),
        // The day of settling stands in every list (chancery instruction, par. 29).
        _ if counted.ended.is_some() => clock(language, &counted),
        _ => Told { detail: String::new(), ..clock(language, &counted) },
    };
    CaseLine {
        address: links::case(row.id),
        sign: row.sign.to_string(),
        title: row.title.clone(),
        sender: row.sender.clone(),
        started: dates::date(language, row.started_on),
        officer: row.officer.1.clone(),
        state,
    }
}
