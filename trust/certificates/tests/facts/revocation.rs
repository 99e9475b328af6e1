//! Revocation: which object may speak for which certificate, and when.

use crate::judging::{lists, reason};
use crate::world::{LONG, RESPONDER, SIGNER, Wish, World};
use certificates::{Anchors, Der, Reason, Use, Verdict, judge};
use vocabulary::Instant;

#[test]
fn lists_beside_the_anchors_count() {
    let world = World::new();
    let anna = world.signer(&world.ca, "kowalska");
    lists(&world);
    let paths = ["root.pem", "root.crl", "ca.crl.pem"].map(|name| world.path().join(name));
    let anchors = Anchors::read(&paths).expect("anchors");
    let verdict = judge(&anna, Use::Signature, &world.evidence(vec![], vec![]), &anchors, world.now());
    assert!(matches!(verdict, Verdict::Trusted { .. }), "{verdict:?}");
}

#[test]
fn a_certificate_on_the_list_is_revoked() {
    let world = World::new();
    let anna = world.signer(&world.ca, "kowalska");
    world.revoke(&world.ca, "kowalska");
    let found = reason(&world, &anna, &world.evidence(lists(&world), vec![]));
    assert!(matches!(found, Some(Reason::Revoked { at }) if at < world.now()), "{found:?}");
}

#[test]
fn a_certificate_that_the_responder_calls_revoked_is_revoked_whatever_a_list_says() {
    let world = World::new();
    let anna = world.signer(&world.ca, "kowalska");
    world.responder(&world.ca, "responder");
    let before = lists(&world);
    world.revoke(&world.ca, "kowalska");
    let answer = world.ocsp(&world.ca, "kowalska", "responder", "");
    assert!(matches!(reason(&world, &anna, &world.evidence(before, vec![answer])), Some(Reason::Revoked { .. })));
}

#[test]
fn what_was_signed_before_the_revocation_stays_good() {
    let world = World::new();
    let elder = world.elder();
    let anna = world.issue(&elder, "kowalska", &Wish { dates: LONG, ..Wish::default() });
    world.revoke(&elder, "kowalska");
    let anchors = Anchors::of(vec![elder.certificate.clone()]);
    let evidence = world.evidence(vec![world.crl(&elder)], vec![]);
    let judged = |at| judge(&anna, Use::Signature, &evidence, &anchors, at);
    assert!(matches!(judged(Instant::parse("2025-06-01T00:00:00Z").expect("an instant")), Verdict::Trusted { .. }));
    assert!(matches!(judged(world.now()), Verdict::Untrusted(Reason::Revoked { .. })));
}

#[test]
fn a_revoked_authority_takes_its_people_with_it() {
    let world = World::new();
    let anna = world.signer(&world.ca, "kowalska");
    world.revoke(&world.root, "ca");
    let found = reason(&world, &anna, &world.evidence(lists(&world), vec![]));
    assert!(matches!(found, Some(Reason::IssuerRevoked { .. })), "{found:?}");
}

#[test]
fn a_delegated_responder_speaks_for_its_authority() {
    let world = World::new();
    let anna = world.signer(&world.ca, "kowalska");
    world.responder(&world.ca, "responder");
    for digest in ["-sha1", "-sha256"] {
        let answer = world.ocsp(&world.ca, "kowalska", "responder", digest);
        assert_eq!(
            reason(&world, &anna, &world.evidence(vec![world.crl(&world.root)], vec![answer])),
            None,
            "{digest}"
        );
    }
}

#[test]
fn an_authority_answers_for_itself() {
    let world = World::new();
    let anna = world.signer(&world.ca, "kowalska");
    let answer = world.ocsp(&world.ca, "kowalska", "ca", "");
    assert_eq!(reason(&world, &anna, &world.evidence(vec![world.crl(&world.root)], vec![answer])), None);
}

#[test]
fn a_basic_response_counts_like_a_whole_one() {
    let world = World::new();
    let anna = world.signer(&world.ca, "kowalska");
    let whole = world.ocsp(&world.ca, "kowalska", "ca", "");
    let bytes = whole.as_bytes();
    let start = bytes.windows(2).position(|two| two == [0x30, 0x82]).expect("a response");
    let basic = (start + 1..bytes.len())
        .filter_map(|from| certificates::asn1::Element::first(&bytes[from..]).ok())
        .map(|(element, _)| element)
        .find(|element| element.is(0x04))
        .map(|octets| Der::from(octets.content().to_vec()))
        .expect("its octets");
    assert_eq!(reason(&world, &anna, &world.evidence(vec![world.crl(&world.root)], vec![basic])), None);
}

