//! What the office accepts of algorithms; everything else is fixed by the standards.

use serde::{Deserialize, Serialize};

/// The office's demands on cryptography.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// The smallest RSA modulus, in bits. Elliptic curves are accepted from 256 bits up.
    pub smallest_rsa: u32,
    /// Whether SHA-1 still counts, for digests and for signatures.
    pub sha1_counts: bool,
}

impl Default for Policy {
    /// ETSI TS 119 312: RSA from 2048 bits, no SHA-1.
    fn default() -> Self {
        Self { smallest_rsa: 2048, sha1_counts: false }
    }
}
