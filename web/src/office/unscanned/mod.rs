//! Letters on paper without a full scan (the instruction, par. 15(11)), and those whose scan looks odd.

use askama::Template;
use axum::{
    extract::{Query, State as FromState},
    response::Response,
};
use registry::{LetterRow, Page, ScanScope};
use serde::Deserialize;
use vocabulary::LetterId;
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
    office::letter::{
        scanned,
        way::{self, StateWord},
    },
};

/// Letters on one page.
const PAGE: u32 = 25;
/// What asks for scans that look odd.
const ODD: &str = "watpliwe";

#[derive(Clone, Debug)]
pub(crate) struct UnscannedLine {
    pub address: String,
    pub number: String,
    pub registered: String,
    pub sender: String,
    pub subject: String,
    pub state: StateWord,
    /// Why it is not whole and how much there is, or what looks odd.
    pub why: Vec<String>,
}

#[derive(Template)]
#[template(path = "office/unscanned/page.html")]
pub(crate) struct UnscannedPage {
    pub frame: Frame,
    /// The list of scans that look odd is shown.
    pub odd: bool,
    pub letters: Vec<UnscannedLine>,
    pub newest: Option<String>,
    pub older: Option<String>,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    jakie: String,
    przed: Option<String>,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let right = official.may_see_register().ok_or(Trouble::Forbidden)?;
    let frame = visit.frame(&state, Here::Register);
    let odd = asked.jakie == ODD;
    // An address that was mistyped begins at the newest.
    let before: Option<LetterId> = asked.przed.and_then(|text| text.parse().ok());
    let mut view = state.journal.view().await?;
    let found: Page<(LetterRow, Vec<String>)> = if odd {
        let found = registry::doubtful_scans(&mut view, &right, before, PAGE).await?;
        let mut rows = Vec::new();
        for row in found.rows {
            let scans = registry::scans(&mut view, row.id).await?;
            let doubts = scans.last().map(|scan| scan.sheets.doubts()).unwrap_or_default();
            rows.push((row, doubts.iter().map(|doubt| scanned::worded(frame.language, doubt)).collect()));
        }
        Page { rows, more: found.more }
    } else {
        let found = registry::not_whole(&mut view, &right, before, PAGE).await?;
        let rows = found.rows.into_iter().map(|line| {
            let scope = match &line.paper.scan {
                None => t!(frame, "scan-none-yet"),
                Some((ScanScope::None, reason)) => t!(frame, "scan-none-because", reason = reason.as_str()),
                Some((_, reason)) => t!(frame, "scan-partial-because", reason = reason.as_str()),
            };
            let volume = Some(line.volume).filter(|volume| !volume.is_empty());
            (line.row, [Some(scope), volume].into_iter().flatten().collect())
        });
        Page { rows: rows.collect(), more: found.more }
    };
    drop(view);
    let list = if odd { links::scans(ODD) } else { links::UNSCANNED.to_owned() };
    let mark = if odd { '&' } else { '?' };
    let older = found.rows.last().filter(|_| found.more).map(|(row, _)| format!("{list}{mark}przed={}", row.id));
    let letters = found.rows.into_iter().map(|(row, why)| line(&frame, row, why)).collect();
    page(&UnscannedPage { odd, letters, newest: before.map(|_| list), older, frame })
}

fn line(frame: &Frame, row: LetterRow, why: Vec<String>) -> UnscannedLine {
    UnscannedLine {
        address: links::letter(row.id),
        number: row.number.to_string(),
        registered: dates::date(frame.language, row.registered_at.warsaw_date()),
        state: way::state(frame.language, row.circulation.state),
        sender: row.sender,
        subject: row.subject,
        why,
    }
}
