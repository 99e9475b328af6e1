//! The desk: what waits for the official by last day, and the chosen matter beside it.

pub(crate) mod pane;
pub(crate) mod queue;

use accounts::Official;
use askama::Template;
use axum::{
    extract::{Query, State as FromState},
    http::StatusCode,
    response::Response,
};
use cases::CaseRow;
use serde::Deserialize;
use vocabulary::{CaseId, LetterId};

pub(crate) use self::pane::LetterPane;
pub(crate) use self::queue::{Chosen, Group};
use super::{
    case::{
        self,
        deeds::{Filled, Posted},
        told::Telling,
        view::CaseView,
    },
    letter, news,
};
use crate::{
    State,
    kit::{
        deed::Deed,
        frame::{Frame, Here},
        page::page_with,
        rights::AsOfficial,
        trouble::Trouble,
        visit::Visit,
    },
    links,
};

/// Lines of the queue at first, and the most there are; nobody reads further down.
const FIRST: u32 = 100;
const MOST: u32 = 500;

/// Messages of a client in a case.
#[derive(Clone, Debug)]
pub(crate) struct MessageLine {
    pub address: String,
    pub title: String,
    pub sign: String,
    pub from: String,
    pub count: String,
}

#[derive(Template)]
#[template(path = "office/desk/page.html")]
pub(crate) struct DeskPage {
    pub frame: Frame,
    pub groups: Vec<Group>,
    /// Whether this official keeps templates of letters.
    pub templates: bool,
    /// Messages of clients that were not opened yet.
    pub messages: Vec<MessageLine>,
    /// What others did to this official's things, in words.
    pub news: String,
    /// Whether this official says who settles letters.
    pub assigns: bool,
    /// Where more of the queue is shown, when there is more.
    pub more: String,
    /// Whether the matter was asked for by its address, rather than being the first of the queue.
    pub chosen: bool,
    pub case: Option<CaseView>,
    pub letter: Option<LetterPane>,
    pub deeds: Vec<Deed>,
    /// What is told of the matter that was asked for.
    pub told: Telling,
    /// What is told of one that is no longer open here: above the queue, which a phone shows alone.
    pub left: Telling,
}

#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
pub(crate) struct Asked {
    pismo: String,
    sprawa: String,
    ile: u32,
    zrobiono: String,
}

/// The desk with a case open.
pub(crate) fn of_case(id: CaseId) -> String {
    format!("{}?sprawa={id}", links::DESK)
}

/// The desk with a letter open.
pub(crate) fn of_letter(id: LetterId) -> String {
    format!("{}?pismo={id}", links::DESK)
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let frame = visit.frame(&state, Here::Desk);
    // A letter leaves the desk with most of what is done; one that was taken stays open, as a case does.
    let of_case = !asked.sprawa.is_empty();
    let done = if of_case { case::done(&frame, &asked.zrobiono) } else { letter::done(&frame, &asked.zrobiono) };
    let told = Telling { done, ..Telling::default() };
    let chosen = match (asked.pismo.parse(), asked.sprawa.parse()) {
        (Ok(letter), _) => Some(Chosen::Letter(letter)),
        (_, Ok(case)) => Some(Chosen::Case(case)),
        _ => None,
    };
    let most = if asked.ile > FIRST { MOST } else { FIRST };
    draw(&state, frame, &official, (chosen, most), StatusCode::OK, told, None).await
}

/// The desk with a matter open and what is told of it.
pub(crate) async fn render(
    state: &State,
    frame: Frame,
    official: &Official,
    chosen: Chosen,
    status: StatusCode,
    told: Telling,
    filled: Option<(Posted, &Filled)>,
) -> Result<Response, Trouble> {
    draw(state, frame, official, (Some(chosen), FIRST), status, told, filled).await
}

async fn draw(
    state: &State,
    frame: Frame,
    official: &Official,
    (asked, most): (Option<Chosen>, u32),
    status: StatusCode,
    mut told: Telling,
    filled: Option<(Posted, &Filled)>,
) -> Result<Response, Trouble> {
    let today = state.journal.now().warsaw_date();
    let mut waiting = cases::desk(&mut state.journal.view().await?, official, most + 1).await?;
    let more = waiting.len() > most as usize;
    waiting.truncate(most as usize);
    let open = asked.or_else(|| waiting.first().map(Chosen::of));
    let (mut case, mut letter_pane, mut deeds) = (None, None, Vec::new());
    match open {
        Some(Chosen::Case(id)) => {
            if let Some(found) = cases::case(&mut state.journal.view().await?, official, id).await? {
                cases::look(&state.journal, official, cases::LookedInto::Case(id)).await?;
                let shown = case::shown(state, &frame, official, &found, &told, filled).await?;
                (case, deeds, told.kept) = (Some(shown.view), shown.deeds, shown.lost);
            }
        }
        Some(Chosen::Letter(id)) => {
            if let Some((pane, forms)) = LetterPane::of(state, &frame, official, id, &told).await? {
                (letter_pane, deeds) = (Some(pane), forms);
            }
        }
        None => {}
    }
    let chosen = asked.is_some() && (case.is_some() || letter_pane.is_some());
    if asked.is_some() && !chosen {
        told.slip = t!(frame, "desk-gone");
    }
    let templates = cases::keeps_templates(official).is_some();
    let unread = cases::unread_of_official(&mut state.journal.look().await?, official, FIRST).await?;
    let messages = unread.iter().map(|(row, count)| message_line(&frame, row, *count)).collect();
    let groups = queue::groups(frame.language, official, &waiting, open, today);
    let more = if more && most < MOST { format!("{}?ile={MOST}", links::DESK) } else { String::new() };
    let (told, left) = if chosen { (told, Telling::default()) } else { (Telling::default(), told) };
    let news = match news::unread(state, official).await? {
        0 => t!(frame, "news-link"),
        count => t!(frame, "news-link-count", count = count),
    };
    let assigns = registry::assigns(official);
    page_with(
        status,
        &DeskPage {
            groups,
            templates,
            messages,
            news,
            assigns,
            more,
            chosen,
            case,
            letter: letter_pane,
            deeds,
            told,
            left,
            frame,
        },
    )
}

fn message_line(frame: &Frame, row: &CaseRow, count: i64) -> MessageLine {
    MessageLine {
        address: links::case_messages(row.id),
        title: row.title.clone(),
        sign: row.sign.to_string(),
        from: row.sender.clone(),
        count: t!(frame, "message-count", count = count),
    }
}
