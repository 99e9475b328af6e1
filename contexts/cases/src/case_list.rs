//! Lists of cases (spis spraw): one a unit, file class and year, and one a group set apart in such a list (chancery
//! instruction, par. 29).

use accounts::{Official, Post};
use database::View;
use registry::Page;
use vocabulary::Fault;

use crate::{
    CaseRow,
    deed::{sees, sees_all},
    store,
};

/// A list of cases that was begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseList {
    /// The unit's symbol, as it stands in the signs.
    pub unit: String,
    /// The file class; for a group set apart with its number, `3120.2`.
    pub class: String,
    /// The year of opening.
    pub year: i16,
    /// The last number given in it, to a case or a group.
    pub cases: u32,
}

/// The lists begun in a year that this official sees, by unit and class: some thousands at most.
///
/// # Errors
/// The database failed.
pub async fn case_lists(view: &mut View, official: &Official, year: i16) -> Result<Vec<CaseList>, Fault> {
    match official.post() {
        Post::Administrator => Ok(Vec::new()),
        _ if sees_all(official) => store::begun_lists(view, None, year).await,
        _ => store::begun_lists(view, Some(&official.unit().symbol), year).await,
    }
}

/// The cases of a list after the given number, by number; none that this official may not see.
///
/// # Errors
/// The database failed.
pub async fn cases_of_list(
    view: &mut View,
    official: &Official,
    list: &CaseList,
    after: u32,
    size: u32,
) -> Result<Page<CaseRow>, Fault> {
    let mut rows = store::of_list(view, list, after, size + 1).await?;
    rows.retain(|row| sees(official, row));
    Ok(Page::cut(rows, size))
}
