//! Cases that hang together (chancery instruction, par. 31): each is noted in the other.

use accounts::Official;
use journal::{Act, Entry, Recorded};
use vocabulary::{CaseId, Fault};

use crate::{
    CaseRow, Deed, MayWork, StepKind, TextError, deed,
    note::{needed, remark},
    step::{Step, told},
    store::{self, memos},
};

/// Why nothing was noted.
#[derive(Debug)]
pub enum RelateError {
    /// It is the case itself.
    Same,
    /// There is no such case for this official; or it hangs together with this one already, or does not.
    Other,
    /// The reason.
    Reason(TextError),
    /// Our fault.
    Fault(Fault),
}

impl From<Fault> for RelateError {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// Notes in both cases that they hang together, and why.
///
/// # Errors
/// See [`RelateError`].
pub async fn relate(act: &mut Act, right: MayWork, other: CaseId, reason: &str) -> Result<Recorded, RelateError> {
    between(act, right, other, reason, StepKind::Related).await
}

/// Notes in both cases that they do not hang together after all, and why.
///
/// # Errors
/// See [`RelateError`].
pub async fn unrelate(act: &mut Act, right: MayWork, other: CaseId, reason: &str) -> Result<Recorded, RelateError> {
    between(act, right, other, reason, StepKind::Unrelated).await
}

async fn between(
    act: &mut Act,
    right: MayWork,
    other: CaseId,
    reason: &str,
    kind: StepKind,
) -> Result<Recorded, RelateError> {
    let (row, official) = right.to(Deed::Relate)?;
    let reason = remark(reason).and_then(needed).map_err(RelateError::Reason)?;
    if other == row.id {
        return Err(RelateError::Same);
    }
    let other = deed::seen(act.view(), &official, other).await?.ok_or(RelateError::Other)?;
    // What is noted in the other case is a step of it: nobody else takes one before the commit.
    act.execute(store::lock(other.id)).await?;
    let mut changed = 0;
    for (from, to) in [(row.id, other.id), (other.id, row.id)] {
        changed += act
            .execute(match kind {
                StepKind::Related => memos::insert_relation(from, to),
                _ => memos::delete_relation(from, to),
            })
            .await?;
    }
    if changed == 0 {
        return Err(RelateError::Other);
    }
    noted(act, &official, kind, (&row, &other), &reason).await?;
    noted(act, &official, kind, (&other, &row), &reason).await?;
    let what = if kind == StepKind::Related { "case.related" } else { "case.unrelated" };
    let _: Recorded = act.record(Entry::new(what, other.id).about("other", row.id).personal("note", reason.as_str()));
    Ok(act.record(Entry::new(what, row.id).about("other", other.id).personal("note", reason)))
}

async fn noted(
    act: &mut Act,
    official: &Official,
    kind: StepKind,
    (of, other): (&CaseRow, &CaseRow),
    reason: &str,
) -> Result<(), Fault> {
    told(act, of.id, Step::by(official, kind).document(other.id).note(reason)).await
}
