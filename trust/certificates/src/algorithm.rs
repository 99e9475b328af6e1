//! Digests and signature algorithms that are believed, and checking a signature with them.

use openssl::{
    error::ErrorStack,
    hash::MessageDigest,
    pkey::{Id, PKeyRef, Public},
    rsa::Padding,
    sign::{RsaPssSaltlen, Verifier},
};

use crate::asn1::{Element, INTEGER, Malformed, OID, SEQUENCE, context};

/// A digest algorithm. SHA-1 finds certificates by old identifiers; it never carries a signature here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Digest {
    /// SHA-1
    Sha1,
    /// SHA-256
    Sha256,
    /// SHA-384
    Sha384,
    /// SHA-512
    Sha512,
}

impl Digest {
    /// The digest that an `AlgorithmIdentifier` names, if it is known.
    #[must_use]
    pub fn of(algorithm: Element<'_>) -> Option<Self> {
        match algorithm.children().require(OID).ok()?.oid().ok()?.as_str() {
            "1.3.14.3.2.26" => Some(Self::Sha1),
            "2.16.840.1.101.3.4.2.1" => Some(Self::Sha256),
            "2.16.840.1.101.3.4.2.2" => Some(Self::Sha384),
            "2.16.840.1.101.3.4.2.3" => Some(Self::Sha512),
            _ => None,
        }
    }

    /// The digest of these octets.
    #[must_use]
    pub fn digest(self, octets: &[u8]) -> Vec<u8> {
        use sha2::Digest as _;
        match self {
            Self::Sha1 => openssl::sha::sha1(octets).to_vec(),
            Self::Sha256 => sha2::Sha256::digest(octets).to_vec(),
            Self::Sha384 => sha2::Sha384::digest(octets).to_vec(),
            Self::Sha512 => sha2::Sha512::digest(octets).to_vec(),
        }
    }

    fn strong(self) -> Option<MessageDigest> {
        match self {
            Self::Sha1 => None,
            Self::Sha256 => Some(MessageDigest::sha256()),
            Self::Sha384 => Some(MessageDigest::sha384()),
            Self::Sha512 => Some(MessageDigest::sha512()),
        }
    }
}

/// How a signature was made: RSA (PKCS #1 v1.5 or PSS) or ECDSA with SHA-2, Ed25519 or Ed448.
#[derive(Clone, Copy)]
pub struct Scheme(Kind);

#[derive(Clone, Copy)]
enum Kind {
    Rsa(MessageDigest),
    Pss { digest: MessageDigest, mask: MessageDigest, salt: u16 },
    Ecdsa(MessageDigest),
    Edwards,
}

impl Scheme {
    /// The scheme of a signature's `AlgorithmIdentifier`; `digest` is the one stated beside it, as CMS does when the
    /// identifier names the key's algorithm alone. None when it is unknown or too weak.
    #[must_use]
    pub fn of_signature(algorithm: Element<'_>, digest: Option<Digest>) -> Option<Self> {
        let mut fields = algorithm.children();
        let beside = digest.and_then(Digest::strong);
        let kind = match fields.require(OID).ok()?.oid().ok()?.as_str() {
            "1.2.840.113549.1.1.1" => Kind::Rsa(beside?),
            "1.2.840.113549.1.1.11" => Kind::Rsa(MessageDigest::sha256()),
            "1.2.840.113549.1.1.12" => Kind::Rsa(MessageDigest::sha384()),
            "1.2.840.113549.1.1.13" => Kind::Rsa(MessageDigest::sha512()),
            "1.2.840.113549.1.1.10" => pss(fields.require(SEQUENCE).ok()?)?,
            "1.2.840.10045.2.1" => Kind::Ecdsa(beside?),
            "1.2.840.10045.4.3.2" => Kind::Ecdsa(MessageDigest::sha256()),
            "1.2.840.10045.4.3.3" => Kind::Ecdsa(MessageDigest::sha384()),
            "1.2.840.10045.4.3.4" => Kind::Ecdsa(MessageDigest::sha512()),
            "1.3.101.112" | "1.3.101.113" => Kind::Edwards,
            _ => return None,
        };
        Some(Self(kind))
    }

    /// Is this the signature of these octets by this key?
    #[must_use]
    pub fn verifies(&self, key: &PKeyRef<Public>, octets: &[u8], signature: &[u8]) -> bool {
        let check = || -> Result<bool, ErrorStack> {
            match self.0 {
                Kind::Rsa(digest) => {
                    let mut verifier = Verifier::new(digest, key)?;
                    verifier.set_rsa_padding(Padding::PKCS1)?;
                    verifier.verify_oneshot(signature, octets)
                }
                Kind::Pss { digest, mask, salt } => {
                    let mut verifier = Verifier::new(digest, key)?;
                    verifier.set_rsa_padding(Padding::PKCS1_PSS)?;
                    verifier.set_rsa_mgf1_md(mask)?;
                    verifier.set_rsa_pss_saltlen(RsaPssSaltlen::custom(i32::from(salt)))?;
                    verifier.verify_oneshot(signature, octets)
                }
                Kind::Ecdsa(digest) => Verifier::new(digest, key)?.verify_oneshot(signature, octets),
                Kind::Edwards => Verifier::new_without_digest(key)?.verify_oneshot(signature, octets),
            }
        };
        let fits = match self.0 {
            Kind::Rsa(_) => key.id() == Id::RSA,
            Kind::Pss { .. } => matches!(key.id(), Id::RSA | Id::RSA_PSS),
            Kind::Ecdsa(_) => key.id() == Id::EC,
            Kind::Edwards => matches!(key.id(), Id::ED25519 | Id::ED448),
        };
        fits && check().unwrap_or(false)
    }
}

/// RSASSA-PSS-params (RFC 4055, 3.1). What is left out would mean SHA-1, which is too weak.
fn pss(parameters: Element<'_>) -> Option<Kind> {
    let read = || -> Result<Option<Kind>, Malformed> {
        let mut fields = parameters.children();
        let digest = Digest::of(fields.require(context(0))?.inside()?);
        let mut mask = fields.require(context(1))?.inside()?.children();
        let masking = mask.require(OID)?.oid()?;
        let mask = Digest::of(mask.require(SEQUENCE)?);
        let salt = match fields.optional(context(2))? {
            Some(salt) if salt.inside()?.is(INTEGER) => salt.inside()?.number()?,
            Some(_) => return Err(Malformed),
            None => 20,
        };
        let (Some(digest), Some(mask), Ok(salt)) =
            (digest.and_then(Digest::strong), mask.and_then(Digest::strong), u16::try_from(salt))
        else {
            return Ok(None);
        };
        Ok((masking == "1.2.840.113549.1.1.8").then_some(Kind::Pss { digest, mask, salt }))
    };
    read().ok().flatten()
}
