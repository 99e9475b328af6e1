//! Reading messages, within one's rights, and what of them is still unread.

use accounts::{Client, Official, Post};
use database::View;
use journal::Journal;
use registry::Page;
use vocabulary::{CaseId, Fault};

use super::{Message, MessageFile, MessageId};
use crate::{
    CaseRow, deed,
    store::{self as cases, messages as store},
};

/// The messages of a case before the given one, newest first; `None` when the case is not there or not this official's to see.
///
/// # Errors
/// The database failed.
pub async fn messages(
    view: &mut View,
    official: &Official,
    case: CaseId,
    before: Option<MessageId>,
    size: u32,
) -> Result<Option<(CaseRow, Page<Message>)>, Fault> {
    let Some(row) = deed::seen(view, official, case).await? else { return Ok(None) };
    let found = store::of_case(view, case, before, size + 1).await?;
    Ok(Some((row, Page::cut(found, size))))
}

/// The messages of a client's own case before the given one, newest first; `None` for anybody else's.
///
/// # Errors
/// The database failed.
pub async fn my_messages(
    view: &mut View,
    client: &Client,
    case: CaseId,
    before: Option<MessageId>,
    size: u32,
) -> Result<Option<(CaseRow, Page<Message>)>, Fault> {
    let Some(row) = own(view, client, case).await? else { return Ok(None) };
    let found = store::of_case(view, case, before, size + 1).await?;
    Ok(Some((row, Page::cut(found, size))))
}

/// A file of a message in a case that this official sees.
///
/// # Errors
/// The database failed.
pub async fn message_file(
    view: &mut View,
    official: &Official,
    case: CaseId,
    message: MessageId,
    position: u32,
) -> Result<Option<MessageFile>, Fault> {
    match deed::seen(view, official, case).await? {
        Some(_) => store::file(view, case, message, position).await,
        None => Ok(None),
    }
}

/// A file of a message in a client's own case.
///
/// # Errors
/// The database failed.
pub async fn my_message_file(
    view: &mut View,
    client: &Client,
    case: CaseId,
    message: MessageId,
    position: u32,
) -> Result<Option<MessageFile>, Fault> {
    match own(view, client, case).await? {
        Some(_) => store::file(view, case, message, position).await,
        None => Ok(None),
    }
}

async fn own(view: &mut View, client: &Client, case: CaseId) -> Result<Option<CaseRow>, Fault> {
    Ok(cases::row(view, case).await?.filter(|row| row.client == Some(client.id())))
}

/// How many messages of a case wait for its client, or for the office.
///
/// # Errors
/// The database failed.
pub async fn unread_of(view: &mut View, row: &CaseRow, of_client: bool) -> Result<i64, Fault> {
    store::unread(view, row.id, of_client).await
}

/// The cases of this client with messages that wait, and how many there are; newest cases first.
///
/// # Errors
/// The database failed.
pub async fn unread_of_client(view: &mut View, client: &Client, most: u32) -> Result<Vec<(CaseRow, i64)>, Fault> {
    let rows = store::unread_cases_of_client(view, client.id(), most).await?;
    counted(view, rows, true).await
}

/// The cases with messages of clients that wait for this official: of those carried by this very official, and for the head of
/// a unit, of those that nobody carries any more. Newest cases first.
///
/// # Errors
/// The database failed.
pub async fn unread_of_official(view: &mut View, official: &Official, most: u32) -> Result<Vec<(CaseRow, i64)>, Fault> {
    let mut rows = store::unread_cases_of_officer(view, official.id(), most).await?;
    if official.post() == Post::UnitHead {
        rows.extend(store::unread_cases_uncarried(view, official.unit().id, most).await?);
    }
    counted(view, rows, false).await
}

async fn counted(view: &mut View, rows: Vec<CaseRow>, of_client: bool) -> Result<Vec<(CaseRow, i64)>, Fault> {
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        let count = store::unread(view, row.id, of_client).await?;
        found.push((row, count));
    }
    Ok(found)
}

/// The official opened the messages of a case up to this one. Only for whom they wait takes note of that: whoever carries the
/// case, or the unit's head when nobody does.
///
/// # Errors
/// The database failed.
pub async fn messages_read(
    journal: &Journal,
    official: &Official,
    row: &CaseRow,
    last: MessageId,
) -> Result<(), Fault> {
    let is_for = official.id() == row.officer.0 || !row.carried && deed::heads(official, row);
    if is_for { read(journal, row, false, last).await } else { Ok(()) }
}

/// The client opened the messages of an own case up to this one.
///
/// # Errors
/// The database failed.
pub async fn my_messages_read(journal: &Journal, client: &Client, row: &CaseRow, last: MessageId) -> Result<(), Fault> {
    if row.client == Some(client.id()) { read(journal, row, true, last).await } else { Ok(()) }
}

async fn read(journal: &Journal, row: &CaseRow, of_client: bool, last: MessageId) -> Result<(), Fault> {
    if store::unread(&mut journal.look().await?, row.id, of_client).await? == 0 {
        return Ok(());
    }
    let mut housekeeping = journal.housekeeping().await?;
    housekeeping.execute(store::read(row.id, of_client, last)).await?;
    housekeeping.commit().await
}
