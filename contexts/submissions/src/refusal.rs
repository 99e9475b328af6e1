//! Why a filing is not taken: kinds that pages and the API put into words.

use files::{Kind, NameError, Other};
use signatures::{Reason, Unreadable};

/// One thing that the client can put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No service has this code.
    UnknownService,
    /// There is no document.
    NoDocument,
    /// A file has no bytes.
    EmptyFile {
        /// Its name.
        name: String,
    },
    /// A file's name cannot be used.
    NameUnusable(NameError),
    /// Two files have the same name.
    SameName {
        /// The name.
        name: String,
    },
    /// A file is too large.
    FileTooLarge {
        /// Its name.
        name: String,
        /// The most bytes it may have.
        limit: u64,
    },
    /// Everything together is too large.
    WholeTooLarge {
        /// The most bytes.
        limit: u64,
    },
    /// Too many files.
    TooManyFiles {
        /// The most files.
        limit: usize,
    },
    /// The office does not take this kind of file.
    KindNotTaken {
        /// Its name.
        name: String,
        /// What it is by its content.
        kind: Other,
    },
    /// A file's name ends as names of other files do, so that another program would open it than its content needs.
    NameDoesNotFit {
        /// Its name.
        name: String,
        /// What it is by its content.
        kind: Kind,
    },
    /// The document cannot be read as a signed document.
    Unreadable(Unreadable),
    /// What was given as the document is a plain file, which carries no signature.
    NotADocument {
        /// Its name.
        name: String,
        /// What it is by its content.
        kind: Kind,
    },
    /// The document carries no signature.
    NotSigned,
    /// A signature cannot be accepted.
    Signature {
        /// Why.
        reason: Reason,
        /// The name in the signer's certificate, when it could be told.
        signer: Option<String>,
    },
    /// The signature does not cover a file that was given as signed data.
    NotCovered {
        /// Its name.
        name: String,
    },
    /// A signed container or message does not hold exactly one document that all its signatures cover and that can be taken
    /// out of it.
    NotOneDocument {
        /// Its name.
        name: String,
    },
    /// The service is asked for by its form only; documents made elsewhere are not taken.
    FormOnly,
    /// What was signed is not the document that was fixed.
    NotTheFixedDocument,
    /// Somebody else signed, and the service allows no other signer than the account's person.
    OtherPerson {
        /// The name of whoever signed.
        signer: String,
    },
    /// The service allows no other signer than the account's person, whom the account has no number to be told by.
    NoPesel,
    /// Nor where the certificate has none: an organisation's seal, or a person known by another number.
    NoPeselInCertificate {
        /// The name in the certificate.
        signer: String,
    },
    /// The filing was withdrawn already.
    AlreadyWithdrawn,
}

impl Refusal {
    /// The kind in one word, for the API and the counters. The words for people are found by it.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownService => "unknown-service",
            Self::NoDocument => "no-document",
            Self::EmptyFile { .. } => "empty-file",
            Self::NameUnusable(_) => "name-unusable",
            Self::SameName { .. } => "same-name",
            Self::FileTooLarge { .. } => "file-too-large",
            Self::WholeTooLarge { .. } => "whole-too-large",
            Self::TooManyFiles { .. } => "too-many-files",
            Self::KindNotTaken { .. } => "kind-not-taken",
            Self::NameDoesNotFit { .. } => "name-does-not-fit",
            Self::Unreadable(_) => "unreadable",
            Self::NotADocument { .. } => "not-a-document",
            Self::NotSigned => "not-signed",
            Self::Signature { .. } => "signature",
            Self::NotCovered { .. } => "not-covered",
            Self::NotOneDocument { .. } => "not-one-document",
            Self::FormOnly => "form-only",
            Self::NotTheFixedDocument => "not-the-fixed-document",
            Self::OtherPerson { .. } => "other-person",
            Self::NoPesel => "no-pesel",
            Self::NoPeselInCertificate { .. } => "no-pesel-in-certificate",
            Self::AlreadyWithdrawn => "already-withdrawn",
        }
    }

    /// What lies behind the kind, in one word: why a signature or a document cannot be accepted, or what a file is.
    #[must_use]
    pub fn cause(&self) -> Option<String> {
        match self {
            Self::Signature { reason, .. } => Some(reason.code()),
            Self::Unreadable(unreadable) => Some(unreadable.code().to_owned()),
            Self::KindNotTaken { kind, .. } => Some(kind.code().to_owned()),
            _ => None,
        }
    }
}
