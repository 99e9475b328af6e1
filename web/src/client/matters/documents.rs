//! The documents of a matter: what its client sent, with receipts, and what the office answered.

use accounts::Client;
use axum::{
    extract::{Path, State as FromState},
    response::Response,
};
use cases::{Answer, AnswerKind, AnswerState, MatterOpened};
use registry::{FileRole, Letter, Standing};
use submissions::Filing;
use vocabulary::{CaseId, LetterId};
use words::{dates, sizes};

use super::Status;
use crate::{
    State,
    kit::{
        called::{self, Called},
        download::download,
        frame::Frame,
        kinds,
        rights::AsClient,
        trouble::Trouble,
    },
    links,
    office::answer::ruling::kind_name,
};

/// A document in the margin of a matter.
#[derive(Clone, Debug)]
pub(crate) struct DocumentView {
    /// Where it is, unless it is on paper alone or not collected yet.
    pub address: Option<String>,
    /// The address gives a file and no page.
    pub downloads: bool,
    pub name: String,
    /// Its sender or the office named it, in Polish.
    pub is_polish: bool,
    pub about: String,
    pub status: Option<Status>,
}

/// A letter that the client sent, with its filing unless it came on paper.
pub(crate) struct Sent {
    pub letter: Letter,
    pub filing: Option<Filing>,
    pub called: Called,
}

/// The letters of a matter, the newest first.
pub(super) async fn sent(
    state: &State,
    frame: &Frame,
    client: &Client,
    opened: &MatterOpened,
) -> Result<Vec<Sent>, Trouble> {
    let mut ids: Vec<LetterId> = opened.letters.iter().rev().map(|letter| letter.id).collect();
    if ids.is_empty() {
        ids.push(opened.matter.letter);
    }
    let mut sent = Vec::with_capacity(ids.len());
    for id in ids {
        let mut db = state.journal.view().await?;
        let Some(letter) = registry::sent(&mut db, client, id).await? else { continue };
        let filing = submissions::filing_of_letter(&mut db, client, id).await?;
        drop(db);
        let called = called_of(state, frame, filing.as_ref(), &letter.row.service, &letter.row.subject).await?;
        sent.push(Sent { letter, filing, called });
    }
    Ok(sent)
}

/// What a letter is called: as its service was worded when it was filed.
pub(super) async fn called_of(
    state: &State,
    frame: &Frame,
    filing: Option<&Filing>,
    service: &str,
    subject: &str,
) -> Result<Called, Trouble> {
    let Some(filing) = filing else {
        let known = catalogue::service(&mut state.journal.look().await?, service).await?;
        let name = known.map_or_else(|| service.to_owned(), |known| known.text(frame.language).document.clone());
        return Ok(Called { service: words::typeset(frame.language, &name), own: Some(subject.to_owned()) });
    };
    let service = called::service_of(state, filing).await?;
    Ok(Called::of(frame.language, service.as_deref(), &filing.service, &filing.subject))
}

/// Every document, answers first.
pub(super) fn documents(frame: &Frame, opened: &MatterOpened, sent: &[Sent]) -> Vec<DocumentView> {
    let case = opened.matter.case.as_ref().map(|row| row.id);
    let answers = opened.answers.iter().rev().filter_map(|answer| {
        let receipt = signed_receipt(frame, case?, answer);
        Some(std::iter::once(answered(frame, case?, answer)).chain(receipt))
    });
    let answers = answers.flatten();
    answers.chain(sent.iter().flat_map(|sent| filed(frame, sent))).collect()
}

