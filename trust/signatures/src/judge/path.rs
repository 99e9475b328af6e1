//! The path of a certificate in the standard's words (ETSI EN 319 102-1, clause 5.2.6).

use certificates::{Certificate, Reason as Why, Verdict};
use vocabulary::Instant;

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
/// `after`: when what it signed is known not to have existed yet.
pub(super) fn note(tally: &mut Tally, verdict: &Verdict, after: Option<Instant>, certificate: &Certificate) {
    let failed = match verdict {
        Verdict::Trusted { .. } => None,
        Verdict::Untrusted(why) => {
            Some((kind(*why), too_late(*why, after, certificate).unwrap_or_else(|| outcome(*why))))
        }
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

/// Clause 5.1.3, table 6: what is known to have been made after the certificate's end can never be good.
fn too_late(why: Why, after: Option<Instant>, certificate: &Certificate) -> Option<Outcome> {
    let after = after?;
    match why {
        Why::Revoked { at } if at <= after => {
            Some(failed(SubIndication::Revoked, Reason::SignedAfterRevocation { at }))
        }
        Why::Expired | Why::ExpiredUnrevoked if certificate.not_after() < after => {
            Some(failed(SubIndication::Expired, Reason::SignedAfterExpiry))
        }
        _ => None,
    }
}

fn kind(why: Why) -> CheckKind {
    match why {
        Why::NoChain => CheckKind::Path,
        Why::Expired | Why::ExpiredUnrevoked | Why::NotYetValid => CheckKind::Validity,
        Why::WrongUse => CheckKind::Use,
        Why::WeakKey | Why::Weakened => CheckKind::PathAlgorithms,
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
        Why::Weakened => indeterminate(SubIndication::CryptoConstraintsFailureNoPoe, Reason::WeakKey),
        Why::WeakKey => indeterminate(SubIndication::CryptoConstraintsFailure, Reason::WeakKey),
    }
}
