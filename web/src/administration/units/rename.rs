//! Renaming a unit.

use accounts::{Field, Unit, UnitData};
use askama::Template;
use axum::{
    extract::{Path, State as FromState},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

use super::{super::officials::password::trouble, Filled};
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

#[derive(Template)]
#[template(path = "administration/units/rename.html")]
pub(crate) struct RenamePage {
    pub frame: Frame,
    pub symbol: String,
    pub action: String,
    pub inputs: Vec<Input>,
    pub errors: Vec<FieldError>,
    pub safe: String,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsAdministrator(_): AsAdministrator,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    let unit = known(&state, &id).await?;
    page(&form(visit.frame(&state, Here::Units), &unit, &unit.name, Vec::new()))
}

pub(crate) async fn rename(
    FromState(state): FromState<State>,
    visit: Visit,
    AsAdministrator(right): AsAdministrator,
    Path(id): Path<String>,
    Posted(filled): Posted<Filled>,
) -> Result<Response, Trouble> {
    let unit = known(&state, &id).await?;
    match UnitData::read_name(&filled.nazwa) {
        Ok(name) => {
            let mut act = state.journal.act(visit.actor(), &visit.number).await?;
            let recorded = accounts::rename_unit(&mut act, &right, unit.id, &name).await.map_err(trouble)?;
            act.commit(recorded).await?;
            Ok(Redirect::to(&format!("{}?zapisano=nazwa", links::UNITS)).into_response())
        }
        Err(mistakes) => {
            let errors = mistakes::errors(visit.language, &mistakes);
            let view = form(visit.frame(&state, Here::Units), &unit, &filled.nazwa, errors);
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
        }
    }
}

async fn known(state: &State, id: &str) -> Result<Unit, Trouble> {
    let id = id.parse().map_err(|_| Trouble::NotFound)?;
    accounts::unit(&mut state.journal.view().await?, id).await?.ok_or(Trouble::NotFound)
}

pub(crate) fn form(frame: Frame, unit: &Unit, name: &str, errors: Vec<FieldError>) -> RenamePage {
    let label = label(frame.language, Field::UnitName);
    let mut inputs = vec![Input { wide: true, ..Input::text(id(Field::UnitName), label, name) }];
    fasten(&mut inputs, &errors);
    RenamePage {
        symbol: unit.symbol.clone(),
        action: links::unit(unit.id),
        inputs,
        safe: if errors.is_empty() { String::new() } else { t!(frame, "admin-nothing-changed") },
        frame,
        errors,
    }
}
