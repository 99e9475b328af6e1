//! A transfer list (spis zdawczo-odbiorczy): a page, a paper, and XML.

pub(crate) mod package;
mod paper;

use accounts::Official;
use archive::{ArchivedCase, TransferList};
use askama::Template;
use axum::{
    extract::{Path, Query, State as FromState},
    response::Response,
};
use registry::FileClass;
use serde::Deserialize;
use vocabulary::Language;
use words::{dates, say};

use super::{called, classes, id, kept, right};
use crate::{
    State,
    kit::{
        download::download,
        frame::{Frame, Here},
        page::page,
        rights::AsOfficial,
        trouble::Trouble,
        visit::Visit,
    },
    links,
};

/// A case on the list, in words.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub address: String,
    pub position: u32,
    pub sign: String,
    /// The file class with its title.
    pub class: String,
    pub title: String,
    pub dates: String,
    pub category: String,
    /// How long it is kept.
    pub kept: String,
    pub documents: u32,
}

#[derive(Template)]
#[template(path = "office/archive/list/page.html")]
pub(crate) struct ListPage {
    pub frame: Frame,
    pub number: String,
    pub unit: String,
    pub made: String,
    pub by: String,
    pub pdf: String,
    pub xml: String,
    /// The package and its hash, for the archivist.
    pub package: Option<[String; 2]>,
    pub lines: Vec<Line>,
    /// It was made just now.
    pub done: bool,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    zrobiono: String,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let frame = visit.frame(&state, Here::Archive);
    let (list, lines) = read(&state, frame.language, &official, &id).await?;
    page(&ListPage {
        number: list.number.to_string(),
        unit: called(&list.unit),
        made: dates::day(frame.language, list.at),
        by: list.by.clone(),
        pdf: links::of_archive(links::ARCHIVE_LIST_PDF, list.id),
        xml: links::of_archive(links::ARCHIVE_LIST_XML, list.id),
        package: archive::keeps(&official).map(|_| {
            [links::ARCHIVE_LIST_TAR, links::ARCHIVE_LIST_HASH].map(|address| links::of_archive(address, list.id))
        }),
        lines,
        done: asked.zrobiono == "spis",
        frame,
    })
}

/// The list on paper, in Polish like everything that stands in files.
pub(crate) async fn pdf(
    FromState(state): FromState<State>,
    AsOfficial(official): AsOfficial,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    let (list, lines) = read(&state, Language::Pl, &official, &id).await?;
    let paper = paper::paper(&state.office, &list, &lines, state.journal.now());
    let printed = state.press.print(official.id(), move || print::log(&paper)).await?;
    Ok(download(&name(&list, "pdf"), "application/pdf", printed))
}

/// The list for other programs.
pub(crate) async fn xml(
    FromState(state): FromState<State>,
    AsOfficial(official): AsOfficial,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    let (list, cases) = find(&state, &official, &id).await?;
    let classes = classes(&state, cases.iter()).await?;
    let written = archive::transfer_xml(&list, &cases, |class| classes.get(&class));
    Ok(download(&name(&list, "xml"), "application/xml", written))
}

fn name(list: &TransferList, kind: &str) -> String {
    format!("spis-zdawczo-odbiorczy-{}-{}.{kind}", list.number.number, list.number.year)
}

async fn find(state: &State, official: &Official, text: &str) -> Result<(TransferList, Vec<ArchivedCase>), Trouble> {
    let right = right(official)?;
    archive::list(&mut state.journal.view().await?, &right, id(text)?).await?.ok_or(Trouble::NotFound)
}

async fn read(
    state: &State,
    language: Language,
    official: &Official,
    id: &str,
) -> Result<(TransferList, Vec<Line>), Trouble> {
    let (list, cases) = find(state, official, id).await?;
    let classes = classes(state, cases.iter()).await?;
    let lines = cases.iter().map(|case| line(language, case, classes.get(&case.class))).collect();
    Ok((list, lines))
}

fn line(language: Language, case: &ArchivedCase, class: Option<&FileClass>) -> Line {
    let (from, to) = (dates::date(language, case.started_on), dates::date(language, case.closed_on));
    Line {
        address: links::of_archive(links::ARCHIVE_CASE, case.id),
        position: case.position,
        sign: case.sign.clone(),
        class: class.map(|class| format!("{} {}", class.symbol, class.title)).unwrap_or_default(),
        title: case.title.clone(),
        dates: say!(language, "archive-from-to", from = from, to = to),
        category: case.category.to_string(),
        kept: kept(language, case.category, case.dispose_from),
        documents: case.documents,
    }
}
