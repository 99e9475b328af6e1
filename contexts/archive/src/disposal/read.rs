//! Reading what may be disposed of, and the lists.

use database::View;
use registry::Page;
use vocabulary::{Date, Fault};

use super::{DisposalCase, DisposalId, DisposalList, DisposalStep};
use crate::{ArchivedCase, SeesArchive, store::disposals as store};

/// The files whose time is over by this day and that stand on no list, the longest over first.
///
/// # Errors
/// The database failed.
pub async fn disposable(view: &mut View, _: &SeesArchive, today: Date, size: u32) -> Result<Page<ArchivedCase>, Fault> {
    Ok(Page::cut(store::disposable(view, today, size + 1).await?, size))
}

/// The disposal lists, newest first, before the given one.
///
/// # Errors
/// The database failed.
pub async fn disposals(
    view: &mut View,
    _: &SeesArchive,
    before: Option<DisposalId>,
    size: u32,
) -> Result<Page<DisposalList>, Fault> {
    Ok(Page::cut(store::lists(view, before, size + 1).await?, size))
}

/// A disposal list with its files, by sign, and with what happened to it, in order.
///
/// # Errors
/// The database failed.
pub async fn disposal(
    view: &mut View,
    _: &SeesArchive,
    id: DisposalId,
) -> Result<Option<(DisposalList, Vec<DisposalCase>, Vec<DisposalStep>)>, Fault> {
    let Some(list) = store::list(view, id).await? else { return Ok(None) };
    Ok(Some((list, store::cases_of(view, id).await?, store::steps(view, id).await?)))
}
