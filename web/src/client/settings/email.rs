//! A new e-mail address.

use accounts::{ChangeError, Email, Field};
use askama::Template;
use axum::{
    extract::State as FromState,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;

use crate::{
    State,
    kit::{
        errors::FieldError,
        form::Posted,
        frame::{Frame, Here},
        input::{Input, fasten},
        mistakes::{self, id, label},
        page::{page, page_with},
        rights::{AsClient, SignedIn},
        trouble::Trouble,
        visit::Visit,
    },
    links,
};

/// A short form of the settings: a few lines and a button.
#[derive(Template)]
#[template(path = "client/settings/short.html")]
pub(crate) struct ShortPage {
    pub frame: Frame,
    pub csrf: String,
    pub title: String,
    pub intro: String,
    pub action: &'static str,
    pub inputs: Vec<Input>,
    pub button: String,
    /// Whether the person may go back to the settings without filling it in.
    pub may_leave: bool,
    pub errors: Vec<FieldError>,
    pub safe: String,
}

#[derive(Deserialize)]
pub(crate) struct Filled {
    #[serde(default)]
    email: String,
    #[serde(default)]
    obecne: String,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsClient(_): AsClient,
) -> Result<Response, Trouble> {
    page(&form(visit.frame(&state, Here::Settings), "", Vec::new()))
}

pub(crate) async fn ask(
    FromState(state): FromState<State>,
    visit: Visit,
    AsClient(_): AsClient,
    SignedIn(account): SignedIn,
    Posted(filled): Posted<Filled>,
) -> Result<Response, Trouble> {
    if !state.sends_mail {
        return Err(Trouble::NotFound);
    }
    let asked = match Email::read(&filled.email) {
        Err(mistake) => Err(ChangeError::Mistakes(vec![mistake])),
        Ok(email) => {
            accounts::ask_email(&state.journal, &account, &filled.obecne, &email, visit.address, &visit.number).await
        }
    };
    match asked {
        Ok(()) => Ok(Redirect::to(&format!("{}?zapisano=link", links::SETTINGS)).into_response()),
        Err(ChangeError::Mistakes(mistakes)) => {
            let errors = mistakes::errors(visit.language, &mistakes);
            page_with(
                StatusCode::UNPROCESSABLE_ENTITY,
                &form(visit.frame(&state, Here::Settings), &filled.email, errors),
            )
        }
        Err(ChangeError::TooMany { until }) => Err(Trouble::TooMany { until: Some(until) }),
        Err(ChangeError::Fault(fault)) => Err(Trouble::Fault(fault)),
    }
}

pub(crate) fn form(frame: Frame, email: &str, errors: Vec<FieldError>) -> ShortPage {
    let label = |field| label(frame.language, field);
    let mut inputs = vec![
        Input::text(id(Field::Email), t!(frame, "settings-email-new"), email).kind("email").known_as("email"),
        Input::password(id(Field::CurrentPassword), label(Field::CurrentPassword), "current-password"),
    ];
    fasten(&mut inputs, &errors);
    ShortPage {
        csrf: frame.csrf.clone(),
        title: t!(frame, "settings-email-title"),
        intro: t!(frame, "settings-email-intro"),
        action: links::SETTINGS_EMAIL,
        inputs,
        button: t!(frame, "settings-email-button"),
        may_leave: true,
        safe: String::new(),
        frame,
        errors,
    }
}
