//! What a signature is under Union law: Regulation 910/2014, by the procedures of ETSI TS 119 615.

use certificates::{
    Anchors,
    lists::{Certified, Device, Purpose, QualifiedTime, certified, qualified_time},
};
use serde::{Deserialize, Serialize};
use vocabulary::Instant;

use crate::{Indication, JudgedTimestamp, SignatureEvidence, Value};

/// What a signature is under Union law, and by what that was told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Qualification {
    /// What it is.
    pub grade: Grade,
    /// What its certificate was when it was issued.
    pub at_issuance: Certified,
    /// What its certificate was when the signature is known to have existed.
    pub at_signing: Certified,
    /// Whether the timestamp that proves this was a qualified one; none when no timestamp does.
    pub timestamp: Option<QualifiedTime>,
}

/// What a signature is under Union law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grade {
    /// A qualified electronic signature (article 3(12)): the equal of one by hand (article 25(2)).
    QualifiedSignature,
    /// A qualified electronic seal (article 3(27)).
    QualifiedSeal,
    /// An advanced electronic signature with a qualified certificate, whose key is in no qualified device as far as is known.
    SignatureWithQualifiedCertificate,
    /// An advanced electronic seal with a qualified certificate, whose key is in no qualified device as far as is known.
    SealWithQualifiedCertificate,
    /// Neither: its certificate was not a qualified one for signatures or seals.
    NotQualified,
    /// The lists contradict themselves on its certificate.
    Unclear,
    /// Nothing can be said of the signature, because it did not pass; its certificate may be a qualified one all the same.
    NotPassed,
}

impl Grade {
    /// The kind in one word, such as `qualified-signature`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::QualifiedSignature => "qualified-signature",
            Self::QualifiedSeal => "qualified-seal",
            Self::SignatureWithQualifiedCertificate => "signature-with-qualified-certificate",
            Self::SealWithQualifiedCertificate => "seal-with-qualified-certificate",
            Self::NotQualified => "not-qualified",
            Self::Unclear => "unclear",
            Self::NotPassed => "not-passed",
        }
    }
}

/// What the signature is, by the lists among the anchors; none when there are no lists, or no certificate that signed.
pub(crate) fn of(
    signature: &SignatureEvidence,
    timestamps: &[JudgedTimestamp],
    indication: Indication,
    anchors: &Anchors,
    best_time: Instant,
) -> Option<Qualification> {
    anchors.lists().next()?;
    let signing = signature.signing_certificate.as_ref().filter(|_| signature.value == Value::Right)?;
    let (certificate, kept) = (&signing.certificate, &signature.kept.certificates);
    let others: Vec<_> = signature.path.certificates.iter().chain(kept).cloned().collect();
    let at_issuance = certified(certificate, &others, anchors, certificate.not_before());
    let at_signing = certified(certificate, &others, anchors, best_time);
    let proving =
        signature.timestamps.iter().zip(timestamps).find(|(timestamp, judged)| {
            judged.passed() && timestamp.proves_signature && timestamp.time == Some(best_time)
        });
    let timestamp = proving.and_then(|(timestamp, _)| {
        let others: Vec<_> = timestamp.path.certificates.iter().chain(kept).cloned().collect();
        Some(qualified_time(timestamp.signer.as_ref()?, &others, anchors, best_time))
    });
    Some(Qualification { grade: grade(indication, &at_issuance, &at_signing), at_issuance, at_signing, timestamp })
}

/// Articles 3, 26 and 32: the certificate was qualified when it was issued and when it signed.
fn grade(indication: Indication, issued: &Certified, signed: &Certified) -> Grade {
    if indication != Indication::TotalPassed {
        return Grade::NotPassed;
    }
    match (issued.qualified, signed.qualified) {
        (Some(true), Some(true)) => {}
        (Some(false), _) | (_, Some(false)) => return Grade::NotQualified,
        _ => return Grade::Unclear,
    }
    match (signed.purpose, signed.device) {
        (Some(Purpose::Signatures), Device::Qualified) => Grade::QualifiedSignature,
        (Some(Purpose::Signatures), _) => Grade::SignatureWithQualifiedCertificate,
        (Some(Purpose::Seals), Device::Qualified) => Grade::QualifiedSeal,
        (Some(Purpose::Seals), _) => Grade::SealWithQualifiedCertificate,
        (Some(Purpose::Websites), _) => Grade::NotQualified,
        (None, _) => Grade::Unclear,
    }
}
