//! The file plan: as it holds today, and bringing in a new list.

use std::collections::HashMap;

use accounts::KeepsPlan;
use askama::Template;
use axum::{
    extract::{Multipart, Query, State as FromState},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use registry::{FileClass, Imported, PlanError, PlanFlaw, PlanFlawKind};
use serde::Deserialize;
use vocabulary::{Date, Language};
use words::{dates, say, sizes};

use crate::{
    State,
    kit::{
        errors::FieldError,
        frame::{Frame, Here},
        input::Input,
        language,
        page::page_with,
        rights::AsPlanKeeper,
        trouble::Trouble,
        upload::{Received, Rules, UploadError, receive},
        visit::Visit,
    },
    links,
    office::case::deeds::day,
};

/// The field of the list.
const FILE: &str = "wykaz";
/// The largest list: ten times the longest that offices have.
const LARGEST: u64 = 2 * 1024 * 1024;
/// Flaws that are shown; whoever mends these sees the rest next.
const SHOWN_FLAWS: usize = 100;

/// A class as a line of the page.
#[derive(Clone, Debug)]
pub(crate) struct ClassLine {
    pub symbol: String,
    pub title: String,
    pub category: String,
    pub is_final: bool,
    pub since: String,
}

/// A flaw of a list.
#[derive(Clone, Debug)]
pub(crate) struct FlawLine {
    pub line: u64,
    pub words: String,
}

#[derive(Template)]
#[template(path = "administration/plan/page.html")]
pub(crate) struct PlanPage {
    pub frame: Frame,
    pub done: String,
    pub today: String,
    pub classes: Vec<ClassLine>,
    pub from: Input,
    pub limit: String,
    pub file_slip: Option<String>,
    pub flaws: Vec<FlawLine>,
    /// How many flaws there are besides those shown.
    pub more_flaws: usize,
    pub errors: Vec<FieldError>,
    pub safe: String,
}

#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
pub(crate) struct Asked {
    nowe: Option<usize>,
    zmienione: usize,
    zakonczone: usize,
    bez_zmian: usize,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsPlanKeeper(_): AsPlanKeeper,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let frame = visit.frame(&state, Here::FilePlan);
    let done = match asked.nowe {
        None => String::new(),
        Some(added) => t!(
            frame,
            "plan-done",
            added = added,
            changed = asked.zmienione,
            ended = asked.zakonczone,
            same = asked.bez_zmian
        ),
    };
    let tomorrow = state.journal.now().warsaw_date().tomorrow()?;
    let mut page = page(&state, frame, &tomorrow.to_string()).await?;
    page.done = done;
    page_with(StatusCode::OK, &page)
}

pub(crate) async fn import(
    FromState(state): FromState<State>,
    visit: Visit,
    AsPlanKeeper(right): AsPlanKeeper,
    body: Multipart,
) -> Result<Response, Trouble> {
    let mut frame = visit.frame(&state, Here::FilePlan);
    frame.other_language = language::page_in(links::FILE_PLAN, frame.the_other());
    let whose = visit.account().map(|account| account.id.to_string()).unwrap_or_default();
    let rules = Rules { fields: &[(FILE, LARGEST)], whole: LARGEST, files: 1, rooms: (&state.filing_rooms, whose) };
    let marked = |texts: &HashMap<String, String>| texts.get("csrf").is_some_and(|mark| visit.csrf_matches(mark));
    let Received { texts, files, room: _room, .. } = match receive(&state, body, &rules, marked).await {
        Ok(received) => received,
        Err(error) => {
            let error = of_upload(&frame, error)?;
            return again(&state, frame, "", vec![error], Vec::new()).await;
        }
    };
    let from = texts.get("od").map_or("", String::as_str);
    let mut errors = Vec::new();
    let since = day(from);
    if since.is_none() {
        errors.push(FieldError::new("od", t!(frame, "letter-error-day"), t!(frame, "letter-error-day-slip")));
    }
    let table = files.into_iter().next().map(|file| file.bytes).filter(|bytes| !bytes.is_empty());
    if table.is_none() {
        errors.push(FieldError::new(FILE, t!(frame, "plan-error-no-file"), t!(frame, "plan-error-no-file-slip")));
    }
    let (Some(since), Some(table)) = (since, table) else {
        return again(&state, frame, from, errors, Vec::new()).await;
    };
    match bring_in(&state, &visit, &right, &table, since).await {
        Ok(Imported { added, changed, ended, same }) => {
            let done =
                format!("{}?nowe={added}&zmienione={changed}&zakonczone={ended}&bez_zmian={same}", links::FILE_PLAN);
            Ok(Redirect::to(&done).into_response())
        }
        Err(PlanError::Flaws(flaws)) => {
            let slip = t!(frame, "plan-error-flaws-slip");
            let error = FieldError::new(FILE, t!(frame, "plan-error-flaws", count = flaws.len()), slip);
            again(&state, frame, from, vec![error], flaws).await
        }
        Err(PlanError::Fault(fault)) => Err(Trouble::Fault(fault)),
    }
}

async fn bring_in(
    state: &State,
    visit: &Visit,
    right: &KeepsPlan,
    table: &[u8],
    since: Date,
) -> Result<Imported, PlanError> {
    let mut act = state.journal.act(visit.actor(), &visit.number).await?;
    let (imported, recorded) = registry::import_plan(&mut act, right, table, since).await?;
    act.commit(recorded).await?;
    Ok(imported)
}

async fn again(
    state: &State,
    frame: Frame,
    from: &str,
    errors: Vec<FieldError>,
    flaws: Vec<PlanFlaw>,
) -> Result<Response, Trouble> {
    let mut page = page(state, frame, from).await?;
    let slip = |field: &str| errors.iter().find(|error| error.field == field).map(|error| error.slip.clone());
    (page.from.slip, page.file_slip) = (slip("od"), slip(FILE));
    page.more_flaws = flaws.len().saturating_sub(SHOWN_FLAWS);
    page.flaws = flaws
        .iter()
        .take(SHOWN_FLAWS)
        .map(|flaw| FlawLine { line: flaw.line, words: words(page.frame.language, &flaw.kind) })
        .collect();
    page.safe = t!(page.frame, "plan-safe");
    page.errors = errors;
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

async fn page(state: &State, frame: Frame, from: &str) -> Result<PlanPage, Trouble> {
    let today = state.journal.now().warsaw_date();
    let classes = registry::plan(&mut state.journal.look().await?, today).await?;
    // A calendar shows nothing of what it cannot read; people see what they wrote.
    let kind = if from.is_empty() || from.parse::<Date>().is_ok() { "date" } else { "text" };
    let input = Input::text("od", t!(frame, "plan-from"), from).kind(kind).hint(t!(frame, "plan-from-hint"));
    Ok(PlanPage {
        done: String::new(),
        today: dates::date(frame.language, today),
        classes: classes.iter().map(|class| line(frame.language, class)).collect(),
        from: input,
        limit: sizes::limit(LARGEST),
        file_slip: None,
        flaws: Vec::new(),
        more_flaws: 0,
        errors: Vec::new(),
        safe: String::new(),
        frame,
    })
}

fn line(language: Language, class: &FileClass) -> ClassLine {
    ClassLine {
        symbol: class.symbol.clone(),
        title: class.title.clone(),
        category: class.category.map(|category| category.to_string()).unwrap_or_default(),
        is_final: class.is_final,
        since: dates::date(language, class.valid_from),
    }
}

fn of_upload(frame: &Frame, error: UploadError) -> Result<FieldError, Trouble> {
    Ok(match error {
        UploadError::TooLarge { .. } | UploadError::TooManyFiles | UploadError::WholeTooLarge => {
            let limit = sizes::limit(LARGEST);
            FieldError::new(FILE, t!(frame, "plan-error-large"), t!(frame, "plan-error-large-slip", limit = limit))
        }
        UploadError::Broken => FieldError::new(FILE, t!(frame, "refusal-broken"), t!(frame, "refusal-broken-slip")),
        UploadError::TooSlow => {
            FieldError::new(FILE, t!(frame, "refusal-too-slow"), t!(frame, "refusal-too-slow-slip"))
        }
        UploadError::StaleForm => return Err(Trouble::StaleForm),
        UploadError::NoRoom => return Err(Trouble::Busy),
    })
}

/// A flaw in words: what is wrong, and what should stand there.
pub(crate) fn words(language: Language, kind: &PlanFlawKind) -> String {
    match kind {
        PlanFlawKind::NotUtf8 => say!(language, "plan-flaw-utf8"),
        PlanFlawKind::NoColumn(name) => say!(language, "plan-flaw-column", name = name.to_owned()),
        PlanFlawKind::Empty => say!(language, "plan-flaw-empty"),
        PlanFlawKind::TooLong(limit) => say!(language, "plan-flaw-long", limit = limit.to_string()),
        PlanFlawKind::Cells => say!(language, "plan-flaw-cells"),
        PlanFlawKind::Symbol(text) => say!(language, "plan-flaw-symbol", text = text.as_str()),
        PlanFlawKind::Twice(symbol) => say!(language, "plan-flaw-twice", symbol = symbol.as_str()),
        PlanFlawKind::NoParent(symbol) => say!(language, "plan-flaw-parent", symbol = symbol.as_str()),
        PlanFlawKind::NoTitle => say!(language, "plan-flaw-title"),
        PlanFlawKind::TitleTooLong(limit) => say!(language, "plan-flaw-title-long", limit = limit.to_string()),
        PlanFlawKind::TitleMisleading => say!(language, "plan-flaw-signs"),
        PlanFlawKind::Far(day) => say!(language, "plan-flaw-far", day = dates::date(language, *day)),
        PlanFlawKind::Category(text) => say!(language, "plan-flaw-category", text = text.as_str()),
        PlanFlawKind::NoCategory => say!(language, "plan-flaw-no-category"),
        PlanFlawKind::Day(text) => say!(language, "plan-flaw-day", text = text.as_str()),
        PlanFlawKind::Backwards => say!(language, "plan-flaw-backwards"),
        PlanFlawKind::HoldsFrom(day) => say!(language, "plan-flaw-holds", day = dates::date(language, *day)),
    }
}
