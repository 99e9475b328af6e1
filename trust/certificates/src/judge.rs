//! The verdict on a certificate.

use std::{cell::Cell, fmt};

use serde::{Deserialize, Serialize};
use vocabulary::Instant;

use crate::{
    Anchors, Certificate, Evidence, Existence, Lifetime, Strength, Use, path,
    policy::PolicyDemands,
    revocation::{self, Facts, Standing, Trouble, TroubleKind},
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
    /// A certificate of the path was no longer valid, and what is known of revocation shows that none had been revoked by
    /// then.
    ExpiredUnrevoked,
    /// A certificate of the path was not valid yet.
    NotYetValid,
    /// The certificate was revoked.
    Revoked {
        /// Since when.
        at: Instant,
    },
    /// The certificate was on hold, which may be lifted again.
    OnHold {
        /// Since when.
        at: Instant,
    },
    /// An issuer of the path was revoked, and what hangs on it is not known to be older.
    IssuerRevoked {
        /// Since when.
        at: Instant,
    },
    /// All is well but for revocation, which could not be learnt.
    RevocationUnknown,
    /// All is well but for revocation, of which nothing at hand speaks; and a certificate of the path names no address
    /// where it could ever be asked.
    RevocationUnnamed,
    /// All is well but for what says so of revocation: whoever signed it is out of time or was revoked, and it is not known
    /// to be older.
    RevocationOutdated,
    /// A certificate of the path is not known to have existed before its issuer's expired.
    Unproven,
    /// It is not made for this use.
    WrongUse,
    /// A key of the path is too short or a certificate of it is signed with an algorithm that does not protect, and it was
    /// made when that was so already.
    WeakKey,
    /// The same, but the key or the algorithm protected once, and nothing proves that it was used while it did.
    Weakened,
}

impl fmt::Display for Reason {
    /// For the operator.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoChain => "it leads to nobody in [trust] anchors; is a certificate above it missing?",
            Self::Expired | Self::ExpiredUnrevoked => "it, or one above it, is no longer valid",
            Self::NotYetValid => "it, or one above it, is not valid yet",
            Self::Revoked { at } => return write!(f, "it has been revoked since {}", at.rfc3339_warsaw()),
            Self::OnHold { at } => return write!(f, "it has been on hold since {}", at.rfc3339_warsaw()),
            Self::IssuerRevoked { at } => {
                return write!(f, "its issuer has been revoked since {}", at.rfc3339_warsaw());
            }
            Self::RevocationUnknown => "whether it was revoked could not be learnt",
            Self::RevocationUnnamed => {
                "it, or one above it, names no address of a revocation list or OCSP, so nobody could learn whether it was revoked"
            }
            Self::RevocationOutdated => "what tells of its revocation is itself no longer valid",
            Self::Unproven => "nothing shows that it was made before its issuer's certificate ended",
            Self::WrongUse => "it, or one above it, is not made for this use",
            Self::WeakKey | Self::Weakened => "a key is too short, or an algorithm too weak",
        })
    }
}

/// What a certificate is judged by.
#[derive(Debug, Clone, Copy)]
pub struct Judgement<'a> {
    /// What it is used for.
    pub use_: Use,
    /// What was gathered.
    pub evidence: &'a Evidence,
    /// What is trusted.
    pub anchors: &'a Anchors,
    /// Since when things are known to have existed.
    pub existence: &'a Existence,
    /// Which algorithms protect, and until when.
    pub strength: &'a Strength,
}

/// The verdict on `leaf` at that instant, from the evidence and the anchors alone: everything at hand existed then, and the
/// table of algorithms is the program's own.
#[must_use]
pub fn judge(leaf: &Certificate, use_: Use, evidence: &Evidence, anchors: &Anchors, at: Instant) -> Verdict {
    let (existence, strength) = (Existence::since(at), Strength::default());
    Judgement { use_, evidence, anchors, existence: &existence, strength: &strength }.of(leaf, at)
}

