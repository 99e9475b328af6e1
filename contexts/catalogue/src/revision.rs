//! The name of one wording of a service: the hash of its file.

use std::{fmt, str::FromStr};

use database::{Column, Row, Value};
use sha2::{Digest as _, Sha256};
use vocabulary::Fault;

/// SHA-256 of the bytes of a definition; hexadecimal when shown. The same bytes have the same name in every office.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Revision([u8; 32]);

/// The text was not 64 hexadecimal digits.
#[derive(Debug)]
pub struct NotARevision;

impl Revision {
    /// The revision of a definition's bytes.
    #[must_use]
    pub fn of(content: &[u8]) -> Self {
        Self(Sha256::digest(content).into())
    }

    /// Takes over a hash that was stored.
    #[must_use]
    pub const fn from_bytes(hash: [u8; 32]) -> Self {
        Self(hash)
    }

    /// The bare hash.
    #[must_use]
    pub const fn bytes(self) -> [u8; 32] {
        self.0
    }
}

impl fmt::Display for Revision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl fmt::Debug for Revision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for NotARevision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a revision of a service")
    }
}

impl std::error::Error for NotARevision {}

impl FromStr for Revision {
    type Err = NotARevision;
    fn from_str(text: &str) -> Result<Self, NotARevision> {
        let mut hash = [0; 32];
        hex::decode_to_slice(text, &mut hash).map_err(|_| NotARevision)?;
        Ok(Self(hash))
    }
}

impl From<Revision> for Value {
    fn from(revision: Revision) -> Self {
        Self::from(revision.0)
    }
}

impl Column for Revision {
    fn read(row: &Row, name: &'static str) -> Result<Self, Fault> {
        <[u8; 32]>::read(row, name).map(Self)
    }
}
