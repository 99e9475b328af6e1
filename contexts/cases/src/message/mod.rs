//! Messages between the office and the client of a case: questions, answers and copies that need no form.
//!
//! What holds here:
//! - a message is no letter: it has no number and no receipt, keeps no term and delivers nothing;
//! - none is ever changed or taken away; it stands in the file of its case, and each has its line in the history;
//! - who may write when is told where all deeds are ([`crate::Deed::Message`]);
//! - mail tells the client that there is one, and never what it says.

mod agrees;
mod read;
mod send;

use accounts::Post;
use vocabulary::{AccountId, FileId, Id, Instant};

pub(crate) use agrees::{Content, RECEIVED, SENT, compare};
pub use read::{
    message_file, messages, messages_read, my_message_file, my_messages, my_messages_read, unread_of, unread_of_client,
    unread_of_official,
};
pub use send::{MOST_MESSAGE_FILES, MOST_MESSAGES_A_DAY, MayMessage, MessageError, NewMessage, send_message};
pub use send::{may_write_to_client, may_write_to_office};

/// The id of a message.
pub type MessageId = Id<Message>;

/// A message in a case.
#[derive(Clone, Debug)]
pub struct Message {
    /// The message.
    pub id: MessageId,
    /// The client wrote it; else the office did.
    pub by_client: bool,
    /// Who wrote it, by the name of then.
    pub by: (AccountId, String),
    /// What that person did in the office then; none for the client.
    pub post: Option<Post>,
    /// What it says.
    pub text: String,
    /// When it was sent.
    pub sent_at: Instant,
    /// What came with it, in order.
    pub files: Vec<MessageFile>,
    /// Whom it is for has not opened it yet.
    pub unread: bool,
}

/// A file that came with a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageFile {
    /// Its place, from 1.
    pub position: u32,
    /// Its name.
    pub name: String,
    /// Its media type, by its content.
    pub media_type: String,
    /// Bytes.
    pub size: u64,
    /// The kept file.
    pub file: FileId,
}
