//! Validating signatures. Nothing of what is sent is kept.

use std::time::Duration;

use accounts::count_validation;
use axum::{
    Json,
    extract::{Multipart, State as FromState, multipart::MultipartRejection},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use files::clean_name;
use serde::{Deserialize, Serialize};
use signatures::{Detached, Document};
use submissions::{Key, Limits, Refusal};
use utoipa::ToSchema;
use vocabulary::Instant;

use super::{
    door::Bearer,
    problem::{Problem, ProblemDetails},
    submissions::is_multipart,
};
use crate::{
    State,
    kit::upload::{Received, ReceivedFile, Rules, receive},
    telling,
};

/// The most bytes of one file, and of all together; the most files.
const LIMITS: Limits = Limits { document: 10 << 20, file: 10 << 20, whole: 40 << 20, files: 10 };
/// How long a turn is waited for.
const PATIENCE: Duration = Duration::from_secs(10);

/// A document to validate.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "describes the form; the body is read as it comes")]
pub(crate) struct ValidationForm {
    /// The signed document, or the signature beside the data.
    #[schema(value_type = String, format = Binary)]
    document: Vec<u8>,
    /// Files that a detached signature covers.
    #[schema(value_type = Option<Vec<String>>, format = Binary)]
    detached: Option<Vec<Vec<u8>>>,
    /// As of which instant to judge (RFC 3339); without it, as of now.
    #[schema(format = DateTime)]
    at: Option<String>,
}

/// A sentence for people, in each language.
#[derive(Serialize, ToSchema)]
pub(crate) struct Sentence {
    /// In Polish.
    pl: String,
    /// In English.
    en: String,
}

/// What the signatures of a document are worth.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Validation {
    /// SHA-256 of the document, in lower-case hexadecimal.
    sha256: String,
    /// The instant as of which was judged (RFC 3339).
    #[schema(format = DateTime)]
    judged_at: String,
    /// What the whole document is worth.
    sentence: Sentence,
    /// Every signature; empty when there is none.
    signatures: Vec<Validated>,
}

/// What one signature is worth. More fields may come.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Validated {
    /// Format and level, such as `XAdES-BASELINE-T`.
    format: String,
    /// Whether every digest and the signature value are right.
    intact: bool,
    /// `TOTAL-PASSED`, `INDETERMINATE` or `TOTAL-FAILED` (ETSI EN 319 102-1).
    indication: String,
    /// The standard's reason; null when it passed.
    #[schema(required = true)]
    sub_indication: Option<String>,
    /// Our reason in one word, finer than the standard's.
    reason: String,
    /// The signer's name; null when nobody can be named.
    #[schema(required = true)]
    signer: Option<String>,
    /// The time that the signer claims; proves nothing.
    #[schema(required = true)]
    signing_time: Option<String>,
    /// Since when the signature is known to exist.
    #[schema(format = DateTime)]
    best_time: String,
    /// `whole`, `detached`, `embedded`, `part` or `nothing`.
    coverage: String,
    /// Whether the signature is worth anything, and why.
    sentence: Sentence,
}

/// Validates the signatures of a document with the office's own trust and policy. Nothing is kept, so repeated it is done
/// anew. With `Accept: application/xml` the answer is the validation report of ETSI TS 119 102-2.
#[utoipa::path(
    post,
    path = "/validations",
    tag = "validations",
    params((
        "Idempotency-Key" = String,
        Header,
        min_length = 1,
        max_length = 200,
        pattern = "^[!-~]+$",
        description = "1 to 200 visible ASCII characters, chosen by the sender"
    )),
    request_body(content = ValidationForm, content_type = "multipart/form-data"),
    responses(
        (status = 201, content((Validation = "application/json"), (String = "application/xml"))),
        (status = 400, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 408, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 413, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 415, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 429, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 500, body = ProblemDetails, content_type = "application/problem+json"),
    ),
    security(("token" = []))
)]
pub(crate) async fn create(
    FromState(state): FromState<State>,
    Bearer(client): Bearer,
    headers: HeaderMap,
    body: Result<Multipart, MultipartRejection>,
) -> Result<Response, Problem> {
    // Validating twice changes nothing, so the key need not be kept; it is asked for as with every POST.
    let key = headers.get("idempotency-key").and_then(|key| key.to_str().ok()).map(Key::parse);
    if !matches!(key, Some(Ok(_))) {
        return Err(Problem::MissingKey);
    }
    let body = body.map_err(|rejection| match rejection {
        MultipartRejection::InvalidBoundary(_) if !is_multipart(&headers) => Problem::WrongMedia,
        _ => Problem::BadRequest,
    })?;
    if count_validation(&state.journal, client.id()).await?.is_some() {
        return Err(Problem::TooMany);
    }
    let rules = Rules {
        fields: &[("document", LIMITS.document), ("detached", LIMITS.file)],
        whole: LIMITS.whole,
        files: LIMITS.files,
        rooms: (&state.verifying_rooms, client.id().to_string()),
    };
    let received = receive(&state, body, &rules, |_| true).await;
    let Received { texts, files, entered, room: _room } =
        received.map_err(|error| Problem::of_upload(error, &LIMITS))?;
    if texts.keys().any(|name| name != "at") {
        return Err(Problem::UnknownField);
    }
    let at = match texts.get("at") {
        Some(text) => Instant::parse(text).map_err(|_| Problem::NoInstant)?,
        None => entered,
    };
    let document = document(files)?;

    let turn = tokio::time::timeout(PATIENCE, state.verifying.acquire()).await;
    let Ok(Ok(_turn)) = turn else { return Err(Problem::TooMany) };
    let anchors = &state.submissions.anchors();
    let gathered = signatures::gather(&document, anchors, &state.submissions.sources, at).await;
    let evidence = gathered.map_err(Problem::Unverifiable)?;
    let report = signatures::judge(&evidence, &state.submissions.policy, anchors, at);
    Ok(if wants_xml(&headers) {
        let record = signatures::machine_record(&evidence, &report);
        (StatusCode::CREATED, [(header::CONTENT_TYPE, "application/xml")], record).into_response()
    } else {
        (StatusCode::CREATED, Json(telling::json(&evidence, &report))).into_response()
    })
}

fn document(files: Vec<ReceivedFile>) -> Result<Document, Problem> {
    let (mut document, mut detached) = (None, Vec::new());
    for file in files {
        match file.field.as_str() {
            "document" if document.is_some() => return Err(Problem::BrokenForm),
            "document" => document = Some(Vec::from(file.bytes)),
            _ => {
                let name =
                    clean_name(&file.name).map_err(|error| Problem::Refused(vec![Refusal::NameUnusable(error)]))?;
                detached.push(Detached { name, bytes: Vec::from(file.bytes) });
            }
        }
    }
    let bytes = document.ok_or_else(|| Problem::Refused(vec![Refusal::NoDocument]))?;
    Ok(Document { bytes, detached })
}

/// Whether XML is asked for and JSON is not.
fn wants_xml(headers: &HeaderMap) -> bool {
    let accepted: Vec<_> =
        headers.get_all(header::ACCEPT).iter().filter_map(|value: &HeaderValue| value.to_str().ok()).collect();
    let names = |kind| accepted.iter().any(|value| value.contains(kind));
    names("application/xml") && !names("application/json")
}
