//! A new password: changed by who knows the old one, or chosen in the place of a one-time one.

use accounts::{Account, ChangeError, Field};
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
    public::sign_in::first_page,
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
    SignedIn(account): SignedIn,
) -> Result<Response, Trouble> {
    page(&form(visit.frame(&state, Here::Settings), account.must_choose_password, Vec::new()))
}

pub(crate) async fn change(
    FromState(state): FromState<State>,
    visit: Visit,
    SignedIn(account): SignedIn,
    Posted(filled): Posted<Filled>,
) -> Result<Response, Trouble> {
    let session = visit.token.as_deref().unwrap_or_default();
    let new = (filled.haslo.as_str(), filled.haslo2.as_str());
    let first = account.must_choose_password;
    let changed = if first {
        accounts::choose_password(&state.journal, &account, session, new, &visit.number).await
    } else {
        accounts::change_password(&state.journal, &account, session, &filled.obecne, new, &visit.number).await
    };
    match changed {
        Ok(()) if first => {
            let account = Account { must_choose_password: false, ..account };
            Ok(Redirect::to(first_page(&account)).into_response())
        }
        Ok(()) => Ok(Redirect::to(&format!("{}?zapisano=haslo", links::SETTINGS)).into_response()),
        Err(ChangeError::Mistakes(mistakes)) => {
            let errors = mistakes::errors(visit.language, &mistakes);
            page_with(StatusCode::UNPROCESSABLE_ENTITY, &form(visit.frame(&state, Here::Settings), first, errors))
        }
        Err(ChangeError::TooMany { until }) => Err(Trouble::TooMany { until: Some(until) }),
        Err(ChangeError::Fault(fault)) => Err(Trouble::Fault(fault)),
    }
}

/// The form; `first` when it is the first own password, in the place of a one-time one.
pub(crate) fn form(frame: Frame, first: bool, errors: Vec<FieldError>) -> ShortPage {
    let label = |field| label(frame.language, field);
    let mut inputs = vec![
        Input::password(id(Field::Password), t!(frame, "settings-password-new"), "new-password")
            .hint(t!(frame, "person-password-hint")),
        Input::password(id(Field::PasswordAgain), label(Field::PasswordAgain), "new-password"),
    ];
    if !first {
        let current = label(Field::CurrentPassword);
        inputs.insert(0, Input::password(id(Field::CurrentPassword), current, "current-password"));
    }
    fasten(&mut inputs, &errors);
    let (title, intro, button) = if first {
        (t!(frame, "first-password-title"), t!(frame, "first-password-intro"), t!(frame, "first-password-button"))
    } else {
        (
            t!(frame, "settings-password-title"),
            t!(frame, "settings-password-intro"),
            t!(frame, "settings-password-button"),
        )
    };
    ShortPage {
        csrf: frame.csrf.clone(),
        title,
        intro,
        action: links::SETTINGS_PASSWORD,
        inputs,
        button,
        may_leave: !first,
        safe: if errors.is_empty() || first { String::new() } else { t!(frame, "settings-safe") },
        frame,
        errors,
    }
}
