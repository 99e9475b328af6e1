//! Making keys inside a token, such that they never leave it.

use cryptoki::{
    mechanism::Mechanism,
    object::{Attribute, AttributeType, ObjectClass, ObjectHandle},
    session::Session,
};
use openssl::{
    bn::{BigNum, BigNumContext},
    ec::{EcGroup, EcKey, EcPoint},
    nid::Nid,
    pkey::{PKey, Public},
    rsa::Rsa,
    sha::sha256,
};

use super::{KeyName, Token, TokenFault, TokenPair, connection::Connection};
use crate::Kind;
use certificates::asn1::{Element, OCTET_STRING};

impl Token {
    /// Makes a key of this kind in the token under a label that no key there has. It is sensitive and cannot be extracted,
    /// was so from its beginning, and signs and does nothing else.
    ///
    /// # Errors
    /// The token cannot be reached, has a key of this label, or made one that could be read.
    pub fn make(&self, label: &str, kind: Kind) -> Result<TokenPair, TokenFault> {
        let name = KeyName::Label(label.to_owned());
        self.write(|connection| {
            match connection.private(&name) {
                Err(TokenFault::NoKey(_)) => {}
                Ok(_) | Err(TokenFault::SeveralKeys(_)) => return Err(TokenFault::Taken(name.clone())),
                Err(other) => return Err(other),
            }
            let session = &connection.session;
            let (public, private) = generate(session, label, kind)?;
            if !never_leaves(session, private)? {
                session.destroy_object(private)?;
                session.destroy_object(public)?;
                return Err(TokenFault::Readable);
            }
            Ok(())
        })?;
        self.pair(name)
    }

    /// The key of this name, read from the token with its public half.
    ///
    /// # Errors
    /// The token cannot be reached, or holds no such key with its public half.
    pub fn pair(&self, name: KeyName) -> Result<TokenPair, TokenFault> {
        let public = self.write(|connection| {
            connection.private(&name)?;
            public_half(&connection.session, connection.sole(&name, ObjectClass::PUBLIC_KEY)?)
        })?;
        TokenPair::known(self.clone(), name, public)
    }

    /// What the token gives out of a private key when asked for all of it: the names of the secret attributes it showed.
    ///
    /// # Errors
    /// The token cannot be reached, or holds no such key.
    pub fn readable_secrets(&self, name: &KeyName) -> Result<Vec<&'static str>, TokenFault> {
        const SECRETS: [(AttributeType, &str); 7] = [
            (AttributeType::Value, "CKA_VALUE"),
            (AttributeType::PrivateExponent, "CKA_PRIVATE_EXPONENT"),
            (AttributeType::Prime1, "CKA_PRIME_1"),
            (AttributeType::Prime2, "CKA_PRIME_2"),
            (AttributeType::Exponent1, "CKA_EXPONENT_1"),
            (AttributeType::Exponent2, "CKA_EXPONENT_2"),
            (AttributeType::Coefficient, "CKA_COEFFICIENT"),
        ];
        self.write(|connection| {
            let key = connection.private(name)?;
            let shown = |secret: &&(AttributeType, &str)| {
                connection.session.get_attributes(key, &[secret.0]).is_ok_and(|found| !found.is_empty())
            };
            Ok(SECRETS.iter().filter(shown).map(|(_, name)| *name).collect())
        })
    }

    /// Does something in a session of its own that may write.
    fn write<T>(&self, act: impl FnOnce(&Connection) -> Result<T, TokenFault>) -> Result<T, TokenFault> {
        self.0.module.within(|library, generation| {
            let connection = Connection::open_to_write(&self.0, library, generation)?;
            let done = act(&connection);
            connection.session.close()?;
            done
        })
    }
}

fn generate(session: &Session, label: &str, kind: Kind) -> Result<(ObjectHandle, ObjectHandle), TokenFault> {
    // Both halves bear one id, by which other programs know them for a pair.
    let id = sha256(label.as_bytes())[..16].to_vec();
    let named = [Attribute::Token(true), Attribute::Label(label.as_bytes().to_vec()), Attribute::Id(id)];
    let mut public = named.to_vec();
    public.extend([Attribute::Private(false), Attribute::Verify(true)]);
    let mut private = named.to_vec();
    private.extend([
        Attribute::Private(true),
        Attribute::Sensitive(true),
        Attribute::Extractable(false),
        Attribute::Sign(true),
        Attribute::Decrypt(false),
        Attribute::Unwrap(false),
    ]);
    let mechanism = match kind {
        Kind::Rsa3072 => {
            public.extend([Attribute::ModulusBits(3072.into()), Attribute::PublicExponent(vec![1, 0, 1])]);
            Mechanism::RsaPkcsKeyPairGen
        }
        Kind::P256 => {
            public.push(Attribute::EcParams(crate::der::object_identifier("1.2.840.10045.3.1.7")));
            Mechanism::EccKeyPairGen
        }
        Kind::P384 => {
            public.push(Attribute::EcParams(crate::der::object_identifier("1.3.132.0.34")));
            Mechanism::EccKeyPairGen
        }
    };
    Ok(session.generate_key_pair(&mechanism, &public, &private)?)
}

/// Whether the token says that the key is sensitive and not extractable, and always was.
fn never_leaves(session: &Session, private: ObjectHandle) -> Result<bool, TokenFault> {
    let asked = [
        AttributeType::Sensitive,
        AttributeType::AlwaysSensitive,
        AttributeType::Extractable,
        AttributeType::NeverExtractable,
    ];
    let said = session.get_attributes(private, &asked)?;
    Ok([
        Attribute::Sensitive(true),
        Attribute::AlwaysSensitive(true),
        Attribute::Extractable(false),
        Attribute::NeverExtractable(true),
    ]
    .iter()
    .all(|wanted| said.contains(wanted)))
}

fn public_half(session: &Session, public: ObjectHandle) -> Result<PKey<Public>, TokenFault> {
    let asked =
        [AttributeType::EcParams, AttributeType::EcPoint, AttributeType::Modulus, AttributeType::PublicExponent];
    // One after the other: a token may refuse the whole question for one attribute that the key has not.
    let mut said = Vec::new();
    for one in asked {
        said.extend(session.get_attributes(public, &[one]).unwrap_or_default());
    }
    let read = |error: openssl::error::ErrorStack| TokenFault::Other(error.to_string());
    match &said[..] {
        [Attribute::EcParams(curve), Attribute::EcPoint(point)] => {
            let curve = if *curve == crate::der::object_identifier("1.3.132.0.34") {
                Nid::SECP384R1
            } else {
                Nid::X9_62_PRIME256V1
            };
            let group = EcGroup::from_curve_name(curve).map_err(read)?;
            // DER around the point (PKCS#11 3.0, section 2.3.3); some tokens leave it out.
            let inside = Element::sole(point).ok().filter(|element| element.tag() == OCTET_STRING);
            let octets = inside.as_ref().map_or(point.as_slice(), Element::content);
            let mut context = BigNumContext::new().map_err(read)?;
            let point = EcPoint::from_bytes(&group, octets, &mut context).map_err(read)?;
            EcKey::from_public_key(&group, &point).and_then(PKey::from_ec_key).map_err(read)
        }
        [Attribute::Modulus(modulus), Attribute::PublicExponent(exponent)] => {
            let (modulus, exponent) = (BigNum::from_slice(modulus), BigNum::from_slice(exponent));
            let rsa = Rsa::from_public_components(modulus.map_err(read)?, exponent.map_err(read)?);
            rsa.and_then(PKey::from_rsa).map_err(read)
        }
        _ => Err(TokenFault::Unsupported),
    }
}
