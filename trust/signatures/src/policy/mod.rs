//! What the office accepts of algorithms and whose claims it believes; everything else is fixed by the standards.

use serde::{Deserialize, Serialize};

use crate::SealName;

/// The office's demands on signatures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// What reports call it.
    #[serde(default)]
    pub name: String,
    /// The smallest RSA modulus, in bits. Elliptic curves are accepted from 256 bits up.
    pub smallest_rsa: u32,
    /// Whether SHA-1 still counts, for digests and for signatures.
    pub sha1_counts: bool,
    /// The seals of the Trusted Profile: a signature of one of them is the person's whom it claims to be for. Claims in all
    /// other signatures are ignored.
    #[serde(default)]
    pub trusted_profile_seals: Vec<SealName>,
}

impl Default for Policy {
    /// ETSI TS 119 312: RSA from 2048 bits, no SHA-1. No seal of the Trusted Profile is known.
    fn default() -> Self {
        Self {
            name: "okienko-office".to_owned(),
            smallest_rsa: 2048,
            sha1_counts: false,
            trusted_profile_seals: Vec::new(),
        }
    }
}
