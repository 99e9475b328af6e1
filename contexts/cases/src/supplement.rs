//! What a call asks for comes in: it goes into the case by itself, and the clock runs again.

use accounts::{Client, Unit};
use database::View;
use journal::Act;
use registry::RpwNumber;
use vocabulary::{AnswerId, CaseId, Date, Fault, Instant, LetterId};

use crate::{
    Call, CaseRow, Stage, StepKind, pause,
    step::{self, Step},
    store::{self, answers},
};

/// A call that was delivered to its client and waits to be answered.
#[derive(Clone, Debug)]
pub struct OpenCall {
    /// The case.
    pub case: CaseId,
    /// Its sign.
    pub sign: String,
    /// What is asked for.
    pub call: Call,
    /// The last day.
    pub until: Date,
}

/// May put the answer to a call into its case, which is locked until the act ends.
pub struct MaySupplement {
    row: CaseRow,
    call: AnswerId,
    is_open: bool,
}

/// What this call asks of this client; `None` for anybody else's, and for one that was not delivered or has ended.
///
/// # Errors
/// The database failed.
pub async fn open_call(view: &mut View, client: &Client, id: AnswerId) -> Result<Option<OpenCall>, Fault> {
    let Some(answer) = answers::answer(view, id).await? else { return Ok(None) };
    let Some(row) = store::row(view, answer.case).await?.filter(|row| row.client == Some(client.id())) else {
        return Ok(None);
    };
    Ok(answer.open_call().map(|(call, until)| OpenCall {
        case: row.id,
        sign: row.sign.to_string(),
        call: call.clone(),
        until,
    }))
}

/// The right to put an answer to this call into its case, and a lock on the case; `None` when that is closed by now, and when
/// the call is not this client's. What answers a call that has ended meanwhile belongs there too.
///
/// # Errors
/// The database failed.
pub async fn may_supplement(act: &mut Act, client: &Client, call: AnswerId) -> Result<Option<MaySupplement>, Fault> {
    let Some(answer) = answers::answer(act.view(), call).await? else { return Ok(None) };
    act.execute(store::lock(answer.case)).await?;
    let row = store::row(act.view(), answer.case).await?;
    let row = row.filter(|row| row.client == Some(client.id()) && !row.stage.is_over());
    // It may have ended before the lock was had.
    let is_open = answers::answer(act.view(), call).await?.is_some_and(|answer| answer.open_call().is_some());
    Ok(row.map(|row| MaySupplement { row, call, is_open }))
}

impl MaySupplement {
    /// The unit that carries the case.
    #[must_use]
    pub const fn unit(&self) -> &Unit {
        &self.row.unit
    }
}

/// Puts the client's letter, which entered at this instant, into the case's file, where its way ends. The call ends with it,
/// and the clock runs again: the day on which the letter entered is the last that does not count. What came after the call's
/// day is taken as well; the officer may then still leave the matter unexamined. The caller records the act.
///
/// # Errors
/// The database failed.
pub async fn supplement(
    act: &mut Act,
    right: MaySupplement,
    client: &Client,
    letter: LetterId,
    number: RpwNumber,
    entered_at: Instant,
) -> Result<(), Fault> {
    let MaySupplement { mut row, call, is_open } = right;
    let (at, number, day) = (act.at(), number.to_string(), entered_at.warsaw_date());
    act.execute(store::insert_document(row.id, letter, at)).await?;
    registry::filed_by_rule(act, letter, row.unit.id).await?;
    let kind = if is_open { StepKind::Supplemented } else { StepKind::Attached };
    let step = Step::by_client(client, kind).note(&number).document(letter);
    step::told(act, row.id, step).await?;
    if !is_open {
        return Ok(());
    }
    act.execute(answers::answered(call, letter, at)).await?;
    row.called_until = row.called_until.filter(|until| *until < day);
    let stood = row.stands_since.is_some();
    if row.stage == Stage::AwaitingParty {
        pause::runs_again(act, &mut row, day).await?;
    }
    act.execute(store::save(&row)).await?;
    if stood {
        step::told(act, row.id, Step::by_itself(StepKind::Resumed)).await?;
    }
    Ok(())
}
