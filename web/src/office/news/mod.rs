//! What is new: what others did to the official's own cases and letters, and whose last day comes near.

use std::cmp::Reverse;

use accounts::Official;
use askama::Template;
use axum::{
    extract::State as FromState,
    response::{IntoResponse as _, Redirect, Response},
};
use cases::{BoardFilter, CaseRow, Urgency};
use serde::Deserialize;
use vocabulary::{Date, Instant, Language};
use words::dates;

use super::{
    case::view::{Told, clock_of, happened},
    letter::way,
};
use crate::{
    State,
    kit::{
        form::Posted,
        frame::{Frame, Here},
        page::page,
        rights::AsOfficial,
        trouble::Trouble,
        visit::Visit,
    },
    links,
};

/// News of a kind on the page, and cases whose last day comes near.
const MOST: u32 = 100;

/// Something that happened.
#[derive(Clone, Debug)]
pub(crate) struct NewsLine {
    pub at: Instant,
    pub address: String,
    pub number: String,
    pub title: String,
    pub what: String,
    pub who: String,
    pub when: String,
    pub datetime: String,
    /// It was not read.
    pub fresh: bool,
}

/// A case whose last day comes near, or has passed.
#[derive(Clone, Debug)]
pub(crate) struct NearLine {
    pub address: String,
    pub sign: String,
    pub title: String,
    pub clock: Told,
}

#[derive(Template)]
#[template(path = "office/news/page.html")]
pub(crate) struct NewsPage {
    pub frame: Frame,
    pub near: Vec<NearLine>,
    pub lines: Vec<NewsLine>,
    /// How many were not read.
    pub fresh: usize,
    /// Up to when they are shown: what comes later stays new.
    pub until: String,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
) -> Result<Response, Trouble> {
    let frame = visit.frame(&state, Here::Desk);
    let language = frame.language;
    let now = state.journal.now();
    let today = now.warsaw_date();
    let mut view = state.journal.view().await?;
    let news = cases::news(&mut view, &official, now, MOST).await?;
    let mut near = Vec::new();
    for urgency in [Urgency::Late, Urgency::Soon] {
        let filter = BoardFilter { officer: Some(official.id()), urgency: Some(urgency), ..BoardFilter::default() };
        let unit = official.unit().id;
        let found = cases::on_board(&mut view, &official, unit, filter, None, (today, MOST)).await?;
        near.extend(found.rows.iter().map(|row| near_line(language, row, today)));
    }
    let fresh = |at: Instant| news.read_until.is_none_or(|until| at > until);
    let in_cases = news.cases.iter().map(|one| NewsLine {
        at: one.step.at,
        address: links::case(one.case),
        number: one.sign.to_string(),
        title: one.title.clone(),
        what: happened(language, &one.step),
        who: if one.step.actor.is_empty() { t!(frame, "news-by-itself") } else { one.step.actor.clone() },
        when: dates::minute(language, one.step.at),
        datetime: one.step.at.rfc3339_warsaw(),
        fresh: fresh(one.step.at),
    });
    let letters = news.letters.iter().map(|given| {
        let step = way::view(language, &given.step);
        NewsLine {
            at: given.step.at,
            address: links::letter(given.letter),
            number: given.number.to_string(),
            title: given.subject.clone(),
            what: step.what,
            who: step.who,
            when: step.when,
            datetime: step.datetime,
            fresh: fresh(given.step.at),
        }
    });
    let mut lines: Vec<_> = in_cases.chain(letters).collect();
    lines.sort_by_key(|line| Reverse(line.at));
    page(&NewsPage { near, fresh: news.unread(), lines, until: now.micros().to_string(), frame })
}

fn near_line(language: Language, row: &CaseRow, today: Date) -> NearLine {
    NearLine {
        address: links::case(row.id),
        sign: row.sign.to_string(),
        title: row.title.clone(),
        clock: clock_of(language, row, today),
    }
}

#[derive(Deserialize)]
pub(crate) struct Filled {
    #[serde(default, rename = "do")]
    until: String,
}

/// What the page showed is read.
pub(crate) async fn read(
    FromState(state): FromState<State>,
    AsOfficial(official): AsOfficial,
    Posted(filled): Posted<Filled>,
) -> Result<Response, Trouble> {
    let until = filled.until.parse().map_err(|_| Trouble::BadRequest)?;
    cases::read_news(&state.journal, &official, Instant::from_micros(until)).await?;
    Ok(Redirect::to(links::NEWS).into_response())
}

/// How many news this official has not read: a hundred of a kind at most.
pub(crate) async fn unread(state: &State, official: &Official) -> Result<usize, Trouble> {
    let news = cases::news(&mut state.journal.view().await?, official, state.journal.now(), MOST).await?;
    Ok(news.unread())
}
