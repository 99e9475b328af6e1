//! Cases: seeing one, and every step of it.

use ::cases::{CloseError, Deed, HandOverError, NoteError, PauseError, PauseReason};
use axum::{
    Json,
    extract::{Path, State as FromState},
    response::Response,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vocabulary::CaseId;

use super::{Begun, Day, InName, Once, dashed, denied, moves::person};
use crate::{
    State,
    api::v1::problem::{Problem, ProblemDetails},
};

/// A case that was opened.
#[derive(Serialize, ToSchema)]
pub(crate) struct OpenedCase {
    pub id: String,
    /// Its sign.
    #[schema(example = "OR.5345.12.2026")]
    pub sign: String,
    /// The version that its first step names.
    pub version: i64,
}

/// The answer in a case.
#[derive(Serialize, ToSchema)]
pub(crate) struct OfficeAnswer {
    id: String,
    /// `draft`, `for-approval`, `approved` (it waits for the seal), `sealed` or `collected`.
    state: String,
    /// The version that a step with the answer names.
    version: i64,
}

/// A case as the official sees it.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct OfficeCase {
    id: String,
    sign: String,
    /// One more with every step; a step names the version that it was decided on.
    version: i64,
    title: String,
    /// `open`, `awaiting-party`, `awaiting-body`, `suspended`, `settled`, `delivered` or `closed`.
    stage: String,
    /// The symbol of the unit that carries it.
    unit: String,
    /// The id of the account of whoever carries it.
    officer: String,
    /// The id of the letter it was opened with.
    letter: String,
    #[schema(format = Date)]
    started_on: String,
    /// The answer, once one was begun.
    answer: Option<OfficeAnswer>,
}

/// A step of a case.
#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum CaseMove {
    /// Stop the clock from the day `on`, for a `reason`.
    Pause,
    /// Let the clock run again; `on` is the last day that does not count.
    Resume,
    /// Give it to another `official` of the unit.
    HandOver,
    /// Note `text` for the office.
    Note,
    /// Give it `text` as its title.
    Rename,
    /// Close it; without an answer `text` says why.
    Close,
}

/// What is done with a case.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct StepAsked {
    step: CaseMove,
    /// The version of the case that this was decided on.
    version: i64,
    /// `awaiting-party`, `awaiting-body`, `suspended`, `mediation` or `party-delay`.
    reason: Option<String>,
    #[schema(value_type = Option<String>, format = Date)]
    on: Option<Day>,
    /// The login of an official.
    official: Option<String>,
    #[serde(default)]
    text: String,
}

/// A case after a step.
#[derive(Serialize, ToSchema)]
pub(crate) struct SteppedCase {
    /// The version that the next step names.
    version: i64,
}

/// A case, for an official who may see it.
#[utoipa::path(
    get,
    path = "/office/cases/{id}",
    tag = "office",
    params(("id" = String, Path, description = "The id of the case"),
           ("Okienko-Official" = String, Header, description = "The login of the official in whose name this is asked")),
    responses(
        (status = 200, body = OfficeCase),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
    ),
    security(("system" = []))
)]
pub(crate) async fn one(
    FromState(state): FromState<State>,
    InName(by): InName,
    Path(id): Path<String>,
) -> Result<Json<OfficeCase>, Problem> {
    let id: CaseId = id.parse().map_err(|_| Problem::NotFound)?;
    let case = ::cases::case(&mut state.journal.view().await?, by.official(), id).await?.ok_or(Problem::NotFound)?;
    let answer = case.answer().map(|answer| OfficeAnswer {
        id: answer.id.to_string(),
        state: dashed(answer.state.code()),
        version: answer.version,
    });
    let row = case.row;
    Ok(Json(OfficeCase {
        id: row.id.to_string(),
        sign: row.sign.to_string(),
        version: row.version,
        title: row.title,
        stage: dashed(row.stage.code()),
        unit: row.unit.symbol,
        officer: row.officer.0.to_string(),
        letter: row.letter.to_string(),
        started_on: row.started_on.to_string(),
        answer,
    }))
}

