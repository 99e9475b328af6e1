//! Writing a message.

use accounts::{Client, Notice, Official};
use files::Kept;
use journal::{Act, Entry, Recorded};
use registry::KEPT;
use vocabulary::{CaseId, Fault};

use super::{
    MessageId,
    agrees::{RECEIVED, SENT, hash},
};
use crate::{
    CaseRow, Deed, Denied, StepKind, TextError, deed,
    note::{needed, remark},
    step::{self, Step},
    store::{self as cases, messages as store},
};

/// The most files of one message.
pub const MOST_MESSAGE_FILES: usize = 5;
/// The most messages that one client writes to the office within a day, whatever the case.
pub const MOST_MESSAGES_A_DAY: i64 = 50;

const DAY: i64 = 86_400;

/// May write one message in one case, which is locked until the act ends.
pub struct MayMessage {
    row: CaseRow,
    by: Writer,
}

enum Writer {
    Client(Client),
    Official(Official),
}

/// A message to be sent.
#[derive(Debug)]
pub struct NewMessage<'a> {
    /// The form that it was written in: the same form sends one message.
    pub form: &'a str,
    /// What it says: up to 4000 signs.
    pub text: &'a str,
    /// What comes with it: the clean name and the media type of each, and its content.
    pub files: Vec<(String, &'static str, Kept)>,
}

/// Why no message was sent.
#[derive(Debug)]
pub enum MessageError {
    /// The text.
    Text(TextError),
    /// There are more than [`MOST_MESSAGE_FILES`].
    TooManyFiles,
    /// The client wrote [`MOST_MESSAGES_A_DAY`] within the last day.
    TooMany,
    /// This form has sent one already.
    Sent,
    /// Our fault.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for MessageError {
    fn from(cause: E) -> Self {
        Self::Fault(cause.into())
    }
}

/// The right of this official to write to the client of a case, and a lock on the case.
///
/// # Errors
/// See [`Denied`].
pub async fn may_write_to_client(act: &mut Act, official: &Official, case: CaseId) -> Result<MayMessage, Denied> {
    act.execute(cases::hold(case)).await?;
    let row = deed::seen(act.view(), official, case).await?.ok_or(Denied::NotYours)?;
    if !Deed::Message.is_of(official, &row) {
        return Err(Denied::NotYours);
    }
    fits(act, row, Writer::Official(official.clone()))
}

/// The right of this client to write to the office in an own case, and a lock on the case.
///
/// # Errors
/// See [`Denied`].
pub async fn may_write_to_office(act: &mut Act, client: &Client, case: CaseId) -> Result<MayMessage, Denied> {
    act.execute(cases::hold(case)).await?;
    let row = cases::row(act.view(), case).await?;
    let row = row.filter(|row| row.client == Some(client.id())).ok_or(Denied::NotYours)?;
    fits(act, row, Writer::Client(client.clone()))
}

fn fits(act: &Act, row: CaseRow, by: Writer) -> Result<MayMessage, Denied> {
    if Deed::Message.fits(&row, act.at().warsaw_date()) { Ok(MayMessage { row, by }) } else { Err(Denied::NotNow) }
}

/// Sends the message: it stands in the file of the case, waits for whom it is for, and the client is told by mail that there is
/// one.
///
/// # Errors
/// See [`MessageError`].
pub async fn send_message(
    act: &mut Act,
    right: MayMessage,
    new: NewMessage<'_>,
) -> Result<(MessageId, Recorded), MessageError> {
    let MayMessage { row, by } = right;
    let (writer, name, post) = match &by {
        Writer::Client(client) => (client.id(), client.name(), None),
        Writer::Official(official) => (official.person(), official.signs_as(), Some(official.post())),
    };
    if store::is_sent(act.view(), writer, new.form).await? {
        return Err(MessageError::Sent);
    }
    let text = remark(new.text).and_then(needed).map_err(MessageError::Text)?;
    if new.files.len() > MOST_MESSAGE_FILES {
        return Err(MessageError::TooManyFiles);
    }
    let by_client = matches!(by, Writer::Client(_));
    let since = act.at().plus_seconds(-DAY);
    if by_client && store::sent_since(act.view(), writer, since).await? >= MOST_MESSAGES_A_DAY {
        return Err(MessageError::TooMany);
    }
    let (id, at) = (act.new_id(), act.at());
    let letter = store::Letterhead { id, case: row.id, by_client, writer, name, post, form: new.form };
    act.execute(store::insert(&letter, &text, at)).await?;
    let (mut hashes, mut list) = (Vec::new(), Vec::new());
    for (position, (name, media_type, kept)) in (1_u32..).zip(new.files) {
        hashes.push(hex::encode(kept.sha256));
        list.push((
            i64::from(position),
            name.clone(),
            media_type.to_owned(),
            i64::try_from(kept.size)?,
            kept.id.to_string(),
        ));
        let line = store::insert_file(id, position, &name, media_type, &kept);
        act.execute(kept.row()).await?;
        act.execute(line).await?;
    }
    act.execute(store::insert_unread(id, row.id, !by_client)).await?;
    let (kind, entry) = if by_client { (StepKind::MessageReceived, RECEIVED) } else { (StepKind::MessageSent, SENT) };
    let step = match &by {
        Writer::Client(client) => Step::by_client(client, kind),
        Writer::Official(official) => Step::by(official, kind),
    };
    step::told(act, row.id, step.document(id)).await?;
    if !by_client {
        step::notify(act, &row, |case, sign| Notice::MessageCame { case, sign }).await?;
    }
    let kept =
        hash(&(name.to_owned(), post.map_or("", accounts::Post::code).to_owned(), text, new.form.to_owned(), list))?;
    let entry = Entry::new(entry, row.id).about("message", id).fact("sha256", hashes);
    Ok((id, act.record(entry.personal(KEPT, kept))))
}
