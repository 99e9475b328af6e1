//! The signed receipt of delivery on paper: the same words as on the page, to show and to keep. The signed XML stays the
//! original.

use axum::{
    extract::{Path, State as FromState},
    response::Response,
};
use delivery::Delivered;
use words::sizes;

use super::{Found, What, find, view};
use crate::{
    State,
    kit::{
        download::download,
        frame::{Frame, Here},
        rights::AsClient,
        trouble::Trouble,
        visit::Visit,
    },
    links,
};

pub(crate) async fn pdf(
    FromState(state): FromState<State>,
    visit: Visit,
    AsClient(client): AsClient,
    Path(path): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let delivered = match find(&state, &client, What::of(&path)?).await? {
        Ok(Found::Delivered(delivered)) => delivered,
        Ok(Found::Waits(_)) => return Err(Trouble::NotFound),
        Err(elsewhere) => return Ok(elsewhere),
    };
    let paper = paper(&state, &visit.frame(&state, Here::Filings), &delivered);
    let printed = state.press.print(client.id(), move || print::receipt(&paper)).await?;
    Ok(download(&name(&delivered), "application/pdf", printed))
}

/// What the paper is called as a file.
pub(crate) fn name(delivered: &Delivered) -> String {
    format!("{}.pdf", delivered.upd.number.replace('/', "-"))
}

/// What the paper of a signed receipt says.
pub(crate) fn paper(state: &State, frame: &Frame, delivered: &Delivered) -> print::Receipt {
    let upd = &delivered.upd;
    let mut rows = view::delivered_rows(frame, delivered).into_iter().map(|row| print::Term {
        label: row.term,
        value: row.lines.join(", "),
        ..print::Term::default()
    });
    let moment = rows.next().unwrap_or_default();
    let (terms, office) = (rows.collect(), frame.office.name_pl.clone());
    let check_address = format!("{}{}", state.public_url, links::verify_number(&upd.number));
    let shown = state.public_url.split_once("://").map_or(state.public_url.as_str(), |(_, rest)| rest);
    print::Receipt {
        language: frame.language,
        made_at: delivered.delivered_at,
        issuer: print::Issuer { name: office.clone(), address: frame.office.address.clone() },
        title: t!(frame, "delivery-name"),
        plain: t!(frame, "delivery-plain"),
        number: print::Term {
            label: t!(frame, "delivery-row-number"),
            value: upd.number.clone(),
            ..print::Term::default()
        },
        moment,
        terms,
        files_title: t!(frame, "delivery-letter"),
        files: vec![print::FileLine {
            name: upd.file.name.clone(),
            about: sizes::size(frame.language, upd.file.size),
            warning: String::new(),
            hash: view::file_hash(&upd.file),
        }],
        check: print::Check {
            seal_words: t!(frame, "delivery-mark-words"),
            seal_name: t!(frame, "delivery-mark-name", office = office),
            text: t!(frame, "delivery-proof"),
            shown: format!("{shown}{}", links::VERIFY),
            address: check_address,
            code_name: t!(frame, "receipt-code-name"),
        },
        own_number: upd.number.clone(),
        margin: print::Margin {
            page: t!(frame, "paper-page"),
            of: t!(frame, "paper-of"),
            boxes: t!(frame, "paper-boxes"),
        },
    }
}
