//! The verdict, from evidence alone (ETSI EN 319 102-1, clauses 5.3, 5.5 and 5.6). One small check per clause; the first
//! that fails gives the verdict, and each leaves its outcome in the report.

mod basic;
mod container;
mod path;
mod signer;
mod tally;
mod timestamps;

use certificates::{Anchors, Use, Verdict};
use vocabulary::Instant;

use crate::{
    CheckKind, Evidence, Judged, Policy, Reason, Report, SignatureEvidence, SubIndication, Value, qualification,
};
use tally::{Outcome, Tally, indeterminate};

/// The verdict on each signature at that instant. A pure function of its arguments.
#[must_use]
pub fn judge(evidence: &Evidence, policy: &Policy, anchors: &Anchors, at: Instant) -> Report {
    let judge = |signature| judge_one(signature, policy, anchors, at, DEEPEST);
    Report {
        signatures: evidence.signatures.iter().map(judge).collect(),
        policy: policy.name.clone(),
        at: Some(at),
        container: evidence.container.as_ref().map(|read| container::judge(read, anchors, at)),
    }
}

/// `depth`: how many counter-signatures of counter-signatures are still followed.
fn judge_one(signature: &SignatureEvidence, policy: &Policy, anchors: &Anchors, at: Instant, depth: u8) -> Judged {
    let timestamps = timestamps::judge(signature, anchors, at);
    let timestamp_time = timestamps::best_time(signature, &timestamps, at);
    let best_time = timestamp_time.unwrap_or(at);
    let mut tally = Tally::default();
    tally.note(CheckKind::Format, basic::format(signature));
    tally.note(CheckKind::SignedData, basic::references(signature));
    tally.note(CheckKind::SignatureValue, basic::value(signature));
    tally.note(CheckKind::Properties, basic::properties(signature));
    tally.note(CheckKind::SigningCertificate, basic::binding(signature));
    tally.note(CheckKind::Coverage, basic::coverage(signature));
    tally.note(CheckKind::Algorithms, basic::algorithms(signature, policy));
    trust(&mut tally, signature, policy, anchors, best_time);
    let (indication, sub_indication, reason) = tally.verdict();
    let signed_by_it = signature.signing_certificate.as_ref().filter(|_| signature.value == Value::Right);
    // Without a path to an anchor the names of the seal are anybody's.
    let holds = matches!(reason, Reason::Passed | Reason::RevocationUnknown);
    let is_seal = signer::is_trusted_profile(signature, policy);
    let claimed = signature.claimed_person.as_ref().filter(|_| holds && is_seal);
    let below = if depth == 0 { &[][..] } else { &signature.counters };
    Judged {
        format: signature.level.name().to_owned(),
        intact: basic::is_intact(signature),
        indication,
        sub_indication,
        reason,
        signer: signed_by_it.map(|signing| signer::signer(&signing.certificate, claimed)),
        signing_time: signature.claimed_time,
        best_time,
        timestamped: timestamp_time.is_some(),
        coverage: signature.coverage.clone(),
        trusted_profile: claimed.is_some(),
        qualification: qualification::of(signature, &timestamps, indication, anchors, best_time),
        checks: tally.into_checks(),
        timestamps,
        counters: below.iter().map(|counter| judge_one(counter, policy, anchors, at, depth - 1)).collect(),
        uncovered: signature.uncovered.clone(),
    }
}

/// Clauses 5.2.6 and 5.5.4: the path holds at the time the signature is known to have existed. Revocation after it harms
/// nothing that was there before. The office's own demand on the seal of the Trusted Profile: it names a person, also when
/// its path is still open.
fn trust(tally: &mut Tally, signature: &SignatureEvidence, policy: &Policy, anchors: &Anchors, best_time: Instant) {
    let Some(signing) = signature.signing_certificate.as_ref().filter(|_| tally.holds()) else {
        return path::skip(tally);
    };
    let known = signature.path.clone().joined(signature.kept.clone());
    let verdict = certificates::judge(&signing.certificate, Use::Signature, &known, anchors, best_time);
    let holds =
        matches!(verdict, Verdict::Trusted { .. } | Verdict::Untrusted(certificates::Reason::RevocationUnknown));
    if signer::is_trusted_profile(signature, policy) && holds {
        tally.note(CheckKind::Person, person(signature));
    }
    path::note(tally, &verdict);
}

/// The office's own demand on the seal of the Trusted Profile: it names a person.
fn person(signature: &SignatureEvidence) -> Outcome {
    if signature.claimed_person.is_some() {
        Ok(())
    } else {
        indeterminate(SubIndication::SigConstraintsFailure, Reason::NoPerson)
    }
}

/// Counter-signatures of counter-signatures that are followed.
const DEEPEST: u8 = 4;
