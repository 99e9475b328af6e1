//! A key that can sign, wherever it is kept.

use certificates::Certificate;
use openssl::sha::{Sha256, Sha384};

/// How a key signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algorithm {
    /// ECDSA over P-256 (FIPS 186-5); the default for new keys of an office.
    EcdsaP256Sha256,
    /// ECDSA over P-384 with SHA-384.
    EcdsaP384Sha384,
    /// RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017, section 8.2).
    RsaPkcs1Sha256,
    /// RSASSA-PSS with SHA-256 throughout and a salt of 32 octets (RFC 8017, section 8.1).
    RsaPssSha256,
}

impl Algorithm {
    /// The digest that a key of this algorithm signs, of these parts taken as one after the other.
    #[must_use]
    pub fn digest(self, parts: &[&[u8]]) -> Vec<u8> {
        match self {
            Self::EcdsaP384Sha384 => {
                let mut digest = Sha384::new();
                parts.iter().for_each(|part| digest.update(part));
                digest.finish().to_vec()
            }
            Self::EcdsaP256Sha256 | Self::RsaPkcs1Sha256 | Self::RsaPssSha256 => {
                let mut digest = Sha256::new();
                parts.iter().for_each(|part| digest.update(part));
                digest.finish().to_vec()
            }
        }
    }
}

/// A private key with its certificate, in a file or in a hardware module.
pub trait Key: Send + Sync {
    /// How this key signs.
    fn algorithm(&self) -> Algorithm;

    /// The certificate of this key.
    fn certificate(&self) -> &Certificate;

    /// The certificates above it, nearest first, with or without the root.
    fn chain(&self) -> &[Certificate];

    /// The signature of a digest made by [`Algorithm::digest`]. ECDSA: r and s, each as long as the curve's order, as XMLDSig
    /// wants it (RFC 4051, section 3.4.1).
    ///
    /// # Errors
    /// The digest is of another length, or the key cannot be used now; for a hardware module this may pass.
    fn sign(&self, digest: &[u8]) -> Result<Vec<u8>, KeyFault>;
}

/// A key could not sign. The sentence is for the operator.
#[derive(Debug, thiserror::Error)]
#[error("the key cannot sign: {0}")]
pub struct KeyFault(pub String);
