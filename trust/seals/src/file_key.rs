//! A key kept in a PKCS#12 file.

use std::{fmt, fs, path::Path};

use certificates::Certificate;
use openssl::{
    ecdsa::EcdsaSig,
    error::ErrorStack,
    md::Md,
    nid::Nid,
    pkcs12::Pkcs12,
    pkey::{Id, PKey, Private},
    pkey_ctx::PkeyCtx,
    rsa::Padding,
    sign::RsaPssSaltlen,
};

use crate::{Algorithm, Key, KeyFault};

/// A private key in memory, read from a PKCS#12 file: RSA of 2048 bits or more, or an elliptic curve key on P-256 or P-384.
pub struct FileKey {
    private: PKey<Private>,
    algorithm: Algorithm,
    certificate: Certificate,
    chain: Vec<Certificate>,
}

/// A file holds no key we can sign with.
#[derive(Debug, thiserror::Error)]
pub enum UnreadableKey {
    /// The file cannot be read.
    #[error("the key file cannot be read")]
    File(#[from] std::io::Error),
    /// It is not PKCS#12, the password is another, or the encryption is of the old kind that OpenSSL 3 no longer reads.
    #[error("not a PKCS#12 file of this password in a current encryption")]
    NotPkcs12(#[source] ErrorStack),
    /// It lacks the private key or its certificate, or its certificates cannot be read.
    #[error("no private key with a readable certificate in the file")]
    Incomplete,
    /// The certificate is of another key.
    #[error("the certificate in the file belongs to another key")]
    Mismatched,
    /// Neither RSA of 2048 bits or more nor P-256 nor P-384.
    #[error("the key is neither RSA of 2048 bits or more nor on P-256 or P-384")]
    Unsupported,
}

impl FileKey {
    /// Reads a PKCS#12 file.
    ///
    /// # Errors
    /// The file holds no key we can sign with.
    pub fn open(path: &Path, password: &str) -> Result<Self, UnreadableKey> {
        Self::from_pkcs12(&fs::read(path)?, password)
    }

    /// Reads the octets of a PKCS#12 file.
    ///
    /// # Errors
    /// The file holds no key we can sign with.
    pub fn from_pkcs12(octets: &[u8], password: &str) -> Result<Self, UnreadableKey> {
        let parts =
            Pkcs12::from_der(octets).and_then(|file| file.parse2(password)).map_err(UnreadableKey::NotPkcs12)?;
        let readable = |x509: &openssl::x509::X509Ref| {
            x509.to_der().ok().and_then(|der| Certificate::from_der(&der).ok()).ok_or(UnreadableKey::Incomplete)
        };
        let certificate = readable(parts.cert.as_deref().ok_or(UnreadableKey::Incomplete)?)?;
        let others: Vec<Certificate> = parts.ca.iter().flatten().map(readable).collect::<Result<_, _>>()?;
        let private = parts.pkey.ok_or(UnreadableKey::Incomplete)?;
        let chain = ordered(&certificate, others);
        Self::from_parts(private, certificate, chain)
    }

    /// A key from its parts; the chain nearest first.
    ///
    /// # Errors
    /// The certificate is of another key, or we cannot sign with keys of this kind.
    pub fn from_parts(
        private: PKey<Private>,
        certificate: Certificate,
        chain: Vec<Certificate>,
    ) -> Result<Self, UnreadableKey> {
        let algorithm = match private.id() {
            Id::RSA if private.bits() >= 2048 => Algorithm::RsaPkcs1Sha256,
            // A key that its certificate keeps for this alone (RFC 4055, section 1.2).
            Id::RSA_PSS if private.bits() >= 2048 => Algorithm::RsaPssSha256,
            Id::EC => match private.ec_key().ok().and_then(|key| key.group().curve_name()) {
                Some(Nid::X9_62_PRIME256V1) => Algorithm::EcdsaP256Sha256,
                Some(Nid::SECP384R1) => Algorithm::EcdsaP384Sha384,
                _ => return Err(UnreadableKey::Unsupported),
            },
            _ => return Err(UnreadableKey::Unsupported),
        };
        if !certificate.key().is_some_and(|public| public.public_eq(&private)) {
            return Err(UnreadableKey::Mismatched);
        }
        Ok(Self { private, algorithm, certificate, chain })
    }

    /// The same key; RSA signs by RSASSA-PSS from now on.
    #[must_use]
    pub fn by_pss(mut self) -> Self {
        if self.algorithm == Algorithm::RsaPkcs1Sha256 {
            self.algorithm = Algorithm::RsaPssSha256;
        }
        self
    }

    fn signature(&self, digest: &[u8]) -> Result<Vec<u8>, ErrorStack> {
        match self.algorithm {
            Algorithm::EcdsaP256Sha256 => self.both_numbers(digest, 32),
            Algorithm::EcdsaP384Sha384 => self.both_numbers(digest, 48),
            Algorithm::RsaPkcs1Sha256 => self.rsa(digest, Padding::PKCS1),
            Algorithm::RsaPssSha256 => self.rsa(digest, Padding::PKCS1_PSS),
        }
    }

    /// r and s of ECDSA, each of so many octets.
    fn both_numbers(&self, digest: &[u8], octets: i32) -> Result<Vec<u8>, ErrorStack> {
        let signature = EcdsaSig::sign(digest, &*self.private.ec_key()?)?;
        Ok([signature.r().to_vec_padded(octets)?, signature.s().to_vec_padded(octets)?].concat())
    }

    fn rsa(&self, digest: &[u8], padding: Padding) -> Result<Vec<u8>, ErrorStack> {
        let mut context = PkeyCtx::new(&self.private)?;
        context.sign_init()?;
        context.set_rsa_padding(padding)?;
        context.set_signature_md(Md::sha256())?;
        if padding == Padding::PKCS1_PSS {
            context.set_rsa_mgf1_md(Md::sha256())?;
            context.set_rsa_pss_saltlen(RsaPssSaltlen::custom(32))?;
        }
        let mut signature = Vec::new();
        context.sign_to_vec(digest, &mut signature)?;
        Ok(signature)
    }
}

impl Key for FileKey {
    fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    fn certificate(&self) -> &Certificate {
        &self.certificate
    }

    fn chain(&self) -> &[Certificate] {
        &self.chain
    }

    fn sign(&self, digest: &[u8]) -> Result<Vec<u8>, KeyFault> {
        // OpenSSL would sign a digest of any length by ECDSA.
        if digest.len() != self.algorithm.digest(&[]).len() {
            return Err(KeyFault("a digest of another length than the algorithm's".to_owned()));
        }
        self.signature(digest).map_err(|cause| KeyFault(cause.to_string()))
    }
}

impl fmt::Debug for FileKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FileKey({})", self.certificate.subject())
    }
}

/// The path upwards from a certificate among others, which a file may list in any order.
fn ordered(leaf: &Certificate, mut others: Vec<Certificate>) -> Vec<Certificate> {
    let mut chain: Vec<Certificate> = Vec::new();
    while let Some(above) = others.iter().position(|other| chain.last().unwrap_or(leaf).issuer_is(other)) {
        chain.push(others.swap_remove(above));
    }
    chain
}
