//! The register of incoming letters, and the inbox of a unit: the same list for different readers.

use std::collections::HashSet;

use askama::Template;
use axum::{
    extract::{Query, State as FromState},
    response::Response,
};
use registry::{LetterRow, LetterState, Page, RpwNumber, Standing};
use serde::Deserialize;
use vocabulary::{Language, LetterId};
use words::{dates, say};

use crate::{
    State,
    kit::{
        deed::Offer,
        frame::{Frame, Here},
        page::page,
        reasons,
        rights::AsOfficial,
        trouble::Trouble,
        verdict::{ShortVerdict, Sign},
        visit::Visit,
    },
    links,
    office::letter::{
        channel,
        way::{self, StateWord},
    },
};

/// Letters on one page.
const PAGE: u32 = 25;

#[derive(Clone, Debug)]
pub(crate) struct LetterLine {
    pub address: String,
    pub number: String,
    pub entered: String,
    pub datetime: String,
    pub sender: String,
    pub subject: String,
    pub unit: String,
    pub unit_name: String,
    pub channel: String,
    pub state: StateWord,
    pub withdrawn: bool,
    pub verdict: ShortVerdict,
}

#[derive(Template)]
#[template(path = "office/register/page.html")]
pub(crate) struct RegisterPage {
    pub frame: Frame,
    pub title: String,
    pub caption: String,
    pub empty: String,
    pub searchable: bool,
    pub query: String,
    /// The states that can be asked for.
    pub states: Vec<Offer>,
    /// Only letters in one state are shown.
    pub narrowed: bool,
    /// Whether this official registers letters on paper.
    pub registers: bool,
    /// Whether this official keeps rules of routing.
    pub keeps_rules: bool,
    pub letters: Vec<LetterLine>,
    pub newest: Option<String>,
    pub older: Option<String>,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    stan: String,
    przed: Option<String>,
}

pub(crate) async fn register(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let right = official.may_see_register().ok_or(Trouble::Forbidden)?;
    let in_state = LetterState::of_code(&asked.stan);
    let query: String = asked.q.trim().chars().take(100).collect();
    let before = before(asked.przed);
    let search = Some(query.as_str()).filter(|query| !query.is_empty());
    let found = registry::register(&mut state.journal.view().await?, &right, search, in_state, before, PAGE).await?;
    let frame = visit.frame(&state, Here::Register);
    let (caption, empty) = if query.is_empty() && in_state.is_none() {
        (t!(frame, "register-caption"), t!(frame, "register-none"))
    } else {
        (found_caption(&frame, &query, in_state), t!(frame, "register-none-found"))
    };
    let title = t!(frame, "register-title");
    let withdrawn = submissions::withdrawn(&mut state.journal.view().await?, &found.rows).await?;
    let asked = Some((query, in_state));
    let mut list = list(frame, links::REGISTER, title, caption, empty, asked, before, &found, &withdrawn);
    list.registers = official.registers_letters().is_some();
    list.keeps_rules = registry::keeps_rules(&official).is_some();
    page(&list)
}

pub(crate) async fn inbox(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let before = before(asked.przed);
    let right = official.sees_inbox().ok_or(Trouble::Forbidden)?;
    let found = registry::inbox(&mut state.journal.view().await?, &right, before, PAGE).await?;
    let frame = visit.frame(&state, Here::Inbox);
    let title = t!(frame, "inbox-title", unit = right.unit().name.as_str());
    let (caption, empty) = (t!(frame, "register-caption"), t!(frame, "inbox-none"));
    let withdrawn = submissions::withdrawn(&mut state.journal.view().await?, &found.rows).await?;
    let mut list = list(frame, links::INBOX, title, caption, empty, None, before, &found, &withdrawn);
    list.keeps_rules = registry::keeps_rules(&official).is_some();
    page(&list)
}

/// Where the page begins; an address that was mistyped begins at the newest.
fn before(text: Option<String>) -> Option<RpwNumber> {
    text?.parse().ok()
}

