//! Counter-signatures of a signer (countersignature, RFC 5652, section 11.4): each a signer whose content is the value of
//! the signature above.

use super::{Content, Message, SIGNATURE_TIMESTAMP, Signer, facts::of};
use crate::{Coverage, Covers, Form, Level, Outcome, Rank, SignatureEvidence, Value, xades::Work};

/// Counter-signatures over one value; a letter has one or two.
const MOST_COUNTERS: usize = 8;
/// Counter-signatures of counter-signatures.
pub(super) const DEEPEST: u8 = 4;

/// The counter-signatures of the signer in their order. Those deeper than so many levels are not looked at.
pub(super) fn counters(
    message: &Message<'_>,
    signer: &Signer<'_>,
    depth: u8,
    work: &mut Work,
) -> Vec<SignatureEvidence> {
    if depth == 0 {
        return Vec::new();
    }
    let signers = signer.unsigned_values(COUNTER_SIGNATURE).filter_map(|value| Signer::read(value).ok());
    signers.take(MOST_COUNTERS).map(|counter| of_one(message, signer, &counter, (depth - 1, work))).collect()
}

fn of_one(message: &Message<'_>, above: &Signer<'_>, counter: &Signer<'_>, rest: (u8, &mut Work)) -> SignatureEvidence {
    let content = Content::Parts(vec![&above.value]);
    let level = Level { form: Form::Cades, rank: Rank::Bare };
    let mut evidence = of(message, counter, &content, level, None, rest);
    evidence.level.rank = if counter.bindings().is_ok_and(|bindings| bindings.is_empty()) {
        Rank::Bare
    } else if evidence.claimed_time.is_none() {
        Rank::Short
    } else if counter.unsigned_values(SIGNATURE_TIMESTAMP).next().is_none() {
        Rank::B
    } else {
        Rank::T
    };
    let is_right = evidence.references.iter().all(|reference| reference.outcome == Outcome::Right);
    if is_right && evidence.value == Value::Right {
        evidence.coverage = Coverage::Embedded;
        evidence.references.iter_mut().for_each(|reference| reference.covers = Covers::Other);
    }
    evidence
}

const COUNTER_SIGNATURE: &str = "1.2.840.113549.1.9.6";
