//! The SQL of messages.

use accounts::Post;
use database::{Row, Statement, View, sql};
use files::Kept;
use uuid::Uuid;
use vocabulary::{AccountId, CaseId, Fault, FileId, Instant, UnitId};

use crate::{CaseRow, Message, MessageFile, MessageId, message::Content, store::lists};

/// From whom and in which case a message is.
pub(crate) struct Letterhead<'a> {
    pub id: MessageId,
    pub case: CaseId,
    pub by_client: bool,
    pub writer: AccountId,
    pub name: &'a str,
    pub post: Option<Post>,
    pub form: &'a str,
}

pub(crate) fn insert(head: &Letterhead<'_>, text: &str, at: Instant) -> Statement {
    sql("INSERT INTO case_messages (id, case_id, by_client, written_by, writer, writer_post, body, sent_at, form_key)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)")
    .bind(head.id)
    .bind(head.case)
    .bind(head.by_client)
    .bind(head.writer)
    .bind(head.name)
    .bind(head.post.map_or("", Post::code))
    .bind(text)
    .bind(at)
    .bind(head.form)
}

pub(crate) fn insert_file(id: MessageId, position: u32, name: &str, media_type: &str, kept: &Kept) -> Statement {
    sql("INSERT INTO case_message_files (message, position, name, media_type, size, sha256, file)
         VALUES ($1, $2, $3, $4, $5, $6, $7)")
    .bind(id)
    .bind(position)
    .bind(name)
    .bind(media_type)
    .bind(i64::try_from(kept.size).unwrap_or(i64::MAX))
    .bind(kept.sha256)
    .bind(kept.id)
}

pub(crate) fn insert_unread(id: MessageId, case: CaseId, of_client: bool) -> Statement {
    sql("INSERT INTO unread_messages (message, case_id, of_client) VALUES ($1, $2, $3)")
        .bind(id)
        .bind(case)
        .bind(of_client)
}

/// Whoever they wait for has opened them, up to this one.
pub(crate) fn read(case: CaseId, of_client: bool, last: MessageId) -> Statement {
    sql("DELETE FROM unread_messages WHERE case_id = $1 AND of_client = $2 AND message <= $3")
        .bind(case)
        .bind(of_client)
        .bind(last)
}

/// Whether this form of this person sent a message.
pub(crate) async fn is_sent(view: &mut View, writer: AccountId, form: &str) -> Result<bool, Fault> {
    let statement = sql("SELECT id FROM case_messages WHERE written_by = $1 AND form_key = $2");
    Ok(view.optional(statement.bind(writer).bind(form)).await?.is_some())
}

/// How many messages this person sent since then.
pub(crate) async fn sent_since(view: &mut View, writer: AccountId, since: Instant) -> Result<i64, Fault> {
    let statement = sql("SELECT COUNT(*) AS sent FROM case_messages WHERE written_by = $1 AND sent_at > $2");
    view.one(statement.bind(writer).bind(since)).await?.get("sent")
}

pub(crate) async fn unread(view: &mut View, case: CaseId, of_client: bool) -> Result<i64, Fault> {
    let statement = sql("SELECT COUNT(*) AS waiting FROM unread_messages WHERE case_id = $1 AND of_client = $2");
    view.one(statement.bind(case).bind(of_client)).await?.get("waiting")
}

pub(crate) async fn unread_cases_of_client(
    view: &mut View,
    client: AccountId,
    most: u32,
) -> Result<Vec<CaseRow>, Fault> {
    let statement = sql("SELECT * FROM case_lines WHERE client = $1
                             AND id IN (SELECT case_id FROM unread_messages WHERE of_client = $2)
                         ORDER BY id DESC LIMIT $3");
    lists::read(view, statement.bind(client).bind(true).bind(most)).await
}

pub(crate) async fn unread_cases_of_officer(
    view: &mut View,
    officer: AccountId,
    most: u32,
) -> Result<Vec<CaseRow>, Fault> {
    let statement = sql("SELECT * FROM case_lines WHERE officer = $1 AND carried
                             AND id IN (SELECT case_id FROM unread_messages WHERE of_client = $2)
                         ORDER BY id DESC LIMIT $3");
    lists::read(view, statement.bind(officer).bind(false).bind(most)).await
}

pub(crate) async fn unread_cases_uncarried(view: &mut View, unit: UnitId, most: u32) -> Result<Vec<CaseRow>, Fault> {
    let statement = sql("SELECT * FROM case_lines WHERE unit = $1 AND NOT carried
                             AND id IN (SELECT case_id FROM unread_messages WHERE of_client = $2)
                         ORDER BY id DESC LIMIT $3");
    lists::read(view, statement.bind(unit).bind(false).bind(most)).await
}

/// The messages of a case before one, newest first.
pub(crate) async fn of_case(
    view: &mut View,
    case: CaseId,
    before: Option<MessageId>,
    most: u32,
) -> Result<Vec<Message>, Fault> {
    let statement = sql("SELECT m.id, m.by_client, m.written_by, m.writer, m.writer_post, m.body, m.sent_at,
                                u.message AS unread
                         FROM case_messages m LEFT JOIN unread_messages u ON u.message = m.id
                         WHERE m.case_id = $1 AND m.id < $2 ORDER BY m.id DESC LIMIT $3");
    let before = before.unwrap_or(MessageId::from_uuid(Uuid::max()));
    let mut found = Vec::new();
    for row in view.all(statement.bind(case).bind(before).bind(most)).await? {
        let id = row.get("id")?;
        found.push(Message {
            id,
            by_client: row.get("by_client")?,
            by: (row.get("written_by")?, row.get("writer")?),
            post: Post::of_code(&row.get::<String>("writer_post")?),
            text: row.get("body")?,
            sent_at: row.get("sent_at")?,
            files: files(view, id).await?,
            unread: row.get::<Option<MessageId>>("unread")?.is_some(),
        });
    }
    Ok(found)
}

async fn files(view: &mut View, id: MessageId) -> Result<Vec<MessageFile>, Fault> {
    let statement = sql("SELECT position, name, media_type, size, file FROM case_message_files WHERE message = $1
                         ORDER BY position LIMIT 100");
    view.all(statement.bind(id)).await?.iter().map(file_of).collect()
}

/// One file of a message of this case.
pub(crate) async fn file(
    view: &mut View,
    case: CaseId,
    message: MessageId,
    position: u32,
) -> Result<Option<MessageFile>, Fault> {
    let statement = sql("SELECT f.position, f.name, f.media_type, f.size, f.file
                         FROM case_message_files f JOIN case_messages m ON m.id = f.message
                         WHERE m.case_id = $1 AND m.id = $2 AND f.position = $3");
    let found = view.optional(statement.bind(case).bind(message).bind(position)).await?;
    found.as_ref().map(file_of).transpose()
}

fn file_of(row: &Row) -> Result<MessageFile, Fault> {
    Ok(MessageFile {
        position: u32::try_from(row.get::<i64>("position")?)?,
        name: row.get("name")?,
        media_type: row.get("media_type")?,
        size: u64::try_from(row.get::<i64>("size")?)?,
        file: row.get("file")?,
    })
}

/// What an entry tells of a message.
pub(crate) struct KeptMessage {
    pub case: String,
    pub by_client: bool,
    pub writer: String,
    pub sent_at: Instant,
    pub content: Content,
    /// Its files with their hashes, in order.
    pub files: Vec<(FileId, [u8; 32])>,
}

pub(crate) async fn kept(view: &mut View, id: MessageId) -> Result<Option<KeptMessage>, Fault> {
    let statement = sql("SELECT case_id, by_client, written_by, writer, writer_post, body, sent_at, form_key
                         FROM case_messages WHERE id = $1");
    let Some(row) = view.optional(statement.bind(id)).await? else { return Ok(None) };
    let listed = sql("SELECT position, name, media_type, size, sha256, file FROM case_message_files WHERE message = $1
                      ORDER BY position LIMIT 100");
    let (mut list, mut files) = (Vec::new(), Vec::new());
    for file in view.all(listed.bind(id)).await? {
        let (id, sha256): (FileId, [u8; 32]) = (file.get("file")?, file.get("sha256")?);
        let (name, media_type): (String, String) = (file.get("name")?, file.get("media_type")?);
        list.push((file.get("position")?, name, media_type, file.get("size")?, id.to_string()));
        files.push((id, sha256));
    }
    let (case, writer): (CaseId, AccountId) = (row.get("case_id")?, row.get("written_by")?);
    Ok(Some(KeptMessage {
        case: case.to_string(),
        by_client: row.get("by_client")?,
        writer: writer.to_string(),
        sent_at: row.get("sent_at")?,
        content: (row.get("writer")?, row.get("writer_post")?, row.get("body")?, row.get("form_key")?, list),
        files,
    }))
}

pub(crate) async fn count(view: &mut View) -> Result<i64, Fault> {
    view.one(sql("SELECT COUNT(*) AS messages FROM case_messages")).await?.get("messages")
}
