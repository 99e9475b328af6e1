//! The receipt on paper: the same words as on the page, to show and to keep. The sealed XML stays the original.

use accounts::Client;
use axum::{
    extract::{Path, State as FromState},
    response::Response,
};
use submissions::Filing;

use super::{FileView, ReceiptView, SealedView, find, view};
use crate::{
    State,
    kit::{
        download::download,
        frame::{Frame, Here},
        rights::AsClient,
        trouble::Trouble,
        verdict::Sign,
        visit::Visit,
    },
};

pub(crate) async fn pdf(
    FromState(state): FromState<State>,
    visit: Visit,
    AsClient(client): AsClient,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    let (filing, paper) = paper(&state, &visit.frame(&state, Here::Filings), &client, &id).await?;
    let printed = state.press.print(client.id(), move || print::receipt(&paper)).await?;
    let name = format!("UPP-{}-{}.pdf", filing.number.year, filing.number.number);
    Ok(download(&name, "application/pdf", printed))
}

/// What the paper of a sealed receipt says.
async fn paper(state: &State, frame: &Frame, client: &Client, id: &str) -> Result<(Filing, print::Receipt), Trouble> {
    let (filing, receipt) = find(state, client, id).await?;
    let made_at = receipt.sealed.as_ref().ok_or(Trouble::NotFound)?.made_at;
    let view = view(state, frame, client, &filing, &receipt).await?;
    let sealed = view.sealed.as_ref().ok_or(Trouble::NotFound)?;
    let office = frame.office.name_pl.clone();
    let paper = print::Receipt {
        language: frame.language,
        made_at,
        issuer: print::Issuer { name: office.clone(), address: frame.office.address.clone() },
        title: t!(frame, "receipt-name"),
        plain: t!(frame, "receipt-name-plain"),
        number: term(t!(frame, "receipt-number"), &view.number),
        moment: term(t!(frame, "receipt-entered"), &view.entered),
        terms: terms(frame, &view, sealed),
        files_title: t!(frame, "receipt-files", count = view.files.len()),
        files: view.files.iter().map(|mark| file(frame, mark)).collect(),
        check: print::Check {
            seal_words: t!(frame, "receipt-seal-words"),
            seal_name: t!(frame, "receipt-seal-name", office = office),
            text: format!("{} {}", t!(frame, "receipt-proves"), t!(frame, "receipt-proof")),
            shown: view.verify_address.clone(),
            address: view.check_address.clone(),
            code_name: t!(frame, "receipt-code-name"),
        },
        own_number: view.own_number.clone(),
        margin: print::Margin {
            page: t!(frame, "paper-page"),
            of: t!(frame, "paper-of"),
            boxes: t!(frame, "paper-boxes"),
        },
    };
    Ok((filing, paper))
}

fn terms(frame: &Frame, view: &ReceiptView, sealed: &SealedView) -> Vec<print::Term> {
    let tone = match view.signature.sign {
        Sign::Good => print::Tone::Good,
        Sign::Wait | Sign::Note => print::Tone::Attention,
        Sign::Wrong => print::Tone::Wrong,
    };
    let signature = print::Term {
        tone,
        detail: view.signature.detail.clone(),
        ..term(t!(frame, "receipt-signature"), &view.signature.word)
    };
    let made = format!("{}, {}", sealed.made, t!(frame, "receipt-timestamped"));
    vec![
        term(t!(frame, "receipt-document"), &view.called.line()),
        term(t!(frame, "receipt-from"), &view.sender),
        term(t!(frame, "receipt-to"), &view.addressee),
        signature,
        term(t!(frame, "receipt-sealed"), &made),
        term(t!(frame, "receipt-stamp"), &sealed.stamped),
        term(t!(frame, "receipt-own-number"), &view.own_number),
    ]
}

fn term(label: String, value: &str) -> print::Term {
    print::Term { label, value: value.to_owned(), ..print::Term::default() }
}

fn file(frame: &Frame, mark: &FileView) -> print::FileLine {
    let (place, warning) = if mark.covered {
        (t!(frame, "receipt-covered"), String::new())
    } else {
        (t!(frame, "receipt-apart"), t!(frame, "receipt-not-covered"))
    };
    let about = format!("{}, {place}", mark.size);
    print::FileLine { name: mark.name.clone(), about, warning, hash: mark.hash.clone() }
}
