//! A letter on its way: distributed, assigned, taken; a case opened with it.

use ::cases::{NewCase, OpenError};
use axum::{
    extract::{Path, State as FromState},
    response::Response,
};
use registry::{Assignment, MoveError};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vocabulary::{AccountId, LetterId, UnitId};

use super::{Begun, Day, Once, cases::OpenedCase, denied};
use crate::{
    State,
    api::v1::problem::{Problem, ProblemDetails},
};

/// A step of a letter.
#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum LetterMove {
    /// Give it to a `unit`.
    Distribute,
    /// Put it before the head of the office.
    SendForAssignment,
    /// Say who is to settle it: a `unit`, perhaps an `official` of it, `text` with instructions, `due`.
    Assign,
    /// Give it to an `official` of the own unit, perhaps with a `due` that is not later.
    Reassign,
    /// Take the own assignment back; `text` says why.
    CorrectAssignment,
    /// Say that it is not ours; `text` says why, `unit` perhaps whose it is.
    Refuse,
    /// Take it.
    Take,
}

/// What is done with a letter.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct MoveAsked {
    #[serde(rename = "move")]
    step: LetterMove,
    /// The version of the letter that this was decided on.
    version: i64,
    /// The symbol of a unit.
    unit: Option<String>,
    /// The login of an official.
    official: Option<String>,
    #[schema(value_type = Option<String>, format = Date)]
    due: Option<Day>,
    #[serde(default)]
    text: String,
}

/// A letter after a step.
#[derive(Serialize, ToSchema)]
pub(crate) struct MovedLetter {
    /// The version that the next step names.
    version: i64,
}

/// A case to be opened with a letter.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct CaseAsked {
    /// The version of the letter that this was decided on.
    version: i64,
    /// The symbol of a final class of the file plan.
    class: String,
    title: String,
    /// When the proceedings began.
    #[schema(value_type = String, format = Date)]
    started_on: Day,
}

/// Moves a letter on: distributes, assigns, takes it, in the name of the official who may.
#[utoipa::path(
    post,
    path = "/office/letters/{id}/moves",
    tag = "office",
    params(("id" = String, Path, description = "The id of the letter"),
           ("Okienko-Official" = String, Header, description = "The login of the official in whose name this is done"),
           ("Idempotency-Key" = String, Header, min_length = 1, max_length = 200, pattern = "^[!-~]+$",
            description = "1 to 200 visible ASCII characters, chosen by the sender")),
    request_body = MoveAsked,
    responses(
        (status = 200, body = MovedLetter),
        (status = 400, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 409, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
    ),
    security(("system" = []))
)]
pub(crate) async fn go(
    FromState(state): FromState<State>,
    Path(id): Path<String>,
    once: Once<MoveAsked>,
) -> Result<Response, Problem> {
    let id: LetterId = id.parse().map_err(|_| Problem::NotFound)?;
    let (mut doing, asked) = match once.begin(&state).await? {
        Begun::New(doing, asked) => (doing, asked),
        Begun::Before(answer) => return Ok(answer),
    };
    let official = doing.by.official().clone();
    let version = asked.version;
    let act = &mut doing.act;
    let recorded = match asked.step {
        LetterMove::Distribute => {
            let to = unit(&mut *act, &asked).await?.ok_or(Problem::Field("unit", "missing"))?;
            let right = registry::may_distribute(act, &official, id, version).await.map_err(denied)?;
            registry::distribute(act, right, to).await.map_err(wrong)?
        }
        LetterMove::SendForAssignment => {
            let right = registry::may_send_for_assignment(act, &official, id, version).await.map_err(denied)?;
            registry::send_for_assignment(act, right).await?
        }
        LetterMove::Assign => {
            let unit = unit(&mut *act, &asked).await?.ok_or(Problem::Field("unit", "missing"))?;
            let person = person(&mut *act, asked.official.as_deref()).await?;
            let right = registry::may_assign(act, &official, id, version).await.map_err(denied)?;
            let to = Assignment { unit, person, instructions: asked.text, due: asked.due.map(|day| day.0) };
            registry::assign(act, right, to).await.map_err(wrong)?
        }
        LetterMove::Reassign => {
            let person = person(&mut *act, asked.official.as_deref()).await?;
            let person = person.ok_or(Problem::Field("official", "missing"))?;
            let right = registry::may_reassign(act, &official, id, version).await.map_err(denied)?;
            registry::reassign(act, right, person, asked.due.map(|day| day.0)).await.map_err(wrong)?
        }
        LetterMove::CorrectAssignment => {
            let right = registry::may_correct(act, &official, id, version).await.map_err(denied)?;
            registry::correct_assignment(act, right, &asked.text).await.map_err(wrong)?
        }
        LetterMove::Refuse => {
            let to = unit(&mut *act, &asked).await?;
            let right = registry::may_refuse(act, &official, id, version).await.map_err(denied)?;
            registry::refuse(act, right, &asked.text, to).await.map_err(wrong)?
        }
        LetterMove::Take => {
            let right = registry::may_take(act, &official, id, version).await.map_err(denied)?;
            registry::take(act, right).await?
        }
    };
    doing.end(recorded, &MovedLetter { version: version + 1 }).await
}

