//! Giving a case to another official of the unit.

use accounts::Post;
use journal::{Act, Entry, Recorded};
use vocabulary::{AccountId, Fault};

use crate::{
    Deed, MayWork, StepKind,
    step::{self, Step},
};

/// Why the case was not handed over.
#[derive(Debug)]
pub enum HandOverError {
    /// This person carries no cases in the unit, or carries this one already.
    Officer,
    /// Our fault.
    Fault(Fault),
}

impl From<Fault> for HandOverError {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// Gives the case to this official, on whose desk it waits from now on.
///
/// # Errors
/// See [`HandOverError`].
pub async fn hand_over(act: &mut Act, right: MayWork, officer: AccountId) -> Result<Recorded, HandOverError> {
    let (mut row, official) = right.to(Deed::HandOver)?;
    let people = accounts::people_of(act.view(), row.unit.id).await?;
    let carries = |post| matches!(post, Post::CaseOfficer | Post::UnitHead);
    let card = people.into_iter().find(|card| card.id == officer && carries(card.post));
    let card = card.filter(|card| card.id != row.officer.0).ok_or(HandOverError::Officer)?;
    row.officer = (card.id, card.name);
    row.carried = true;
    step::took(act, &row, Step::by(&official, StepKind::HandedOver).person(&row.officer.1)).await?;
    Ok(act.record(Entry::new("case.handed_over", row.id).about("officer", officer)))
}
