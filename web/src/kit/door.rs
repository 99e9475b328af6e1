//! The door of the pages: every request gets a number, a visitor, a time limit and, whatever happens, a calm answer.

use std::{panic::AssertUnwindSafe, sync::Arc, time::Duration};

use axum::{
    extract::{Request, State as FromState},
    http::{HeaderName, HeaderValue, header},
    middleware::Next,
    response::{IntoResponse as _, Redirect, Response},
};
use futures_util::FutureExt as _;
use journal::RequestNumber;
use vocabulary::Fault;

use crate::{
    State,
    kit::{headers, metrics, trouble::Trouble, visit::Visit},
    links,
};

/// What somebody with a one-time password may reach: choosing an own one, going, and what the office must tell everybody.
const OPEN_TO_NEWCOMERS: [&str; 4] = [links::SETTINGS_PASSWORD, links::SIGN_OUT, links::PRIVACY, links::ACCESSIBILITY];

/// A page is made within this time,
const PAGE_TIME: Duration = Duration::from_secs(30);
/// unless files come with the request; each piece of them has its own, shorter limit.
const UPLOAD_TIME: Duration = Duration::from_secs(15 * 60);
/// The header that carries the number of the request.
pub(crate) const NUMBER: HeaderName = HeaderName::from_static("x-request-id");

/// A new number of a request: ten of Crockford's letters and digits, easy to read out over a telephone.
pub(crate) fn new_number(state: &State) -> RequestNumber {
    const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let chance = state.journal.random::<10>();
    RequestNumber::new(chance.map(|byte| char::from(SIGNS[usize::from(byte & 31)])).iter().collect::<String>())
}

/// Lets a request for a page in and its answer out.
pub(crate) async fn pages(FromState(state): FromState<State>, request: Request, next: Next) -> Response {
    let number = new_number(&state);
    let class = metrics::class(request.uri().path());
    let (mut parts, body) = request.into_parts();
    let (visit, fault) = Visit::learn(&state, number.clone(), &parts).await;
    parts.extensions.insert(visit.clone());
    let request = Request::from_parts(parts, body);

    let mut response = match fault {
        Some(fault) => Trouble::Fault(fault).page(&state, &visit),
        None if visit.must_choose_password() && !OPEN_TO_NEWCOMERS.contains(&visit.uri.path()) => {
            Redirect::to(links::SETTINGS_PASSWORD).into_response()
        }
        None => match attend(request, next).await {
            Ok(response) => with_page(response, &state, &visit),
            Err(trouble) => trouble.page(&state, &visit),
        },
    };
    visit.leave_cookies(&state, response.headers_mut());
    finish(&mut response, &state, &number, class);
    response
}

/// Lets a request for an asset in and its answer out.
pub(crate) async fn assets(FromState(state): FromState<State>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    finish(&mut response, &state, &new_number(&state), "asset");
    response
}

/// Runs the rest within the time limit; a panic ends as a fault.
pub(crate) async fn attend(request: Request, next: Next) -> Result<Response, Trouble> {
    let has_files = request
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data"));
    let limit = if has_files { UPLOAD_TIME } else { PAGE_TIME };
    match tokio::time::timeout(limit, AssertUnwindSafe(next.run(request)).catch_unwind()).await {
        Ok(Ok(response)) => Ok(response),
        Ok(Err(panic)) => {
            let said =
                panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
            Err(Trouble::Fault(Fault::new(format!("panic: {}", said.unwrap_or("without words")))))
        }
        Err(_) => Err(Trouble::TimedOut),
    }
}

/// Marks the answer with the request's number, protects it and counts it.
pub(crate) fn finish(response: &mut Response, state: &State, number: &RequestNumber, class: &'static str) {
    if let Ok(number) = HeaderValue::from_str(number.as_str()) {
        response.headers_mut().insert(NUMBER, number);
    }
    if class == "office" {
        response.headers_mut().entry(header::CONTENT_SECURITY_POLICY).or_insert(headers::KEYS_POLICY);
    }
    headers::protect(response.headers_mut(), state.secure_cookies);
    state.metrics.answered(class, response.status().as_u16());
}

/// Puts a page around a trouble, ours or the router's.
fn with_page(mut response: Response, state: &State, visit: &Visit) -> Response {
    if let Some(trouble) = response.extensions_mut().remove::<Arc<Trouble>>() {
        return trouble.page(state, visit);
    }
    let is_page =
        response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    match Trouble::of_status(response.status()) {
        Some(trouble) if !is_page => {
            let mut page = trouble.page(state, visit);
            if let Some(methods) = response.headers_mut().remove(header::ALLOW) {
                page.headers_mut().insert(header::ALLOW, methods);
            }
            page
        }
        _ => response,
    }
}
