//! Checking a signature value by any known algorithm.

use openssl::{
    error::ErrorStack,
    pkey::{Id, PKeyRef, Public},
    rsa::Padding,
    sign::{RsaPssSaltlen, Verifier},
};

use super::{Digest, SignatureMethod};
use crate::asn1::{Element, INTEGER, Malformed, OID, SEQUENCE, context};

/// A signature method with everything that checking a value needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scheme {
    method: SignatureMethod,
    /// Of RSASSA-PSS alone: the digest inside MGF1 and the length of the salt.
    pss: Option<(Digest, u16)>,
}

impl Scheme {
    /// The scheme of a method. RSASSA-PSS has its digest inside MGF1 too and a salt as long as the digest.
    #[must_use]
    pub fn of_method(method: SignatureMethod) -> Option<Self> {
        match method {
            SignatureMethod::RsaPss(digest) => {
                let salt = u16::try_from(digest.openssl().size()).ok()?;
                Some(Self::of_pss(digest, digest, salt))
            }
            _ => Some(Self { method, pss: None }),
        }
    }

    /// RSASSA-PSS with this digest, this one inside MGF1, and a salt of so many octets.
    #[must_use]
    pub const fn of_pss(digest: Digest, mask: Digest, salt: u16) -> Self {
        Self { method: SignatureMethod::RsaPss(digest), pss: Some((mask, salt)) }
    }

    /// The scheme of a signature's `AlgorithmIdentifier` (RFC 4055, 5758, 8410 and 9688); `digest` is the one stated
    /// beside it, as CMS does when the identifier names the key's algorithm alone. None when it is unknown.
    #[must_use]
    pub fn of_any_signature(algorithm: Element<'_>, digest: Option<Digest>) -> Option<Self> {
        let mut fields = algorithm.children();
        let oid = fields.require(OID).ok()?.oid().ok()?;
        let method = match oid.as_str() {
            "1.2.840.113549.1.1.1" => SignatureMethod::RsaPkcs1(digest?),
            "1.2.840.113549.1.1.5" => SignatureMethod::RsaPkcs1(Digest::Sha1),
            "1.2.840.113549.1.1.14" => SignatureMethod::RsaPkcs1(Digest::Sha224),
            "1.2.840.113549.1.1.11" => SignatureMethod::RsaPkcs1(Digest::Sha256),
            "1.2.840.113549.1.1.12" => SignatureMethod::RsaPkcs1(Digest::Sha384),
            "1.2.840.113549.1.1.13" => SignatureMethod::RsaPkcs1(Digest::Sha512),
            "2.16.840.1.101.3.4.3.13" => SignatureMethod::RsaPkcs1(Digest::Sha3_224),
            "2.16.840.1.101.3.4.3.14" => SignatureMethod::RsaPkcs1(Digest::Sha3_256),
            "2.16.840.1.101.3.4.3.15" => SignatureMethod::RsaPkcs1(Digest::Sha3_384),
            "2.16.840.1.101.3.4.3.16" => SignatureMethod::RsaPkcs1(Digest::Sha3_512),
            "1.2.840.113549.1.1.10" => return pss(fields.require(SEQUENCE).ok()?),
            "1.2.840.10045.2.1" => SignatureMethod::Ecdsa(digest?),
            "1.2.840.10045.4.1" => SignatureMethod::Ecdsa(Digest::Sha1),
            "1.2.840.10045.4.3.1" => SignatureMethod::Ecdsa(Digest::Sha224),
            "1.2.840.10045.4.3.2" => SignatureMethod::Ecdsa(Digest::Sha256),
            "1.2.840.10045.4.3.3" => SignatureMethod::Ecdsa(Digest::Sha384),
            "1.2.840.10045.4.3.4" => SignatureMethod::Ecdsa(Digest::Sha512),
            "2.16.840.1.101.3.4.3.9" => SignatureMethod::Ecdsa(Digest::Sha3_224),
            "2.16.840.1.101.3.4.3.10" => SignatureMethod::Ecdsa(Digest::Sha3_256),
            "2.16.840.1.101.3.4.3.11" => SignatureMethod::Ecdsa(Digest::Sha3_384),
            "2.16.840.1.101.3.4.3.12" => SignatureMethod::Ecdsa(Digest::Sha3_512),
            "1.2.840.10040.4.1" => SignatureMethod::Dsa(digest?),
            "1.2.840.10040.4.3" => SignatureMethod::Dsa(Digest::Sha1),
            "2.16.840.1.101.3.4.3.1" => SignatureMethod::Dsa(Digest::Sha224),
            "2.16.840.1.101.3.4.3.2" => SignatureMethod::Dsa(Digest::Sha256),
            "1.3.101.112" => SignatureMethod::Ed25519,
            "1.3.101.113" => SignatureMethod::Ed448,
            _ => return None,
        };
        Self::of_method(method)
    }

