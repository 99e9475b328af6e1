//! Kinds of reasons as the rest of a sentence.

use signatures::{JudgedTimestamp, PdfFault, Reason, Unreadable, ZipFault};
use vocabulary::Language;
use words::{dates, say};

/// Why a signature does not convince.
pub(crate) fn signature(language: Language, reason: Reason) -> String {
    match reason {
        Reason::Passed => say!(language, "reason-passed"),
        Reason::Malformed => say!(language, "reason-malformed"),
        Reason::ContentChanged => say!(language, "reason-content-changed"),
        Reason::SignatureChanged => say!(language, "reason-signature-changed"),
        Reason::FileMissing => say!(language, "reason-file-missing"),
        Reason::PartMissing => say!(language, "reason-part-missing"),
        Reason::AmbiguousId => say!(language, "reason-ambiguous-id"),
        Reason::UnknownTransform => say!(language, "reason-unknown-transform"),
        Reason::UnknownAlgorithm => say!(language, "reason-unknown-algorithm"),
        Reason::TooMuchWork => say!(language, "reason-too-much-work"),
        Reason::NotXades => say!(language, "reason-not-xades"),
        Reason::BelowBaseline => say!(language, "reason-below-baseline"),
        Reason::Wrapped => say!(language, "reason-wrapped"),
        Reason::PartOnly => say!(language, "reason-part-only"),
        Reason::AddedTo => say!(language, "reason-added-to"),
        Reason::UnsignedFiles => say!(language, "reason-unsigned-files"),
        Reason::AmbiguousArchive => say!(language, "reason-ambiguous-archive"),
        Reason::NothingSigned => say!(language, "reason-nothing-signed"),
        Reason::ListOnly => say!(language, "reason-list-only"),
        Reason::NoCertificate => say!(language, "reason-no-certificate"),
        Reason::OtherCertificate => say!(language, "reason-other-certificate"),
        Reason::WeakAlgorithm => say!(language, "reason-weak-algorithm"),
        Reason::WeakKey => say!(language, "reason-weak-key"),
        Reason::UnknownIssuer => say!(language, "reason-unknown-issuer"),
        Reason::Expired => say!(language, "reason-expired"),
        Reason::NotYetValid => say!(language, "reason-not-yet-valid"),
        Reason::Revoked { at } => say!(language, "reason-revoked", moment = dates::moment_within(language, at)),
        Reason::Suspended { at } => say!(language, "reason-suspended", moment = dates::moment_within(language, at)),
        Reason::IssuerRevoked { at } => {
            say!(language, "reason-issuer-revoked", moment = dates::moment_within(language, at))
        }
        Reason::SignedAfterRevocation { at } => {
            say!(language, "reason-signed-after-revocation", moment = dates::moment_within(language, at))
        }
        Reason::SignedAfterExpiry => say!(language, "reason-signed-after-expiry"),
        Reason::TimestampOrder => say!(language, "reason-timestamp-order"),
        Reason::ProofTooOld => say!(language, "reason-proof-too-old"),
        Reason::RevocationUnknown => say!(language, "reason-revocation-unknown"),
        Reason::RevocationUnnamed => say!(language, "reason-revocation-unnamed"),
        Reason::WrongUse => say!(language, "reason-wrong-use"),
        Reason::NoPerson => say!(language, "reason-no-person"),
    }
}

/// Why a timestamp does not convince.
pub(crate) fn timestamp(language: Language, judged: &JudgedTimestamp) -> String {
    match judged.reason {
        Reason::ContentChanged | Reason::SignatureChanged | Reason::Malformed => say!(language, "timestamp-not-intact"),
        reason => signature(language, reason),
    }
}

/// What the sender can do about such a signature.
pub(crate) fn advice(language: Language, reason: Reason) -> String {
    match reason {
        Reason::FileMissing => say!(language, "advice-add-file"),
        Reason::PartOnly | Reason::UnsignedFiles | Reason::NothingSigned | Reason::ListOnly => {
            say!(language, "advice-sign-whole")
        }
        Reason::UnknownTransform
        | Reason::UnknownAlgorithm
        | Reason::TooMuchWork
        | Reason::NotXades
        | Reason::BelowBaseline
        | Reason::NoCertificate
        | Reason::OtherCertificate
        | Reason::WeakAlgorithm => say!(language, "advice-other-program"),
        Reason::UnknownIssuer | Reason::WrongUse => say!(language, "advice-trusted-signature"),
        Reason::WeakKey
        | Reason::Expired
        | Reason::Revoked { .. }
        | Reason::Suspended { .. }
        | Reason::IssuerRevoked { .. }
        | Reason::SignedAfterRevocation { .. }
        | Reason::SignedAfterExpiry
        | Reason::ProofTooOld
        | Reason::RevocationUnnamed => say!(language, "advice-new-certificate"),
        Reason::NotYetValid => say!(language, "advice-certificate-later"),
        Reason::RevocationUnknown => say!(language, "advice-later"),
        Reason::Passed
        | Reason::Malformed
        | Reason::ContentChanged
        | Reason::SignatureChanged
        | Reason::PartMissing
        | Reason::AmbiguousId
        | Reason::Wrapped
        | Reason::AddedTo
        | Reason::AmbiguousArchive
        | Reason::TimestampOrder
        | Reason::NoPerson => say!(language, "advice-sign-again"),
    }
}

