//! What each timestamp is worth and what the good ones prove (ETSI EN 319 102-1, clauses 5.4, 5.5.4 and 5.6.3).
//!
//! Timestamps are judged from the youngest to the oldest. What a good one covers existed at its time: the signature value,
//! certificates, what says that they were not revoked, and older timestamps. An older timestamp is therefore judged at the
//! time of the youngest that covers it, not now: its authority may have expired since.

use std::cmp::Reverse;

use certificates::{Existence, Judgement, Reason as Why, Use, Verdict};
use vocabulary::Instant;

use super::{
    Known, basic, path,
    signer::signer,
    tally::{Outcome, Tally, failed, indeterminate},
};
use crate::{
    Algorithm, Binding, CheckKind, JudgedTimestamp, Policy, Reason, SignatureEvidence, SubIndication,
    TimestampEvidence, TimestampKind,
};

/// What the timestamps of a signature prove.
pub(super) struct Proofs {
    /// The verdict on each, in the order of the document.
    pub judged: Vec<JudgedTimestamp>,
    /// Since when things are known to have existed.
    pub existence: Existence,
    /// The earliest instant at which the signature is known to have existed. The claimed signing time is never used.
    pub signature: Option<Instant>,
    /// The latest instant at which the signature is known not to have existed yet: a timestamp over the content is signed
    /// with it.
    pub after: Option<Instant>,
}

/// Judges every timestamp of the signature and gathers what they prove.
pub(super) fn judge(signature: &SignatureEvidence, known: Known<'_>) -> Proofs {
    let mut proofs = Proofs { judged: Vec::new(), existence: Existence::since(known.at), signature: None, after: None };
    let mut order: Vec<(usize, &TimestampEvidence)> = signature.timestamps.iter().enumerate().collect();
    // Of the same second, what covers more is younger; then what stands later.
    order.sort_by_key(|(place, timestamp)| Reverse((timestamp.time, reach(timestamp.kind), *place)));
    let mut judged = Vec::with_capacity(order.len());
    for (place, timestamp) in order {
        let verdict = judge_one(timestamp, signature, known, &mut proofs.existence);
        if verdict.passed() {
            proofs.learn(timestamp, signature);
        }
        judged.push((place, verdict));
    }
    judged.sort_by_key(|(place, _)| *place);
    proofs.judged = judged.into_iter().map(|(_, verdict)| verdict).collect();
    proofs
}

impl Proofs {
    /// POE extraction (clause 5.6.2.3): what the timestamp covers existed at its time, and nothing else.
    fn learn(&mut self, timestamp: &TimestampEvidence, signature: &SignatureEvidence) {
        let Some(time) = timestamp.time else { return };
        if timestamp.kind == TimestampKind::Content {
            self.after = self.after.max(Some(time));
            return;
        }
        for thing in &timestamp.proves {
            self.existence.prove(*thing, time);
        }
        if timestamp.proves_signature {
            self.signature = Some(self.signature.map_or(time, |earliest| earliest.min(time)));
            // The signer named the certificate by its digest, under the signature.
            let named = signature.signing_certificate.as_ref().filter(|one| matches!(one.binding, Binding::Named(_)));
            if let Some(signing) = named {
                self.existence.prove(signing.certificate.fingerprint(), time);
            }
        }
    }
}

/// How much a timestamp of a kind covers of the others.
const fn reach(kind: TimestampKind) -> u8 {
    match kind {
        TimestampKind::Content => 0,
        TimestampKind::Signature => 1,
        TimestampKind::References => 2,
        TimestampKind::Archive | TimestampKind::Document => 3,
    }
}

fn judge_one(
    timestamp: &TimestampEvidence,
    signature: &SignatureEvidence,
    known: Known<'_>,
    existence: &mut Existence,
) -> JudgedTimestamp {
    let existed = existence.of(timestamp.token.fingerprint());
    let mut tally = Tally::default();
    tally.note(CheckKind::Format, format(timestamp));
    tally.note(CheckKind::SignedData, signed_data(timestamp));
    tally.note(CheckKind::SignatureValue, value(timestamp));
    tally.note(CheckKind::Algorithms, algorithms(timestamp, known.policy, existed));
    tally.note(CheckKind::TimestampOrder, order(timestamp, existed));
    match &timestamp.signer {
        Some(authority) if tally.holds() => {
            // The token names its authority's certificate by its digest.
            existence.prove(authority.fingerprint(), existed);
            let evidence = timestamp.path.clone().joined(signature.kept.clone());
            let judgement = Judgement {
                use_: Use::TimeStamping,
                evidence: &evidence,
                anchors: known.anchors,
                existence,
                strength: &known.policy.algorithms,
            };
            let verdict = match judgement.of(authority, existed) {
                Verdict::Untrusted(Why::RevocationUnknown | Why::RevocationOutdated) if known.foreseen => {
                    Verdict::Trusted { chain: Vec::new() }
                }
                verdict => verdict,
            };
            path::note(&mut tally, &verdict, None, authority);
        }
        _ => path::skip(&mut tally),
    }
    let (indication, sub_indication, reason) = tally.verdict();
    JudgedTimestamp {
        kind: timestamp.kind,
        time: timestamp.time,
        intact: timestamp.intact && timestamp.covers,
        indication,
        sub_indication,
        reason,
        authority: timestamp.signer.as_ref().filter(|_| timestamp.intact).map(|authority| signer(authority, None)),
        best_time: existed,
        checks: tally.into_checks(),
    }
}

/// Clause 5.4 with 5.2.2.
fn format(timestamp: &TimestampEvidence) -> Outcome {
    if timestamp.time.is_none() { failed(SubIndication::FormatFailure, Reason::Malformed) } else { Ok(()) }
}

/// Clause 5.4: the imprint is of what the timestamp must cover.
fn signed_data(timestamp: &TimestampEvidence) -> Outcome {
    if timestamp.covers { Ok(()) } else { failed(SubIndication::HashFailure, Reason::ContentChanged) }
}

/// Clause 5.4 with 5.2.3 and 5.2.7.
fn value(timestamp: &TimestampEvidence) -> Outcome {
    match &timestamp.signer {
        None => indeterminate(SubIndication::NoSigningCertificateFound, Reason::NoCertificate),
        Some(_) if !timestamp.intact => failed(SubIndication::SigCryptoFailure, Reason::SignatureChanged),
        Some(_) => Ok(()),
    }
}

/// Clause 5.4 with 5.2.8. Evidence without algorithms was stored when only strong ones were called intact.
fn algorithms(timestamp: &TimestampEvidence, policy: &Policy, existed: Instant) -> Outcome {
    let lifetimes = timestamp.algorithms.iter().map(|algorithm| match algorithm {
        Algorithm::Digest(digest) => policy.algorithms.digest(*digest),
        Algorithm::Signature(method) => policy.algorithms.method(*method),
    });
    let after = timestamp.signer.as_ref().map(certificates::Certificate::not_before);
    lifetimes.min().map_or(Ok(()), |shortest| basic::lasting(shortest, existed, after, Reason::WeakAlgorithm))
}

/// A token cannot be older than the time it states, nor state one before its authority's certificate; what says otherwise
/// proves nothing.
fn order(timestamp: &TimestampEvidence, existed: Instant) -> Outcome {
    let begins = timestamp.signer.as_ref().map(certificates::Certificate::not_before);
    if timestamp.time.is_some_and(|time| time > existed || begins.is_some_and(|begins| time < begins)) {
        indeterminate(SubIndication::TimestampOrderFailure, Reason::TimestampOrder)
    } else {
        Ok(())
    }
}
