//! An extract of the register: what was registered within some days, in the order of the numbers, with the columns that the
//! chancery instruction names (section 1.2).

use accounts::SeesRegister;
use database::View;
use vocabulary::{Fault, Instant};

use crate::{LetterRow, Page, Paper, RpwNumber, store};

/// A line of an extract.
#[derive(Clone, Debug)]
pub struct ExtractLine {
    /// The letter.
    pub row: LetterRow,
    /// What was read off it, when it came on paper.
    pub paper: Option<Paper>,
    /// How many enclosures it has.
    pub enclosures: u32,
}

/// The letters registered from one instant until before another, after this number, in the order of their numbers.
///
/// # Errors
/// The database failed.
pub async fn extract(
    view: &mut View,
    _right: &SeesRegister,
    from: Instant,
    to: Instant,
    after: Option<RpwNumber>,
    size: u32,
) -> Result<Page<ExtractLine>, Fault> {
    let Some((first, last)) = store::registered_within(view, from, to).await? else {
        return Ok(Page { rows: Vec::new(), more: false });
    };
    let first = after.map_or(first, |after| first.max(RpwNumber { number: after.number + 1, ..after }));
    let found = Page::cut(store::numbered(view, first, last, size + 1).await?, size);
    let Some(last) = found.rows.last().map(|row| row.number) else {
        return Ok(Page { rows: Vec::new(), more: false });
    };
    let mut papers = store::papers(view, first, last).await?;
    let attachments = store::attachments(view, first, last).await?;
    let line = |row: LetterRow| {
        let paper = papers.remove(&row.id);
        let attached = attachments.get(&row.id).copied().unwrap_or_default();
        ExtractLine { enclosures: paper.as_ref().map_or(attached, |paper| paper.enclosures), paper, row }
    };
    Ok(Page { more: found.more, rows: found.rows.into_iter().map(line).collect() })
}
