//! Which algorithms and keys protect, and until when: data, not code.

use std::{collections::BTreeMap, sync::LazyLock};

use openssl::{
    nid::Nid,
    pkey::{Id, PKeyRef, Public},
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use vocabulary::Instant;

use crate::{
    Certificate,
    algorithm::{Digest, Scheme, SignatureMethod},
};

/// Until when algorithms and keys protect (ETSI TS 119 312). What is not named never does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Strength {
    /// Digests by their name, such as `sha256` or `sha3-256`.
    pub digests: BTreeMap<Digest, Lifetime>,
    /// Ways of signing by their name: `rsa-pkcs1`, `rsa-pss`, `ecdsa`, `dsa`, `ed25519`, `ed448`.
    pub methods: BTreeMap<String, Lifetime>,
    /// Keys by their family, `rsa`, `ec` or `dsa`, and the least number of bits.
    pub keys: BTreeMap<String, Vec<KeySize>>,
}

/// Keys of at least so many bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeySize {
    /// The least number of bits: of the modulus, or of the order of the curve.
    pub bits: u32,
    /// Until when such keys protect.
    pub until: Lifetime,
}

/// How long something protects: `never`, `always`, or until the day that is named, which is the first when it no longer does
/// (in UTC).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lifetime {
    /// It never did, as far as anyone here can rely on it.
    Never,
    /// Until that instant.
    Until(Instant),
    /// No end is known.
    Always,
}

impl Lifetime {
    /// Does it protect at that instant?
    #[must_use]
    pub fn holds_at(self, at: Instant) -> bool {
        match self {
            Self::Never => false,
            Self::Until(end) => at < end,
            Self::Always => true,
        }
    }
}

impl Strength {
    /// How long a digest protects.
    #[must_use]
    pub fn digest(&self, digest: Digest) -> Lifetime {
        self.digests.get(&digest).copied().unwrap_or(Lifetime::Never)
    }

    /// How long a way of signing protects, with the digest in it.
    #[must_use]
    pub fn method(&self, method: SignatureMethod) -> Lifetime {
        let name = match method {
            SignatureMethod::RsaPkcs1(_) => "rsa-pkcs1",
            SignatureMethod::RsaPss(_) => "rsa-pss",
            SignatureMethod::Ecdsa(_) => "ecdsa",
            SignatureMethod::Dsa(_) => "dsa",
            SignatureMethod::Ed25519 => "ed25519",
            SignatureMethod::Ed448 => "ed448",
        };
        let digest = method.digest().map_or(Lifetime::Always, |digest| self.digest(digest));
        self.methods.get(name).copied().unwrap_or(Lifetime::Never).min(digest)
    }

    /// How long a key protects.
    #[must_use]
    pub fn key(&self, key: &PKeyRef<Public>) -> Lifetime {
        let family = match key.id() {
            Id::RSA | Id::RSA_PSS => "rsa",
            Id::EC if is_agreed(key) => "ec",
            Id::DSA => "dsa",
            Id::ED25519 => return self.method(SignatureMethod::Ed25519),
            Id::ED448 => return self.method(SignatureMethod::Ed448),
            _ => return Lifetime::Never,
        };
        let sizes = self.keys.get(family).into_iter().flatten();
        sizes.filter(|size| size.bits <= key.bits()).map(|size| size.until).max().unwrap_or(Lifetime::Never)
    }

    /// How long what was signed in this way by this certificate's key is protected; none: a way that nobody knows.
    pub(crate) fn signed(&self, scheme: Option<Scheme>, by: &Certificate) -> Lifetime {
        let (Some(scheme), Some(key)) = (scheme, by.key()) else { return Lifetime::Never };
        let mask = scheme.mask().map_or(Lifetime::Always, |digest| self.digest(digest));
        self.key(&key).min(self.method(scheme.method())).min(mask)
    }
}

/// Whether the key's curve is one of NIST or brainpool (ETSI TS 119 312); others, and those that a key describes itself, are
/// as long and protect nothing that anyone agreed on.
fn is_agreed(key: &PKeyRef<Public>) -> bool {
    let agreed = [
        Nid::SECP224R1,
        Nid::X9_62_PRIME256V1,
        Nid::SECP384R1,
        Nid::SECP521R1,
        Nid::BRAINPOOL_P256R1,
        Nid::BRAINPOOL_P320R1,
        Nid::BRAINPOOL_P384R1,
        Nid::BRAINPOOL_P512R1,
    ];
    key.ec_key().is_ok_and(|key| key.group().curve_name().is_some_and(|curve| agreed.contains(&curve)))
}

impl Default for Strength {
    /// The table that comes with the program, fit for public offices in Poland.
    fn default() -> Self {
        static TABLE: LazyLock<Strength> =
            LazyLock::new(|| toml::from_str(include_str!("office.toml")).expect("a test reads the table"));
        TABLE.clone()
    }
}

impl Serialize for Lifetime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Never => serializer.serialize_str("never"),
            Self::Always => serializer.serialize_str("always"),
            Self::Until(end) => serializer.serialize_str(end.rfc3339().get(..10).unwrap_or_default()),
        }
    }
}

impl<'de> Deserialize<'de> for Lifetime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        match word.as_str() {
            "never" => Ok(Self::Never),
            "always" => Ok(Self::Always),
            day => Instant::parse(&format!("{day}T00:00:00Z")).map(Self::Until).map_err(D::Error::custom),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Digest, Lifetime, Nid, SignatureMethod, Strength};
    use openssl::{
        ec::{EcGroup, EcKey},
        pkey::PKey,
    };
    use vocabulary::Instant;

    #[test]
    fn the_table_is_read_and_knows_the_ends() {
        let table = Strength::default();
        let day = |day: &str| Instant::parse(&format!("{day}T00:00:00Z")).expect("a day");
        for good in [Digest::Sha256, Digest::Sha3_512] {
            assert!(table.digest(good).holds_at(day("2034-01-01")));
        }
        assert!(table.digest(Digest::Sha1).holds_at(day("2018-07-01")));
        assert!(!table.digest(Digest::Sha1).holds_at(day("2018-07-02")));
        assert!(!table.method(SignatureMethod::RsaPkcs1(Digest::Sha1)).holds_at(day("2018-07-02")));
        assert_eq!(table.method(SignatureMethod::Dsa(Digest::Sha256)), Lifetime::Never);
        assert_eq!(table.method(SignatureMethod::Ed25519), Lifetime::Always);
    }

    #[test]
    fn a_curve_that_nobody_agreed_on_protects_nothing() {
        let table = Strength::default();
        let lifetime = |curve| {
            let group = EcGroup::from_curve_name(curve).expect("a curve");
            let key = EcKey::generate(&group).and_then(|key| EcKey::from_public_key(&group, key.public_key()));
            table.key(&PKey::from_ec_key(key.expect("a key")).expect("a key"))
        };
        for agreed in [Nid::X9_62_PRIME256V1, Nid::SECP521R1, Nid::BRAINPOOL_P256R1, Nid::BRAINPOOL_P512R1] {
            assert_eq!(lifetime(agreed), Lifetime::Always);
        }
        assert_eq!(lifetime(Nid::SECP256K1), Lifetime::Never);
    }

    #[test]
    fn a_table_is_written_as_it_was_read() {
        let table = Strength::default();
        let json = serde_json::to_string(&table).expect("JSON");
        assert_eq!(serde_json::from_str::<Strength>(&json).expect("reads back"), table);
    }
}
