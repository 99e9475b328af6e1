//! The verdict on a certificate.

use serde::{Deserialize, Serialize};
use vocabulary::Instant;

use crate::{Anchors, Certificate, Evidence, Use};

/// What was found about a certificate at an instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It can be believed; the chain begins with the certificate and ends with the anchor.
    Trusted {
        /// The certificate, its issuer and so on up to the anchor.
        chain: Vec<Certificate>,
    },
    /// It cannot.
    Untrusted(Reason),
}

/// Why a certificate is not trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// No right path leads to an anchor.
    NoChain,
    /// A certificate of the path was no longer valid.
    Expired,
    /// A certificate of the path was not valid yet.
    NotYetValid,
    /// A certificate of the path was revoked.
    Revoked {
        /// Since when.
        at: Instant,
    },
    /// All is well but for revocation, which could not be learnt.
    RevocationUnknown,
    /// It is not made for this use.
    WrongUse,
    /// A key of the path is too short, or a certificate of it is signed with an algorithm no longer good.
    WeakKey,
}

/// The verdict on `leaf` at that instant, from the evidence alone.
#[must_use]
pub fn judge(_leaf: &Certificate, _use_: Use, _evidence: &Evidence, _anchors: &Anchors, _at: Instant) -> Verdict {
    Verdict::Untrusted(Reason::RevocationUnknown)
}
