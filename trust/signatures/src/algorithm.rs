//! The algorithms of signatures, their names in XML (RFC 9231), and what OpenSSL says about a value.

use openssl::{
    bn::BigNum,
    ecdsa::EcdsaSig,
    error::ErrorStack,
    hash::MessageDigest,
    pkey::{Id, PKeyRef, Public},
    rsa::Padding,
    sign::{RsaPssSaltlen, Verifier},
};
use serde::{Deserialize, Serialize};

/// A digest algorithm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Digest {
    /// SHA-1, broken since 2017.
    Sha1,
    /// SHA-224
    Sha224,
    /// SHA-256
    Sha256,
    /// SHA-384
    Sha384,
    /// SHA-512
    Sha512,
}

/// How a signature value is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SignatureMethod {
    /// RSASSA-PKCS1-v1_5.
    RsaPkcs1(Digest),
    /// RSASSA-PSS with MGF1, the same digest throughout and a salt as long as the digest.
    RsaPss(Digest),
    /// ECDSA.
    Ecdsa(Digest),
}

impl Digest {
    pub(crate) fn from_uri(uri: &str) -> Option<Self> {
        Some(match uri {
            "http://www.w3.org/2000/09/xmldsig#sha1" => Self::Sha1,
            "http://www.w3.org/2001/04/xmldsig-more#sha224" => Self::Sha224,
            "http://www.w3.org/2001/04/xmlenc#sha256" => Self::Sha256,
            "http://www.w3.org/2001/04/xmldsig-more#sha384" => Self::Sha384,
            "http://www.w3.org/2001/04/xmlenc#sha512" => Self::Sha512,
            _ => return None,
        })
    }

    /// None when OpenSSL refuses the algorithm, as some do with SHA-1.
    pub(crate) fn of(self, octets: &[u8]) -> Option<Vec<u8>> {
        self.of_parts(&[octets])
    }

    /// The same of parts taken as one after the other.
    pub(crate) fn of_parts(self, parts: &[&[u8]]) -> Option<Vec<u8>> {
        let mut hasher = openssl::hash::Hasher::new(self.openssl()).ok()?;
        parts.iter().try_for_each(|part| hasher.update(part)).ok()?;
        hasher.finish().ok().map(|digest| digest.to_vec())
    }

    fn openssl(self) -> MessageDigest {
        match self {
            Self::Sha1 => MessageDigest::sha1(),
            Self::Sha224 => MessageDigest::sha224(),
            Self::Sha256 => MessageDigest::sha256(),
            Self::Sha384 => MessageDigest::sha384(),
            Self::Sha512 => MessageDigest::sha512(),
        }
    }
}

impl SignatureMethod {
    pub(crate) fn from_uri(uri: &str) -> Option<Self> {
        let (family, name) = uri.rsplit_once('#')?;
        let digest = |name: &str| {
            Some(match name {
                "sha1" => Digest::Sha1,
                "sha224" => Digest::Sha224,
                "sha256" => Digest::Sha256,
                "sha384" => Digest::Sha384,
                "sha512" => Digest::Sha512,
                _ => return None,
            })
        };
        match family {
            "http://www.w3.org/2000/09/xmldsig" if name == "rsa-sha1" => Some(Self::RsaPkcs1(Digest::Sha1)),
            "http://www.w3.org/2001/04/xmldsig-more" => match name.split_once('-')? {
                ("rsa", name) => digest(name).map(Self::RsaPkcs1),
                ("ecdsa", name) => digest(name).map(Self::Ecdsa),
                _ => None,
            },
            "http://www.w3.org/2007/05/xmldsig-more" => digest(name.strip_suffix("-rsa-MGF1")?).map(Self::RsaPss),
            _ => None,
        }
    }

    /// The digest inside.
    #[must_use]
    pub const fn digest(self) -> Digest {
        match self {
            Self::RsaPkcs1(digest) | Self::RsaPss(digest) | Self::Ecdsa(digest) => digest,
        }
    }

    /// Whether `value`, as XML spells it, is the signature of `octets` by the key. A key of another family never verifies.
    pub(crate) fn verifies(self, key: &PKeyRef<Public>, octets: &[u8], value: &[u8]) -> bool {
        match self {
            Self::Ecdsa(_) => joined(key, value).is_some_and(|value| self.verifies_der(key, octets, &value)),
            Self::RsaPkcs1(_) | Self::RsaPss(_) => self.verifies_der(key, octets, value),
        }
    }

    /// The same for a value as CMS spells it, where ECDSA has r and s in DER.
    pub(crate) fn verifies_der(self, key: &PKeyRef<Public>, octets: &[u8], value: &[u8]) -> bool {
        let family = match self {
            Self::RsaPkcs1(_) | Self::RsaPss(_) => Id::RSA,
            Self::Ecdsa(_) => Id::EC,
        };
        key.id() == family && self.check(key, octets, value).unwrap_or(false)
    }

    fn check(self, key: &PKeyRef<Public>, octets: &[u8], value: &[u8]) -> Result<bool, ErrorStack> {
        let digest = self.digest().openssl();
        let mut verifier = Verifier::new(digest, key)?;
        if let Self::RsaPss(_) = self {
            verifier.set_rsa_padding(Padding::PKCS1_PSS)?;
            verifier.set_rsa_mgf1_md(digest)?;
            verifier.set_rsa_pss_saltlen(RsaPssSaltlen::DIGEST_LENGTH)?;
        }
        verifier.verify_oneshot(value, octets)
    }
}