impl Judgement<'_> {
    /// The verdict on `leaf`, with which something was signed that existed at that instant.
    ///
    /// The path must be valid then and not revoked by then; what says so, and every certificate on the way, must be known to
    /// have existed while the keys that signed it were in order (ETSI EN 319 102-1, clauses 5.2.6, 5.6.2.1 and 5.6.2.2).
    #[must_use]
    pub fn of(&self, leaf: &Certificate, at: Instant) -> Verdict {
        match self.believed(leaf, at) {
            Ok(chain) => Verdict::Trusted { chain },
            Err(Reason::Expired) if self.was_unrevoked(leaf) => Verdict::Untrusted(Reason::ExpiredUnrevoked),
            Err(reason) => Verdict::Untrusted(reason),
        }
    }

    fn believed(&self, leaf: &Certificate, at: Instant) -> Result<Vec<Certificate>, Reason> {
        let anchors = self.anchors.certificates_for(self.use_, at);
        let chain = path::find(leaf, &self.evidence.certificates, anchors, &PolicyDemands::default(), at)?;
        if !leaf.has_use(self.use_) {
            return Err(Reason::WrongUse);
        }
        let lifetime = leaf.key().map_or(Lifetime::Never, |key| self.strength.key(&key));
        if !lifetime.holds_at(at) {
            return Err(weak(lifetime, Some(leaf)));
        }
        let work = Cell::new(revocation::MOST_WORK);
        let until = revocation::walk(&chain, self.facts(&work), at).map_err(|trouble| reason(trouble, &chain))?;
        match until.filter(|until| *until <= at) {
            Some(at) => Err(Reason::IssuerRevoked { at }),
            None => Ok(chain),
        }
    }

    /// Was the certificate that has expired good to its last moment?
    fn was_unrevoked(&self, leaf: &Certificate) -> bool {
        // OpenSSL counts the last second itself as past.
        self.believed(leaf, leaf.not_after().plus_seconds(-1)).is_ok()
    }

    fn facts<'a>(&'a self, work: &'a Cell<u32>) -> Facts<'a> {
        let Self { evidence, anchors, existence, strength, .. } = *self;
        Facts { evidence, anchors, existence, strength, depth: DEEPEST, work }
    }
}

/// What was made after its algorithm's end was never protected; what says that it is older would have to be proved.
fn weak(lifetime: Lifetime, certificate: Option<&Certificate>) -> Reason {
    match lifetime {
        Lifetime::Until(end) if certificate.is_some_and(|made| made.not_before() < end) => Reason::Weakened,
        _ => Reason::WeakKey,
    }
}

fn reason(trouble: Trouble, chain: &[Certificate]) -> Reason {
    let is_leaf = trouble.place == 0;
    match trouble.kind {
        TroubleKind::Standing(Standing::Revoked(at)) if is_leaf => Reason::Revoked { at },
        TroubleKind::Standing(Standing::OnHold(at)) if is_leaf => Reason::OnHold { at },
        TroubleKind::Standing(Standing::Revoked(at) | Standing::OnHold(at)) | TroubleKind::UnprovenBefore(at) => {
            Reason::IssuerRevoked { at }
        }
        TroubleKind::Standing(Standing::Outdated) => Reason::RevocationOutdated,
        TroubleKind::Standing(Standing::Good { .. } | Standing::Unknown) => {
            if chain.get(trouble.place).is_some_and(Certificate::names_revocation) {
                Reason::RevocationUnknown
            } else {
                Reason::RevocationUnnamed
            }
        }
        TroubleKind::Weak(lifetime) => weak(lifetime, chain.get(trouble.place)),
        TroubleKind::Unproven => Reason::Unproven,
    }
}

/// Path validation proper (RFC 5280, section 6), for any use: the path from the leaf to an anchor, valid at the instant,
/// with policies as they are demanded, and no certificate of it revoked.
///
/// # Errors
/// Why there is none.
pub fn validate_path(
    leaf: &Certificate,
    evidence: &Evidence,
    anchors: &Anchors,
    demands: &PolicyDemands,
    at: Instant,
) -> Result<Vec<Certificate>, Reason> {
    let (existence, strength, work) = (Existence::since(at), Strength::default(), Cell::new(revocation::MOST_WORK));
    let facts = Facts { evidence, anchors, existence: &existence, strength: &strength, depth: DEEPEST, work: &work };
    let chain = path::find(leaf, &evidence.certificates, anchors.certificates().iter(), demands, at)?;
    revocation::walk(&chain, facts, at).map_err(|trouble| reason(trouble, &chain))?;
    Ok(chain)
}

/// Signers of lists that are judged for the sake of signers of lists.
const DEEPEST: u8 = 2;