    /// What a report says of it.
    #[must_use]
    pub const fn method(&self) -> SignatureMethod {
        self.method
    }

    /// Of RSASSA-PSS alone: the digest inside MGF1.
    pub(crate) fn mask(&self) -> Option<Digest> {
        self.pss.map(|(mask, _)| mask)
    }

    /// Whether its digests are of 256 bits and more, and it is not DSA.
    #[must_use]
    pub fn is_strong(&self) -> bool {
        !matches!(self.method, SignatureMethod::Dsa(_))
            && self.method.digest().is_none_or(Digest::is_strong)
            && self.pss.is_none_or(|(mask, _)| mask.is_strong())
    }

    /// Is this the signature of these octets by this key? Values of ECDSA and DSA are in DER. A key of another family
    /// never verifies.
    #[must_use]
    pub fn verifies(&self, key: &PKeyRef<Public>, octets: &[u8], signature: &[u8]) -> bool {
        let fits = match self.method {
            SignatureMethod::RsaPkcs1(_) => key.id() == Id::RSA,
            SignatureMethod::RsaPss(_) => matches!(key.id(), Id::RSA | Id::RSA_PSS),
            SignatureMethod::Ecdsa(_) => key.id() == Id::EC,
            SignatureMethod::Dsa(_) => key.id() == Id::DSA,
            SignatureMethod::Ed25519 => key.id() == Id::ED25519,
            SignatureMethod::Ed448 => key.id() == Id::ED448,
        };
        fits && self.check(key, octets, signature).unwrap_or(false)
    }

    fn check(&self, key: &PKeyRef<Public>, octets: &[u8], signature: &[u8]) -> Result<bool, ErrorStack> {
        let mut verifier = match self.method.digest() {
            Some(digest) => Verifier::new(digest.openssl(), key)?,
            None => Verifier::new_without_digest(key)?,
        };
        if let Some((mask, salt)) = self.pss {
            verifier.set_rsa_padding(Padding::PKCS1_PSS)?;
            verifier.set_rsa_mgf1_md(mask.openssl())?;
            verifier.set_rsa_pss_saltlen(RsaPssSaltlen::custom(i32::from(salt)))?;
        }
        verifier.verify_oneshot(signature, octets)
    }
}

