//! Reading uploaded files as they come, never more of them than the limits allow.

use std::{collections::HashMap, time::Duration};

use axum::extract::{
    Multipart,
    multipart::{Field, MultipartError},
};
use bytes::{Bytes, BytesMut};
use vocabulary::Instant;

use crate::{
    State,
    kit::room::{Room, Rooms},
};

/// A piece of the body must come within this time.
const PATIENCE: Duration = Duration::from_secs(30);
/// After the first half a minute so many bytes must have come for every second, on the average: less than the slowest mobile
/// network gives.
const LEAST_SPEED: u64 = 8 * 1024;
const GRACE_SECONDS: i64 = 30;
/// Memory is taken in such steps as the bytes come.
const STEP: u64 = 1 << 20;
/// The longest text field: a message of 4000 signs, each of up to four bytes.
const LONGEST_TEXT: usize = 16_384;
/// The most text fields.
const MOST_TEXTS: usize = 32;

/// What an address takes.
pub(crate) struct Rules<'a> {
    /// The file fields and the most bytes of one file in each.
    pub fields: &'a [(&'a str, u64)],
    /// The most bytes of all files together.
    pub whole: u64,
    /// The most files.
    pub files: usize,
    /// Where their memory comes from, in MiB, and who takes it: an account or an address.
    pub rooms: (&'a Rooms, String),
}

/// A whole upload.
pub(crate) struct Received {
    /// Text fields.
    pub texts: HashMap<String, String>,
    /// Files, in the order they came.
    pub files: Vec<ReceivedFile>,
    /// The instant after the last byte.
    pub entered: Instant,
    /// The memory that the files take, given back when they are dropped.
    pub room: Room,
}

/// One uploaded file.
pub(crate) struct ReceivedFile {
    /// Its field.
    pub field: String,
    /// The name its sender gave it.
    pub name: String,
    /// Its content.
    pub bytes: Bytes,
}

/// Why an upload was not taken.
#[derive(Debug)]
pub(crate) enum UploadError {
    /// A file is larger than its field allows.
    TooLarge {
        /// Its field.
        field: String,
        /// The name its sender gave it.
        name: String,
        /// The most bytes there.
        limit: u64,
    },
    /// More files than allowed.
    TooManyFiles,
    /// All files together are too large.
    WholeTooLarge,
    /// The mark of the form was missing, wrong, or came after the files.
    StaleForm,
    /// The body breaks off, is no form with files, or holds a text field twice.
    Broken,
    /// Nothing came for half a minute, or less than a little all the time.
    TooSlow,
    /// The account or address is sending as much as it may already, or all the memory is taken.
    NoRoom,
}

impl From<MultipartError> for UploadError {
    fn from(_: MultipartError) -> Self {
        Self::Broken
    }
}

/// The way of an upload into memory.
struct Intake<'a> {
    state: &'a State,
    room: Room,
    /// When the body began; time that was spent waiting for memory does not count.
    begun: Instant,
    /// What has come of the files.
    bytes: u64,
}

impl Intake<'_> {
    /// Lets so many more bytes in.
    async fn admit(&mut self, more: usize) -> Result<(), UploadError> {
        self.bytes += more as u64;
        let now = self.state.journal.now();
        let late = now.seconds() - self.begun.seconds() - GRACE_SECONDS;
        if u64::try_from(late).is_ok_and(|late| self.bytes < late.saturating_mul(LEAST_SPEED)) {
            return Err(UploadError::TooSlow);
        }
        let steps = u32::try_from(self.bytes.div_ceil(STEP)).unwrap_or(u32::MAX);
        let given = self.room.grow_to(steps).await;
        self.begun = self.begun.plus_seconds(self.state.journal.now().seconds() - now.seconds());
        if given { Ok(()) } else { Err(UploadError::NoRoom) }
    }
}

