//! The pages behind links sent by mail. Looking does nothing, since programs look into mail before people do: a button acts.
//! The address holds a secret, so nothing may learn it from a referrer.

use accounts::{ActivateError, ConfirmError, Field, Mistake, Purpose, ResetError, Wrong};
use askama::Template;
use axum::{
    extract::{Path, State as FromState},
    http::{HeaderMap, HeaderValue, StatusCode, header},
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
        language,
        mistakes::{self, id, label},
        page::page_with,
        trouble::Trouble,
        visit::Visit,
    },
    links,
    public::open_account::way_back,
};

/// A link that works, with what its button asks for; or one that does not, with what to do instead.
#[derive(Template)]
#[template(path = "public/mail_link/page.html")]
pub(crate) struct MailLinkPage {
    pub frame: Frame,
    pub csrf: String,
    /// Where the button posts; none for a dead link.
    pub action: Option<String>,
    pub title: String,
    pub intro: String,
    pub inputs: Vec<Input>,
    pub button: String,
    /// Where to go on instead, and how that is called: for a dead link, and after a password that is not right.
    pub onward: (&'static str, String),
    pub errors: Vec<FieldError>,
    pub safe: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Filled {
    haslo: String,
    haslo2: String,
}

pub(crate) async fn show_activation(
    state: FromState<State>,
    visit: Visit,
    token: Path<String>,
) -> Result<Response, Trouble> {
    show(state, visit, token, Purpose::Activation).await
}

pub(crate) async fn show_new_password(
    state: FromState<State>,
    visit: Visit,
    token: Path<String>,
) -> Result<Response, Trouble> {
    show(state, visit, token, Purpose::Reset).await
}

pub(crate) async fn show_new_email(
    state: FromState<State>,
    visit: Visit,
    token: Path<String>,
) -> Result<Response, Trouble> {
    show(state, visit, token, Purpose::NewEmail).await
}

async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    Path(token): Path<String>,
    purpose: Purpose,
) -> Result<Response, Trouble> {
    if accounts::link_is_live(&state.journal, purpose, &token).await? {
        answer(StatusCode::OK, &live(&state, &visit, purpose, &token, Vec::new()))
    } else {
        answer(StatusCode::GONE, &dead(&state, &visit, purpose))
    }
}

pub(crate) async fn activate(
    FromState(state): FromState<State>,
    visit: Visit,
    Path(token): Path<String>,
    headers: HeaderMap,
    Posted(filled): Posted<Filled>,
) -> Result<Response, Trouble> {
    let wrong = |wrong| {
        let errors = mistakes::errors(visit.language, &[Mistake { field: Field::Password, wrong }]);
        let view = live(&state, &visit, Purpose::Activation, &token, errors);
        answer(StatusCode::UNPROCESSABLE_ENTITY, &view)
    };
    if filled.haslo.is_empty() {
        return wrong(Wrong::Missing);
    }
    let (from, number) = (visit.address, &visit.number);
    match accounts::activate(&state.journal, &token, &filled.haslo, from, number).await {
        Ok(session) => {
            // Whoever was signed in on this browser before is not any more.
            if let Some(token) = &visit.token {
                accounts::sign_out(&state.journal, token).await?;
            }
            let cookie = state.cookie(state.session_cookie(), &session.token, None);
            let back = way_back::kept(&headers);
            let next = back.clone().unwrap_or_else(|| format!("{}?konto=gotowe", links::SETTINGS_DATA));
            let mut response = ([(header::SET_COOKIE, cookie)], Redirect::to(&next)).into_response();
            if back.is_some() {
                response.headers_mut().append(header::SET_COOKIE, way_back::forget(&state));
            }
            Ok(response)
        }
        Err(ActivateError::Dead) => answer(StatusCode::GONE, &dead(&state, &visit, Purpose::Activation)),
        Err(ActivateError::Wrong) => wrong(Wrong::NotRight),
        Err(ActivateError::TooMany { until }) => Err(Trouble::TooMany { until: Some(until) }),
        Err(ActivateError::Fault(fault)) => Err(Trouble::Fault(fault)),
    }
}

pub(crate) async fn set_password(
    FromState(state): FromState<State>,
    visit: Visit,
    Path(token): Path<String>,
    Posted(filled): Posted<Filled>,
) -> Result<Response, Trouble> {
    match accounts::reset_password(&state.journal, &token, &filled.haslo, &filled.haslo2, &visit.number).await {
        Ok(()) => Ok(Redirect::to(&format!("{}?haslo=nowe", links::SIGN_IN)).into_response()),
        Err(ResetError::Dead) => answer(StatusCode::GONE, &dead(&state, &visit, Purpose::Reset)),
        Err(ResetError::Mistakes(mistakes)) => {
            let errors = mistakes::errors(visit.language, &mistakes);
            answer(StatusCode::UNPROCESSABLE_ENTITY, &live(&state, &visit, Purpose::Reset, &token, errors))
        }
        Err(ResetError::Fault(fault)) => Err(Trouble::Fault(fault)),
    }
}

pub(crate) async fn confirm_email(
    FromState(state): FromState<State>,
    visit: Visit,
    Path(token): Path<String>,
    Posted(_): Posted<Filled>,
) -> Result<Response, Trouble> {
    match accounts::confirm_email(&state.journal, &token, &visit.number).await {
        Ok(()) => Ok(Redirect::to(&format!("{}?zapisano=poczta", links::SETTINGS)).into_response()),
        Err(ConfirmError::Dead) => answer(StatusCode::GONE, &dead(&state, &visit, Purpose::NewEmail)),
        Err(ConfirmError::Fault(fault)) => Err(Trouble::Fault(fault)),
    }
}

fn answer(status: StatusCode, view: &MailLinkPage) -> Result<Response, Trouble> {
    let mut response = page_with(status, view)?;
    response.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    Ok(response)
}

fn live(state: &State, visit: &Visit, purpose: Purpose, token: &str, errors: Vec<FieldError>) -> MailLinkPage {
    let frame = visit.frame(state, Here::Elsewhere);
    let label = |field| label(frame.language, field);
    let (action, title, intro, mut inputs, button) = match purpose {
        Purpose::Activation => (
            links::activation(token),
            t!(frame, "activation-title"),
            t!(frame, "activation-intro"),
            vec![
                Input::password(id(Field::Password), label(Field::Password), "current-password")
                    .hint(t!(frame, "activation-password-hint")),
            ],
            t!(frame, "activation-button"),
        ),
        Purpose::Reset => (
            links::new_password(token),
            t!(frame, "new-password-title"),
            t!(frame, "new-password-intro"),
            vec![
                Input::password(id(Field::Password), label(Field::Password), "new-password")
                    .hint(t!(frame, "person-password-hint")),
                Input::password(id(Field::PasswordAgain), label(Field::PasswordAgain), "new-password"),
            ],
            t!(frame, "new-password-button"),
        ),
        Purpose::NewEmail => (
            links::new_email(token),
            t!(frame, "new-email-title"),
            t!(frame, "new-email-intro"),
            Vec::new(),
            t!(frame, "new-email-button"),
        ),
    };
    fasten(&mut inputs, &errors);
    MailLinkPage {
        csrf: visit.csrf(),
        action: Some(action),
        title,
        intro,
        inputs,
        button,
        onward: if purpose == Purpose::Activation && !errors.is_empty() {
            (links::OPEN_ACCOUNT_PERSON, t!(frame, "open-account-title"))
        } else {
            (links::FRONT, String::new())
        },
        errors,
        safe: String::new(),
        frame,
    }
}

pub(crate) fn dead(state: &State, visit: &Visit, purpose: Purpose) -> MailLinkPage {
    let mut frame = visit.frame(state, Here::Elsewhere);
    // The link is of no use in another language either, and should not be written anywhere again.
    frame.other_language = language::page_in(links::FRONT, frame.the_other());
    let (intro, onward) = match purpose {
        Purpose::Activation => (t!(frame, "activation-dead"), (links::OPEN_ACCOUNT, t!(frame, "open-account-title"))),
        Purpose::Reset => (t!(frame, "new-password-dead"), (links::FORGOTTEN, t!(frame, "forgotten-title"))),
        Purpose::NewEmail => (t!(frame, "new-email-dead"), (links::SETTINGS_EMAIL, t!(frame, "settings-email-title"))),
    };
    MailLinkPage {
        title: t!(frame, "link-dead-title"),
        frame,
        csrf: String::new(),
        action: None,
        intro,
        inputs: Vec::new(),
        button: String::new(),
        onward,
        errors: Vec::new(),
        safe: String::new(),
    }
}
