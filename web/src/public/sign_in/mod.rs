//! Signing in with login and password.

use accounts::{Account, SignInError};
use askama::Template;
use axum::{
    extract::{Query, State as FromState},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;
use vocabulary::Language;

use crate::{
    State,
    kit::{
        errors::FieldError,
        form::Posted,
        frame::{Frame, Here},
        page::{page, page_with},
        trouble::Trouble,
        visit::Visit,
    },
    links,
};

/// A person of the demonstration that can be entered as.
#[derive(Clone, Debug)]
pub(crate) struct DemoEntry {
    pub role: String,
    pub login: String,
    pub password: String,
    pub first_page: String,
    /// Whether the page that was asked for is of the same house (the client's or the office's) as the first page.
    pub same_house: bool,
}

#[derive(Template)]
#[template(path = "public/sign_in/page.html")]
pub(crate) struct SignInPage {
    pub frame: Frame,
    pub csrf: String,
    pub next: String,
    pub login: String,
    pub errors: Vec<FieldError>,
    pub safe: String,
    /// A new password was set just now.
    pub new_password: bool,
    /// Whether people open accounts and reset passwords alone.
    pub sends_mail: bool,
    pub logins: Vec<DemoEntry>,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    dalej: String,
    #[serde(default)]
    haslo: String,
}

#[derive(Deserialize)]
pub(crate) struct Filled {
    #[serde(default)]
    dalej: String,
    #[serde(default)]
    login: String,
    #[serde(default)]
    haslo: String,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let mut view = form(&state, &visit, own_address(&asked.dalej), String::new(), Vec::new());
    view.new_password = asked.haslo == "nowe";
    page(&view)
}

pub(crate) async fn enter(
    FromState(state): FromState<State>,
    visit: Visit,
    Posted(filled): Posted<Filled>,
) -> Result<Response, Trouble> {
    let next = own_address(&filled.dalej);
    let frame = visit.frame(&state, Here::SignIn);
    let mut wait = None;
    let (status, error) = match accounts::sign_in(&state.journal, &filled.login, &filled.haslo, visit.address).await {
        Ok(session) => {
            // Whoever was signed in on this browser before is not any more.
            if let Some(token) = &visit.token {
                accounts::sign_out(&state.journal, token).await?;
            }
            let next = match &session.account {
                account if next.is_empty() || account.must_choose_password => first_page(account),
                _ => &next,
            };
            let cookie = state.cookie(state.session_cookie(), &session.token, None);
            return Ok(([(header::SET_COOKIE, cookie)], Redirect::to(next)).into_response());
        }
        Err(SignInError::Wrong) => (
            StatusCode::UNPROCESSABLE_ENTITY,
            FieldError::new("login", t!(frame, "sign-in-error-wrong"), t!(frame, "sign-in-error-wrong-slip")),
        ),
        Err(SignInError::Expired) => (
            StatusCode::UNPROCESSABLE_ENTITY,
            FieldError::new("haslo", t!(frame, "sign-in-error-expired"), t!(frame, "sign-in-error-expired-slip")),
        ),
        Err(SignInError::TooMany { until, by_address }) => {
            let seconds = (until.seconds() - state.journal.now().seconds()).max(1);
            let minutes = (seconds + 59) / 60;
            wait = Some(seconds);
            let slip = if by_address {
                t!(frame, "sign-in-error-many-address-slip", minutes = minutes)
            } else {
                t!(frame, "sign-in-error-many-slip", minutes = minutes)
            };
            (StatusCode::TOO_MANY_REQUESTS, FieldError::new("login", t!(frame, "sign-in-error-many"), slip))
        }
        Err(SignInError::Fault(fault)) => return Err(Trouble::Fault(fault)),
    };
    let login = filled.login.chars().take(254).collect();
    let mut response = page_with(status, &form(&state, &visit, next, login, vec![error]))?;
    if let Some(seconds) = wait {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    Ok(response)
}

fn form(state: &State, visit: &Visit, next: String, login: String, errors: Vec<FieldError>) -> SignInPage {
    let house =
        |address: &str| [links::DESK, links::ADMINISTRATION].iter().position(|house| address.starts_with(house));
    let logins = state.demo.iter().flat_map(|demo| &demo.logins).map(|entry| DemoEntry {
        role: match visit.language {
            Language::Pl => entry.role_pl.clone(),
            Language::En => entry.role_en.clone(),
        },
        login: entry.login.clone(),
        password: entry.password.clone(),
        first_page: entry.first_page.clone(),
        same_house: house(&entry.first_page) == house(&next),
    });
    SignInPage {
        frame: visit.frame(state, Here::SignIn),
        csrf: visit.csrf(),
        login,
        errors,
        safe: String::new(),
        new_password: false,
        sends_mail: state.sends_mail,
        logins: logins.collect(),
        next,
    }
}

/// Where a person begins.
pub(crate) fn first_page(account: &Account) -> &'static str {
    match account.as_official() {
        _ if account.must_choose_password => links::SETTINGS_PASSWORD,
        None => links::FILINGS,
        Some(official) if official.administers().is_some() => links::ADMINISTRATION,
        Some(_) => links::DESK,
    }
}

/// The address when it is one of ours: a path from the root, never another site.
pub(crate) fn own_address(address: &str) -> String {
    let ours = address.starts_with('/')
        && !address.starts_with("//")
        && !address.contains(['\\', '\r', '\n'])
        && address.bytes().all(|byte| byte.is_ascii_graphic());
    if ours { address.to_owned() } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::own_address;

    #[test]
    fn nobody_is_sent_to_another_site() {
        for foreign in ["https://zly.example", "//zly.example", "/\\zly.example", "javascript:x", "", "/a b", "/\r\nx"]
        {
            assert_eq!(own_address(foreign), "", "{foreign:?}");
        }
        assert_eq!(own_address("/biuro?q=a%20b"), "/biuro?q=a%20b");
    }
}
