//! Proofs that stand by themselves: that an entry is in the tree, and that one tree continues another.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use database::{View, sql};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use vocabulary::Fault;

use crate::{
    Mark, Root, Told,
    chain::hash,
    root::{self, statement},
    store,
    tree::{self, Hash},
};

/// A longer path belongs to no tree whose size fits 64 bits.
const LONGEST_PATH: usize = 64;

/// That an entry stands in the tree of a timestamped root. As JSON it is a file that can be given away: it holds the entry
/// as it was hashed, with commitments in place of personal data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proof {
    version: u32,
    /// The entry's canonical text: what is hashed.
    pub entry: String,
    /// Its place in the chain, counted from 1.
    pub sequence: i64,
    /// The hashes from the leaf up (RFC 9162, section 2.1.3), in hexadecimal.
    path: Vec<String>,
    /// How many entries the tree has.
    pub size: i64,
    /// Its root, in hexadecimal.
    root: String,
    /// What the timestamp is over, byte for byte.
    statement: String,
    /// The timestamp, RFC 3161, DER in base64.
    token: String,
}

/// The file is no such proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a proof of an entry of a journal")]
pub struct UnreadableProof;

/// A proof that was read and whose hashes lead from its entry to its root. Whether the timestamp is over the root and whose it
/// is, is for others to check.
#[derive(Debug)]
pub struct Proved {
    /// What the entry says.
    pub entry: Told,
    /// Where it stands.
    pub mark: Mark,
    /// How many entries the tree has.
    pub size: i64,
    /// The SHA-256 that the timestamp must be over.
    pub imprint: Hash,
    /// The timestamp, RFC 3161, DER.
    pub token: Vec<u8>,
}

/// Proves that an entry is in the smallest tree with a timestamp that holds it; none while there is no such tree.
///
/// # Errors
/// The database failed, or the tree has a hole.
pub async fn prove(view: &mut View, sequence: i64) -> Result<Option<Proof>, Fault> {
    let Some(Root { size, hash, token: Some(token), .. }) = store::timestamped_root_over(view, sequence).await? else {
        return Ok(None);
    };
    let row = view.optional(sql("SELECT content FROM journal_entries WHERE sequence = $1").bind(sequence)).await?;
    let Some(row) = row else { return Ok(None) };
    let mut path = Vec::new();
    for leaves in tree::inclusion(u64::try_from(sequence - 1)?, u64::try_from(size)?) {
        path.push(hex::encode(store::over(view, leaves).await?));
    }
    Ok(Some(Proof {
        version: 1,
        entry: row.get("content")?,
        sequence,
        path,
        size,
        root: hex::encode(hash),
        statement: statement(size, &hash),
        token: STANDARD.encode(token),
    }))
}

/// Whether a tree with a timestamp holds this entry.
///
/// # Errors
/// The database failed.
pub async fn is_provable(view: &mut View, sequence: i64) -> Result<bool, Fault> {
    Ok(store::timestamped_root_over(view, sequence).await?.is_some())
}

/// The hashes that show that the tree of the second size begins with that of the first (RFC 9162, section 2.1.4).
///
/// # Errors
/// The database failed, or the tree has a hole.
pub async fn prove_consistency(view: &mut View, first: i64, second: i64) -> Result<Vec<Hash>, Fault> {
    let mut path = Vec::new();
    for leaves in tree::consistency(u64::try_from(first)?, u64::try_from(second)?) {
        path.push(store::over(view, leaves).await?);
    }
    Ok(path)
}

impl Proof {
    /// Reads a proof and follows its hashes from the entry to the root.
    ///
    /// # Errors
    /// Not a proof, or one whose hashes do not lead from its entry to its root.
    pub fn read(json: &[u8]) -> Result<Proved, UnreadableProof> {
        let proof: Self = serde_json::from_slice(json).map_err(|_| UnreadableProof)?;
        proof.follow().ok_or(UnreadableProof)
    }

    /// The proof as a file.
    ///
    /// # Errors
    /// Never, as its fields are all text and numbers.
    pub fn to_json(&self) -> Result<String, Fault> {
        Ok(serde_json::to_string_pretty(self)? + "\n")
    }

    fn follow(self) -> Option<Proved> {
        let bytes = |text: &str| -> Option<Hash> { hex::decode(text).ok()?.try_into().ok() };
        let (root, leaf) = (bytes(&self.root)?, hash(&self.entry));
        let path = self.path.iter().map(|text| bytes(text)).collect::<Option<Vec<_>>>()?;
        let entry = Told::read(&self.entry)?;
        let (index, size) = (self.sequence.checked_sub(1)?, u64::try_from(self.size).ok()?);
        let good = self.version == 1
            && entry.sequence == self.sequence
            && self.statement == root::statement(self.size, &root)
            && path.len() <= LONGEST_PATH
            && tree::includes(&leaf, u64::try_from(index).ok()?, size, &path, &root);
        good.then_some(Proved {
            mark: Mark { sequence: self.sequence, hash: leaf },
            entry,
            size: self.size,
            imprint: Sha256::digest(&self.statement).into(),
            token: STANDARD.decode(&self.token).ok()?,
        })
    }
}
