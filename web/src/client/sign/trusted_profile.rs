//! Signing with the Trusted Profile: there and back.

use accounts::Client;
use axum::{
    extract::{Path, Query, State as FromState},
    http::StatusCode,
    response::Response,
};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use submissions::Refusal;
use trusted_profile::{Back, BeginError, FinishError};
use vocabulary::{DraftId, Fault, Language};
use words::say;

use super::{
    Nothing, filed, parse, ready, to, upload,
    view::{self, Notice},
};
use crate::{
    State,
    client::file::refusals,
    kit::{
        errors::{self, FieldError},
        form::Posted,
        language, reasons,
        rights::AsClient,
        room::Room,
        trouble::Trouble,
        visit::Visit,
    },
    links,
};

/// Where refusals of what was signed there lead on the page.
pub(crate) const FIELD: &str = "profil";

/// Hands the document over and sends the browser after it.
pub(crate) async fn begin(
    FromState(state): FromState<State>,
    visit: Visit,
    AsClient(client): AsClient,
    Path(id): Path<String>,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Response, Trouble> {
    let id = parse(&id)?;
    let profile = state.trusted_profile.as_ref().ok_or(Trouble::NotFound)?;
    if let Err(elsewhere) = ready(&state, &client, id).await? {
        return Ok(elsewhere);
    }
    let _room = room(&state, &client).await?;
    let address = format!("{}{}", state.public_url, links::trusted_profile_back(id));
    // Whether it was signed is asked of the service itself, whichever way the person comes back.
    let back = Back { failed: format!("{address}?przerwano=tak"), done: address };
    match profile.begin(&state.submissions, &client, session(&visit)?, id, &back).await {
        Ok(address) => Ok(to(&address)),
        Err(BeginError::NotFixed) => Ok(to(&links::sign(id))),
        Err(BeginError::Unreachable(cause)) => Ok(put_off(&visit, id, "nie-odpowiada", &cause)),
        Err(BeginError::Faulty(cause)) => Ok(put_off(&visit, id, "usterka", &cause)),
        Err(BeginError::Fault(fault)) => Err(Trouble::Fault(fault)),
    }
}

/// How the person came back.
#[derive(Deserialize)]
pub(crate) struct Came {
    przerwano: Option<String>,
}

/// Fetches what was signed and files it. Asking again is safe: a filed draft leads to its receipt.
pub(crate) async fn finish(
    FromState(state): FromState<State>,
    visit: Visit,
    AsClient(client): AsClient,
    Path(id): Path<String>,
    Query(came): Query<Came>,
) -> Result<Response, Trouble> {
    let id = parse(&id)?;
    let profile = state.trusted_profile.as_ref().ok_or(Trouble::NotFound)?;
    submissions::draft(&mut state.journal.view().await?, &client, id).await?.ok_or(Trouble::NotFound)?;
    let _room = room(&state, &client).await?;
    let told = |code| Ok(to(&address(id, code)));
    let broke_off = came.przerwano.is_some();
    match profile.finish(&state.submissions, &client, session(&visit)?, id, broke_off, &visit.number).await {
        Ok(done) => Ok(filed(&state, done)),
        Err(FinishError::NotBegun) => told("nie-zaczeto"),
        Err(FinishError::OtherSession) => told("inna-sesja"),
        Err(FinishError::NotSigned) => told(if broke_off { "anulowano" } else { "bez-podpisu" }),
        Err(FinishError::Expired) => told("po-czasie"),
        Err(FinishError::Unreachable(cause)) => Ok(put_off(&visit, id, "nie-odpowiada", &cause)),
        Err(FinishError::Faulty(cause)) => Ok(put_off(&visit, id, "usterka", &cause)),
        Err(FinishError::InFlight) => match upload::wait_filed(&state, &client, id).await? {
            Some(response) => Ok(response),
            None => told("bez-podpisu"),
        },
        Err(FinishError::Refused(refused)) => refuse(&state, &visit, &client, id, &refused).await,
        Err(FinishError::Fault(fault)) => Err(Trouble::Fault(fault)),
    }
}

/// What happened at the Trusted Profile, by the code that the address of the page carries.
pub(crate) fn notice(language: Language, code: &str) -> Option<Notice> {
    let (headline, text) = match code {
        "bez-podpisu" => (say!(language, "sign-tp-not-signed"), say!(language, "sign-tp-not-signed-text")),
        "anulowano" => (say!(language, "sign-tp-cancelled"), say!(language, "sign-tp-cancelled-text")),
        "po-czasie" => (say!(language, "sign-tp-expired"), say!(language, "sign-tp-expired-text")),
        "nie-zaczeto" => (say!(language, "sign-tp-not-begun"), say!(language, "sign-tp-not-begun-text")),
        "inna-sesja" => (say!(language, "sign-tp-other-session"), say!(language, "sign-tp-other-session-text")),
        "nie-odpowiada" => (say!(language, "sign-tp-unreachable"), say!(language, "sign-tp-unreachable-text")),
        "usterka" => (say!(language, "sign-tp-faulty"), say!(language, "sign-tp-faulty-text")),
        _ => return None,
    };
    Some(Notice { headline, text })
}

/// Why what was signed there cannot be taken, with the way on.
pub(crate) fn refusal(language: Language, refusal: &Refusal) -> FieldError {
    let (summary, slip) = match refusal {
        Refusal::NotTheFixedDocument | Refusal::NotSigned | Refusal::NotADocument { .. } | Refusal::Unreadable(_) => {
            (say!(language, "sign-tp-faulty"), say!(language, "sign-tp-faulty-text"))
        }
        Refusal::Signature { reason, .. } => (
            say!(language, "refusal-signature"),
            say!(language, "sign-tp-refused-slip", reason = reasons::signature(language, *reason)),
        ),
        other => refusals::words(language, other),
    };
    FieldError::new(FIELD, summary, slip)
}

async fn refuse(
    state: &State,
    visit: &Visit,
    client: &Client,
    id: DraftId,
    refused: &[Refusal],
) -> Result<Response, Trouble> {
    state.metrics.refused();
    upload::told(visit, refused);
    let ready = match ready(state, client, id).await? {
        Ok(ready) => ready,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let mut view = view::view(state, visit, client, ready).await?;
    let errors = refused.iter().map(|told| refusal(visit.language, told)).collect();
    view.errors = errors::told_together(errors);
    view.safe = say!(visit.language, "sign-safe");
    // The same in the other language is not asked of the Trusted Profile once more.
    view.frame.other_language = language::page_in(&links::sign(id), view.frame.the_other());
    view::answer(state, StatusCode::UNPROCESSABLE_ENTITY, &view)
}

/// Room for a document on its way there or back, so that whoever presses again and again makes nobody else wait.
pub(crate) async fn room(state: &State, client: &Client) -> Result<Room, Trouble> {
    let megabytes = state.submissions.limits.document.div_ceil(1 << 20);
    let size = u32::try_from(megabytes).unwrap_or(u32::MAX);
    state.filing_rooms.take(client.id().to_string(), size).await.ok_or(Trouble::Busy)
}

/// Back to the page of signing after a fault that is neither the person's nor ours; operators read the cause in the log.
fn put_off(visit: &Visit, id: DraftId, code: &str, cause: &Fault) -> Response {
    tracing::warn!(request = visit.number.as_str(), cause = %cause, "the Trusted Profile is out of order");
    to(&address(id, code))
}

fn address(id: DraftId, code: &str) -> String {
    format!("{}?profil={code}", links::sign(id))
}

/// The mark of this session: only it may finish what it began.
pub(crate) fn session(visit: &Visit) -> Result<[u8; 32], Trouble> {
    let token = visit.token.as_ref().ok_or(Trouble::Forbidden)?;
    Ok(Sha256::digest(token.as_bytes()).into())
}
