//! Why a signed receipt of delivery is not taken, in words: one line for the summary and a slip for the field.

use delivery::Refusal;
use vocabulary::Language;
use words::{say, sizes};

use crate::kit::reasons;

/// What a refusal says, in short and in full.
pub(crate) fn words(language: Language, refusal: &Refusal) -> (String, String) {
    match refusal {
        Refusal::TooLarge { limit } => (
            say!(language, "delivery-too-large"),
            say!(language, "delivery-too-large-slip", limit = sizes::limit(*limit)),
        ),
        Refusal::Unreadable(unreadable) => (
            say!(language, "delivery-unreadable"),
            say!(language, "sign-own-unreadable-slip", reason = reasons::unreadable(language, unreadable)),
        ),
        Refusal::NotXml => (say!(language, "delivery-not-xml"), say!(language, "delivery-not-xml-slip")),
        Refusal::NotSigned => (say!(language, "delivery-not-signed"), say!(language, "sign-own-not-signed-slip")),
        Refusal::SeveralSignatures => (say!(language, "delivery-several"), say!(language, "delivery-several-slip")),
        Refusal::Beside => (say!(language, "delivery-beside"), say!(language, "delivery-beside-slip")),
        Refusal::NotTheReceipt => {
            (say!(language, "delivery-not-the-receipt"), say!(language, "delivery-not-the-receipt-slip"))
        }
        Refusal::Signature(reason) => {
            let advice = reasons::advice(language, *reason);
            let reason = reasons::signature(language, *reason);
            let slip = say!(language, "refusal-signature-slip", reason = reason, advice = advice);
            (say!(language, "refusal-signature"), slip)
        }
        Refusal::TryLater => (say!(language, "delivery-try-later"), say!(language, "delivery-try-later-slip")),
        Refusal::OtherPerson { signer } => (
            say!(language, "refusal-other-person"),
            say!(language, "delivery-other-person-slip", signer = signer.as_str()),
        ),
        Refusal::NoPesel => (say!(language, "refusal-no-pesel"), say!(language, "delivery-no-pesel-slip")),
        Refusal::NoPeselInCertificate { signer } => (
            say!(language, "refusal-no-pesel"),
            say!(language, "refusal-no-pesel-in-certificate", signer = signer.as_str()),
        ),
    }
}
