//! Scans of letters on paper: what the clerk says of them, what was seen of them, and that what looks odd is as it should be.

use database::View;
use files::Kept;
use journal::{Act, Recorded};
use vocabulary::{Fault, LetterId};

use crate::{
    Circulation, Doubt, FileRole, LetterState, MayScan, Reading, Seen, StepKind, Writing, doubts, store,
    turn::{Told, turn},
};

/// How much of a letter was scanned (odwzorowanie cyfrowe).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScanScope {
    /// Every page with its enclosures.
    Full,
    /// A part; the reason says why and how much there is.
    Partial,
    /// Nothing; the reason says why.
    None,
}

/// From where on a letter need not be scanned whole, as the head of the office set it (par. 15(9)).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScanLimits {
    /// More pages than these.
    pub pages: u32,
    /// Sheets larger than this: `A3`.
    pub paper: String,
    /// No scan is larger than so many bytes.
    pub bytes: u64,
}

impl Default for ScanLimits {
    fn default() -> Self {
        Self { pages: 50, paper: "A3".to_owned(), bytes: 20 << 20 }
    }
}

/// A scan, or the word that there is none.
#[derive(Debug)]
pub struct Scan {
    /// How much of the letter it shows.
    pub scope: ScanScope,
    /// Why it is not whole; empty when it is.
    pub reason: String,
    /// Name, media type and content; none exactly when the scope is none.
    pub file: Option<(String, &'static str, Kept)>,
    /// What the clerk says of the paper, and what was seen.
    pub sheets: Sheets,
}

/// What the clerk says of the paper that was scanned or was not, and what was seen of the scan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheets {
    /// What is on it.
    pub writing: Writing,
    /// Its pages by the clerk's count.
    pub declared: Option<u32>,
    /// How much there is in all, when not all of it was scanned.
    pub volume: String,
    /// What was seen; none without a scan.
    pub seen: Option<Seen>,
}

/// A scan as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterScan {
    /// Counted from 1.
    pub seq: i64,
    /// Which file of the letter it is; none for the word that there is none.
    pub position: Option<u32>,
    /// What the clerk said, and what was seen.
    pub sheets: Sheets,
    /// It looks odd, and the clerk has not said yet that it is as it should be.
    pub is_doubtful: bool,
    /// How far its reading by machine is.
    pub reading: Reading,
}

impl ScanScope {
    /// Every scope.
    pub const ALL: [Self; 3] = [Self::Full, Self::Partial, Self::None];

    /// How the scope is kept.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Partial => "partial",
            Self::None => "none",
        }
    }

    /// The scope with this code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.code() == code)
    }
}

impl Sheets {
    /// What is to be asked about the scan.
    #[must_use]
    pub fn doubts(&self) -> Vec<Doubt> {
        self.seen.as_ref().map_or_else(Vec::new, |seen| doubts(seen, self.writing, self.declared))
    }
}

/// Adds a scan to a letter that came on paper, or says why there is none. A later scan stands beside the earlier.
///
/// # Errors
/// The database failed.
pub async fn add_scan(act: &mut Act, right: MayScan, scan: Scan) -> Result<Recorded, Fault> {
    let MayScan { row, official } = right;
    act.execute(store::update_scan(row.id, &scan)).await?;
    let mut position = None;
    if let Some((name, kind, kept)) = scan.file {
        let next = store::letter_files(act.view(), row.id).await?.last().map_or(1, |file| file.position + 1);
        position = Some(next);
        let line = store::insert_letter_file(row.id, next, FileRole::Document, &name, kind, &kept);
        act.execute(kept.row()).await?;
        act.execute(line).await?;
    }
    // What was odd about an earlier one is put right by this one.
    act.execute(store::settle_scans(row.id)).await?;
    act.execute(store::insert_scan(row.id, position, &scan.sheets)?).await?;
    let state = match row.circulation.state {
        LetterState::Registered => LetterState::Scanned,
        other => other,
    };
    let now = Circulation { state, ..row.circulation.clone() };
    turn(act, (&row, &official), &now, Told { note: &scan.reason, ..Told::only(StepKind::Scanned) }).await
}

/// Says that the last scan is as it should be, odd as it looks.
///
/// # Errors
/// The database failed.
pub async fn confirm_scan(act: &mut Act, right: MayScan) -> Result<Recorded, Fault> {
    let MayScan { row, official } = right;
    act.execute(store::settle_scans(row.id)).await?;
    turn(act, (&row, &official), &row.circulation, Told::only(StepKind::ScanConfirmed)).await
}

/// The scans of a letter in order; for whoever may see the letter.
///
/// # Errors
/// The database failed.
pub async fn scans(view: &mut View, id: LetterId) -> Result<Vec<LetterScan>, Fault> {
    store::scans(view, id).await
}
