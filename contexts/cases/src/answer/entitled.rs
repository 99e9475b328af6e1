//! Who may sign a letter of the office: the one place that asks the register of authorisations (KPA art. 268a).

use accounts::{Authorisation, Official, Post};
use database::View;
use vocabulary::{Date, Fault};

use super::{Answer, AnswerKind};
use crate::{CaseRow, deed::signs};

/// By what somebody signs for the office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entitled {
    /// By the post: the head of the office everything, heads of units letters that decide nothing.
    ByPost,
    /// By this authorisation.
    By(Authorisation),
}

/// By what this official may sign the letter on this day; none for whoever may only accept it.
///
/// # Errors
/// The database failed.
pub async fn entitled(
    view: &mut View,
    official: &Official,
    case: &CaseRow,
    answer: &Answer,
    day: Date,
) -> Result<Option<Entitled>, Fault> {
    if !signs(official, case) {
        return Ok(None);
    }
    if answer.text.kind().ruling().is_none() || official.post() == Post::OfficeHead {
        return Ok(Some(Entitled::ByPost));
    }
    let of_kind = |held: &Authorisation| match answer.text.kind() {
        AnswerKind::Decides(_) => held.scope.decisions,
        _ => held.scope.orders,
    };
    // A substitute has the rights of the place, and no others.
    let held = accounts::authorisations_of(view, official.id()).await?;
    let found = held.into_iter().find(|held| held.holds_on(day) && held.covers(case.sign.class()) && of_kind(held));
    Ok(found.map(Entitled::By))
}