/// Opens a case with a letter that the official has taken.
#[utoipa::path(
    post,
    path = "/office/letters/{id}/case",
    tag = "office",
    params(("id" = String, Path, description = "The id of the letter"),
           ("Okienko-Official" = String, Header, description = "The login of the official in whose name this is done"),
           ("Idempotency-Key" = String, Header, min_length = 1, max_length = 200, pattern = "^[!-~]+$",
            description = "1 to 200 visible ASCII characters, chosen by the sender")),
    request_body = CaseAsked,
    responses(
        (status = 200, body = OpenedCase),
        (status = 400, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 409, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
    ),
    security(("system" = []))
)]
pub(crate) async fn open(
    FromState(state): FromState<State>,
    Path(id): Path<String>,
    once: Once<CaseAsked>,
) -> Result<Response, Problem> {
    let id: LetterId = id.parse().map_err(|_| Problem::NotFound)?;
    let (mut doing, asked) = match once.begin(&state).await? {
        Begun::New(doing, asked) => (doing, asked),
        Begun::Before(answer) => return Ok(answer),
    };
    let official = doing.by.official().clone();
    let today = doing.act.at().warsaw_date();
    let class = registry::class_by_symbol(doing.act.view(), asked.class.trim(), today).await?;
    let class = class.ok_or(Problem::Field("class", "unknown"))?.id;
    let right = ::cases::may_open(&mut doing.act, &official, id, asked.version).await.map_err(denied)?;
    let new = NewCase { class, title: &asked.title, started_on: asked.started_on.0 };
    let (case, sign, recorded) = ::cases::open(&mut doing.act, right, new).await.map_err(|error| match error {
        OpenError::Class | OpenError::Group => Problem::Field("class", "not-final"),
        OpenError::Title(_) => Problem::Field("title", "text"),
        OpenError::Start => Problem::Field("startedOn", "day"),
        OpenError::UnitSymbol => Problem::Field("official", "unit"),
        OpenError::Fault(fault) => Problem::Fault(fault),
    })?;
    doing.end(recorded, &OpenedCase { id: case.to_string(), sign: sign.to_string(), version: 1 }).await
}

async fn unit(act: &mut journal::Act, asked: &MoveAsked) -> Result<Option<UnitId>, Problem> {
    let Some(symbol) = &asked.unit else { return Ok(None) };
    let unit = accounts::unit_by_symbol(act.view(), symbol).await?;
    Ok(Some(unit.ok_or(Problem::Field("unit", "unknown"))?.id))
}

/// The account of an official's login.
pub(super) async fn person(act: &mut journal::Act, login: Option<&str>) -> Result<Option<AccountId>, Problem> {
    let Some(login) = login else { return Ok(None) };
    let account = accounts::account_by_login(act.view(), &login.trim().to_lowercase()).await?;
    Ok(Some(account.ok_or(Problem::Field("official", "unknown"))?.id))
}

fn wrong(error: MoveError) -> Problem {
    match error {
        MoveError::Unit => Problem::Field("unit", "not-here"),
        MoveError::Person => Problem::Field("official", "not-here"),
        MoveError::DuePast => Problem::Field("due", "past"),
        MoveError::DueFar => Problem::Field("due", "far"),
        MoveError::DueLater { .. } => Problem::Field("due", "later"),
        MoveError::NoReason => Problem::Field("text", "missing"),
        MoveError::TooLong { .. } => Problem::Field("text", "text"),
        MoveError::Fault(fault) => Problem::Fault(fault),
    }
}
