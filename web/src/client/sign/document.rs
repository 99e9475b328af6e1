//! The fixed document to take away: the XML that is signed, and the same on paper.

use axum::{
    extract::{Path, State as FromState},
    response::Response,
};

use submissions::read_letter;
use vocabulary::Fault;

use super::{parse, ready};
use crate::{
    State,
    kit::{
        download::download,
        paper::{Paper, on_paper},
        rights::AsClient,
        trouble::Trouble,
    },
};

/// Exactly the bytes that are to be signed.
pub(crate) async fn xml(
    FromState(state): FromState<State>,
    AsClient(client): AsClient,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    Ok(match ready(&state, &client, parse(&id)?).await? {
        Ok(ready) => download(&ready.fixed.name, "application/xml", ready.xml),
        Err(elsewhere) => elsewhere,
    })
}

/// The same on paper, to read or to sign by hand.
pub(crate) async fn pdf(
    FromState(state): FromState<State>,
    AsClient(client): AsClient,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    let ready = match ready(&state, &client, parse(&id)?).await? {
        Ok(ready) => ready,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let (name, xml) = (ready.fixed.name, ready.xml);
    let paper_name = format!("{}.pdf", name.trim_end_matches(".xml"));
    let print = move || {
        let letter = read_letter(&xml).ok_or_else(|| Fault::new("a fixed document cannot be read back"))?;
        let made_at = letter.made_at;
        print::letter(&on_paper(Paper::of(letter), name, made_at))
    };
    let printed = state.press.print(client.id(), print).await?;
    Ok(download(&paper_name, "application/pdf", printed))
}
