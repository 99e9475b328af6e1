//! The case log (metryka sprawy): a page, a paper, and XML, with the columns of the regulation of 6 March 2012.

mod paper;
mod xml;

use accounts::Official;
use askama::Template;
use axum::{
    extract::{Path, State as FromState},
    response::Response,
};
use cases::{CaseLog, DocumentName, LogDocument, LogLine, LogStep, LookedInto, MemoKind, StepKind};
use vocabulary::{Instant, Language};
use words::{dates, say};

use super::view::step_line;
use crate::{
    State,
    administration::officials::post,
    kit::{
        download::download,
        frame::{Frame, Here},
        page::page,
        rights::AsOfficial,
        trouble::Trouble,
        visit::Visit,
    },
    links,
    office::letter::way,
};

/// An act, as a row of the log.
#[derive(Clone, Debug)]
pub(crate) struct LineView {
    pub when: String,
    pub datetime: String,
    pub who: String,
    /// The post of that person; empty for those who are not of the office.
    pub post: String,
    pub what: String,
    /// What people call the document; empty for none.
    pub document: String,
    /// What tells it from every other.
    pub id: String,
}

#[derive(Template)]
#[template(path = "office/case/log/page.html")]
pub(crate) struct LogPage {
    pub frame: Frame,
    pub sign: String,
    pub title: String,
    pub started: String,
    pub back: String,
    pub pdf: String,
    pub xml: String,
    pub lines: Vec<LineView>,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    let frame = visit.frame(&state, Here::CaseList);
    let log = find(&state, &official, &id).await?;
    let row = &log.case.row;
    let [pdf, xml] = links::case_log_files(row.id);
    page(&LogPage {
        sign: row.sign.to_string(),
        title: row.title.clone(),
        started: dates::date(frame.language, row.started_on),
        back: links::case(row.id),
        pdf,
        xml,
        lines: log.lines.iter().map(|line| view(frame.language, line)).collect(),
        frame,
    })
}

/// The log on paper, in Polish like everything that stands in a file.
pub(crate) async fn pdf(
    FromState(state): FromState<State>,
    AsOfficial(official): AsOfficial,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    let log = find(&state, &official, &id).await?;
    let paper = paper::paper(&state.office, &log, state.journal.now());
    let printed = state.press.print(official.id(), move || print::log(&paper)).await?;
    Ok(download(&name(&log, "pdf"), "application/pdf", printed))
}

/// The log for other systems.
pub(crate) async fn xml(
    FromState(state): FromState<State>,
    AsOfficial(official): AsOfficial,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    let log = find(&state, &official, &id).await?;
    Ok(download(&name(&log, "xml"), "application/xml", xml::write(&log, state.journal.now())))
}

/// The log for other systems, as it was at this instant.
pub(crate) fn written(log: &CaseLog, at: Instant) -> String {
    xml::write(log, at)
}

fn name(log: &CaseLog, kind: &str) -> String {
    format!("metryka-{}.{kind}", log.case.row.sign)
}

async fn find(state: &State, official: &Official, id: &str) -> Result<CaseLog, Trouble> {
    let id = id.parse().map_err(|_| Trouble::NotFound)?;
    let log = cases::log(&mut state.journal.view().await?, official, id).await?.ok_or(Trouble::NotFound)?;
    cases::look(&state.journal, official, LookedInto::Case(id)).await?;
    Ok(log)
}

/// A row in words.
fn view(language: Language, line: &LogLine) -> LineView {
    let what = match &line.step {
        LogStep::Letter(step) => way::view(language, step).what,
        LogStep::Case(step) if step.kind == StepKind::Renamed => {
            format!("{} {}", step_line(language, step).what, step.note)
        }
        LogStep::Case(step) => step_line(language, step).what,
    };
    let who = line.step.who();
    LineView {
        when: dates::minute(language, line.step.at()),
        datetime: line.step.at().rfc3339_warsaw(),
        who: if who.is_empty() { say!(language, "letter-step-by-rule") } else { who.to_owned() },
        post: line.step.post().map(|of| post(language, of)).unwrap_or_default(),
        what,
        document: line.document.as_ref().map(|document| called(language, document)).unwrap_or_default(),
        id: line.document.as_ref().map(|document| document.id.to_string()).unwrap_or_default(),
    }
}

/// What people call a document.
fn called(language: Language, document: &LogDocument) -> String {
    match &document.name {
        DocumentName::Letter(number) => number.to_string(),
        DocumentName::Answer(title) => say!(language, "case-log-answer", title = title.as_str()),
        DocumentName::Memo(kind, title) => format!("{}: {title}", memo_kind(language, *kind)),
        DocumentName::Case(sign) => sign.clone(),
        DocumentName::Message => say!(language, "case-log-message"),
    }
}

/// What kind of official note it is.
pub(crate) fn memo_kind(language: Language, kind: MemoKind) -> String {
    match kind {
        MemoKind::Annotation => say!(language, "case-memo-annotation"),
        MemoKind::Note => say!(language, "case-memo-note"),
        MemoKind::Question => say!(language, "case-memo-question"),
        MemoKind::Opinion => say!(language, "case-memo-opinion"),
    }
}
