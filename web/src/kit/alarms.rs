//! Alarms in words.

use vocabulary::Language;
use watch::{Concern, Kind};
use words::say;

/// What is wrong, in a few words.
#[must_use]
pub fn name(language: Language, kind: Kind) -> String {
    match kind {
        Kind::ReceiptsWait => say!(language, "alarm-receipts-wait"),
        Kind::KeyOut => say!(language, "alarm-key-out"),
        Kind::KeyEnds => say!(language, "alarm-key-ends"),
        Kind::JobsAside => say!(language, "alarm-jobs-aside"),
        Kind::RootsLate => say!(language, "alarm-roots-late"),
        Kind::AuthorityOut => say!(language, "alarm-authority-out"),
        Kind::ClockOff => say!(language, "alarm-clock-off"),
        Kind::SealsEnd => say!(language, "alarm-seals-end"),
        Kind::LettersLost => say!(language, "alarm-letters-lost"),
        Kind::LettersUnrouted => say!(language, "alarm-letters-unrouted"),
        Kind::WebhookOut => say!(language, "alarm-webhook-out"),
    }
}

/// What is wrong, what is safe, and what to do.
pub(crate) fn text(language: Language, concern: &Concern) -> String {
    let count = concern.facts.count.unwrap_or_default();
    match concern.kind {
        Kind::ReceiptsWait => say!(language, "alarm-receipts-wait-text", count = count),
        Kind::KeyOut => {
            let detail = concern.facts.detail.as_deref().unwrap_or_default();
            say!(language, "alarm-key-out-text", key = concern.subject.as_str(), detail = detail)
        }
        Kind::KeyEnds => {
            let until = concern.facts.until.map(|until| until.warsaw_date().to_string()).unwrap_or_default();
            say!(language, "alarm-key-ends-text", key = concern.subject.as_str(), until = until)
        }
        Kind::JobsAside => say!(language, "alarm-jobs-aside-text", count = count),
        Kind::RootsLate => say!(language, "alarm-roots-late-text"),
        Kind::AuthorityOut => {
            let detail = concern.facts.detail.as_deref().unwrap_or_default();
            say!(language, "alarm-authority-out-text", authority = concern.subject.as_str(), detail = detail)
        }
        Kind::ClockOff => {
            let seconds = concern.facts.seconds.unwrap_or_default();
            say!(language, "alarm-clock-off-text", authority = concern.subject.as_str(), seconds = seconds)
        }
        Kind::SealsEnd => {
            let until = concern.facts.until.map(|until| until.warsaw_date().to_string()).unwrap_or_default();
            say!(language, "alarm-seals-end-text", count = count, until = until)
        }
        Kind::LettersLost => say!(language, "alarm-letters-lost-text", count = count),
        Kind::LettersUnrouted => say!(language, "alarm-letters-unrouted-text", count = count),
        Kind::WebhookOut => {
            let detail = concern.facts.detail.as_deref().unwrap_or_default();
            say!(language, "alarm-webhook-out-text", address = concern.subject.as_str(), detail = detail)
        }
    }
}
