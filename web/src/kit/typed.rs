//! What a person typed into a step of a form, or an official into an answer, is not lost when the session ended
//! meanwhile: it is shown again, to be copied, or to be saved by the person once signed in.
//!
//! Nothing posted without a right mark is ever saved by itself. The page with the button to save it is made only for
//! the signed-in owner of the draft, only when the browser says that the form came from a page of this very site
//! (Fetch Metadata, `Sec-Fetch-Site: same-origin`), and shows all that will be saved above the button.

use std::sync::Arc;

use accounts::Client;
use askama::Template;
use axum::{
    Form, RequestExt as _,
    body::{Body, Bytes, to_bytes},
    extract::{Request, State as FromState},
    http::{Method, header, request::Parts},
    middleware::Next,
    response::{IntoResponse as _, Response},
};

use crate::{
    State,
    kit::{frame::Frame, trouble::Trouble, visit::Visit},
    links,
};

/// The most that is read of a form of somebody who is not signed in: a paragraph of 20,000 signs of any European script.
const STRANGERS_LIMIT: usize = 256 * 1024;
/// The same of a form of who is signed in.
const LIMIT: usize = 1024 * 1024;

/// A posted step that was not saved.
#[derive(Clone, Debug)]
pub(crate) struct Typed {
    /// Where it was posted to.
    address: String,
    /// The page that it came from.
    step: String,
    /// What was posted, without the mark.
    fields: Vec<Field>,
    /// What the person may do with it.
    next: Onward,
}

/// A field as it was posted.
#[derive(Clone, Debug)]
struct Field {
    name: String,
    label: String,
    value: String,
}

/// The way on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Onward {
    /// Signing in, beside this page.
    SignIn,
    /// Saving it with a fresh mark.
    Save,
    /// Only copying.
    Copy,
}

/// Keeps what is posted to a step until it is known whether it was taken.
pub(crate) async fn keep(FromState(state): FromState<State>, request: Request, next: Next) -> Response {
    let is_form = request
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().to_ascii_lowercase().starts_with(b"application/x-www-form-urlencoded"));
    let Some((draft, step)) = step_of(request.uri().path()).filter(|_| is_form && request.method() == Method::POST)
    else {
        return next.run(request).await;
    };
    let (draft, step) = (draft.to_owned(), step.to_owned());
    let (parts, body) = request.into_parts();
    let Some(visit) = parts.extensions.get::<Visit>().cloned() else { return Trouble::BadRequest.into_response() };
    let limit = if visit.session.is_some() { LIMIT } else { STRANGERS_LIMIT };
    let Ok(posted) = to_bytes(body, limit).await else { return Trouble::TooLarge.into_response() };
    let again = parts.clone();
    let response = next.run(Request::from_parts(parts, Body::from(posted.clone()))).await;
    let stale = response.extensions().get::<Arc<Trouble>>().is_some_and(|found| matches!(**found, Trouble::StaleForm));
    if !stale {
        return response;
    }
    match typed(&state, &visit, again, posted, &draft, &step).await {
        Ok(Some(typed)) => Trouble::Expired(typed).into_response(),
        Ok(None) => response,
        Err(trouble) => trouble.into_response(),
    }
}

/// The draft and the step that an address is of, or the case whose answer it is of.
fn step_of(path: &str) -> Option<(&str, &str)> {
    let (before, rest) = links::CASE_ANSWER.split_once("{id}")?;
    if let Some(rest) = rest.strip_suffix("{answer}").and_then(|between| path.strip_prefix(before)?.split_once(between))
    {
        return (!rest.0.contains('/') && !rest.1.contains('/')).then_some((rest.0, ""));
    }
    let (before, after) = links::CASE_CALL.split_once("{id}")?;
    if let Some(case) = path.strip_prefix(before).and_then(|rest| rest.strip_suffix(after)) {
        return (!case.contains('/')).then_some((case, ""));
    }
    let (prefix, rest) = links::DRAFT_STEP.split_once("{id}")?;
    let between = rest.strip_suffix("{step}")?;
    let (draft, step) = path.strip_prefix(prefix)?.split_once(between)?;
    (!draft.contains('/') && !step.contains('/')).then_some((draft, step))
}

async fn typed(
    state: &State,
    visit: &Visit,
    parts: Parts,
    posted: Bytes,
    draft: &str,
    step: &str,
) -> Result<Option<Typed>, Trouble> {
    let own_page = parts.headers.get("sec-fetch-site").is_some_and(|site| site == "same-origin");
    let address = parts.uri.path_and_query().map(|address| address.as_str().to_owned()).unwrap_or_default();
    let page = parts.uri.path().to_owned();
    let request = Request::from_parts(parts, Body::from(posted));
    let Ok(Form(pairs)) = request.extract::<Form<Vec<(String, String)>>, _>().await else { return Ok(None) };
    let mut fields: Vec<Field> = pairs
        .into_iter()
        .filter(|(name, _)| name != "csrf")
        .map(|(name, value)| Field { label: name.clone(), name, value })
        .collect();
    if fields.iter().all(|field| field.value.is_empty()) {
        return Ok(None);
    }
    let next = match visit.account().map(accounts::Account::as_client) {
        None => Onward::SignIn,
        Some(Some(client)) if own_page && name_fields(state, visit, &client, draft, step, &mut fields).await? => {
            Onward::Save
        }
        Some(_) => Onward::Copy,
    };
    Ok(Some(Typed { address, step: page, fields, next }))
}

/// Calls the fields what the form calls them; whether the draft is this client's.
async fn name_fields(
    state: &State,
    visit: &Visit,
    client: &Client,
    draft: &str,
    step: &str,
    fields: &mut [Field],
) -> Result<bool, Trouble> {
    let Ok(id) = draft.parse() else { return Ok(false) };
    let Some(draft) = submissions::draft(&mut state.journal.look().await?, client, id).await? else {
        return Ok(false);
    };
    let step = draft.service.form.iter().flat_map(|form| &form.steps).find(|known| known.id == step);
    for (field, asked) in fields.iter_mut().filter_map(|field| {
        let asked = step?.fields.iter().find(|asked| asked.name == field.name)?;
        Some((field, asked))
    }) {
        field.label = words::typeset(visit.language, asked.label.text(visit.language));
    }
    Ok(true)
}

impl Typed {
    /// The page that shows it.
    pub(crate) fn page(&self, frame: Frame) -> TypedPage<'_> {
        let sign_in = format!("{}?dalej={}", links::SIGN_IN, links::encoded(&self.step));
        TypedPage { frame, typed: self, sign_in }
    }
}

impl Field {
    /// Lines for the whole of it.
    fn rows(&self) -> usize {
        let lines = self.value.lines().map(|line| line.chars().count() / 70 + 1).sum::<usize>();
        lines.clamp(1, 24)
    }
}

#[derive(Template)]
#[template(path = "kit/typed.html")]
pub(crate) struct TypedPage<'a> {
    frame: Frame,
    typed: &'a Typed,
    sign_in: String,
}

impl TypedPage<'_> {
    fn shown(&self) -> impl Iterator<Item = &Field> {
        self.typed.fields.iter().filter(|field| !field.value.is_empty())
    }

    fn signs_in(&self) -> bool {
        self.typed.next == Onward::SignIn
    }

    fn saves(&self) -> bool {
        self.typed.next == Onward::Save
    }
}
