//! An extract of the register of incoming letters: what was registered from day to day, to read, to print, and as a table.

pub(crate) mod table;

use askama::Template;
use axum::{
    extract::{Query, State as FromState},
    http::StatusCode,
    response::Response,
};
use registry::{ExtractLine, RpwNumber};
use serde::Deserialize;
use vocabulary::{Date, Instant, Language};
use words::{dates, say};

use crate::{
    State,
    kit::{
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
        case::deeds::day,
        letter::{channel, way},
    },
};

/// Letters on one page: some twenty sheets of paper.
const PAGE: u32 = 500;
/// The longest extract, in days: a year and the first day of the next.
const LONGEST: i64 = 367;

/// A line as people read it.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub address: String,
    pub number: String,
    pub entered: String,
    pub datetime: String,
    pub channel: String,
    pub sender: String,
    pub sender_address: String,
    pub subject: String,
    pub date_on_letter: String,
    pub sender_sign: String,
    pub whom: String,
    pub enclosures: u32,
    pub state: String,
    pub remarks: String,
}

#[derive(Template)]
#[template(path = "office/extract/page.html")]
pub(crate) struct ExtractPage {
    pub frame: Frame,
    pub from: Input,
    pub to: Input,
    pub errors: Vec<FieldError>,
    /// Nothing that was typed here is kept.
    pub safe: String,
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
    po: String,
}

/// The days of an extract, both counted in.
#[derive(Clone, Copy, Debug)]
struct Days {
    from: Date,
    to: Date,
}

impl Days {
    /// From midnight to midnight.
    fn instants(self) -> Option<(Instant, Instant)> {
        Some((Instant::of_warsaw(self.from, 0, 0)?, Instant::of_warsaw(self.to.tomorrow().ok()?, 0, 0)?))
    }

    fn address(self, of: &str) -> String {
        format!("{of}?od={}&do={}", self.from, self.to)
    }
}

/// Reads the days; today where nothing was typed.
fn days(frame: &Frame, asked: &Asked, today: Date) -> Result<Days, Vec<FieldError>> {
    let mut errors = Vec::new();
    let mut read = |id: &'static str, text: &str| {
        let found = if text.trim().is_empty() { Some(today) } else { day(text) };
        let found = found.filter(|day| (1990..=9998).contains(&day.year()));
        if found.is_none() {
            errors.push(FieldError::new(id, t!(frame, "extract-error-day"), t!(frame, "extract-error-day-slip")));
        }
        found
    };
    let (from, to) = (read("od", &asked.od), read("do", &asked.until));
    let (Some(from), Some(to)) = (from, to) else { return Err(errors) };
    let wrong = |summary, slip| Err(vec![FieldError::new("do", summary, slip)]);
    if to < from {
        return wrong(t!(frame, "extract-error-order"), t!(frame, "extract-error-order-slip"));
    }
    if from.duration_until(to).as_hours() / 24 >= LONGEST {
        return wrong(t!(frame, "extract-error-long"), t!(frame, "extract-error-long-slip"));
    }
    Ok(Days { from, to })
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
    let days = days(&frame, &asked, today);
    let input = |id: &'static str, label: String, typed: &str, errors: &[FieldError]| {
        let value = if typed.trim().is_empty() { today.to_string() } else { typed.to_owned() };
        let kind = if value.parse::<Date>().is_ok() { "date" } else { "text" };
        Input { slip: slip(errors, id).map(str::to_owned), ..Input::text(id, label, &value).kind(kind) }
    };
    let errors = days.as_ref().err().cloned().unwrap_or_default();
    let mut shown = ExtractPage {
        from: input("od", t!(frame, "extract-from"), &asked.od, &errors),
        to: input("do", t!(frame, "extract-to"), &asked.until, &errors),
        safe: String::new(),
        days: String::new(),
        printed: dates::date(language, today),
        lines: Vec::new(),
        table: String::new(),
        first: None,
        next: None,
        errors,
        frame,
    };
    let Ok(days) = days else { return page_with(StatusCode::UNPROCESSABLE_ENTITY, &shown) };
    let after: Option<RpwNumber> = asked.po.parse().ok();
    let (from, to) = days.instants().ok_or(Trouble::NotFound)?;
    let found = registry::extract(&mut state.journal.view().await?, &right, from, to, after, PAGE).await?;
    shown.days = if days.from == days.to {
        t!(shown.frame, "extract-day", day = dates::date(language, days.from))
    } else {
        let (first, last) = (dates::date(language, days.from), dates::until_date(language, days.to));
        t!(shown.frame, "extract-days", first = first, last = last)
    };
    shown.table = days.address(links::EXTRACT_CSV);
    shown.first = after.map(|_| days.address(links::EXTRACT));
    shown.next = found.rows.last().filter(|_| found.more).map(|last| {
        let number = last.row.number;
        format!("{}&po={}/{}", days.address(links::EXTRACT), number.year, number.number)
    });
    shown.lines = found.rows.iter().map(|found| line(&shown.frame, found)).collect();
    page_with(StatusCode::OK, &shown)
}

/// What a line says; what is not known is said to be so, as the instruction asks.
fn line(frame: &Frame, found: &ExtractLine) -> Line {
    let (language, row) = (frame.language, &found.row);
    let paper = found.paper.as_ref();
    let known = |text: &str| if text.is_empty() { unknown(language) } else { text.to_owned() };
    let unit = row.circulation.unit.as_ref().map(|unit| unit.symbol.as_str());
    let person = row.circulation.person.as_ref().map(|(_, name)| name.as_str());
    Line {
        address: links::letter(row.id),
        number: row.number.to_string(),
        entered: dates::short(language, row.registered_at),
        datetime: row.registered_at.rfc3339_warsaw(),
        channel: channel(frame, &row.channel),
        sender: row.sender.clone(),
        sender_address: paper.map(|paper| paper.sender_address.clone()).unwrap_or_default(),
        subject: row.subject.clone(),
        date_on_letter: known(paper.and_then(|paper| paper.date_on_letter.as_deref()).unwrap_or_default()),
        sender_sign: known(paper.map_or("", |paper| paper.sender_sign.as_str())),
        whom: [unit, person].into_iter().flatten().collect::<Vec<_>>().join(", "),
        enclosures: found.enclosures,
        state: way::state(language, row.circulation.state).word,
        remarks: paper.map(|paper| paper.remarks.clone()).unwrap_or_default(),
    }
}

fn unknown(language: Language) -> String {
    say!(language, "extract-unknown")
}
