//! How many letters came, and how many still lie in no case.

use accounts::SeesStatistics;
use database::View;
use vocabulary::{Fault, Instant};

use crate::{LetterState, store};

/// How many letters were registered from one instant until before another.
///
/// # Errors
/// The database failed.
pub async fn arrived(view: &mut View, right: &SeesStatistics, from: Instant, to: Instant) -> Result<u32, Fault> {
    store::tally::arrived(view, right.unit().map(|unit| unit.id), from, to).await
}

/// The letters that are on their way and in no case yet, by where they are: how many came since the first of these
/// instants, how many between it and the second, and so on, the rest last.
///
/// # Errors
/// The database failed.
pub async fn lying(
    view: &mut View,
    right: &SeesStatistics,
    since: [Instant; 3],
) -> Result<Vec<(LetterState, [u32; 4])>, Fault> {
    store::tally::lying(view, right.unit().map(|unit| unit.id), since).await
}