/// Reads the whole body. `accepts` is asked before the first file is read whether the text fields so far are right (the
/// mark of the form); files of unknown fields are not kept.
pub(crate) async fn receive(
    state: &State,
    body: Multipart,
    rules: &Rules<'_>,
    accepts: impl Fn(&HashMap<String, String>) -> bool,
) -> Result<Received, UploadError> {
    let mut texts = HashMap::new();
    let received = receive_beside(state, body, rules, &mut texts, accepts).await?;
    Ok(Received { texts, ..received })
}

/// The same with the text fields put into `texts`, those that came before the upload was refused as well: what was typed beside
/// a file is not lost with it.
pub(crate) async fn receive_beside(
    state: &State,
    mut body: Multipart,
    rules: &Rules<'_>,
    texts: &mut HashMap<String, String>,
    accepts: impl Fn(&HashMap<String, String>) -> bool,
) -> Result<Received, UploadError> {
    let (rooms, whose) = &rules.rooms;
    let mut intake = Intake { state, room: rooms.enter(whose.clone()), begun: state.journal.now(), bytes: 0 };
    let mut files = Vec::new();
    let mut whole = 0_u64;
    while let Some(field) = timely(body.next_field()).await? {
        let name = field.name().unwrap_or_default().to_owned();
        let Some(&(file_field, most)) = rules.fields.iter().find(|(known, _)| *known == name) else {
            if texts.len() < MOST_TEXTS {
                let filled = text(field).await?;
                // Which of two would count, nobody could tell.
                if texts.insert(name, filled).is_some() {
                    return Err(UploadError::Broken);
                }
            }
            continue;
        };
        let refused = if accepts(texts) {
            match file(field, file_field, most, rules.whole - whole, &mut intake).await {
                // Browsers send an empty part for a field where no file was chosen.
                Ok(file) if file.name.is_empty() && file.bytes.is_empty() => continue,
                Ok(_) if files.len() >= rules.files => UploadError::TooManyFiles,
                Ok(file) => {
                    whole += file.bytes.len() as u64;
                    files.push(file);
                    continue;
                }
                Err(error) => error,
            }
        } else {
            drop(field);
            UploadError::StaleForm
        };
        drop((intake, files));
        // The rest is read and thrown away, so that the browser comes to show the answer; the router's limit of the body
        // bounds it.
        while let Ok(Some(_)) = timely(body.next_field()).await {}
        return Err(refused);
    }
    if !accepts(texts) {
        return Err(UploadError::StaleForm);
    }
    Ok(Received { texts: HashMap::new(), files, entered: state.journal.now(), room: intake.room })
}

async fn file(
    mut field: Field<'_>,
    known: &str,
    most: u64,
    left: u64,
    intake: &mut Intake<'_>,
) -> Result<ReceivedFile, UploadError> {
    let name = field.file_name().unwrap_or_default().to_owned();
    let mut bytes = BytesMut::new();
    while let Some(chunk) = timely(field.chunk()).await? {
        let size = (bytes.len() + chunk.len()) as u64;
        if size > most {
            return Err(UploadError::TooLarge { field: known.to_owned(), name, limit: most });
        }
        if size > left {
            return Err(UploadError::WholeTooLarge);
        }
        intake.admit(chunk.len()).await?;
        bytes.extend_from_slice(&chunk);
    }
    Ok(ReceivedFile { field: known.to_owned(), name, bytes: bytes.freeze() })
}

async fn text(mut field: Field<'_>) -> Result<String, UploadError> {
    let mut bytes = Vec::new();
    while let Some(chunk) = timely(field.chunk()).await? {
        if bytes.len() + chunk.len() > LONGEST_TEXT {
            return Err(UploadError::Broken);
        }
        bytes.extend_from_slice(&chunk);
    }
    String::from_utf8(bytes).map_err(|_| UploadError::Broken)
}

async fn timely<T>(piece: impl Future<Output = Result<T, MultipartError>>) -> Result<T, UploadError> {
    match tokio::time::timeout(PATIENCE, piece).await {
        Ok(piece) => Ok(piece?),
        Err(_) => Err(UploadError::TooSlow),
    }
}
