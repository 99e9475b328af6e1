//! Roots over the journal that are late, or late in getting their timestamp.

use journal::{Journal, Rhythm};
use vocabulary::{Fault, Instant};
use watch::{Concern, Facts, Kind};

/// A concern when, for twice the rhythm and at least an hour, something stands in the journal that no root covers, or a root
/// waits for its timestamp.
pub async fn look(journal: &Journal, rhythm: Rhythm, at: Instant) -> Result<Vec<Concern>, Fault> {
    let standing = journal::standing(&mut journal.view().await?).await?;
    let patience = (2 * rhythm.seconds()).max(3_600);
    let oldest = [standing.uncovered_since, standing.waiting_since].into_iter().flatten().min();
    Ok(oldest.filter(|since| at.seconds() - since.seconds() > patience).map_or_else(Vec::new, |since| {
        vec![Concern { kind: Kind::RootsLate, subject: String::new(), since, facts: Facts::default() }]
    }))
}
