//! What OCSP responses say (RFC 6960).

use std::cell::Cell;

use vocabulary::Instant;

use super::{Facts, Issuer, MOST_WORK, Said, Standing, as_proved, is_timely, lists, since};
use crate::{
    Anchors, Certificate, Der, Evidence, Existence, Strength, Use,
    ocsp::{Response, Status},
};

/// What one response says of the certificate, for whoever asks whether another object is wanted.
pub fn of_response(
    response: &Der,
    certificate: &Certificate,
    issuer: &Certificate,
    others: &[Certificate],
    at: Instant,
) -> Standing {
    let evidence = Evidence { certificates: others.to_vec(), ..Evidence::default() };
    let (anchors, existence, strength) = (Anchors::default(), Existence::since(at), Strength::default());
    let work = Cell::new(MOST_WORK);
    let facts = Facts {
        evidence: &evidence,
        anchors: &anchors,
        existence: &existence,
        strength: &strength,
        depth: 0,
        work: &work,
    };
    let issuer = Issuer { certificate: issuer, anchor: issuer, until: None };
    super::together(&ask(response, certificate, issuer, facts, at))
}

/// What each answer in one response says.
pub fn ask(object: &Der, certificate: &Certificate, issuer: Issuer<'_>, facts: Facts<'_>, at: Instant) -> Vec<Said> {
    let Ok(response) = Response::read(object.as_bytes()) else { return Vec::new() };
    let Ok(answers) = response.about(certificate, issuer.certificate) else { return Vec::new() };
    let said = answers.into_iter().map(|answer| Said {
        issued: answer.this_update,
        standing: match answer.status {
            Status::Good => Standing::Good { until: None },
            Status::Revoked(revoked) => since(revoked, at),
            Status::OnHold(held) if held <= at => Standing::OnHold(held),
            Status::OnHold(_) => Standing::Good { until: None },
            Status::Unknown => Standing::Unknown,
        },
        is_timely: is_timely(answer.this_update, answer.next_update, answer.archive_cutoff, certificate, at),
    });
    let says_something = |said: &Said| match said.standing {
        Standing::Good { until } => said.is_timely || until.is_some(),
        standing => standing != Standing::Unknown,
    };
    let mut said: Vec<Said> = said.filter(says_something).collect();
    let Some(signer) = (!said.is_empty()).then(|| responder(issuer, &response, facts)).flatten() else {
        return Vec::new();
    };
    for said in &mut said {
        if said.is_timely && matches!(said.standing, Standing::Good { .. }) {
            said.standing = as_proved(said.standing, object, response.scheme, &signer, issuer.until, facts);
        }
    }
    said
}

/// Whoever signed the response: the issuer, or a responder that the issuer itself certified for that (RFC 6960, 4.2.2.2).
fn responder(issuer: Issuer<'_>, response: &Response<'_>, facts: Facts<'_>) -> Option<Certificate> {
    if response.is_by(issuer.certificate) && response.is_signed_by(issuer.certificate) {
        return Some(issuer.certificate.clone());
    }
    let named = response
        .certificates
        .iter()
        .chain(&facts.evidence.certificates)
        .filter(|candidate| response.is_by(candidate) && facts.affords());
    let responder = named
        .filter(|candidate| candidate.has_use(Use::OcspSigning) && candidate.is_valid_at(response.produced))
        .filter(|candidate| candidate.issuer_is(issuer.certificate))
        .filter(|candidate| {
            let existed = facts.existence.of_certificate(candidate);
            facts.strength.signed(candidate.scheme(), issuer.certificate).holds_at(existed)
        })
        .find(|candidate| response.is_signed_by(candidate))?;
    // Asking responders about responders would never end; a list that names the responder is heeded.
    let revoked = || {
        let said = lists::ask(responder, issuer, Facts { depth: 0, ..facts }, response.produced);
        matches!(super::together(&said), Standing::Revoked(_) | Standing::OnHold(_))
    };
    (responder.needs_no_check() || !revoked()).then(|| responder.clone())
}
