//! A key that can sign, wherever it is kept.

use certificates::Certificate;

/// How a key signs. Every digest is SHA-256.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algorithm {
    /// ECDSA over P-256 (FIPS 186-5); the default for new keys of an office.
    EcdsaP256Sha256,
    /// RSASSA-PKCS1-v1_5 (RFC 8017, section 8.2).
    RsaPkcs1Sha256,
}

/// A private key with its certificate, in a file or in a hardware module.
pub trait Key: Send + Sync {
    /// How this key signs.
    fn algorithm(&self) -> Algorithm;

    /// The certificate of this key.
    fn certificate(&self) -> &Certificate;

    /// The certificates above it, nearest first, with or without the root.
    fn chain(&self) -> &[Certificate];

    /// The signature of a SHA-256 digest. ECDSA: r and s, 32 octets each, as XMLDSig wants it (RFC 4051, section 3.4.1).
    ///
    /// # Errors
    /// The key cannot be used now; for a hardware module this may pass.
    fn sign(&self, sha256: &[u8; 32]) -> Result<Vec<u8>, KeyFault>;
}

/// A key could not sign. The sentence is for the operator.
#[derive(Debug, thiserror::Error)]
#[error("the key cannot sign: {0}")]
pub struct KeyFault(pub String);
