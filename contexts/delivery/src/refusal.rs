//! Why a signed receipt is not taken: kinds that pages put into words.

use signatures::{Reason, Unreadable};

/// What keeps a signed receipt from being taken. Nothing is lost by it: the letter waits as before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// More bytes than a signed receipt can have.
    TooLarge {
        /// The most bytes.
        limit: u64,
    },
    /// It cannot be read, or is no XML.
    Unreadable(Unreadable),
    /// It is a PDF, an archive or a message; a receipt is signed in XML.
    NotXml,
    /// It carries no signature.
    NotSigned,
    /// It carries several; a receipt is signed by its addressee alone.
    SeveralSignatures,
    /// The signature stands in a file of its own, without the receipt.
    Beside,
    /// What was signed is not the receipt that waits: another document, or a receipt made before.
    NotTheReceipt,
    /// The signature cannot be accepted.
    Signature(Reason),
    /// Whether the certificate was revoked cannot be learnt now; later it can.
    TryLater,
    /// Somebody else signed.
    OtherPerson {
        /// The name of whoever signed.
        signer: String,
    },
    /// The account has no number by which its person could be told.
    NoPesel,
    /// Nor has the certificate: an organisation's seal, or a person known by another number.
    NoPeselInCertificate {
        /// The name in the certificate.
        signer: String,
    },
}

impl Refusal {
    /// The kind in one word, for the log and the counters.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "too-large",
            Self::Unreadable(_) => "unreadable",
            Self::NotXml => "not-xml",
            Self::NotSigned => "not-signed",
            Self::SeveralSignatures => "several-signatures",
            Self::Beside => "beside",
            Self::NotTheReceipt => "not-the-receipt",
            Self::Signature(_) => "signature",
            Self::TryLater => "try-later",
            Self::OtherPerson { .. } => "other-person",
            Self::NoPesel => "no-pesel",
            Self::NoPeselInCertificate { .. } => "no-pesel-in-certificate",
        }
    }
}
