//! The tree as it is kept: hashes of complete subtrees of 256 entries, of 256 of those, and so on. What lies between is made
//! from them when it is asked for.

use std::ops::Range;

use database::{Row, Statement, View, sql};
use vocabulary::{Fault, Instant};

use crate::{
    Root,
    tree::{self, Frontier, Hash},
};

/// Subtrees are kept whose height is a multiple of this.
pub(crate) const STEP: u32 = 8;
/// Leaves read at a time.
const PAGE: u32 = 4_096;

/// The tree as far as its subtrees are kept.
pub(crate) struct Known {
    pub frontier: Frontier,
    /// New subtrees (height, position, hash), to be kept.
    pub subtrees: Vec<(u32, u64, Hash)>,
}

pub(crate) async fn known(view: &mut View) -> Result<Known, Fault> {
    let row = view.one(sql("SELECT MAX(position) AS last FROM journal_subtrees WHERE height = $1").bind(STEP)).await?;
    let last: Option<i64> = row.get("last")?;
    let size = u64::try_from(last.map_or(0, |last| last + 1))? << STEP;
    let mut peaks = Vec::new();
    for (height, position) in tree::peaks(0..size) {
        peaks.push(node(view, height, position).await?);
    }
    Ok(Known { frontier: Frontier::resume(size, peaks), subtrees: Vec::new() })
}

/// The hash over these leaves, a range as proofs name them.
pub(crate) async fn over(view: &mut View, leaves: Range<u64>) -> Result<Hash, Fault> {
    let mut peaks = Vec::new();
    for (height, position) in tree::peaks(leaves) {
        peaks.push(node(view, height, position).await?);
    }
    Ok(tree::fold(&peaks))
}

/// The hash of a complete subtree, from at most 128 hashes that are kept.
async fn node(view: &mut View, height: u32, position: u64) -> Result<Hash, Fault> {
    let kept = height / STEP * STEP;
    let count = 1_u64 << (height - kept);
    let (first, after) = (position * count, (position + 1) * count);
    let rows = if kept == 0 {
        view.all(
            sql("SELECT hash FROM journal_entries WHERE sequence > $1 AND sequence <= $2 ORDER BY sequence")
                .bind(i64::try_from(first)?)
                .bind(i64::try_from(after)?),
        )
        .await?
    } else {
        view.all(
            sql("SELECT hash FROM journal_subtrees WHERE height = $1 AND position >= $2 AND position < $3
                 ORDER BY position")
            .bind(kept)
            .bind(i64::try_from(first)?)
            .bind(i64::try_from(after)?),
        )
        .await?
    };
    if rows.len() as u64 != count {
        return Err(Fault::new("the journal's tree has a hole; `okienko journal verify` tells where"));
    }
    let mut hashes = rows.iter().map(|row| row.get("hash")).collect::<Result<Vec<Hash>, Fault>>()?;
    while hashes.len() > 1 {
        hashes = hashes.as_chunks().0.iter().map(|[left, right]| tree::join(left, right)).collect();
    }
    hashes.pop().ok_or_else(|| Fault::new("a subtree has no leaves"))
}

/// The hashes of the next entries after so many.
pub(crate) async fn leaves(view: &mut View, after: u64) -> Result<Vec<Hash>, Fault> {
    let statement = sql("SELECT sequence, hash FROM journal_entries WHERE sequence > $1 ORDER BY sequence LIMIT $2");
    let mut expected = i64::try_from(after)?;
    let rows = view.all(statement.bind(expected).bind(PAGE)).await?;
    let mut hashes = Vec::with_capacity(rows.len());
    for row in rows {
        expected += 1;
        if row.get::<i64>("sequence")? != expected {
            return Err(Fault::new(format!("entry {expected} is missing; no root is made over a torn chain")));
        }
        hashes.push(row.get("hash")?);
    }
    Ok(hashes)
}

/// When the first entry after so many was written that tells of anything but roots.
pub(crate) async fn first_news(view: &mut View, after: i64) -> Result<Option<Instant>, Fault> {
    view.optional(
        sql("SELECT at FROM journal_entries WHERE sequence > $1 AND kind <> $2 AND kind <> $3 ORDER BY sequence LIMIT 1")
            .bind(after)
            .bind(crate::root::ROOTED)
            .bind(crate::root::TIMESTAMPED),
    )
    .await?
    .map(|row| row.get("at"))
    .transpose()
}

pub(crate) fn insert_root(root: &Root) -> Statement {
    sql("INSERT INTO journal_roots (size, at, hash) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
        .bind(root.size)
        .bind(root.at)
        .bind(root.hash)
}

pub(crate) fn insert_subtree(height: u32, position: u64, hash: Hash) -> Statement {
    sql("INSERT INTO journal_subtrees (height, position, hash) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING")
        .bind(height)
        // Positions are far fewer than entries, whose numbers fit.
        .bind(position.cast_signed())
        .bind(hash)
}

pub(crate) fn keep_token(size: i64, token: &[u8]) -> Statement {
    sql("UPDATE journal_roots SET token = $1 WHERE size = $2 AND token IS NULL").bind(token).bind(size)
}

/// Roots over more entries than `after`, in order.
pub(crate) async fn root_rows(view: &mut View, after: i64, most: u32) -> Result<Vec<Row>, Fault> {
    let statement = sql("SELECT size, at, hash, token FROM journal_roots WHERE size > $1 ORDER BY size LIMIT $2");
    view.all(statement.bind(after).bind(most)).await
}

/// The smallest tree with a timestamp that holds this entry.
pub(crate) async fn timestamped_root_over(view: &mut View, sequence: i64) -> Result<Option<Root>, Fault> {
    view.optional(
        sql("SELECT size, at, hash, token FROM journal_roots WHERE size >= $1 AND token IS NOT NULL ORDER BY size LIMIT 1")
            .bind(sequence),
    )
    .await?
    .map(|row| Root::of(&row))
    .transpose()
}
