//! What is trusted without being proved.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

use vocabulary::Instant;

use crate::{
    Certificate, Der, Use, asn1,
    crl::List,
    lists::{ServiceKind, TrustedList},
    pem,
};

/// The trusted certificates, roots or not, revocation lists found beside them, and the trusted lists that are believed.
/// Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Anchors(Arc<Known>);

#[derive(Debug, Default, Clone)]
struct Known {
    certificates: Vec<Certificate>,
    crls: Vec<Der>,
    lists: Vec<Arc<TrustedList>>,
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
        Self(Arc::new(Known { certificates, ..Known::default() }))
    }

    /// These anchors, with these lists in place of those they had. Whoever calls this has checked the lists' signatures.
    #[must_use]
    pub fn with_lists(&self, lists: Vec<Arc<TrustedList>>) -> Self {
        Self(Arc::new(Known { lists, ..Known::clone(&self.0) }))
    }

    /// The lists.
    pub fn lists(&self) -> impl Iterator<Item = &Arc<TrustedList>> {
        self.0.lists.iter()
    }

    /// The certificates that may end a path of a certificate for this use at that instant: those named one by one serve
    /// every use, those of a service of a list serve what the service does, while its list vouches for it.
    pub fn certificates_for(&self, use_: Use, at: Instant) -> impl Iterator<Item = &Certificate> {
        let vouched = move |service: &&crate::lists::Service| {
            service.at(at).is_some_and(|period| period.status.is_good() && serves(period.kind, use_))
        };
        let services = self.lists().flat_map(|list| &list.services).filter(vouched);
        self.certificates().iter().chain(services.flat_map(|service| &service.certificates))
    }

    /// Every certificate that may end a path of any use at any time: where climbing for issuers may stop.
    pub fn every_certificate(&self) -> impl Iterator<Item = &Certificate> {
        let services = self.lists().flat_map(|list| &list.services);
        let issuing = services.filter(|service| {
            service
                .periods
                .iter()
                .any(|period| serves(period.kind, Use::Signature) || serves(period.kind, Use::TimeStamping))
        });
        self.certificates().iter().chain(issuing.flat_map(|service| &service.certificates))
    }

    /// Is there neither a certificate nor a list?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.certificates.is_empty() && self.0.lists.is_empty()
    }

    /// The certificates named as trusted one by one.
    #[must_use]
    pub fn certificates(&self) -> &[Certificate] {
        &self.0.certificates
    }

    /// The revocation lists found beside them; each still has to prove itself.
    #[must_use]
    pub fn crls(&self) -> &[Der] {
        &self.0.crls
    }

    /// Is exactly this certificate among those named one by one?
    #[must_use]
    pub fn contains(&self, certificate: &Certificate) -> bool {
        self.0.certificates.contains(certificate)
    }
}

/// Whether a service of this kind may end paths of this use. Revocation is answered by the authority itself or in its name,
/// so its services end paths only of answers.
const fn serves(kind: ServiceKind, use_: Use) -> bool {
    let issues = matches!(kind, ServiceKind::QualifiedCertificates | ServiceKind::Certificates);
    match use_ {
        Use::Signature => issues,
        Use::TimeStamping => matches!(kind, ServiceKind::QualifiedTime | ServiceKind::Time),
        Use::OcspSigning => issues || matches!(kind, ServiceKind::Revocation),
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
