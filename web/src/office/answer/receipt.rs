//! The receipt that the client signed for an answer, to download.

use accounts::Official;
use axum::{
    extract::{Path, State as FromState},
    response::Response,
};
use delivery::Delivered;

use super::Which;
use crate::{
    State,
    client::delivery::{printed, signed_xml},
    kit::{download::download, frame::Here, rights::AsOfficial, trouble::Trouble, visit::Visit},
    office::case::find,
};

pub(crate) async fn xml(
    FromState(state): FromState<State>,
    AsOfficial(official): AsOfficial,
    Path((id, which)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    Ok(signed_xml(delivered(&state, &official, &id, &which).await?))
}

pub(crate) async fn pdf(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path((id, which)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let delivered = delivered(&state, &official, &id, &which).await?;
    let paper = printed::paper(&state, &visit.frame(&state, Here::CaseList), &delivered);
    let printed = state.press.print(official.id(), move || print::receipt(&paper)).await?;
    Ok(download(&printed::name(&delivered), "application/pdf", printed))
}

async fn delivered(state: &State, official: &Official, id: &str, which: &str) -> Result<Delivered, Trouble> {
    let case = find(state, official, id).await?;
    let answer = Which::read(which, &case)?.find(&case).ok_or(Trouble::NotFound)?.id;
    let found = delivery::of_answer(&mut state.journal.view().await?, official, answer).await?;
    found.ok_or(Trouble::NotFound)
}
