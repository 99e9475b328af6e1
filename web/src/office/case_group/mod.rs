//! Groups of cases set apart in the lists of the own unit: those of this year, and setting another apart.

use accounts::Official;
use askama::Template;
use axum::{
    extract::{Query, State as FromState},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use cases::{Group, MaySetApart, SetApartError};
use serde::Deserialize;
use words::dates;

use crate::{
    State,
    kit::{
        errors::FieldError,
        form::Posted,
        frame::{Frame, Here},
        input::{Input, fasten},
        page::page_with,
        rights::AsOfficial,
        trouble::Trouble,
        visit::Visit,
    },
    links,
    office::case::{deeds::text_error, told::Telling},
};

/// A group of this year.
#[derive(Clone, Debug)]
pub(crate) struct GroupLine {
    pub address: String,
    /// As the signs of its cases begin: `FN.3120.2`.
    pub list: String,
    pub title: String,
    pub by: String,
    pub when: String,
}

#[derive(Template)]
#[template(path = "office/case_group/page.html")]
pub(crate) struct GroupsPage {
    pub frame: Frame,
    pub year: i16,
    pub groups: Vec<GroupLine>,
    pub class: Input,
    pub title: Input,
    pub told: Telling,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Asked {
    klasa: String,
    zrobiono: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(crate) struct Filled {
    klasa: String,
    tytul: String,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    cases::may_set_apart(&official).ok_or(Trouble::Forbidden)?;
    let frame = visit.frame(&state, Here::CaseList);
    let done = if asked.zrobiono == "wydzielono" { t!(frame, "group-done") } else { String::new() };
    let filled = Filled { klasa: asked.klasa, ..Filled::default() };
    draw(&state, frame, &official, &filled, StatusCode::OK, Telling { done, ..Telling::default() }).await
}

/// Sets a group apart.
pub(crate) async fn set_apart(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Posted(filled): Posted<Filled>,
) -> Result<Response, Trouble> {
    let right = cases::may_set_apart(&official).ok_or(Trouble::Forbidden)?;
    let frame = visit.frame(&state, Here::CaseList);
    match made(&state, &visit, &frame, &right, &filled).await? {
        // The same form, pressed twice, has done it.
        None => Ok(Redirect::to(&format!("{}?zrobiono=wydzielono", links::CASE_GROUPS)).into_response()),
        Some(errors) => {
            let told = Telling { errors, safe: t!(frame, "case-errors-safe"), ..Telling::default() };
            draw(&state, frame, &official, &filled, StatusCode::UNPROCESSABLE_ENTITY, told).await
        }
    }
}

/// What to put right, where it was not done.
async fn made(
    state: &State,
    visit: &Visit,
    frame: &Frame,
    right: &MaySetApart,
    filled: &Filled,
) -> Result<Option<Vec<FieldError>>, Trouble> {
    let no_class =
        || vec![FieldError::new("klasa", t!(frame, "group-error-class"), t!(frame, "group-error-class-slip"))];
    let mut act = state.journal.act(visit.actor(), &visit.number).await?;
    let today = act.at().warsaw_date();
    let Some(class) = registry::class_by_symbol(act.view(), filled.klasa.trim(), today).await? else {
        return Ok(Some(no_class()));
    };
    match cases::set_apart(&mut act, right, class.id, &filled.tytul).await {
        Ok((_, recorded)) => {
            act.commit(recorded).await?;
            Ok(None)
        }
        Err(SetApartError::Again) => Ok(None),
        Err(SetApartError::Class) => Ok(Some(no_class())),
        Err(SetApartError::Title(error)) => {
            let (summary, slip) = text_error(frame, error);
            Ok(Some(vec![FieldError::new("tytul", summary, slip)]))
        }
        Err(SetApartError::TooMany) => {
            let wrong = FieldError::new("klasa", t!(frame, "group-error-many"), t!(frame, "group-error-many-slip"));
            Ok(Some(vec![wrong]))
        }
        Err(SetApartError::UnitSymbol) => {
            let wrong = FieldError::new("klasa", t!(frame, "case-error-unit"), t!(frame, "case-error-unit-slip"));
            Ok(Some(vec![wrong]))
        }
        Err(SetApartError::Fault(fault)) => Err(fault.into()),
    }
}

async fn draw(
    state: &State,
    frame: Frame,
    official: &Official,
    filled: &Filled,
    status: StatusCode,
    told: Telling,
) -> Result<Response, Trouble> {
    let year = state.journal.now().warsaw_date().year();
    let own = |group: &Group| group.unit == official.unit().symbol;
    let mut groups = cases::groups(&mut state.journal.view().await?, official, year).await?;
    groups.retain(own);
    let line = |group: &Group| GroupLine {
        address: links::case_list(&group.unit, &group.list(), group.year),
        list: format!("{}.{}", group.unit, group.list()),
        title: group.title.clone(),
        by: group.by.1.clone(),
        when: dates::day(frame.language, group.at),
    };
    let mut class =
        Input::text("klasa", t!(frame, "group-class"), &filled.klasa).hint(t!(frame, "group-class-hint")).digits();
    let mut title = Input { wide: true, ..Input::text("tytul", t!(frame, "group-name"), &filled.tytul) }
        .hint(t!(frame, "group-name-hint"));
    fasten([&mut class, &mut title], &told.errors);
    let groups = groups.iter().map(line).collect();
    page_with(status, &GroupsPage { year, groups, class, title, told, frame })
}
