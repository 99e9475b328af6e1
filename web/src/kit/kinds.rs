//! Kinds of files in words.

use files::Kind;
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
        Kind::Other(_) => say!(language, "kind-unknown"),
    }
}

/// How names of such files end, as a list.
pub(crate) fn endings(kind: Kind) -> String {
    kind.endings().iter().map(|ending| format!(".{ending}")).collect::<Vec<_>>().join(", ")
}
