//! What is printed for the post: the envelope with the form of its confirmation of receipt, and the letter itself.

use accounts::Official;
use askama::Template;
use axum::{
    extract::{Path, State as FromState},
    http::StatusCode,
    response::Response,
};
use delivery::Dispatch;
use vocabulary::FileId;

use crate::{
    State,
    kit::{
        download::download,
        frame::{Frame, Here},
        page::page_with,
        rights::AsOfficial,
        trouble::Trouble,
        visit::Visit,
    },
};

#[derive(Template)]
#[template(path = "office/outgoing/envelope.html")]
pub(crate) struct EnvelopePage {
    pub frame: Frame,
    pub number: String,
    pub sign: String,
    pub name: String,
    pub address: Vec<String>,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    let (line, _) = waiting(&state, &official, &id).await?;
    let page = EnvelopePage {
        frame: visit.frame(&state, Here::Register),
        number: line.number.to_string(),
        address: line.address.lines().map(str::to_owned).collect(),
        sign: line.sign,
        name: line.name,
    };
    page_with(StatusCode::OK, &page)
}

/// The letter, to be printed and put into its envelope. Who prints it stands in the history of its case when it is posted.
pub(crate) async fn pdf(
    FromState(state): FromState<State>,
    AsOfficial(official): AsOfficial,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    let (line, file) = waiting(&state, &official, &id).await?;
    cases::look(&state.journal, &official, cases::LookedInto::Case(line.case)).await?;
    let sealed = state.files.read(&mut state.journal.view().await?, file).await?.ok_or(Trouble::NotFound)?;
    let name = format!("{}-{}.pdf", line.number.year, line.number.number);
    Ok(download(&name, "application/pdf", sealed))
}

/// The letter of this line, while it waits for the post; it is there for who sends letters.
async fn waiting(state: &State, official: &Official, id: &str) -> Result<(Dispatch, FileId), Trouble> {
    let right = official.sends_letters().ok_or(Trouble::NotFound)?;
    let id = id.parse().map_err(|_| Trouble::NotFound)?;
    delivery::letter_to_post(&mut state.journal.view().await?, &right, id).await?.ok_or(Trouble::NotFound)
}
