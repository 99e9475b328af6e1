//! Approving a disposal list, entering the consent to it, and giving it up.

use accounts::Official;
use journal::{Act, Entry, Recorded};
use vocabulary::{Date, Fault};

use super::{DisposalDeed, DisposalList, DisposalState, DisposalStepKind, MayDispose};
use crate::{TextError, store::disposals as store, text::line};

/// Signs in the sign of a letter, and in a reason.
const LONGEST_SIGN: usize = 100;
const LONGEST_REASON: usize = 500;

/// Why a list stays where it is.
#[derive(Debug)]
pub enum SettleError {
    /// The sign of the letter, or the reason.
    Text(TextError),
    /// The day is still to come, or before the head of the office approved.
    Day,
    /// Our fault.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for SettleError {
    fn from(cause: E) -> Self {
        Self::Fault(cause.into())
    }
}

/// Approves the list, which then goes to the state archive.
///
/// # Errors
/// The database failed.
pub async fn approve(act: &mut Act, right: MayDispose) -> Result<Recorded, Fault> {
    let (list, official) = right.to(DisposalDeed::Approve)?;
    act.execute(store::set_state(list.id, DisposalState::Approved)).await?;
    store::step(act, list.id, DisposalStepKind::Approved, &official, "").await?;
    Ok(act.record(Entry::new("disposal.approved", list.id)))
}

/// Enters that the state archive consented, by the letter of this sign and day.
///
/// # Errors
/// See [`SettleError`].
pub async fn consent(act: &mut Act, right: MayDispose, sign: &str, on: Date) -> Result<Recorded, SettleError> {
    let (list, official) = right.to(DisposalDeed::Consent)?;
    let sign = line(sign, LONGEST_SIGN).map_err(SettleError::Text)?;
    let approved = store::last(act.view(), list.id, DisposalStepKind::Approved).await?;
    if on > act.at().warsaw_date() || approved.is_some_and(|at| on < at.warsaw_date()) {
        return Err(SettleError::Day);
    }
    act.execute(store::set_consent(list.id, &sign, on)).await?;
    store::step(act, list.id, DisposalStepKind::Consented, &official, &sign).await?;
    let entry = Entry::new("disposal.consented", list.id).fact("sign", sign).fact("on", on.to_string());
    Ok(act.record(entry))
}

/// Gives the list up for a reason: its files are as if they had never stood on it, opinions included.
///
/// # Errors
/// See [`SettleError`]; of them not the day.
pub async fn give_up(act: &mut Act, right: MayDispose, reason: &str) -> Result<Recorded, SettleError> {
    let (list, official) = right.to(DisposalDeed::GiveUp)?;
    let reason = line(reason, LONGEST_REASON).map_err(SettleError::Text)?;
    act.execute(store::free(list.id)).await?;
    act.execute(store::set_state(list.id, DisposalState::GivenUp)).await?;
    store::step(act, list.id, DisposalStepKind::GivenUp, &official, &reason).await?;
    Ok(act.record(Entry::new("disposal.given_up", list.id).personal("reason", reason)))
}

impl MayDispose {
    /// Takes the right apart; a right to something else is a fault of ours.
    pub(crate) fn to(self, deed: DisposalDeed) -> Result<(DisposalList, Official), Fault> {
        if self.deed == deed {
            Ok((self.list, self.official))
        } else {
            Err(Fault::new(format!("the right is to {:?} and not to {deed:?}", self.deed)))
        }
    }
}
