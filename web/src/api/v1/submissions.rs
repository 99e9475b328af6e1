//! Filing letters, finding them again, listing them.

use axum::{
    Json,
    extract::{Multipart, Path, Query, State as FromState, multipart::MultipartRejection, rejection::QueryRejection},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse as _, Response},
};
use serde::{Deserialize, Serialize};
use submissions::{Filed, Filing, Key, SubmitError, Upload, UploadedFile};
use utoipa::{IntoParams, ToSchema};
use vocabulary::{Fault, SubmissionId};

use super::{
    door::{Bearer, Call},
    problem::{Problem, ProblemDetails},
    receipt_address,
};
use crate::{
    State,
    kit::upload::{Received, Rules, receive},
};

/// Filings on one page when nothing else is asked for, and at most.
const PAGE: u32 = 20;
const MOST: u32 = 100;

/// A letter to file.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "describes the form; the body is read as it comes")]
pub(crate) struct SubmissionForm {
    /// The code of a service that takes documents.
    service: String,
    /// The signed document, or the signature beside the data.
    #[schema(value_type = String, format = Binary)]
    document: Vec<u8>,
    /// Files that a detached signature covers.
    #[schema(value_type = Option<Vec<String>>, format = Binary)]
    detached: Option<Vec<Vec<u8>>>,
    /// Attachments that the signature need not cover.
    #[schema(value_type = Option<Vec<String>>, format = Binary)]
    attachment: Option<Vec<Vec<u8>>>,
}

/// A filing that is safe.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct FiledLetter {
    /// The id of the filing.
    #[schema(example = "0190f5c2-7a4e-7c1b-9d7e-1f0a2b3c4d5e")]
    id: String,
    /// The number of the letter in the register of incoming letters.
    #[schema(example = "RPW/2026/1234")]
    number: String,
    /// When the last byte came (RFC 3339).
    #[schema(format = DateTime)]
    entered_at: String,
    /// Where the sealed receipt is.
    receipt: String,
}

/// A filing in full.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct FilingDetails {
    #[serde(flatten)]
    filed: FiledLetter,
    /// The code of the service.
    service: String,
    /// What it is about.
    subject: String,
    /// How its signature stands: `valid`, `unknown` (judged again later) or `quarantined`.
    standing: &'static str,
    /// Whether the sealed receipt is there.
    receipt_ready: bool,
}

/// A part of the list of filings, newest first.
#[derive(Serialize, ToSchema)]
pub(crate) struct FilingList {
    items: Vec<FilingDetails>,
    /// The cursor of the next part; null at the end.
    next: Option<String>,
}

/// The filing under a key, or the list.
#[derive(Serialize, ToSchema)]
#[serde(untagged)]
pub(crate) enum Found {
    /// The filing that was accepted under the key.
    One(FiledLetter),
    /// The list.
    List(FilingList),
}

/// What is asked of the list.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Asked {
    /// The idempotency key of a filing whose answer was lost; the answer is that filing alone.
    #[param(min_length = 1, max_length = 200, pattern = "^[!-~]+$")]
    key: Option<String>,
    /// Where the last part ended.
    #[param(pattern = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
    cursor: Option<String>,
    /// How many, 1 to 100.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
}

