//! What each timestamp is worth (ETSI EN 319 102-1, clauses 5.4 and 5.5.4).

use certificates::{Anchors, Use};
use vocabulary::Instant;

use super::{
    path,
    signer::signer,
    tally::{Outcome, Tally, failed, indeterminate},
};
use crate::{CheckKind, JudgedTimestamp, Reason, SignatureEvidence, SubIndication, TimestampEvidence};

/// The verdict on each timestamp of the signature, in its order.
pub(super) fn judge(signature: &SignatureEvidence, anchors: &Anchors, at: Instant) -> Vec<JudgedTimestamp> {
    signature.timestamps.iter().map(|timestamp| judge_one(timestamp, signature, anchors, at)).collect()
}

/// The earliest instant at which the signature is known to have existed: of a timestamp that passed, covers the signature
/// value and is not from the future. The claimed signing time is never used.
pub(super) fn best_time(signature: &SignatureEvidence, judged: &[JudgedTimestamp], at: Instant) -> Option<Instant> {
    let proving = signature
        .timestamps
        .iter()
        .zip(judged)
        .filter(|(timestamp, judged)| judged.passed() && timestamp.proves_signature);
    proving.filter_map(|(timestamp, _)| timestamp.time).filter(|time| *time <= at).min()
}

fn judge_one(
    timestamp: &TimestampEvidence,
    signature: &SignatureEvidence,
    anchors: &Anchors,
    at: Instant,
) -> JudgedTimestamp {
    let mut tally = Tally::default();
    tally.note(CheckKind::Format, format(timestamp));
    tally.note(CheckKind::SignedData, signed_data(timestamp));
    tally.note(CheckKind::SignatureValue, value(timestamp));
    tally.note(CheckKind::Algorithms, algorithms(timestamp));
    let existed = timestamp.time.unwrap_or(at);
    match &timestamp.signer {
        Some(signer) if tally.holds() => {
            let known = timestamp.path.clone().joined(signature.kept.clone());
            path::note(&mut tally, &certificates::judge(signer, Use::TimeStamping, &known, anchors, existed));
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

fn format(timestamp: &TimestampEvidence) -> Outcome {
    if timestamp.time.is_none() { failed(SubIndication::FormatFailure, Reason::Malformed) } else { Ok(()) }
}

fn signed_data(timestamp: &TimestampEvidence) -> Outcome {
    if timestamp.covers { Ok(()) } else { failed(SubIndication::HashFailure, Reason::ContentChanged) }
}

fn value(timestamp: &TimestampEvidence) -> Outcome {
    match &timestamp.signer {
        None => indeterminate(SubIndication::NoSigningCertificateFound, Reason::NoCertificate),
        Some(_) if !timestamp.intact => failed(SubIndication::SigCryptoFailure, Reason::SignatureChanged),
        Some(_) => Ok(()),
    }
}

/// Digests of 256 bits and more. Evidence without algorithms was stored when no others were called intact.
fn algorithms(timestamp: &TimestampEvidence) -> Outcome {
    if timestamp.algorithms.iter().all(|algorithm| algorithm.is_strong()) {
        Ok(())
    } else {
        indeterminate(SubIndication::CryptoConstraintsFailure, Reason::WeakAlgorithm)
    }
}
