//! What signatures are worth, in the words of ETSI EN 319 102-1 and in kinds that can be put into a person's words.

use serde::{Deserialize, Serialize};
use vocabulary::{Instant, Pesel};

use crate::Coverage;

/// The verdicts on one document, in the order of its signatures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// One verdict for each signature; empty when the document has none.
    pub signatures: Vec<Judged>,
}

/// The verdict on one signature.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Judged {
    /// The level its properties make: `XAdES-BASELINE-B`, `XMLDSig`, …
    pub format: String,
    /// Whether every digest and the signature value are right; trust is another question.
    pub intact: bool,
    /// The verdict.
    pub indication: Indication,
    /// Its reason in the standard's words; none when it passed.
    pub sub_indication: Option<SubIndication>,
    /// Its reason, finer than the standard's.
    pub reason: Reason,
    /// Who signed, as the certificate says or the Trusted Profile's seal; present only when the signature value is right by that certificate's key.
    pub signer: Option<Signer>,
    /// The time that the signer claims; proves nothing.
    pub signing_time: Option<Instant>,
    /// The instant at which the signature is known to have existed: of a trusted timestamp, else the instant of judging.
    pub best_time: Instant,
    /// Whether `best_time` is a trusted timestamp's.
    pub timestamped: bool,
    /// What is signed.
    pub coverage: Coverage,
    /// Whether it is the ministry's seal for a person of the Trusted Profile; `signer` is then that person.
    #[serde(default)]
    pub trusted_profile: bool,
}

/// Who a certificate says signed, or the seal of the Trusted Profile. Characters in the names that hide or turn text are made visible.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Signer {
    /// The common name, or the whole subject when there is none; of the Trusted Profile, the person's given name and
    /// surname.
    pub name: String,
    /// The person's number, when the certificate or the Trusted Profile's seal tells one.
    pub person: Option<Pesel>,
    /// The organisation in the subject.
    pub organisation: Option<String>,
    /// SHA-256 of the certificate, in lower-case hexadecimal.
    pub certificate_sha256: String,
}

/// The main verdict (ETSI EN 319 102-1, clause 5.1.3, table 5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SubIndication {
    /// Not the structure of a signature.
    FormatFailure,
    /// A reference digest is wrong.
    HashFailure,
    /// The signature value is wrong.
    SigCryptoFailure,
    /// Something is not as the office demands.
    SigConstraintsFailure,
    /// A certificate's path is not as the office demands.
    ChainConstraintsFailure,
    /// No path to an anchor.
    NoCertificateChainFound,
    /// The signing certificate could not be told.
    NoSigningCertificateFound,
    /// Revoked, and nothing proves that the signature was there before.
    RevokedNoPoe,
    /// Out of its time, and nothing proves that the signature was there within it.
    OutOfBoundsNoPoe,
    /// The signature was there before its certificate.
    NotYetValid,
    /// Revocation could not be learnt now; judging again later may.
    TryLater,
    /// An algorithm or a key too weak, or unknown.
    CryptoConstraintsFailure,
    /// What was signed is not at hand.
    SignedDataNotFound,
}

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
    /// Whether the certificate is revoked could not be learnt now.
    RevocationUnknown,
    /// Whether the certificate is revoked can never be learnt: it names no address where to ask.
    RevocationUnnamed,
    /// The certificate is not meant for signing.
    WrongUse,
    /// The seal of the Trusted Profile, without one readable person for whom it seals.
    NoPerson,
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

impl Report {
    /// The report as `okienko verify --json` prints it. Names are as certificates spell them; `signer` is null when nobody
    /// can be named, `subIndication` when the signature passed.
    #[must_use]
    pub fn to_json(&self) -> serde_json::Value {
        serde_json::json!({ "signatures": self.signatures.iter().map(Judged::to_json).collect::<Vec<_>>() })
    }
}

impl Judged {
    /// Whether the verdict is TOTAL-PASSED.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.indication == Indication::TotalPassed
    }

    fn to_json(&self) -> serde_json::Value {
        let (coverage, files, uncovered) = match &self.coverage {
            Coverage::Whole => ("whole", None, None),
            Coverage::Detached { files, uncovered } => ("detached", Some(files), Some(uncovered)),
            Coverage::Embedded => ("embedded", None, None),
            Coverage::Part => ("part", None, None),
            Coverage::Nothing => ("nothing", None, None),
        };
        let mut json = serde_json::json!({
            "format": self.format,
            "intact": self.intact,
            "indication": self.indication,
            "subIndication": self.sub_indication,
            "reason": self.reason.code(),
            "signer": self.signer.as_ref().map(|signer| &signer.name),
            "signingTime": self.signing_time.map(Instant::rfc3339),
            "bestTime": self.best_time.rfc3339(),
            "coverage": coverage,
            "trustedProfile": self.trusted_profile,
        });
        if let (Some(files), Some(uncovered)) = (files, uncovered) {
            json["files"] = serde_json::json!(files);
            json["uncoveredFiles"] = serde_json::json!(uncovered);
        }
        json
    }
}
