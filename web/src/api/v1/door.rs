//! The door of the API: a number, a language and a time limit for every request, and problem details for every error.

use std::sync::Arc;

use accounts::Client;
use axum::{
    extract::{FromRequestParts, Request, State as FromState},
    http::{HeaderMap, HeaderValue, header, request::Parts},
    middleware::Next,
    response::Response,
};
use journal::RequestNumber;
use systems::System;
use vocabulary::{Fault, Language};

use super::problem::Problem;
use crate::{
    State,
    kit::{door, language, trouble::Trouble},
};

/// One request to the API.
#[derive(Clone, Debug)]
pub(crate) struct Call {
    /// Its number.
    pub number: RequestNumber,
}

/// Lets a request in and its answer out.
pub(crate) async fn api(FromState(state): FromState<State>, mut request: Request, next: Next) -> Response {
    let number = door::new_number(&state);
    let language = language::preferred(request.headers()).unwrap_or_default();
    let path = request.uri().path().to_owned();
    request.extensions_mut().insert(Call { number: number.clone() });
    let mut response = match door::attend(request, next).await {
        Ok(response) => with_problem(response, language, &number, &path, &state),
        Err(Trouble::TimedOut) => Problem::TimedOut.answer(language, &number),
        Err(Trouble::Fault(fault)) => told(Problem::Fault(fault), language, &number, &path, &state),
        Err(_) => Problem::BadRequest.answer(language, &number),
    };
    door::finish(&mut response, &state, &number, "api");
    response
}

fn with_problem(
    mut response: Response,
    language: Language,
    number: &RequestNumber,
    path: &str,
    state: &State,
) -> Response {
    if let Some(problem) = response.extensions_mut().remove::<Arc<Problem>>() {
        let mut answer = match Arc::try_unwrap(problem) {
            Ok(problem) => told(problem, language, number, path, state),
            Err(problem) => problem.answer(language, number),
        };
        for name in [header::ALLOW, header::WWW_AUTHENTICATE] {
            if let Some(value) = response.headers_mut().remove(&name) {
                answer.headers_mut().insert(name, value);
            }
        }
        return answer;
    }
    let is_json = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().ends_with(b"json"));
    match Problem::of_status(response.status()) {
        Some(problem) if !is_json => problem.answer(language, number),
        _ => response,
    }
}

/// A fault is logged here, once, with its whole cause.
fn told(problem: Problem, language: Language, number: &RequestNumber, path: &str, state: &State) -> Response {
    if let Problem::Fault(fault) = &problem {
        state.metrics.fault();
        tracing::error!(request = number.as_str(), path, cause = %fault, "a request ended in a fault");
    }
    problem.answer(language, number)
}

impl FromRequestParts<State> for Call {
    type Rejection = Problem;
    async fn from_request_parts(parts: &mut Parts, _: &State) -> Result<Self, Problem> {
        // The door put it there.
        parts.extensions.get::<Self>().cloned().ok_or_else(|| Fault::new("a call outside the door").into())
    }
}

/// The client whose token came with the request.
pub(crate) struct Bearer(pub Client);

impl FromRequestParts<State> for Bearer {
    type Rejection = Problem;
    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Problem> {
        let token = token(&parts.headers).ok_or(Problem::MissingToken)?;
        let account = accounts::by_token(&state.journal, token).await?.ok_or(Problem::MissingToken)?;
        account.as_client().map(Self).ok_or(Problem::NotAClient)
    }
}

/// The system whose key came with the request.
pub(crate) struct Caller(pub System);

impl FromRequestParts<State> for Caller {
    type Rejection = Problem;
    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Problem> {
        let key = token(&parts.headers).ok_or(Problem::MissingToken)?;
        systems::by_key(&state.journal, key).await?.map(Self).ok_or(Problem::MissingToken)
    }
}

fn token(headers: &HeaderMap) -> Option<&str> {
    let text = headers.get(header::AUTHORIZATION).map(HeaderValue::to_str)?.ok()?;
    let (scheme, token) = text.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}