#[expect(clippy::too_many_arguments, reason = "two readers fill one page; a struct would only repeat its fields")]
fn list(
    frame: Frame,
    address: &str,
    title: String,
    caption: String,
    empty: String,
    asked: Option<(String, Option<LetterState>)>,
    before: Option<RpwNumber>,
    found: &Page<LetterRow>,
    withdrawn: &HashSet<LetterId>,
) -> RegisterPage {
    let language = frame.language;
    let searchable = asked.is_some();
    let (query, in_state) = asked.unwrap_or_default();
    let mut search = if query.is_empty() { String::new() } else { format!("q={}&", links::encoded(&query)) };
    if let Some(state) = in_state {
        search = format!("{search}stan={}&", state.code());
    }
    let chosen = in_state.map_or("", LetterState::code);
    let any = Offer::new("", t!(frame, "register-any-state"), chosen);
    let states =
        LetterState::ALL.into_iter().map(|state| Offer::new(state.code(), way::state(language, state).word, chosen));
    let states = std::iter::once(any).chain(states).collect();
    let older = found.rows.last().filter(|_| found.more).map(|last| {
        let number = last.number;
        format!("{address}?{search}przed={}/{}", number.year, number.number)
    });
    let newest = before.map(|_| format!("{address}?{search}").trim_end_matches(['?', '&']).to_owned());
    let letters: Vec<LetterLine> = found
        .rows
        .iter()
        .map(|row| LetterLine {
            address: links::letter(row.id),
            number: row.number.to_string(),
            entered: dates::short(language, row.entered_at),
            datetime: row.entered_at.rfc3339_warsaw(),
            sender: row.sender.clone(),
            subject: row.subject.clone(),
            unit: row.circulation.unit.as_ref().map(|unit| unit.symbol.clone()).unwrap_or_default(),
            unit_name: row.circulation.unit.as_ref().map(|unit| unit.name.clone()).unwrap_or_default(),
            channel: channel(&frame, &row.channel),
            state: way::state(language, row.circulation.state),
            withdrawn: withdrawn.contains(&row.id),
            verdict: of_row(language, row),
        })
        .collect();
    RegisterPage {
        title,
        caption,
        empty,
        searchable,
        letters,
        query,
        states,
        narrowed: in_state.is_some(),
        registers: false,
        keeps_rules: false,
        newest,
        older,
        frame,
    }
}

/// What was asked for, in words.
fn found_caption(frame: &Frame, query: &str, state: Option<LetterState>) -> String {
    let state = state.map(|state| way::state(frame.language, state).word).unwrap_or_default();
    let asked: Vec<&str> = [query, &state].into_iter().filter(|text| !text.is_empty()).collect();
    t!(frame, "register-caption-found", query = asked.join(", "))
}

/// How the signature of a letter stands, in a word and a line.
fn of_row(language: Language, row: &LetterRow) -> ShortVerdict {
    short_verdict(language, row.standing, row.signer.as_deref(), row.reason.as_deref(), row.other_person)
}

/// The same from its parts.
pub(crate) fn short_verdict(
    language: Language,
    standing: Standing,
    signer: Option<&str>,
    reason: Option<&str>,
    other_person: bool,
) -> ShortVerdict {
    let (sign, word) = match standing {
        Standing::Valid => (Sign::Good, say!(language, "standing-valid")),
        Standing::Unknown => (Sign::Wait, say!(language, "standing-unknown")),
        Standing::Quarantined => (Sign::Wrong, say!(language, "standing-quarantined")),
        Standing::Paper => (Sign::Note, say!(language, "standing-paper")),
    };
    let detail = match (standing, reason, signer) {
        (Standing::Unknown | Standing::Quarantined, Some(reason), _) => reasons::kept(language, reason),
        (_, _, Some(signer)) if other_person => say!(language, "standing-other-person", signer = signer),
        (_, _, Some(signer)) => signer.to_owned(),
        (_, _, None) => String::new(),
    };
    ShortVerdict { sign, word, detail }
}
