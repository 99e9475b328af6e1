//! What revocation lists say (RFC 5280, section 6.3).

use vocabulary::Instant;

use super::{Facts, Issuer, Said, Standing, as_proved, is_timely, since, walk};
use crate::{
    Certificate, Der,
    crl::{Entry, List, Scope},
    name, path,
    points::{ALL_REASONS, Point},
    policy::PolicyDemands,
};

/// A right list of the certificate's issuer, or of whom the certificate names for that: a timely one, or one that names the
/// certificate.
struct Found<'a> {
    object: &'a Der,
    list: List<'a>,
    signer: Certificate,
    /// When its signer or an issuer above was revoked afterwards.
    until: Option<Instant>,
    /// What it says of the certificate.
    entry: Entry,
    /// The reasons of revocation for which it would name the certificate; 0 unless all in it is understood.
    reasons: u16,
    /// Of a list of changes: the number of the earliest list it completes.
    changes_since: Option<u64>,
    is_timely: bool,
}

/// What the lists say of the certificate at that instant.
pub fn ask(certificate: &Certificate, issuer: Issuer<'_>, facts: Facts<'_>, at: Instant) -> Vec<Said> {
    let points = Point::all_of(certificate);
    let lists = facts.evidence.crls.iter().chain(facts.anchors.crls());
    let mut found: Vec<Found<'_>> =
        lists.filter_map(|list| find(list, certificate, &points, issuer, facts, at)).collect();
    let mut said: Vec<Said> = found.iter().filter_map(|one| bad(one, &found, facts, at)).collect();
    found.retain(|one| one.is_timely);
    said.extend(good(certificate, &found, facts));
    said
}

fn find<'a>(
    object: &'a Der,
    certificate: &Certificate,
    points: &[Point],
    issuer: Issuer<'_>,
    facts: Facts<'_>,
    at: Instant,
) -> Option<Found<'a>> {
    let list = List::read(object.as_bytes()).ok()?;
    let is_timely = is_timely(list.this_update, list.next_update, list.keeps_expired_since(), certificate, at);
    let scope = list.scope().ok()?;
    let reasons = |scope: &Scope| {
        points.iter().fold(0, |known, point| known | scope.reasons_for(certificate, list.issuer, point))
    };
    let reasons = reasons(&scope);
    if reasons == 0 && !name::is_same(list.issuer, certificate.issuer_name()) {
        return None;
    }
    let (entry, entries_understood) = list.find(certificate.issuer_name(), certificate.serial()).ok()?;
    let changes_since = list.changes_since().ok()?;
    let understood = entries_understood && list.is_understood();
    let reasons = if understood { reasons } else { 0 };
    if entry == Entry::Absent && (reasons == 0 || !is_timely) {
        return None;
    }
    let (signer, until) = signer(&list, issuer, facts)?;
    Some(Found { object, list, signer, until, entry, reasons, changes_since, is_timely })
}

/// Whoever signed the list, and when a key above was revoked afterwards: the issuer itself, or another key of the list's
/// issuer with a path of its own to the same anchor (RFC 5280, 6.3.3 (f)).
fn signer(list: &List<'_>, issuer: Issuer<'_>, facts: Facts<'_>) -> Option<(Certificate, Option<Instant>)> {
    let signed = |by: &Certificate| name::is_same(list.issuer, by.subject_name()) && list.is_signed_by(by);
    if issuer.certificate.may_sign_lists() && signed(issuer.certificate) {
        return Some((issuer.certificate.clone(), issuer.until));
    }
    let depth = facts.depth.checked_sub(1)?;
    let known = &facts.evidence.certificates;
    let candidates = known.iter().chain([issuer.anchor]).filter(|one| one.signs_lists() && one != &issuer.certificate);
    candidates.filter(|candidate| name::is_same(list.issuer, candidate.subject_name())).find_map(|candidate| {
        if !facts.affords() || !signed(candidate) {
            return None;
        }
        let when = list.this_update;
        let chain =
            path::find(candidate, known, std::iter::once(issuer.anchor), &PolicyDemands::default(), when).ok()?;
        let until = walk(&chain, Facts { depth, ..facts }, when).ok()?;
        Some((candidate.clone(), until))
    })
}

