//! What was changed in a PDF file after a signature.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

/// A change to what a reader of the file gets to see or be told, made after a signature by adding to the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// What kind of change it is.
    pub kind: ChangeKind,
    /// What was changed, as a path through the file: `/Root/OpenAction`, `/Root/Pages[2]/Annots`, the name of a field in a
    /// form, or `object 12`; at most 120 characters.
    pub place: String,
    /// Whether this signature allows it.
    pub allowed: bool,
}

/// The kinds of changes (ISO 32000-2, clause 12.8.2.2; ETSI EN 319 142-1, clauses 5.4 and 5.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// Proofs kept for signatures (DSS, VRI). Always allowed.
    Proofs,
    /// What the file says of itself: title, dates, versions (Info, XMP). Always allowed.
    Information,
    /// A timestamp over the document that shows nothing. Always allowed.
    Timestamp,
    /// A field for a signature that shows nothing and is not signed. Always allowed.
    Field,
    /// A further signature. Allowed unless the document was certified without changes or the field was locked. One that
    /// shows itself needs a right value, and in a certified document a field that was there before.
    Signature,
    /// A field of the form was filled in or emptied. Allowed where a signature grants it and the field is not locked.
    Form,
    /// A note on a page. Allowed where the certified document grants it.
    Note,
    /// Anything else: pages, fonts, attachments, actions, order, parts hidden or brought to light. Never allowed.
    Other,
    /// Bytes that belong to no object, which some readers would read nevertheless. Never allowed.
    Stray,
}

impl ChangeKind {
    /// The kind in one word, for other programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Proofs => "proofs",
            Self::Information => "information",
            Self::Timestamp => "timestamp",
            Self::Field => "field",
            Self::Signature => "signature",
            Self::Form => "form",
            Self::Note => "note",
            Self::Other => "other",
            Self::Stray => "stray",
        }
    }
}

/// A change without a judgement on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub kind: ChangeKind,
    pub place: Rc<str>,
    /// Whether something new is to be seen.
    pub is_seen: bool,
    /// Whether it stands in a field that was not there.
    pub is_added: bool,
    /// The object that holds the value of a further signature.
    pub value: Option<crate::pdf::Id>,
}

impl Found {
    pub(super) fn new(kind: ChangeKind, place: &str) -> Self {
        Self {
            kind,
            place: place.chars().take(LONGEST_PLACE).collect::<String>().into(),
            is_seen: false,
            is_added: false,
            value: None,
        }
    }
}

/// Characters of a place.
pub(super) const LONGEST_PLACE: usize = 120;
