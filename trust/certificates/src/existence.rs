//! When things are known to have existed (proofs of existence, ETSI EN 319 102-1, clause 5.6.2.3).

use std::collections::BTreeMap;

use vocabulary::Instant;

use crate::{Certificate, Der, Fingerprint};

/// Since when certificates, revocation lists, answers and tokens are known to exist. Nobody can have made them later, so
/// what happened to their makers' keys later does not matter to them.
#[derive(Debug, Clone)]
pub struct Existence {
    now: Instant,
    proved: BTreeMap<Fingerprint, Instant>,
}

impl Existence {
    /// Everything at hand exists at the instant of judging; nothing more is known.
    #[must_use]
    pub const fn since(now: Instant) -> Self {
        Self { now, proved: BTreeMap::new() }
    }

    /// A believed timestamp of that time proves that the thing existed.
    pub fn prove(&mut self, thing: Fingerprint, at: Instant) {
        let earliest = self.proved.entry(thing).or_insert(at);
        *earliest = at.min(*earliest);
    }

    /// The earliest instant at which the thing is known to have existed.
    #[must_use]
    pub fn of(&self, thing: Fingerprint) -> Instant {
        self.proved.get(&thing).map_or(self.now, |proved| self.now.min(*proved))
    }

    pub(crate) fn of_certificate(&self, certificate: &Certificate) -> Instant {
        if self.proved.is_empty() { self.now } else { self.of(certificate.fingerprint()) }
    }

    pub(crate) fn of_der(&self, object: &Der) -> Instant {
        if self.proved.is_empty() { self.now } else { self.of(object.fingerprint()) }
    }
}
