//! The SQL of official notes, and of cases that hang together.

use accounts::Post;
use database::{Row, Statement, View, sql};
use vocabulary::{AccountId, CaseId, Fault, Instant};

use crate::{CaseRow, Memo, MemoId, MemoKind, store::lists};

pub(crate) fn insert(case: CaseId, memo: &Memo) -> Statement {
    sql("INSERT INTO case_memos (id, case_id, kind, title, body, made_by, made_by_name, made_by_post, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)")
    .bind(memo.id)
    .bind(case)
    .bind(memo.kind.code())
    .bind(memo.title.as_str())
    .bind(memo.text.as_str())
    .bind(memo.by.0)
    .bind(memo.by.1.as_str())
    .bind(memo.post.map_or("", Post::code))
    .bind(memo.made_at)
}

/// The official notes of a case, oldest first.
pub(crate) async fn of_case(view: &mut View, case: CaseId) -> Result<Vec<Memo>, Fault> {
    let statement = sql("SELECT id, kind, title, body, made_by, made_by_name, made_by_post, made_at FROM case_memos
                         WHERE case_id = $1 ORDER BY id LIMIT 1000");
    view.all(statement.bind(case)).await?.iter().map(memo_of).collect()
}

/// What an entry tells of an official note, in its words.
pub(crate) struct KeptMemo {
    pub case: String,
    pub kind: String,
    pub title: String,
    pub text: String,
    pub by: String,
    pub name: String,
    pub post: String,
    pub made_at: Instant,
}

pub(crate) async fn kept(view: &mut View, id: MemoId) -> Result<Option<KeptMemo>, Fault> {
    let statement = sql("SELECT case_id, kind, title, body, made_by, made_by_name, made_by_post, made_at
                         FROM case_memos WHERE id = $1");
    let Some(row) = view.optional(statement.bind(id)).await? else { return Ok(None) };
    let (case, by): (CaseId, AccountId) = (row.get("case_id")?, row.get("made_by")?);
    Ok(Some(KeptMemo {
        case: case.to_string(),
        kind: row.get("kind")?,
        title: row.get("title")?,
        text: row.get("body")?,
        by: by.to_string(),
        name: row.get("made_by_name")?,
        post: row.get("made_by_post")?,
        made_at: row.get("made_at")?,
    }))
}

pub(crate) async fn count(view: &mut View) -> Result<i64, Fault> {
    view.one(sql("SELECT COUNT(*) AS memos FROM case_memos")).await?.get("memos")
}

fn memo_of(row: &Row) -> Result<Memo, Fault> {
    let kind: String = row.get("kind")?;
    Ok(Memo {
        id: row.get("id")?,
        kind: MemoKind::of_code(&kind).ok_or_else(|| Fault::new(format!("unknown kind of note {kind}")))?,
        title: row.get("title")?,
        text: row.get("body")?,
        by: (row.get("made_by")?, row.get("made_by_name")?),
        post: Post::of_code(&row.get::<String>("made_by_post")?),
        made_at: row.get("made_at")?,
    })
}

pub(crate) fn insert_relation(case: CaseId, other: CaseId) -> Statement {
    sql("INSERT INTO case_relations (case_id, other) VALUES ($1, $2) ON CONFLICT DO NOTHING").bind(case).bind(other)
}

pub(crate) fn delete_relation(case: CaseId, other: CaseId) -> Statement {
    sql("DELETE FROM case_relations WHERE case_id = $1 AND other = $2").bind(case).bind(other)
}

/// The cases that hang together with this one, oldest first.
pub(crate) async fn related(view: &mut View, case: CaseId) -> Result<Vec<CaseRow>, Fault> {
    let statement = sql("SELECT * FROM case_lines WHERE id IN (SELECT other FROM case_relations WHERE case_id = $1)
                         ORDER BY id LIMIT 200");
    lists::read(view, statement.bind(case)).await
}
