//! The register of incoming letters, and the inbox of a unit: the same list for different readers.

use std::collections::HashSet;

use askama::Template;
use axum::{
    extract::{Query, State as FromState},
    response::Response,
};
use registry::{LetterRow, Page, RpwNumber, Standing};
use serde::Deserialize;
use vocabulary::{Language, LetterId};
use words::{dates, say};

use crate::{
    State,
    kit::{
        frame::{Frame, Here},
        page::page,
        reasons,
        rights::{AsOfficial, AsRegistryClerk},
        trouble::Trouble,
        verdict::{ShortVerdict, Sign},
        visit::Visit,
    },
    links,
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
    pub letters: Vec<LetterLine>,
    pub newest: Option<String>,
    pub older: Option<String>,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    q: String,
    przed: Option<String>,
}

pub(crate) async fn register(
    FromState(state): FromState<State>,
    visit: Visit,
    AsRegistryClerk(right): AsRegistryClerk,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let query: String = asked.q.trim().chars().take(100).collect();
    let before = before(asked.przed);
    let search = Some(query.as_str()).filter(|query| !query.is_empty());
    let found = registry::register(&mut state.journal.view().await?, &right, search, before, PAGE).await?;
    let frame = visit.frame(&state, Here::Register);
    let (caption, empty) = if query.is_empty() {
        (t!(frame, "register-caption"), t!(frame, "register-none"))
    } else {
        (
            t!(frame, "register-caption-found", query = query.as_str()),
            t!(frame, "register-none-found", query = query.as_str()),
        )
    };
    let title = t!(frame, "register-title");
    let withdrawn = submissions::withdrawn(&mut state.journal.view().await?, &found.rows).await?;
    page(&list(frame, links::REGISTER, title, caption, empty, Some(query), before, &found, &withdrawn))
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
    page(&list(frame, links::INBOX, title, caption, empty, None, before, &found, &withdrawn))
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
    query: Option<String>,
    before: Option<RpwNumber>,
    found: &Page<LetterRow>,
    withdrawn: &HashSet<LetterId>,
) -> RegisterPage {
    let language = frame.language;
    let searchable = query.is_some();
    let query = query.unwrap_or_default();
    let search = if query.is_empty() { String::new() } else { format!("q={}&", links::encoded(&query)) };
    let older = found.rows.last().filter(|_| found.more).map(|last| {
        let number = last.number;
        format!("{address}?{search}przed={}/{}", number.year, number.number)
    });
    let newest = before.map(|_| format!("{address}?{search}").trim_end_matches(['?', '&']).to_owned());
    let letters = found.rows.iter().map(|row| LetterLine {
        address: links::letter(row.id),
        number: row.number.to_string(),
        entered: dates::short(language, row.entered_at),
        datetime: row.entered_at.rfc3339_warsaw(),
        sender: row.sender.clone(),
        subject: row.subject.clone(),
        unit: row.unit.symbol.clone(),
        unit_name: row.unit.name.clone(),
        withdrawn: withdrawn.contains(&row.id),
        verdict: of_row(language, row),
    });
    RegisterPage { title, caption, empty, searchable, letters: letters.collect(), query, newest, older, frame }
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
