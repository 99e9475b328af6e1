//! A receipt that was signed in own software comes back.

use std::collections::HashMap;

use accounts::Client;
use axum::{
    extract::{Multipart, Path, State as FromState},
    http::StatusCode,
    response::Response,
};
use delivery::{AskError, Refusal, SignError};
use words::{say, sizes};

use super::{Found, What, delivered, find, nothing, refusals, view};
use crate::{
    State,
    kit::{
        errors::FieldError,
        rights::AsClient,
        trouble::Trouble,
        upload::{Received, Rules, UploadError, receive},
        visit::Visit,
    },
};

/// The field of the signed file; refusals lead there.
const FIELD: &str = "dokument";

pub(crate) async fn file(
    FromState(state): FromState<State>,
    visit: Visit,
    AsClient(client): AsClient,
    Path(path): Path<(String, String)>,
    body: Multipart,
) -> Result<Response, Trouble> {
    let what = What::of(&path)?;
    let rules = Rules {
        fields: &[(FIELD, delivery::LARGEST)],
        whole: delivery::LARGEST,
        files: 1,
        rooms: (&state.filing_rooms, client.id().to_string()),
    };
    let marked = |texts: &HashMap<String, String>| texts.get("csrf").is_some_and(|mark| visit.csrf_matches(mark));
    let Received { files, entered, room: _room, .. } = match receive(&state, body, &rules, marked).await {
        Ok(received) => received,
        Err(error) => {
            let error = of_upload(&visit, error)?;
            return again(&state, &visit, &client, what, error).await;
        }
    };
    let Some(file) = files.into_iter().next() else {
        let (summary, slip) = (say!(visit.language, "sign-own-no-file"), say!(visit.language, "sign-own-no-file-slip"));
        return again(&state, &visit, &client, what, FieldError::new(FIELD, summary, slip)).await;
    };
    match delivery::sign(&state.deliveries, &client, what.case, what.answer, file.bytes, entered, &visit.number).await {
        Ok(_) => Ok(delivered(what)),
        Err(SignError::Nothing) => nothing(&state, &client, what).await,
        Err(SignError::NotAsked) => {
            let words = (say!(visit.language, "delivery-not-asked"), say!(visit.language, "delivery-not-asked-slip"));
            anew(&state, &visit, &client, what, words).await
        }
        Err(SignError::Over) => {
            let words = (say!(visit.language, "delivery-over"), say!(visit.language, "delivery-over-slip"));
            anew(&state, &visit, &client, what, words).await
        }
        Err(SignError::Refused(refusal)) => {
            told(&visit, &refusal);
            let (summary, slip) = refusals::words(visit.language, &refusal);
            again(&state, &visit, &client, what, FieldError::new(FIELD, summary, slip)).await
        }
        Err(SignError::Fault(fault)) => Err(Trouble::Fault(fault)),
    }
}

/// Writes down, for operators, why what was signed was not taken.
pub(super) fn told(visit: &Visit, refusal: &Refusal) {
    let number = visit.number.as_str();
    tracing::info!(request = number, reason = refusal.code(), "a signed receipt of delivery was refused");
}

/// No receipt waits any more, or none was asked for: a new one waits at once.
async fn anew(
    state: &State,
    visit: &Visit,
    client: &Client,
    what: What,
    (summary, slip): (String, String),
) -> Result<Response, Trouble> {
    match delivery::ask(&state.deliveries, client, what.case, what.answer, state.journal.now()).await {
        Ok(_) => {}
        Err(AskError::Nothing) => return nothing(state, client, what).await,
        Err(AskError::Fault(fault)) => return Err(Trouble::Fault(fault)),
    }
    again(state, visit, client, what, FieldError::new(FIELD, summary, slip)).await
}

/// The page again, with what is to be put right.
async fn again(
    state: &State,
    visit: &Visit,
    client: &Client,
    what: What,
    error: FieldError,
) -> Result<Response, Trouble> {
    state.metrics.refused();
    let proof = match find(state, client, what).await? {
        Ok(Found::Waits(proof)) => proof,
        Ok(Found::Delivered(_)) => return Ok(delivered(what)),
        Err(elsewhere) => return Ok(elsewhere),
    };
    let mut view = view::sign(state, visit, client, what, &proof).await?;
    view.safe = say!(visit.language, "delivery-safe-file");
    view.errors = vec![error];
    view::answer(state, StatusCode::UNPROCESSABLE_ENTITY, &view)
}

fn of_upload(visit: &Visit, error: UploadError) -> Result<FieldError, Trouble> {
    let language = visit.language;
    let (summary, slip) = match error {
        UploadError::TooLarge { .. } | UploadError::TooManyFiles | UploadError::WholeTooLarge => (
            say!(language, "delivery-too-large"),
            say!(language, "delivery-too-large-slip", limit = sizes::limit(delivery::LARGEST)),
        ),
        UploadError::Broken => (say!(language, "refusal-broken"), say!(language, "refusal-broken-slip")),
        UploadError::TooSlow => (say!(language, "refusal-too-slow"), say!(language, "refusal-too-slow-slip")),
        UploadError::StaleForm => return Err(Trouble::StaleForm),
        UploadError::NoRoom => return Err(Trouble::Busy),
    };
    Ok(FieldError::new(FIELD, summary, slip))
}
