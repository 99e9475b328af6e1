//! What is trusted without being proved.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::{Certificate, Der, asn1, crl::List, pem};

/// The trusted certificates, roots or not, and revocation lists found beside them. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Anchors(Arc<Known>);

#[derive(Debug, Default)]
struct Known {
    certificates: Vec<Certificate>,
    crls: Vec<Der>,
}

/// What was named as trusted cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum UnreadableAnchors {
    /// The file or folder cannot be read.
    #[error("{0}: {1}")]
    File(PathBuf, #[source] io::Error),
    /// The file holds neither certificates nor revocation lists.
    #[error("{0}: neither certificates nor revocation lists")]
    Content(PathBuf),
}

impl Anchors {
    /// Reads every path: a file of certificates or revocation lists (PEM, several allowed, or DER), or a folder of such
    /// files, of which those named `*.pem`, `*.crt`, `*.cer`, `*.der` and `*.crl` count.
    ///
    /// # Errors
    /// A path cannot be read, or one of the files holds nothing of the kind.
    pub fn read(paths: &[PathBuf]) -> Result<Self, UnreadableAnchors> {
        let mut known = Known::default();
        for path in paths {
            let missing = |error| UnreadableAnchors::File(path.clone(), error);
            if !fs::metadata(path).map_err(missing)?.is_dir() {
                known.add(path)?;
                continue;
            }
            let mut files = Vec::new();
            for entry in fs::read_dir(path).map_err(missing)? {
                files.push(entry.map_err(missing)?.path());
            }
            files.sort();
            for file in files.iter().filter(|file| is_named_so(file)) {
                known.add(file)?;
            }
        }
        Ok(Self(Arc::new(known)))
    }

    /// These certificates are trusted.
    #[must_use]
    pub fn of(certificates: Vec<Certificate>) -> Self {
        Self(Arc::new(Known { certificates, crls: Vec::new() }))
    }

    /// The trusted certificates.
    #[must_use]
    pub fn certificates(&self) -> &[Certificate] {
        &self.0.certificates
    }

    /// The revocation lists found beside them; each still has to prove itself.
    #[must_use]
    pub fn crls(&self) -> &[Der] {
        &self.0.crls
    }

    /// Is exactly this certificate trusted?
    #[must_use]
    pub fn contains(&self, certificate: &Certificate) -> bool {
        self.0.certificates.contains(certificate)
    }
}

impl Known {
    fn add(&mut self, path: &Path) -> Result<(), UnreadableAnchors> {
        let unreadable = || UnreadableAnchors::Content(path.to_owned());
        let bytes = fs::read(path).map_err(|error| UnreadableAnchors::File(path.to_owned(), error))?;
        let certificates = pem::blocks(&bytes, "CERTIFICATE");
        let lists = pem::blocks(&bytes, "X509 CRL");
        if !certificates.is_empty() || !lists.is_empty() {
            for der in certificates {
                self.certificates.push(Certificate::from_der(&der).map_err(|_| unreadable())?);
            }
            for der in lists {
                List::read(&der).map_err(|asn1::Malformed| unreadable())?;
                self.crls.push(Der::from(der));
            }
        } else if let Ok(certificate) = Certificate::from_der(&bytes) {
            self.certificates.push(certificate);
        } else {
            List::read(&bytes).map_err(|asn1::Malformed| unreadable())?;
            self.crls.push(Der::from(bytes));
        }
        Ok(())
    }
}

fn is_named_so(file: &Path) -> bool {
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    matches!(ending.as_deref(), Some("pem" | "crt" | "cer" | "der" | "crl")) && file.is_file()
}