#[test]
fn without_any_word_on_revocation_it_is_unknown() {
    let world = World::new();
    let anna = world.signer(&world.ca, "kowalska");
    assert_eq!(reason(&world, &anna, &world.evidence(vec![], vec![])), Some(Reason::RevocationUnknown));
    assert_eq!(
        reason(&world, &anna, &world.evidence(vec![world.crl(&world.ca)], vec![])),
        Some(Reason::RevocationUnknown)
    );
}

#[test]
fn where_nobody_could_ever_be_asked_it_is_told_apart() {
    let world = World::new();
    let mute = world.issue(&world.ca, "mute", &Wish { extensions: SIGNER, ..Wish::default() });
    assert_eq!(reason(&world, &mute, &world.evidence(vec![], vec![])), Some(Reason::RevocationUnnamed));
    let elsewhere = format!("{SIGNER}crlDistributionPoints=URI:ldap://x\n");
    let elsewhere = world.issue(&world.ca, "elsewhere", &Wish { extensions: &elsewhere, ..Wish::default() });
    let found = reason(&world, &elsewhere, &world.evidence(vec![world.crl(&world.root)], vec![]));
    assert_eq!(found, Some(Reason::RevocationUnnamed));
    assert_eq!(reason(&world, &mute, &world.evidence(lists(&world), vec![])), None, "a list at hand suffices");
}

#[test]
fn a_responder_that_does_not_know_the_certificate_says_nothing() {
    let world = World::new();
    let anna = world.signer(&world.ca, "kowalska");
    world.responder(&world.ca, "responder");
    world.forget(&world.ca);
    let answer = world.ocsp(&world.ca, "kowalska", "responder", "");
    assert_eq!(
        reason(&world, &anna, &world.evidence(vec![world.crl(&world.root)], vec![answer])),
        Some(Reason::RevocationUnknown)
    );
}

#[test]
fn a_responder_of_another_authority_says_nothing() {
    let world = World::new();
    let anna = world.signer(&world.ca, "kowalska");
    let other = world.authority("other", Some("root"), "");
    world.responder(&other, "foreign");
    let answer = world.ocsp(&world.ca, "kowalska", "foreign", "");
    assert_eq!(
        reason(&world, &anna, &world.evidence(vec![world.crl(&world.root)], vec![answer])),
        Some(Reason::RevocationUnknown)
    );
}

#[test]
fn a_responder_without_the_right_to_answer_says_nothing() {
    let world = World::new();
    let anna = world.signer(&world.ca, "kowalska");
    world.signer(&world.ca, "curious");
    let answer = world.ocsp(&world.ca, "kowalska", "curious", "");
    assert_eq!(
        reason(&world, &anna, &world.evidence(vec![world.crl(&world.root)], vec![answer])),
        Some(Reason::RevocationUnknown)
    );
}

#[test]
fn an_expired_responder_says_nothing() {
    let world = World::new();
    let anna = world.signer(&world.ca, "kowalska");
    world.issue(
        &world.ca,
        "responder",
        &Wish { extensions: RESPONDER, dates: Some(("20200101000000Z", "20210101000000Z")), ..Wish::default() },
    );
    let answer = world.ocsp(&world.ca, "kowalska", "responder", "");
    assert_eq!(
        reason(&world, &anna, &world.evidence(vec![world.crl(&world.root)], vec![answer])),
        Some(Reason::RevocationUnknown)
    );
}

#[test]
fn a_revoked_responder_says_nothing() {
    let world = World::new();
    let anna = world.signer(&world.ca, "kowalska");
    let checkable = "keyUsage=critical,digitalSignature\nextendedKeyUsage=OCSPSigning\n";
    world.issue(&world.ca, "responder", &Wish { extensions: checkable, ..Wish::default() });
    // Two hours later the list says nothing of Anna any more, but it was current when the answer was given.
    let later = world.now().plus_seconds(2 * 3600);
    let judged = || {
        let answer = world.ocsp(&world.ca, "kowalska", "responder", "");
        let evidence = world.evidence(vec![world.crl(&world.root), world.brief_crl(&world.ca)], vec![answer]);
        judge(&anna, Use::Signature, &evidence, &world.anchors(), later)
    };
    assert!(matches!(judged(), Verdict::Trusted { .. }));
    world.revoke(&world.ca, "responder");
    assert_eq!(judged(), Verdict::Untrusted(Reason::RevocationUnknown));
}

