//! Letters on paper whose scan is not whole, and those whose scan looks odd (the instruction, par. 15(11)).

use accounts::SeesRegister;
use database::View;
use vocabulary::{Fault, LetterId};

use crate::{LetterRow, Page, Paper, store};

/// A letter that is not, or not wholly, on a scan.
#[derive(Clone, Debug)]
pub struct NotWhole {
    /// Its line in the register.
    pub row: LetterRow,
    /// What was read off it; with it the reason.
    pub paper: Paper,
    /// How much paper there is.
    pub volume: String,
}

/// Letters without a full scan, newest first, before the given one; annulled ones are left out.
///
/// # Errors
/// The database failed.
pub async fn not_whole(
    view: &mut View,
    _right: &SeesRegister,
    before: Option<LetterId>,
    size: u32,
) -> Result<Page<NotWhole>, Fault> {
    Ok(Page::cut(store::not_whole(view, before, size + 1).await?, size))
}

/// Letters whose last scan looks odd and was not confirmed, newest first, before the given one.
///
/// # Errors
/// The database failed.
pub async fn doubtful_scans(
    view: &mut View,
    _right: &SeesRegister,
    before: Option<LetterId>,
    size: u32,
) -> Result<Page<LetterRow>, Fault> {
    Ok(Page::cut(store::doubtful(view, before, size + 1).await?, size))
}
