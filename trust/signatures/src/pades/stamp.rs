//! Timestamps over a whole document (DocTimeStamp, ETSI EN 319 142-1, clause 5.4.3) as evidence of the signatures before
//! them.

use certificates::{Der, Fingerprint, asn1::Element};

use super::{Signed, history::History};
use crate::{SignatureEvidence, TimestampEvidence, TimestampKind, pdf::Object};

/// Timestamps of one document that speak of one signature. Each is renewed after some years.
const MOST_STAMPS: usize = 16;

/// A timestamp and where the file ended that it covers.
pub(super) struct Stamp {
    end: usize,
    evidence: TimestampEvidence,
}

/// All timestamps of a document that can be read, the oldest first.
pub(super) fn read(timestamps: &[Signed], file: &[u8], history: &History) -> Vec<Stamp> {
    let mut stamps: Vec<Stamp> = timestamps.iter().filter_map(|timestamp| one(timestamp, file, history)).collect();
    stamps.sort_by_key(|stamp| stamp.end);
    // Each proves the ones before it as well.
    let mut before: Vec<Fingerprint> = Vec::new();
    for stamp in &mut stamps {
        stamp.evidence.proves.extend(before.iter().copied());
        before.push(stamp.evidence.token.fingerprint());
        before.extend(of_certificates(&stamp.evidence.path));
    }
    stamps
}

fn one(timestamp: &Signed, file: &[u8], history: &History) -> Option<Stamp> {
    let Some(Object::Text(contents)) = timestamp.field.value.get("Contents") else { return None };
    let (token, room) = Element::first(&contents.octets).ok()?;
    let is_sound = room.iter().all(|octet| *octet == 0) && !timestamp.field.value.is_ambiguous();
    let end = timestamp.end();
    let was_there = timestamp.covered().zip(timestamp.digits()).is_some_and(|(end, digits)| history.had(end, digits));
    let octets = timestamp.ranges.as_ref().filter(|_| was_there && is_sound).map(|ranges| ranges.parts(file).concat());
    let evidence = TimestampEvidence {
        kind: TimestampKind::Document,
        proves: history.proofs(end).to_vec(),
        ..TimestampEvidence::of(token.raw(), octets.as_deref())
    };
    Some(Stamp { end, evidence })
}

/// Adds the timestamps to a signature that were made after it. Each proves what the signature carries inside it, too, which
/// is all that `facts` keeps so far.
pub(super) fn add(facts: &mut SignatureEvidence, stamps: &[Stamp], end: usize) {
    let within: Vec<Fingerprint> = facts
        .timestamps
        .iter()
        .flat_map(|timestamp| {
            of_certificates(&timestamp.path).chain([timestamp.token.fingerprint()]).collect::<Vec<_>>()
        })
        .chain(of_certificates(&facts.kept))
        .collect();
    for stamp in stamps.iter().filter(|stamp| stamp.end > end).take(MOST_STAMPS) {
        let mut evidence = stamp.evidence.clone();
        evidence.proves.extend(within.iter().copied());
        evidence.proves.sort_unstable();
        evidence.proves.dedup();
        facts.timestamps.push(evidence);
    }
}

fn of_certificates(kept: &certificates::Evidence) -> impl Iterator<Item = Fingerprint> {
    let certificates = kept.certificates.iter().map(certificates::Certificate::fingerprint);
    certificates.chain(kept.crls.iter().chain(&kept.ocsp).map(Der::fingerprint))
}
