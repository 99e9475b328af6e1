//! Who looks.

use journal::Journal;
use vocabulary::{Fault, Instant};

use crate::store;

/// For how long whoever takes the turn has it: a little less than a round, so that the next is not missed by a moment.
const TURN_SECONDS: i64 = 50;

/// Whether it is this process's turn to look. Of several that ask within a minute, one is told yes; when it goes away, another
/// is told so a minute later.
///
/// # Errors
/// The database failed.
pub async fn take_turn(journal: &Journal, now: Instant) -> Result<bool, Fault> {
    let mut housekeeping = journal.housekeeping().await?;
    let taken = housekeeping.execute(store::take_turn(now, now.plus_seconds(TURN_SECONDS))).await?;
    housekeeping.commit().await?;
    Ok(taken == 1)
}