/// Files a letter. Repeated with the same key and content it gives the same answer and files nothing twice.
#[utoipa::path(
    post,
    path = "/submissions",
    tag = "submissions",
    params((
        "Idempotency-Key" = String,
        Header,
        min_length = 1,
        max_length = 200,
        pattern = "^[!-~]+$",
        description = "1 to 200 visible ASCII characters, chosen by the sender"
    )),
    request_body(content = SubmissionForm, content_type = "multipart/form-data"),
    responses(
        (status = 201, body = FiledLetter),
        (status = 400, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 408, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 409, body = ProblemDetails, content_type = "application/problem+json"),
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
    call: Call,
    Bearer(client): Bearer,
    headers: HeaderMap,
    body: Result<Multipart, MultipartRejection>,
) -> Result<Response, Problem> {
    let key = headers
        .get("idempotency-key")
        .and_then(|key| key.to_str().ok())
        .and_then(|key| Key::parse(key).ok())
        .ok_or(Problem::MissingKey)?;
    let body = body.map_err(|rejection| match rejection {
        MultipartRejection::InvalidBoundary(_) if !is_multipart(&headers) => Problem::WrongMedia,
        _ => Problem::BadRequest,
    })?;
    let limits = state.submissions.limits;
    let rules = Rules {
        fields: &[("document", limits.document), ("detached", limits.file), ("attachment", limits.file)],
        whole: limits.whole,
        files: limits.files,
        rooms: (&state.filing_rooms, client.id().to_string()),
    };
    let Received { texts, files, entered, room: _room } =
        receive(&state, body, &rules, |_| true).await.map_err(|error| Problem::of_upload(error, &limits))?;
    if texts.keys().any(|name| name != "service") {
        return Err(Problem::UnknownField);
    }
    let mut upload = Upload { service: texts.get("service").cloned().unwrap_or_default(), ..Upload::default() };
    for file in files {
        let uploaded = UploadedFile { name: file.name, bytes: file.bytes };
        match file.field.as_str() {
            "document" if upload.document.is_some() => return Err(Problem::BrokenForm),
            "document" => upload.document = Some(uploaded),
            "detached" => upload.detached.push(uploaded),
            _ => upload.attachments.push(uploaded),
        }
    }
    let filed = submissions::submit(&state.submissions, &client, upload, entered, "api", &key, &call.number).await;
    match filed {
        Ok(filed) => {
            if !filed.again {
                state.metrics.filed();
            }
            Ok((StatusCode::CREATED, Json(FiledLetter::from(&filed))).into_response())
        }
        Err(SubmitError::Refused(refusals)) => {
            state.metrics.refused();
            let codes: Vec<_> = refusals.iter().map(submissions::Refusal::code).collect();
            tracing::info!(request = call.number.as_str(), reasons = codes.join(","), "a filing was refused");
            Err(Problem::Refused(refusals))
        }
        Err(SubmitError::KeyUsedForOther) => Err(Problem::KeyUsed),
        Err(SubmitError::InFlight) => Err(Problem::InFlight),
        Err(SubmitError::Draft(error)) => Err(Problem::Fault(Fault::new(format!("an upload met a draft: {error:?}")))),
        Err(SubmitError::Fault(fault)) => Err(Problem::Fault(fault)),
    }
}

/// Lists the account's filings, newest first; with a key, finds the one accepted under it.
#[utoipa::path(
    get,
    path = "/submissions",
    tag = "submissions",
    params(Asked),
    responses(
        (status = 200, body = Found),
        (status = 400, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
    ),
    security(("token" = []))
)]
pub(crate) async fn list(
    FromState(state): FromState<State>,
    Bearer(client): Bearer,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Json<Found>, Problem> {
    let Query(asked) = asked.map_err(|_| Problem::BadRequest)?;
    let mut view = state.journal.view().await?;
    if let Some(key) = asked.key {
        let key = Key::parse(&key).map_err(|_| Problem::BadRequest)?;
        let filed = submissions::by_key(&mut view, &client, &key).await?.ok_or(Problem::NotFound)?;
        return Ok(Json(Found::One(FiledLetter::from(&filed))));
    }
    let size = asked.limit.unwrap_or(PAGE);
    if !(1..=MOST).contains(&size) {
        return Err(Problem::BadRequest);
    }
    let before: Option<SubmissionId> =
        asked.cursor.map(|cursor| cursor.parse()).transpose().map_err(|_| Problem::BadRequest)?;
    let mine = submissions::mine(&mut view, &client, before, size).await?;
    let next = mine.rows.last().filter(|_| mine.more).map(|last| last.id.to_string());
    Ok(Json(Found::List(FilingList { items: mine.rows.iter().map(FilingDetails::from).collect(), next })))
}

/// One filing of the account.
#[utoipa::path(
    get,
    path = "/submissions/{id}",
    tag = "submissions",
    params(("id" = String, Path, description = "The id of the filing")),
    responses(
        (status = 200, body = FilingDetails),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
    ),
    security(("token" = []))
)]
pub(crate) async fn one(
    FromState(state): FromState<State>,
    Bearer(client): Bearer,
    Path(id): Path<String>,
) -> Result<Json<FilingDetails>, Problem> {
    let id: SubmissionId = id.parse().map_err(|_| Problem::NotFound)?;
    let filing = submissions::filing(&mut state.journal.view().await?, &client, id).await?.ok_or(Problem::NotFound)?;
    Ok(Json(FilingDetails::from(&filing)))
}

/// Whether the body is said to be a form with files.
pub(super) fn is_multipart(headers: &HeaderMap) -> bool {
    headers
        .get(axum::http::header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data"))
}

impl From<&Filed> for FiledLetter {
    fn from(filed: &Filed) -> Self {
        Self {
            id: filed.submission.to_string(),
            number: filed.number.to_string(),
            entered_at: filed.entered_at.rfc3339(),
            receipt: receipt_address(filed.submission),
        }
    }
}

impl From<&Filing> for FilingDetails {
    fn from(filing: &Filing) -> Self {
        Self {
            filed: FiledLetter {
                id: filing.id.to_string(),
                number: filing.number.to_string(),
                entered_at: filing.entered_at.rfc3339(),
                receipt: receipt_address(filing.id),
            },
            service: filing.service.clone(),
            subject: filing.subject.clone(),
            standing: filing.standing.code(),
            receipt_ready: filing.sealed_at.is_some(),
        }
    }
}
