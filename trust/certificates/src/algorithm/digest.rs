//! Digest algorithms, by every name that signatures give them.

use openssl::{
    hash::{Hasher, MessageDigest},
    sha::{Sha1, Sha224, Sha256, Sha384, Sha512},
};
use serde::{Deserialize, Serialize};

use crate::asn1::{Element, OID};

/// A digest algorithm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Digest {
    /// SHA-1, broken since 2017.
    #[serde(rename = "sha1")]
    Sha1,
    /// SHA-224
    #[serde(rename = "sha224")]
    Sha224,
    /// SHA-256
    #[serde(rename = "sha256")]
    Sha256,
    /// SHA-384
    #[serde(rename = "sha384")]
    Sha384,
    /// SHA-512
    #[serde(rename = "sha512")]
    Sha512,
    /// SHA3-224
    #[serde(rename = "sha3-224")]
    Sha3_224,
    /// SHA3-256
    #[serde(rename = "sha3-256")]
    Sha3_256,
    /// SHA3-384
    #[serde(rename = "sha3-384")]
    Sha3_384,
    /// SHA3-512
    #[serde(rename = "sha3-512")]
    Sha3_512,
}

impl Digest {
    /// The digest that an `AlgorithmIdentifier` names, if it is known.
    #[must_use]
    pub fn of_identifier(algorithm: Element<'_>) -> Option<Self> {
        Some(match algorithm.children().require(OID).ok()?.oid().ok()?.as_str() {
            "1.3.14.3.2.26" => Self::Sha1,
            "2.16.840.1.101.3.4.2.4" => Self::Sha224,
            "2.16.840.1.101.3.4.2.1" => Self::Sha256,
            "2.16.840.1.101.3.4.2.2" => Self::Sha384,
            "2.16.840.1.101.3.4.2.3" => Self::Sha512,
            "2.16.840.1.101.3.4.2.7" => Self::Sha3_224,
            "2.16.840.1.101.3.4.2.8" => Self::Sha3_256,
            "2.16.840.1.101.3.4.2.9" => Self::Sha3_384,
            "2.16.840.1.101.3.4.2.10" => Self::Sha3_512,
            _ => return None,
        })
    }

    /// The digest of that name in XML (RFC 9231, section 2.1).
    #[must_use]
    pub fn from_uri(uri: &str) -> Option<Self> {
        Some(match uri {
            "http://www.w3.org/2000/09/xmldsig#sha1" => Self::Sha1,
            "http://www.w3.org/2001/04/xmldsig-more#sha224" => Self::Sha224,
            "http://www.w3.org/2001/04/xmlenc#sha256" => Self::Sha256,
            "http://www.w3.org/2001/04/xmldsig-more#sha384" => Self::Sha384,
            "http://www.w3.org/2001/04/xmlenc#sha512" => Self::Sha512,
            "http://www.w3.org/2007/05/xmldsig-more#sha3-224" => Self::Sha3_224,
            "http://www.w3.org/2007/05/xmldsig-more#sha3-256" => Self::Sha3_256,
            "http://www.w3.org/2007/05/xmldsig-more#sha3-384" => Self::Sha3_384,
            "http://www.w3.org/2007/05/xmldsig-more#sha3-512" => Self::Sha3_512,
            _ => return None,
        })
    }

    /// The digest of these octets; none when OpenSSL refuses the algorithm.
    #[must_use]
    pub fn of(self, octets: &[u8]) -> Option<Vec<u8>> {
        self.of_parts(&[octets])
    }

    /// The same of parts taken as one after the other.
    #[must_use]
    pub fn of_parts(self, parts: &[&[u8]]) -> Option<Vec<u8>> {
        // OpenSSL looks its algorithms up by name each time, which costs more than a digest of a few octets; these are at hand.
        macro_rules! made {
            ($algorithm:ty) => {{
                let mut digest = <$algorithm>::new();
                parts.iter().for_each(|part| digest.update(part));
                Some(digest.finish().to_vec())
            }};
        }
        match self {
            Self::Sha1 => made!(Sha1),
            Self::Sha224 => made!(Sha224),
            Self::Sha256 => made!(Sha256),
            Self::Sha384 => made!(Sha384),
            Self::Sha512 => made!(Sha512),
            Self::Sha3_224 | Self::Sha3_256 | Self::Sha3_384 | Self::Sha3_512 => {
                let mut hasher = Hasher::new(self.openssl()).ok()?;
                parts.iter().try_for_each(|part| hasher.update(part)).ok()?;
                hasher.finish().ok().map(|digest| digest.to_vec())
            }
        }
    }

    /// Whether nobody is known to forge signatures made with it today: 256 bits and more.
    #[must_use]
    pub const fn is_strong(self) -> bool {
        !matches!(self, Self::Sha1 | Self::Sha224 | Self::Sha3_224)
    }

    pub(super) fn openssl(self) -> MessageDigest {
        match self {
            Self::Sha1 => MessageDigest::sha1(),
            Self::Sha224 => MessageDigest::sha224(),
            Self::Sha256 => MessageDigest::sha256(),
            Self::Sha384 => MessageDigest::sha384(),
            Self::Sha512 => MessageDigest::sha512(),
            Self::Sha3_224 => MessageDigest::sha3_224(),
            Self::Sha3_256 => MessageDigest::sha3_256(),
            Self::Sha3_384 => MessageDigest::sha3_384(),
            Self::Sha3_512 => MessageDigest::sha3_512(),
        }
    }
}
