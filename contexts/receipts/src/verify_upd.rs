//! Whether a receipt of delivery can be believed, from files alone.

use certificates::{Anchors, Sources};
use signatures::{Document, Indication, Judged, Payload, Policy, Reason, Report, Signer};
use vocabulary::{Instant, visible};

use crate::{
    Unreadable, Upd,
    carried::{self, AsOf},
};

/// What was found about a receipt of delivery.
#[derive(Clone, Debug)]
pub struct VerifiedUpd {
    /// The answer in one word.
    pub answer: UpdAnswer,
    /// What the receipt says; it counts only when the answer is good.
    pub upd: Upd,
    /// How far the answer reaches, when it is not one of now: what the receipt carries is no longer fresh, and nothing newer was
    /// at hand.
    pub as_of: Option<AsOf>,
    /// Everything found about the signature and its timestamp; as of that instant if there is one.
    pub report: Report,
    /// The person for whom the signature says it was made, as the Trusted Profile's does, where no policy tells which seals
    /// may say so: anybody can write a name there.
    pub claimed: Option<String>,
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
    /// The same, but the signer does not bear the addressee's name: anybody can sign a receipt for somebody else.
    OtherName,
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
            // Who signed is not known.
            UpdAnswer::Signed if self.claimed.is_some() => None,
            UpdAnswer::Signed => Some(true),
            UpdAnswer::CannotTell(_) => None,
            UpdAnswer::OtherName | UpdAnswer::NotSigned | UpdAnswer::Bad(_) => Some(false),
        }
    }

    /// The only signature, as it was judged.
    #[must_use]
    pub fn signature(&self) -> Option<&Judged> {
        self.report.signatures.first().filter(|_| self.report.signatures.len() == 1)
    }

    /// Who signed, as a certificate or a seal of the Trusted Profile that the policy knows tells; none when nothing does,
    /// above all when [`VerifiedUpd::claimed`] may be the signer.
    #[must_use]
    pub fn signer(&self) -> Option<&Signer> {
        self.sealed_by().filter(|_| self.claimed.is_none())
    }

    /// Whom the certificate of the signature names, or the seal of the Trusted Profile that the policy knows.
    #[must_use]
    pub fn sealed_by(&self) -> Option<&Signer> {
        self.signature().and_then(|judged| judged.signer.as_ref())
    }

    /// Whether the signer bears the addressee's name; `None` when the signer is not known. Further given names may stand in
    /// one of the two.
    #[must_use]
    pub fn is_signed_by_namesake(&self) -> Option<bool> {
        self.signer().map(|signer| is_same_name(&signer.name, &self.upd.addressee.name))
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
    let judge = |at| signatures::judge(&evidence, policy, anchors, at);
    // What is read is what is signed: a receipt is written in one way only.
    let written = Some(Payload::of(upd.write().as_bytes()));
    let of_report = |report: &Report| match (report.signatures.as_slice(), evidence.signatures.as_slice()) {
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
    let (mut report, mut as_of) = (judge(at), None);
    let mut answer = of_report(&report);
    if answer == UpdAnswer::CannotTell(Reason::RevocationUnknown) {
        // Without a trusted timestamp nothing says that it was signed before the certificate was revoked.
        let is_timestamped = |report: &Report| report.signatures.iter().all(|judged| judged.timestamped);
        let passes = |report: &Report| of_report(report) == UpdAnswer::Signed && is_timestamped(report);
        if let Some((reach, then)) = carried::as_of(&evidence, &report, at, judge, passes) {
            (answer, report, as_of) = (UpdAnswer::Signed, then, Some(reach));
        }
    }
    let open = policy.trusted_profile_seals.is_empty();
    let claimed = evidence.signatures.iter().filter(|_| open).find_map(|signature| signature.claimed_person.as_ref());
    let claimed = claimed.map(|person| visible(&format!("{} {}", person.given, person.surname)));
    let (delivered, unknown): (Vec<_>, Vec<_>) = given.iter().partition(|(_, content)| upd.file.is(content));
    let names = |files: Vec<&(String, Vec<u8>)>| files.into_iter().map(|(name, _)| name.clone()).collect();
    let mut verified =
        VerifiedUpd { answer, as_of, report, claimed, delivered: names(delivered), unknown: names(unknown), upd };
    if verified.answer == UpdAnswer::Signed && verified.is_signed_by_namesake() == Some(false) {
        verified.answer = UpdAnswer::OtherName;
    }
    Ok(verified)
}

/// Whether every word of one of the names stands in the other.
fn is_same_name(one: &str, other: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        let words = name.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    let (one, other) = (words(one), words(other));
    let (few, many) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    few.len() > 1 && few.iter().all(|word| many.contains(word)) || one == other
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_the_same_with_a_second_given_name_and_not_with_another_surname() {
        assert!(is_same_name("ANNA MARIA NOWAK-KOS", "Anna Nowak-Kos"));
        assert!(!is_same_name("Anna Nowak", "Anna Kos"));
        assert!(!is_same_name("Anna", "Anna Nowak"));
        assert!(!is_same_name("Minister Cyfryzacji", "Anna Nowak"));
    }
}
