//! The keys of an office: the one that seals now, the one that will, the spare.

use std::sync::Arc;

use certificates::Certificate;
use vocabulary::Instant;

use crate::Key;

/// The keys with which an office seals, in the order in which they are tried: the first seals that is trusted now and can
/// sign. So a new key beside the old one takes over when it comes first or the old one ends, and a spare when the others
/// are out of order.
#[derive(Clone)]
pub struct Keys {
    first: NamedKey,
    others: Arc<[NamedKey]>,
}

/// A key of the office.
#[derive(Clone)]
pub struct NamedKey {
    /// What its operator calls it.
    pub name: String,
    /// The key.
    pub key: Arc<dyn Key>,
}

/// How soon a certificate ends, in the steps in which its operator is warned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Expiry {
    /// In more than 90 days.
    Far,
    /// In 90 days or less.
    Within90Days,
    /// In 30 days or less.
    Within30Days,
    /// In 7 days or less.
    Within7Days,
    /// It has ended.
    Ended,
}

impl Keys {
    /// These keys, tried in this order.
    #[must_use]
    pub fn new(first: NamedKey, others: Vec<NamedKey>) -> Self {
        Self { first, others: others.into() }
    }

    /// The one key of an office that has no other.
    #[must_use]
    pub fn one(key: Arc<dyn Key>) -> Self {
        let name = key.certificate().common_name().unwrap_or_default();
        Self::new(NamedKey { name, key }, Vec::new())
    }

    /// Each key in its order.
    pub fn iter(&self) -> impl Iterator<Item = &NamedKey> {
        std::iter::once(&self.first).chain(self.others.iter())
    }

    /// The key that is tried first.
    #[must_use]
    pub fn first(&self) -> &Arc<dyn Key> {
        &self.first.key
    }

    /// The key with a certificate of which this holds, such as that which a waiting seal names.
    pub fn with(&self, holds: impl Fn(&Certificate) -> bool) -> Option<&NamedKey> {
        self.iter().find(|named| holds(named.key.certificate()))
    }
}

impl NamedKey {
    /// When its certificate ends.
    #[must_use]
    pub fn expires(&self) -> Instant {
        self.key.certificate().not_after()
    }

    /// How soon that is.
    #[must_use]
    pub fn expiry(&self, now: Instant) -> Expiry {
        let days = |days: i64| self.expires() <= now.plus_seconds(days * 86_400);
        match () {
            () if days(0) => Expiry::Ended,
            () if days(7) => Expiry::Within7Days,
            () if days(30) => Expiry::Within30Days,
            () if days(90) => Expiry::Within90Days,
            () => Expiry::Far,
        }
    }

    /// Whether the key signs now: it is made to sign a digest that means nothing.
    ///
    /// # Errors
    /// It does not; the words are for the operator.
    pub fn tried(&self) -> Result<(), crate::KeyFault> {
        self.key.sign(&self.key.algorithm().digest(&[])).map(drop)
    }
}
