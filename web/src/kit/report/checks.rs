//! Checks in words.

use signatures::{Check, CheckKind, CheckOutcome};
use vocabulary::Language;
use words::say;

use crate::kit::reasons;

/// A check with its clause in ETSI EN 319 102-1 and what became of it.
pub(super) fn told(language: Language, check: &Check) -> String {
    let (clause, name) = (check.kind.clause(), name(language, check.kind));
    match check.outcome {
        CheckOutcome::Passed => say!(language, "check-passed", clause = clause, check = name),
        CheckOutcome::NotRun => say!(language, "check-not-run", clause = clause, check = name),
        CheckOutcome::Failed { reason, .. } => {
            let reason = reasons::signature(language, reason);
            say!(language, "check-failed", clause = clause, check = name, reason = reason)
        }
    }
}

fn name(language: Language, kind: CheckKind) -> String {
    match kind {
        CheckKind::Format => say!(language, "check-format"),
        CheckKind::SignedData => say!(language, "check-signed-data"),
        CheckKind::SignatureValue => say!(language, "check-signature-value"),
        CheckKind::Properties => say!(language, "check-properties"),
        CheckKind::SigningCertificate => say!(language, "check-signing-certificate"),
        CheckKind::Coverage => say!(language, "check-coverage"),
        CheckKind::Algorithms => say!(language, "check-algorithms"),
        CheckKind::TimestampOrder => say!(language, "check-timestamp-order"),
        CheckKind::Path => say!(language, "check-path"),
        CheckKind::Use => say!(language, "check-use"),
        CheckKind::Validity => say!(language, "check-validity"),
        CheckKind::PathAlgorithms => say!(language, "check-path-algorithms"),
        CheckKind::Revocation => say!(language, "check-revocation"),
        CheckKind::RevocationFreshness => say!(language, "check-revocation-freshness"),
        CheckKind::Person => say!(language, "check-person"),
    }
}
