//! The path of a certificate in the standard's words (ETSI EN 319 102-1, clause 5.2.6).

use certificates::{Reason as Why, Verdict};

use super::tally::{Outcome, Tally, failed, indeterminate};
use crate::{CheckKind, Reason, SubIndication};

/// The checks of a path in the order they are run.
const CHECKS: [CheckKind; 6] = [
    CheckKind::Path,
    CheckKind::Validity,
    CheckKind::Use,
    CheckKind::PathAlgorithms,
    CheckKind::RevocationFreshness,
    CheckKind::Revocation,
];

/// Notes what the verdict on a certificate says of each check: the first that failed, those before it, those never run.
pub(super) fn note(tally: &mut Tally, verdict: &Verdict) {
    let failed = match verdict {
        Verdict::Trusted { .. } => None,
        Verdict::Untrusted(why) => Some((kind(*why), outcome(*why))),
    };
    let mut over = false;
    for check in CHECKS {
        match failed {
            Some((kind, outcome)) if kind == check => {
                tally.note(check, outcome);
                over = true;
            }
            _ if over => tally.skip(check),
            _ => tally.note(check, Ok(())),
        }
    }
}

/// Notes that no check of a path was run.
pub(super) fn skip(tally: &mut Tally) {
    for check in CHECKS {
        tally.skip(check);
    }
}

fn kind(why: Why) -> CheckKind {
    match why {
        Why::NoChain => CheckKind::Path,
        Why::Expired | Why::ExpiredUnrevoked | Why::NotYetValid => CheckKind::Validity,
        Why::WrongUse => CheckKind::Use,
        Why::WeakKey => CheckKind::PathAlgorithms,
        Why::RevocationUnknown | Why::RevocationUnnamed | Why::RevocationOutdated | Why::Unproven => {
            CheckKind::RevocationFreshness
        }
        Why::Revoked { .. } | Why::OnHold { .. } | Why::IssuerRevoked { .. } => CheckKind::Revocation,
    }
}

fn outcome(why: Why) -> Outcome {
    match why {
        Why::NoChain => indeterminate(SubIndication::NoCertificateChainFound, Reason::UnknownIssuer),
        Why::Expired => indeterminate(SubIndication::OutOfBoundsNoPoe, Reason::Expired),
        Why::ExpiredUnrevoked => indeterminate(SubIndication::OutOfBoundsNotRevoked, Reason::Expired),
        // It existed before its certificate did, which no honest signature can.
        Why::NotYetValid => failed(SubIndication::NotYetValid, Reason::NotYetValid),
        Why::Revoked { at } => indeterminate(SubIndication::RevokedNoPoe, Reason::Revoked { at }),
        Why::OnHold { at } => indeterminate(SubIndication::TryLater, Reason::Suspended { at }),
        Why::IssuerRevoked { at } => indeterminate(SubIndication::RevokedCaNoPoe, Reason::IssuerRevoked { at }),
        Why::RevocationOutdated => indeterminate(SubIndication::RevocationOutOfBoundsNoPoe, Reason::ProofTooOld),
        Why::Unproven => indeterminate(SubIndication::NoPoe, Reason::ProofTooOld),
        Why::RevocationUnknown => indeterminate(SubIndication::TryLater, Reason::RevocationUnknown),
        // There is nothing to wait for, so the standard's TRY_LATER would be wrong.
        Why::RevocationUnnamed => indeterminate(SubIndication::ChainConstraintsFailure, Reason::RevocationUnnamed),
        Why::WrongUse => indeterminate(SubIndication::ChainConstraintsFailure, Reason::WrongUse),
        Why::WeakKey => indeterminate(SubIndication::CryptoConstraintsFailure, Reason::WeakKey),
    }
}
