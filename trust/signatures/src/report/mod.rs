//! What signatures are worth, in the words of ETSI EN 319 102-1 and in kinds that can be put into a person's words.

mod check;
mod container;
mod indication;
mod json;
mod reason;

use serde::{Deserialize, Serialize};
use vocabulary::{Instant, Pesel};

pub use check::{Check, CheckKind, CheckOutcome};
pub use container::{JudgedContainer, StampedFiles};
pub use indication::{Indication, SubIndication};
pub use reason::Reason;

use crate::{Change, Coverage, Qualification, TimestampKind};

/// The verdicts on one document, in the order of its signatures.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// One verdict for each signature; empty when the document has none.
    pub signatures: Vec<Judged>,
    /// The name of the policy that was judged under; empty in reports of before there were several.
    #[serde(default)]
    pub policy: String,
    /// The instant that was judged at; none in reports of before it was kept.
    #[serde(default)]
    pub at: Option<Instant>,
    /// What the document is when it is a signed container.
    #[serde(default)]
    pub container: Option<JudgedContainer>,
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
    /// What it is under Union law; none when no trusted list is known.
    #[serde(default)]
    pub qualification: Option<Qualification>,
    /// Every check in the order it was run; the first that failed gives the verdict.
    #[serde(default)]
    pub checks: Vec<Check>,
    /// The verdicts on its timestamps, in the order of the document.
    #[serde(default)]
    pub timestamps: Vec<JudgedTimestamp>,
    /// The verdicts on the counter-signatures over its value, in their order. They decide nothing here.
    #[serde(default)]
    pub counters: Vec<Judged>,
    /// What of the document, of its files or of its bytes it does not cover, each part in one word or path.
    #[serde(default)]
    pub uncovered: Vec<String>,
    /// What was changed in a PDF file after it, the forbidden first.
    #[serde(default)]
    pub changes: Vec<Change>,
}

/// The verdict on one timestamp.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JudgedTimestamp {
    /// What it was made over.
    pub kind: TimestampKind,
    /// The time it states, when it could be read.
    pub time: Option<Instant>,
    /// Whether the authority's signature on it is right and it is over what its kind must be over.
    pub intact: bool,
    /// The verdict; only of one that passed anything is believed.
    pub indication: Indication,
    /// Its reason in the standard's words; none when it passed.
    pub sub_indication: Option<SubIndication>,
    /// Its reason, finer than the standard's.
    pub reason: Reason,
    /// The authority, as its certificate names it; present only when the token is intact by that certificate's key.
    pub authority: Option<Signer>,
    /// Since when the token is known to have existed: the time of a younger trusted timestamp over it, else the instant of
    /// judging. The authority's certificate was judged then.
    pub best_time: Instant,
    /// Every check in the order it was run.
    pub checks: Vec<Check>,
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

impl Judged {
    /// Whether the verdict is TOTAL-PASSED.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.indication == Indication::TotalPassed
    }
}

impl JudgedTimestamp {
    /// Whether the timestamp is believed.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.indication == Indication::TotalPassed
    }
}
