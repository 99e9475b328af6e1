//! The file of a closed case goes to the records archive (archiwum zakładowe; chancery instruction, par. 41).

use accounts::{Official, Post};
use database::View;
use journal::{Act, Entry, Recorded};
use registry::Page;
use vocabulary::{Date, Fault, Instant, UnitId};

use crate::{
    CaseRow, Deed, MayWork, Stage, StepKind,
    deed::sees_all,
    step::{self, Step},
    store,
};

/// The entry of a case that the archive took over.
pub(crate) const ARCHIVED: &str = "case.archived";

/// What the archive has to take over from a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ToArchive {
    /// The unit.
    pub unit: UnitId,
    /// How many closed cases.
    pub cases: i64,
    /// When the first of them was closed.
    pub first: Instant,
}

/// The first day on which the archive takes over what was closed on this day: two full calendar years pass first, counted from
/// 1 January after the year of closing.
#[must_use]
pub fn archived_from(closed: Date) -> Date {
    Date::new(closed.year().saturating_add(3), 1, 1).unwrap_or(Date::MAX)
}

/// What the archive has to take over by this day, unit by unit; for the archivist and for who sees the cases of every unit.
///
/// # Errors
/// The database failed.
pub async fn units_to_archive(view: &mut View, official: &Official, today: Date) -> Result<Vec<ToArchive>, Fault> {
    let Some(before) = closed_before(official, today) else { return Ok(Vec::new()) };
    let units = store::units_to_archive(view, before).await?;
    Ok(units.into_iter().map(|(unit, cases, first)| ToArchive { unit, cases, first }).collect())
}

/// The cases of a unit that the archive has to take over by this day, the first closed first; for the same people.
///
/// # Errors
/// The database failed.
pub async fn to_archive(
    view: &mut View,
    official: &Official,
    unit: UnitId,
    today: Date,
    size: u32,
) -> Result<Page<CaseRow>, Fault> {
    let Some(before) = closed_before(official, today) else { return Ok(Page::cut(Vec::new(), size)) };
    Ok(Page::cut(store::to_archive(view, unit, before, size + 1).await?, size))
}

/// What was closed before this instant is due on this day; nothing is for who may not see it.
fn closed_before(official: &Official, today: Date) -> Option<Instant> {
    let may = official.post() == Post::Archivist || sees_all(official);
    let first_of_year = Date::new(today.year().saturating_sub(2), 1, 1).ok().filter(|_| may)?;
    Instant::of_warsaw(first_of_year, 0, 0)
}

/// Takes the case over into the records archive, under the number of a transfer list. The unit that carried it goes on reading
/// it, and nobody changes it.
///
/// # Errors
/// The database failed.
pub async fn archive(act: &mut Act, right: MayWork, list: &str) -> Result<Recorded, Fault> {
    let (mut row, official) = right.to(Deed::Archive)?;
    row.stage = Stage::Archived;
    step::took(act, &row, Step::by(&official, StepKind::Archived).note(list)).await?;
    Ok(act.record(Entry::new(ARCHIVED, row.id).fact("list", list)))
}

impl CaseRow {
    /// The first day on which the archive takes the case over; none while it is not closed.
    #[must_use]
    pub fn archived_from(&self) -> Option<Date> {
        self.closed_at.map(|at| archived_from(at.warsaw_date()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The examples of the reference (`archive_takeover`), and the edges of a year.
    #[test]
    fn the_archive_takes_over_after_two_full_calendar_years() {
        for (closed, from) in [
            ("2026-03-15", "2029-01-01"),
            ("2026-12-31", "2029-01-01"),
            ("2027-01-01", "2030-01-01"),
            ("2024-02-29", "2027-01-01"),
            ("9999-12-31", "9999-12-31"),
        ] {
            let closed: Date = closed.parse().expect("a day");
            assert_eq!(archived_from(closed).to_string(), from, "{closed}");
        }
    }
}
