//! Templates of letters of the office: the list of them, and writing one in the browser.

pub(crate) mod edit;
pub(crate) mod values;

use accounts::Official;
use askama::Template;
use axum::{
    extract::{Query, State as FromState},
    response::Response,
};
use cases::{KeepsTemplates, LetterTemplate};
use serde::Deserialize;
use vocabulary::Language;
use words::{dates, say};

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
};

/// A template in the list.
#[derive(Clone, Debug)]
pub(crate) struct TemplateLine {
    pub address: String,
    pub name: String,
    pub kind: String,
    /// The classes that it is for, in words.
    pub class: String,
    pub changed: String,
    pub ended: bool,
}

#[derive(Template)]
#[template(path = "office/template/list.html")]
pub(crate) struct TemplatesPage {
    pub frame: Frame,
    /// Whose they are.
    pub whose: String,
    pub lines: Vec<TemplateLine>,
    pub done: String,
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
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let right = keeper(&official)?;
    let frame = visit.frame(&state, Here::Desk);
    let kept = cases::templates(&mut state.journal.view().await?, &right).await?;
    page(&TemplatesPage {
        whose: whose(frame.language, &right),
        lines: kept.iter().map(|template| line(frame.language, template)).collect(),
        done: if asked.zrobiono == "zakonczono" { t!(frame, "template-ended") } else { String::new() },
        frame,
    })
}

/// The right to keep templates.
fn keeper(official: &Official) -> Result<KeepsTemplates, Trouble> {
    cases::keeps_templates(official).ok_or(Trouble::Forbidden)
}

/// Whose templates somebody keeps.
fn whose(language: Language, right: &KeepsTemplates) -> String {
    match right.unit() {
        Some(unit) => say!(language, "template-of-unit", unit = unit.name.as_str()),
        None => say!(language, "template-of-office"),
    }
}

fn line(language: Language, template: &LetterTemplate) -> TemplateLine {
    let (maker, at) = (template.made.0.as_str(), dates::day(language, template.made.1));
    TemplateLine {
        address: links::template(template.id),
        name: template.name.clone(),
        kind: kind(language, &template.kind),
        class: match template.class.as_str() {
            "" => say!(language, "template-every-class"),
            class => class.to_owned(),
        },
        changed: say!(language, "template-changed", name = maker, day = at, version = template.version),
        ended: template.ended,
    }
}

/// What kind of letters a template is for, in words.
pub(crate) fn kind(language: Language, code: &str) -> String {
    match code {
        "decision" => say!(language, "ruling-decision"),
        "order" => say!(language, "ruling-order"),
        "unexamined" => say!(language, "case-file-unexamined"),
        _ => say!(language, "case-file-answer"),
    }
}
