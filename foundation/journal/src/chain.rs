//! Giving entries their places in the chain.

use database::{Transaction, View, sql};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use vocabulary::{Clock, Fault, Id, Instant};

use crate::{
    Mark,
    entry::{Entry, commitment},
};

/// The hash that the first entry names as the one before it.
pub(crate) const BEFORE_THE_FIRST: [u8; 32] = [0; 32];

/// What is hashed, version 1: this as JSON with the keys in this order, no white space, `facts` and `personal` sorted by
/// key. The text is stored as it was hashed and never made again.
#[derive(Serialize, Deserialize)]
pub(crate) struct Canonical {
    pub version: u32,
    pub sequence: i64,
    pub previous: String,
    pub at: String,
    pub act_at: String,
    pub actor: String,
    pub request: String,
    pub kind: String,
    pub subject: String,
    pub facts: BTreeMap<String, Value>,
    pub personal: BTreeMap<String, String>,
}

/// The circumstances of the act that the entries belong to.
pub(crate) struct Circumstances<'a> {
    pub at: Instant,
    pub actor: String,
    pub request: &'a str,
}

/// Writes the entries at the end of the chain. Called last in an act: from here to the commit the head is locked.
pub(crate) async fn append(
    transaction: &mut Transaction,
    clock: &dyn Clock,
    circumstances: &Circumstances<'_>,
    entries: Vec<Entry>,
    salt: &mut (dyn FnMut() -> [u8; 32] + Send),
) -> Result<Vec<Mark>, Fault> {
    // The update takes the lock on both databases; the instant under it is the chain's own.
    let head = transaction
        .view()
        .optional(sql("UPDATE journal_head SET id = 1 WHERE id = 1 RETURNING sequence, at, hash"))
        .await?;
    let (mut sequence, mut previous, mut at): (i64, [u8; 32], Instant) = match &head {
        Some(row) => (row.get("sequence")?, row.get("hash")?, row.get("at")?),
        None => return Err(Fault::new("the journal has no head; the database is not set up")),
    };
    at = at.max(clock.now());
    let mut marks = Vec::with_capacity(entries.len());
    for entry in entries {
        sequence += 1;
        let salted: Vec<_> = entry.personal.into_iter().map(|(name, value)| (name, salt(), value)).collect();
        let canonical = Canonical {
            version: 1,
            sequence,
            previous: hex::encode(previous),
            at: at.rfc3339(),
            act_at: circumstances.at.rfc3339(),
            actor: circumstances.actor.clone(),
            request: circumstances.request.to_owned(),
            kind: entry.kind.to_owned(),
            subject: entry.subject.to_string(),
            facts: entry.facts.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
            personal: salted
                .iter()
                .map(|(name, salt, value)| ((*name).to_owned(), hex::encode(commitment(salt, value))))
                .collect(),
        };
        let content = serde_json::to_string(&canonical)?;
        previous = hash(&content);
        transaction
            .execute(
                sql("INSERT INTO journal_entries (sequence, at, kind, subject, content, hash) VALUES ($1, $2, $3, $4, $5, $6)")
                    .bind(sequence)
                    .bind(at)
                    .bind(entry.kind)
                    .bind(entry.subject)
                    .bind(content)
                    .bind(previous),
            )
            .await?;
        for (name, salt, value) in salted {
            transaction
                .execute(
                    sql("INSERT INTO journal_personal (sequence, name, salt, value) VALUES ($1, $2, $3, $4)")
                        .bind(sequence)
                        .bind(name)
                        .bind(salt)
                        .bind(value),
                )
                .await?;
        }
        marks.push(Mark { sequence, hash: previous });
    }
    transaction
        .execute(
            sql("UPDATE journal_head SET sequence = $1, hash = $2, at = $3 WHERE id = 1")
                .bind(sequence)
                .bind(previous)
                .bind(at),
        )
        .await?;
    Ok(marks)
}

/// Where the first entry of this kind about this thing stands.
///
/// # Errors
/// The database failed.
pub async fn find<K>(view: &mut View, kind: &'static str, subject: Id<K>) -> Result<Option<Mark>, Fault> {
    view.optional(
        sql("SELECT sequence, hash FROM journal_entries WHERE subject = $1 AND kind = $2 ORDER BY sequence LIMIT 1")
            .bind(subject)
            .bind(kind),
    )
    .await?
    .map(|row| Ok(Mark { sequence: row.get("sequence")?, hash: row.get("hash")? }))
    .transpose()
}

/// How many entries of this kind there are.
///
/// # Errors
/// The database failed.
pub async fn count(view: &mut View, kind: &'static str) -> Result<i64, Fault> {
    view.one(sql("SELECT COUNT(*) AS entries FROM journal_entries WHERE kind = $1").bind(kind)).await?.get("entries")
}

/// SHA-256 over a zero byte and the canonical text: the leaf hash of RFC 9162, section 2.1.1.
pub(crate) fn hash(content: &str) -> [u8; 32] {
    Sha256::new().chain_update([0]).chain_update(content).finalize().into()
}
