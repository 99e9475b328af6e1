//! Proving that the journal is whole.

mod trees;

use std::collections::{BTreeSet, HashMap, HashSet};

use database::{Row, View, sql};
use uuid::Uuid;
use vocabulary::{Fault, Instant};

use crate::{
    Root, Told,
    chain::{BEFORE_THE_FIRST, Canonical, hash},
    entry::commitment,
    erase::{ERASED, piece},
};
use trees::Trees;

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
    /// How many were erased, as an entry says.
    pub erased: i64,
    /// How many roots were made over it.
    pub roots: i64,
    /// How many of those have a timestamp.
    pub timestamped: i64,
    /// The last entry's hash; zeros for an empty chain.
    pub hash: [u8; 32],
    /// What is wrong; empty when all is well.
    pub problems: Vec<Problem>,
}

/// Something wrong with the chain, at this sequence; with the tree, at this size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The entry is missing.
    #[error("entry {0} is missing")]
    Missing(i64),
    /// Something in the entry's row cannot be read: it is no text, no id, or is not there.
    #[error("entry {0} cannot be read")]
    Unreadable(i64),
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
    /// Personal data beside the entry is gone, and no entry says that it was erased.
    #[error("personal data beside entry {0} is gone, and no entry says that it was erased")]
    PersonalGone(i64),
    /// An entry says that personal data beside this entry was erased, and it is there.
    #[error("personal data beside entry {0} is there again after it was erased")]
    PersonalBack(i64),
    /// The head names another end than the entries have.
    #[error("the head says {0}, the entries end elsewhere")]
    HeadElsewhere(i64),
    /// Something outside the journal (a receipt) proves an entry that is not there or is another.
    #[error("entry {0} is not the one that a receipt names")]
    NotAsWitnessed(i64),
    /// A kept hash over the entries up to this one is missing or is not theirs.
    #[error("the kept hash over the entries that end with {0} was altered")]
    SubtreeAltered(i64),
    /// The root over so many entries is not that of the entries.
    #[error("the root over {0} entries was altered, or the entries were")]
    RootAltered(i64),
    /// An entry tells of a root over so many entries, and there is none.
    #[error("the root over {0} entries is missing")]
    RootMissing(i64),
    /// No entry tells of this root over so many entries.
    #[error("no entry tells of the root over {0} entries")]
    RootUnknown(i64),
    /// The timestamp of the root over so many entries is not the one that an entry tells of.
    #[error("the timestamp of the root over {0} entries was altered, added or taken away")]
    TokenAltered(i64),
}

impl Problem {
    /// The sequence or size at which it is.
    #[must_use]
    pub const fn place(self) -> i64 {
        match self {
            Self::Missing(at)
            | Self::Unreadable(at)
            | Self::Altered(at)
            | Self::Torn(at)
            | Self::Backwards(at)
            | Self::PersonalAltered(at)
            | Self::PersonalGone(at)
            | Self::PersonalBack(at)
            | Self::HeadElsewhere(at)
            | Self::NotAsWitnessed(at)
            | Self::SubtreeAltered(at)
            | Self::RootAltered(at)
            | Self::RootMissing(at)
            | Self::RootUnknown(at)
            | Self::TokenAltered(at) => at,
        }
    }
}

/// A walk over the whole chain, a page of entries at a time, in bounded memory.
pub struct Walk {
    chain: Chain,
    last_at: Instant,
    trees: Trees,
    /// Which pieces were erased, by the entry they stood beside.
    erased: HashMap<i64, BTreeSet<String>>,
    /// The entries of the page that was read last.
    hashes: Vec<Mark>,
}

/// What a page of a walk read.
#[derive(Debug)]
pub struct Page {
    /// Entries that are as they were written.
    pub entries: Vec<Told>,
    /// The roots over as many entries as end within the page.
    pub roots: Vec<Root>,
}

/// Walks the whole chain and checks it against `witnesses`: marks kept outside the chain, such as those in receipts.
///
/// # Errors
/// The database failed. A broken chain is no error: it is told in [`Chain::problems`].
pub async fn verify(view: &mut View, witnesses: &[Mark]) -> Result<Chain, Fault> {
    let mut walk = Walk::begin(view).await?;
    let mut seen = 0;
    while walk.next(view).await?.is_some() {
        let here: Vec<Mark> =
            witnesses.iter().filter(|mark| mark.sequence > seen && mark.sequence <= walk.reached()).copied().collect();
        walk.compare(&here);
        seen = walk.reached();
    }
    let beyond: Vec<Mark> = witnesses.iter().filter(|mark| mark.sequence > seen).copied().collect();
    walk.compare(&beyond);
    walk.end(view).await
}

