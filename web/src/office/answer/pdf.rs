//! The answer of a case on paper, to download: sealed, or as it would be.

use axum::{
    extract::{Path, State as FromState},
    response::Response,
};

use super::{Which, paper::answer_paper};
use crate::{
    State,
    kit::{download::download, frame::Here, rights::AsOfficial, trouble::Trouble, visit::Visit},
    office::case::find,
};

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path((id, which)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let frame = visit.frame(&state, Here::CaseList);
    let case = find(&state, &official, &id).await?;
    let answer = Which::read(&which, &case)?.find(&case).ok_or(Trouble::NotFound)?;
    // A sign may stand in a name of a file as it is, but for a slash, which it never has.
    let name = |what: String| format!("{what}-{}.pdf", case.row.sign);
    if let Some(file) = answer.pdf {
        let sealed = state.files.read(&mut state.journal.view().await?, file).await?.ok_or(Trouble::NotFound)?;
        return Ok(download(&name(t!(frame, "reply-pdf-name")), "application/pdf", sealed));
    }
    let content = cases::answer_content(&mut state.journal.view().await?, &official, answer.id).await?;
    let content = content.ok_or(Trouble::NotFound)?;
    let paper = answer_paper(&state.office, &state.public_url, &content, state.journal.now());
    let printed = state.press.print(official.id(), move || print::answer(&paper)).await?;
    Ok(download(&name(t!(frame, "reply-pdf-name-draft")), "application/pdf", printed))
}
