//! Scanning a letter that came on paper, or saying why not.

use std::collections::HashMap;

use accounts::Official;
use askama::Template;
use axum::{
    extract::{Multipart, Path, State as FromState},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use registry::{Denied, Letter, Move, Reading};

use super::find;
use crate::{
    State,
    kit::{
        download::download,
        errors::told_together,
        frame::{Frame, Here},
        language,
        page::page_with,
        rights::AsOfficial,
        trouble::Trouble,
        upload::{Received, Rules, receive},
        visit::Visit,
    },
    links,
    office::{
        case::told::Telling,
        paper::scan::{FILE, ScanFields, of_upload, read},
    },
};

#[derive(Template)]
#[template(path = "office/letter/scan/page.html")]
pub(crate) struct ScanPage {
    pub frame: Frame,
    pub number: String,
    pub subject: String,
    pub version: i64,
    pub action: String,
    pub back: String,
    pub scan: ScanFields,
    pub told: Telling,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    let letter = find(&state, &official, &id).await?;
    if !registry::moves(&official, &letter.row).contains(&Move::Scan) {
        return Ok(Redirect::to(&links::letter(letter.row.id)).into_response());
    }
    render(&state, visit.frame(&state, Here::Register), &letter, StatusCode::OK, &HashMap::new(), Telling::default())
}

pub(crate) async fn add(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path(id): Path<String>,
    body: Multipart,
) -> Result<Response, Trouble> {
    let letter = find(&state, &official, &id).await?;
    let mut frame = visit.frame(&state, Here::Register);
    frame.other_language = language::page_in(&links::letter_scan(letter.row.id), frame.the_other());
    let rules = Rules {
        fields: &[(FILE, state.scans.bytes)],
        whole: state.scans.bytes,
        files: 1,
        rooms: (&state.filing_rooms, official.id().to_string()),
    };
    let marked = |texts: &HashMap<String, String>| texts.get("csrf").is_some_and(|mark| visit.csrf_matches(mark));
    let again = |frame: Frame, letter: &Letter, texts: &HashMap<String, String>, errors| {
        // What came with a file that was refused is not kept.
        let safe = if texts.is_empty() { t!(frame, "scan-upload-safe") } else { t!(frame, "scan-errors-safe") };
        let told = Telling { errors: told_together(errors), safe, ..Telling::default() };
        render(&state, frame, letter, StatusCode::UNPROCESSABLE_ENTITY, texts, told)
    };
    let Received { texts, files, room: _room, .. } = match receive(&state, body, &rules, marked).await {
        Ok(received) => received,
        Err(error) => {
            let errors = vec![of_upload(&frame, &state.scans, error)?];
            return again(frame, &letter, &HashMap::new(), errors);
        }
    };
    let scan = match read(&frame, &texts, files.into_iter().next()) {
        Ok(Some(scan)) => scan.keep(&state).await?,
        Ok(None) => return Err(Trouble::BadRequest),
        Err(errors) => return again(frame, &letter, &texts, errors),
    };
    let version = texts.get("wersja").and_then(|text| text.parse().ok()).unwrap_or_default();
    match keep(&state, &visit, &official, &letter, version, scan).await {
        Ok(()) => Ok(Redirect::to(&format!("{}?zrobiono=zeskanowano", links::letter(letter.row.id))).into_response()),
        Err(Denied::NotYours) => Err(Trouble::NotFound),
        Err(Denied::Fault(fault)) => Err(Trouble::Fault(fault)),
        Err(Denied::NotNow | Denied::Stale) => {
            let (slip, more) = (t!(frame, "letter-stale"), t!(frame, "scan-stale-more"));
            let letter = find(&state, &official, &id).await?;
            render(&state, frame, &letter, StatusCode::CONFLICT, &texts, Telling { slip, more, ..Telling::default() })
        }
    }
}

/// The copy of a scan with its text under the pictures, only to be downloaded.
pub(crate) async fn copy(
    FromState(state): FromState<State>,
    AsOfficial(official): AsOfficial,
    Path((id, scan)): Path<(String, i64)>,
) -> Result<Response, Trouble> {
    let letter = find(&state, &official, &id).await?;
    let mut view = state.journal.view().await?;
    let scans = registry::scans(&mut view, letter.row.id).await?;
    let found = scans.iter().find(|known| known.seq == scan).map(|known| known.reading);
    let Some(Reading::Read(file)) = found else { return Err(Trouble::NotFound) };
    let content = state.files.read(&mut view, file).await?.ok_or(Trouble::NotFound)?;
    let number = letter.row.number;
    Ok(download(&format!("RPW-{}-{}-skan-{scan}.pdf", number.year, number.number), "application/pdf", content))
}

async fn keep(
    state: &State,
    visit: &Visit,
    official: &Official,
    letter: &Letter,
    version: i64,
    scan: registry::Scan,
) -> Result<(), Denied> {
    let mut act = state.journal.act(visit.actor(), &visit.number).await?;
    let right = registry::may_scan(&mut act, official, letter.row.id, version).await?;
    let recorded = registry::add_scan(&mut act, right, scan).await?;
    act.commit(recorded).await?;
    Ok(())
}

fn render(
    state: &State,
    frame: Frame,
    letter: &Letter,
    status: StatusCode,
    texts: &HashMap<String, String>,
    told: Telling,
) -> Result<Response, Trouble> {
    let row = &letter.row;
    let page = ScanPage {
        number: row.number.to_string(),
        subject: row.subject.clone(),
        version: row.circulation.version,
        action: links::letter_scan(row.id),
        back: links::letter(row.id),
        scan: ScanFields::new(&frame, texts, &state.scans, false, &told.errors),
        told,
        frame,
    };
    page_with(status, &page)
}
