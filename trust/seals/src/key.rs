//! A key that can sign, wherever it is kept.

use std::{fmt, panic::resume_unwind, sync::Arc};

use certificates::Certificate;
use openssl::{
    bn::BigNum,
    ecdsa::EcdsaSig,
    error::ErrorStack,
    md::Md,
    nid::Nid,
    pkey::{HasPublic, Id, PKey, PKeyRef, Public},
    pkey_ctx::PkeyCtx,
    rsa::Padding,
    sha::{Sha256, Sha384},
    sign::RsaPssSaltlen,
};

use crate::TokenPair;

/// How a key signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algorithm {
    /// ECDSA over P-256 (FIPS 186-5); the default for new keys of an office.
    EcdsaP256Sha256,
    /// ECDSA over P-384 with SHA-384.
    EcdsaP384Sha384,
    /// RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017, section 8.2).
    RsaPkcs1Sha256,
    /// RSASSA-PSS with SHA-256 throughout and a salt of 32 octets (RFC 8017, section 8.1).
    RsaPssSha256,
}

impl Algorithm {
    /// How keys with this public half sign; none for kinds and sizes that we do not sign with.
    #[must_use]
    pub fn of<T: HasPublic>(public: &PKeyRef<T>) -> Option<Self> {
        match public.id() {
            Id::RSA if public.bits() >= 2048 => Some(Self::RsaPkcs1Sha256),
            // A key that its certificate keeps for this alone (RFC 4055, section 1.2).
            Id::RSA_PSS if public.bits() >= 2048 => Some(Self::RsaPssSha256),
            Id::EC => match public.ec_key().ok()?.group().curve_name()? {
                Nid::X9_62_PRIME256V1 => Some(Self::EcdsaP256Sha256),
                Nid::SECP384R1 => Some(Self::EcdsaP384Sha384),
                _ => None,
            },
            _ => None,
        }
    }

    /// RSASSA-PSS in place of RSASSA-PKCS1-v1_5; any other as it is.
    #[must_use]
    pub fn by_pss(self) -> Self {
        if self == Self::RsaPkcs1Sha256 { Self::RsaPssSha256 } else { self }
    }

    /// The digest that a key of this algorithm signs, of these parts taken as one after the other.
    #[must_use]
    pub fn digest(self, parts: &[&[u8]]) -> Vec<u8> {
        match self {
            Self::EcdsaP384Sha384 => {
                let mut digest = Sha384::new();
                parts.iter().for_each(|part| digest.update(part));
                digest.finish().to_vec()
            }
            Self::EcdsaP256Sha256 | Self::RsaPkcs1Sha256 | Self::RsaPssSha256 => {
                let mut digest = Sha256::new();
                parts.iter().for_each(|part| digest.update(part));
                digest.finish().to_vec()
            }
        }
    }
}

/// A private key that nobody has certified yet, or whose certificate does not matter here.
pub trait Pair: Send + Sync {
    /// How this key signs.
    fn algorithm(&self) -> Algorithm;

    /// Its public half.
    fn public(&self) -> PKey<Public>;

    /// As [`Key::sign`].
    ///
    /// # Errors
    /// As there.
    fn sign(&self, digest: &[u8]) -> Result<Vec<u8>, KeyFault>;

    /// The same key; RSA signs by RSASSA-PSS from now on.
    #[must_use]
    fn by_pss(self) -> Self
    where
        Self: Sized;

    /// The key in its token, if it is in one.
    fn in_token(&self) -> Option<&TokenPair> {
        None
    }
}

/// A private key with its certificate, in a file or in a hardware module.
pub trait Key: Send + Sync {
    /// How this key signs.
    fn algorithm(&self) -> Algorithm;

    /// The certificate of this key.
    fn certificate(&self) -> &Certificate;

    /// The certificates above it, nearest first, with or without the root.
    fn chain(&self) -> &[Certificate];

    /// The signature of a digest made by [`Algorithm::digest`]. ECDSA: r and s, each as long as the curve's order, as XMLDSig
    /// wants it (RFC 4051, section 3.4.1).
    ///
    /// # Errors
    /// The digest is of another length, or the key cannot be used now; for a hardware module this may pass.
    fn sign(&self, digest: &[u8]) -> Result<Vec<u8>, KeyFault>;

    /// The key in its token, if it is in one.
    fn in_token(&self) -> Option<&TokenPair> {
        None
    }
}