#[test]
fn stale_objects_say_nothing() {
    let world = World::new();
    let anna = world.signer(&world.ca, "kowalska");
    let answer = world.ocsp(&world.ca, "kowalska", "ca", "");
    let evidence = world.evidence(lists(&world), vec![answer]);
    let judged = |later| judge(&anna, Use::Signature, &evidence, &world.anchors(), world.now().plus_seconds(later));
    assert!(matches!(judged(23 * 3600), Verdict::Trusted { .. }));
    assert_eq!(judged(25 * 3600), Verdict::Untrusted(Reason::RevocationUnknown));
}

#[test]
fn objects_of_later_speak_for_earlier_while_the_certificate_lives() {
    let world = World::new();
    let elder = world.elder();
    let lasting = world.issue(&elder, "lasting", &Wish { dates: LONG, ..Wish::default() });
    let passed =
        world.issue(&elder, "passed", &Wish { dates: Some(("20250101000000Z", "20260101000000Z")), ..Wish::default() });
    let anchors = Anchors::of(vec![elder.certificate.clone()]);
    let evidence = world.evidence(vec![world.crl(&elder)], vec![]);
    let at = Instant::parse("2025-06-01T00:00:00Z").expect("an instant");
    assert!(matches!(judge(&lasting, Use::Signature, &evidence, &anchors, at), Verdict::Trusted { .. }));
    // An authority may take expired certificates off its list, so that list says nothing of them.
    assert_eq!(judge(&passed, Use::Signature, &evidence, &anchors, at), Verdict::Untrusted(Reason::RevocationUnknown));
}

#[test]
fn an_answer_about_another_certificate_says_nothing() {
    let world = World::new();
    let anna = world.signer(&world.ca, "kowalska");
    world.signer(&world.ca, "nowak");
    let answer = world.ocsp(&world.ca, "nowak", "ca", "");
    assert_eq!(
        reason(&world, &anna, &world.evidence(vec![world.crl(&world.root)], vec![answer])),
        Some(Reason::RevocationUnknown)
    );
}

#[test]
fn a_list_by_another_key_under_the_same_name_says_nothing() {
    let world = World::new();
    let anna = world.signer(&world.ca, "kowalska");
    let impostor = world.impostor("impostor", "ca");
    let forged = world.crl(&impostor);
    assert_eq!(
        reason(&world, &anna, &world.evidence(vec![world.crl(&world.root), forged], vec![])),
        Some(Reason::RevocationUnknown)
    );
}

#[test]
fn altered_objects_say_nothing() {
    let world = World::new();
    let anna = world.signer(&world.ca, "kowalska");
    // The time of the answer and the date of the list, each by one digit.
    let altered = |der: Der, tag: [u8; 2]| {
        let mut bytes = der.as_bytes().to_vec();
        let time = bytes.windows(2).position(|two| two == tag).expect("a time");
        bytes[time + 13] ^= 1;
        Der::from(bytes)
    };
    let list = altered(world.crl(&world.ca), [0x17, 0x0d]);
    let answer = altered(world.ocsp(&world.ca, "kowalska", "ca", ""), [0x18, 0x0f]);
    let evidence = world.evidence(vec![world.crl(&world.root), list], vec![answer]);
    assert_eq!(reason(&world, &anna, &evidence), Some(Reason::RevocationUnknown));
}

#[test]
fn a_short_lived_certificate_needs_no_word_on_revocation() {
    let world = World::new();
    for mark in ["0.4.0.194121.2.1", "2.5.29.56"] {
        let extensions = format!("{SIGNER}{mark}=DER:05:00\n");
        let brief = world.issue(&world.ca, "brief", &Wish { extensions: &extensions, ..Wish::default() });
        assert_eq!(reason(&world, &brief, &world.evidence(vec![world.crl(&world.root)], vec![])), None, "{mark}");
    }
}

#[test]
fn the_mark_of_responders_frees_nobody_else_of_revocation() {
    let world = World::new();
    let extensions = format!("{SIGNER}1.3.6.1.5.5.7.48.1.5=DER:05:00\n");
    let anna = world.issue(&world.ca, "kowalska", &Wish { extensions: &extensions, ..Wish::default() });
    let silent = world.evidence(vec![world.crl(&world.root)], vec![]);
    assert!(matches!(reason(&world, &anna, &silent), Some(Reason::RevocationUnknown | Reason::RevocationUnnamed)));
}

#[test]
fn a_short_lived_certificate_that_was_revoked_is_revoked() {
    let world = World::new();
    let extensions = format!("{SIGNER}2.5.29.56=DER:05:00\n");
    let anna = world.issue(&world.ca, "kowalska", &Wish { extensions: &extensions, ..Wish::default() });
    world.revoke(&world.ca, "kowalska");
    let found = reason(&world, &anna, &world.evidence(lists(&world), vec![]));
    assert!(matches!(found, Some(Reason::Revoked { .. })), "{found:?}");
}
