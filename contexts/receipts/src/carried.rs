//! The verdict as of the last instant of which the proofs at hand speak: a receipt is checked from files alone, long after
//! they have ceased to be fresh.

use certificates::Certificate;
use signatures::{Evidence, Reason, Report};
use vocabulary::Instant;

/// Instants that are tried; a receipt carries a handful.
const MOST: usize = 64;

/// How far the verdict reaches when it is not one of now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AsOf {
    /// The instant up to which what is at hand speaks.
    pub at: Instant,
    /// Who could tell what became of certificates afterwards, and was not asked.
    pub missing: Vec<Missing>,
}

/// Somebody who tells of revocation and was not at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The issuer of the certificate.
    pub issuer: String,
    /// The addresses of its list and of its answers.
    pub urls: Vec<String>,
}

/// When nothing but fresh word of revocation keeps a document from passing now: the newest instant at which it does pass by what
/// is at hand, and the report as of then. None when there is none, or when anything at hand speaks of a revocation of whoever
/// gave a timestamp.
pub(crate) fn as_of(
    evidence: &Evidence,
    now: &Report,
    at: Instant,
    judge: impl Fn(Instant) -> Report,
    passes: impl Fn(&Report) -> bool,
) -> Option<(AsOf, Report)> {
    let stamps = || now.signatures.iter().flat_map(|judged| &judged.timestamps);
    if !stamps().all(|stamp| stamp.passed() || stamp.reason == Reason::RevocationUnknown) {
        return None;
    }
    let mut instants = instants(evidence);
    instants.retain(|instant| *instant < at);
    let found = instants.into_iter().take(MOST).map(|instant| (instant, judge(instant)));
    let (at, report) = found.into_iter().find(|(_, report)| passes(report))?;
    Some((AsOf { at, missing: missing(evidence, now) }, report))
}

/// The instant of a timestamp that lies ahead of this one, when the document passes as soon as the clock has come so far: a clock
/// is wrong, and nothing speaks against the document.
pub(crate) fn ahead(evidence: &Evidence, at: Instant, passes: impl Fn(Instant) -> bool) -> Option<Instant> {
    let stamps = evidence.signatures.iter().flat_map(|signature| &signature.timestamps);
    let early = stamps.filter_map(|stamp| stamp.time).filter(|time| *time > at).min()?;
    let mut instants = instants(evidence);
    instants.retain(|instant| *instant > at);
    instants.into_iter().take(MOST).any(passes).then_some(early)
}

/// Every instant of which something at hand speaks, the newest first.
fn instants(evidence: &Evidence) -> Vec<Instant> {
    let mut instants: Vec<Instant> = Vec::new();
    for signature in &evidence.signatures {
        instants.extend(signature.kept.issued().chain(signature.path.issued()));
        let stamps = signature.timestamps.iter();
        instants.extend(stamps.flat_map(|stamp| stamp.path.issued().chain(stamp.time)));
    }
    instants.sort_unstable_by(|one, other| other.cmp(one));
    instants.dedup();
    instants
}

/// Whom to ask about those whose revocation is not known now.
fn missing(evidence: &Evidence, now: &Report) -> Vec<Missing> {
    let mut silent: Vec<&Certificate> = Vec::new();
    for (signature, judged) in evidence.signatures.iter().zip(&now.signatures) {
        let stamps = signature.timestamps.iter().zip(&judged.timestamps);
        for (stamp, _) in stamps.filter(|(_, judged)| judged.reason == Reason::RevocationUnknown) {
            silent.extend(stamp.signer.iter().flat_map(|signer| way(signer, &stamp.path.certificates)));
        }
        if judged.timestamped && judged.reason == Reason::RevocationUnknown {
            let signing = signature.signing_certificate.iter().map(|signing| &signing.certificate);
            silent.extend(signing.flat_map(|signing| way(signing, &signature.path.certificates)));
        }
    }
    let mut missing: Vec<Missing> = Vec::new();
    for certificate in silent {
        let urls: Vec<String> = [certificate.crl_url(), certificate.ocsp_url()].into_iter().flatten().collect();
        if urls.is_empty() {
            continue;
        }
        let one = Missing { issuer: certificate.issuer(), urls };
        if !missing.contains(&one) {
            missing.push(one);
        }
    }
    missing
}

/// The certificate and those above it that are at hand.
fn way<'a>(leaf: &'a Certificate, known: &'a [Certificate]) -> Vec<&'a Certificate> {
    let mut way = vec![leaf];
    while let Some(above) =
        known.iter().find(|known| way.last().is_some_and(|last| last.issuer_is(known)) && !way.contains(known))
    {
        way.push(above);
    }
    way
}
