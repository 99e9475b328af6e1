//! What was filed: its files to take away, and what is due for it.

use accounts::Client;
use axum::{
    extract::{Path, State as FromState},
    response::Response,
};
use registry::{FileRole, LetterFile, LetterRow};
use submissions::{Filing, ReadLetter, read_letter};
use vocabulary::{Fault, Language, SubmissionId};
use words::{money, sizes};

use super::TakeLine;
use crate::{
    State,
    kit::{download::download, frame::Frame, kinds, rights::AsClient, trouble::Trouble, verdict::Row},
    links,
};

/// One file of the client's own filing, exactly as the office got it.
pub(crate) async fn file(
    FromState(state): FromState<State>,
    AsClient(client): AsClient,
    Path((id, position)): Path<(String, u32)>,
) -> Result<Response, Trouble> {
    let id: SubmissionId = id.parse().map_err(|_| Trouble::NotFound)?;
    let filing = submissions::filing(&mut state.journal.view().await?, &client, id).await?.ok_or(Trouble::NotFound)?;
    let (_, files) = sent(&state, &client, &filing).await?;
    let file = files.iter().find(|file| file.position == position).ok_or(Trouble::NotFound)?;
    let content = state.files.read(&mut state.journal.view().await?, file.file).await?.ok_or(Trouble::NotFound)?;
    Ok(download(&file.name, &file.kind, content))
}

/// The letter of a filing of this client, with its files in order.
pub(super) async fn sent(
    state: &State,
    client: &Client,
    filing: &Filing,
) -> Result<(LetterRow, Vec<LetterFile>), Trouble> {
    // A filing and its letter belong to the same account; they are made in one act.
    registry::sent(&mut state.journal.view().await?, client, filing.letter).await?.ok_or(Trouble::NotFound)
}

/// A file as the page offers it.
pub(super) fn take(frame: &Frame, filing: SubmissionId, file: &LetterFile) -> TakeLine {
    let (kind, size) = (kinds::of_media(frame.language, &file.kind), sizes::size(frame.language, file.size));
    let (name, about) = match file.role {
        FileRole::Document => {
            (t!(frame, "receipt-take-document"), t!(frame, "receipt-take-document-text", kind = kind, size = size))
        }
        FileRole::Detached => (
            t!(frame, "receipt-take-detached", name = file.name.as_str()),
            t!(frame, "receipt-take-file-text", kind = kind, size = size),
        ),
        FileRole::Attachment => (file.name.clone(), t!(frame, "receipt-take-file-text", kind = kind, size = size)),
    };
    TakeLine { address: links::filing_file(filing, file.position), name, about }
}

/// What is due for a filing, as its document tells.
pub(super) async fn fees(
    state: &State,
    language: Language,
    filing: &Filing,
    files: &[LetterFile],
) -> Result<Vec<Row>, Trouble> {
    let Some(revision) = &filing.revision else { return Ok(Vec::new()) };
    let service = catalogue::revision(&mut state.journal.view().await?, revision).await?;
    let form = service.as_ref().and_then(|service| service.form.as_ref());
    // Most services cost nothing; their documents need not be read.
    let Some(known) = form.map(|form| &form.fees).filter(|fees| !fees.is_empty()) else { return Ok(Vec::new()) };
    let letter = read(state, files).await?;
    let due = letter.map(|letter| letter.fees).unwrap_or_default().into_iter().map(|fee| {
        // The document is in Polish; the form knows what it is called in the reader's language.
        let called = known.iter().find(|known| known.label.text(Language::Pl) == fee.label);
        let label = called.map_or(fee.label.as_str(), |known| known.label.text(language));
        Row::one(words::typeset(language, label), money::money(language, fee.amount))
    });
    Ok(due.collect())
}

/// The letter read back from its files when it is one of the office's own documents. It was signed as a whole, or it
/// would not have been taken; a signature around it or beside it leaves the document in a file of its own.
pub(crate) async fn read(state: &State, files: &[LetterFile]) -> Result<Option<ReadLetter>, Trouble> {
    let documents = files.iter().filter(|file| file.role != FileRole::Attachment && file.kind == "application/xml");
    for file in documents {
        let content = state.files.read(&mut state.journal.view().await?, file.file).await?;
        let Some(content) = content else { continue };
        let read = tokio::task::spawn_blocking(move || read_letter(&content)).await;
        if let Some(letter) = read.map_err(|error| Fault::new(error.to_string()))? {
            return Ok(Some(letter));
        }
    }
    Ok(None)
}
