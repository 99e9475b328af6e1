//! Opening an account for an official.

use accounts::{Administers, AdministrationError, Field, Login, Mistake, OfficialCard, OfficialData, Unit, Wrong};
use askama::Template;
use axum::{
    extract::State as FromState,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};

use super::{
    fields::{self, Filled},
    password,
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
    office::paper::fresh::Opened,
};

#[derive(Template)]
#[template(path = "administration/officials/hire.html")]
pub(crate) struct HirePage {
    pub frame: Frame,
    pub controls: Vec<Control>,
    /// Whether there is a unit to put somebody into.
    pub has_units: bool,
    pub errors: Vec<FieldError>,
    pub safe: String,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsAdministrator(_): AsAdministrator,
) -> Result<Response, Trouble> {
    let units = accounts::units(&mut state.journal.view().await?).await?;
    page(&form(visit.frame(&state, Here::Officials), &units, &Filled::default(), Vec::new()))
}

pub(crate) async fn hire(
    FromState(state): FromState<State>,
    visit: Visit,
    AsAdministrator(right): AsAdministrator,
    Posted(filled): Posted<Filled>,
) -> Result<Response, Trouble> {
    let (login, data) = match (Login::read(&filled.login), OfficialData::read(&filled.as_read())) {
        (Ok(login), Ok(data)) => (login, data),
        (login, data) => {
            let mut mistakes = data.err().unwrap_or_default();
            // In the order of the form: the login comes after the name.
            let after = mistakes.iter().take_while(|mistake| mistake.field == Field::FullName).count();
            mistakes.splice(after..after, login.err());
            return refused(&state, &visit, &filled, &mistakes).await;
        }
    };
    let drawn = accounts::draw_password(&state.journal).await?;
    let mut act = state.journal.act(visit.actor(), &visit.number).await?;
    match accounts::hire(&mut act, &right, &login, &data, drawn).await {
        Ok((_, one_time, recorded)) => {
            let opened = Opened { name: data.name, one_time };
            // Before the commit: whoever pressed twice waits for it, and finds this afterwards.
            state.fresh_passwords.keep(&form_of(&login), right.id(), opened.clone(), state.journal.now());
            act.commit(recorded).await?;
            password::shown(&state, &visit, opened, true)
        }
        Err(AdministrationError::Taken) => {
            drop(act);
            taken(&state, &visit, &right, &filled, &login, &data).await
        }
        // The unit was on the list that the form offered.
        Err(error) => Err(password::trouble(error)),
    }
}

/// By what the slip of a new login is remembered.
fn form_of(login: &Login) -> String {
    format!("hire {}", login.as_str())
}

/// The login is taken: by the first press of this very button, when everything is the same. Its answer was lost to the
/// second press then, which shows the same slip while it is remembered; afterwards the official's page tells how far it is.
async fn taken(
    state: &State,
    visit: &Visit,
    right: &Administers,
    filled: &Filled,
    login: &Login,
    data: &OfficialData,
) -> Result<Response, Trouble> {
    let mut view = state.journal.view().await?;
    let known = match accounts::account_by_login(&mut view, login.as_str()).await? {
        Some(account) => accounts::official(&mut view, account.id).await?,
        None => None,
    };
    drop(view);
    if let Some(card) = known.filter(|card| !card.closed && is_of(card, data)) {
        return match state.fresh_passwords.again(&form_of(login), right.id(), &state.journal).await? {
            Some(opened) => password::shown(state, visit, opened, true),
            None => Ok(Redirect::to(&links::official(card.id)).into_response()),
        };
    }
    refused(state, visit, filled, &[Mistake { field: Field::Login, wrong: Wrong::Taken }]).await
}

/// Whether this is what was filled in.
fn is_of(card: &OfficialCard, data: &OfficialData) -> bool {
    let OfficialData { name, unit, post, room, phone } = data;
    card.name == *name && card.unit.id == *unit && card.post == *post && card.room == *room && card.phone == *phone
}

async fn refused(state: &State, visit: &Visit, filled: &Filled, mistakes: &[Mistake]) -> Result<Response, Trouble> {
    let units = accounts::units(&mut state.journal.view().await?).await?;
    let errors = mistakes::errors(visit.language, mistakes);
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &form(visit.frame(state, Here::Officials), &units, filled, errors))
}

pub(crate) fn form(frame: Frame, units: &[Unit], filled: &Filled, errors: Vec<FieldError>) -> HirePage {
    HirePage {
        controls: fields::controls(&frame, units, filled, true, &errors),
        has_units: !units.is_empty(),
        safe: if errors.is_empty() { String::new() } else { t!(frame, "admin-nothing-opened") },
        frame,
        errors,
    }
}