/// What somebody who was given such a document can do.
pub(crate) fn reader_advice(language: Language, reason: Reason) -> String {
    match reason {
        Reason::FileMissing => say!(language, "advice-add-file"),
        Reason::RevocationUnknown => say!(language, "verify-advice-later"),
        Reason::PartOnly | Reason::UnsignedFiles | Reason::NothingSigned | Reason::ListOnly => {
            say!(language, "verify-advice-whole")
        }
        Reason::UnknownIssuer | Reason::WrongUse => say!(language, "verify-advice-issuer"),
        Reason::UnknownTransform
        | Reason::UnknownAlgorithm
        | Reason::TooMuchWork
        | Reason::NotXades
        | Reason::BelowBaseline
        | Reason::NoCertificate
        | Reason::WeakAlgorithm => say!(language, "verify-advice-program"),
        Reason::WeakKey
        | Reason::Expired
        | Reason::NotYetValid
        | Reason::Revoked { .. }
        | Reason::Suspended { .. }
        | Reason::IssuerRevoked { .. }
        | Reason::SignedAfterRevocation { .. }
        | Reason::SignedAfterExpiry
        | Reason::ProofTooOld
        | Reason::RevocationUnnamed => say!(language, "verify-advice-anew"),
        Reason::Passed
        | Reason::Malformed
        | Reason::ContentChanged
        | Reason::SignatureChanged
        | Reason::PartMissing
        | Reason::AmbiguousId
        | Reason::Wrapped
        | Reason::AddedTo
        | Reason::AmbiguousArchive
        | Reason::OtherCertificate
        | Reason::TimestampOrder
        | Reason::NoPerson => say!(language, "verify-advice-ask"),
    }
}

/// Why, for a reason kept by its name in the register; a revocation is kept there without its instant.
pub(crate) fn kept(language: Language, code: &str) -> String {
    match Reason::of_code(code) {
        Some(reason) => signature(language, reason),
        None if code == "revoked" || code == "signed-after-revocation" => say!(language, "reason-revoked-undated"),
        None if code == "suspended" => say!(language, "reason-suspended-undated"),
        None if code == "issuer-revoked" => say!(language, "reason-issuer-revoked-undated"),
        None => say!(language, "reason-unknown"),
    }
}

/// Why nothing could be learnt about a document.
pub(crate) fn unreadable(language: Language, unreadable: &Unreadable) -> String {
    match unreadable {
        Unreadable::Archive => say!(language, "unreadable-zip"),
        Unreadable::Zip(ZipFault::Broken | ZipFault::Unsupported) => say!(language, "unreadable-zip-broken"),
        Unreadable::Zip(ZipFault::Encrypted) => say!(language, "unreadable-zip-encrypted"),
        Unreadable::Pdf(PdfFault::Broken) => say!(language, "unreadable-pdf"),
        Unreadable::Pdf(PdfFault::Encrypted) => say!(language, "unreadable-pdf-encrypted"),
        Unreadable::Cms => say!(language, "unreadable-cms"),
        Unreadable::Xml(xml::Refusal::Dtd) => say!(language, "unreadable-dtd"),
        Unreadable::Xml(xml::Refusal::NotUtf8) => say!(language, "unreadable-encoding"),
        Unreadable::Xml(xml::Refusal::NotWellFormed { .. }) => say!(language, "unreadable-xml"),
        Unreadable::Zip(ZipFault::TooLarge)
        | Unreadable::Pdf(PdfFault::TooComplex)
        | Unreadable::Xml(
            xml::Refusal::TooLarge
            | xml::Refusal::TooDeep
            | xml::Refusal::TooManyAttributes
            | xml::Refusal::TooManyNamespaces,
        ) => say!(language, "unreadable-too-complex"),
        Unreadable::TooManySignatures => say!(language, "unreadable-too-many-signatures"),
        Unreadable::CutShort => say!(language, "unreadable-cut-short"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signing_again_is_advised_only_where_it_helps() {
        let again = say!(Language::En, "advice-sign-again");
        assert_eq!(advice(Language::En, Reason::ContentChanged), again);
        for other in [Reason::FileMissing, Reason::UnknownIssuer, Reason::Expired, Reason::WeakKey, Reason::PartOnly] {
            assert_ne!(advice(Language::En, other), again, "{other:?}");
        }
    }

    #[test]
    fn a_kept_reason_finds_its_words() {
        assert_eq!(kept(Language::En, &Reason::Expired.code()), say!(Language::En, "reason-expired"));
        let revoked = Reason::Revoked { at: vocabulary::Instant::from_seconds(0) }.code();
        assert_eq!(kept(Language::En, &revoked), say!(Language::En, "reason-revoked-undated"));
        assert_eq!(kept(Language::En, "of an older program"), say!(Language::En, "reason-unknown"));
    }
}
