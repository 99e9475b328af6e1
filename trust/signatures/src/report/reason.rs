//! Why a verdict was given, in kinds that can be put into a person's words.

use std::fmt;

use serde::{Deserialize, Serialize};
use vocabulary::Instant;

/// Why a verdict was given: kinds for a person's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Reason {
    /// Everything holds.
    Passed,
    /// The signature is damaged or incomplete.
    Malformed,
    /// The signed content was changed after signing.
    ContentChanged,
    /// The signature itself was changed, or was made by another key than its certificate's.
    SignatureChanged,
    /// A signed file was not handed in.
    FileMissing,
    /// A signed part of the document is not there.
    PartMissing,
    /// Two parts of the document bear the id that the signature refers to.
    AmbiguousId,
    /// The signature uses a transform that we do not carry out.
    UnknownTransform,
    /// The signature uses an algorithm that we do not know.
    UnknownAlgorithm,
    /// Checking would cost more than a document may.
    TooMuchWork,
    /// A bare XML signature; the office accepts XAdES.
    NotXades,
    /// XAdES without signing time or without the signing certificate named.
    BelowBaseline,
    /// Parts were moved so that something unsigned would be read as signed.
    Wrapped,
    /// Only a part of the document is signed.
    PartOnly,
    /// All of the document was signed, and more was written to the file afterwards.
    AddedTo,
    /// The container holds a file that no signature covers.
    UnsignedFiles,
    /// The container is built so that two programs could find different files in it.
    AmbiguousArchive,
    /// Nothing that a person would read is signed.
    NothingSigned,
    /// The signature covers a list of digests, not the content.
    ListOnly,
    /// The signature carries no certificate.
    NoCertificate,
    /// The certificate is not the one that the signer named.
    OtherCertificate,
    /// An algorithm that no longer protects, such as SHA-1.
    WeakAlgorithm,
    /// A key too short, of the signer or of an issuer.
    WeakKey,
    /// The certificate was issued by nobody we trust.
    UnknownIssuer,
    /// The certificate had expired.
    Expired,
    /// The certificate was not valid yet.
    NotYetValid,
    /// The certificate had been revoked.
    Revoked {
        /// When it was.
        at: Instant,
    },
    /// The certificate was on hold, which may be lifted again.
    Suspended {
        /// Since when.
        at: Instant,
    },
    /// The certificate of an issuer had been revoked.
    IssuerRevoked {
        /// When it was.
        at: Instant,
    },
    /// A trusted timestamp over the content shows that the signature was made after its certificate was revoked.
    SignedAfterRevocation {
        /// When it was revoked.
        at: Instant,
    },
    /// A trusted timestamp over the content shows that the signature was made after its certificate expired.
    SignedAfterExpiry,
    /// A timestamp over the content is younger than one over the signature.
    TimestampOrder,
    /// What proves that nothing was revoked is signed with a key out of its time, and no timestamp shows that it is older.
    ProofTooOld,
    /// Whether the certificate is revoked could not be learnt now.
    RevocationUnknown,
    /// Whether the certificate is revoked can never be learnt: it names no address where to ask.
    RevocationUnnamed,
    /// The certificate is not meant for signing.
    WrongUse,
    /// The seal of the Trusted Profile, without one readable person for whom it seals.
    NoPerson,
}

impl fmt::Display for Reason {
    /// The word of [`Reason::code`] and the instant that belongs to it, for the operator.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Revoked { at }
            | Self::Suspended { at }
            | Self::IssuerRevoked { at }
            | Self::SignedAfterRevocation { at } => write!(f, "{} on {}", self.code(), at.rfc3339_warsaw()),
            _ => f.write_str(&self.code()),
        }
    }
}

impl Reason {
    /// The kind in one word, such as `content-changed`: what other programs are told and what is kept in lists.
    #[must_use]
    pub fn code(self) -> String {
        let json = serde_json::json!(self);
        json["kind"].as_str().unwrap_or_default().to_owned()
    }

    /// The kind with this word, for those that carry nothing more.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        serde_json::from_value(serde_json::json!({ "kind": code })).ok()
    }
}
