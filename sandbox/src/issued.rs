//! A key that an authority of the sandbox gave out.

use openssl::{
    pkcs12::Pkcs12,
    pkey::{PKey, Private},
    stack::Stack,
    x509::X509,
};

use certificates::Certificate;
use seals::{FileKey, Key as _};
use vocabulary::Fault;

/// The key of a person or of an office's seal, with its certificate and those above it but the root.
#[derive(Debug)]
pub struct IssuedKey {
    private: PKey<Private>,
    key: FileKey,
}

impl IssuedKey {
    /// A key with its certificate and those above it.
    pub(crate) fn of(private: PKey<Private>, mut certificates: Vec<Certificate>) -> Result<Self, Fault> {
        let chain = certificates.split_off(certificates.len().min(1));
        let certificate = certificates.pop().ok_or_else(|| Fault::new("a key without a certificate"))?;
        let key = FileKey::from_parts(private.clone(), certificate, chain)?;
        Ok(Self { private, key })
    }

    /// The key, ready to sign.
    #[must_use]
    pub fn key(&self) -> &FileKey {
        &self.key
    }

    /// The key alone, for whoever signs with it now and keeps no file of it.
    #[must_use]
    pub fn into_key(self) -> FileKey {
        self.key
    }

    /// Its certificate.
    #[must_use]
    pub fn certificate(&self) -> &Certificate {
        self.key.certificate()
    }

    /// A PKCS#12 file of the key, its certificate and chain, encrypted with AES-256.
    ///
    /// # Errors
    /// OpenSSL cannot write it.
    pub fn pkcs12(&self, password: &str) -> Result<Vec<u8>, Fault> {
        let mut chain = Stack::new()?;
        for above in self.key.chain() {
            chain.push(X509::from_der(above.der())?)?;
        }
        let certificate = X509::from_der(self.certificate().der())?;
        let mut file = Pkcs12::builder();
        file.name(&self.certificate().common_name().unwrap_or_default());
        file.pkey(&self.private).cert(&certificate).ca(chain);
        Ok(file.build2(password)?.to_der()?)
    }
}
