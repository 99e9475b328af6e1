//! Asking for what a judgement will need.

use futures_util::future::join_all;
use vocabulary::Instant;

use crate::{
    Anchors, Certificate, Der, Evidence, Sources, Use, ocsp,
    revocation::{self, Standing},
};

/// Fetches what judging `leaf` at about `at` will need: missing issuers, then OCSP or else a CRL for each certificate below
/// an anchor. Never fails: addresses that did not help are noted. Nothing is asked about revocation when no path leads to
/// an anchor, for then there is nothing to judge.
pub async fn gather(
    leaf: &Certificate,
    known: &[Certificate],
    anchors: &Anchors,
    sources: &Sources,
    at: Instant,
) -> Evidence {
    gathered(leaf, known, anchors, Top::Anchor, sources, at).await
}

/// The same for readers who may trust another: the way goes on above the anchor, as far as there are issuers, and what is said
/// of the certificates there is gathered too.
pub async fn gather_for_others(
    leaf: &Certificate,
    known: &[Certificate],
    anchors: &Anchors,
    sources: &Sources,
    at: Instant,
) -> Evidence {
    gathered(leaf, known, anchors, Top::Root, sources, at).await
}

/// Where a way ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Top {
    Anchor,
    Root,
}

async fn gathered(
    leaf: &Certificate,
    known: &[Certificate],
    anchors: &Anchors,
    top: Top,
    sources: &Sources,
    at: Instant,
) -> Evidence {
    let mut evidence = Evidence { certificates: known.to_vec(), ..Evidence::default() };
    let Some(chain) = climb(leaf, anchors, top, sources, at, &mut evidence).await else { return evidence };
    let asked = chain.windows(2).map(|pair| ask(&pair[0], &pair[1], &evidence, sources, at));
    let found = join_all(asked).await;
    found.into_iter().fold(evidence, Evidence::joined)
}

/// The way from the leaf up to an anchor, fetching issuers that are not known. A service that its list no longer vouches for
/// ends the way only when it leads no further: it may have signed in its time, and another anchor may stand above it.
async fn climb(
    leaf: &Certificate,
    anchors: &Anchors,
    end: Top,
    sources: &Sources,
    at: Instant,
    evidence: &mut Evidence,
) -> Option<Vec<Certificate>> {
    let (mut chain, mut ended) = (vec![leaf.clone()], None);
    loop {
        let top = chain.last()?;
        let mut vouched =
            anchors.certificates_for(Use::Signature, at).chain(anchors.certificates_for(Use::TimeStamping, at));
        if end == Top::Anchor && vouched.any(|anchor| anchor == top) {
            return Some(chain);
        }
        if anchors.every_certificate().any(|anchor| anchor == top) {
            ended = Some(chain.len());
        }
        match above(&chain, anchors, sources, at, evidence).await {
            Some(issuer) if chain.len() <= LONGEST => chain.push(issuer),
            _ => {
                let below = ended?;
                if end == Top::Anchor {
                    chain.truncate(below);
                }
                return Some(chain);
            }
        }
    }
}

/// The certificate above the last of the chain.
async fn above(
    chain: &[Certificate],
    anchors: &Anchors,
    sources: &Sources,
    at: Instant,
    evidence: &mut Evidence,
) -> Option<Certificate> {
    let top = chain.last()?;
    let is_above = |issuer: &&Certificate| !chain.contains(issuer) && top.issuer_is(issuer);
    let anchor = anchors.every_certificate().find(is_above);
    if let Some(issuer) = anchor.or_else(|| evidence.certificates.iter().find(is_above)) {
        return Some(issuer.clone());
    }
    let url = top.issuer_url()?;
    let fetched = sources.issuers(&url, at).await;
    let Some(issuer) = fetched.iter().find(is_above) else {
        evidence.unavailable.push(url);
        return None;
    };
    evidence.certificates.push(issuer.clone());
    Some(issuer.clone())
}

/// Asks by OCSP; when that settles nothing, fetches the list.
async fn ask(
    certificate: &Certificate,
    issuer: &Certificate,
    evidence: &Evidence,
    sources: &Sources,
    at: Instant,
) -> Evidence {
    let mut found = Evidence::default();
    if certificate.needs_no_check() {
        return found;
    }
    if let Some(url) = certificate.ocsp_url() {
        let response = match ocsp::request(certificate, issuer) {
            Some(request) => sources.response(&url, request, at).await,
            None => None,
        };
        let response = response.map(|response| Der::from(response.to_vec()));
        let standing = response.as_ref().map_or(Standing::Unknown, |response| {
            revocation::of_response(response, certificate, issuer, &evidence.certificates, at)
        });
        match standing {
            Standing::Unknown => found.unavailable.push(url),
            // A list may be newer and know that it was lifted.
            Standing::OnHold(_) => found.ocsp.extend(response),
            _ => {
                found.ocsp.extend(response);
                return found;
            }
        }
    }
    if let Some(url) = certificate.crl_url() {
        match sources.list(&url, at).await {
            Some(list) => found.crls.push(Der::from(list.to_vec())),
            None => found.unavailable.push(url),
        }
    }
    found
}

/// Authorities between leaf and anchor that are climbed.
const LONGEST: usize = 10;
