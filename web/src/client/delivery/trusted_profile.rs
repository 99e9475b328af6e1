//! Signing a receipt of delivery with the Trusted Profile: there and back.

use accounts::Client;
use axum::{
    extract::{Path, Query, State as FromState},
    http::StatusCode,
    response::Response,
};
use delivery::Refusal;
use trusted_profile::Back;
use vocabulary::Language;
use words::say;

use super::{Found, Nothing, What, delivered, find, nothing, refusals, to, upload::told, view};
use crate::{
    State,
    client::sign::{
        trusted_profile::{Came, FIELD, NOT_SIGNED, Outcome, address, outcome, room, sent, session},
        view::Notice,
    },
    kit::{errors::FieldError, form::Posted, language, reasons, rights::AsClient, trouble::Trouble, visit::Visit},
    links,
};

/// Hands the receipt over and sends the browser after it.
pub(crate) async fn begin(
    FromState(state): FromState<State>,
    visit: Visit,
    AsClient(client): AsClient,
    Path(path): Path<(String, String)>,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Response, Trouble> {
    let what = What::of(&path)?;
    let profile = state.trusted_profile.as_ref().ok_or(Trouble::NotFound)?;
    if let Err(elsewhere) = find(&state, &client, what).await? {
        return Ok(elsewhere);
    }
    let _room = room(&state, &client).await?;
    let address = format!("{}{}", state.public_url, links::delivery_profile_back(what.case, what.answer));
    // Whether it was signed is asked of the service itself, whichever way the person comes back.
    let back = Back { failed: format!("{address}?przerwano=tak"), done: address };
    let subject = (what.case, what.answer);
    let begun = profile.begin_delivery(&state.deliveries, &client, session(&visit)?, subject, &back).await;
    match sent(&visit, &links::delivery(what.case, what.answer), begun)? {
        Some(address) => Ok(to(&address)),
        None => nothing(&state, &client, what).await,
    }
}

/// Fetches what was signed and delivers. Asking again is safe: what is delivered leads to its case.
pub(crate) async fn finish(
    FromState(state): FromState<State>,
    visit: Visit,
    AsClient(client): AsClient,
    Path(path): Path<(String, String)>,
    Query(came): Query<Came>,
) -> Result<Response, Trouble> {
    let what = What::of(&path)?;
    let profile = state.trusted_profile.as_ref().ok_or(Trouble::NotFound)?;
    if let Err(elsewhere) = find(&state, &client, what).await? {
        return Ok(elsewhere);
    }
    let _room = room(&state, &client).await?;
    let (session, subject, broke_off) = (session(&visit)?, (what.case, what.answer), came.broke_off());
    let finished =
        profile.finish_delivery(&state.deliveries, &client, session, subject, broke_off, &visit.number).await;
    let code = match outcome(&visit, broke_off, finished)? {
        Outcome::Taken(_) => return Ok(delivered(what)),
        Outcome::Refused(refusal) => return refuse(&state, &visit, &client, what, &refusal).await,
        Outcome::Told(code) => code,
        Outcome::InFlight => NOT_SIGNED,
    };
    Ok(to(&address(&links::delivery(what.case, what.answer), code)))
}

/// What happened at the Trusted Profile, by the code that the address of the page carries.
pub(crate) fn notice(language: Language, code: &str) -> Option<Notice> {
    let (headline, text) = match code {
        "bez-podpisu" => (say!(language, "sign-tp-not-signed"), say!(language, "delivery-tp-not-signed-text")),
        "anulowano" => (say!(language, "sign-tp-cancelled"), say!(language, "delivery-tp-cancelled-text")),
        "po-czasie" => (say!(language, "sign-tp-expired"), say!(language, "sign-tp-expired-text")),
        "nie-zaczeto" => (say!(language, "sign-tp-not-begun"), say!(language, "delivery-tp-not-begun-text")),
        "inna-sesja" => (say!(language, "sign-tp-other-session"), say!(language, "sign-tp-other-session-text")),
        "nie-odpowiada" => (say!(language, "sign-tp-unreachable"), say!(language, "delivery-tp-unreachable-text")),
        "usterka" => (say!(language, "sign-tp-faulty"), say!(language, "delivery-tp-faulty-text")),
        _ => return None,
    };
    Some(Notice { headline, text })
}

/// Why what was signed there cannot be taken, with the way on.
pub(crate) fn words(language: Language, refusal: &Refusal) -> (String, String) {
    match refusal {
        Refusal::TooLarge { .. }
        | Refusal::Unreadable(_)
        | Refusal::NotXml
        | Refusal::NotSigned
        | Refusal::SeveralSignatures
        | Refusal::Beside
        | Refusal::NotTheReceipt => (say!(language, "sign-tp-faulty"), say!(language, "delivery-tp-faulty-text")),
        Refusal::TryLater => (say!(language, "delivery-try-later"), say!(language, "delivery-tp-try-later-slip")),
        Refusal::Signature(reason) => (
            say!(language, "refusal-signature"),
            say!(language, "delivery-tp-refused-slip", reason = reasons::signature(language, *reason)),
        ),
        other => refusals::words(language, other),
    }
}

async fn refuse(
    state: &State,
    visit: &Visit,
    client: &Client,
    what: What,
    refusal: &Refusal,
) -> Result<Response, Trouble> {
    state.metrics.refused();
    told(visit, refusal);
    let proof = match find(state, client, what).await? {
        Ok(Found::Waits(proof)) => proof,
        Ok(Found::Delivered(_)) => return Ok(delivered(what)),
        Err(elsewhere) => return Ok(elsewhere),
    };
    let mut view = view::sign(state, visit, client, what, &proof).await?;
    let (summary, slip) = words(visit.language, refusal);
    view.errors = vec![FieldError::new(FIELD, summary, slip)];
    view.safe = say!(visit.language, "delivery-safe");
    // The same in the other language is not asked of the Trusted Profile once more.
    let here = links::delivery(what.case, what.answer);
    view.frame.other_language = language::page_in(&here, view.frame.the_other());
    view::answer(state, StatusCode::UNPROCESSABLE_ENTITY, &view)
}
