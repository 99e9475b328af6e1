//! Lawful erasure: personal data that stood beside entries goes, with its salts; the chain and every proof stay.

use database::sql;
use uuid::Uuid;
use vocabulary::{Fault, Id, Instant};

use crate::{Actor, Committed, Entry, Journal, RequestNumber};

/// The kind of the entry by which an erasure is recorded.
pub(crate) const ERASED: &str = "journal.erased";
/// Pieces erased by one act; more are erased by several.
const AT_ONCE: u32 = 1_000;

/// What was erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Erased {
    /// How many pieces of personal data.
    pub pieces: usize,
    /// When.
    pub at: Instant,
}

/// Erases all personal data that stands beside entries about the thing with this id: an account, a filing, a letter, a case.
/// Afterwards nobody can tell from the journal what the commitments in those entries were made of, for the salts are gone
/// too; an entry says which were erased and why. The reason can never be taken out again and must name nobody. `None` when
/// there is nothing to erase.
///
/// What other tables hold about the person is not touched: the journal erases its own.
///
/// # Errors
/// The database failed.
pub async fn erase(
    journal: &Journal,
    actor: Actor,
    subject: Uuid,
    reason: &str,
    request: &RequestNumber,
) -> Result<Option<Erased>, Fault> {
    let mut erased: Option<Erased> = None;
    while let Some((pieces, Committed { at, .. })) = erase_some(journal, actor, subject, reason, request).await? {
        let before = erased.map_or(0, |erased| erased.pieces);
        erased = Some(Erased { pieces: before + pieces, at });
    }
    Ok(erased)
}

async fn erase_some(
    journal: &Journal,
    actor: Actor,
    subject: Uuid,
    reason: &str,
    request: &RequestNumber,
) -> Result<Option<(usize, Committed)>, Fault> {
    let mut act = journal.act(actor, request).await?;
    let found = act
        .view()
        .all(
            sql("SELECT p.sequence, p.name FROM journal_personal p JOIN journal_entries e ON e.sequence = p.sequence
                 WHERE e.subject = $1 ORDER BY p.sequence, p.name LIMIT $2")
            .bind(subject)
            .bind(AT_ONCE),
        )
        .await?;
    let mut pieces = Vec::with_capacity(found.len());
    for row in &found {
        let (sequence, name): (i64, String) = (row.get("sequence")?, row.get("name")?);
        pieces.push(piece(sequence, &name));
        let statement = sql("DELETE FROM journal_personal WHERE sequence = $1 AND name = $2");
        act.execute(statement.bind(sequence).bind(name)).await?;
    }
    if pieces.is_empty() {
        return Ok(None);
    }
    let count = pieces.len();
    let entry = Entry::new(ERASED, Id::<()>::from_uuid(subject)).fact("pieces", pieces).fact("reason", reason);
    let recorded = act.record(entry);
    Ok(Some((count, act.commit(recorded).await?)))
}

/// How an entry of erasure names a piece.
pub(crate) fn piece(sequence: i64, name: &str) -> String {
    format!("{sequence} {name}")
}
