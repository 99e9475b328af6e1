//! The journal as a feed: entries in their order, from a cursor that is a sequence.

use database::{View, sql};
use vocabulary::Fault;

use crate::{Told, entry::commitment};

/// The entries after this sequence, at most so many, in order; what stands in the feed once never changes its place. With
/// `personal`, each has the personal data that stands beside it and fits its commitment.
///
/// # Errors
/// The database failed, or an entry cannot be read: `okienko journal verify` tells which.
pub async fn entries(view: &mut View, after: i64, most: u32, personal: bool) -> Result<Vec<Told>, Fault> {
    let rows = view
        .all(
            sql("SELECT sequence, content FROM journal_entries WHERE sequence > $1 ORDER BY sequence LIMIT $2")
                .bind(after)
                .bind(most),
        )
        .await?;
    let mut entries = Vec::with_capacity(rows.len());
    for row in rows {
        let told = Told::read(&row.get::<String>("content")?);
        let told = told.ok_or_else(|| {
            let sequence = row.get::<i64>("sequence").unwrap_or_default();
            Fault::new(format!("entry {sequence} cannot be read; `okienko journal verify` tells what is wrong"))
        })?;
        entries.push(told);
    }
    if personal {
        open(view, &mut entries).await?;
    }
    Ok(entries)
}

/// Puts the personal data beside entries that follow one another.
async fn open(view: &mut View, entries: &mut [Told]) -> Result<(), Fault> {
    let (Some(first), Some(last)) = (entries.first(), entries.last()) else { return Ok(()) };
    let (first, last) = (first.sequence, last.sequence);
    let rows = view
        .all(
            sql("SELECT sequence, name, salt, value FROM journal_personal WHERE sequence >= $1 AND sequence <= $2")
                .bind(first)
                .bind(last),
        )
        .await?;
    for row in rows {
        let (sequence, name, value): (i64, String, String) =
            (row.get("sequence")?, row.get("name")?, row.get("value")?);
        let committed = hex::encode(commitment(&row.get::<Vec<u8>>("salt")?, &value));
        let Ok(place) = entries.binary_search_by_key(&sequence, |entry| entry.sequence) else { continue };
        if entries[place].personal.get(&name) == Some(&committed) {
            entries[place].opened.insert(name, value);
        }
    }
    Ok(())
}

/// The sequence of the last entry; 0 for none.
///
/// # Errors
/// The database failed.
pub async fn last_sequence(view: &mut View) -> Result<i64, Fault> {
    view.one(sql("SELECT sequence FROM journal_head WHERE id = 1")).await?.get("sequence")
}
