//! The names of signature methods, as reports and stored evidence tell them.

use serde::{Deserialize, Serialize};

use super::Digest;

/// How a signature value is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SignatureMethod {
    /// RSASSA-PKCS1-v1_5.
    RsaPkcs1(Digest),
    /// RSASSA-PSS with MGF1.
    RsaPss(Digest),
    /// ECDSA.
    Ecdsa(Digest),
    /// DSA, which no policy accepts any more.
    Dsa(Digest),
    /// Ed25519 (RFC 8032).
    Ed25519,
    /// Ed448 (RFC 8032).
    Ed448,
}

impl SignatureMethod {
    /// The digest inside; none where it is part of the method itself.
    #[must_use]
    pub const fn digest(self) -> Option<Digest> {
        match self {
            Self::RsaPkcs1(digest) | Self::RsaPss(digest) | Self::Ecdsa(digest) | Self::Dsa(digest) => Some(digest),
            Self::Ed25519 | Self::Ed448 => None,
        }
    }
}
