//! Whether a receipt can be believed, from files alone.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use certificates::{Anchors, Sources};
use sha2::{Digest as _, Sha256};
use signatures::{Coverage, Document, Judged, Policy, Reason, Report, SignatureEvidence, TimestampKind};
use vocabulary::{Fault, Instant};

use crate::{
    FileMark, Unreadable, Upp,
    carried::{self, AsOf},
};

/// What was found about a receipt.
#[derive(Clone, Debug)]
pub struct Verified {
    /// The answer in one word.
    pub answer: Answer,
    /// What the receipt says; it counts only when the answer is good.
    pub upp: Upp,
    /// How far the answer reaches, when it is not one of now: what the receipt carries about its authority is no longer fresh,
    /// and nothing newer was at hand.
    pub as_of: Option<AsOf>,
    /// Everything found about the seal and its timestamp; as of that instant if there is one.
    pub report: Report,
    /// Each file that the receipt names, and whether one that was given is it.
    pub files: Vec<FileCheck>,
    /// Names of files that were given and that the receipt does not name.
    pub unknown: Vec<String>,
    /// Certificates and revocation data that the receipt brings along.
    pub kept: certificates::Evidence,
}

/// The answer to "is this receipt genuine?".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Sealed by the office that it names; the seal is right and covers everything, and at the time of its trusted
    /// timestamp its certificate was valid and not revoked. See [`Verified::as_of`].
    Genuine,
    /// Nothing speaks against it, but whether the certificate of the seal or of its timestamp had been revoked could not be
    /// learnt, or the proof of it has aged: a stolen key would make the same.
    CannotTell(Reason),
    /// Not sealed exactly once over its whole content.
    NotSealed,
    /// Nothing speaks against it but that its timestamp is of this instant, which is still to come: this machine's clock is slow,
    /// or the authority's was fast.
    Early(Instant),
    /// The seal bears no trusted timestamp, and every receipt that an office gives does.
    NotTimestamped,
    /// Sealed by somebody other than the office that it names.
    OtherSeal,
    /// The seal does not hold.
    Bad(Reason),
}

/// A file that the receipt names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileCheck {
    /// What the receipt says of it.
    pub mark: FileMark,
    /// The name under which it was given; none when it was not.
    pub given: Option<String>,
}

impl Verified {
    /// Whether the receipt is genuine; `None` when that cannot be told from what is at hand.
    #[must_use]
    pub const fn genuine(&self) -> Option<bool> {
        match self.answer {
            Answer::Genuine => Some(true),
            Answer::CannotTell(_) | Answer::Early(_) => None,
            Answer::NotSealed | Answer::NotTimestamped | Answer::OtherSeal | Answer::Bad(_) => Some(false),
        }
    }

    /// The instant of the seal's trusted timestamp.
    #[must_use]
    pub fn timestamp(&self) -> Option<Instant> {
        self.report.signatures.first().filter(|judged| judged.timestamped).map(|judged| judged.best_time)
    }
}

