//! Reading the register, within one's rights.

use accounts::{Client, Official, Post, SeesInbox, SeesRegister};
use database::View;
use vocabulary::{Fault, LetterId, UnitId};

use crate::{Letter, LetterRow, LetterState, LetterStep, Page, RpwNumber, ToJudge, find, store};

/// The register of incoming letters, newest first, before the given number; `search` is a number, or beginnings of words of
/// the sender or subject; with a state, only what is in it. It reads a bounded number of rows, as [`crate::find`] does.
///
/// # Errors
/// The database failed.
pub async fn register(
    view: &mut View,
    _right: &SeesRegister,
    search: Option<&str>,
    state: Option<LetterState>,
    before: Option<RpwNumber>,
    size: u32,
) -> Result<Page<LetterRow>, Fault> {
    let search = search.map(str::trim).filter(|text| !text.is_empty());
    let rows = match search.map(|text| (text.parse::<RpwNumber>(), text)) {
        Some((Ok(number), _)) => store::by_number(view, number).await?.into_iter().collect(),
        // No database text holds a zero character.
        Some((Err(_), text)) if text.contains('\0') => Vec::new(),
        Some((Err(_), text)) => find::in_register(view, text, state, before, size + 1).await?,
        None => match state {
            Some(state) => store::in_state(view, state, before, size + 1).await?,
            None => store::register(view, before, size + 1).await?,
        },
    };
    Ok(Page::cut(rows, size))
}

/// The letters routed to a unit, newest first, before the given number.
///
/// # Errors
/// The database failed.
pub async fn inbox(
    view: &mut View,
    right: &SeesInbox,
    before: Option<RpwNumber>,
    size: u32,
) -> Result<Page<LetterRow>, Fault> {
    Ok(Page::cut(store::inbox(view, right.unit().id, before, size + 1).await?, size))
}

/// A letter opened by an official; `None` when it is not there or not the official's to see.
///
/// # Errors
/// The database failed.
pub async fn letter(view: &mut View, official: &Official, id: LetterId) -> Result<Option<Letter>, Fault> {
    let Some(letter) = open(view, id).await? else { return Ok(None) };
    Ok(if sees(view, official, &letter.row).await? { Some(letter) } else { None })
}

/// Whether this official may see the letter: who sees the register, the unit that has it, the person it is assigned to, and
/// whoever did something to it or was given it before.
pub(crate) async fn sees(view: &mut View, official: &Official, row: &LetterRow) -> Result<bool, Fault> {
    if official.post() == Post::Administrator {
        return Ok(false);
    }
    let now = &row.circulation;
    Ok(official.may_see_register().is_some()
        || now.unit.as_ref().is_some_and(|unit| unit.id == official.unit().id)
        || now.person.as_ref().is_some_and(|(person, _)| *person == official.id())
        || store::took_part(view, row.id, official.id()).await?)
}

/// What happened to a letter, in order; for whoever may see the letter.
///
/// # Errors
/// The database failed.
pub async fn steps(view: &mut View, id: LetterId) -> Result<Vec<LetterStep>, Fault> {
    let units = accounts::units(view).await?;
    store::steps(view, id, &units).await
}

/// A letter for the case that holds it; for whoever was shown to see that case.
///
/// # Errors
/// The database failed.
pub async fn letter_for_case(view: &mut View, id: LetterId) -> Result<Option<Letter>, Fault> {
    open(view, id).await
}

/// A letter that this client sent; `None` for anybody else's.
///
/// # Errors
/// The database failed.
pub async fn sent(view: &mut View, client: &Client, id: LetterId) -> Result<Option<Letter>, Fault> {
    Ok(open(view, id).await?.filter(|letter| letter.row.sender_account == Some(client.id())))
}

async fn open(view: &mut View, id: LetterId) -> Result<Option<Letter>, Fault> {
    let Some((row, report, judged_at)) = store::letter(view, id).await? else { return Ok(None) };
    let files = store::letter_files(view, id).await?;
    // A report written by an older program may no longer be readable; the verdict's card still stands in the row.
    let report = report.and_then(|text| serde_json::from_str(&text).ok());
    let paper = if row.is_paper() { store::paper(view, id).await? } else { None };
    Ok(Some(Letter { row, files, report, judged_at, paper }))
}

/// The unit that a letter is with, so that others follow it there; for the office's own machinery.
///
/// # Errors
/// There is no such letter, or the database failed.
pub async fn unit_of_letter(view: &mut View, id: LetterId) -> Result<UnitId, Fault> {
    let letter = store::letter(view, id).await?.ok_or_else(|| Fault::new("no letter has this id"))?;
    Ok(letter.0.unit.id)
}

/// A letter for the office's own machinery, which judges it again; no person reads by this door.
///
/// # Errors
/// The database failed.
pub async fn to_judge(view: &mut View, id: LetterId) -> Result<Option<ToJudge>, Fault> {
    let Some((row, _, _)) = store::letter(view, id).await? else { return Ok(None) };
    Ok(Some(ToJudge { row, files: store::letter_files(view, id).await? }))
}
