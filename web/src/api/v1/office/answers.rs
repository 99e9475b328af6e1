//! Answers: brought as text by the system, approved in the name of whoever signs, sealed and delivered by this office.

use ::cases::{AnswerField, AnswerText, Deed, Denied, DraftError, SendError, TextError};
use axum::{
    extract::{Path, State as FromState},
    response::Response,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use vocabulary::{CaseId, Fault};

use super::{Begun, Once, denied};
use crate::{
    State,
    api::v1::problem::{Problem, ProblemDetails},
};

/// An answer by which a case is settled.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct AnswerBrought {
    /// The version of the case that this was decided on.
    version: i64,
    /// To whom: the name, then the address, line by line; at most 600 characters.
    addressee: String,
    /// What it is about; at most 250 characters.
    title: String,
    /// What it says: an empty line parts paragraphs; at most 20000 characters.
    text: String,
    /// Whether it opens only after the client has signed the receipt of its delivery (UPD).
    #[serde(default)]
    signed_receipt: bool,
}

/// Which version of an answer is approved.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ApprovalAsked {
    /// The version of the answer.
    version: i64,
}

/// An answer that was brought.
#[derive(Serialize, ToSchema)]
pub(crate) struct BroughtAnswer {
    id: String,
    /// The version that its approval names.
    version: i64,
}

/// An answer that was approved: the office seals it and lets the client collect it.
#[derive(Serialize, ToSchema)]
pub(crate) struct ApprovedAnswer {
    id: String,
}

/// Brings the answer of a case and sends it to be approved, in the name of whoever carries the case.
#[utoipa::path(
    post,
    path = "/office/cases/{id}/answer",
    tag = "office",
    params(("id" = String, Path, description = "The id of the case"),
           ("Okienko-Official" = String, Header, description = "The login of the official in whose name this is done"),
           ("Idempotency-Key" = String, Header, min_length = 1, max_length = 200, pattern = "^[!-~]+$",
            description = "1 to 200 visible ASCII characters, chosen by the sender")),
    request_body = AnswerBrought,
    responses(
        (status = 200, body = BroughtAnswer),
        (status = 400, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 409, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 422, body = ProblemDetails, content_type = "application/problem+json"),
    ),
    security(("system" = []))
)]
pub(crate) async fn bring(
    FromState(state): FromState<State>,
    Path(id): Path<String>,
    once: Once<AnswerBrought>,
) -> Result<Response, Problem> {
    let id: CaseId = id.parse().map_err(|_| Problem::NotFound)?;
    let (mut doing, asked) = match once.begin(&state).await? {
        Begun::New(doing, asked) => (doing, asked),
        Begun::Before(answer) => return Ok(answer),
    };
    let text = AnswerText::read(&asked.addressee, &asked.title, &asked.text).map_err(|wrong| {
        wrong.first().map_or(Problem::BadRequest, |(field, error)| match error {
            TextError::Empty => Problem::Field(name(*field), "missing"),
            TextError::TooLong | TextError::Hidden => Problem::Field(name(*field), "text"),
        })
    })?;
    if let Some(field) = text.missing().first() {
        return Err(Problem::Field(name(*field), "missing"));
    }
    let official = doing.by.official().clone();
    let act = &mut doing.act;
    let right = ::cases::may_work(act, &official, id, asked.version, Deed::Draft).await.map_err(denied)?;
    if asked.signed_receipt && !::cases::can_be_signed_for(act.view(), right.row()).await? {
        return Err(Problem::Field("signedReceipt", "no-pesel"));
    }
    let text = text.for_signed_delivery(asked.signed_receipt);
    let (answer, _) = ::cases::draft(act, right, &text).await.map_err(|error| match error {
        DraftError::Exists(_) => Problem::NotNow,
        DraftError::Fault(fault) => Problem::Fault(fault),
    })?;
    let right = ::cases::may_draft(act, &official, answer, 1).await.map_err(denied)?;
    let version = right.answer().version;
    let recorded = ::cases::send_for_approval(act, right).await.map_err(|error| match error {
        SendError::Unfinished(_) => Problem::Fault(Fault::new("an unfinished answer was sent")),
        SendError::Fault(fault) => Problem::Fault(fault),
    })?;
    doing.end(recorded, &BroughtAnswer { id: answer.to_string(), version }).await
}

/// Approves the answer of a case, in the name of whoever signs for the office. It is sealed then and the client collects it:
/// `answer.sealed` and `answer.collected` tell.
#[utoipa::path(
    post,
    path = "/office/cases/{id}/answer/approval",
    tag = "office",
    params(("id" = String, Path, description = "The id of the case"),
           ("Okienko-Official" = String, Header, description = "The login of the official in whose name this is done"),
           ("Idempotency-Key" = String, Header, min_length = 1, max_length = 200, pattern = "^[!-~]+$",
            description = "1 to 200 visible ASCII characters, chosen by the sender")),
    request_body = ApprovalAsked,
    responses(
        (status = 200, body = ApprovedAnswer),
        (status = 400, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 409, body = ProblemDetails, content_type = "application/problem+json"),
    ),
    security(("system" = []))
)]
pub(crate) async fn approve(
    FromState(state): FromState<State>,
    Path(id): Path<String>,
    once: Once<ApprovalAsked>,
) -> Result<Response, Problem> {
    let id: CaseId = id.parse().map_err(|_| Problem::NotFound)?;
    let (mut doing, asked) = match once.begin(&state).await? {
        Begun::New(doing, asked) => (doing, asked),
        Begun::Before(answer) => return Ok(answer),
    };
    let official = doing.by.official().clone();
    let act = &mut doing.act;
    let case = ::cases::case(act.view(), &official, id).await?.ok_or(Problem::NotFound)?;
    let found = case.answer().ok_or(Problem::NotFound)?;
    let (answer, today) = (found.id, act.at().warsaw_date());
    // Whoever may not sign it would only accept it, which is done at this office's pages.
    if ::cases::entitled(act.view(), &official, &case.row, found, today).await?.is_none() {
        return Err(denied(Denied::NotYours));
    }
    let right = ::cases::may_approve(act, &official, answer, asked.version).await.map_err(denied)?;
    let recorded = ::cases::approve(act, right).await?;
    doing.end(recorded, &ApprovedAnswer { id: answer.to_string() }).await
}

const fn name(field: AnswerField) -> &'static str {
    match field {
        AnswerField::Addressee => "addressee",
        AnswerField::Title => "title",
        AnswerField::Party => "party",
        AnswerField::LegalBasis => "legalBasis",
        AnswerField::Text => "text",
        AnswerField::Reasons => "reasons",
        AnswerField::Instruction => "instruction",
        AnswerField::Court => "court",
    }
}
