//! The client collects the answer, by a click or for a signed receipt.

use accounts::Client;
use database::View;
use journal::{Act, Entry, Recorded};
use vocabulary::{AnswerId, CaseId, Date, Fault, FileId, Instant};

use super::{Answer, AnswerState};
use crate::{
    CaseRow, Denied, PauseReason, Stage, StepKind,
    step::{self, Step},
    store::{self as cases, answers as store},
};

/// The client collects a letter of the office in an own case: with it the case is delivered, on this day, or the clock stops if
/// it is a call. None when it was collected
/// before: then nothing happens, and the act is given up.
///
/// # Errors
/// [`Denied::NotYours`], [`Denied::NotNow`] while there is nothing to collect, or only for a signed receipt of delivery, or
/// the database failed.
pub async fn collect(
    act: &mut Act,
    client: &Client,
    case: CaseId,
    answer: AnswerId,
) -> Result<Option<Recorded>, Denied> {
    let at = act.at();
    if !take(act, client, case, answer, StepKind::Collected, at).await? {
        return Ok(None);
    }
    Ok(Some(act.record(Entry::new("answer.collected", answer).about("case", case))))
}

/// The client has signed the receipt of delivery of an answer of an own case, which came in at this instant: with it the case
/// is delivered, at that instant. False when it was delivered before: then nothing happens. The caller judges the receipt,
/// and records the act.
///
/// # Errors
/// [`Denied::NotYours`], [`Denied::NotNow`] while there is nothing to deliver, or nothing that takes a signature, or the
/// database failed.
pub async fn signed_for(
    act: &mut Act,
    client: &Client,
    case: CaseId,
    answer: AnswerId,
    delivered_at: Instant,
) -> Result<bool, Denied> {
    take(act, client, case, answer, StepKind::SignedFor, delivered_at).await
}

/// Whether it was taken now, and not before.
async fn take(
    act: &mut Act,
    client: &Client,
    case: CaseId,
    answer: AnswerId,
    kind: StepKind,
    at: Instant,
) -> Result<bool, Denied> {
    let signed = kind == StepKind::SignedFor;
    if act.execute(store::collect(client.id(), case, answer, signed, at)).await? == 0 {
        return match store::state_for(act.view(), client.id(), case, answer).await? {
            None => Err(Denied::NotYours),
            Some(AnswerState::Collected) => Ok(false),
            Some(_) => Err(Denied::NotNow),
        };
    }
    act.execute(cases::lock(case)).await?;
    let mut row = cases::row(act.view(), case).await?.ok_or(Denied::NotYours)?;
    let step = Step::by_client(client, kind).document(answer);
    let taken = store::answer(act.view(), answer).await?.ok_or(Denied::NotYours)?;
    delivered(act, &mut row, &taken, step, at.warsaw_date()).await?;
    Ok(true)
}

/// The party has a letter of the office since this day, by this step. An answer's case is delivered with it. A call stops the
/// clock: this day still counts, and its days run from the next one (KPA art. 57).
pub(super) async fn delivered(
    act: &mut Act,
    row: &mut CaseRow,
    answer: &Answer,
    step: Step<'_>,
    day: Date,
) -> Result<(), Fault> {
    if let Some(call) = answer.text.call() {
        step::told(act, row.id, step).await?;
        if row.stage != Stage::AwaitingParty || answer.ended_at.is_some() {
            return Ok(());
        }
        act.execute(cases::insert_pause(row.id, PauseReason::AwaitingParty, day)).await?;
        row.stands_since = Some((day, PauseReason::AwaitingParty));
        row.called_until = Some(call.until(day));
        return step::took(act, row, Step::by_itself(StepKind::Paused(PauseReason::AwaitingParty))).await;
    }
    if row.stage == Stage::Settled && answer.text.kind().settles() {
        row.stage = Stage::Delivered;
    }
    step::took(act, row, step).await
}

/// The sealed PDF of an answer that waits for this client to sign the receipt of its delivery; none when it is delivered, or
/// needs no signature. Nothing of it may be shown before.
///
/// # Errors
/// The database failed.
pub async fn to_sign_for(
    view: &mut View,
    client: &Client,
    case: CaseId,
    answer: AnswerId,
) -> Result<Option<FileId>, Fault> {
    store::pdf_to_sign_for(view, client.id(), case, answer).await
}

/// Whether an answer in this case can be given to its client for a signed receipt of delivery: the signature is told by the
/// number that the client's account has.
///
/// # Errors
/// The database failed.
pub async fn can_be_signed_for(view: &mut View, case: &CaseRow) -> Result<bool, Fault> {
    match case.client {
        Some(client) => accounts::has_pesel(view, client).await,
        None => Ok(false),
    }
}

/// The sealed PDF of an answer that this client has collected.
///
/// # Errors
/// The database failed.
pub async fn answer_pdf(
    view: &mut View,
    client: &Client,
    case: CaseId,
    answer: AnswerId,
) -> Result<Option<FileId>, Fault> {
    store::collected_pdf(view, client.id(), case, answer).await
}
