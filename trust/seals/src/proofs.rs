//! What proves a signature for long.

use certificates::Evidence;

/// What lets a signature be believed without asking anybody: issuers and revocation data of both certificates. Put beside
/// the signature it makes level LT.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Proofs {
    /// For the certificate of the signature.
    pub signature: Evidence,
    /// For the certificate of the timestamp authority.
    pub timestamp: Evidence,
}

impl Proofs {
    /// Both, the signature's first.
    pub(crate) const fn both(&self) -> [&Evidence; 2] {
        [&self.signature, &self.timestamp]
    }
}
