//! Reading cases, within one's rights.

use accounts::{Official, Post};
use database::View;
use registry::{Letter, LetterRow, Page};
use vocabulary::{CaseId, Date, Fault, LetterId};

use crate::{
    Case, CaseRow, LetterSign, answer,
    deed::{seen, sees, sees_all},
    memo, store,
};

/// Something that waits on a desk.
#[derive(Clone, Debug)]
pub enum Waiting {
    /// A letter in no case yet.
    Letter(LetterRow),
    /// A case.
    Case(CaseRow),
    /// A case of another unit, which asks this one for its opinion until that day.
    Opinion(CaseRow, Date),
}

/// A case with everything in it; `None` when it is not there or not this official's to see.
///
/// # Errors
/// The database failed.
pub async fn case(view: &mut View, official: &Official, id: CaseId) -> Result<Option<Case>, Fault> {
    let Some(row) = seen(view, official, id).await? else { return Ok(None) };
    let pauses = store::pauses(view, id).await?;
    Ok(Some(Case {
        documents: store::documents(view, id).await?,
        steps: store::steps(view, id, &pauses).await?,
        pauses,
        answers: answer::of_case(view, id).await?,
        memos: memo::of_case(view, id).await?,
        related: store::memos::related(view, id).await?,
        row,
    }))
}

/// A letter that this official may see as such, or because it is in a case that is theirs to see.
///
/// # Errors
/// The database failed.
pub async fn letter(view: &mut View, official: &Official, id: LetterId) -> Result<Option<Letter>, Fault> {
    if let Some(letter) = registry::letter(view, official, id).await? {
        return Ok(Some(letter));
    }
    let Some(case) = store::case_of(view, id).await? else { return Ok(None) };
    match seen(view, official, case).await? {
        Some(_) => registry::letter_for_case(view, id).await,
        None => Ok(None),
    }
}

/// The cases that this official sees, newest first, opened before the given one.
///
/// # Errors
/// The database failed.
pub async fn list(
    view: &mut View,
    official: &Official,
    before: Option<CaseId>,
    size: u32,
) -> Result<Page<CaseRow>, Fault> {
    let rows = match official.post() {
        Post::Administrator => Vec::new(),
        _ if sees_all(official) => store::all(view, before, size + 1).await?,
        _ => store::of_unit(view, official.unit().id, before, size + 1).await?,
    };
    Ok(Page::cut(rows, size))
}

/// Cases that this official sees, by their sign (that of a letter in it does, too) or by beginnings of words of the sign,
/// the title or the sender; newest first.
///
/// # Errors
/// The database failed.
pub async fn find(view: &mut View, official: &Official, query: &str, most: u32) -> Result<Vec<CaseRow>, Fault> {
    if official.post() == Post::Administrator {
        return Ok(Vec::new());
    }
    let signs = LetterSign::cases(query.trim());
    if !signs.is_empty() {
        let mut found = Vec::new();
        for sign in signs {
            found.extend(store::by_sign(view, &sign).await?.filter(|row| sees(official, row)));
        }
        return Ok(found);
    }
    let unit = (!sees_all(official)).then(|| official.unit().id);
    store::found(view, unit, store::words(query), most).await
}

/// The cases that wait for this official, by last day; those whose clock does not run come last. An officer has the own
/// ones, except where only the client has something to do; whoever approves has those with an answer to approve. The
/// head of a unit has those, too, that nobody carries any more ([`CaseRow::carried`]).
///
/// # Errors
/// The database failed.
pub async fn waiting(view: &mut View, official: &Official, most: u32) -> Result<Vec<CaseRow>, Fault> {
    let mut rows = match official.post() {
        Post::CaseOfficer | Post::UnitHead => store::waiting(view, official.id(), most).await?,
        _ => Vec::new(),
    };
    rows.extend(match official.post() {
        Post::UnitHead => store::for_approval(view, Some(official.unit().id), most).await?,
        // Nobody approves what is one's own: above the head of a unit stands the head of the office.
        Post::OfficeHead | Post::DeputyHead => store::for_approval(view, None, most).await?,
        _ => Vec::new(),
    });
    if official.post() == Post::UnitHead {
        rows.extend(store::uncarried(view, official.unit().id, most).await?);
    }
    rows.sort_by_key(|row| (row.due().unwrap_or(Date::MAX), row.id));
    rows.dedup_by_key(|row| row.id);
    rows.truncate(most as usize);
    Ok(rows)
}

/// Everything that waits for this official, letters and cases, by last day.
///
/// # Errors
/// The database failed.
pub async fn desk(view: &mut View, official: &Official, most: u32) -> Result<Vec<Waiting>, Fault> {
    let letters = registry::waiting(view, official, most).await?;
    let cases = waiting(view, official, most).await?;
    let mut waiting: Vec<_> = letters.into_iter().map(Waiting::Letter).collect();
    waiting.extend(cases.into_iter().map(Waiting::Case));
    if official.post() == Post::UnitHead {
        let asked = store::opinions::waiting(view, official.unit().id, most).await?;
        waiting.extend(asked.into_iter().map(|(row, due)| Waiting::Opinion(row, due)));
    }
    waiting.sort_by_key(Waiting::due);
    waiting.truncate(most as usize);
    Ok(waiting)
}

impl Waiting {
    /// The day by which something must be done: for a letter the one that the superior set, or the last one. Behind every
    /// other day when there is none.
    fn due(&self) -> Date {
        match self {
            Self::Letter(row) => {
                let days = [row.circulation.due, row.circulation.last_day];
                days.into_iter().flatten().min().unwrap_or(Date::MAX)
            }
            Self::Case(row) => row.due().unwrap_or(Date::MAX),
            Self::Opinion(_, due) => *due,
        }
    }
}