/// Does a step of a case: stops its clock, lets it run, notes, closes, in the name of the official who may.
#[utoipa::path(
    post,
    path = "/office/cases/{id}/steps",
    tag = "office",
    params(("id" = String, Path, description = "The id of the case"),
           ("Okienko-Official" = String, Header, description = "The login of the official in whose name this is done"),
           ("Idempotency-Key" = String, Header, min_length = 1, max_length = 200, pattern = "^[!-~]+$",
            description = "1 to 200 visible ASCII characters, chosen by the sender")),
    request_body = StepAsked,
    responses(
        (status = 200, body = SteppedCase),
        (status = 400, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 409, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
    ),
    security(("system" = []))
)]
pub(crate) async fn step(
    FromState(state): FromState<State>,
    Path(id): Path<String>,
    once: Once<StepAsked>,
) -> Result<Response, Problem> {
    let id: CaseId = id.parse().map_err(|_| Problem::NotFound)?;
    let (mut doing, asked) = match once.begin(&state).await? {
        Begun::New(doing, asked) => (doing, asked),
        Begun::Before(answer) => return Ok(answer),
    };
    let reason = match &asked.reason {
        None => None,
        Some(code) => {
            let reason = PauseReason::of_code(&code.replace('-', "_"));
            Some(reason.ok_or(Problem::Field("reason", "unknown"))?)
        }
    };
    let deed = match asked.step {
        CaseMove::Pause => Deed::of_pause(reason.ok_or(Problem::Field("reason", "missing"))?),
        CaseMove::Resume => Deed::Resume,
        CaseMove::HandOver => Deed::HandOver,
        CaseMove::Note => Deed::Note,
        CaseMove::Rename => Deed::Rename,
        CaseMove::Close => Deed::Close,
    };
    let official = doing.by.official().clone();
    let act = &mut doing.act;
    let on = || asked.on.map(|day| day.0).ok_or(Problem::Field("on", "missing"));
    let person = person(&mut *act, asked.official.as_deref()).await?;
    let right = ::cases::may_work(act, &official, id, asked.version, deed).await.map_err(denied)?;
    let recorded = match asked.step {
        CaseMove::Pause => {
            let reason = reason.ok_or(Problem::Field("reason", "missing"))?;
            ::cases::pause(act, right, reason, on()?, &asked.text).await.map_err(paused)?
        }
        CaseMove::Resume => ::cases::resume(act, right, on()?).await.map_err(paused)?,
        CaseMove::HandOver => {
            let person = person.ok_or(Problem::Field("official", "missing"))?;
            ::cases::hand_over(act, right, person).await.map_err(|error| match error {
                HandOverError::Officer => Problem::Field("official", "not-here"),
                HandOverError::Fault(fault) => Problem::Fault(fault),
            })?
        }
        CaseMove::Note => ::cases::note(act, right, &asked.text).await.map_err(noted)?,
        CaseMove::Rename => ::cases::rename(act, right, &asked.text).await.map_err(noted)?,
        CaseMove::Close => ::cases::close(act, right, &asked.text).await.map_err(|error| match error {
            CloseError::Note(_) => Problem::Field("text", "text"),
            CloseError::AnswerApproved => Problem::NotNow,
            CloseError::Fault(fault) => Problem::Fault(fault),
        })?,
    };
    doing.end(recorded, &SteppedCase { version: asked.version + 1 }).await
}

fn paused(error: PauseError) -> Problem {
    match error {
        PauseError::Future => Problem::Field("on", "future"),
        PauseError::TooEarly => Problem::Field("on", "early"),
        PauseError::AnswerApproved => Problem::NotNow,
        PauseError::Note(_) => Problem::Field("text", "text"),
        PauseError::Fault(fault) => Problem::Fault(fault),
    }
}

fn noted(error: NoteError) -> Problem {
    match error {
        NoteError::Text(_) => Problem::Field("text", "text"),
        NoteError::Fault(fault) => Problem::Fault(fault),
    }
}
