//! What was learnt about certificates, kept so that it can be judged again.

use std::fmt;

use base64::{Engine, engine::general_purpose::STANDARD};
use openssl::sha::Sha256;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Certificate;

/// Everything that judging one certificate may need beside the anchors.
#[derive(Serialize, Deserialize, Clone, Default, PartialEq, Debug)]
pub struct Evidence {
    /// Certificates of issuers and others, in no order.
    pub certificates: Vec<Certificate>,
    /// Certificate revocation lists (RFC 5280).
    pub crls: Vec<Der>,
    /// OCSP responses (RFC 6960): whole ones, or the BasicOCSPResponse alone.
    pub ocsp: Vec<Der>,
    /// Addresses that should have helped and did not.
    pub unavailable: Vec<String>,
}

impl Evidence {
    /// This evidence and that, each thing once.
    #[must_use]
    pub fn joined(mut self, other: Self) -> Self {
        append(&mut self.certificates, other.certificates);
        append(&mut self.crls, other.crls);
        append(&mut self.ocsp, other.ocsp);
        append(&mut self.unavailable, other.unavailable);
        self
    }
}

fn append<T: PartialEq>(known: &mut Vec<T>, more: Vec<T>) {
    for item in more {
        if !known.contains(&item) {
            known.push(item);
        }
    }
}

/// SHA-256 of octets, by which a proof of existence names what existed; lower-case hexadecimal where text is wanted.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fingerprint([u8; 32]);

impl Fingerprint {
    /// The fingerprint of these octets.
    #[must_use]
    pub fn of(octets: &[u8]) -> Self {
        let mut digest = Sha256::new();
        digest.update(octets);
        Self(digest.finish())
    }

    /// The 32 octets.
    #[must_use]
    pub const fn sha256(&self) -> [u8; 32] {
        self.0
    }
}

impl From<[u8; 32]> for Fingerprint {
    fn from(sha256: [u8; 32]) -> Self {
        Self(sha256)
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fingerprint({})", hex::encode(self.0))
    }
}

impl Serialize for Fingerprint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&hex::encode(self.0))
    }
}

impl<'de> Deserialize<'de> for Fingerprint {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        let mut octets = [0; 32];
        hex::decode_to_slice(text.as_bytes(), &mut octets).map_err(serde::de::Error::custom)?;
        Ok(Self(octets))
    }
}

/// Octets kept byte for byte; base64 where text is wanted.
#[derive(Clone, PartialEq, Eq, Hash, Default)]
pub struct Der(Vec<u8>);

impl Der {
    /// The octets.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// Their fingerprint.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(&self.0)
    }
}

impl From<Vec<u8>> for Der {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl fmt::Debug for Der {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Der({} bytes)", self.0.len())
    }
}

impl Serialize for Der {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode(&self.0))
    }
}

impl<'de> Deserialize<'de> for Der {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        STANDARD.decode(text.as_bytes()).map(Self).map_err(serde::de::Error::custom)
    }
}
