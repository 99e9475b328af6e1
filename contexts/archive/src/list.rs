//! Transfer lists and the cases on them, as they are read.

use accounts::Unit;
use database::View;
use registry::{Category, Page};
use vocabulary::{CaseId, ClassId, Date, Fault, Id, Instant};

use crate::{ListNumber, SeesArchive, store};

/// The id of a transfer list.
pub type ListId = Id<TransferList>;

/// A transfer list (spis zdawczo-odbiorczy): cases of a unit that the archive took over in one act.
#[derive(Clone, Debug)]
pub struct TransferList {
    /// The list.
    pub id: ListId,
    /// Its number.
    pub number: ListNumber,
    /// The unit that handed over.
    pub unit: Unit,
    /// Who took over, by the name of then.
    pub by: String,
    /// When.
    pub at: Instant,
    /// How many cases stand on it.
    pub cases: u32,
}

/// A case in the archive.
#[derive(Clone, Debug)]
pub struct ArchivedCase {
    /// The case.
    pub id: CaseId,
    /// Its place on the list, counted from 1.
    pub position: u32,
    /// Its sign.
    pub sign: String,
    /// What it is about.
    pub title: String,
    /// Its file class, in the plan of the day it was opened.
    pub class: ClassId,
    /// The first day of its proceedings.
    pub started_on: Date,
    /// The day it was closed.
    pub closed_on: Date,
    /// How long it is kept.
    pub category: Category,
    /// The first day on which it may be disposed of; never, when there is none.
    pub dispose_from: Option<Date>,
    /// Documents in its file when it was taken over.
    pub documents: u32,
    /// The list it came on.
    pub list: (ListId, ListNumber),
}

/// The transfer lists, newest first, before the given one.
///
/// # Errors
/// The database failed.
pub async fn lists(
    view: &mut View,
    _: &SeesArchive,
    before: Option<ListId>,
    size: u32,
) -> Result<Page<TransferList>, Fault> {
    Ok(Page::cut(store::lists(view, before, size + 1).await?, size))
}

/// A transfer list with its cases, by their place.
///
/// # Errors
/// The database failed.
pub async fn list(
    view: &mut View,
    _: &SeesArchive,
    id: ListId,
) -> Result<Option<(TransferList, Vec<ArchivedCase>)>, Fault> {
    let Some(list) = store::list(view, id).await? else { return Ok(None) };
    Ok(Some((list, store::cases_of(view, id).await?)))
}

/// A case as the archive keeps it; `None` when the archive did not take it over.
///
/// # Errors
/// The database failed.
pub async fn archived(view: &mut View, _: &SeesArchive, id: CaseId) -> Result<Option<ArchivedCase>, Fault> {
    store::case(view, id).await
}
