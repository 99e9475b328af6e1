//! Signing out.

use axum::{
    extract::State as FromState,
    http::{HeaderName, HeaderValue, header},
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;

use crate::{
    State,
    kit::{form::Posted, trouble::Trouble, visit::Visit},
    links,
};

#[derive(Deserialize)]
pub(crate) struct Nothing {}

pub(crate) async fn leave(
    FromState(state): FromState<State>,
    visit: Visit,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Response, Trouble> {
    if let Some(token) = &visit.token {
        accounts::sign_out(&state.journal, token).await?;
    }
    let ended = state.cookie(state.session_cookie(), "", Some(0));
    // Nor does the back button show the person's pages to whoever sits here next.
    let forget = (HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"cache\""));
    Ok(([(header::SET_COOKIE, ended), forget], Redirect::to(links::FRONT)).into_response())
}
