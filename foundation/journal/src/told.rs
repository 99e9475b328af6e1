//! An entry as it was written, read back.

use std::collections::BTreeMap;

use serde_json::Value;
use vocabulary::Instant;

use crate::chain::Canonical;

/// What an entry says.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    /// Its place in the chain, counted from 1.
    pub sequence: i64,
    /// The chain's instant.
    pub at: Instant,
    /// The act's instant.
    pub act_at: Instant,
    /// The id of the account that acted, or `system`.
    pub actor: String,
    /// The kind.
    pub kind: String,
    /// The id of what it happened to.
    pub subject: String,
    /// Facts.
    pub facts: BTreeMap<String, Value>,
    /// Commitments to personal data, in hexadecimal.
    pub personal: BTreeMap<String, String>,
}

impl Told {
    /// Reads the canonical text; `None` when it is none.
    pub(crate) fn read(content: &str) -> Option<Self> {
        Self::of(serde_json::from_str(content).ok()?)
    }

    pub(crate) fn of(canonical: Canonical) -> Option<Self> {
        Some(Self {
            sequence: canonical.sequence,
            at: Instant::parse(&canonical.at).ok()?,
            act_at: Instant::parse(&canonical.act_at).ok()?,
            actor: canonical.actor,
            kind: canonical.kind,
            subject: canonical.subject,
            facts: canonical.facts,
            personal: canonical.personal,
        })
    }

    /// A fact that is a text.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.facts.get(name)?.as_str()
    }

    /// A fact that is a list of texts; empty when there is none.
    #[must_use]
    pub fn texts(&self, name: &str) -> Vec<&str> {
        self.facts.get(name).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
    }

    /// A fact that is a whole number.
    #[must_use]
    pub fn number(&self, name: &str) -> Option<i64> {
        self.facts.get(name)?.as_i64()
    }
}
