//! Kinds of files in words.

use files::{Kind, Other};
use vocabulary::Language;
use words::say;

/// What a file is by its content.
pub(crate) fn of(language: Language, kind: Kind) -> String {
    match kind {
        Kind::Xml => say!(language, "kind-xml"),
        Kind::Pdf => say!(language, "kind-pdf"),
        Kind::Text => say!(language, "kind-text"),
        Kind::Picture(_) => say!(language, "kind-picture"),
        Kind::Office(_) => say!(language, "kind-office"),
        Kind::Other(other) => not_taken(language, other).0,
    }
}

/// What a file is that the office does not take, and what to do with it.
pub(crate) fn not_taken(language: Language, other: Other) -> (String, String) {
    let kind = match other {
        Other::Program => say!(language, "kind-program"),
        Other::Page => say!(language, "kind-page"),
        Other::Archive => say!(language, "kind-archive"),
        Other::Picture => say!(language, "kind-other-picture"),
        Other::Recording => say!(language, "kind-recording"),
        Other::OldDocument => say!(language, "kind-old-document"),
        Other::Signature => say!(language, "kind-signature"),
        Other::OldText => say!(language, "kind-old-text"),
        Other::Unknown => say!(language, "kind-unknown"),
    };
    let advice = match other {
        Other::Program => say!(language, "kind-advice-program"),
        Other::Archive => say!(language, "kind-advice-archive"),
        Other::Picture => say!(language, "kind-advice-picture"),
        Other::Recording => say!(language, "kind-advice-recording"),
        Other::OldDocument => say!(language, "kind-advice-old-document"),
        Other::Signature => say!(language, "kind-advice-signature"),
        Other::OldText => say!(language, "kind-advice-old-text"),
        Other::Page | Other::Unknown => say!(language, "kind-advice-save"),
    };
    (kind, advice)
}

/// How names of such files end, as a list.
pub(crate) fn endings(kind: Kind) -> String {
    kind.endings().iter().map(|ending| format!(".{ending}")).collect::<Vec<_>>().join(", ")
}
