//! The verdict on a certificate.

use serde::{Deserialize, Serialize};
use vocabulary::Instant;

use crate::{
    Anchors, Certificate, Evidence, Use, path,
    revocation::{self, Standing},
};

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
    /// All is well but for revocation, of which nothing at hand speaks; and a certificate of the path names no address
    /// where it could ever be asked.
    RevocationUnnamed,
    /// It is not made for this use.
    WrongUse,
    /// A key of the path is too short, or a certificate of it is signed with an algorithm no longer good.
    WeakKey,
}

/// The verdict on `leaf` at that instant, from the evidence and the anchors alone.
#[must_use]
pub fn judge(leaf: &Certificate, use_: Use, evidence: &Evidence, anchors: &Anchors, at: Instant) -> Verdict {
    match believed(leaf, use_, evidence, anchors, at) {
        Ok(chain) => Verdict::Trusted { chain },
        Err(reason) => Verdict::Untrusted(reason),
    }
}

fn believed(
    leaf: &Certificate,
    use_: Use,
    evidence: &Evidence,
    anchors: &Anchors,
    at: Instant,
) -> Result<Vec<Certificate>, Reason> {
    let chain = path::find(leaf, &evidence.certificates, anchors, at)?;
    if !leaf.has_use(use_) {
        return Err(Reason::WrongUse);
    }
    let (_, below) = chain.split_last().ok_or(Reason::NoChain)?;
    if chain.iter().any(|link| !link.has_strong_key()) || below.iter().any(|link| !link.has_strong_signature()) {
        return Err(Reason::WeakKey);
    }
    let mut unknown = None;
    for pair in chain.windows(2) {
        match revocation::standing(&pair[0], &pair[1], evidence, anchors, at) {
            Standing::Good => {}
            Standing::Revoked(at) => return Err(Reason::Revoked { at }),
            Standing::Unknown if pair[0].ocsp_url().is_none() && pair[0].crl_url().is_none() => {
                unknown = Some(Reason::RevocationUnnamed);
            }
            Standing::Unknown => unknown = unknown.or(Some(Reason::RevocationUnknown)),
        }
    }
    unknown.map_or(Ok(chain), Err)
}
