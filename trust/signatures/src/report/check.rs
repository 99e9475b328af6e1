//! The detailed report: every check in the order it was run, and what became of it.

use serde::{Deserialize, Serialize};

use crate::{Indication, Reason, SubIndication};

/// One check and what became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// What was checked.
    pub kind: CheckKind,
    /// What became of it.
    pub outcome: CheckOutcome,
}

/// What is checked, one kind for each demand of ETSI EN 319 102-1; [`CheckKind::clause`] names where it is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CheckKind {
    /// It has the structure of a signature or of a timestamp.
    Format,
    /// All that was signed is at hand and its digests are right; of a timestamp, its imprint is of what it must cover.
    SignedData,
    /// The signature value is right by the key of the certificate.
    SignatureValue,
    /// The signed properties are this signature's own and signed.
    Properties,
    /// The signer named the certificate under the signature.
    SigningCertificate,
    /// What a person would read is what was signed.
    Coverage,
    /// The algorithms of the signature were reliable when it is known to have existed.
    Algorithms,
    /// The timestamps over the content are older than those over the signature.
    TimestampOrder,
    /// A path leads from the certificate to a trusted one.
    Path,
    /// The certificate is meant for this use.
    Use,
    /// Every certificate of the path was valid when the signature is known to have existed.
    Validity,
    /// Keys and algorithms of the path and of what proves it were reliable when these are known to have existed.
    PathAlgorithms,
    /// No certificate of the path was revoked when the signature is known to have existed.
    Revocation,
    /// What proves that nothing was revoked is of the right time.
    RevocationFreshness,
    /// The seal of the Trusted Profile names one person.
    Person,
}

/// What became of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "kebab-case")]
pub enum CheckOutcome {
    /// It holds.
    Passed,
    /// It does not hold.
    Failed {
        /// What that alone makes of the signature.
        indication: Indication,
        /// Its reason in the standard's words.
        sub_indication: SubIndication,
        /// Its reason, finer than the standard's.
        reason: Reason,
    },
    /// It was not run, since another that it builds on does not hold.
    NotRun,
}

impl CheckKind {
    /// The clause of ETSI EN 319 102-1 that makes this demand.
    #[must_use]
    pub const fn clause(self) -> &'static str {
        match self {
            Self::Format => "5.2.2",
            Self::SigningCertificate => "5.2.3",
            Self::RevocationFreshness => "5.2.5",
            Self::Path | Self::Use | Self::Validity | Self::PathAlgorithms | Self::Revocation => "5.2.6",
            Self::SignedData | Self::SignatureValue => "5.2.7",
            Self::Properties | Self::Coverage | Self::Algorithms | Self::Person => "5.2.8",
            Self::TimestampOrder => "5.5.4",
        }
    }

    /// The kind in one word, such as `signed-data`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::SignedData => "signed-data",
            Self::SignatureValue => "signature-value",
            Self::Properties => "properties",
            Self::SigningCertificate => "signing-certificate",
            Self::Coverage => "coverage",
            Self::Algorithms => "algorithms",
            Self::TimestampOrder => "timestamp-order",
            Self::Path => "path",
            Self::Use => "use",
            Self::Validity => "validity",
            Self::PathAlgorithms => "path-algorithms",
            Self::Revocation => "revocation",
            Self::RevocationFreshness => "revocation-freshness",
            Self::Person => "person",
        }
    }
}

impl Check {
    /// Whether it holds or was not run.
    #[must_use]
    pub const fn harms(&self) -> bool {
        matches!(self.outcome, CheckOutcome::Failed { .. })
    }
}
