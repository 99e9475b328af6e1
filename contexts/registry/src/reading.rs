//! What was read off scans by machine: the text that is searched, and a copy of the scan in which it can be marked. The scan
//! itself stays as it came.

use database::View;
use files::Kept;
use journal::{Act, Entry, Recorded};
use vocabulary::{Fault, FileId, LetterId};

use crate::{LetterState, Seen, Sheet, kept::hex, store};

/// Which scan of which letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ScanId {
    /// The letter.
    pub letter: LetterId,
    /// Counted from 1.
    pub seq: i64,
}

/// A scan that waits to be read.
#[derive(Clone, Debug)]
pub struct ToRead {
    /// Which it is.
    pub id: ScanId,
    /// Where it is kept.
    pub file: FileId,
    /// Its media type by content.
    pub kind: String,
}

/// What was read.
#[derive(Debug)]
pub struct Read {
    /// A PDF with the text under the pictures.
    pub copy: Kept,
    /// The text.
    pub text: String,
    /// Of each page, whether nothing is on it and which earlier one, counted from 1, it looks like.
    pub pages: Vec<(bool, Option<u32>)>,
}

/// How far the reading of a scan is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// It waits, perhaps until the programs are installed.
    Waits,
    /// Its searchable copy.
    Read(FileId),
    /// It could not be read.
    Unreadable,
}

/// The oldest scan that waits to be read; for the machine that reads.
///
/// # Errors
/// The database failed.
pub async fn scan_to_read(view: &mut View) -> Result<Option<ToRead>, Fault> {
    store::scan_to_read(view).await
}

/// Keeps what was read off a scan, or that it cannot be read; nothing when somebody was faster. What the pages show that could
/// not be seen before is asked of the clerk, as long as the letter can be scanned again.
///
/// # Errors
/// The database failed.
pub async fn keep_reading(act: &mut Act, id: ScanId, read: Option<Read>) -> Result<Option<Recorded>, Fault> {
    let Some(Read { copy, text, pages }) = read else {
        let marked = act.execute(store::mark_unreadable(id)).await?;
        let entry = Entry::new("letter.scan_unreadable", id.letter).fact("scan", id.seq);
        return Ok((marked == 1).then(|| act.record(entry)));
    };
    let (file, sha256) = (copy.id, copy.sha256);
    act.execute(copy.row()).await?;
    if act.execute(store::mark_read(id, file)).await? == 0 {
        return Ok(None);
    }
    put_text(act, id.letter, &format!("scan {}", id.seq), &text).await?;
    ask(act, id, &pages).await?;
    let entry = Entry::new("letter.scan_read", id.letter).fact("scan", id.seq).fact("copy", hex(&sha256));
    Ok(Some(act.record(entry)))
}

/// Keeps a text of a letter for the search, in the act that made it; a later text from the same source takes its place.
///
/// # Errors
/// The database failed.
pub async fn put_text(act: &mut Act, letter: LetterId, source: &str, text: &str) -> Result<(), Fault> {
    act.execute(store::put_text(letter, source, text)).await?;
    Ok(())
}

/// The texts of a letter with their sources; for whoever may see the letter, and for the index.
///
/// # Errors
/// The database failed.
pub async fn texts(view: &mut View, letter: LetterId) -> Result<Vec<(String, String)>, Fault> {
    store::texts(view, letter).await
}

/// Adds to what was seen of a scan what its pages show.
async fn ask(act: &mut Act, id: ScanId, pages: &[(bool, Option<u32>)]) -> Result<(), Fault> {
    let scans = store::scans(act.view(), id.letter).await?;
    let Some(scan) = scans.iter().find(|scan| scan.seq == id.seq) else { return Ok(()) };
    let Some((row, ..)) = store::letter(act.view(), id.letter).await? else { return Ok(()) };
    let (before, mut sheets) = (scan.sheets.doubts(), scan.sheets.clone());
    let mut seen = match sheets.seen {
        Some(Seen::Sheets(seen)) => seen,
        // Whoever drew its pages could read it after all.
        _ => vec![Sheet::default(); pages.len()],
    };
    for (sheet, (blank, like)) in seen.iter_mut().zip(pages) {
        sheet.empty |= blank;
        sheet.like = *like;
    }
    sheets.seen = Some(Seen::Sheets(seen));
    let after = sheets.doubts();
    let is_last = scans.last().is_some_and(|last| last.seq == id.seq);
    let can_be_asked =
        !matches!(row.circulation.state, LetterState::Filed | LetterState::ForAnnulment | LetterState::Annulled);
    let is_doubtful = if before == after { scan.is_doubtful } else { !after.is_empty() && is_last && can_be_asked };
    act.execute(store::update_seen(id, &sheets, is_doubtful)?).await?;
    Ok(())
}
