//! Whether a document or a receipt is genuine: for anybody, without signing in.

mod deliveries;
mod printed;
mod proofs;
mod verdicts;

use std::{collections::HashMap, time::Duration};

use askama::Template;
use axum::{
    extract::{Multipart, Path, Query, State as FromState},
    http::StatusCode,
    response::Response,
};
use files::clean_name;
use registry::RpwNumber;
use serde::Deserialize;
use words::sizes;

use crate::{
    State,
    kit::{
        errors::FieldError,
        frame::{Frame, Here},
        page::{page, page_with},
        trouble::Trouble,
        upload::{Received, Rules, UploadError, receive},
        verdict::Verdict,
        visit::Visit,
    },
};

/// The most bytes of one file to check, and of all together.
const MOST: u64 = 10 << 20;
const MOST_WHOLE: u64 = 40 << 20;
/// How long a stranger waits for a turn.
const PATIENCE: Duration = Duration::from_secs(10);
/// The most files.
const MOST_FILES: usize = 10;

#[derive(Template)]
#[template(path = "public/verify/page.html")]
pub(crate) struct VerifyPage {
    pub frame: Frame,
    pub csrf: String,
    pub limit: String,
    pub year: String,
    pub number: String,
    pub verdict: Option<Verdict>,
    pub errors: Vec<FieldError>,
    pub safe: String,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    numer: String,
}

/// The form; with a number, whether we issued a receipt under it and when, and nothing else.
pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let mut view = form(&state, &visit);
    view.number = asked.numer.trim().chars().take(64).collect();
    if !view.number.is_empty() {
        welcome(&state, &visit).await?;
        view.verdict = Some(if view.number.parse::<RpwNumber>().is_ok() {
            verdicts::of_letters_number(visit.language, &view.number)
        } else if let Some(known) = delivery::known_under(&mut state.journal.view().await?, &view.number).await? {
            deliveries::of_number(visit.language, known)
        } else {
            let issued = receipts::issued_under(&mut state.journal.view().await?, &view.number).await?;
            verdicts::of_number(visit.language, &view.number, issued)
        });
    }
    page(&view)
}

/// Whether we issued the receipt whose QR code leads here, and when. An id that nobody has and what is no id at all are
/// answered alike.
pub(crate) async fn issued(
    FromState(state): FromState<State>,
    visit: Visit,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    welcome(&state, &visit).await?;
    let issued = match id.parse() {
        Ok(id) => receipts::issued(&mut state.journal.view().await?, id).await?,
        Err(_) => None,
    };
    let status = if issued.is_some() { StatusCode::OK } else { StatusCode::NOT_FOUND };
    let mut view = form(&state, &visit);
    view.verdict = Some(verdicts::of_code(visit.language, issued));
    page_with(status, &view)
}

/// Checks an uploaded file. It is read, judged and forgotten.
pub(crate) async fn check(
    FromState(state): FromState<State>,
    visit: Visit,
    body: Multipart,
) -> Result<Response, Trouble> {
    welcome(&state, &visit).await?;
    let rules = Rules {
        fields: &[("plik", MOST), ("dane", MOST)],
        whole: MOST_WHOLE,
        files: MOST_FILES,
        rooms: (&state.verifying_rooms, accounts::neighbourhood(visit.address)),
    };
    let marked = |texts: &HashMap<String, String>| texts.get("csrf").is_some_and(|mark| visit.csrf_matches(mark));
    let received = match receive(&state, body, &rules, marked).await {
        Ok(received) => received,
        Err(UploadError::NoRoom) => return Err(Trouble::Busy),
        Err(UploadError::StaleForm) => return Err(Trouble::StaleForm),
        Err(UploadError::Broken | UploadError::TooSlow) => return wrong(&state, &visit, Wrong::Broken),
        Err(UploadError::TooLarge { .. } | UploadError::TooManyFiles | UploadError::WholeTooLarge) => {
            return wrong(&state, &visit, Wrong::TooLarge);
        }
    };
    let Received { files, entered, room: _room, .. } = received;
    let mut named = files.into_iter().map(|file| {
        let name = clean_name(&file.name).unwrap_or_else(|_| "\u{2013}".to_owned());
        (file.field, name, Vec::from(file.bytes))
    });
    let (mut document, mut beside) = (None, Vec::new());
    for (field, name, bytes) in &mut named {
        if field == "plik" && document.is_none() {
            document = Some((name, bytes));
        } else {
            beside.push((name, bytes));
        }
    }
    let Some((name, bytes)) = document else { return wrong(&state, &visit, Wrong::None) };

    // Judging is work: a few at a time for strangers, so that filing never waits for them.
    let turn = tokio::time::timeout(PATIENCE, state.verifying.acquire()).await;
    let Ok(Ok(_turn)) = turn else { return Err(Trouble::Busy) };
    let mut view = form(&state, &visit);
    view.verdict = Some(verdicts::of_file(&state, visit.language, name, bytes, beside, entered).await?);
    page(&view)
}

/// Strangers may ask often, not without end.
async fn welcome(state: &State, visit: &Visit) -> Result<(), Trouble> {
    match accounts::count_question(&state.journal, visit.address).await? {
        None => Ok(()),
        until => Err(Trouble::TooMany { until }),
    }
}

enum Wrong {
    None,
    TooLarge,
    Broken,
}

fn wrong(state: &State, visit: &Visit, wrong: Wrong) -> Result<Response, Trouble> {
    let mut view = form(state, visit);
    let frame = &view.frame;
    let (status, summary, slip) = match wrong {
        Wrong::None => {
            (StatusCode::UNPROCESSABLE_ENTITY, t!(frame, "verify-error-none"), t!(frame, "verify-error-none-slip"))
        }
        Wrong::TooLarge => (
            StatusCode::PAYLOAD_TOO_LARGE,
            t!(frame, "verify-error-too-large"),
            t!(frame, "verify-error-too-large-slip", limit = sizes::limit(MOST)),
        ),
        Wrong::Broken => {
            (StatusCode::BAD_REQUEST, t!(frame, "verify-error-broken"), t!(frame, "verify-error-broken-slip"))
        }
    };
    view.errors = vec![FieldError::new("plik", summary, slip)];
    page_with(status, &view)
}

fn form(state: &State, visit: &Visit) -> VerifyPage {
    VerifyPage {
        frame: visit.frame(state, Here::Verify),
        csrf: visit.csrf(),
        limit: sizes::limit(MOST),
        year: state.journal.now().warsaw_date().year().to_string(),
        number: String::new(),
        verdict: None,
        errors: Vec::new(),
        safe: String::new(),
    }
}
