//! What was signed in own software comes back.

use std::{collections::HashMap, time::Duration};

use accounts::Client;
use axum::{
    extract::{Multipart, Path, State as FromState},
    http::StatusCode,
    response::Response,
};
use submissions::{DraftState, Refusal, SubmitError, UploadedFile};
use vocabulary::{DraftId, Language};
use words::say;

use super::{Ready, after, filed, parse, ready, to, view};
use crate::{
    State,
    client::file::refusals,
    kit::{
        errors::{self, FieldError},
        reasons,
        rights::AsClient,
        trouble::Trouble,
        upload::{Received, Rules, receive},
        visit::Visit,
    },
    links,
};

/// The field of the signed file; refusals lead there.
const FIELD: &str = "dokument";
/// A second click waits for the first: so often, so long.
const LOOKS: u32 = 50;
const BETWEEN_LOOKS: Duration = Duration::from_millis(100);

pub(crate) async fn file(
    FromState(state): FromState<State>,
    visit: Visit,
    AsClient(client): AsClient,
    Path(id): Path<String>,
    body: Multipart,
) -> Result<Response, Trouble> {
    let id = parse(&id)?;
    let limits = state.submissions.limits;
    let rules = Rules {
        fields: &[(FIELD, limits.document)],
        whole: limits.document,
        files: 1,
        rooms: (&state.filing_rooms, client.id().to_string()),
    };
    let marked = |texts: &HashMap<String, String>| texts.get("csrf").is_some_and(|mark| visit.csrf_matches(mark));
    let received = receive(&state, body, &rules, marked).await;
    let ready = match ready(&state, &client, id).await? {
        Ok(ready) => ready,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let Received { files, entered, room: _room, .. } = match received {
        Ok(received) => received,
        Err(error) => {
            let error = FieldError { field: FIELD.into(), ..refusals::of_upload(visit.language, &limits, error)? };
            return again(&state, &visit, &client, ready, vec![error]).await;
        }
    };
    let Some(file) = files.into_iter().next() else {
        let (summary, slip) = (say!(visit.language, "sign-own-no-file"), say!(visit.language, "sign-own-no-file-slip"));
        return again(&state, &visit, &client, ready, vec![FieldError::new(FIELD, summary, slip)]).await;
    };
    let signed = UploadedFile { name: file.name, bytes: file.bytes };
    match submissions::file_draft(&state.submissions, &client, id, signed, entered, "portal", &visit.number).await {
        Ok(done) => Ok(filed(&state, done)),
        Err(SubmitError::Refused(refused)) => {
            let errors = refused.iter().map(|told| refusal(visit.language, told)).collect();
            told(&visit, &refused);
            again(&state, &visit, &client, ready, errors).await
        }
        Err(SubmitError::InFlight) => match wait_filed(&state, &client, id).await? {
            Some(response) => Ok(response),
            None => again(&state, &visit, &client, ready, vec![refusals::in_flight(visit.language)]).await,
        },
        // The draft was filed meanwhile; its page knows.
        Err(SubmitError::KeyUsedForOther) => Ok(to(&links::sign(id))),
        Err(SubmitError::Draft(error)) => after(error, id),
        Err(SubmitError::Fault(fault)) => Err(Trouble::Fault(fault)),
    }
}

/// Why what was signed cannot be taken, with advice for whoever signed a document of ours.
pub(crate) fn refusal(language: Language, refusal: &Refusal) -> FieldError {
    let (summary, slip) = refusals::words(language, refusal);
    let slip = match refusal {
        Refusal::NotSigned => say!(language, "sign-own-not-signed-slip"),
        Refusal::Unreadable(unreadable) => {
            say!(language, "sign-own-unreadable-slip", reason = reasons::unreadable(language, unreadable))
        }
        _ => slip,
    };
    // There is one field only.
    FieldError::new(FIELD, summary, slip)
}

/// Writes down, for operators, why what was signed was not taken.
pub(super) fn told(visit: &Visit, refused: &[Refusal]) {
    let codes: Vec<_> = refused.iter().map(Refusal::code).collect();
    tracing::info!(request = visit.number.as_str(), reasons = codes.join(","), "a signed draft was refused");
}

/// The receipt of a draft that another request is filing right now; `None` when it does not come to an end.
pub(super) async fn wait_filed(state: &State, client: &Client, id: DraftId) -> Result<Option<Response>, Trouble> {
    for _ in 0..LOOKS {
        let draft = submissions::draft(&mut state.journal.look().await?, client, id).await?;
        if let Some(DraftState::Filed(submission)) = draft.map(|draft| draft.state) {
            return Ok(Some(to(&links::receipt(submission))));
        }
        tokio::time::sleep(BETWEEN_LOOKS).await;
    }
    Ok(None)
}

/// The page again, with what is to be put right.
async fn again(
    state: &State,
    visit: &Visit,
    client: &Client,
    ready: Ready,
    errors: Vec<FieldError>,
) -> Result<Response, Trouble> {
    state.metrics.refused();
    let mut view = view::view(state, visit, client, ready).await?;
    view.safe = say!(visit.language, "sign-safe-file");
    view.errors = errors::told_together(errors);
    view::answer(state, StatusCode::UNPROCESSABLE_ENTITY, &view)
}
