//! Until when a verdict will stand if nothing is done.

use certificates::{Anchors, Certificate, Lifetime};
use vocabulary::Instant;

use super::{Known, judge_known};
use crate::{Evidence, Policy};

/// The first instant, `from` or later, at which a signature of the document would not pass any more from this evidence;
/// none when no end is known. Certificates expire and algorithms grow weak on known days, so the judge is asked of those. That
/// the authority of the youngest timestamp is in good standing then is taken for granted, for only that day will tell.
///
/// Evidence gathered by asking nobody tells how long a document stands by itself, given no more than word of that authority.
#[must_use]
pub fn holds_until(evidence: &Evidence, policy: &Policy, anchors: &Anchors, from: Instant) -> Option<Instant> {
    let passes = |at: &Instant| {
        let report = judge_known(evidence, Known { policy, anchors, at: *at, foreseen: true });
        !report.signatures.is_empty() && report.signatures.iter().all(crate::Judged::passed)
    };
    if !passes(&from) {
        return Some(from);
    }
    let mut ends: Vec<Instant> = certificates(evidence, anchors).map(|one| one.not_after().plus_seconds(1)).collect();
    ends.extend(algorithms(policy));
    ends.retain(|end| *end > from);
    ends.sort_unstable();
    ends.dedup();
    // Time mends nothing: what does not pass at one end does not pass at a later one.
    let good = ends.partition_point(passes);
    ends.get(good).copied()
}

/// Every certificate that the verdict may rest on.
fn certificates<'e>(evidence: &'e Evidence, anchors: &'e Anchors) -> impl Iterator<Item = &'e Certificate> {
    let of_signatures = evidence.signatures.iter().flat_map(|signature| {
        let signing = signature.signing_certificate.iter().map(|signing| &signing.certificate);
        let stamps = signature.timestamps.iter();
        let of_stamps = stamps.flat_map(|stamp| stamp.signer.iter().chain(&stamp.path.certificates));
        signing.chain(&signature.kept.certificates).chain(&signature.path.certificates).chain(of_stamps)
    });
    of_signatures.chain(anchors.every_certificate())
}

/// The days on which something of the policy grows weak.
fn algorithms(policy: &Policy) -> impl Iterator<Item = Instant> {
    let strength = &policy.algorithms;
    let sizes = strength.keys.values().flatten().map(|size| &size.until);
    let all = strength.digests.values().chain(strength.methods.values()).chain(sizes);
    all.filter_map(|lifetime| match lifetime {
        Lifetime::Until(end) => Some(*end),
        Lifetime::Never | Lifetime::Always => None,
    })
}
