//! Whether a certificate was revoked at an instant, as far as the evidence says.

mod lists;
mod responses;

use std::cell::Cell;

use vocabulary::Instant;

use crate::{Anchors, Certificate, Der, Evidence, Existence, Lifetime, Strength, algorithm::Scheme};

pub use responses::of_response;

/// What the evidence says of one certificate at one instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// A right and timely object says that it was not revoked then; since that later instant it was.
    Good {
        /// When it was revoked afterwards, as far as is known.
        until: Option<Instant>,
    },
    /// It was revoked, since that instant.
    Revoked(Instant),
    /// It was on hold, since that instant.
    OnHold(Instant),
    /// Right and timely objects say that it was not revoked, but whoever signed them is out of time or was revoked later,
    /// and nothing proves that they are older.
    Outdated,
    /// No right and timely object speaks of it, and no other says that it was revoked.
    Unknown,
}

/// What everything about a path is judged by.
#[derive(Clone, Copy)]
pub struct Facts<'a> {
    pub evidence: &'a Evidence,
    pub anchors: &'a Anchors,
    pub existence: &'a Existence,
    pub strength: &'a Strength,
    /// How many further signers of lists may be judged for the sake of this one.
    pub depth: u8,
    /// What may still be looked at, so that a heap of lists and certificates costs no more than a document may.
    pub work: &'a Cell<u32>,
}

impl Facts<'_> {
    /// Takes one look from what is left; no when nothing is left.
    fn affords(&self) -> bool {
        let left = self.work.get();
        self.work.set(left.saturating_sub(1));
        left > 0
    }
}

/// An issuer in its place on a path.
#[derive(Clone, Copy)]
pub struct Issuer<'a> {
    pub certificate: &'a Certificate,
    /// Where the path ends.
    pub anchor: &'a Certificate,
    /// When it or an issuer above it was revoked afterwards: what its key signed must be known to be older.
    pub until: Option<Instant>,
}

/// What one object says, and when it was issued.
#[derive(Clone, Copy)]
struct Said {
    issued: Instant,
    standing: Standing,
    /// Whether it may say anything good of the instant: an outdated object is believed only that it was revoked.
    is_timely: bool,
}

/// Was the certificate revoked at the instant?
pub fn standing(certificate: &Certificate, issuer: Issuer<'_>, facts: Facts<'_>, at: Instant) -> Standing {
    let mut said = lists::ask(certificate, issuer, facts, at);
    for response in &facts.evidence.ocsp {
        said.extend(responses::ask(response, certificate, issuer, facts, at));
    }
    match together(&said) {
        // Whatever the certificate says of itself, a revocation that is known counts.
        Standing::Unknown | Standing::Outdated if certificate.needs_no_check() => Standing::Good { until: None },
        standing => standing,
    }
}

/// What keeps a path from being believed for the sake of revocation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trouble {
    /// Which certificate of the path: 0 is the leaf.
    pub place: usize,
    pub kind: TroubleKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TroubleKind {
    /// It was revoked or on hold, or not known.
    Standing(Standing),
    /// Its algorithm or its issuer's key no longer protected when it is known to have existed; they did so long.
    Weak(Lifetime),
    /// It is not known to have existed before its issuer's certificate expired.
    Unproven,
    /// It is not known to have existed before that instant, when an issuer above was revoked.
    UnprovenBefore(Instant),
}

