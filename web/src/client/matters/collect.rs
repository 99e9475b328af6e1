//! Collecting an answer, and reading it afterwards.

use axum::{
    extract::{Path, State as FromState},
    response::{IntoResponse as _, Redirect, Response},
};
use cases::{Denied, MatterId};
use serde::Deserialize;
use vocabulary::{AnswerId, CaseId};

use crate::{
    State,
    kit::{download::download, form::Posted, rights::AsClient, trouble::Trouble, visit::Visit},
    links,
};

#[derive(Deserialize)]
pub(crate) struct Nothing {}

/// Collects the answer and shows the matter; a second click finds it collected.
pub(crate) async fn collect(
    FromState(state): FromState<State>,
    visit: Visit,
    AsClient(client): AsClient,
    Path((case, answer)): Path<(String, String)>,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Response, Trouble> {
    let (case, answer) = ids(&case, &answer)?;
    let mut act = state.journal.act(visit.actor(), &visit.number).await?;
    let told = match cases::collect(&mut act, &client, case, answer).await {
        Ok(Some(recorded)) => {
            act.commit(recorded).await?;
            "tak"
        }
        Ok(None) => "tak",
        Err(Denied::NotNow | Denied::Stale) => "nie",
        Err(Denied::NotYours) => return Err(Trouble::NotFound),
        Err(Denied::Fault(fault)) => return Err(Trouble::Fault(fault)),
    };
    Ok(Redirect::to(&format!("{}?odebrano={told}", links::matter_case(case))).into_response())
}

/// The sealed answer, once it was collected.
pub(crate) async fn pdf(
    FromState(state): FromState<State>,
    AsClient(client): AsClient,
    Path((case, answer)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let (case, answer) = ids(&case, &answer)?;
    let mut db = state.journal.view().await?;
    let file = cases::answer_pdf(&mut db, &client, case, answer).await?.ok_or(Trouble::NotFound)?;
    let opened = cases::matter(&mut db, &client, MatterId::Case(case)).await?.ok_or(Trouble::NotFound)?;
    let sign = opened.matter.case.map(|row| row.sign.to_string()).unwrap_or_default();
    let content = state.files.read(&mut db, file).await?.ok_or(Trouble::NotFound)?;
    Ok(download(&format!("{sign}.pdf"), "application/pdf", content))
}

fn ids(case: &str, answer: &str) -> Result<(CaseId, AnswerId), Trouble> {
    Ok((case.parse().map_err(|_| Trouble::NotFound)?, answer.parse().map_err(|_| Trouble::NotFound)?))
}
