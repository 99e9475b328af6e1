//! Letters: that none was lost on its way in, and that somebody has each.

use journal::Journal;
use vocabulary::{Fault, Instant};
use watch::{Concern, Facts, Kind, Late};

use crate::settings::Watch;

/// How far back each round looks for letters that the journal and the register do not both know; what is older, `okienko journal
/// verify` finds.
const BACK_SECONDS: i64 = 25 * 3_600;

/// A concern when the journal and the register do not agree on what came in of late.
pub async fn lost(journal: &Journal, at: Instant) -> Result<Vec<Concern>, Fault> {
    // To the second after this one: what is committed is seen whole.
    let lost = watch::lost(&mut journal.view().await?, at.plus_seconds(-BACK_SECONDS), at.plus_seconds(1)).await?;
    Ok(concern(Kind::LettersLost, lost))
}

/// A concern when nobody has had a letter for longer than the office allows.
pub async fn unrouted(journal: &Journal, settings: &Watch, at: Instant) -> Result<Vec<Concern>, Fault> {
    let before = at.plus_seconds(-settings.routing_wait_seconds);
    Ok(concern(Kind::LettersUnrouted, watch::unrouted(&mut journal.look().await?, before).await?))
}

fn concern(kind: Kind, late: Option<Late>) -> Vec<Concern> {
    let of = |late: Late| {
        let facts = Facts { count: Some(late.letters), ..Facts::default() };
        Concern { kind, subject: String::new(), since: late.since, facts }
    };
    late.map(of).into_iter().collect()
}
