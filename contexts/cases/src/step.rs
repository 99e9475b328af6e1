//! Writing down what happened to a case.

use accounts::{Client, Notice, Official, Post};
use journal::Act;
use vocabulary::{AccountId, CaseId, Fault, Id};

use crate::{CaseRow, DocumentId, StepKind, store};

/// A line of a case's history.
pub(crate) struct Step<'a> {
    pub kind: StepKind,
    /// Nobody for the office's own machinery.
    pub by: Option<(AccountId, &'a str)>,
    /// What that person does in the office; nothing for those who are not of it.
    pub post: Option<Post>,
    /// Whom it was handed to.
    pub person: &'a str,
    pub note: &'a str,
    /// What it is about.
    pub document: Option<DocumentId>,
}

impl<'a> Step<'a> {
    pub(crate) fn by(official: &'a Official, kind: StepKind) -> Self {
        Self {
            by: Some((official.person(), official.signs_as())),
            post: Some(official.post()),
            ..Self::by_itself(kind)
        }
    }

    pub(crate) fn by_client(client: &'a Client, kind: StepKind) -> Self {
        Self { by: Some((client.id(), client.name())), ..Self::by_itself(kind) }
    }

    /// A step of the office's own machinery.
    pub(crate) const fn by_itself(kind: StepKind) -> Self {
        Self { kind, by: None, post: None, person: "", note: "", document: None }
    }

    pub(crate) fn document<K>(self, id: Id<K>) -> Self {
        Self { document: Some(DocumentId::from_uuid(id.uuid())), ..self }
    }

    pub(crate) fn note(self, note: &'a str) -> Self {
        Self { note, ..self }
    }

    pub(crate) fn person(self, person: &'a str) -> Self {
        Self { person, ..self }
    }
}

/// Keeps the case as it is now, and its step.
pub(crate) async fn took(act: &mut Act, row: &CaseRow, step: Step<'_>) -> Result<(), Fault> {
    act.execute(store::save(row)).await?;
    told(act, row.id, step).await
}

/// Keeps the step of a case that is otherwise as it was.
pub(crate) async fn told(act: &mut Act, case: CaseId, step: Step<'_>) -> Result<(), Fault> {
    let at = act.at();
    act.execute(store::insert_step(case, at, &step)).await?;
    Ok(())
}

/// Has the client told, if the case has one.
pub(crate) async fn notify(
    act: &mut Act,
    row: &CaseRow,
    notice: impl FnOnce(CaseId, String) -> Notice,
) -> Result<(), Fault> {
    match row.client {
        Some(client) => accounts::notify(act, client, notice(row.id, row.sign.to_string())).await,
        None => Ok(()),
    }
}
