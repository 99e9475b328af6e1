//! Messages in the account's cases, to be read: they are written in the portal.

use ::cases::{Message, MessageId};
use axum::{
    Json,
    extract::{Path, Query, State as FromState, rejection::QueryRejection},
    response::Response,
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use vocabulary::CaseId;

use super::{
    door::Bearer,
    problem::{Problem, ProblemDetails},
};
use crate::{State, kit::download::download, links};

/// Messages on one page when nothing else is asked for, and at most.
const PAGE: u32 = 20;
const MOST: u32 = 100;

/// A message between the client and the office. It is no letter: it keeps no time limit and delivers nothing.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CaseMessage {
    #[schema(example = "0190f5c2-7a4e-7c1b-9d7e-1f0a2b3c4d5e")]
    id: String,
    /// `client` or `office`.
    from: &'static str,
    /// Who wrote it, by the name of then.
    name: String,
    /// What it says; lines end with line feeds.
    text: String,
    /// When it was sent (RFC 3339).
    #[schema(format = DateTime)]
    sent_at: String,
    /// Whether whom it is for has opened it in the portal. Reading it here changes nothing.
    opened: bool,
    files: Vec<MessageFile>,
}

/// A file that came with a message.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct MessageFile {
    name: String,
    media_type: String,
    /// Bytes.
    size: u64,
    /// Where it is.
    address: String,
}

/// A part of the messages of a case, newest first.
#[derive(Serialize, ToSchema)]
pub(crate) struct MessagePage {
    items: Vec<CaseMessage>,
    /// The cursor of the next part; null at the end.
    next: Option<String>,
}

/// What is asked of the list.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Asked {
    /// Where the last part ended.
    #[param(example = "0190f5c2-7a4e-7c1b-9d7e-1f0a2b3c4d5e")]
    cursor: Option<String>,
    /// How many, 1 to 100.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
}

/// Lists the messages of one of the account's cases, newest first. Reading them here does not count as opening them.
#[utoipa::path(
    get,
    path = "/cases/{id}/messages",
    tag = "cases",
    params(("id" = String, Path, description = "The id of the case"), Asked),
    responses(
        (status = 200, body = MessagePage),
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
    Path(id): Path<String>,
    asked: Result<Query<Asked>, QueryRejection>,
) -> Result<Json<MessagePage>, Problem> {
    let Query(asked) = asked.map_err(|_| Problem::BadRequest)?;
    let size = asked.limit.unwrap_or(PAGE);
    if !(1..=MOST).contains(&size) {
        return Err(Problem::BadRequest);
    }
    let before = asked.cursor.map(|cursor| cursor.parse()).transpose().map_err(|_| Problem::BadRequest)?;
    let id: CaseId = id.parse().map_err(|_| Problem::NotFound)?;
    let mut view = state.journal.view().await?;
    let found = ::cases::my_messages(&mut view, &client, id, before, size).await?;
    let (_, page) = found.ok_or(Problem::NotFound)?;
    let next = page.rows.last().filter(|_| page.more).map(|last| last.id.to_string());
    Ok(Json(MessagePage { items: page.rows.into_iter().map(|message| CaseMessage::of(id, message)).collect(), next }))
}

/// A file that came with a message.
#[utoipa::path(
    get,
    path = "/cases/{id}/messages/{message}/files/{position}",
    tag = "cases",
    params(
        ("id" = String, Path, description = "The id of the case"),
        ("message" = String, Path, description = "The id of the message"),
        ("position" = u32, Path, description = "The place of the file, from 1", minimum = 1)
    ),
    responses(
        (status = 200, body = String, content_type = "application/octet-stream"),
        (status = 401, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 403, body = ProblemDetails, content_type = "application/problem+json"),
        (status = 404, body = ProblemDetails, content_type = "application/problem+json"),
    ),
    security(("token" = []))
)]
pub(crate) async fn file(
    FromState(state): FromState<State>,
    Bearer(client): Bearer,
    Path((id, message, position)): Path<(String, String, String)>,
) -> Result<Response, Problem> {
    let id: CaseId = id.parse().map_err(|_| Problem::NotFound)?;
    let message: MessageId = message.parse().map_err(|_| Problem::NotFound)?;
    let position: u32 = position.parse().map_err(|_| Problem::NotFound)?;
    let mut view = state.journal.view().await?;
    let found = ::cases::my_message_file(&mut view, &client, id, message, position).await?;
    let file = found.ok_or(Problem::NotFound)?;
    let content = state.files.read(&mut view, file.file).await?.ok_or(Problem::NotFound)?;
    Ok(download(&file.name, &file.media_type, content))
}

impl CaseMessage {
    fn of(case: CaseId, message: Message) -> Self {
        let file = |file: ::cases::MessageFile| MessageFile {
            address: links::api_message_file(case, message.id, file.position),
            name: file.name,
            media_type: file.media_type,
            size: file.size,
        };
        Self {
            id: message.id.to_string(),
            from: if message.by_client { "client" } else { "office" },
            name: message.by.1,
            text: message.text,
            sent_at: message.sent_at.rfc3339(),
            opened: !message.unread,
            files: message.files.into_iter().map(file).collect(),
        }
    }
}
