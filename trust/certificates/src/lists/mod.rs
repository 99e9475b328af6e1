//! Trusted lists (ETSI TS 119 612): which services a state vouches for, of what kind, and since when.
//!
//! Reading believes nothing: whether a list is who it says it is, is asked of its signature elsewhere, before it is read.
//! What stands in a list and cannot be read grants nothing.

mod qualifiers;
mod qualify;
mod read;
mod service;

use vocabulary::Instant;

use crate::Certificate;

pub use qualifiers::Qualifier;
pub use qualify::{Certified, Device, Finding, Purpose, QualifiedTime, certified, qualified_time};
pub use service::{Period, Service, ServiceKind, Status};

/// What kind of list it is (TSL type, clause 5.3.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListKind {
    /// A member state's own list.
    National,
    /// The Union's list of the members' lists.
    ListOfLists,
    /// Anything else; it grants nothing under Union law.
    Other,
}

/// A trusted list, as far as it can be read.
#[derive(Clone, Debug)]
pub struct TrustedList {
    /// What kind of list it is.
    pub kind: ListKind,
    /// The country's code in capitals (scheme territory, clause 5.3.10): `PL`, `EU`.
    pub territory: String,
    /// The number of this issue; each is greater than the one before (clause 5.3.2).
    pub sequence: u64,
    /// When it was issued (clause 5.3.14).
    pub issued: Instant,
    /// Until when the next one comes at the latest; none for a list that was closed (clause 5.3.15).
    pub next_update: Option<Instant>,
    /// Addresses in its scheme information (clause 5.3.7). In the list of lists these name its former issues ("pivots"),
    /// the youngest first, and the publication in the Official Journal.
    pub addresses: Vec<String>,
    /// Other lists it points at (clause 5.3.13).
    pub pointers: Vec<Pointer>,
    /// The services of all its providers.
    pub services: Vec<Service>,
    /// How many services stand in it that could not be read, or that say something critical we do not understand.
    pub unread: usize,
}

/// Where another list lies, and who signs it (clause 5.3.13).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pointer {
    /// What kind of list it is.
    pub kind: ListKind,
    /// Its territory's code in capitals.
    pub territory: String,
    /// Its address.
    pub location: String,
    /// Whether it is the form for machines (`application/vnd.etsi.tsl+xml`); one that says nothing is taken by its name.
    pub is_xml: bool,
    /// The certificates one of which signs it.
    pub signers: Vec<Certificate>,
}

/// Why something is no trusted list that can be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnreadableList {
    /// Not XML, or XML beyond the limits.
    #[error("{0}")]
    Xml(#[from] xml::Refusal),
    /// XML, and no trusted list of a version that is known, or one whose head lacks something.
    #[error("not a trusted list")]
    Other,
    /// More services than any list has.
    #[error("too many services")]
    TooMuch,
}

impl TrustedList {
    /// Reads a list. Only children of its root that bear the names of the standard are looked at, so nothing that stands in
    /// a signature is ever taken for a part of the list.
    ///
    /// # Errors
    /// Not a list, or its head cannot be read.
    pub fn read(bytes: &[u8]) -> Result<Self, UnreadableList> {
        read::list(bytes)
    }

    /// Is the next issue overdue at that instant, or was the list closed?
    #[must_use]
    pub fn is_overdue(&self, at: Instant) -> bool {
        self.next_update.is_none_or(|next| next < at)
    }
}
