//! Noting how a letter on paper was delivered, from what came back from the post or from whoever handed it over.

use cases::{MayWork, OnPaper, StepKind, TextError};
use journal::{Act, Entry, Recorded};
use vocabulary::{Date, Fault};

use super::{DispatchId, Outcome, Party, Way, agrees::NOTED, text::line};
use crate::store::dispatches as store;

/// Signs of the name of who took a letter.
const LONGEST_NAME: usize = 250;

/// Why it was not noted.
#[derive(Debug)]
pub enum OutcomeError {
    /// That day is before the letter was sent, or still to come.
    Day,
    /// The fourteen days from the first notice are not over; it is delivered at the end of this one.
    NotYet(Date),
    /// What is wrong with the name of who took it.
    ReceivedBy(TextError),
    /// No such letter of this case waits for it.
    NotWaiting,
    /// Our fault.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for OutcomeError {
    fn from(cause: E) -> Self {
        Self::Fault(cause.into())
    }
}

/// Notes how the letter was delivered, or that it came back. With it the party whose letter opened the case has it: the case
/// is delivered, or the clock stops if it is a call.
///
/// # Errors
/// See [`OutcomeError`].
pub async fn note_outcome(
    act: &mut Act,
    right: &MayWork,
    id: DispatchId,
    outcome: Outcome,
    day: Date,
    received_by: &str,
) -> Result<Recorded, OutcomeError> {
    let (row, official) = right.delivers()?;
    act.execute(store::lock(id)).await?;
    let found =
        store::dispatch(act.view(), id).await?.filter(|found| found.case == row.id && found.waits_for_outcome());
    let found = found.ok_or(OutcomeError::NotWaiting)?;
    let today = act.at().warsaw_date();
    if day < found.sent_on.unwrap_or(found.registered_on) || day > today {
        return Err(OutcomeError::Day);
    }
    let delivered_on = outcome.delivered_on(day);
    // The fourteenth day must have passed whole.
    if let Some(end) = delivered_on.filter(|end| outcome == Outcome::Uncollected && *end >= today) {
        return Err(OutcomeError::NotYet(end));
    }
    let received_by = match outcome {
        // Who took it for the addressee is told by name; the addressee is known.
        Outcome::Household => line(received_by, LONGEST_NAME).map_err(OutcomeError::ReceivedBy)?,
        _ => String::new(),
    };
    act.execute(store::noted(id, (outcome, day, &received_by), delivered_on, official.person(), act.at())).await?;
    cases::delivering(
        act,
        right,
        StepKind::DeliveryNoted,
        Some(found.answer),
        &format!("{}, {}", found.number, found.name),
    )
    .await?;
    if let Some(on) = delivered_on.filter(|_| found.party == Party::first_id(row)) {
        let how = if found.way == Way::Post { OnPaper::Post } else { OnPaper::InPerson };
        // What was collected meanwhile in the account was delivered there.
        if let Some(recorded) = cases::delivered_on_paper(act, right, found.answer, how, on).await? {
            drop(recorded);
        }
    }
    let entry =
        Entry::new(NOTED, id).about("case", row.id).fact("outcome", outcome.code()).fact("day", day.to_string());
    let entry = if let Some(on) = delivered_on { entry.fact("delivered", on.to_string()) } else { entry };
    let entry = if received_by.is_empty() { entry } else { entry.personal("received_by", received_by) };
    Ok(act.record(entry))
}
