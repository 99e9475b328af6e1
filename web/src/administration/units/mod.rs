//! The units of the office: the list with opening one, and renaming.

pub(crate) mod rename;

use accounts::{Administers, AdministrationError, Field, Mistake, UnitData, Wrong};
use askama::Template;
use axum::{
    extract::{Query, State as FromState},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;

use super::officials::password::trouble;
use crate::{
    State,
    kit::{
        errors::FieldError,
        form::Posted,
        frame::{Frame, Here},
        input::{Input, fasten},
        mistakes::{self, id, label},
        page::{page, page_with},
        rights::AsAdministrator,
        trouble::Trouble,
        visit::Visit,
    },
    links,
};

/// A unit in the list.
#[derive(Clone, Debug)]
pub(crate) struct UnitLine {
    pub address: String,
    pub symbol: String,
    pub name: String,
    /// How many work there.
    pub people: usize,
}

#[derive(Template)]
#[template(path = "administration/units/page.html")]
pub(crate) struct UnitsPage {
    pub frame: Frame,
    pub units: Vec<UnitLine>,
    pub inputs: Vec<Input>,
    /// What was done just now, in words.
    pub done: String,
    pub errors: Vec<FieldError>,
    pub safe: String,
}

/// What is filled in, by the names under which it is posted.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Filled {
    pub symbol: String,
    pub nazwa: String,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    zapisano: String,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsAdministrator(right): AsAdministrator,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let units = list(&state, &right).await?;
    let mut view = form(visit.frame(&state, Here::Units), units, &Filled::default(), Vec::new());
    let frame = &view.frame;
    view.done = match asked.zapisano.as_str() {
        "nowa" => t!(frame, "admin-unit-opened"),
        "nazwa" => t!(frame, "admin-unit-renamed"),
        _ => String::new(),
    };
    page(&view)
}

pub(crate) async fn open(
    FromState(state): FromState<State>,
    visit: Visit,
    AsAdministrator(right): AsAdministrator,
    Posted(filled): Posted<Filled>,
) -> Result<Response, Trouble> {
    let opened = || Ok(Redirect::to(&format!("{}?zapisano=nowa", links::UNITS)).into_response());
    let mistakes = match UnitData::read(&filled.symbol, &filled.nazwa) {
        Err(mistakes) => mistakes,
        Ok(data) => {
            let mut act = state.journal.act(visit.actor(), &visit.number).await?;
            match accounts::add_unit(&mut act, &right, &data).await {
                Ok((_, recorded)) => {
                    act.commit(recorded).await?;
                    return opened();
                }
                Err(AdministrationError::Taken) => {
                    drop(act);
                    let known = accounts::unit_by_symbol(&mut state.journal.view().await?, &data.symbol).await?;
                    if known.is_some_and(|unit| unit.name == data.name) {
                        // The second press of the button: what it asks for is there.
                        return opened();
                    }
                    vec![Mistake { field: Field::Symbol, wrong: Wrong::Taken }]
                }
                Err(error) => return Err(trouble(error)),
            }
        }
    };
    let errors = mistakes::errors(visit.language, &mistakes);
    let view = form(visit.frame(&state, Here::Units), list(&state, &right).await?, &filled, errors);
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
}

async fn list(state: &State, right: &Administers) -> Result<Vec<UnitLine>, Trouble> {
    let mut view = state.journal.view().await?;
    let officials = accounts::officials(&mut view, right).await?;
    let works_in = |unit| officials.iter().filter(|card| !card.closed && card.unit.id == unit).count();
    let units = accounts::units(&mut view).await?;
    Ok(units
        .into_iter()
        .map(|unit| UnitLine {
            address: links::unit(unit.id),
            people: works_in(unit.id),
            symbol: unit.symbol,
            name: unit.name,
        })
        .collect())
}

pub(crate) fn form(frame: Frame, units: Vec<UnitLine>, filled: &Filled, errors: Vec<FieldError>) -> UnitsPage {
    let line = |field, value: &str| Input::text(id(field), label(frame.language, field), value);
    let mut inputs = vec![
        line(Field::Symbol, &filled.symbol).hint(t!(frame, "admin-symbol-hint")),
        Input { wide: true, ..line(Field::UnitName, &filled.nazwa) },
    ];
    fasten(&mut inputs, &errors);
    UnitsPage {
        units,
        inputs,
        done: String::new(),
        safe: if errors.is_empty() { String::new() } else { t!(frame, "admin-nothing-opened") },
        frame,
        errors,
    }
}
