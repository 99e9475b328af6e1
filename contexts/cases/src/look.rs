//! Who of the office looked into letters and cases (regulation on interoperability, par. 20): kept two years, and shown to the
//! client whose they are.

use accounts::{Official, Post};
use database::View;
use journal::Journal;
use vocabulary::{CaseId, Date, Fault, Id, LetterId};

use crate::store::looks as store;

/// For so many years it is kept who looked.
pub const LOOKS_KEPT_YEARS: i16 = 2;

/// What was looked into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LookedInto {
    /// A letter.
    Letter(LetterId),
    /// A case.
    Case(CaseId),
}

/// What a row of looks is of: a letter or a case.
pub(crate) type FileId = Id<LookedInto>;

/// Somebody looked, on this day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// The day.
    pub day: Date,
    /// Who, by the name of then.
    pub name: String,
    /// What that person did in the office then.
    pub post: Option<Post>,
    /// In which unit, by its name of then.
    pub unit: String,
}

impl LookedInto {
    pub(crate) const fn id(self) -> FileId {
        match self {
            Self::Letter(id) => FileId::from_uuid(id.uuid()),
            Self::Case(id) => FileId::from_uuid(id.uuid()),
        }
    }
}

/// Keeps that this official looks into it now. When it returns without an error that is on disk, so it is called before
/// anything is shown. Of one day the first time is kept.
///
/// # Errors
/// The database failed; then nothing may be shown.
pub async fn look(journal: &Journal, official: &Official, into: LookedInto) -> Result<(), Fault> {
    let at = journal.now();
    let day = at.warsaw_date();
    if store::is_kept(&mut journal.look().await?, into.id(), day, official.person()).await? {
        return Ok(());
    }
    let mut housekeeping = journal.housekeeping().await?;
    housekeeping.execute(store::insert(into.id(), day, official, at)).await?;
    housekeeping.commit().await
}

/// Forgets who looked more than [`LOOKS_KEPT_YEARS`] before this day; gives how many.
///
/// # Errors
/// The database failed.
pub async fn forget_looks(journal: &Journal, today: Date) -> Result<u64, Fault> {
    let year = today.year() - LOOKS_KEPT_YEARS;
    // The 29th of February is in one year of four.
    let before = Date::new(year, today.month(), today.day()).or_else(|_| Date::new(year, today.month(), 28))?;
    let mut housekeeping = journal.housekeeping().await?;
    let forgotten = housekeeping.execute(store::forget(before)).await?;
    housekeeping.commit().await?;
    Ok(forgotten)
}

/// Who looked into a case and the letters in its file, the latest days first; a letter in no case alone.
pub(crate) async fn looks(view: &mut View, into: LookedInto) -> Result<Vec<Look>, Fault> {
    match into {
        LookedInto::Letter(_) => store::of_letter(view, into.id()).await,
        LookedInto::Case(_) => store::of_case(view, into.id()).await,
    }
}
