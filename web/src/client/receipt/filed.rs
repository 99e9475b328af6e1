//! What was filed: its files to take away, and what is due for it.

use accounts::Client;
use axum::{
    extract::{Path, State as FromState},
    response::Response,
};
use catalogue::Service;
use registry::{FileRole, Letter, LetterFile};
use submissions::{Filing, ReadLetter, read_letter};
use vocabulary::{Fault, Language, Money, SubmissionId};
use words::{money, sizes};

use super::TakeLine;
use crate::{
    State,
    kit::{download::download, frame::Frame, kinds, rights::AsClient, trouble::Trouble, verdict::Row},
    links,
};

/// How the names of slots begin that take proof of payment.
const PROOF: &str = "potwierdzenie-oplaty";

/// One file of the client's own filing, exactly as the office got it.
pub(crate) async fn file(
    FromState(state): FromState<State>,
    AsClient(client): AsClient,
    Path((id, position)): Path<(String, u32)>,
) -> Result<Response, Trouble> {
    let id: SubmissionId = id.parse().map_err(|_| Trouble::NotFound)?;
    let filing = submissions::filing(&mut state.journal.view().await?, &client, id).await?.ok_or(Trouble::NotFound)?;
    let letter = sent(&state, &client, &filing).await?;
    let file = letter.files.iter().find(|file| file.position == position).ok_or(Trouble::NotFound)?;
    let content = state.files.read(&mut state.journal.view().await?, file.file).await?.ok_or(Trouble::NotFound)?;
    Ok(download(&file.name, &file.kind, content))
}

/// The letter of a filing of this client.
pub(super) async fn sent(state: &State, client: &Client, filing: &Filing) -> Result<Letter, Trouble> {
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

/// What is due for a filing.
pub(super) struct Fees {
    /// Fee by fee.
    pub rows: Vec<Row>,
    /// How it is paid, or that it is.
    pub pay: String,
}

/// What is due for a filing, as its document tells; nothing for most.
pub(super) async fn fees(
    state: &State,
    frame: &Frame,
    filing: &Filing,
    service: Option<&Service>,
    files: &[LetterFile],
) -> Result<Fees, Trouble> {
    let language = frame.language;
    let nothing = Fees { rows: Vec::new(), pay: String::new() };
    let form = service.and_then(|service| service.form.as_ref());
    // Most services cost nothing; their documents need not be read.
    let Some(known) = form.map(|form| &form.fees).filter(|fees| !fees.is_empty()) else { return Ok(nothing) };
    let Some(letter) = read(state, files).await?.filter(|letter| !letter.fees.is_empty()) else { return Ok(nothing) };
    let sum = letter.fees.iter().fold(Money::default(), |sum, fee| sum.plus(fee.amount));
    let (sum, number) = (money::money(language, sum), filing.number.to_string());
    let pay = if letter.attachments.iter().any(|file| file.slot.starts_with(PROOF)) {
        t!(frame, "receipt-fees-proof")
    } else if let Some(account) = &frame.office.account {
        t!(frame, "receipt-fees-transfer", sum = sum, account = account.as_str(), number = number)
    } else {
        t!(frame, "receipt-fees-desk", sum = sum, number = number)
    };
    let rows = letter.fees.into_iter().map(|fee| {
        // The document is in Polish; the form knows what it is called in the reader's language.
        let called = known.iter().find(|known| known.label.text(Language::Pl) == fee.label);
        let label = called.map_or(fee.label.as_str(), |known| known.label.text(language));
        Row::one(words::typeset(language, label), money::money(language, fee.amount))
    });
    Ok(Fees { rows: rows.collect(), pay })
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
