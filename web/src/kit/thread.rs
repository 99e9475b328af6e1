//! Messages of a case as both sides see them, and the form that one is written in; `kit/thread.html` draws them.

use std::collections::HashMap;

use axum::extract::Multipart;
use bytes::Bytes;
use cases::{
    Denied, MOST_MESSAGE_FILES, MayMessage, Message, MessageError, MessageFile, MessageId, NewMessage, TextError,
};
use journal::Act;
use registry::Page;
use serde::Deserialize;
use submissions::{Limits, Refusal, UploadedFile};
use vocabulary::{AccountId, Fault, FileId, Language};
use words::{dates, say, sizes};

use crate::{
    State,
    administration::officials::post,
    client::file::refusals,
    kit::{
        errors::{FieldError, slip, told_together},
        frame::Frame,
        kinds,
        room::Room,
        trouble::Trouble,
        upload::{Received, ReceivedFile, Rules, receive_beside},
        visit::Visit,
    },
    office::case::view::FileLine,
};

/// Messages on one page.
pub(crate) const PAGE: u32 = 50;

/// The fields of the form.
const TEXT: &str = "wiadomosc";
const FILES: &str = "pliki";
/// The longest key of a form.
const LONGEST_KEY: usize = 64;

/// A message.
#[derive(Clone, Debug)]
pub(crate) struct MessageView {
    pub when: String,
    pub datetime: String,
    pub who: String,
    /// What that person does in the office; empty for a client.
    pub post: String,
    pub text: String,
    pub files: Vec<FileLine>,
    /// That it is new, or that whom it is for has not opened it; empty for neither.
    pub state: String,
}

/// The form that a message is written in.
#[derive(Clone, Debug)]
pub(crate) struct MessageForm {
    pub action: String,
    pub key: String,
    pub text: String,
    pub text_slip: Option<String>,
    pub files_slip: Option<String>,
    /// How much it takes.
    pub limits: String,
}

/// Messages, newest first, and where others are.
#[derive(Clone, Debug)]
pub(crate) struct Thread {
    pub messages: Vec<MessageView>,
    /// The form; none while nothing can be written.
    pub form: Option<MessageForm>,
    pub newest: String,
    pub older: String,
}

/// What the address asks for.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    przed: String,
    pub wyslano: String,
}

impl Asked {
    /// The message before which the page begins.
    pub(crate) fn before(&self) -> Result<Option<MessageId>, Trouble> {
        let before = Some(self.przed.as_str()).filter(|text| !text.is_empty());
        before.map(|text| text.parse().map_err(|_| Trouble::NotFound)).transpose()
    }
}

