//! Alarms in words.

use vocabulary::Language;
use watch::{Concern, Kind};
use words::say;

/// What is wrong, in a few words.
#[must_use]
pub fn name(language: Language, kind: Kind) -> String {
    match kind {
        Kind::ReceiptsWait => say!(language, "alarm-receipts-wait"),
        Kind::JobsAside => say!(language, "alarm-jobs-aside"),
    }
}

/// What is wrong, what is safe, and what to do.
pub(crate) fn text(language: Language, concern: &Concern) -> String {
    let count = concern.facts.count.unwrap_or_default();
    match concern.kind {
        Kind::ReceiptsWait => say!(language, "alarm-receipts-wait-text", count = count),
        Kind::JobsAside => say!(language, "alarm-jobs-aside-text", count = count),
    }
}