/// What a list says against the certificate.
fn bad(one: &Found<'_>, all: &[Found<'_>], facts: Facts<'_>, at: Instant) -> Option<Said> {
    let issued = one.list.this_update;
    let standing = match one.entry {
        Entry::Revoked(revoked) => since(revoked, at),
        Entry::OnHold(_) if is_lifted(one, all) => return None,
        Entry::OnHold(held) if held <= at => Standing::OnHold(held),
        Entry::OnHold(held) => Standing::Good { until: Some(held) },
        Entry::Absent | Entry::Removed => return None,
    };
    let standing = match standing {
        Standing::Good { .. } if one.is_timely => {
            as_proved(standing, one.object, one.list.scheme, &one.signer, one.until, facts)
        }
        other => other,
    };
    Some(Said { issued, standing, is_timely: one.is_timely })
}

/// Does a later list of changes take the certificate off the list again?
fn is_lifted(one: &Found<'_>, all: &[Found<'_>]) -> bool {
    all.iter().any(|changes| changes.entry == Entry::Removed && completes(changes, one) && changes.reasons != 0)
}

/// Does a list of changes complete that one? (RFC 5280, 5.2.4: same issuer, same scope, and it begins no later.)
fn completes(changes: &Found<'_>, one: &Found<'_>) -> bool {
    let begins = changes.changes_since.zip(one.list.number()).is_some_and(|(since, number)| since <= number);
    one.changes_since.is_none()
        && begins
        && name::is_same(changes.list.issuer, one.list.issuer)
        && changes.list.scope_octets() == one.list.scope_octets()
}

/// That the certificate is not revoked, when complete lists for every reason do not name it. Where changes are published
/// apart, a list without its changes proves nothing good.
fn good(certificate: &Certificate, found: &[Found<'_>], facts: Facts<'_>) -> Vec<Said> {
    let is_completed =
        |one: &Found<'_>| !certificate.has_changes_apart() || found.iter().any(|other| completes(other, one));
    let is_clear = |one: &&Found<'_>| match one.entry {
        Entry::Absent => true,
        Entry::OnHold(_) => is_lifted(one, found),
        Entry::Revoked(_) | Entry::Removed => false,
    };
    let clear = found.iter().filter(|one| one.changes_since.is_none() && one.reasons != 0);
    let (mut proved, mut outdated, mut said) = (Parts::default(), Parts::default(), Vec::new());
    for one in clear.filter(is_clear).filter(|one| is_completed(one)) {
        let standing =
            as_proved(Standing::Good { until: None }, one.object, one.list.scheme, &one.signer, one.until, facts);
        match standing {
            Standing::Good { .. } if one.reasons == ALL_REASONS => {
                said.push(Said { issued: one.list.this_update, standing, is_timely: true });
            }
            Standing::Good { .. } => proved.add(one),
            Standing::Outdated => outdated.add(one),
            _ => {}
        }
    }
    said.extend(proved.complete(Standing::Good { until: None }));
    said.extend(outdated.complete(Standing::Outdated));
    said
}

/// Lists for some reasons each.
#[derive(Default)]
struct Parts {
    reasons: u16,
    issued: Option<Instant>,
}

impl Parts {
    fn add(&mut self, one: &Found<'_>) {
        self.reasons |= one.reasons;
        let issued = one.list.this_update;
        self.issued = Some(self.issued.map_or(issued, |earliest| earliest.min(issued)));
    }

    fn complete(&self, standing: Standing) -> Option<Said> {
        let issued = self.issued.filter(|_| self.reasons == ALL_REASONS)?;
        Some(Said { issued, standing, is_timely: true })
    }
}
