//! Changes after a signature in words.

use signatures::{Change, ChangeKind};
use vocabulary::Language;
use words::say;

/// What was changed, where when that says something, and whether the signature allows it.
pub(super) fn told(language: Language, change: &Change) -> String {
    let kind = match change.kind {
        ChangeKind::Proofs => say!(language, "change-proofs"),
        ChangeKind::Information => say!(language, "change-information"),
        ChangeKind::Timestamp => say!(language, "change-timestamp"),
        ChangeKind::Field => say!(language, "change-field"),
        ChangeKind::Signature => say!(language, "change-signature"),
        ChangeKind::Form => say!(language, "change-form"),
        ChangeKind::Note => say!(language, "change-note"),
        ChangeKind::Other => say!(language, "change-other"),
        ChangeKind::Stray => say!(language, "change-stray"),
    };
    let place = super::named(language, &change.place);
    match change.kind {
        ChangeKind::Form | ChangeKind::Note if change.allowed => {
            say!(language, "change-allowed-at", change = kind, place = place)
        }
        _ if change.allowed => kind,
        _ => say!(language, "change-forbidden", change = kind, place = place),
    }
}
