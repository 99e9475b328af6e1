//! Signature algorithms by their names in XML (RFC 9231), and values as XML spells them.

use certificates::{Digest, Scheme, SignatureMethod};
use openssl::{
    bn::BigNum,
    ecdsa::EcdsaSig,
    pkey::{PKeyRef, Public},
};
use serde::{Deserialize, Serialize};

/// An algorithm that something hangs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Algorithm {
    /// A digest.
    Digest(Digest),
    /// A signature.
    Signature(SignatureMethod),
}

impl Algorithm {
    /// Whether its digest is of 256 bits and more, and it is not DSA.
    #[must_use]
    pub fn is_strong(self) -> bool {
        match self {
            Self::Digest(digest) => digest.is_strong(),
            Self::Signature(method) => Scheme::of_method(method).is_some_and(|scheme| scheme.is_strong()),
        }
    }
}

/// The scheme of that name. RSASSA-PSS whose name leaves the parameters open is none of these.
pub(crate) fn scheme(uri: &str) -> Option<Scheme> {
    let (family, name) = uri.rsplit_once('#')?;
    let method = match family {
        "http://www.w3.org/2000/09/xmldsig" => match name {
            "rsa-sha1" => SignatureMethod::RsaPkcs1(Digest::Sha1),
            "dsa-sha1" => SignatureMethod::Dsa(Digest::Sha1),
            _ => return None,
        },
        "http://www.w3.org/2009/xmldsig11" if name == "dsa-sha256" => SignatureMethod::Dsa(Digest::Sha256),
        "http://www.w3.org/2001/04/xmldsig-more" => match name.split_once('-')? {
            ("rsa", name) => SignatureMethod::RsaPkcs1(sha1_or_2(name)?),
            ("ecdsa", name) => SignatureMethod::Ecdsa(sha1_or_2(name)?),
            _ => return None,
        },
        "http://www.w3.org/2007/05/xmldsig-more" => {
            let name = name.strip_suffix("-rsa-MGF1")?;
            SignatureMethod::RsaPss(sha1_or_2(name).or_else(|| sha3(name))?)
        }
        "http://www.w3.org/2021/04/xmldsig-more" => match name {
            "eddsa-ed25519" => SignatureMethod::Ed25519,
            "eddsa-ed448" => SignatureMethod::Ed448,
            _ => SignatureMethod::Ecdsa(sha3(name.strip_prefix("ecdsa-")?)?),
        },
        _ => return None,
    };
    Scheme::of_method(method)
}

fn sha1_or_2(name: &str) -> Option<Digest> {
    Some(match name {
        "sha1" => Digest::Sha1,
        "sha224" => Digest::Sha224,
        "sha256" => Digest::Sha256,
        "sha384" => Digest::Sha384,
        "sha512" => Digest::Sha512,
        _ => return None,
    })
}

fn sha3(name: &str) -> Option<Digest> {
    Some(match name {
        "sha3-224" => Digest::Sha3_224,
        "sha3-256" => Digest::Sha3_256,
        "sha3-384" => Digest::Sha3_384,
        "sha3-512" => Digest::Sha3_512,
        _ => return None,
    })
}

/// Whether `value`, as XML spells it, is the signature of `octets` by the key. A key of another family never verifies.
pub(crate) fn verifies(scheme: Scheme, key: &PKeyRef<Public>, octets: &[u8], value: &[u8]) -> bool {
    let half = match scheme.method() {
        SignatureMethod::Ecdsa(_) => key.bits(),
        // RFC 9231, section 2.3.1: r and s are as long as q.
        SignatureMethod::Dsa(_) => key.dsa().map_or(0, |key| key.q().num_bits().unsigned_abs()),
        _ => return scheme.verifies(key, octets, value),
    };
    joined(half, value).is_some_and(|value| scheme.verifies(key, octets, &value))
}

/// RFC 9231 section 2.3.6: r and s one after the other, each as long as the order of the curve, in DER.
fn joined(bits: u32, value: &[u8]) -> Option<Vec<u8>> {
    let half = bits.div_ceil(8) as usize;
    let (r, s) = value.split_at_checked(half).filter(|(_, s)| s.len() == half)?;
    let number = |octets| BigNum::from_slice(octets).ok();
    EcdsaSig::from_private_components(number(r)?, number(s)?).ok()?.to_der().ok()
}

