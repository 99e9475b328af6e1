//! Answers that nobody collects: their clients are reminded, and later their officers are told to deliver otherwise. There is
//! no fiction: what nobody took is not delivered.

use accounts::Notice;
use journal::{Actor, Entry, Journal, RequestNumber};
use vocabulary::{AnswerId, CaseId, Fault};

use crate::{
    Stage, StepKind,
    step::{self, Step},
    store::{self as cases, answers as store},
};

/// Answers looked at in one go.
const AT_ONCE: u32 = 200;

/// For how many days an answer may wait to be collected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// Until its client is reminded.
    pub reminder_days: i64,
    /// Until its officer is told.
    pub officer_days: i64,
}

/// How many were found to wait for too long.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Chased {
    /// Their clients were reminded.
    pub reminded: usize,
    /// Their officers were told.
    pub undelivered: usize,
}

/// When it returns, the client of every answer that waits for longer than that was reminded once, and every case whose
/// answer waits for still longer is on the desk of its officer, who may hand it over on paper. Only so many at a time; several
/// processes may do it at once.
///
/// # Errors
/// The database failed.
pub async fn chase(journal: &Journal, patience: Patience) -> Result<Chased, Fault> {
    Ok(Chased {
        reminded: each(journal, StepKind::Reminded, patience.reminder_days).await?,
        undelivered: each(journal, StepKind::Undelivered, patience.officer_days).await?,
    })
}

async fn each(journal: &Journal, kind: StepKind, days: i64) -> Result<usize, Fault> {
    let before = journal.now().plus_seconds(-days * 86_400);
    let found = store::uncollected(&mut journal.look().await?, kind, before, AT_ONCE).await?;
    let mut taken = 0;
    for (answer, case) in found {
        taken += usize::from(take(journal, kind, answer, case).await?);
    }
    Ok(taken)
}

/// Whether the step was taken, and not by somebody else just now.
async fn take(journal: &Journal, kind: StepKind, answer: AnswerId, case: CaseId) -> Result<bool, Fault> {
    let mut act = journal.act(Actor::System, &RequestNumber::new("uncollected")).await?;
    act.execute(cases::lock(case)).await?;
    if !store::is_uncollected(act.view(), answer, kind).await? {
        return Ok(false);
    }
    let row = cases::row(act.view(), case).await?;
    let mut row = row.ok_or_else(|| Fault::new("the case of an answer is not there"))?;
    let entry = if kind == StepKind::Undelivered {
        let settles = store::answer(act.view(), answer).await?.is_some_and(|answer| answer.text.kind().settles());
        row.undelivered = settles && row.stage == Stage::Settled;
        "answer.undelivered"
    } else {
        step::notify(&mut act, &row, |case, sign| Notice::AnswerWaits { case, sign }).await?;
        "answer.reminded"
    };
    step::took(&mut act, &row, Step::by_itself(kind).document(answer)).await?;
    let recorded = act.record(Entry::new(entry, answer).about("case", case));
    act.commit(recorded).await?;
    Ok(true)
}
