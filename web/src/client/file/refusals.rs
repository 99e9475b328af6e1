//! Refusals in words: one line for the summary and a slip for the field.

use files::{NameError, clean_name};
use submissions::{Limits, Refusal};
use vocabulary::Language;
use words::{say, sizes};

use crate::kit::{errors::FieldError, kinds, reasons, trouble::Trouble, upload::UploadError};

/// The field of the document.
const DOCUMENT: &str = "dokument";
/// The field of the attachments, where everything that is too much is put right.
const ATTACHMENTS: &str = "zalaczniki";

/// Why a filing was refused; `chosen` tells which field a named file came by.
pub(crate) fn of_filing(language: Language, refusal: &Refusal, chosen: &[(String, String)]) -> FieldError {
    let (summary, slip) = words(language, refusal);
    let field_of = |name: &str| {
        chosen
            .iter()
            .find(|(_, given)| clean_name(given).as_deref() == Ok(name))
            .map_or(DOCUMENT, |(field, _)| field.as_str())
    };
    let field = match refusal {
        Refusal::UnknownService
        | Refusal::NoDocument
        | Refusal::Unreadable(_)
        | Refusal::NotSigned
        | Refusal::Signature { .. }
        | Refusal::FormOnly
        | Refusal::NotTheFixedDocument
        | Refusal::OtherPerson { .. }
        | Refusal::NoPesel
        | Refusal::NoPeselInCertificate { .. }
        | Refusal::NotADocument { .. }
        | Refusal::AlreadyWithdrawn => DOCUMENT,
        Refusal::WholeTooLarge { .. } | Refusal::TooManyFiles { .. } => ATTACHMENTS,
        Refusal::NameUnusable(_) => {
            chosen.iter().find(|(_, name)| clean_name(name).is_err()).map_or(DOCUMENT, |(field, _)| field.as_str())
        }
        Refusal::EmptyFile { name }
        | Refusal::SameName { name }
        | Refusal::FileTooLarge { name, .. }
        | Refusal::KindNotTaken { name, .. }
        | Refusal::NameDoesNotFit { name, .. }
        | Refusal::NotCovered { name }
        | Refusal::NotOneDocument { name } => field_of(name),
    };
    FieldError::new(field.to_owned(), summary, slip)
}

