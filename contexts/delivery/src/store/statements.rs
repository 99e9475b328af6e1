//! The SQL of what parties said to letters of the office.

use database::{Row, Statement as Sql, View, sql};
use vocabulary::{AccountId, AnswerId, Fault, Instant};

use super::parties::date;
use crate::out::{PartyId, Statement, StatementId, StatementKind};

pub(crate) fn insert(answer: AnswerId, statement: &Statement, by: AccountId, at: Instant) -> Sql {
    sql("INSERT INTO delivery_statements (id, answer, party, kind, day, noted_by, noted_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)")
    .bind(statement.id)
    .bind(answer)
    .bind(statement.party)
    .bind(statement.kind.code())
    .bind(statement.day.to_string())
    .bind(by)
    .bind(at)
}

/// What parties said to a letter.
pub(crate) async fn of_answer(view: &mut View, answer: AnswerId) -> Result<Vec<Statement>, Fault> {
    let statement =
        sql("SELECT id, party, kind, day FROM delivery_statements WHERE answer = $1 ORDER BY day, id LIMIT 1000");
    let read = |row: &Row| {
        let (kind, day): (String, String) = (row.get("kind")?, row.get("day")?);
        let kind = StatementKind::of_code(&kind).ok_or_else(|| Fault::new(format!("unknown statement {kind}")))?;
        Ok(Statement { id: row.get("id")?, party: row.get("party")?, kind, day: date(&day)? })
    };
    view.all(statement.bind(answer)).await?.iter().map(read).collect()
}

/// A statement as it is kept, for comparing.
pub(crate) struct KeptStatement {
    pub answer: String,
    pub party: String,
    pub kind: String,
    pub day: String,
    pub noted_by: String,
    pub noted_at: Instant,
}

pub(crate) async fn kept(view: &mut View, id: StatementId) -> Result<Option<KeptStatement>, Fault> {
    let statement = sql("SELECT answer, party, kind, day, noted_by, noted_at FROM delivery_statements WHERE id = $1");
    let Some(row) = view.optional(statement.bind(id)).await? else { return Ok(None) };
    let (answer, party): (AnswerId, PartyId) = (row.get("answer")?, row.get("party")?);
    let by: AccountId = row.get("noted_by")?;
    Ok(Some(KeptStatement {
        answer: answer.to_string(),
        party: party.to_string(),
        kind: row.get("kind")?,
        day: row.get("day")?,
        noted_by: by.to_string(),
        noted_at: row.get("noted_at")?,
    }))
}

pub(crate) async fn count(view: &mut View) -> Result<i64, Fault> {
    view.one(sql("SELECT COUNT(*) AS statements FROM delivery_statements")).await?.get("statements")
}
