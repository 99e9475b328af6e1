//! The verdict, from evidence alone (ETSI EN 319 102-1, clauses 5.3, 5.5 and 5.6). One small check per clause; the first
//! that fails gives the verdict, and each leaves its outcome in the report.

mod basic;
mod container;
mod foresee;
mod path;
mod signer;
mod tally;
mod timestamps;

use certificates::{Anchors, Judgement, Use, Verdict};
use vocabulary::Instant;

use crate::{
    CheckKind, Evidence, Judged, Policy, Reason, Report, SignatureEvidence, SubIndication, Value, qualification,
};
pub use foresee::holds_until;
use tally::{Outcome, Tally, indeterminate};
use timestamps::Proofs;

/// The verdict on each signature, all that is at hand being known to have existed at that instant: of judging, or of the
/// document's entry into the office, whose register proves it. A pure function of its arguments.
#[must_use]
pub fn judge(evidence: &Evidence, policy: &Policy, anchors: &Anchors, at: Instant) -> Report {
    judge_known(evidence, Known { policy, anchors, at, foreseen: false })
}

fn judge_known(evidence: &Evidence, known: Known<'_>) -> Report {
    let judge = |signature| judge_one(signature, known, DEEPEST);
    Report {
        signatures: evidence.signatures.iter().map(judge).collect(),
        policy: known.policy.name.clone(),
        at: Some(known.at),
        container: evidence.container.as_ref().map(|read| container::judge(read, known)),
    }
}

/// What everything is judged by.
#[derive(Clone, Copy)]
struct Known<'a> {
    policy: &'a Policy,
    anchors: &'a Anchors,
    at: Instant,
    /// Whether an instant to come is asked about: what authorities of timestamps will then say of revocation, nobody knows
    /// yet, and it is taken that they will say what is good.
    foreseen: bool,
}

/// `depth`: how many counter-signatures of counter-signatures are still followed.
fn judge_one(signature: &SignatureEvidence, known: Known<'_>, depth: u8) -> Judged {
    let proofs = timestamps::judge(signature, known);
    let best_time = proofs.signature.unwrap_or(known.at);
    let mut tally = Tally::default();
    tally.note(CheckKind::Format, basic::format(signature));
    tally.note(CheckKind::SignedData, basic::references(signature));
    tally.note(CheckKind::SignatureValue, basic::value(signature));
    tally.note(CheckKind::Properties, basic::properties(signature));
    tally.note(CheckKind::SigningCertificate, basic::binding(signature));
    tally.note(CheckKind::Coverage, basic::coverage(signature));
    tally.note(CheckKind::Algorithms, basic::algorithms(signature, known.policy, best_time, proofs.after));
    tally.note(CheckKind::TimestampOrder, order(&proofs));
    trust(&mut tally, signature, known, &proofs, best_time);
    let (indication, sub_indication, reason) = tally.verdict();
    let signed_by_it = signature.signing_certificate.as_ref().filter(|_| signature.value == Value::Right);
    // Without a path to an anchor the names of the seal are anybody's.
    let holds = matches!(reason, Reason::Passed | Reason::RevocationUnknown);
    let is_seal = signer::is_trusted_profile(signature, known.policy);
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
        timestamped: proofs.signature.is_some(),
        coverage: signature.coverage.clone(),
        trusted_profile: claimed.is_some(),
        qualification: qualification::of(signature, &proofs.judged, indication, known.anchors, best_time),
        checks: tally.into_checks(),
        timestamps: proofs.judged,
        counters: below.iter().map(|counter| judge_one(counter, known, depth - 1)).collect(),
        uncovered: signature.uncovered.clone(),
        changes: signature.changes.clone(),
    }
}

/// Clause 5.5.4: what was timestamped before signing is older than the signature.
fn order(proofs: &Proofs) -> Outcome {
    match (proofs.after, proofs.signature) {
        (Some(after), Some(signature)) if after > signature => {
            indeterminate(SubIndication::TimestampOrderFailure, Reason::TimestampOrder)
        }
        _ => Ok(()),
    }
}

/// Clauses 5.2.6, 5.5.4 and 5.6.2.4: the path holds at the time the signature is known to have existed. Revocation after it
/// harms nothing that was there before. The office's own demand on the seal of the Trusted Profile: it names a person, also
/// when its path is still open.
fn trust(tally: &mut Tally, signature: &SignatureEvidence, known: Known<'_>, proofs: &Proofs, best_time: Instant) {
    let Some(signing) = signature.signing_certificate.as_ref().filter(|_| tally.holds()) else {
        return path::skip(tally);
    };
    let evidence = signature.path.clone().joined(signature.kept.clone());
    let judgement = Judgement {
        use_: Use::Signature,
        evidence: &evidence,
        anchors: known.anchors,
        existence: &proofs.existence,
        strength: &known.policy.algorithms,
    };
    let verdict = judgement.of(&signing.certificate, best_time);
    let holds =
        matches!(verdict, Verdict::Trusted { .. } | Verdict::Untrusted(certificates::Reason::RevocationUnknown));
    if signer::is_trusted_profile(signature, known.policy) && holds {
        tally.note(CheckKind::Person, person(signature));
    }
    path::note(tally, &verdict, proofs.after, &signing.certificate);
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
