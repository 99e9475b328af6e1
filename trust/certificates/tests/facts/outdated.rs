//! What outdated objects are still believed: that a certificate was revoked, and nothing else.

use certificates::{Anchors, Certificate, Der, Reason, Use, Verdict, judge};
use vocabulary::Instant;

use crate::judging::{lists, reason};
use crate::world::{Authority, LONG, Wish, World};

/// Objects are gathered in no order.
fn both(one: &Der, other: &Der) -> [Vec<Der>; 2] {
    [vec![one.clone(), other.clone()], vec![other.clone(), one.clone()]]
}

/// An authority and a person since 2025, and an instant when a list of that year's spring is outdated and one of its summer
/// is current.
struct Past {
    world: World,
    elder: Authority,
    anna: Certificate,
}

impl Past {
    fn new() -> Self {
        let world = World::new();
        let elder = world.elder();
        let anna = world.issue(&elder, "kowalska", &Wish { dates: LONG, ..Wish::default() });
        Self { world, elder, anna }
    }

    fn spring(&self) -> Der {
        self.world.crl_of(&self.elder, "20250301000000Z", "20250401000000Z")
    }

    fn summer(&self) -> Der {
        self.world.crl_of(&self.elder, "20250601000000Z", "20250801000000Z")
    }

    /// The verdict in the summer, and long after it.
    fn judged(&self, crls: Vec<Der>) -> [Verdict; 2] {
        let anchors = Anchors::of(vec![self.elder.certificate.clone()]);
        let evidence = self.world.evidence(crls, vec![]);
        ["2025-07-01T00:00:00Z", "2026-07-01T00:00:00Z"].map(|at| {
            let at = Instant::parse(at).expect("an instant");
            judge(&self.anna, Use::Signature, &evidence, &anchors, at)
        })
    }

    /// Rewrites the ledger, so that what happened now happened in the winter of 2025.
    fn in_winter(&self) {
        let name = self.world.path().join("elder.index");
        let ledger = std::fs::read_to_string(&name).expect("a ledger");
        let rows = ledger.lines().map(|row| {
            let mut fields: Vec<&str> = row.split('\t').collect();
            let moved = fields[2].split_once(',').map(|(_, reason)| format!("250201000000Z,{reason}"));
            fields[2] = moved.as_deref().unwrap_or_default();
            fields.join("\t") + "\n"
        });
        std::fs::write(name, rows.collect::<String>()).expect("a ledger");
    }
}

#[test]
fn a_revocation_on_an_outdated_list_stays() {
    let past = Past::new();
    past.world.revoke(&past.elder, "kowalska");
    past.in_winter();
    let outdated = past.spring();
    for verdict in past.judged(vec![outdated.clone()]) {
        assert!(matches!(verdict, Verdict::Untrusted(Reason::Revoked { .. })), "{verdict:?}");
    }
    past.world.forget(&past.elder);
    for crls in both(&outdated, &past.summer()) {
        let [verdict, _] = past.judged(crls);
        assert!(matches!(verdict, Verdict::Untrusted(Reason::Revoked { .. })), "{verdict:?}");
    }
}

#[test]
fn a_hold_on_an_outdated_list_lasts_until_a_later_list_knows_nothing_of_it() {
    let past = Past::new();
    past.world.hold(&past.elder, "kowalska");
    past.in_winter();
    let outdated = past.spring();
    for verdict in past.judged(vec![outdated.clone()]) {
        assert!(matches!(verdict, Verdict::Untrusted(Reason::OnHold { .. })), "{verdict:?}");
    }
    past.world.forget(&past.elder);
    for crls in both(&outdated, &past.summer()) {
        let [verdict, later] = past.judged(crls);
        assert!(matches!(verdict, Verdict::Trusted { .. }), "{verdict:?}");
        assert!(matches!(later, Verdict::Untrusted(_)), "{later:?}");
    }
}

#[test]
fn a_revocation_in_an_outdated_answer_stays() {
    let world = World::new();
    let anna = world.signer(&world.ca, "kowalska");
    world.revoke(&world.ca, "kowalska");
    let answer = world.ocsp(&world.ca, "kowalska", "ca", "");
    let evidence = world.evidence(lists(&world), vec![answer.clone()]);
    let later = world.now().plus_seconds(25 * 3600);
    let verdict = judge(&anna, Use::Signature, &evidence, &world.anchors(), later);
    assert!(matches!(verdict, Verdict::Untrusted(Reason::Revoked { .. })), "{verdict:?}");
    world.forget(&world.ca);
    let found = reason(&world, &anna, &world.evidence(lists(&world), vec![answer]));
    assert!(matches!(found, Some(Reason::Revoked { .. })), "{found:?}");
}

#[test]
fn a_list_after_the_end_of_a_certificate_still_tells_that_it_was_revoked() {
    let past = Past::new();
    let dates = Some(("20250101000000Z", "20250301000000Z"));
    let brief = past.world.issue(&past.elder, "brief", &Wish { dates, ..Wish::default() });
    past.world.revoke(&past.elder, "brief");
    past.in_winter();
    let anchors = Anchors::of(vec![past.elder.certificate.clone()]);
    let evidence = past.world.evidence(vec![past.summer()], vec![]);
    let judged = |at| {
        let at = Instant::parse(at).expect("an instant");
        judge(&brief, Use::Signature, &evidence, &anchors, at)
    };
    assert!(matches!(judged("2025-02-10T00:00:00Z"), Verdict::Untrusted(Reason::Revoked { .. })));
    assert_eq!(judged("2025-01-20T00:00:00Z"), Verdict::Untrusted(Reason::RevocationUnknown));
}

#[test]
fn an_outdated_list_of_a_stranger_revokes_nobody() {
    let past = Past::new();
    let impostor = past.world.impostor("impostor", "elder");
    past.world.revoke(&impostor, "kowalska");
    let forged = past.world.crl_of(&impostor, "20250301000000Z", "20250401000000Z");
    let [verdict, _] = past.judged(vec![forged, past.summer()]);
    assert!(matches!(verdict, Verdict::Trusted { .. }), "{verdict:?}");
}