/// A private key with its certificate, wherever the key is kept.
pub struct CertifiedKey<P> {
    pair: P,
    certificate: Certificate,
    chain: Vec<Certificate>,
}

impl<P: Pair> CertifiedKey<P> {
    /// Whoever calls knows that the certificate is of this key. Those above it stand in any order.
    pub(crate) fn of(pair: P, certificate: Certificate, others: Vec<Certificate>) -> Self {
        let chain = ordered(&certificate, others);
        Self { pair, certificate, chain }
    }

    /// The same key; RSA signs by RSASSA-PSS from now on.
    #[must_use]
    pub fn by_pss(self) -> Self {
        Self { pair: self.pair.by_pss(), ..self }
    }
}

impl<P: Pair> Key for CertifiedKey<P> {
    fn algorithm(&self) -> Algorithm {
        self.pair.algorithm()
    }

    fn certificate(&self) -> &Certificate {
        &self.certificate
    }

    fn chain(&self) -> &[Certificate] {
        &self.chain
    }

    fn sign(&self, digest: &[u8]) -> Result<Vec<u8>, KeyFault> {
        self.pair.sign(digest)
    }

    fn in_token(&self) -> Option<&TokenPair> {
        self.pair.in_token()
    }
}

impl<P> fmt::Debug for CertifiedKey<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CertifiedKey({})", self.certificate.subject())
    }
}

/// What is made with a key, in a thread that may wait: for a key in a token one of the token's own, so that the work is handed
/// over once and not again for each signature.
///
/// # Errors
/// The work was not done: the token hangs, or hung longer than is waited for it.
///
/// # Panics
/// The work panicked.
pub async fn with_key<T: Send + 'static>(
    key: Arc<dyn Key>,
    make: impl FnOnce(&dyn Key) -> T + Send + 'static,
) -> Result<T, KeyFault> {
    match key.in_token() {
        Some(pair) => pair.make(Arc::clone(&key), make).await,
        None => tokio::task::spawn_blocking(move || make(&*key)).await.map_err(|error| match error.try_into_panic() {
            Ok(panic) => resume_unwind(panic),
            Err(error) => KeyFault(error.to_string()),
        }),
    }
}

/// A key could not sign. The sentence is for the operator.
#[derive(Debug, thiserror::Error)]
#[error("the key cannot sign: {0}")]
pub struct KeyFault(pub String);

/// Whether this is the signature, as [`Key::sign`] gives it, of a digest by the key with this public half.
pub(crate) fn verifies(algorithm: Algorithm, public: &PKey<Public>, digest: &[u8], signature: &[u8]) -> bool {
    let verified = || -> Result<bool, ErrorStack> {
        match algorithm {
            Algorithm::EcdsaP256Sha256 | Algorithm::EcdsaP384Sha384 => {
                let (r, s) = signature.split_at(signature.len() / 2);
                let both = EcdsaSig::from_private_components(BigNum::from_slice(r)?, BigNum::from_slice(s)?)?;
                both.verify(digest, &*public.ec_key()?)
            }
            Algorithm::RsaPkcs1Sha256 | Algorithm::RsaPssSha256 => {
                let mut context = PkeyCtx::new(public)?;
                context.verify_init()?;
                rsa_shape(&mut context, algorithm)?;
                context.verify(digest, signature)
            }
        }
    };
    verified().unwrap_or(false)
}

/// The padding of RSA signatures of this algorithm.
pub(crate) fn rsa_shape<T>(context: &mut PkeyCtx<T>, algorithm: Algorithm) -> Result<(), ErrorStack> {
    let by_pss = algorithm == Algorithm::RsaPssSha256;
    context.set_rsa_padding(if by_pss { Padding::PKCS1_PSS } else { Padding::PKCS1 })?;
    context.set_signature_md(Md::sha256())?;
    if by_pss {
        context.set_rsa_mgf1_md(Md::sha256())?;
        context.set_rsa_pss_saltlen(RsaPssSaltlen::custom(32))?;
    }
    Ok(())
}

/// The path upwards from a certificate among others, which a file may list in any order.
fn ordered(leaf: &Certificate, mut others: Vec<Certificate>) -> Vec<Certificate> {
    let mut chain: Vec<Certificate> = Vec::new();
    while let Some(above) = others.iter().position(|other| chain.last().unwrap_or(leaf).issuer_is(other)) {
        chain.push(others.swap_remove(above));
    }
    chain
}
