//! Messages between the client and the office in a case, as the client reads and writes them.

use accounts::Client;
use askama::Template;
use axum::{
    extract::{Multipart, Path, Query, State as FromState},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use cases::{Denied, MessageId};
use journal::Act;
use vocabulary::CaseId;

use super::where_to_write;
use crate::{
    State,
    kit::{
        download::download,
        errors::FieldError,
        frame::{Frame, Here},
        page::page_with,
        rights::AsClient,
        thread::{self, Asked, MessageForm, PAGE, Thread, Undone},
        trouble::Trouble,
        visit::Visit,
    },
    links,
};

#[derive(Template)]
#[template(path = "client/matters/messages.html")]
pub(crate) struct MyMessagesPage {
    pub frame: Frame,
    pub sign: String,
    pub title: String,
    pub back: String,
    /// Where a letter is written, which keeps terms.
    pub write: String,
    pub thread: Thread,
    /// It was sent.
    pub done: String,
    /// The case was closed meanwhile; what was typed then stands below.
    pub slip: String,
    pub kept: String,
    pub errors: Vec<FieldError>,
    pub safe: String,
}

/// What is told above the messages.
#[derive(Default)]
struct Told {
    done: String,
    slip: String,
    errors: Vec<FieldError>,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsClient(client): AsClient,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let id: CaseId = id.parse().map_err(|_| Trouble::NotFound)?;
    let frame = visit.frame(&state, Here::Filings);
    let done = if asked.wyslano.is_empty() { String::new() } else { t!(frame, "message-sent") };
    let told = Told { done, ..Told::default() };
    render(&state, frame, &client, id, &asked, StatusCode::OK, ("", told)).await
}

pub(crate) async fn send(
    FromState(state): FromState<State>,
    visit: Visit,
    AsClient(client): AsClient,
    Path(id): Path<String>,
    body: Multipart,
) -> Result<Response, Trouble> {
    let id: CaseId = id.parse().map_err(|_| Trouble::NotFound)?;
    let mut frame = visit.frame(&state, Here::Filings);
    let here = links::matter_messages(id);
    frame.other_language = crate::kit::language::page_in(&here, frame.the_other());
    let again = |errors| Told { errors, ..Told::default() };
    let written = match thread::read(&state, &visit, client.id(), body).await? {
        Ok(written) => written,
        Err(refused) => {
            let (text, told) = (refused.text, again(refused.errors));
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return render(&state, frame, &client, id, &Asked::default(), status, (&text, told)).await;
        }
    };
    let right = async |act: &mut Act| cases::may_write_to_office(act, &client, id).await;
    let (status, told) = match thread::send(&state, &visit, &written, right).await? {
        Ok(()) => return Ok(Redirect::to(&format!("{here}?wyslano=tak")).into_response()),
        Err(Undone::Denied(Denied::NotYours)) => return Err(Trouble::NotFound),
        Err(Undone::Denied(Denied::Fault(fault))) => return Err(Trouble::Fault(fault)),
        Err(Undone::Denied(Denied::NotNow | Denied::Stale)) => {
            (StatusCode::CONFLICT, Told { slip: t!(frame, "message-not-now"), ..Told::default() })
        }
        Err(Undone::Message(error)) => match thread::wrong(&frame, error)? {
            None => return Ok(Redirect::to(&format!("{here}?wyslano=tak")).into_response()),
            Some(error) => (StatusCode::UNPROCESSABLE_ENTITY, again(vec![error])),
        },
    };
    render(&state, frame, &client, id, &Asked::default(), status, (&written.text, told)).await
}

/// A file that came with a message, only to be downloaded.
pub(crate) async fn file(
    FromState(state): FromState<State>,
    AsClient(client): AsClient,
    Path((id, message, position)): Path<(String, String, u32)>,
) -> Result<Response, Trouble> {
    let id: CaseId = id.parse().map_err(|_| Trouble::NotFound)?;
    let message: MessageId = message.parse().map_err(|_| Trouble::NotFound)?;
    let mut db = state.journal.view().await?;
    let found = cases::my_message_file(&mut db, &client, id, message, position).await?;
    let file = found.ok_or(Trouble::NotFound)?;
    let content = state.files.read(&mut db, file.file).await?.ok_or(Trouble::NotFound)?;
    Ok(download(&file.name, &file.media_type, content))
}

async fn render(
    state: &State,
    frame: Frame,
    client: &Client,
    id: CaseId,
    asked: &Asked,
    status: StatusCode,
    (text, told): (&str, Told),
) -> Result<Response, Trouble> {
    let mut db = state.journal.view().await?;
    let found = cases::my_messages(&mut db, client, id, asked.before()?, PAGE).await?;
    let (row, page) = found.ok_or(Trouble::NotFound)?;
    drop(db);
    let here = links::matter_messages(id);
    let file = |message, position| links::matter_message_file(id, message, position);
    let mut thread = Thread::of(frame.language, &page, (&here, asked), true, file);
    let closed = row.stage.is_over();
    thread.form = (!closed).then(|| MessageForm::new(state, &frame, here, text, &told.errors));
    let shown = MyMessagesPage {
        sign: row.sign.to_string(),
        title: row.title.clone(),
        back: links::matter_case(id),
        write: where_to_write(state).await?,
        thread,
        done: told.done,
        kept: if told.slip.is_empty() { String::new() } else { text.to_owned() },
        slip: told.slip,
        safe: if told.errors.is_empty() { String::new() } else { t!(frame, "message-safe") },
        errors: told.errors,
        frame,
    };
    let answer = page_with(status, &shown)?;
    // Only what is really shown was read.
    if let Some(last) = page.rows.first() {
        cases::my_messages_read(&state.journal, client, &row, last.id).await?;
    }
    Ok(answer)
}