/// RSASSA-PSS-params (RFC 4055, section 3.1): SHA-1 and a salt of twenty octets where nothing is named.
fn pss(parameters: Element<'_>) -> Option<Scheme> {
    let read = || -> Result<Option<Scheme>, Malformed> {
        let (mut digest, mut mask, mut salt) = (Some(Digest::Sha1), Some(Digest::Sha1), 20);
        let mut fields = parameters.children();
        if let Some(named) = fields.optional(context(0))? {
            digest = Digest::of_identifier(named.inside()?);
        }
        if let Some(named) = fields.optional(context(1))? {
            let mut named = named.inside()?.children();
            let is_mgf1 = named.require(OID)?.oid()? == "1.2.840.113549.1.1.8";
            mask = Digest::of_identifier(named.require(SEQUENCE)?).filter(|_| is_mgf1);
        }
        if let Some(named) = fields.optional(context(2))? {
            let length = named.inside()?;
            salt = if length.is(INTEGER) { length.number()? } else { return Err(Malformed) };
        }
        // trailerFieldBC, the only trailer there is.
        if let Some(trailer) = fields.optional(context(3))?
            && trailer.inside()?.number()? != 1
        {
            return Err(Malformed);
        }
        Ok(digest
            .zip(mask)
            .zip(u16::try_from(salt).ok())
            .map(|((digest, mask), salt)| Scheme::of_pss(digest, mask, salt)))
    };
    read().ok().flatten()
}

#[cfg(test)]
mod tests {
    use openssl::{
        hash::MessageDigest,
        pkey::{PKey, Private, Public},
        rsa::{Padding, Rsa},
        sign::{RsaPssSaltlen, Signer},
    };

    use super::{Digest, Scheme, SignatureMethod};

    const OCTETS: &[u8] = b"a letter";

    fn public(key: &PKey<Private>) -> PKey<Public> {
        PKey::public_key_from_der(&key.public_key_to_der().expect("der")).expect("a key")
    }

    #[test]
    fn edwards_curves_verify_by_their_own_method_alone() {
        let keys = [PKey::generate_ed25519().expect("a key"), PKey::generate_ed448().expect("a key")];
        let methods = [SignatureMethod::Ed25519, SignatureMethod::Ed448];
        for (key, method) in keys.iter().zip(methods) {
            let value = Signer::new_without_digest(key).and_then(|mut signer| signer.sign_oneshot_to_vec(OCTETS));
            let value = value.expect("signed");
            for tried in methods {
                let scheme = Scheme::of_method(tried).expect("a scheme");
                assert_eq!(scheme.verifies(&public(key), OCTETS, &value), tried == method);
            }
            assert!(!Scheme::of_method(method).expect("a scheme").verifies(&public(key), b"another letter", &value));
        }
    }

    #[test]
    fn pss_verifies_by_all_of_its_parameters_alone() {
        let key = PKey::from_rsa(Rsa::generate(2048).expect("a key")).expect("a key");
        let mut signer = Signer::new(MessageDigest::sha3_384(), &key).expect("a signer");
        signer.set_rsa_padding(Padding::PKCS1_PSS).expect("openssl");
        signer.set_rsa_mgf1_md(MessageDigest::sha256()).expect("openssl");
        signer.set_rsa_pss_saltlen(RsaPssSaltlen::custom(20)).expect("openssl");
        let value = signer.sign_oneshot_to_vec(OCTETS).expect("signed");
        let verifies = |digest, mask, salt| Scheme::of_pss(digest, mask, salt).verifies(&public(&key), OCTETS, &value);
        assert!(verifies(Digest::Sha3_384, Digest::Sha256, 20));
        assert!(!verifies(Digest::Sha3_384, Digest::Sha3_384, 20));
        assert!(!verifies(Digest::Sha3_384, Digest::Sha256, 48));
        assert!(!verifies(Digest::Sha384, Digest::Sha256, 20));
    }

    #[test]
    fn what_can_be_forged_is_not_strong() {
        let is_strong = |method| Scheme::of_method(method).is_some_and(|scheme| scheme.is_strong());
        assert!(is_strong(SignatureMethod::Ed25519) && is_strong(SignatureMethod::RsaPss(Digest::Sha3_256)));
        assert!(!is_strong(SignatureMethod::Dsa(Digest::Sha256)) && !is_strong(SignatureMethod::Ecdsa(Digest::Sha1)));
        assert!(!Scheme::of_pss(Digest::Sha256, Digest::Sha1, 32).is_strong());
    }
}
