//! Taking closed cases over from a unit.

use std::collections::BTreeMap;

use cases::{CaseRow, Deed, Denied};
use journal::{Act, Entry, Recorded};
use vocabulary::{CaseId, Fault, UnitId};

use crate::{
    KeepsArchive, ListId, ListNumber,
    store::{self, NewCase},
};

/// Cases on one transfer list at most: what does not fit goes onto the next.
pub const MOST_AT_ONCE: usize = 100;

/// The number series of transfer lists.
const SERIES: &str = "transfer";

/// Why nothing was taken over. The act is given up.
#[derive(Debug)]
pub enum TakeOverError {
    /// No case was chosen.
    Nothing,
    /// More than [`MOST_AT_ONCE`] were.
    TooMany,
    /// One of the cases is not to be taken over, or not any more: somebody took it meanwhile, it is not due yet, or it is
    /// another unit's.
    NotDue(CaseId),
    /// Our fault.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for TakeOverError {
    fn from(cause: E) -> Self {
        Self::Fault(cause.into())
    }
}

/// Takes these closed cases of one unit over, each in the version that was shown, and makes their transfer list. On it they stand
/// by file class, year and number.
///
/// # Errors
/// See [`TakeOverError`].
pub async fn take_over(
    act: &mut Act,
    right: &KeepsArchive,
    unit: UnitId,
    chosen: &[(CaseId, i64)],
) -> Result<(ListId, ListNumber, Recorded), TakeOverError> {
    let chosen: BTreeMap<CaseId, i64> = chosen.iter().copied().collect();
    if chosen.is_empty() {
        return Err(TakeOverError::Nothing);
    }
    if chosen.len() > MOST_AT_ONCE {
        return Err(TakeOverError::TooMany);
    }
    let official = &right.official;
    let id: ListId = act.new_id();
    let year = act.at().warsaw_date().year();
    let number = ListNumber { year, number: store::next_number(act, SERIES, year).await? };
    let mut rights = Vec::new();
    for (case, version) in chosen {
        let may =
            cases::may_work(act, official, case, version, Deed::Archive).await.map_err(|denied| match denied {
                Denied::Fault(fault) => TakeOverError::Fault(fault),
                Denied::NotYours | Denied::NotNow | Denied::Stale => TakeOverError::NotDue(case),
            })?;
        if may.row().unit.id != unit {
            return Err(TakeOverError::NotDue(case));
        }
        rights.push(may);
    }
    rights.sort_by_key(|may| {
        let CaseRow { sign, .. } = may.row();
        (sign.class().to_owned(), sign.year(), sign.number(), sign.sub())
    });
    act.execute(store::insert_list(id, number, unit, official, act.at())).await?;
    let mut taken = Vec::new();
    for (position, may) in (1_u32..).zip(rights) {
        let case = new_case(act, right, may.row(), position).await?;
        taken.push(case.id.to_string());
        act.execute(store::insert_case(id, &case)).await?;
        let _: Recorded = cases::archive(act, may, &number.to_string()).await?;
        let entry = Entry::new("archive.taken_over", case.id).about("list", id).fact("position", position);
        let entry = entry.fact("category", case.category.to_string());
        let _: Recorded = act.record(entry.fact("dispose_from", case.dispose_from.map(|day| day.to_string())));
    }
    let entry = Entry::new("archive.list_made", id).about("unit", unit).fact("number", number.to_string());
    Ok((id, number, act.record(entry.fact("cases", taken))))
}

/// What the archive keeps of a case that comes in.
async fn new_case(act: &mut Act, right: &KeepsArchive, row: &CaseRow, position: u32) -> Result<NewCase, Fault> {
    let missing = |what| Fault::new(format!("the closed case {} has no {what}", row.sign));
    let class = registry::class(act.view(), row.class).await?.ok_or_else(|| missing("file class"))?;
    let category = class.category.ok_or_else(|| missing("archival category"))?;
    let closed_on = row.closed_at.ok_or_else(|| missing("day of closing"))?.warsaw_date();
    let case = cases::case(act.view(), &right.official, row.id).await?.ok_or_else(|| missing("file"))?;
    let sealed = case.answers.iter().filter(|answer| answer.pdf.is_some()).count();
    Ok(NewCase {
        id: row.id,
        position,
        sign: row.sign.to_string(),
        class: class.id,
        started_on: row.started_on,
        closed_on,
        category,
        dispose_from: category.disposal_not_before(closed_on),
        documents: u32::try_from(case.documents.len() + sealed + case.memos.len())?,
    })
}
