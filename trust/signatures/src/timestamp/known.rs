//! What is at hand beside a signature, by fingerprints and by the digests that references give it.

use std::collections::{HashMap, HashSet};

use certificates::{Certificate, Der, Digest, Evidence, Fingerprint};

/// Everything at hand that a digest may name, digested once by each algorithm.
pub(crate) struct Known<'k> {
    all: Vec<&'k [u8]>,
    by: HashMap<Digest, HashMap<Vec<u8>, Fingerprint>>,
}

impl<'k> Known<'k> {
    pub(crate) fn of(kept: &'k Evidence) -> Self {
        let certificates = kept.certificates.iter().map(Certificate::der);
        let others = kept.crls.iter().chain(&kept.ocsp).map(Der::as_bytes);
        Self { all: certificates.chain(others).collect(), by: HashMap::new() }
    }

    /// What this digest names; nothing when the algorithm can be forged.
    pub(crate) fn named(&mut self, digest: Digest, value: &[u8]) -> Option<Fingerprint> {
        if !digest.is_strong() {
            return None;
        }
        let table = self.by.entry(digest).or_insert_with(|| {
            self.all.iter().filter_map(|der| Some((digest.of(der)?, Fingerprint::of(der)))).collect()
        });
        table.get(value).copied()
    }
}

/// The fingerprints of all that evidence holds.
pub(crate) fn of_evidence(kept: &Evidence) -> Vec<Fingerprint> {
    let certificates = kept.certificates.iter().map(Certificate::fingerprint);
    certificates.chain(kept.crls.iter().chain(&kept.ocsp).map(Der::fingerprint)).collect()
}

/// Each of them once.
pub(crate) fn once(mut all: Vec<Fingerprint>) -> Vec<Fingerprint> {
    let mut seen = HashSet::new();
    all.retain(|one| seen.insert(*one));
    all
}