/// Checks the seal, its timestamp and the hashes of the given files (name, content). [`Sources::offline`] asks nobody.
///
/// # Errors
/// Not a receipt ([`Unreadable`] inside the result), or a fault.
pub async fn verify(
    xml: &[u8],
    given: &[(String, Vec<u8>)],
    anchors: &Anchors,
    sources: &Sources,
    at: Instant,
) -> Result<Result<Verified, Unreadable>, Fault> {
    let Ok(upp) = Upp::read(xml) else { return Ok(Err(Unreadable)) };
    let document = Document { bytes: xml.to_vec(), detached: Vec::new() };
    let Ok(evidence) = signatures::gather(&document, anchors, sources, at).await else { return Ok(Err(Unreadable)) };
    let judge = |at| signatures::judge(&evidence, &Policy::default(), anchors, at);
    let of_report = |report: &Report| match (report.signatures.as_slice(), evidence.signatures.as_slice()) {
        ([judged], [seal]) => answer(judged, seal, &upp),
        _ => Answer::NotSealed,
    };
    let (mut report, mut as_of) = (judge(at), None);
    let mut answer = of_report(&report);
    if answer == Answer::CannotTell(Reason::RevocationUnknown) {
        let passes = |report: &Report| of_report(report) == Answer::Genuine;
        if let Some((reach, then)) = carried::as_of(&evidence, &report, at, judge, passes) {
            (answer, report, as_of) = (Answer::Genuine, then, Some(reach));
        }
    }
    if answer == Answer::NotTimestamped
        && let Some(time) = carried::ahead(&evidence, at, |then| of_report(&judge(then)) == Answer::Genuine)
    {
        answer = Answer::Early(time);
    }
    let kept = evidence
        .signatures
        .into_iter()
        .map(|signature| signature.kept)
        .fold(Default::default(), certificates::Evidence::joined);
    let hashed: Vec<(&String, String)> =
        given.iter().map(|(name, content)| (name, STANDARD.encode(Sha256::digest(content)))).collect();
    let files: Vec<FileCheck> = upp
        .content
        .files
        .iter()
        .map(|mark| FileCheck {
            mark: mark.clone(),
            given: hashed.iter().find(|(_, sha256)| *sha256 == mark.sha256).map(|(name, _)| (*name).clone()),
        })
        .collect();
    let unknown = hashed
        .iter()
        .filter(|(_, sha256)| !upp.content.files.iter().any(|mark| mark.sha256 == *sha256))
        .map(|(name, _)| (*name).clone())
        .collect();
    Ok(Ok(Verified { answer, as_of, upp, report, files, unknown, kept }))
}

fn answer(judged: &Judged, seal: &SignatureEvidence, upp: &Upp) -> Answer {
    if !judged.intact {
        return Answer::Bad(judged.reason);
    }
    if judged.coverage != Coverage::Whole {
        return Answer::NotSealed;
    }
    let open_since = if judged.timestamped { None } else { open_timestamp(judged) };
    let answer = match judged.reason {
        Reason::Passed if judged.timestamped => Answer::Genuine,
        reason @ (Reason::RevocationUnknown | Reason::RevocationUnnamed) if judged.timestamped => {
            Answer::CannotTell(reason)
        }
        // If the timestamp turns out to be trusted, what happened after it harms nothing.
        Reason::Passed | Reason::RevocationUnknown | Reason::RevocationUnnamed | Reason::Expired
            if let Some((_, why)) = open_since =>
        {
            Answer::CannotTell(why)
        }
        Reason::Revoked { at }
            if let Some((since, why)) = open_since
                && since < at =>
        {
            Answer::CannotTell(why)
        }
        Reason::Passed | Reason::RevocationUnknown | Reason::RevocationUnnamed => Answer::NotTimestamped,
        reason => return Answer::Bad(reason),
    };
    // A person's key, trusted for letters, must not make receipts, nor must the seal of another office.
    let certificate = seal.signing_certificate.as_ref().map(|signing| &signing.certificate);
    let by_the_office = certificate.is_some_and(|certificate| upp.content.addressee.is_named_in(certificate));
    if by_the_office { answer } else { Answer::OtherSeal }
}

/// The earliest instant of a timestamp that would be trusted if only revocation were known, or if the proof that it was in
/// its time had not aged; and which of the two.
fn open_timestamp(judged: &Judged) -> Option<(Instant, Reason)> {
    let over_the_seal = judged.timestamps.iter().filter(|timestamp| timestamp.kind == TimestampKind::Signature);
    let open = over_the_seal.filter_map(|timestamp| match timestamp.reason {
        Reason::RevocationUnknown => Some((timestamp.time?, Reason::RevocationUnknown)),
        Reason::Expired | Reason::ProofTooOld => Some((timestamp.time?, Reason::ProofTooOld)),
        _ => None,
    });
    open.min_by_key(|(time, _)| *time)
}
