//! Keys kept in encrypted files: PKCS#12 with the certificate inside, or PKCS#8 with the certificate beside it.

use std::{fs, path::Path};

use certificates::Certificate;
use openssl::{
    ec::{EcGroup, EcKey},
    ecdsa::EcdsaSig,
    error::ErrorStack,
    nid::Nid,
    pkcs12::Pkcs12,
    pkey::{PKey, Private, Public},
    pkey_ctx::PkeyCtx,
    rsa::Rsa,
    symm::Cipher,
};

use crate::{Algorithm, KeyFault, Kind, Pair, key::CertifiedKey, key::rsa_shape};

/// How a file with an encrypted key begins (RFC 7468, section 11).
const ENCRYPTED: &[u8] = b"-----BEGIN ENCRYPTED PRIVATE KEY-----";

/// A private key in memory: RSA of 2048 bits or more, or an elliptic curve key on P-256 or P-384.
pub struct FilePair {
    private: PKey<Private>,
    public: PKey<Public>,
    algorithm: Algorithm,
}

/// A private key in memory with its certificate.
pub type FileKey = CertifiedKey<FilePair>;

/// A file holds no key we can sign with.
#[derive(Debug, thiserror::Error)]
pub enum UnreadableKey {
    /// The file cannot be read.
    #[error("the key file cannot be read")]
    File(#[from] std::io::Error),
    /// It is not PKCS#12, the password is another, or the encryption is of the old kind that OpenSSL 3 no longer reads.
    #[error("not a PKCS#12 file of this password in a current encryption")]
    NotPkcs12(#[source] ErrorStack),
    /// It is not an encrypted key in PKCS#8, or the password is another.
    #[error("not an encrypted PKCS#8 file (PEM) of this password")]
    NotPkcs8,
    /// It lacks the private key or its certificate, or its certificates cannot be read.
    #[error("no private key with a readable certificate in the file")]
    Incomplete,
    /// The certificate is of another key.
    #[error("the certificate belongs to another key")]
    Mismatched,
    /// Neither RSA of 2048 bits or more nor P-256 nor P-384.
    #[error("the key is neither RSA of 2048 bits or more nor on P-256 or P-384")]
    Unsupported,
    /// OpenSSL cannot do what was asked.
    #[error(transparent)]
    OpenSsl(#[from] ErrorStack),
}

impl FilePair {
    /// A new key of this kind.
    ///
    /// # Errors
    /// OpenSSL cannot make it.
    pub fn make(kind: Kind) -> Result<Self, UnreadableKey> {
        let on = |curve| PKey::from_ec_key(EcKey::generate(EcGroup::from_curve_name(curve)?.as_ref())?);
        let private = match kind {
            Kind::P256 => on(Nid::X9_62_PRIME256V1),
            Kind::P384 => on(Nid::SECP384R1),
            Kind::Rsa3072 => Rsa::generate(3072).and_then(PKey::from_rsa),
        };
        Self::of(private?)
    }

    /// Reads an encrypted key in PKCS#8 (PEM).
    ///
    /// # Errors
    /// It holds no key we can sign with, or one that is not encrypted.
    pub fn from_pkcs8(pem: &[u8], password: &str) -> Result<Self, UnreadableKey> {
        if !pem.trim_ascii_start().starts_with(ENCRYPTED) {
            return Err(UnreadableKey::NotPkcs8);
        }
        let private = PKey::private_key_from_pem_passphrase(pem, password.as_bytes());
        Self::of(private.map_err(|_| UnreadableKey::NotPkcs8)?)
    }

    /// The key as an encrypted PKCS#8 file (PEM; AES-256, PBKDF2).
    ///
    /// # Errors
    /// OpenSSL cannot write it.
    pub fn to_pkcs8(&self, password: &str) -> Result<Vec<u8>, ErrorStack> {
        self.private.private_key_to_pem_pkcs8_passphrase(Cipher::aes_256_cbc(), password.as_bytes())
    }

    fn of(private: PKey<Private>) -> Result<Self, UnreadableKey> {
        let algorithm = Algorithm::of(&private).ok_or(UnreadableKey::Unsupported)?;
        let public = private.public_key_to_der().and_then(|der| PKey::public_key_from_der(&der))?;
        Ok(Self { private, public, algorithm })
    }

    fn signature(&self, digest: &[u8]) -> Result<Vec<u8>, ErrorStack> {
        match self.algorithm {
            Algorithm::EcdsaP256Sha256 => self.both_numbers(digest, 32),
            Algorithm::EcdsaP384Sha384 => self.both_numbers(digest, 48),
            Algorithm::RsaPkcs1Sha256 | Algorithm::RsaPssSha256 => self.rsa(digest),
        }
    }

    /// r and s of ECDSA, each of so many octets.
    fn both_numbers(&self, digest: &[u8], octets: i32) -> Result<Vec<u8>, ErrorStack> {
        let signature = EcdsaSig::sign(digest, &*self.private.ec_key()?)?;
        Ok([signature.r().to_vec_padded(octets)?, signature.s().to_vec_padded(octets)?].concat())
    }

    fn rsa(&self, digest: &[u8]) -> Result<Vec<u8>, ErrorStack> {
        let mut context = PkeyCtx::new(&self.private)?;
        context.sign_init()?;
        rsa_shape(&mut context, self.algorithm)?;
        let mut signature = Vec::new();
        context.sign_to_vec(digest, &mut signature)?;
        Ok(signature)
    }
}

impl Pair for FilePair {
    fn algorithm(&self) -> Algorithm {
        self.algorithm
    }

    fn public(&self) -> PKey<Public> {
        self.public.clone()
    }

    fn sign(&self, digest: &[u8]) -> Result<Vec<u8>, KeyFault> {
        // OpenSSL would sign a digest of any length by ECDSA.
        if digest.len() != self.algorithm.digest(&[]).len() {
            return Err(KeyFault("a digest of another length than the algorithm's".to_owned()));
        }
        self.signature(digest).map_err(|cause| KeyFault(cause.to_string()))
    }

    fn by_pss(self) -> Self {
        Self { algorithm: self.algorithm.by_pss(), ..self }
    }
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
        Self::from_parts(private, certificate, others)
    }

    /// A key from its parts; those above the certificate in any order.
    ///
    /// # Errors
    /// The certificate is of another key, or we cannot sign with keys of this kind.
    pub fn from_parts(
        private: PKey<Private>,
        certificate: Certificate,
        others: Vec<Certificate>,
    ) -> Result<Self, UnreadableKey> {
        Self::certified(FilePair::of(private)?, certificate, others)
    }

    /// A key with its certificate and those above it in any order.
    ///
    /// # Errors
    /// The certificate is of another key.
    pub fn certified(
        pair: FilePair,
        certificate: Certificate,
        others: Vec<Certificate>,
    ) -> Result<Self, UnreadableKey> {
        if !certificate.key().is_some_and(|public| public.public_eq(&pair.public)) {
            return Err(UnreadableKey::Mismatched);
        }
        Ok(Self::of(pair, certificate, others))
    }
}
