//! What is kept of the account: data, e-mail, password, language and API tokens.

pub(crate) mod data;
pub(crate) mod email;
pub(crate) mod password;

use accounts::{Account, Address, Delivery, Details, MakeTokenError, RevokeTokenError};
use askama::Template;
use axum::{
    extract::{Path, Query, State as FromState},
    http::{StatusCode, header},
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;
use vocabulary::{Language, TokenId};
use words::dates;

use crate::{
    State,
    client::contact::in_one_line,
    kit::{
        errors::FieldError,
        form::Posted,
        frame::{Frame, Here},
        language,
        page::{page, page_with},
        rights::SignedIn,
        trouble::Trouble,
        visit::Visit,
    },
    links,
};

#[derive(Clone, Debug)]
pub(crate) struct TokenLine {
    pub name: String,
    pub made: String,
    pub used: String,
    /// When it was revoked, in words; empty for a live token.
    pub revoked: String,
    pub revoke_address: String,
}

/// What is known of a client, in words; empty where nothing is.
#[derive(Clone, Debug, Default)]
pub(crate) struct Known {
    pub identity: String,
    pub address: String,
    pub mailing_address: String,
    pub phone: String,
    pub delivery: String,
    pub email: String,
    /// Without mail the address is changed at the counter.
    pub may_change_email: bool,
}

#[derive(Template)]
#[template(path = "client/settings/page.html")]
pub(crate) struct SettingsPage {
    pub frame: Frame,
    pub account_name: String,
    pub account_login: String,
    /// What is known of a client; none for officials.
    pub known: Option<Known>,
    /// What was done just now, in words.
    pub done: String,
    pub account_language: Language,
    pub may_have_tokens: bool,
    pub tokens: Vec<TokenLine>,
    pub token_name: String,
    pub secret: Option<String>,
    pub errors: Vec<FieldError>,
    pub safe: String,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    zapisano: String,
}

#[derive(Deserialize)]
pub(crate) struct Chosen {
    #[serde(default)]
    jezyk: String,
}

#[derive(Deserialize)]
pub(crate) struct Named {
    #[serde(default)]
    nazwa: String,
}

#[derive(Deserialize)]
pub(crate) struct Nothing {}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    SignedIn(account): SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let mut view = view(&state, &visit, &account).await?;
    let frame = &view.frame;
    view.done = match asked.zapisano.as_str() {
        "dane" => t!(frame, "settings-done-data"),
        "link" => t!(frame, "settings-done-link"),
        "poczta" => t!(frame, "settings-done-email"),
        "haslo" => t!(frame, "settings-done-password"),
        _ => String::new(),
    };
    page(&view)
}

pub(crate) async fn choose_language(
    FromState(state): FromState<State>,
    visit: Visit,
    SignedIn(account): SignedIn,
    Posted(chosen): Posted<Chosen>,
) -> Result<Response, Trouble> {
    let chosen = Language::of_tag(&chosen.jezyk).ok_or(Trouble::BadRequest)?;
    let mut act = state.journal.act(visit.actor(), &visit.number).await?;
    let recorded = accounts::choose_language(&mut act, &account, chosen).await?;
    act.commit(recorded).await?;
    // The account's choice counts from now on, also where this browser was told another language.
    let cookie = state.cookie(language::COOKIE, chosen.tag(), Some(31_536_000));
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to(links::SETTINGS)).into_response())
}

