//! Whether a certificate was revoked at an instant, as far as the evidence says.

use vocabulary::Instant;

use crate::{
    Anchors, Certificate, Evidence, Use,
    crl::List,
    ocsp::{Response, Status},
};

/// What the evidence says of one certificate at one instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// A right and timely object says that it was not revoked then.
    Good,
    /// It was revoked, since that instant.
    Revoked(Instant),
    /// No right and timely object speaks of it.
    Unknown,
}

impl Standing {
    /// Two objects together: what is revoked stays so, and the earlier revocation counts.
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Revoked(one), Self::Revoked(two)) => Self::Revoked(one.min(two)),
            (Self::Revoked(at), _) | (_, Self::Revoked(at)) => Self::Revoked(at),
            (Self::Good, _) | (_, Self::Good) => Self::Good,
            (Self::Unknown, Self::Unknown) => Self::Unknown,
        }
    }
}

/// Was the certificate revoked at the instant?
pub fn standing(
    certificate: &Certificate,
    issuer: &Certificate,
    evidence: &Evidence,
    anchors: &Anchors,
    at: Instant,
) -> Standing {
    if certificate.needs_no_check() {
        return Standing::Good;
    }
    let lists = || evidence.crls.iter().chain(anchors.crls()).map(crate::Der::as_bytes);
    let by_lists = of_lists(certificate, issuer, lists(), at);
    let by_responses = evidence
        .ocsp
        .iter()
        .map(|response| of_response(response.as_bytes(), certificate, issuer, &evidence.certificates, lists(), at));
    by_responses.fold(by_lists, Standing::and)
}

/// What one OCSP response says.
pub fn of_response<'a>(
    response: &[u8],
    certificate: &Certificate,
    issuer: &Certificate,
    others: &[Certificate],
    lists: impl Iterator<Item = &'a [u8]>,
    at: Instant,
) -> Standing {
    let Ok(response) = Response::read(response) else { return Standing::Unknown };
    let Ok(answers) = response.about(certificate, issuer) else { return Standing::Unknown };
    let timely =
        answers.into_iter().filter(|answer| is_timely(answer.this_update, answer.next_update, certificate, at));
    let said = timely.fold(Standing::Unknown, |said, answer| {
        said.and(match answer.status {
            Status::Good => Standing::Good,
            Status::Revoked(since) if since <= at => Standing::Revoked(since),
            Status::Revoked(_) => Standing::Good,
            Status::Unknown => Standing::Unknown,
        })
    });
    if said == Standing::Unknown || !is_by_a_responder_of(issuer, &response, others, lists) {
        Standing::Unknown
    } else {
        said
    }
}

/// Is the response signed by the issuer, or by a responder that the issuer itself certified for that (RFC 6960, 4.2.2.2)?
fn is_by_a_responder_of<'a>(
    issuer: &Certificate,
    response: &Response<'_>,
    others: &[Certificate],
    lists: impl Iterator<Item = &'a [u8]>,
) -> bool {
    if response.is_by(issuer) && issuer.has_strong_key() && response.is_signed_by(issuer) {
        return true;
    }
    let named = response.certificates.iter().chain(others).filter(|candidate| response.is_by(candidate));
    let Some(responder) = named
        .filter(|candidate| {
            candidate.has_use(Use::OcspSigning) && candidate.has_strong_key() && candidate.has_strong_signature()
        })
        .filter(|candidate| candidate.is_valid_at(response.produced) && candidate.issuer_is(issuer))
        .find(|candidate| response.is_signed_by(candidate))
    else {
        return false;
    };
    // Asking responders about responders would never end; a list that names the responder is heeded.
    responder.needs_no_check() || !matches!(of_lists(responder, issuer, lists, response.produced), Standing::Revoked(_))
}

/// What revocation lists say together.
pub fn of_lists<'a>(
    certificate: &Certificate,
    issuer: &Certificate,
    lists: impl Iterator<Item = &'a [u8]>,
    at: Instant,
) -> Standing {
    let said: Vec<Said> = lists.filter_map(|list| of_list(list, certificate, issuer, at)).collect();
    // Where changes are published apart, a list without its changes proves nothing good (RFC 5280, 5.2.4).
    let is_completed = |number: Option<u64>| {
        !certificate.has_changes_apart()
            || said
                .iter()
                .any(|other| matches!(other, Said::Changes { since } if number.is_some_and(|number| *since <= number)))
    };
    said.iter().fold(Standing::Unknown, |known, said| {
        known.and(match said {
            Said::Revoked(since) => Standing::Revoked(*since),
            Said::Complete { number } if is_completed(*number) => Standing::Good,
            Said::Complete { .. } | Said::Changes { .. } => Standing::Unknown,
        })
    })
}

/// What one right and timely list says of a certificate.
enum Said {
    Revoked(Instant),
    /// Not revoked, by the complete list of this number.
    Complete {
        number: Option<u64>,
    },
    /// Not among the changes since the list of that number.
    Changes {
        since: u64,
    },
}

fn of_list(list: &[u8], certificate: &Certificate, issuer: &Certificate, at: Instant) -> Option<Said> {
    let list = List::read(list).ok()?;
    let is_its_issuer = list.issuer == certificate.issuer_name() || list.issuer == issuer.subject_name();
    if !is_its_issuer || !issuer.may_sign_lists() || !issuer.has_strong_key() {
        return None;
    }
    let key = issuer.key()?;
    if !is_timely(list.this_update, list.next_update, certificate, at) || !list.is_signed_by(&key) {
        return None;
    }
    let (entry, entries_understood) = list.find(certificate.serial()).ok()?;
    if let Some(entry) = entry.filter(|entry| !entry.removed && entry.at <= at) {
        return Some(Said::Revoked(entry.at));
    }
    let speaks_of_it = list.scope().ok()?.includes(certificate);
    if !speaks_of_it || !list.is_understood() || !entries_understood {
        return None;
    }
    Some(match list.changes_since().ok()? {
        Some(since) => Said::Changes { since },
        None => Said::Complete { number: list.number() },
    })
}

/// May an object of these times speak about the instant? One that was current then, or one of later: while a certificate
/// is not expired its issuer keeps it on the list (RFC 5280, 3.3), with the date of its revocation, so later is better.
fn is_timely(this_update: Instant, next_update: Option<Instant>, certificate: &Certificate, at: Instant) -> bool {
    if this_update > at.plus_seconds(SKEW) {
        return this_update <= certificate.not_after();
    }
    match next_update {
        Some(next) => at <= next,
        None => at <= this_update.plus_seconds(LONGEST_WITHOUT_END),
    }
}

/// How far another's clock may be ahead.
const SKEW: i64 = 5 * 60;

/// How long an object is current that does not say so.
const LONGEST_WITHOUT_END: i64 = 24 * 3600;
