//! An entry as it was written, read back.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
};

use database::{View, sql};
use serde_json::Value;
use uuid::Uuid;
use vocabulary::{Fault, Instant};

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
    /// Personal data that stands beside the entry and fits its commitment; empty where it is not read.
    pub opened: HashMap<String, String>,
}

/// Something kept outside the journal that is not as an entry tells.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("entry {sequence}: {what}")]
pub struct Discord {
    /// The entry.
    pub sequence: i64,
    /// What was found, for the operator.
    pub what: Cow<'static, str>,
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
            opened: HashMap::new(),
        })
    }

    /// What is not as this entry tells.
    #[must_use]
    pub fn discord(&self, what: impl Into<Cow<'static, str>>) -> Discord {
        Discord { sequence: self.sequence, what: what.into() }
    }

    /// What ended a comparison with this entry, as one more thing that is not as it tells: a value that cannot be read.
    ///
    /// # Errors
    /// Any other fault.
    pub fn unreadable(&self, fault: Fault) -> Result<Discord, Fault> {
        if !fault.is_unreadable() {
            return Err(fault);
        }
        Ok(self.discord(format!("something of what {} tells of cannot be read: {fault}", self.kind)))
    }

    /// Whether no later entry of these kinds is about the same thing.
    ///
    /// # Errors
    /// The database failed.
    pub async fn is_last_of(&self, view: &mut View, kinds: &[&str]) -> Result<bool, Fault> {
        let later = view
            .all(
                // Bounded by the kinds that the program has.
                sql("SELECT DISTINCT kind FROM journal_entries WHERE subject = $1 AND sequence > $2")
                    .bind(self.subject.parse::<Uuid>()?)
                    .bind(self.sequence),
            )
            .await?;
        for row in later {
            let kind: Option<String> = Fault::readable(row.get("kind"))?;
            if kind.is_some_and(|kind| kinds.contains(&kind.as_str())) {
                return Ok(false);
            }
        }
        Ok(true)
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
