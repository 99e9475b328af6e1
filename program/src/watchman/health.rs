//! Stored signatures that end and could not be prolonged.

use journal::Journal;
use vocabulary::{Fault, Instant};
use watch::{Concern, Facts, Kind};

/// A concern when there is any.
pub async fn look(journal: &Journal, at: Instant) -> Result<Vec<Concern>, Fault> {
    let health = lasting::health(&mut journal.look().await?, at.plus_seconds(lasting::MARGIN)).await?;
    if health.failed == 0 {
        return Ok(Vec::new());
    }
    let facts = Facts { count: Some(health.failed), until: health.soonest, detail: health.trouble, ..Facts::default() };
    Ok(vec![Concern { kind: Kind::SealsEnd, subject: String::new(), since: at, facts }])
}