/// What a refusal says, in short and in full.
pub(crate) fn words(language: Language, refusal: &Refusal) -> (String, String) {
    match refusal {
        Refusal::UnknownService => (say!(language, "refusal-service"), say!(language, "refusal-service-slip")),
        Refusal::NoDocument => (say!(language, "refusal-no-document"), say!(language, "refusal-no-document-slip")),
        Refusal::EmptyFile { name } => {
            let name = name.as_str();
            (say!(language, "refusal-empty", name = name), say!(language, "refusal-empty-slip", name = name))
        }
        Refusal::NameUnusable(NameError::Empty) => {
            (say!(language, "refusal-name"), say!(language, "refusal-name-slip"))
        }
        Refusal::NameUnusable(NameError::TooLong) => {
            (say!(language, "refusal-name-long"), say!(language, "refusal-name-long-slip"))
        }
        Refusal::SameName { name } => {
            let name = name.as_str();
            (say!(language, "refusal-same-name", name = name), say!(language, "refusal-same-name-slip", name = name))
        }
        Refusal::FileTooLarge { name, limit } => {
            let (name, limit) = (name.as_str(), sizes::limit(*limit));
            (
                say!(language, "refusal-too-large", name = name),
                say!(language, "refusal-too-large-slip", name = name, limit = limit),
            )
        }
        Refusal::WholeTooLarge { limit } => (
            say!(language, "refusal-whole-too-large"),
            say!(language, "refusal-whole-too-large-slip", limit = sizes::limit(*limit)),
        ),
        &Refusal::TooManyFiles { limit } => {
            (say!(language, "refusal-too-many-files"), say!(language, "refusal-too-many-files-slip", limit = limit))
        }
        Refusal::KindNotTaken { name, kind } => {
            let name = name.as_str();
            let (kind, advice) = kinds::not_taken(language, *kind);
            (
                say!(language, "refusal-kind", name = name),
                say!(language, "refusal-kind-slip", name = name, kind = kind, advice = advice),
            )
        }
        Refusal::NameDoesNotFit { name, kind } => {
            let name = name.as_str();
            (
                say!(language, "refusal-name-fit", name = name),
                say!(
                    language,
                    "refusal-name-fit-slip",
                    name = name,
                    kind = kinds::of(language, *kind),
                    endings = kinds::endings(*kind),
                    count = kind.endings().len()
                ),
            )
        }
        Refusal::Unreadable(unreadable) => (
            say!(language, "refusal-unreadable"),
            say!(language, "refusal-unreadable-slip", reason = reasons::unreadable(language, unreadable)),
        ),
        Refusal::NotADocument { name, kind } => {
            let name = name.as_str();
            (
                say!(language, "refusal-not-a-document", name = name),
                say!(language, "refusal-not-a-document-slip", name = name, kind = kinds::of(language, *kind)),
            )
        }
        Refusal::NotSigned => (say!(language, "refusal-not-signed"), say!(language, "refusal-not-signed-slip")),
        Refusal::Signature { reason, signer } => {
            let advice = reasons::advice(language, *reason);
            let reason = reasons::signature(language, *reason);
            let slip = match signer.as_deref() {
                Some(signer) => {
                    say!(language, "refusal-signature-signer-slip", reason = reason, signer = signer, advice = advice)
                }
                None => say!(language, "refusal-signature-slip", reason = reason, advice = advice),
            };
            (say!(language, "refusal-signature"), slip)
        }
        Refusal::NotOneDocument { name } => {
            let name = name.as_str();
            (
                say!(language, "refusal-not-one-document", name = name),
                say!(language, "refusal-not-one-document-slip", name = name),
            )
        }
        Refusal::NotCovered { name } => {
            let name = name.as_str();
            (
                say!(language, "refusal-not-covered", name = name),
                say!(language, "refusal-not-covered-slip", name = name),
            )
        }
        Refusal::FormOnly => (say!(language, "refusal-form-only"), say!(language, "refusal-form-only-slip")),
        Refusal::NotTheFixedDocument => (say!(language, "refusal-not-fixed"), say!(language, "refusal-not-fixed-slip")),
        Refusal::OtherPerson { signer } => {
            let signer = signer.as_str();
            (say!(language, "refusal-other-person"), say!(language, "refusal-other-person-slip", signer = signer))
        }
        Refusal::NoPeselInCertificate { signer } => (
            say!(language, "refusal-no-pesel"),
            say!(language, "refusal-no-pesel-in-certificate", signer = signer.as_str()),
        ),
        Refusal::NoPesel => (say!(language, "refusal-no-pesel"), say!(language, "sign-no-pesel")),
        Refusal::AlreadyWithdrawn => (say!(language, "refusal-withdrawn"), say!(language, "refusal-withdrawn-slip")),
    }
}

/// Why the files could not be read.
pub(crate) fn of_upload(language: Language, limits: &Limits, error: UploadError) -> Result<FieldError, Trouble> {
    Ok(match error {
        UploadError::TooLarge { field, name, limit } => {
            let name = clean_name(&name).unwrap_or_else(|_| "\u{2013}".to_owned());
            let (summary, slip) = words(language, &Refusal::FileTooLarge { name, limit });
            FieldError::new(field, summary, slip)
        }
        UploadError::TooManyFiles => of_filing(language, &Refusal::TooManyFiles { limit: limits.files }, &[]),
        UploadError::WholeTooLarge => of_filing(language, &Refusal::WholeTooLarge { limit: limits.whole }, &[]),
        UploadError::Broken => {
            FieldError::new(DOCUMENT, say!(language, "refusal-broken"), say!(language, "refusal-broken-slip"))
        }
        UploadError::TooSlow => {
            FieldError::new(DOCUMENT, say!(language, "refusal-too-slow"), say!(language, "refusal-too-slow-slip"))
        }
        UploadError::StaleForm => return Err(Trouble::StaleForm),
        UploadError::NoRoom => return Err(Trouble::Busy),
    })
}

/// The form's key served another letter already.
pub(crate) fn key_used(language: Language) -> FieldError {
    FieldError::new(DOCUMENT, say!(language, "refusal-key-used"), say!(language, "refusal-key-used-slip"))
}

/// The same form is being taken in by another request.
pub(crate) fn in_flight(language: Language) -> FieldError {
    FieldError::new(DOCUMENT, say!(language, "refusal-in-flight"), say!(language, "refusal-in-flight-slip"))
}
