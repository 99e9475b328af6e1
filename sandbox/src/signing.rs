//! What the authorities sign, all of it ECDSA with SHA-256 on P-256.

use openssl::sha::sha256;
use seals::{Key, der};
use vocabulary::Fault;

/// The signature as CMS and X.509 want it: SEQUENCE of r and s (RFC 3279, section 2.2.3).
pub(crate) fn signature(octets: &[u8], key: &dyn Key) -> Result<Vec<u8>, Fault> {
    let both = key.sign(&sha256(octets))?;
    let (r, s) = both.split_at(both.len() / 2);
    Ok(der::sequence(&[der::unsigned(r), der::unsigned(s)]))
}

/// AlgorithmIdentifier of these signatures.
pub(crate) fn algorithm() -> Vec<u8> {
    der::sequence(&[der::object_identifier(der::ECDSA_SHA256)])
}