/// Goes down the path from the anchor to the leaf (ETSI EN 319 102-1, clause 5.6.2.2) and says when a key of it was revoked
/// after that instant: what hangs on the path must be known to be older. The first trouble on the way down ends it, unless
/// it is only that nothing is known; then a worse one below is told.
pub fn walk(chain: &[Certificate], facts: Facts<'_>, at: Instant) -> Result<Option<Instant>, Trouble> {
    let Some(anchor) = chain.last() else { return Ok(None) };
    let (mut until, mut unknown) = (None, None);
    for (place, pair) in chain.windows(2).enumerate().rev() {
        let [certificate, issuer] = pair else { continue };
        let trouble = |kind| Trouble { place, kind };
        let existed = facts.existence.of_certificate(certificate);
        if let Some(revoked) = until.filter(|until| *until <= existed) {
            return Err(trouble(TroubleKind::UnprovenBefore(revoked)));
        }
        let lifetime = facts.strength.signed(certificate.scheme(), issuer);
        if !lifetime.holds_at(existed) {
            return Err(trouble(TroubleKind::Weak(lifetime)));
        }
        if issuer.not_after() < existed {
            return Err(trouble(TroubleKind::Unproven));
        }
        let above = Issuer { certificate: issuer, anchor, until };
        match standing(certificate, above, facts, at) {
            Standing::Good { until: later } => until = earlier(until, later),
            bad @ (Standing::Revoked(_) | Standing::OnHold(_)) => return Err(trouble(TroubleKind::Standing(bad))),
            open if unknown.is_none() || !certificate.names_revocation() => {
                unknown = Some(trouble(TroubleKind::Standing(open)));
            }
            _ => {}
        }
    }
    unknown.map_or(Ok(until), Err)
}

/// Several objects together: a revocation stays, however old the object that tells it, and the earlier one counts; a hold
/// stays until a later object no longer knows of it; and any timely one of the others may say that all was well.
fn together(said: &[Said]) -> Standing {
    let (mut revoked, mut held, mut until, mut good, mut outdated) = (None, None, None, None, false);
    for Said { issued, standing, is_timely } in said.iter().copied() {
        match standing {
            Standing::Revoked(at) => revoked = earlier(revoked, Some(at)),
            Standing::OnHold(at) => held = held.max(Some((issued, at))),
            Standing::Good { until: later } => {
                until = earlier(until, later);
                good = good.max(is_timely.then_some(issued));
            }
            Standing::Outdated => outdated = true,
            Standing::Unknown => {}
        }
    }
    match (revoked, held, good) {
        (Some(at), ..) => Standing::Revoked(at),
        (None, Some((issued, at)), good) if good.is_none_or(|good| good <= issued) => Standing::OnHold(at),
        (None, _, Some(_)) => Standing::Good { until },
        _ if outdated => Standing::Outdated,
        _ => Standing::Unknown,
    }
}

fn earlier(one: Option<Instant>, other: Option<Instant>) -> Option<Instant> {
    one.into_iter().chain(other).min()
}

/// What an entry of that instant means at another: a revocation to come leaves all well until then.
fn since(revoked: Instant, at: Instant) -> Standing {
    if revoked <= at { Standing::Revoked(revoked) } else { Standing::Good { until: Some(revoked) } }
}

/// An object that says something good, when its signer's key is known to have been in order when it was signed: the signer's
/// certificate had not expired and nobody above had been revoked by the time the object is known to exist, and the
/// algorithms were reliable then (ETSI EN 319 102-1, clause 5.6.2.2).
fn as_proved(
    good: Standing,
    object: &Der,
    scheme: Option<Scheme>,
    signer: &Certificate,
    until: Option<Instant>,
    facts: Facts<'_>,
) -> Standing {
    let existed = facts.existence.of_der(object);
    let in_time = existed <= signer.not_after() && until.is_none_or(|until| existed < until);
    if !facts.strength.signed(scheme, signer).holds_at(existed) {
        Standing::Unknown
    } else if in_time {
        good
    } else {
        Standing::Outdated
    }
}

/// May an object of these times speak about the instant? One that was current then, or one of later: while a certificate
/// is not expired its issuer keeps it on the list (RFC 5280, 3.3), with the date of its revocation, so later is better.
/// `keeps_expired`: since when its issuer keeps expired certificates too.
fn is_timely(
    this_update: Instant,
    next_update: Option<Instant>,
    keeps_expired: Option<Instant>,
    certificate: &Certificate,
    at: Instant,
) -> bool {
    if this_update > at.plus_seconds(SKEW) {
        let end = certificate.not_after();
        return this_update <= end || keeps_expired.is_some_and(|since| since <= end);
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

/// Looks at certificates that may have signed something, for one judgement.
pub const MOST_WORK: u32 = 500;
