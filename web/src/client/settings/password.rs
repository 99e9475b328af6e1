//! A new password.

use accounts::{ChangeError, Field};
use axum::{
    extract::State as FromState,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;

use super::email::ShortPage;
use crate::{
    State,
    kit::{
        errors::FieldError,
        form::Posted,
        frame::{Frame, Here},
        input::{Input, fasten},
        mistakes::{self, id, label},
        page::{page, page_with},
        rights::SignedIn,
        trouble::Trouble,
        visit::Visit,
    },
    links,
};

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Filled {
    obecne: String,
    haslo: String,
    haslo2: String,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    SignedIn(_): SignedIn,
) -> Result<Response, Trouble> {
    page(&form(visit.frame(&state, Here::Settings), Vec::new()))
}

pub(crate) async fn change(
    FromState(state): FromState<State>,
    visit: Visit,
    SignedIn(account): SignedIn,
    Posted(filled): Posted<Filled>,
) -> Result<Response, Trouble> {
    let session = visit.token.as_deref().unwrap_or_default();
    let new = (filled.haslo.as_str(), filled.haslo2.as_str());
    match accounts::change_password(&state.journal, &account, session, &filled.obecne, new, &visit.number).await {
        Ok(()) => Ok(Redirect::to(&format!("{}?zapisano=haslo", links::SETTINGS)).into_response()),
        Err(ChangeError::Mistakes(mistakes)) => {
            let errors = mistakes::errors(visit.language, &mistakes);
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &form(visit.frame(&state, Here::Settings), errors))
        }
        Err(ChangeError::TooMany { until }) => Err(Trouble::TooMany { until: Some(until) }),
        Err(ChangeError::Fault(fault)) => Err(Trouble::Fault(fault)),
    }
}

pub(crate) fn form(frame: Frame, errors: Vec<FieldError>) -> ShortPage {
    let label = |field| label(frame.language, field);
    let mut inputs = vec![
        Input::password(id(Field::CurrentPassword), label(Field::CurrentPassword), "current-password"),
        Input::password(id(Field::Password), t!(frame, "settings-password-new"), "new-password")
            .hint(t!(frame, "person-password-hint")),
        Input::password(id(Field::PasswordAgain), label(Field::PasswordAgain), "new-password"),
    ];
    fasten(&mut inputs, &errors);
    ShortPage {
        csrf: frame.csrf.clone(),
        title: t!(frame, "settings-password-title"),
        intro: t!(frame, "settings-password-intro"),
        action: links::SETTINGS_PASSWORD,
        inputs,
        button: t!(frame, "settings-password-button"),
        safe: if errors.is_empty() { String::new() } else { t!(frame, "settings-safe") },
        frame,
        errors,
    }
}