impl Walk {
    /// Begins before the first entry.
    ///
    /// # Errors
    /// The database failed.
    pub async fn begin(view: &mut View) -> Result<Self, Fault> {
        let chain = Chain {
            entries: 0,
            personal: 0,
            erased: 0,
            roots: 0,
            timestamped: 0,
            hash: BEFORE_THE_FIRST,
            problems: Vec::new(),
        };
        Ok(Self {
            chain,
            last_at: Instant::from_micros(i64::MIN),
            trees: Trees::begin(view).await?,
            erased: erased_pieces(view).await?,
            hashes: Vec::new(),
        })
    }

    /// The sequence of the last entry that was read.
    #[must_use]
    pub const fn reached(&self) -> i64 {
        self.chain.entries
    }

    /// Reads the next page and checks it; none at the end.
    ///
    /// # Errors
    /// The database failed.
    pub async fn next(&mut self, view: &mut View) -> Result<Option<Page>, Fault> {
        let rows = view
            .all(
                sql("SELECT sequence, at, kind, subject, content, hash FROM journal_entries WHERE sequence > $1
                     ORDER BY sequence LIMIT $2")
                .bind(self.chain.entries)
                .bind(PAGE),
            )
            .await?;
        self.hashes.clear();
        if rows.is_empty() {
            return Ok(None);
        }
        let after = self.chain.entries;
        let mut entries = Vec::with_capacity(rows.len());
        let mut altered = HashSet::new();
        let mut roots = Vec::new();
        let last = rows.last().map_or(Ok(after), |row| row.get("sequence"))?;
        self.trees.load(view, after, last, &mut self.chain).await?;
        for row in &rows {
            match self.link(row)? {
                Some(told) => entries.push(told),
                None => {
                    altered.insert(self.chain.entries);
                }
            }
            roots.extend(self.trees.reached(self.chain.entries, &mut self.chain));
        }
        for told in &entries {
            self.trees.told(told, &mut self.chain);
        }
        self.trees.check_subtrees(view, &mut self.chain).await?;
        let entries = self.check_personal(view, after, entries, &altered).await?;
        Ok(Some(Page { entries, roots }))
    }

    /// Compares marks kept elsewhere with the entries of the page that was read last; what lies outside it is not there.
    pub fn compare(&mut self, witnesses: &[Mark]) {
        for witness in witnesses {
            let found = self.hashes.binary_search_by_key(&witness.sequence, |mark| mark.sequence);
            if found.ok().and_then(|at| self.hashes.get(at)) != Some(witness) {
                self.chain.problems.push(Problem::NotAsWitnessed(witness.sequence));
            }
        }
    }

    /// What was found.
    ///
    /// # Errors
    /// The database failed.
    pub async fn end(mut self, view: &mut View) -> Result<Chain, Fault> {
        let head = view.optional(sql("SELECT sequence, hash FROM journal_head WHERE id = 1")).await?;
        let read = |head: Row| Ok((head.get("sequence")?, head.get("hash")?));
        let (sequence, stored): (i64, Vec<u8>) =
            head.map(|head| Fault::readable(read(head))).transpose()?.flatten().unwrap_or_default();
        if sequence != self.chain.entries || stored != self.chain.hash {
            self.chain.problems.push(Problem::HeadElsewhere(sequence));
        }
        self.trees.end(view, &mut self.chain).await?;
        self.chain.problems.sort_by_key(|problem| problem.place());
        Ok(self.chain)
    }

    /// Checks that an entry continues the chain; `None` when it is not as it was written.
    fn link(&mut self, row: &Row) -> Result<Option<Told>, Fault> {
        let chain = &mut self.chain;
        let (sequence, stored): (i64, _) = (row.get("sequence")?, Fault::readable(row.get("hash"))?);
        // What is no hash at all is told as altered: no content hashes to all ones.
        let stored: [u8; 32] = stored.unwrap_or([0xff; 32]);
        for missing in chain.entries + 1..sequence.min(chain.entries + 1 + i64::from(PAGE)) {
            chain.problems.push(Problem::Missing(missing));
        }
        let Some(written) = Fault::readable(Written::read(row))? else {
            chain.problems.push(Problem::Unreadable(sequence));
            self.trees.push(stored);
            self.hashes.push(Mark { sequence, hash: stored });
            (chain.entries, chain.hash) = (sequence, stored);
            return Ok(None);
        };
        let (at, made) = (written.at, hash(&written.content));
        self.trees.push(made);
        let mut told = None;
        match serde_json::from_str::<Canonical>(&written.content) {
            Ok(canonical) if made == stored && written.stands_beside(&canonical, sequence) => {
                if canonical.previous != hex::encode(chain.hash) {
                    chain.problems.push(Problem::Torn(sequence));
                }
                if at < self.last_at || canonical.at != at.rfc3339() {
                    chain.problems.push(Problem::Backwards(sequence));
                }
                told = Told::of(canonical);
            }
            _ => chain.problems.push(Problem::Altered(sequence)),
        }
        self.hashes.push(Mark { sequence, hash: stored });
        (chain.entries, chain.hash, self.last_at) = (sequence, stored, at);
        Ok(told)
    }

    /// Personal data beside entries that were altered is left aside: its commitments are not known.
    async fn check_personal(
        &mut self,
        view: &mut View,
        after: i64,
        entries: Vec<Told>,
        altered: &HashSet<i64>,
    ) -> Result<Vec<Told>, Fault> {
        let rows = view
            .all(
                sql("SELECT sequence, name, salt, value FROM journal_personal WHERE sequence > $1 AND sequence <= $2
                     ORDER BY sequence, name")
                .bind(after)
                .bind(self.chain.entries),
            )
            .await?;
        let mut kept: HashMap<i64, HashMap<String, (String, String)>> = HashMap::with_capacity(rows.len());
        for row in &rows {
            let (sequence, name): (i64, Option<String>) = (row.get("sequence")?, Fault::readable(row.get("name"))?);
            let Some(name) = name else {
                self.chain.problems.push(Problem::PersonalAltered(sequence));
                continue;
            };
            // What cannot be read fits no commitment.
            let (salt, value) = (Fault::readable(row.get("salt"))?, Fault::readable(row.get("value"))?);
            let piece = |salt: Vec<u8>, value: String| (hex::encode(commitment(&salt, &value)), value);
            let piece = salt.zip(value).map(|(salt, value)| piece(salt, value)).unwrap_or_default();
            kept.entry(sequence).or_default().insert(name, piece);
        }
        let mut whole = Vec::with_capacity(entries.len());
        for mut told in entries {
            let (sequence, mut beside) = (told.sequence, kept.remove(&told.sequence).unwrap_or_default());
            let erased = self.erased.remove(&sequence).unwrap_or_default();
            for (name, expected) in &told.personal {
                let is_erased = erased.contains(&piece(sequence, name));
                match beside.remove(name) {
                    Some(_) if is_erased => self.chain.problems.push(Problem::PersonalBack(sequence)),
                    Some((found, value)) if found == *expected => {
                        self.chain.personal += 1;
                        told.opened.insert(name.clone(), value);
                    }
                    Some(_) => self.chain.problems.push(Problem::PersonalAltered(sequence)),
                    None if is_erased => self.chain.erased += 1,
                    None => self.chain.problems.push(Problem::PersonalGone(sequence)),
                }
            }
            if !beside.is_empty() {
                self.chain.problems.push(Problem::PersonalAltered(sequence));
            }
            whole.push(told);
        }
        // What stands beside no entry at all.
        let unpromised = kept.into_keys().filter(|sequence| !altered.contains(sequence));
        self.chain.problems.extend(unpromised.map(Problem::PersonalAltered));
        Ok(whole)
    }
}

/// The pieces that entries of erasure name, by the entry they stood beside.
async fn erased_pieces(view: &mut View) -> Result<HashMap<i64, BTreeSet<String>>, Fault> {
    let rows =
        view.all(sql("SELECT content FROM journal_entries WHERE kind = $1 ORDER BY sequence").bind(ERASED)).await?;
    let mut pieces: HashMap<i64, BTreeSet<String>> = HashMap::new();
    for row in rows {
        // What cannot be read is told when the walk comes to it.
        let content: String = Fault::readable(row.get("content"))?.unwrap_or_default();
        for named in Told::read(&content).iter().flat_map(|told| told.texts("pieces")) {
            if let Some(Ok(sequence)) = named.split(' ').next().map(str::parse) {
                pieces.entry(sequence).or_default().insert(named.to_owned());
            }
        }
    }
    Ok(pieces)
}

/// An entry's row, but for its hash.
struct Written {
    at: Instant,
    kind: String,
    subject: Uuid,
    content: String,
}

impl Written {
    fn read(row: &Row) -> Result<Self, Fault> {
        Ok(Self {
            at: row.get("at")?,
            kind: row.get("kind")?,
            subject: row.get("subject")?,
            content: row.get("content")?,
        })
    }

    /// Whether the row says what its content says: entries are found by the row.
    fn stands_beside(&self, canonical: &Canonical, sequence: i64) -> bool {
        canonical.sequence == sequence && canonical.kind == self.kind && canonical.subject == self.subject.to_string()
    }
}
