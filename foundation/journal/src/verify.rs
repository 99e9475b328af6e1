//! Proving that the journal is whole.

use std::collections::{HashMap, HashSet};

use database::{Row, View, sql};
use uuid::Uuid;
use vocabulary::{Fault, Instant};

use crate::{
    chain::{BEFORE_THE_FIRST, Canonical, hash},
    entry::commitment,
};

const PAGE: u32 = 1_000;

/// The place of an entry in the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Counted from 1.
    pub sequence: i64,
    /// The entry's hash.
    pub hash: [u8; 32],
}

/// A chain that was walked to its end.
#[derive(Debug, PartialEq, Eq)]
pub struct Chain {
    /// How many entries it has.
    pub entries: i64,
    /// How many pieces of personal data stand beside it and fit their commitments.
    pub personal: i64,
    /// How many were erased.
    pub erased: i64,
    /// The last entry's hash; zeros for an empty chain.
    pub hash: [u8; 32],
    /// What is wrong; empty when all is well.
    pub problems: Vec<Problem>,
}

/// Something wrong with the chain, at this sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The entry is missing.
    #[error("entry {0} is missing")]
    Missing(i64),
    /// The entry's content does not have the hash, the kind or the subject that stand beside it.
    #[error("entry {0} was altered")]
    Altered(i64),
    /// The entry does not name the hash of the one before.
    #[error("entry {0} does not continue the chain")]
    Torn(i64),
    /// The entry's instant lies before that of the one before.
    #[error("entry {0} goes back in time")]
    Backwards(i64),
    /// Personal data beside the entry does not fit its commitment.
    #[error("personal data beside entry {0} was altered")]
    PersonalAltered(i64),
    /// The head names another end than the entries have.
    #[error("the head says {0}, the entries end elsewhere")]
    HeadElsewhere(i64),
    /// Something outside the journal (a receipt) proves an entry that is not there or is another.
    #[error("entry {0} is not the one that a receipt names")]
    NotAsWitnessed(i64),
}

/// Walks the whole chain and checks it against `witnesses`: marks kept outside the chain, such as those in receipts.
///
/// # Errors
/// The database failed. A broken chain is no error: it is told in [`Chain::problems`].
pub async fn verify(view: &mut View, witnesses: &[Mark]) -> Result<Chain, Fault> {
    let mut chain = Chain { entries: 0, personal: 0, erased: 0, hash: BEFORE_THE_FIRST, problems: Vec::new() };
    let mut last_at = Instant::from_micros(i64::MIN);
    let mut witnesses: Vec<Mark> = witnesses.to_vec();
    witnesses.sort_by_key(|mark| mark.sequence);
    let mut witnesses = witnesses.into_iter().peekable();
    loop {
        let rows = view
            .all(
                sql("SELECT sequence, at, kind, subject, content, hash FROM journal_entries WHERE sequence > $1
                     ORDER BY sequence LIMIT $2")
                .bind(chain.entries)
                .bind(PAGE),
            )
            .await?;
        if rows.is_empty() {
            break;
        }
        let page_begins = chain.entries;
        let (mut promised, mut altered) = (Vec::new(), HashSet::new());
        for row in &rows {
            let (sequence, at): (i64, Instant) = (row.get("sequence")?, row.get("at")?);
            let (content, stored): (String, Vec<u8>) = (row.get("content")?, row.get("hash")?);
            // What is not even as long as a hash is told as altered: no content hashes to all ones.
            let stored: [u8; 32] = stored.try_into().unwrap_or([0xff; 32]);
            for missing in chain.entries + 1..sequence.min(chain.entries + 1 + i64::from(PAGE)) {
                chain.problems.push(Problem::Missing(missing));
            }
            match serde_json::from_str::<Canonical>(&content) {
                Ok(canonical) if hash(&content) == stored && stands_beside(&canonical, row)? => {
                    if canonical.previous != hex::encode(chain.hash) {
                        chain.problems.push(Problem::Torn(sequence));
                    }
                    if at < last_at || canonical.at != at.rfc3339() {
                        chain.problems.push(Problem::Backwards(sequence));
                    }
                    promised.extend(canonical.personal.into_iter().map(|(name, hex)| (sequence, name, hex)));
                }
                _ => {
                    chain.problems.push(Problem::Altered(sequence));
                    altered.insert(sequence);
                }
            }
            while let Some(witness) = witnesses.next_if(|witness| witness.sequence <= sequence) {
                if witness.sequence != sequence || witness.hash != stored {
                    chain.problems.push(Problem::NotAsWitnessed(witness.sequence));
                }
            }
            (chain.entries, chain.hash, last_at) = (sequence, stored, at);
        }
        check_personal(view, page_begins, &mut chain, promised, &altered).await?;
    }
    chain.problems.extend(witnesses.map(|witness| Problem::NotAsWitnessed(witness.sequence)));
    let (sequence, stored): (i64, Vec<u8>) =
        match view.optional(sql("SELECT sequence, hash FROM journal_head WHERE id = 1")).await? {
            Some(head) => (head.get("sequence")?, head.get("hash")?),
            None => (0, Vec::new()),
        };
    if sequence != chain.entries || stored != chain.hash {
        chain.problems.push(Problem::HeadElsewhere(sequence));
    }
    Ok(chain)
}

/// Whether the row says what its content says: entries are found by the row.
fn stands_beside(canonical: &Canonical, row: &Row) -> Result<bool, Fault> {
    let (sequence, kind, subject): (i64, String, Uuid) = (row.get("sequence")?, row.get("kind")?, row.get("subject")?);
    Ok(canonical.sequence == sequence && canonical.kind == kind && canonical.subject == subject.to_string())
}

/// Personal data beside entries that were altered is left aside: its commitments are not known.
async fn check_personal(
    view: &mut View,
    after: i64,
    chain: &mut Chain,
    promised: Vec<(i64, String, String)>,
    altered: &HashSet<i64>,
) -> Result<(), Fault> {
    let rows = view
        .all(
            sql("SELECT sequence, name, salt, value FROM journal_personal WHERE sequence > $1 AND sequence <= $2
                 ORDER BY sequence, name")
            .bind(after)
            .bind(chain.entries),
        )
        .await?;
    let mut kept = HashMap::with_capacity(rows.len());
    for row in &rows {
        let key: (i64, String) = (row.get("sequence")?, row.get("name")?);
        let (salt, value): (Vec<u8>, String) = (row.get("salt")?, row.get("value")?);
        kept.insert(key, hex::encode(commitment(&salt, &value)));
    }
    for (sequence, name, expected) in promised {
        match kept.remove(&(sequence, name)) {
            Some(found) if found == expected => chain.personal += 1,
            Some(_) => chain.problems.push(Problem::PersonalAltered(sequence)),
            None => chain.erased += 1,
        }
    }
    let unpromised = kept.into_keys().map(|(sequence, _)| sequence).filter(|sequence| !altered.contains(sequence));
    chain.problems.extend(unpromised.map(Problem::PersonalAltered));
    Ok(())
}
