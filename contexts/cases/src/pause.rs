//! Stopping the clock and letting it run again (KPA art. 35 par. 5).

use accounts::Notice;
use journal::{Act, Entry, Recorded};
use vocabulary::{Date, Fault};

use crate::{
    CaseRow, Deed, MayWork, PauseReason, Stage, StepKind, clock,
    note::{TextError, remark},
    step::{self, Step},
    store,
};

/// Why the clock was neither stopped nor started.
#[derive(Debug)]
pub enum PauseError {
    /// That day is still to come.
    Future,
    /// That day is before what happened last: the start, or the last change of the clock.
    TooEarly,
    /// An answer is approved and about to be sealed.
    AnswerApproved,
    /// The note.
    Note(TextError),
    /// Our fault.
    Fault(Fault),
}

impl From<Fault> for PauseError {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<TextError> for PauseError {
    fn from(error: TextError) -> Self {
        Self::Note(error)
    }
}

/// Stops the clock: this day still counts, those after it do not until [`resume`]. The client is told that it stands, and
/// why; not the note.
///
/// # Errors
/// See [`PauseError`].
pub async fn pause(
    act: &mut Act,
    right: MayWork,
    reason: PauseReason,
    from: Date,
    note: &str,
) -> Result<Recorded, PauseError> {
    let (mut row, official) = right.to(Deed::of_pause(reason))?;
    let note = remark(note)?;
    let pauses = store::pauses(act.view(), row.id).await?;
    let earliest = pauses.iter().filter_map(|pause| pause.until).max().unwrap_or(row.started_on);
    within(act, from, earliest)?;
    if store::answer_is_approved(act.view(), row.id).await? {
        return Err(PauseError::AnswerApproved);
    }
    act.execute(store::insert_pause(row.id, reason, from)).await?;
    row.stage = reason.stage();
    row.stands_since = Some((from, reason));
    step::took(act, &row, Step::by(&official, StepKind::Paused(reason)).note(&note)).await?;
    step::notify(act, &row, |case, sign| Notice::ClockStopped { case, sign }).await?;
    Ok(act.record(Entry::new("case.paused", row.id).fact("reason", reason.code()).fact("since", from.to_string())))
}

/// Lets the clock run again: this is the last day that does not count. The last day is counted anew, and the client told. A
/// call that was out ends with it; one that was not delivered had not stopped the clock, and is taken back.
///
/// # Errors
/// See [`PauseError`].
pub async fn resume(act: &mut Act, right: MayWork, on: Date) -> Result<Recorded, PauseError> {
    let (mut row, official) = right.to(Deed::Resume)?;
    let since = row.stands_since.map(|(since, _)| since);
    within(act, on, since.unwrap_or(row.started_on))?;
    runs_again(act, &mut row, on).await?;
    row.called_until = None;
    let at = act.at();
    act.execute(store::answers::end_calls(row.id, at)).await?;
    let (kind, entry) = match since {
        Some(_) => (StepKind::Resumed, "case.resumed"),
        None => (StepKind::CallEnded, "case.call_ended"),
    };
    step::took(act, &row, Step::by(&official, kind)).await?;
    step::notify(act, &row, |case, sign| Notice::ClockRuns { case, sign }).await?;
    Ok(act.record(Entry::new(entry, row.id).fact("on", on.to_string())))
}

/// The case is open again; this was the last day that did not count, if the clock stood.
pub(crate) async fn runs_again(act: &mut Act, row: &mut CaseRow, on: Date) -> Result<(), Fault> {
    act.execute(store::end_pause(row.id, on)).await?;
    let excluded = clock::excluded(&store::pauses(act.view(), row.id).await?);
    row.last_day = row.term.map(|term| term.last_day(row.started_on, &excluded));
    row.stage = Stage::Open;
    row.stands_since = None;
    Ok(())
}

fn within(act: &Act, day: Date, earliest: Date) -> Result<(), PauseError> {
    if day > act.at().warsaw_date() {
        return Err(PauseError::Future);
    }
    if day < earliest {
        return Err(PauseError::TooEarly);
    }
    Ok(())
}
