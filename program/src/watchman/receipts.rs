//! Receipts that wait to be sealed.

use journal::Journal;
use vocabulary::{Fault, Instant};
use watch::{Concern, Facts, Kind};

use crate::settings::Watch;

/// A concern when the oldest waits for longer than the office allows.
pub async fn look(journal: &Journal, settings: &Watch, at: Instant) -> Result<Vec<Concern>, Fault> {
    let backlog = receipts::backlog(&mut journal.look().await?).await?;
    let late = |since: &Instant| at.seconds() - since.seconds() > settings.receipts_wait_seconds;
    Ok(backlog.oldest.filter(late).map_or_else(Vec::new, |since| {
        let facts = Facts { count: Some(backlog.waiting), ..Facts::default() };
        vec![Concern { kind: Kind::ReceiptsWait, subject: String::new(), since, facts }]
    }))
}
