//! Reading the file plan.

use database::View;
use vocabulary::{ClassId, Date, Fault, fold};

use crate::{FileClass, store};

/// Classes that one search gives at most.
const MOST: u32 = 50;

/// The final classes that hold on this day and whose symbol begins with the query or whose title holds it; at most fifty, by
/// symbol. An empty query gives the first of them.
///
/// # Errors
/// The database failed.
pub async fn final_classes(view: &mut View, on: Date, query: &str) -> Result<Vec<FileClass>, Fault> {
    let query = query.trim();
    if query.contains('\0') {
        return Ok(Vec::new());
    }
    store::plan::final_classes(view, on, &fold(query), MOST).await
}

/// The class of this id, also one that has ended.
///
/// # Errors
/// The database failed.
pub async fn class(view: &mut View, id: ClassId) -> Result<Option<FileClass>, Fault> {
    store::plan::class(view, id).await
}

/// The class that has this symbol on this day.
///
/// # Errors
/// The database failed.
pub async fn class_by_symbol(view: &mut View, symbol: &str, on: Date) -> Result<Option<FileClass>, Fault> {
    store::plan::by_symbol(view, symbol, on).await
}

/// The whole file plan as it holds on this day, by symbol: some thousands of classes at most.
///
/// # Errors
/// The database failed.
pub async fn plan(view: &mut View, on: Date) -> Result<Vec<FileClass>, Fault> {
    store::plan::plan(view, on).await
}