pub(crate) async fn make_token(
    FromState(state): FromState<State>,
    visit: Visit,
    SignedIn(account): SignedIn,
    Posted(named): Posted<Named>,
) -> Result<Response, Trouble> {
    account.as_client().ok_or(Trouble::Forbidden)?;
    let mut act = state.journal.act(visit.actor(), &visit.number).await?;
    let refused = match accounts::make_token(&mut act, &account, &named.nazwa).await {
        Ok((token, recorded)) => {
            act.commit(recorded).await?;
            let mut view = view(&state, &visit, &account).await?;
            view.secret = Some(token.secret);
            // Answered at once and not after a redirect: the secret is kept nowhere to be shown from.
            return page(&view);
        }
        Err(refused) => refused,
    };
    drop(act);
    let mut view = view(&state, &visit, &account).await?;
    let frame = &view.frame;
    let (summary, slip) = match refused {
        MakeTokenError::NameMissing => {
            (t!(frame, "settings-token-error-missing"), t!(frame, "settings-token-error-missing-slip"))
        }
        MakeTokenError::NameTooLong => {
            (t!(frame, "settings-token-error-long"), t!(frame, "settings-token-error-long-slip"))
        }
        MakeTokenError::TooMany => {
            (t!(frame, "settings-token-error-many"), t!(frame, "settings-token-error-many-slip"))
        }
        MakeTokenError::Fault(fault) => return Err(Trouble::Fault(fault)),
    };
    view.safe = t!(frame, "settings-nothing-changed");
    view.errors = vec![FieldError::new("nazwa", summary, slip)];
    view.token_name = named.nazwa.chars().take(200).collect();
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &view)
}

pub(crate) async fn revoke_token(
    FromState(state): FromState<State>,
    visit: Visit,
    SignedIn(account): SignedIn,
    Path(id): Path<String>,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Response, Trouble> {
    let id: TokenId = id.parse().map_err(|_| Trouble::NotFound)?;
    let mut act = state.journal.act(visit.actor(), &visit.number).await?;
    match accounts::revoke_token(&mut act, &account, id).await {
        Ok(recorded) => act.commit(recorded).await?,
        Err(RevokeTokenError::NotYours) => return Err(Trouble::NotFound),
        Err(RevokeTokenError::Fault(fault)) => return Err(Trouble::Fault(fault)),
    };
    Ok(Redirect::to(links::SETTINGS).into_response())
}

async fn view(state: &State, visit: &Visit, account: &Account) -> Result<SettingsPage, Trouble> {
    let mut frame = visit.frame(state, Here::Settings);
    // Forms are posted beside this page; the other language is asked of the page itself.
    frame.other_language = language::page_in(links::SETTINGS, frame.the_other());
    let may_have_tokens = account.as_client().is_some();
    let cards =
        if may_have_tokens { accounts::tokens(&mut state.journal.view().await?, account).await? } else { Vec::new() };
    let at = |instant| dates::moment_within(visit.language, instant);
    let tokens = cards.into_iter().map(|card| TokenLine {
        made: t!(frame, "settings-token-made-at", moment = at(card.made_at)),
        used: card.last_used.map_or_else(
            || t!(frame, "settings-token-unused"),
            |used| t!(frame, "settings-token-used", moment = at(used)),
        ),
        revoked: card
            .revoked_at
            .map(|revoked| t!(frame, "settings-token-revoked", moment = at(revoked)))
            .unwrap_or_default(),
        revoke_address: links::revoke_token(card.id),
        name: card.name,
    });
    let tokens = tokens.collect();
    let known = match account.as_client() {
        None => None,
        Some(client) => {
            let details = accounts::details(&mut state.journal.view().await?, &client).await?;
            Some(known(&frame, details, state.sends_mail))
        }
    };
    Ok(SettingsPage {
        known,
        done: String::new(),
        frame,
        account_name: account.name.clone(),
        account_login: account.login.clone(),
        account_language: account.language,
        may_have_tokens,
        tokens,
        token_name: String::new(),
        secret: None,
        errors: Vec::new(),
        safe: String::new(),
    })
}

fn known(frame: &Frame, details: Details, may_change_email: bool) -> Known {
    let address = |address: Option<Address>| address.map(in_one_line).unwrap_or_default();
    Known {
        identity: data::identity(frame, &details),
        address: address(details.address),
        mailing_address: address(details.mailing_address),
        phone: details.phone.unwrap_or_default(),
        delivery: match &details.delivery {
            Delivery::Account => t!(frame, "person-delivery-account"),
            Delivery::Ade(ade) => t!(frame, "settings-delivery-ade", ade = ade.as_str()),
            Delivery::Paper => t!(frame, "person-delivery-paper"),
        },
        email: details.email.unwrap_or_default(),
        may_change_email,
    }
}
