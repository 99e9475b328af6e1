//! The register of outgoing letters, by days, way and case: to read, to print, and as a table.

pub(crate) mod envelope;
pub(crate) mod post;
pub(crate) mod table;

use askama::Template;
use axum::{
    extract::{Query, State as FromState},
    http::StatusCode,
    response::Response,
};
use delivery::{Dispatch, Wanted, WantedFrom, Way};
use serde::Deserialize;
use vocabulary::{Date, Language};
use words::dates;

use crate::{
    State,
    kit::{
        deed::Offer,
        errors::{FieldError, slip},
        frame::{Frame, Here},
        input::Input,
        page::page_with,
        rights::AsOfficial,
        trouble::Trouble,
        visit::Visit,
    },
    links,
    office::{
        case::{deeds::day, view::Told},
        sending,
    },
};

/// Letters on one page: some twenty sheets of paper.
const PAGE: u32 = 500;
/// The longest stretch, in days: a year and the first day of the next.
const LONGEST: i64 = 367;
/// Days that are shown when none were asked for, today with them.
const USUAL: i64 = 30;

/// A line as people read it.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub number: String,
    pub registered: String,
    pub sent: String,
    pub name: String,
    pub address: Vec<String>,
    pub sign: String,
    pub title: String,
    pub way: String,
    pub posting: String,
    pub state: Told,
}

#[derive(Template)]
#[template(path = "office/outgoing/page.html")]
pub(crate) struct OutgoingPage {
    pub frame: Frame,
    pub from: Input,
    pub to: Input,
    pub sign: Input,
    pub ways: Vec<Offer>,
    pub errors: Vec<FieldError>,
    /// Nothing that was typed here is kept.
    pub safe: String,
    /// Whether whoever reads it posts letters.
    pub posts: bool,
    /// The days in words; empty while they cannot be read.
    pub days: String,
    /// The day of printing, which stands on each sheet.
    pub printed: String,
    pub lines: Vec<Line>,
    pub table: String,
    pub first: Option<String>,
    pub next: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Asked {
    od: String,
    #[serde(rename = "do")]
    until: String,
    sposob: String,
    znak: String,
    po: String,
}

impl Asked {
    /// What is wanted; the last thirty days where nothing was typed.
    fn wanted(&self, frame: &Frame, today: Date) -> Result<Wanted, Vec<FieldError>> {
        let mut errors = Vec::new();
        let mut read = |id: &'static str, text: &str, usual: Date| {
            let found = if text.trim().is_empty() { Some(usual) } else { day(text) };
            let found = found.filter(|day| (1990..=9998).contains(&day.year()));
            if found.is_none() {
                errors.push(FieldError::new(id, t!(frame, "extract-error-day"), t!(frame, "extract-error-day-slip")));
            }
            found
        };
        let from = read("od", &self.od, usual_from(today));
        let to = read("do", &self.until, today);
        let (Some(from), Some(to)) = (from, to) else { return Err(errors) };
        let wrong = |summary, slip| Err(vec![FieldError::new("do", summary, slip)]);
        if to < from {
            return wrong(t!(frame, "extract-error-order"), t!(frame, "extract-error-order-slip"));
        }
        if from.duration_until(to).as_hours() / 24 >= LONGEST {
            return wrong(t!(frame, "extract-error-long"), t!(frame, "extract-error-long-slip"));
        }
        // A sign is written in capital letters, however it was typed.
        Ok(Wanted { from, to, way: Way::of_code(&self.sposob), sign: self.znak.trim().to_uppercase() })
    }

    /// Behind which line the page begins.
    fn after(&self) -> Option<WantedFrom> {
        let (day, number) = self.po.split_once('/')?;
        Some((day.parse().ok()?, number.parse().ok()?))
    }
}

fn usual_from(today: Date) -> Date {
    today.saturating_sub(std::time::Duration::from_secs(86_400 * (USUAL as u64 - 1)))
}

/// The address of what is wanted, on this page.
fn address(of: &str, wanted: &Wanted) -> String {
    let sign = links::encoded(&wanted.sign);
    let way = wanted.way.map_or("", Way::code);
    format!("{of}?od={}&do={}&sposob={way}&znak={sign}", wanted.from, wanted.to)
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let right = official.may_see_register().ok_or(Trouble::Forbidden)?;
    let frame = visit.frame(&state, Here::Register);
    let language = frame.language;
    let today = state.journal.now().warsaw_date();
    let wanted = asked.wanted(&frame, today);
    let errors = wanted.as_ref().err().cloned().unwrap_or_default();
    let input = |id: &'static str, label: String, typed: &str, usual: Date| {
        let value = if typed.trim().is_empty() { usual.to_string() } else { typed.to_owned() };
        let kind = if value.parse::<Date>().is_ok() { "date" } else { "text" };
        Input { slip: slip(&errors, id).map(str::to_owned), ..Input::text(id, label, &value).kind(kind) }
    };
    let all = Offer::new("", t!(frame, "outgoing-all-ways"), &asked.sposob);
    let ways = Way::ALL.into_iter().map(|way| Offer::new(way.code(), sending::way(language, way), &asked.sposob));
    let mut shown = OutgoingPage {
        from: input("od", t!(frame, "extract-from"), &asked.od, usual_from(today)),
        to: input("do", t!(frame, "extract-to"), &asked.until, today),
        sign: Input::text("znak", t!(frame, "outgoing-sign"), &asked.znak).optional(),
        ways: std::iter::once(all).chain(ways).collect(),
        safe: String::new(),
        posts: official.sends_letters().is_some(),
        days: String::new(),
        printed: dates::date(language, today),
        lines: Vec::new(),
        table: String::new(),
        first: None,
        next: None,
        errors,
        frame,
    };
    let Ok(wanted) = wanted else { return page_with(StatusCode::UNPROCESSABLE_ENTITY, &shown) };
    let after = asked.after();
    let found = delivery::outgoing(&mut state.journal.view().await?, &right, &wanted, after, PAGE).await?;
    shown.days = if wanted.from == wanted.to {
        t!(shown.frame, "outgoing-day", day = dates::date(language, wanted.from))
    } else {
        let (first, last) = (dates::date(language, wanted.from), dates::until_date(language, wanted.to));
        t!(shown.frame, "outgoing-days", first = first, last = last)
    };
    shown.table = address(links::OUTGOING_CSV, &wanted);
    shown.first = after.map(|_| address(links::OUTGOING, &wanted));
    shown.next =
        found.rows.last().filter(|_| found.more).map(|last| {
            format!("{}&po={}/{}", address(links::OUTGOING, &wanted), last.registered_on, last.number.number)
        });
    shown.lines = found.rows.iter().map(|found| line(language, found)).collect();
    page_with(StatusCode::OK, &shown)
}

/// What a line says.
fn line(language: Language, found: &Dispatch) -> Line {
    // What is handed over has no day of posting.
    let sent = found.sent_on.or(found.outcome.as_ref().map(|(_, day, _)| *day));
    Line {
        number: found.number.to_string(),
        registered: dates::date(language, found.registered_on),
        sent: sent.map(|day| dates::date(language, day)).unwrap_or_default(),
        name: found.name.clone(),
        address: found.address.lines().map(str::to_owned).collect(),
        sign: found.sign.clone(),
        title: found.title.clone(),
        way: sending::way(language, found.way),
        posting: found.posting.clone(),
        state: sending::state(language, found),
    }
}
