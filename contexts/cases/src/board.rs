//! The board of a unit: what it has not closed yet, by officer and stage.

use accounts::{Official, Post};
use database::View;
use registry::Page;
use vocabulary::{AccountId, CaseId, Date, Fault, UnitId};

use crate::{CaseRow, Stage, deed::sees_all, store};

/// How many days before the last one a case is told to be due soon.
const SOON: u8 = 7;

/// Cases of one officer at one stage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardCell {
    /// Who carries them.
    pub officer: (AccountId, String),
    /// The stage.
    pub stage: Stage,
    /// How many.
    pub cases: u32,
    /// How many of them are past their last day.
    pub late: u32,
    /// How many are due within seven days, today included.
    pub soon: u32,
}

/// What urges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Urgency {
    /// The last day has passed.
    Late,
    /// It comes within seven days, or is today.
    Soon,
}

/// Which cases of the board are asked for; what is not set does not matter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BoardFilter {
    /// Those that this official carries.
    pub officer: Option<AccountId>,
    /// Those at this stage.
    pub stage: Option<Stage>,
    /// Those that urge so.
    pub urgency: Option<Urgency>,
}

/// The cases of a unit that are not closed, counted by officer and stage; none of a unit that this official does not see.
///
/// # Errors
/// The database failed.
pub async fn board(view: &mut View, official: &Official, unit: UnitId, today: Date) -> Result<Vec<BoardCell>, Fault> {
    if !sees(official, unit) {
        return Ok(Vec::new());
    }
    let mut cells = store::board::cells(view, unit, today, soon(today)).await?;
    let place = |stage| Stage::ALL.iter().position(|other| *other == stage);
    cells.sort_by(|one, other| (&one.officer.1, place(one.stage)).cmp(&(&other.officer.1, place(other.stage))));
    Ok(cells)
}

/// Those cases themselves, by the day by which something must be done, after the given one.
///
/// # Errors
/// The database failed.
pub async fn on_board(
    view: &mut View,
    official: &Official,
    unit: UnitId,
    filter: BoardFilter,
    after: Option<(Date, CaseId)>,
    (today, size): (Date, u32),
) -> Result<Page<CaseRow>, Fault> {
    if !sees(official, unit) {
        return Ok(Page { rows: Vec::new(), more: false });
    }
    let days = match filter.urgency {
        None => (Date::MIN, Date::MAX),
        Some(Urgency::Late) => (Date::MIN, today.yesterday().unwrap_or(Date::MIN)),
        Some(Urgency::Soon) => (today, soon(today)),
    };
    let rows = store::board::cases(view, unit, filter, days, after, size + 1).await?;
    Ok(Page::cut(rows, size))
}

/// Where a page that ends with this case goes on.
#[must_use]
pub fn place_on_board(row: &CaseRow) -> (Date, CaseId) {
    (row.due().unwrap_or(Date::MAX), row.id)
}

fn sees(official: &Official, unit: UnitId) -> bool {
    sees_all(official) || official.post() != Post::Administrator && official.unit().id == unit
}

fn soon(today: Date) -> Date {
    (0..SOON).try_fold(today, |day, _| day.tomorrow()).unwrap_or(Date::MAX)
}
