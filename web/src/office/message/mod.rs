//! Messages between the office and the client of a case, as the office reads and writes them.

use accounts::Official;
use askama::Template;
use axum::{
    extract::{Multipart, Path, Query, State as FromState},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use cases::{Deed, Denied, LookedInto, MessageId};
use journal::Act;
use vocabulary::CaseId;

use super::case::told::Telling;
use crate::{
    State,
    kit::{
        download::download,
        errors::FieldError,
        frame::{Frame, Here},
        page::page_with,
        rights::AsOfficial,
        thread::{self, Asked, MessageForm, PAGE, Thread, Undone},
        trouble::Trouble,
        visit::Visit,
    },
    links,
};

#[derive(Template)]
#[template(path = "office/message/page.html")]
pub(crate) struct MessagesPage {
    pub frame: Frame,
    pub sign: String,
    pub title: String,
    /// With whom; empty for nobody who has an account.
    pub client: String,
    pub back: String,
    pub thread: Thread,
    /// Why nothing can be written; empty when something can, or it is not this official's to do.
    pub why_not: String,
    pub told: Telling,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let id: CaseId = id.parse().map_err(|_| Trouble::NotFound)?;
    let frame = visit.frame(&state, Here::CaseList);
    let done = if asked.wyslano.is_empty() { String::new() } else { t!(frame, "message-sent") };
    render(&state, frame, &official, id, &asked, StatusCode::OK, ("", Telling { done, ..Telling::default() })).await
}

pub(crate) async fn send(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path(id): Path<String>,
    body: Multipart,
) -> Result<Response, Trouble> {
    let id: CaseId = id.parse().map_err(|_| Trouble::NotFound)?;
    let mut frame = visit.frame(&state, Here::CaseList);
    let here = links::case_messages(id);
    frame.other_language = crate::kit::language::page_in(&here, frame.the_other());
    let again = |errors: Vec<FieldError>| Telling { errors, safe: t!(frame, "message-safe"), ..Telling::default() };
    let written = match thread::read(&state, &visit, official.id(), body).await? {
        Ok(written) => written,
        Err(refused) => {
            let (text, told) = (refused.text, again(refused.errors));
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return render(&state, frame, &official, id, &Asked::default(), status, (&text, told)).await;
        }
    };
    let right = async |act: &mut Act| cases::may_write_to_client(act, &official, id).await;
    let (status, told) = match thread::send(&state, &visit, &written, right).await? {
        Ok(()) => return Ok(Redirect::to(&format!("{here}?wyslano=tak")).into_response()),
        Err(Undone::Denied(Denied::NotYours)) => return Err(Trouble::NotFound),
        Err(Undone::Denied(Denied::Fault(fault))) => return Err(Trouble::Fault(fault)),
        Err(Undone::Denied(Denied::NotNow | Denied::Stale)) => {
            let (slip, kept) = (t!(frame, "message-not-now"), written.text.clone());
            (StatusCode::CONFLICT, Telling { slip, kept, ..Telling::default() })
        }
        Err(Undone::Message(error)) => match thread::wrong(&frame, error)? {
            None => return Ok(Redirect::to(&format!("{here}?wyslano=tak")).into_response()),
            Some(error) => (StatusCode::UNPROCESSABLE_ENTITY, again(vec![error])),
        },
    };
    render(&state, frame, &official, id, &Asked::default(), status, (&written.text, told)).await
}

/// A file that came with a message, only to be downloaded.
pub(crate) async fn file(
    FromState(state): FromState<State>,
    AsOfficial(official): AsOfficial,
    Path((id, message, position)): Path<(String, String, u32)>,
) -> Result<Response, Trouble> {
    let id: CaseId = id.parse().map_err(|_| Trouble::NotFound)?;
    let message: MessageId = message.parse().map_err(|_| Trouble::NotFound)?;
    let mut db = state.journal.view().await?;
    let found = cases::message_file(&mut db, &official, id, message, position).await?;
    let file = found.ok_or(Trouble::NotFound)?;
    cases::look(&state.journal, &official, LookedInto::Case(id)).await?;
    let content = state.files.read(&mut db, file.file).await?.ok_or(Trouble::NotFound)?;
    Ok(download(&file.name, &file.media_type, content))
}

async fn render(
    state: &State,
    frame: Frame,
    official: &Official,
    id: CaseId,
    asked: &Asked,
    status: StatusCode,
    (text, told): (&str, Telling),
) -> Result<Response, Trouble> {
    let mut db = state.journal.view().await?;
    let found = cases::messages(&mut db, official, id, asked.before()?, PAGE).await?;
    let (row, page) = found.ok_or(Trouble::NotFound)?;
    drop(db);
    cases::look(&state.journal, official, LookedInto::Case(id)).await?;
    let here = links::case_messages(id);
    let file = |message, position| links::case_message_file(id, message, position);
    let mut thread = Thread::of(frame.language, &page, (&here, asked), false, file);
    let may = cases::deeds(official, &row, state.journal.now().warsaw_date()).contains(&Deed::Message);
    thread.form = may.then(|| MessageForm::new(state, &frame, here, text, &told.errors));
    let why_not = match (row.client, row.closed_at) {
        (None, _) => t!(frame, "message-no-account"),
        (_, Some(_)) => t!(frame, "message-closed-office"),
        _ => String::new(),
    };
    let shown = MessagesPage {
        sign: row.sign.to_string(),
        title: row.title.clone(),
        client: row.client.map(|_| row.sender.clone()).unwrap_or_default(),
        back: links::case(id),
        thread,
        why_not,
        told,
        frame,
    };
    let answer = page_with(status, &shown)?;
    // Only what is really shown was read.
    if let Some(last) = page.rows.first() {
        cases::messages_read(&state.journal, official, &row, last.id).await?;
    }
    Ok(answer)
}
