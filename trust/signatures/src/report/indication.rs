//! The words of ETSI EN 319 102-1 for what a signature is worth.

use serde::{Deserialize, Serialize};

/// The main verdict (ETSI EN 319 102-1, clause 5.1.3, table 5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Indication {
    /// Everything holds.
    #[serde(rename = "TOTAL-PASSED")]
    TotalPassed,
    /// What is at hand does not suffice to say.
    #[serde(rename = "INDETERMINATE")]
    Indeterminate,
    /// It cannot be believed, now or later.
    #[serde(rename = "TOTAL-FAILED")]
    TotalFailed,
}

/// The standard's reasons (ETSI EN 319 102-1, clause 5.1.3, table 6), as far as they are given here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SubIndication {
    /// Not the structure of a signature.
    FormatFailure,
    /// A reference digest is wrong.
    HashFailure,
    /// The signature value is wrong.
    SigCryptoFailure,
    /// Revoked, and the signature is known to have been made afterwards.
    Revoked,
    /// Expired, and the signature is known to have been made afterwards.
    Expired,
    /// The signature was there before its certificate.
    NotYetValid,
    /// Something is not as the office demands.
    SigConstraintsFailure,
    /// A certificate's path is not as the office demands.
    ChainConstraintsFailure,
    /// A certificate's path does not hold for another reason.
    CertificateChainGeneralFailure,
    /// An algorithm or a key too weak, or unknown.
    CryptoConstraintsFailure,
    /// An algorithm or a key too weak by now, and nothing proves that it was used while it was good.
    CryptoConstraintsFailureNoPoe,
    /// Timestamps contradict one another.
    TimestampOrderFailure,
    /// The signing certificate could not be told.
    NoSigningCertificateFound,
    /// No path to an anchor.
    NoCertificateChainFound,
    /// Revoked, and nothing proves that the signature was there before.
    RevokedNoPoe,
    /// An issuer of the path was revoked, and nothing proves that the signature was there before.
    RevokedCaNoPoe,
    /// Expired, known not to have been revoked until then, and nothing proves that the signature was there before.
    OutOfBoundsNotRevoked,
    /// Out of its time, and nothing proves that the signature was there within it.
    OutOfBoundsNoPoe,
    /// Whoever signed what is known of revocation is out of time, and nothing proves that it was there before.
    RevocationOutOfBoundsNoPoe,
    /// Nothing proves that something needed existed in time.
    NoPoe,
    /// Revocation could not be learnt now; judging again later may.
    TryLater,
    /// What was signed is not at hand.
    SignedDataNotFound,
}

impl Indication {
    /// The standard's word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::TotalPassed => "TOTAL-PASSED",
            Self::Indeterminate => "INDETERMINATE",
            Self::TotalFailed => "TOTAL-FAILED",
        }
    }
}

impl SubIndication {
    /// The standard's word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::FormatFailure => "FORMAT_FAILURE",
            Self::HashFailure => "HASH_FAILURE",
            Self::SigCryptoFailure => "SIG_CRYPTO_FAILURE",
            Self::Revoked => "REVOKED",
            Self::Expired => "EXPIRED",
            Self::NotYetValid => "NOT_YET_VALID",
            Self::SigConstraintsFailure => "SIG_CONSTRAINTS_FAILURE",
            Self::ChainConstraintsFailure => "CHAIN_CONSTRAINTS_FAILURE",
            Self::CertificateChainGeneralFailure => "CERTIFICATE_CHAIN_GENERAL_FAILURE",
            Self::CryptoConstraintsFailure => "CRYPTO_CONSTRAINTS_FAILURE",
            Self::CryptoConstraintsFailureNoPoe => "CRYPTO_CONSTRAINTS_FAILURE_NO_POE",
            Self::TimestampOrderFailure => "TIMESTAMP_ORDER_FAILURE",
            Self::NoSigningCertificateFound => "NO_SIGNING_CERTIFICATE_FOUND",
            Self::NoCertificateChainFound => "NO_CERTIFICATE_CHAIN_FOUND",
            Self::RevokedNoPoe => "REVOKED_NO_POE",
            Self::RevokedCaNoPoe => "REVOKED_CA_NO_POE",
            Self::OutOfBoundsNotRevoked => "OUT_OF_BOUNDS_NOT_REVOKED",
            Self::OutOfBoundsNoPoe => "OUT_OF_BOUNDS_NO_POE",
            Self::RevocationOutOfBoundsNoPoe => "REVOCATION_OUT_OF_BOUNDS_NO_POE",
            Self::NoPoe => "NO_POE",
            Self::TryLater => "TRY_LATER",
            Self::SignedDataNotFound => "SIGNED_DATA_NOT_FOUND",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::SubIndication;

    #[test]
    fn words_are_those_that_are_stored() {
        for known in [SubIndication::RevokedCaNoPoe, SubIndication::NoPoe, SubIndication::CryptoConstraintsFailureNoPoe]
        {
            assert_eq!(serde_json::json!(known), known.word());
        }
    }
}