/// A message as it was posted, its files not kept yet.
pub(crate) struct Written {
    pub text: String,
    pub key: String,
    files: Vec<(String, &'static str, Bytes)>,
    /// The memory that they take.
    _room: Room,
}

/// What was typed, and what is wrong with it.
pub(crate) struct Refused {
    pub text: String,
    pub errors: Vec<FieldError>,
}

impl Thread {
    /// The messages as one side sees them: the client's own when `for_client`.
    pub(crate) fn of(
        language: Language,
        page: &Page<Message>,
        (here, asked): (&str, &Asked),
        for_client: bool,
        file: impl Fn(MessageId, u32) -> String,
    ) -> Self {
        let more = page.rows.last().filter(|_| page.more);
        Self {
            messages: page.rows.iter().map(|message| view(language, message, for_client, &file)).collect(),
            form: None,
            newest: if asked.przed.is_empty() { String::new() } else { here.to_owned() },
            older: more.map(|last| format!("{here}?przed={}", last.id)).unwrap_or_default(),
        }
    }
}

impl MessageForm {
    /// A form with what was typed, and what is wrong with it.
    pub(crate) fn new(state: &State, frame: &Frame, action: String, text: &str, errors: &[FieldError]) -> Self {
        let limits = limits(state);
        Self {
            action,
            // A form carries its own key, so a double click and the back button send once.
            key: hex::encode(state.journal.random::<16>()),
            text: text.to_owned(),
            text_slip: slip(errors, TEXT).map(str::to_owned),
            files_slip: slip(errors, FILES).map(str::to_owned),
            limits: t!(
                frame,
                "message-files-hint",
                files = limits.files,
                limit = sizes::limit(limits.file),
                whole = sizes::limit(limits.whole)
            ),
        }
    }
}

fn view(
    language: Language,
    message: &Message,
    for_client: bool,
    file: impl Fn(MessageId, u32) -> String,
) -> MessageView {
    let state = match (message.unread, message.by_client == for_client) {
        (false, _) => String::new(),
        (true, true) if for_client => say!(language, "message-unread-by-office"),
        (true, true) => say!(language, "message-unread-by-client"),
        (true, false) => say!(language, "message-new"),
    };
    MessageView {
        when: dates::minute(language, message.sent_at),
        datetime: message.sent_at.rfc3339_warsaw(),
        who: message.by.1.clone(),
        post: message.post.map(|of| post(language, of)).unwrap_or_default(),
        text: message.text.clone(),
        files: file_lines(language, message, file),
        state,
    }
}

/// The files of a message, each under its address.
pub(crate) fn file_lines(
    language: Language,
    message: &Message,
    address: impl Fn(MessageId, u32) -> String,
) -> Vec<FileLine> {
    let line = |file: &MessageFile| FileLine {
        address: address(message.id, file.position),
        name: file.name.clone(),
        about: format!("{}, {}", kinds::of_media(language, &file.media_type), sizes::size(language, file.size)),
    };
    message.files.iter().map(line).collect()
}

/// How much one message may bring.
fn limits(state: &State) -> Limits {
    Limits { files: MOST_MESSAGE_FILES, ..state.submissions.limits.of_draft() }
}

/// Reads a posted message; what was typed comes back when something is wrong.
pub(crate) async fn read(
    state: &State,
    visit: &Visit,
    whose: AccountId,
    body: Multipart,
) -> Result<Result<Written, Refused>, Trouble> {
    let (limits, language) = (limits(state), visit.language);
    let rules = Rules {
        fields: &[(FILES, limits.file)],
        whole: limits.whole,
        files: limits.files,
        rooms: (&state.filing_rooms, whose.to_string()),
    };
    let marked = |texts: &HashMap<String, String>| texts.get("csrf").is_some_and(|mark| visit.csrf_matches(mark));
    let mut texts = HashMap::new();
    let received = receive_beside(state, body, &rules, &mut texts, marked).await;
    let text = texts.remove(TEXT).unwrap_or_default();
    let (files, room) = match received {
        Ok(Received { files, room, .. }) => (files, room),
        Err(error) => {
            let error = refusals::of_upload(language, &limits, error)?;
            return Ok(Err(Refused { text, errors: vec![FieldError { field: FILES.into(), ..error }] }));
        }
    };
    let key = texts.remove("klucz").unwrap_or_default();
    let is_key = (1..=LONGEST_KEY).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if !is_key {
        return Err(Trouble::BadRequest);
    }
    let files = files.into_iter().map(|ReceivedFile { name, bytes, .. }| UploadedFile { name, bytes });
    let files: Vec<UploadedFile> = files.collect();
    match submissions::check_files(&limits, &files) {
        Ok(checked) => {
            let files = checked.into_iter().zip(files);
            let files = files.map(|((name, kind), file)| (name, kind.media_type(), file.bytes)).collect();
            Ok(Ok(Written { text, key, files, _room: room }))
        }
        Err(refused) => {
            let told = refused.iter().map(|refusal| of_file(language, refusal)).collect();
            Ok(Err(Refused { text, errors: told_together(told) }))
        }
    }
}

fn of_file(language: Language, refusal: &Refusal) -> FieldError {
    let (summary, slip) = refusals::words(language, refusal);
    FieldError::new(FILES, summary, slip)
}

/// Why nothing was sent.
pub(crate) enum Undone {
    /// Not by this person, or not now.
    Denied(Denied),
    /// What was written cannot be sent.
    Message(MessageError),
}

/// Sends the message by the right that is given for the act. Files of one that was not sent are let go.
pub(crate) async fn send(
    state: &State,
    visit: &Visit,
    written: &Written,
    right: impl AsyncFnOnce(&mut Act) -> Result<MayMessage, Denied>,
) -> Result<Result<(), Undone>, Trouble> {
    let mut files = Vec::with_capacity(written.files.len());
    for (name, media_type, bytes) in &written.files {
        let kept = state.files.keep(state.journal.new_id(), bytes.clone()).await?;
        files.push((name.clone(), *media_type, kept));
    }
    let ids: Vec<FileId> = files.iter().map(|(_, _, kept)| kept.id).collect();
    let mut act = state.journal.act(visit.actor(), &visit.number).await?;
    let new = NewMessage { form: &written.key, text: &written.text, files };
    let sent = match right(&mut act).await {
        Ok(right) => cases::send_message(&mut act, right, new).await.map_err(Undone::Message),
        Err(denied) => Err(Undone::Denied(denied)),
    };
    match sent {
        Ok((_, recorded)) => {
            act.commit(recorded).await?;
            Ok(Ok(()))
        }
        Err(undone) => {
            drop(act);
            let mut view = state.journal.look().await?;
            for id in ids {
                state.files.erase(&mut view, id).await?;
            }
            Ok(Err(undone))
        }
    }
}

/// What is wrong with a message, in words; nothing for one that is sent already.
pub(crate) fn wrong(frame: &Frame, error: MessageError) -> Result<Option<FieldError>, Fault> {
    let (field, (summary, slip)) = match error {
        MessageError::Text(TextError::Empty) => {
            (TEXT, (t!(frame, "message-error-empty"), t!(frame, "message-error-empty-slip")))
        }
        MessageError::Text(TextError::TooLong) => {
            (TEXT, (t!(frame, "message-error-long"), t!(frame, "message-error-long-slip")))
        }
        MessageError::Text(TextError::Hidden) => {
            (TEXT, (t!(frame, "message-error-hidden"), t!(frame, "message-error-hidden-slip")))
        }
        MessageError::TooManyFiles => {
            (FILES, refusals::words(frame.language, &Refusal::TooManyFiles { limit: MOST_MESSAGE_FILES }))
        }
        MessageError::TooMany => {
            (TEXT, (t!(frame, "message-error-too-many"), t!(frame, "message-error-too-many-slip")))
        }
        MessageError::Sent => return Ok(None),
        MessageError::Fault(fault) => return Err(fault),
    };
    Ok(Some(FieldError::new(field, summary, slip)))
}
