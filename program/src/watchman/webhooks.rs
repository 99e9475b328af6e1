//! Addresses of other systems at which events are not taken.

use journal::Journal;
use vocabulary::{Fault, Instant};
use watch::{Concern, Facts, Kind};

/// How long an address may take nothing before somebody is told: it may be restarting.
const PATIENCE: i64 = 15 * 60;

/// A concern for each address at which nothing was taken for a while, given up or not.
pub async fn look(journal: &Journal, at: Instant) -> Result<Vec<Concern>, Fault> {
    let failing = systems::failing(&mut journal.look().await?, at.plus_seconds(-PATIENCE)).await?;
    let concern = |one: systems::Failing| {
        let facts = Facts { detail: Some(one.fault), ..Facts::default() };
        Concern { kind: Kind::WebhookOut, subject: one.url, since: one.since, facts }
    };
    Ok(failing.into_iter().map(concern).collect())
}
