//! Whether a receipt of delivery can be believed, from files alone.

use certificates::{Anchors, Sources};
use signatures::{Document, Indication, Judged, Payload, Policy, Reason, Report};
use vocabulary::Instant;

use crate::{Unreadable, Upd};

/// What was found about a receipt of delivery.
#[derive(Clone, Debug)]
pub struct VerifiedUpd {
    /// The answer in one word.
    pub answer: UpdAnswer,
    /// What the receipt says; it counts only when the answer is good.
    pub upd: Upd,
    /// Everything found about the signature and its timestamp.
    pub report: Report,
    /// Names of files that were given and are the delivered one.
    pub delivered: Vec<String>,
    /// Names of files that were given and are another.
    pub unknown: Vec<String>,
}

/// The answer to "did somebody sign for this letter?". Whether that is the addressee, the name tells: the receipt holds no
/// number of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UpdAnswer {
    /// Signed once, over exactly this receipt; the signature is right and its certificate good.
    Signed,
    /// Nothing speaks against it, but whether the certificate had been revoked could not be learnt.
    CannotTell(Reason),
    /// Not signed exactly once over its whole content.
    NotSigned,
    /// The signature does not hold.
    Bad(Reason),
}

impl VerifiedUpd {
    /// Whether it is genuine; `None` when that cannot be told from what is at hand.
    #[must_use]
    pub const fn genuine(&self) -> Option<bool> {
        match self.answer {
            UpdAnswer::Signed => Some(true),
            UpdAnswer::CannotTell(_) => None,
            UpdAnswer::NotSigned | UpdAnswer::Bad(_) => Some(false),
        }
    }

    /// The only signature, as it was judged.
    #[must_use]
    pub fn signature(&self) -> Option<&Judged> {
        self.report.signatures.first().filter(|_| self.report.signatures.len() == 1)
    }

    /// The instant of the signature's trusted timestamp.
    #[must_use]
    pub fn timestamp(&self) -> Option<Instant> {
        self.signature().filter(|judged| judged.timestamped).map(|judged| judged.best_time)
    }
}

/// Checks the addressee's signature, its timestamp and whether the given files (name, content) are the delivered one.
/// [`Sources::offline`] asks nobody.
///
/// # Errors
/// Not a receipt of delivery.
pub async fn verify_upd(
    xml: &[u8],
    given: &[(String, Vec<u8>)],
    (anchors, policy): (&Anchors, &Policy),
    sources: &Sources,
    at: Instant,
) -> Result<VerifiedUpd, Unreadable> {
    let upd = Upd::read(xml)?;
    let document = Document { bytes: xml.to_vec(), detached: Vec::new() };
    let evidence = signatures::gather(&document, anchors, sources, at).await.map_err(|_| Unreadable)?;
    let report = signatures::judge(&evidence, policy, anchors, at);
    // What is read is what is signed: a receipt is written in one way only.
    let written = Some(Payload::of(upd.write().as_bytes()));
    let answer = match (report.signatures.as_slice(), evidence.signatures.as_slice()) {
        ([judged], [signature]) => match (judged.indication, judged.reason) {
            (Indication::TotalPassed, _) if signature.payload == written => UpdAnswer::Signed,
            (Indication::TotalPassed, _) => UpdAnswer::NotSigned,
            (_, reason @ (Reason::RevocationUnknown | Reason::RevocationUnnamed))
                if judged.intact && signature.payload == written =>
            {
                UpdAnswer::CannotTell(reason)
            }
            (_, reason) => UpdAnswer::Bad(reason),
        },
        _ => UpdAnswer::NotSigned,
    };
    let (delivered, unknown): (Vec<_>, Vec<_>) = given.iter().partition(|(_, content)| upd.file.is(content));
    let names = |files: Vec<&(String, Vec<u8>)>| files.into_iter().map(|(name, _)| name.clone()).collect();
    Ok(VerifiedUpd { answer, report, delivered: names(delivered), unknown: names(unknown), upd })
}
