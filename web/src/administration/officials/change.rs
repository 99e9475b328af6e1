//! An official: where, at what, how to reach; from here the password and the end of the account.

use accounts::{Administers, AdministrationError, Field, Mistake, OfficialCard, OfficialData, Unit, Wrong};
use askama::Template;
use axum::{
    extract::{Path, Query, State as FromState},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;
use vocabulary::AccountId;

use super::{
    Standing,
    fields::{self, Filled},
    password, post,
};
use crate::{
    State,
    kit::{
        deed::Control,
        errors::FieldError,
        form::Posted,
        frame::{Frame, Here},
        mistakes,
        page::{page, page_with},
        rights::AsAdministrator,
        trouble::Trouble,
        visit::Visit,
    },
    links,
};

#[derive(Template)]
#[template(path = "administration/officials/change.html")]
pub(crate) struct OfficialPage {
    pub frame: Frame,
    pub address: String,
    pub name: String,
    pub login: String,
    pub unit: String,
    pub post: String,
    pub standing: Standing,
    /// It is the administrator's own account.
    pub own: bool,
    /// The change was saved just now.
    pub saved: bool,
    pub controls: Vec<Control>,
    pub password_address: String,
    pub close_address: String,
    pub errors: Vec<FieldError>,
    pub safe: String,
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
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let (card, units) = known(&state, &id).await?;
    let mut view = form(visit.frame(&state, Here::Officials), &right, &card, &units, &Filled::of(&card), Vec::new());
    view.saved = asked.zapisano == "tak";
    page(&view)
}

pub(crate) async fn change(
    FromState(state): FromState<State>,
    visit: Visit,
    AsAdministrator(right): AsAdministrator,
    Path(id): Path<String>,
    Posted(filled): Posted<Filled>,
) -> Result<Response, Trouble> {
    let (card, units) = known(&state, &id).await?;
    let mistakes = match OfficialData::read(&filled.as_read()) {
        Err(mistakes) => mistakes,
        Ok(data) => {
            let mut act = state.journal.act(visit.actor(), &visit.number).await?;
            match accounts::change_official(&mut act, &right, card.id, &data).await {
                Ok(recorded) => {
                    act.commit(recorded).await?;
                    return Ok(Redirect::to(&format!("{}?zapisano=tak", links::official(card.id))).into_response());
                }
                Err(AdministrationError::Closed) => {
                    return Ok(Redirect::to(&links::official(card.id)).into_response());
                }
                Err(AdministrationError::Own) => vec![Mistake { field: Field::Post, wrong: Wrong::Own }],
                Err(error) => return Err(password::trouble(error)),
            }
        }
    };
    let errors = mistakes::errors(visit.language, &mistakes);
    let view = form(visit.frame(&state, Here::Officials), &right, &card, &units, &filled, errors);
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
}

/// The official of an address, and the units to choose from.
pub(crate) async fn known(state: &State, id: &str) -> Result<(OfficialCard, Vec<Unit>), Trouble> {
    let id: AccountId = id.parse().map_err(|_| Trouble::NotFound)?;
    let mut view = state.journal.view().await?;
    let card = accounts::official(&mut view, id).await?.ok_or(Trouble::NotFound)?;
    Ok((card, accounts::units(&mut view).await?))
}

pub(crate) fn form(
    frame: Frame,
    right: &Administers,
    card: &OfficialCard,
    units: &[Unit],
    filled: &Filled,
    errors: Vec<FieldError>,
) -> OfficialPage {
    OfficialPage {
        address: links::official(card.id),
        name: card.name.clone(),
        login: card.login.clone(),
        unit: format!("{} ({})", card.unit.name, card.unit.symbol),
        post: post(frame.language, card.post),
        standing: Standing::of(card),
        own: right.id() == card.id,
        saved: false,
        controls: fields::controls(&frame, units, filled, false, &errors),
        password_address: links::official_password(card.id),
        close_address: links::official_close(card.id),
        safe: if errors.is_empty() { String::new() } else { t!(frame, "admin-nothing-changed") },
        frame,
        errors,
    }
}
