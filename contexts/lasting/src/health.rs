//! How the stored signatures stand.

use database::View;
use vocabulary::{Fault, Instant};

use crate::store;

/// How long before anything of a document's verdict ends the document is prolonged, in seconds: ninety days.
pub const MARGIN: i64 = 90 * 24 * 3600;

/// How the stored signatures stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Health {
    /// Documents that end before the given instant and were looked at, how many.
    pub endangered: i64,
    /// Of them those that could not be prolonged.
    pub failed: i64,
    /// When the first of them ends.
    pub soonest: Option<Instant>,
    /// Why the first of them could not be prolonged, in the code of its reason.
    pub trouble: Option<String>,
}

/// How the documents stand that end before that instant.
///
/// # Errors
/// The database failed.
pub async fn health(view: &mut View, before: Instant) -> Result<Health, Fault> {
    store::health(view, before).await
}
