//! The register of outgoing letters (chancery instruction, par. 40), and what of it waits for the post.

use accounts::{SeesRegister, SendsLetters};
use database::View;
use registry::Page;
use vocabulary::{Date, Fault, FileId};

use super::{Dispatch, DispatchId, Way};
use crate::store::dispatches as store;

/// Which lines are wanted: registered within these days, both counted in.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// That went in this way.
    pub way: Option<Way>,
    /// That are of the case of this sign; empty for all.
    pub sign: String,
}

/// Behind which line the next page begins: the day it was registered on, and its number of that year.
pub type WantedFrom = (Date, i64);

/// A page of the register.
pub type Outgoing = Page<Dispatch>;

/// The lines of the register that are wanted, in the order in which they were registered.
///
/// # Errors
/// The database failed.
pub async fn outgoing(
    view: &mut View,
    _: &SeesRegister,
    wanted: &Wanted,
    after: Option<WantedFrom>,
    size: u32,
) -> Result<Outgoing, Fault> {
    Ok(Page::cut(store::wanted(view, wanted, after, size + 1).await?, size))
}

/// What waits for the post, the oldest first.
///
/// # Errors
/// The database failed.
pub async fn to_post(view: &mut View, _: &SendsLetters, most: u32) -> Result<Vec<Dispatch>, Fault> {
    store::to_post(view, most).await
}

/// A letter that waits for the post, with its sealed PDF, to be printed and put into its envelope; none when none waits there.
///
/// # Errors
/// The database failed.
pub async fn letter_to_post(
    view: &mut View,
    _: &SendsLetters,
    id: DispatchId,
) -> Result<Option<(Dispatch, FileId)>, Fault> {
    let Some(line) = store::dispatch(view, id).await?.filter(Dispatch::waits_for_post) else { return Ok(None) };
    let pdf = cases::sealed(view, line.answer).await?.and_then(|(_, answer)| answer.pdf);
    Ok(pdf.map(|pdf| (line, pdf)))
}