/// RFC 9231 section 2.3.6: r and s one after the other, each as long as the order of the curve.
fn joined(key: &PKeyRef<Public>, value: &[u8]) -> Option<Vec<u8>> {
    let half = key.bits().div_ceil(8) as usize;
    let (r, s) = value.split_at_checked(half).filter(|(_, s)| s.len() == half)?;
    let number = |octets| BigNum::from_slice(octets).ok();
    EcdsaSig::from_private_components(number(r)?, number(s)?).ok()?.to_der().ok()
}

#[cfg(test)]
mod tests {
    use openssl::{
        ec::{EcGroup, EcKey},
        ecdsa::EcdsaSig,
        nid::Nid,
        pkey::{PKey, Private, Public},
        rsa::{Padding, Rsa},
        sign::{RsaPssSaltlen, Signer},
    };

    use super::{Digest, SignatureMethod};

    const OCTETS: &[u8] = b"<ds:SignedInfo/>";

    fn public(key: &PKey<Private>) -> PKey<Public> {
        PKey::public_key_from_der(&key.public_key_to_der().expect("der")).expect("a key")
    }

    fn ec(curve: Nid) -> (PKey<Public>, Vec<u8>) {
        let group = EcGroup::from_curve_name(curve).expect("a curve");
        let key = EcKey::generate(&group).expect("a key");
        let digest = Digest::Sha256.of(OCTETS).expect("a digest");
        let made = EcdsaSig::sign(&digest, &key).expect("signed");
        let half = i32::try_from(group.degree().div_ceil(8)).expect("small");
        let padded = |number: &openssl::bn::BigNumRef| number.to_vec_padded(half).expect("fits");
        (public(&PKey::from_ec_key(key).expect("a key")), [padded(made.r()), padded(made.s())].concat())
    }

    #[test]
    fn ecdsa_values_are_two_numbers_of_the_length_of_the_curve() {
        let method = SignatureMethod::Ecdsa(Digest::Sha256);
        for curve in [Nid::X9_62_PRIME256V1, Nid::SECP384R1, Nid::SECP521R1, Nid::BRAINPOOL_P256R1] {
            let (key, value) = ec(curve);
            assert!(method.verifies(&key, OCTETS, &value));
            assert!(!method.verifies(&key, b"<ds:SignedInfo>", &value));
            assert!(!method.verifies(&key, OCTETS, &value[1..]));
            assert!(!method.verifies(&key, OCTETS, &[&[0], &value[..], &[0]].concat()));
            assert!(!method.verifies(&key, OCTETS, &vec![0; value.len()]));
            assert!(!method.verifies(&key, OCTETS, b""));
        }
    }

    #[test]
    fn pss_values_have_a_salt_as_long_as_the_digest() {
        let key = PKey::from_rsa(Rsa::generate(2048).expect("a key")).expect("a key");
        let pss = |digest: Digest, salt| {
            let mut signer = Signer::new(digest.openssl(), &key).expect("a signer");
            signer.set_rsa_padding(Padding::PKCS1_PSS).expect("openssl");
            signer.set_rsa_pss_saltlen(salt).expect("openssl");
            signer.sign_oneshot_to_vec(OCTETS).expect("signed")
        };
        for digest in [Digest::Sha256, Digest::Sha384, Digest::Sha512] {
            let method = SignatureMethod::RsaPss(digest);
            let value = pss(digest, RsaPssSaltlen::DIGEST_LENGTH);
            assert!(method.verifies(&public(&key), OCTETS, &value));
            assert!(!method.verifies(&public(&key), b"other", &value));
            assert!(!SignatureMethod::RsaPkcs1(digest).verifies(&public(&key), OCTETS, &value));
            assert!(!method.verifies(&public(&key), OCTETS, &pss(digest, RsaPssSaltlen::custom(8))));
        }
    }

    #[test]
    fn a_key_of_another_family_never_verifies() {
        let (key, value) = ec(Nid::X9_62_PRIME256V1);
        assert!(!SignatureMethod::RsaPkcs1(Digest::Sha256).verifies(&key, OCTETS, &value));
    }

    #[test]
    fn methods_are_told_by_their_whole_uri() {
        let read = SignatureMethod::from_uri;
        assert_eq!(
            read("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"),
            Some(SignatureMethod::RsaPkcs1(Digest::Sha256))
        );
        assert_eq!(
            read("http://www.w3.org/2007/05/xmldsig-more#sha512-rsa-MGF1"),
            Some(SignatureMethod::RsaPss(Digest::Sha512))
        );
        assert_eq!(
            read("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384"),
            Some(SignatureMethod::Ecdsa(Digest::Sha384))
        );
        assert_eq!(read("http://www.w3.org/2001/04/xmldsig-more#hmac-sha256"), None);
        assert_eq!(read("http://www.w3.org/2000/09/xmldsig#hmac-sha1"), None);
        assert_eq!(read("urn:else#rsa-sha256"), None);
        assert_eq!(read(""), None);
    }
}