fn answered(frame: &Frame, case: CaseId, answer: &Answer) -> DocumentView {
    let language = frame.language;
    let day = answer.sealed_at.map(|at| dates::day(language, at)).unwrap_or_default();
    let sealed = || Some(Status::new("good", t!(frame, "matter-document-sealed")));
    let (name, waiting) = match answer.text.kind() {
        AnswerKind::Calls(_) => {
            (t!(frame, "matter-document-call"), t!(frame, "matter-document-call-waiting", day = day))
        }
        kind @ (AnswerKind::Decides(_) | AnswerKind::Orders(_)) => {
            (kind_name(language, kind), t!(frame, "matter-document-ruling-waiting", day = day))
        }
        AnswerKind::Settles | AnswerKind::LeavesUnexamined => {
            (t!(frame, "matter-document-answer-name"), t!(frame, "matter-document-answer-waiting", day = day))
        }
    };
    let view =
        DocumentView { address: None, downloads: true, name, is_polish: false, about: String::new(), status: None };
    match (answer.state, answer.collected_at, answer.handed_over) {
        (AnswerState::Collected, Some(at), _) => DocumentView {
            address: Some(links::answer_pdf(case, answer.id)),
            name: answer.text.title().to_owned(),
            is_polish: true,
            about: t!(frame, "matter-document-answer", moment = dates::minute(language, at)),
            status: sealed(),
            ..view
        },
        (AnswerState::Collected, None, Some((_, on))) => DocumentView {
            name: answer.text.title().to_owned(),
            is_polish: true,
            about: t!(frame, "matter-document-answer-handed", day = dates::date(language, on)),
            status: sealed(),
            ..view
        },
        _ => DocumentView {
            about: waiting,
            status: answer.ended_at.is_none().then(|| Status::new("attention", t!(frame, "matter-document-collect"))),
            ..view
        },
    }
}

/// The receipt that the client signed for an answer.
fn signed_receipt(frame: &Frame, case: CaseId, answer: &Answer) -> Option<DocumentView> {
    let at = answer.collected_at.filter(|_| answer.text.signed_delivery())?;
    Some(DocumentView {
        address: Some(links::delivery(case, answer.id)),
        downloads: false,
        name: t!(frame, "delivery-name"),
        is_polish: false,
        about: t!(frame, "matter-document-delivery", moment = dates::minute(frame.language, at)),
        status: None,
    })
}

/// The files of a letter, and its receipt.
fn filed(frame: &Frame, sent: &Sent) -> Vec<DocumentView> {
    let (language, row) = (frame.language, &sent.letter.row);
    let day = dates::day(language, row.entered_at);
    let address = |position| match &sent.filing {
        Some(filing) => links::filing_file(filing.id, position),
        None => links::matter_file(row.id, position),
    };
    let name = || sent.called.title().to_owned();
    let is_polish = sent.called.own.is_some();
    if row.is_paper() {
        let about = t!(frame, "matter-document-paper", day = day);
        let address = sent.letter.files.first().map(|scan| address(scan.position));
        return vec![DocumentView { address, downloads: true, name: name(), is_polish, about, status: None }];
    }
    let files = sent.letter.files.iter().map(|file| {
        let (kind, size) = (kinds::of_media(language, &file.kind), sizes::size(language, file.size));
        let is_document = file.role == FileRole::Document;
        let is_signed = is_document && row.standing == Standing::Valid;
        DocumentView {
            address: Some(address(file.position)),
            downloads: true,
            name: if is_document { name() } else { file.name.clone() },
            is_polish: is_document && is_polish,
            about: t!(frame, "matter-document-file", day = day.as_str(), kind = kind, size = size),
            status: is_signed.then(|| Status::new("good", t!(frame, "matter-document-signed"))),
        }
    });
    let receipt = sent.filing.as_ref().map(|filing| {
        let is_sealed = filing.sealed_at.is_some();
        DocumentView {
            address: Some(links::receipt(filing.id)),
            downloads: false,
            name: t!(frame, "matter-document-receipt"),
            is_polish: false,
            about: if is_sealed {
                t!(frame, "matter-document-receipt-text", day = day.as_str(), number = row.number.to_string())
            } else {
                t!(frame, "matter-document-receipt-waiting", day = day.as_str())
            },
            status: is_sealed.then(|| Status::new("good", t!(frame, "matter-document-sealed"))),
        }
    });
    files.chain(receipt).collect()
}

/// One file of the client's own letter, exactly as the office has it.
pub(crate) async fn file(
    FromState(state): FromState<State>,
    AsClient(client): AsClient,
    Path((letter, position)): Path<(String, u32)>,
) -> Result<Response, Trouble> {
    let letter: LetterId = letter.parse().map_err(|_| Trouble::NotFound)?;
    let mut db = state.journal.view().await?;
    let letter = registry::sent(&mut db, &client, letter).await?.ok_or(Trouble::NotFound)?;
    let file = letter.files.iter().find(|file| file.position == position).ok_or(Trouble::NotFound)?;
    let content = state.files.read(&mut db, file.file).await?.ok_or(Trouble::NotFound)?;
    Ok(download(&file.name, &file.kind, content))
}
