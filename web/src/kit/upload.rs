//! Reading uploaded files as they come, never more of them than the limits allow.

use std::{collections::HashMap, time::Duration};

use axum::{
    extract::{
        Multipart,
        multipart::{Field, MultipartError},
    },
    http::{HeaderMap, header},
};
use bytes::{Bytes, BytesMut};
use vocabulary::Instant;

use crate::{
    State,
    kit::room::{Room, Rooms},
};

/// A piece of the body must come within this time.
const PATIENCE: Duration = Duration::from_secs(30);
/// The longest text field.
const LONGEST_TEXT: usize = 1_024;
/// The most text fields.
const MOST_TEXTS: usize = 16;
/// What an address takes.
pub(crate) struct Rules<'a> {
    /// The file fields and the most bytes of one file in each.
    pub fields: &'a [(&'a str, u64)],
    /// The most bytes of all files together.
    pub whole: u64,
    /// The most files.
    pub files: usize,
    /// Where their memory comes from, and who takes it: an account or an address.
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
    /// Nothing came for half a minute.
    TooSlow,
    /// The account or address is sending as much as it may already.
    NoRoom,
}

impl From<MultipartError> for UploadError {
    fn from(_: MultipartError) -> Self {
        Self::Broken
    }
}

/// The bytes that the body may turn out to have: as many as it tells, or as many as are taken.
fn expected(headers: &HeaderMap, rules: &Rules<'_>) -> u64 {
    let told = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    told.unwrap_or(u64::MAX).min(rules.whole)
}

/// Reads the whole body. `accepts` is asked before the first file is read whether the text fields so far are right (the
/// mark of the form); files of unknown fields are not kept.
pub(crate) async fn receive(
    state: &State,
    headers: &HeaderMap,
    mut body: Multipart,
    rules: &Rules<'_>,
    accepts: impl Fn(&HashMap<String, String>) -> bool,
) -> Result<Received, UploadError> {
    let (rooms, whose) = &rules.rooms;
    let room = rooms.take(whose.clone(), expected(headers, rules)).await.ok_or(UploadError::NoRoom)?;
    let (mut texts, mut files) = (HashMap::new(), Vec::new());
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
        let refused = if accepts(&texts) {
            match file(field, file_field, most, rules.whole - whole).await {
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
        // The rest is read and thrown away, so that the browser comes to show the answer; the router's limit of the body
        // bounds it.
        while let Ok(Some(_)) = timely(body.next_field()).await {}
        return Err(refused);
    }
    if !accepts(&texts) {
        return Err(UploadError::StaleForm);
    }
    Ok(Received { texts, files, entered: state.journal.now(), room })
}

async fn file(mut field: Field<'_>, known: &str, most: u64, left: u64) -> Result<ReceivedFile, UploadError> {
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
