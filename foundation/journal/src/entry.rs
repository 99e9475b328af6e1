//! One entry of the journal, before it has a place in the chain.

use std::collections::BTreeMap;

use serde_json::Value;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;
use vocabulary::{Id, Instant};

/// Something that happened: its kind (`submission.filed`), what it happened to, and facts.
#[derive(Debug)]
pub struct Entry {
    pub(crate) kind: &'static str,
    pub(crate) subject: Uuid,
    pub(crate) facts: BTreeMap<&'static str, Value>,
    pub(crate) personal: BTreeMap<&'static str, String>,
}

impl Entry {
    /// An entry of this kind about the thing with this id.
    #[must_use]
    pub const fn new<K>(kind: &'static str, subject: Id<K>) -> Self {
        Self { kind, subject: subject.uuid(), facts: BTreeMap::new(), personal: BTreeMap::new() }
    }

    /// Adds the id of another thing that the entry concerns.
    #[must_use]
    pub fn about<K>(self, name: &'static str, id: Id<K>) -> Self {
        self.fact(name, id.to_string())
    }

    /// Adds a fact that is nobody's personal data. It can never be taken out of the chain again.
    #[must_use]
    pub fn fact(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.facts.insert(name, value.into());
        self
    }

    /// Adds an instant.
    #[must_use]
    pub fn at(self, name: &'static str, at: Instant) -> Self {
        self.fact(name, at.rfc3339())
    }

    /// Adds personal data: the chain gets a salted commitment, the value stands beside it and may be erased.
    #[must_use]
    pub fn personal(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.personal.insert(name, value.into());
        self
    }
}

/// SHA-256 over the 32 bytes of salt and the value's UTF-8.
pub(crate) fn commitment(salt: &[u8], value: &str) -> [u8; 32] {
    Sha256::new().chain_update(salt).chain_update(value).finalize().into()
}
