//! How a message's signature was made, by object identifiers (RFC 5754, RFC 4056, RFC 5753).

use certificates::{
    Scheme,
    asn1::{Element, OID, SEQUENCE, context},
};
use openssl::pkey::{PKeyRef, Public};

use crate::{Digest, SignatureMethod};

/// A signature method with everything that checking a value by it needs.
#[derive(Clone, Copy)]
pub(crate) struct Method {
    /// What a report says of it.
    pub named: SignatureMethod,
    /// None for SHA-1 and SHA-224, with which certificates and tokens are never believed.
    strong: Option<Scheme>,
}

impl Method {
    /// The method of a signature's AlgorithmIdentifier; when that names the key's algorithm alone, `digest` beside it counts.
    pub(super) fn of(algorithm: Element<'_>, digest: Element<'_>) -> Option<Self> {
        let mut fields = algorithm.children();
        let beside = || self::digest(digest);
        let named = match fields.require(OID).ok()?.oid().ok()?.as_str() {
            "1.2.840.113549.1.1.1" => SignatureMethod::RsaPkcs1(beside()?),
            "1.2.840.113549.1.1.5" => SignatureMethod::RsaPkcs1(Digest::Sha1),
            "1.2.840.113549.1.1.14" => SignatureMethod::RsaPkcs1(Digest::Sha224),
            "1.2.840.113549.1.1.11" => SignatureMethod::RsaPkcs1(Digest::Sha256),
            "1.2.840.113549.1.1.12" => SignatureMethod::RsaPkcs1(Digest::Sha384),
            "1.2.840.113549.1.1.13" => SignatureMethod::RsaPkcs1(Digest::Sha512),
            "1.2.840.113549.1.1.10" => SignatureMethod::RsaPss(of_pss(fields.require(SEQUENCE).ok()?)?),
            "1.2.840.10045.2.1" => SignatureMethod::Ecdsa(beside()?),
            "1.2.840.10045.4.1" => SignatureMethod::Ecdsa(Digest::Sha1),
            "1.2.840.10045.4.3.1" => SignatureMethod::Ecdsa(Digest::Sha224),
            "1.2.840.10045.4.3.2" => SignatureMethod::Ecdsa(Digest::Sha256),
            "1.2.840.10045.4.3.3" => SignatureMethod::Ecdsa(Digest::Sha384),
            "1.2.840.10045.4.3.4" => SignatureMethod::Ecdsa(Digest::Sha512),
            _ => return None,
        };
        Some(Self { named, strong: Scheme::of_signature(algorithm, certificates::Digest::of(digest)) })
    }

    /// Whether this is the signature of these octets by this key.
    pub(crate) fn verifies(&self, key: &PKeyRef<Public>, octets: &[u8], value: &[u8]) -> bool {
        match self.strong {
            Some(scheme) => scheme.verifies(key, octets, value),
            None => self.named.verifies_der(key, octets, value),
        }
    }

    /// The same, by algorithms that are still good alone.
    pub(crate) fn verifies_strongly(&self, key: &PKeyRef<Public>, octets: &[u8], value: &[u8]) -> bool {
        self.strong.is_some_and(|scheme| scheme.verifies(key, octets, value))
    }
}

/// The digest that an AlgorithmIdentifier names, if it is known.
pub(crate) fn digest(algorithm: Element<'_>) -> Option<Digest> {
    Some(match algorithm.children().require(OID).ok()?.oid().ok()?.as_str() {
        "1.3.14.3.2.26" => Digest::Sha1,
        "2.16.840.1.101.3.4.2.4" => Digest::Sha224,
        "2.16.840.1.101.3.4.2.1" => Digest::Sha256,
        "2.16.840.1.101.3.4.2.2" => Digest::Sha384,
        "2.16.840.1.101.3.4.2.3" => Digest::Sha512,
        _ => return None,
    })
}

/// The digest of RSASSA-PSS-params (RFC 4055, section 3.1): SHA-1 when none is named.
fn of_pss(parameters: Element<'_>) -> Option<Digest> {
    match parameters.children().optional(context(0)).ok()? {
        Some(named) => digest(named.inside().ok()?),
        None => Some(Digest::Sha1),
    }
}