#[cfg(test)]
mod tests {
    use openssl::{
        ec::{EcGroup, EcKey},
        ecdsa::EcdsaSig,
        hash::MessageDigest,
        nid::Nid,
        pkey::{PKey, Private, Public},
        rsa::{Padding, Rsa},
        sign::{RsaPssSaltlen, Signer},
    };

    use certificates::{Digest, Scheme, SignatureMethod};

    use super::{scheme, verifies};

    const OCTETS: &[u8] = b"<ds:SignedInfo/>";

    fn of(method: SignatureMethod) -> Scheme {
        Scheme::of_method(method).expect("a scheme")
    }

    fn message_digest(digest: Digest) -> MessageDigest {
        match digest {
            Digest::Sha384 => MessageDigest::sha384(),
            Digest::Sha512 => MessageDigest::sha512(),
            _ => MessageDigest::sha256(),
        }
    }

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
        let method = of(SignatureMethod::Ecdsa(Digest::Sha256));
        for curve in [Nid::X9_62_PRIME256V1, Nid::SECP384R1, Nid::SECP521R1, Nid::BRAINPOOL_P256R1] {
            let (key, value) = ec(curve);
            assert!(verifies(method, &key, OCTETS, &value));
            assert!(!verifies(method, &key, b"<ds:SignedInfo>", &value));
            assert!(!verifies(method, &key, OCTETS, &value[1..]));
            assert!(!verifies(method, &key, OCTETS, &[&[0], &value[..], &[0]].concat()));
            assert!(!verifies(method, &key, OCTETS, &vec![0; value.len()]));
            assert!(!verifies(method, &key, OCTETS, b""));
        }
    }

    #[test]
    fn pss_values_have_a_salt_as_long_as_the_digest() {
        let key = PKey::from_rsa(Rsa::generate(2048).expect("a key")).expect("a key");
        let pss = |digest: Digest, salt| {
            let mut signer = Signer::new(message_digest(digest), &key).expect("a signer");
            signer.set_rsa_padding(Padding::PKCS1_PSS).expect("openssl");
            signer.set_rsa_pss_saltlen(salt).expect("openssl");
            signer.sign_oneshot_to_vec(OCTETS).expect("signed")
        };
        for digest in [Digest::Sha256, Digest::Sha384, Digest::Sha512] {
            let method = of(SignatureMethod::RsaPss(digest));
            let value = pss(digest, RsaPssSaltlen::DIGEST_LENGTH);
            assert!(verifies(method, &public(&key), OCTETS, &value));
            assert!(!verifies(method, &public(&key), b"other", &value));
            assert!(!verifies(of(SignatureMethod::RsaPkcs1(digest)), &public(&key), OCTETS, &value));
            assert!(!verifies(method, &public(&key), OCTETS, &pss(digest, RsaPssSaltlen::custom(8))));
        }
    }

    #[test]
    fn a_key_of_another_family_never_verifies() {
        let (key, value) = ec(Nid::X9_62_PRIME256V1);
        assert!(!verifies(of(SignatureMethod::RsaPkcs1(Digest::Sha256)), &key, OCTETS, &value));
    }

    #[test]
    fn methods_are_told_by_their_whole_uri() {
        let read = |uri| scheme(uri).map(|scheme| scheme.method());
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
        assert_eq!(
            read("http://www.w3.org/2007/05/xmldsig-more#sha3-256-rsa-MGF1"),
            Some(SignatureMethod::RsaPss(Digest::Sha3_256))
        );
        assert_eq!(
            read("http://www.w3.org/2021/04/xmldsig-more#ecdsa-sha3-512"),
            Some(SignatureMethod::Ecdsa(Digest::Sha3_512))
        );
        assert_eq!(read("http://www.w3.org/2021/04/xmldsig-more#eddsa-ed25519"), Some(SignatureMethod::Ed25519));
        assert_eq!(read("http://www.w3.org/2001/04/xmldsig-more#rsa-sha3-256"), None);
        assert_eq!(read("http://www.w3.org/2001/04/xmldsig-more#hmac-sha256"), None);
        assert_eq!(read("http://www.w3.org/2000/09/xmldsig#hmac-sha1"), None);
        assert_eq!(read("urn:else#rsa-sha256"), None);
        assert_eq!(read(""), None);
    }
}
