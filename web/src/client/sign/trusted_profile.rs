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
/// The code of a signature that is not there.
pub(crate) const NOT_SIGNED: &str = "bez-podpisu";

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
    let begun = profile.begin(&state.submissions, &client, session(&visit)?, id, &back).await;
    Ok(to(&sent(&visit, &links::sign(id), begun)?.unwrap_or_else(|| links::sign(id))))
}

/// How the person came back.
#[derive(Deserialize)]
pub(crate) struct Came {
    przerwano: Option<String>,
}

/// What came of it.
pub(crate) enum Outcome<T, R> {
    /// It was taken.
    Taken(T),
    /// What was signed cannot be taken.
    Refused(R),
    /// Nothing is signed; the code of what the page has to tell.
    Told(&'static str),
    /// This very document is being taken right now, as after a double click.
    InFlight,
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
    let (session, broke_off) = (session(&visit)?, came.broke_off());
    let finished = profile.finish(&state.submissions, &client, session, id, broke_off, &visit.number).await;
    match outcome(&visit, broke_off, finished)? {
        Outcome::Taken(done) => Ok(filed(&state, done)),
        Outcome::Refused(refused) => refuse(&state, &visit, &client, id, &refused).await,
        Outcome::Told(code) => Ok(to(&address(&links::sign(id), code))),
        Outcome::InFlight => {
            let filed = upload::wait_filed(&state, &client, id).await?;
            Ok(filed.unwrap_or_else(|| to(&address(&links::sign(id), NOT_SIGNED))))
        }
    }
}

impl Came {
    /// The person came back by the address for breaking off.
    pub(crate) const fn broke_off(&self) -> bool {
        self.przerwano.is_some()
    }
}

/// Where a person goes who was to be sent to sign: there, or back to the page with what is out of order. None when nothing
/// is there to be signed.
pub(crate) fn sent(visit: &Visit, page: &str, begun: Result<String, BeginError>) -> Result<Option<String>, Trouble> {
    match begun {
        Ok(address) => Ok(Some(address)),
        Err(BeginError::NotFixed) => Ok(None),
        Err(BeginError::Unreachable(cause)) => Ok(Some(address(page, unreachable(visit, &cause)))),
        Err(BeginError::Faulty(cause)) => Ok(Some(address(page, faulty(visit, &cause)))),
        Err(BeginError::Fault(fault)) => Err(Trouble::Fault(fault)),
    }
}

/// What came of coming back.
pub(crate) fn outcome<T, R>(
    visit: &Visit,
    broke_off: bool,
    finished: Result<T, FinishError<R>>,
) -> Result<Outcome<T, R>, Trouble> {
    Ok(match finished {
        Ok(taken) => Outcome::Taken(taken),
        Err(FinishError::Refused(refused)) => Outcome::Refused(refused),
        Err(FinishError::InFlight) => Outcome::InFlight,
        Err(FinishError::NotBegun) => Outcome::Told("nie-zaczeto"),
        Err(FinishError::OtherSession) => Outcome::Told("inna-sesja"),
        Err(FinishError::NotSigned) => Outcome::Told(if broke_off { "anulowano" } else { NOT_SIGNED }),
        Err(FinishError::Expired) => Outcome::Told("po-czasie"),
        Err(FinishError::Unreachable(cause)) => Outcome::Told(unreachable(visit, &cause)),
        Err(FinishError::Faulty(cause)) => Outcome::Told(faulty(visit, &cause)),
        Err(FinishError::Fault(fault)) => return Err(Trouble::Fault(fault)),
    })
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

/// A fault that is neither the person's nor ours; operators read the cause in the log.
fn unreachable(visit: &Visit, cause: &Fault) -> &'static str {
    tracing::warn!(request = visit.number.as_str(), cause = %cause, "the Trusted Profile does not answer");
    "nie-odpowiada"
}

fn faulty(visit: &Visit, cause: &Fault) -> &'static str {
    tracing::warn!(request = visit.number.as_str(), cause = %cause, "the Trusted Profile is out of order");
    "usterka"
}

/// The page of signing, telling what this code says.
pub(crate) fn address(page: &str, code: &str) -> String {
    format!("{page}?profil={code}")
}

/// The mark of this session: only it may finish what it began.
pub(crate) fn session(visit: &Visit) -> Result<[u8; 32], Trouble> {
    let token = visit.token.as_ref().ok_or(Trouble::Forbidden)?;
    Ok(Sha256::digest(token.as_bytes()).into())
}
