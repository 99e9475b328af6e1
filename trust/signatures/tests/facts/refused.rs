//! What must not pass, and the reason that is given.

use certificates::Anchors;
use signatures::{Document, Indication, PdfFault, Policy, Reason, SubIndication, Unreadable, ZipFault};
use vocabulary::Instant;

use crate::{
    documents::*,
    world::{AT, Signer, WORLD, document, judged, one, report, report_at},
};

#[track_caller]
fn is_refused(signed: &str, indication: Indication, sub_indication: SubIndication, reason: Reason) {
    let judged = judged(signed);
    assert_eq!((judged.indication, judged.sub_indication, judged.reason), (indication, Some(sub_indication), reason));
}

fn signed_by(signer: &Signer, method: &'static str) -> String {
    WORLD.sign(&letter(&Shape { method, ..Shape::default() }.template(signer)), signer)
}

#[test]
fn a_changed_letter_fails() {
    let changed = signed_letter().replace("100 zł", "900 zł");
    is_refused(&changed, Indication::TotalFailed, SubIndication::HashFailure, Reason::ContentChanged);
    assert!(!judged(&changed).intact);
}

#[test]
fn an_added_attribute_or_white_space_fails() {
    for (from, to) in [("<tresc ", "<tresc a=\"b\" "), ("<tresc ", "\n<tresc "), ("Id=\"L\"", "Id=\"M\"")] {
        let changed = signed_letter().replacen(from, to, 1);
        is_refused(&changed, Indication::TotalFailed, SubIndication::HashFailure, Reason::ContentChanged);
    }
}

#[test]
fn a_changed_signing_time_fails() {
    let changed = signed_letter().replace("2026-05-01T10", "2020-05-01T10");
    is_refused(&changed, Indication::TotalFailed, SubIndication::HashFailure, Reason::ContentChanged);
}

#[test]
fn a_changed_value_fails() {
    let signed = signed_letter();
    let at = signed.find("<ds:SignatureValue>").expect("a value") + 30;
    let changed = if signed[at..].starts_with('A') { "B" } else { "A" };
    let signed = format!("{}{changed}{}", &signed[..at], &signed[at + 1..]);
    is_refused(&signed, Indication::TotalFailed, SubIndication::SigCryptoFailure, Reason::SignatureChanged);
}

#[test]
fn a_method_swapped_for_a_keyed_hash_proves_nothing() {
    let swapped = signed_letter().replace(RSA, "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256");
    let sub_indication = SubIndication::CryptoConstraintsFailure;
    is_refused(&swapped, Indication::Indeterminate, sub_indication, Reason::UnknownAlgorithm);
}

#[test]
fn a_certificate_that_is_not_the_named_one_is_not_believed() {
    let template = letter(&Shape::default().template(&WORLD.revoked));
    let signed = WORLD.sign(&template, &WORLD.anna);
    let sub_indication = SubIndication::NoSigningCertificateFound;
    is_refused(&signed, Indication::Indeterminate, sub_indication, Reason::OtherCertificate);
    assert!(judged(&signed).intact);
}

#[test]
fn a_certificate_that_nobody_names_is_not_believed() {
    let signed = WORLD.sign(&letter(&Shape { names: None, ..Shape::default() }.template(&WORLD.anna)), &WORLD.anna);
    is_refused(&signed, Indication::Indeterminate, SubIndication::SigConstraintsFailure, Reason::BelowBaseline);
}

#[test]
fn xades_without_signing_time_is_below_the_baseline() {
    let shape = Shape { signing_time: false, ..Shape::default() };
    let signed = WORLD.sign(&letter(&shape.template(&WORLD.anna)), &WORLD.anna);
    is_refused(&signed, Indication::Indeterminate, SubIndication::SigConstraintsFailure, Reason::BelowBaseline);
}

#[test]
fn a_signature_without_any_certificate_names_nobody() {
    let signed = signed_letter();
    let (from, to) = (signed.find("<ds:X509Data>").expect("data"), signed.find("</ds:KeyInfo>").expect("end"));
    let signed = format!("{}{}", &signed[..from], &signed[to..]);
    let sub_indication = SubIndication::NoSigningCertificateFound;
    is_refused(&signed, Indication::Indeterminate, sub_indication, Reason::NoCertificate);
    assert_eq!(judged(&signed).signer, None);
}

#[test]
fn a_bare_xml_signature_is_intact_and_not_accepted() {
    let signed =
        WORLD.sign(&letter(&Shape { properties: false, ..Shape::default() }.template(&WORLD.anna)), &WORLD.anna);
    is_refused(&signed, Indication::Indeterminate, SubIndication::SigConstraintsFailure, Reason::NotXades);
    let judged = judged(&signed);
    assert_eq!((judged.format.as_str(), judged.intact), ("XMLDSig", true));
}

#[test]
fn a_stranger_is_not_trusted() {
    let signed = signed_by(&WORLD.stranger, ECDSA);
    let sub_indication = SubIndication::NoCertificateChainFound;
    is_refused(&signed, Indication::Indeterminate, sub_indication, Reason::UnknownIssuer);
    assert!(judged(&signed).intact);
}

#[test]
fn nobody_is_trusted_without_anchors() {
    let evidence = signatures::examine(&document(&signed_letter())).expect("readable");
    let at = Instant::parse(AT).expect("rfc 3339");
    let judged = one(signatures::judge(&evidence, &Policy::default(), &Anchors::of(Vec::new()), at));
    assert_eq!(judged.sub_indication, Some(SubIndication::NoCertificateChainFound));
}

#[test]
fn unknown_revocation_is_indeterminate() {
    let evidence = signatures::examine(&document(&signed_letter())).expect("readable");
    let at = Instant::parse(AT).expect("rfc 3339");
    let judged = one(signatures::judge(&evidence, &Policy::default(), &WORLD.anchors_without_crl, at));
    assert_eq!((judged.indication, judged.reason), (Indication::Indeterminate, Reason::RevocationUnknown));
    assert_eq!(judged.sub_indication, Some(SubIndication::TryLater));
}

#[test]
fn where_nobody_can_be_asked_about_revocation_there_is_nothing_to_wait_for() {
    let evidence = signatures::examine(&document(&signed_by(&WORLD.mute, ECDSA))).expect("readable");
    let at = Instant::parse(AT).expect("rfc 3339");
    let judged = one(signatures::judge(&evidence, &Policy::default(), &WORLD.anchors_without_crl, at));
    assert_eq!((judged.indication, judged.reason), (Indication::Indeterminate, Reason::RevocationUnnamed));
    assert_eq!(judged.sub_indication, Some(SubIndication::ChainConstraintsFailure));
}

#[test]
fn a_revoked_certificate_is_not_believed() {
    let at = Instant::parse("2025-03-01T00:00:00Z").expect("rfc 3339");
    let signed = signed_by(&WORLD.revoked, RSA);
    is_refused(&signed, Indication::Indeterminate, SubIndication::RevokedNoPoe, Reason::Revoked { at });
}

#[test]
fn an_expired_certificate_is_not_believed_though_the_claimed_time_would_fit() {
    let signed = signed_by(&WORLD.expired, ECDSA);
    is_refused(&signed, Indication::Indeterminate, SubIndication::OutOfBoundsNotRevoked, Reason::Expired);
}

#[test]
fn a_signature_older_than_its_certificate_fails() {
    let signed = signed_by(&WORLD.early, ECDSA);
    is_refused(&signed, Indication::TotalFailed, SubIndication::NotYetValid, Reason::NotYetValid);
}

#[test]
fn a_short_key_is_not_believed() {
    let signed = signed_by(&WORLD.weak, RSA);
    is_refused(&signed, Indication::Indeterminate, SubIndication::CryptoConstraintsFailure, Reason::WeakKey);
}

#[test]
fn sha_1_is_recognised_and_not_believed() {
    let old_method = "http://www.w3.org/2000/09/xmldsig#rsa-sha1";
    for (method, digest) in [(old_method, SHA256), (RSA, SHA1)] {
        let shape = Shape { method, digest, ..Shape::default() };
        let signed = WORLD.sign(&letter(&shape.template(&WORLD.anna)), &WORLD.anna);
        let sub_indication = SubIndication::CryptoConstraintsFailure;
        is_refused(&signed, Indication::Indeterminate, sub_indication, Reason::WeakAlgorithm);
        assert!(judged(&signed).intact);
        let evidence = signatures::examine(&document(&signed)).expect("readable");
        let mut lenient = Policy::default();
        lenient.algorithms.digests.insert(certificates::Digest::Sha1, certificates::Lifetime::Always);
        let at = Instant::parse(AT).expect("rfc 3339");
        assert!(one(signatures::judge(&evidence, &lenient, &WORLD.anchors, at)).passed());
    }
}

#[test]
fn an_unknown_digest_is_indeterminate() {
    let signed = signed_letter().replace(SHA256, "urn:some-digest");
    let sub_indication = SubIndication::CryptoConstraintsFailure;
    is_refused(&signed, Indication::Indeterminate, sub_indication, Reason::UnknownAlgorithm);
}

#[test]
fn a_file_that_was_not_handed_in_is_asked_for() {
    WORLD.put("missing.txt", b"content");
    let references = vec![reference("URI=\"missing.txt\"", &[])];
    let signed = WORLD.sign(&Shape { references, ..Shape::default() }.template(&WORLD.anna), &WORLD.anna);
    is_refused(&signed, Indication::Indeterminate, SubIndication::SignedDataNotFound, Reason::FileMissing);
}

#[test]
fn another_file_in_place_of_the_signed_one_fails() {
    WORLD.put("true.txt", b"content");
    let references = vec![reference("URI=\"true.txt\"", &[])];
    let bytes = WORLD.sign(&Shape { references, ..Shape::default() }.template(&WORLD.anna), &WORLD.anna).into_bytes();
    let judged = one(report(&Document { bytes, detached: vec![file("true.txt", b"other content")] }));
    assert_eq!((judged.indication, judged.reason), (Indication::TotalFailed, Reason::ContentChanged));
}

#[test]
fn a_signature_without_a_value_is_malformed() {
    let unsigned = letter(&Shape::default().template(&WORLD.anna)).replace("<ds:SignatureValue/>", "");
    let judged = judged(&unsigned);
    assert_eq!(
        (judged.indication, judged.sub_indication),
        (Indication::TotalFailed, Some(SubIndication::FormatFailure))
    );
}

#[test]
fn other_kinds_of_signed_files_are_recognised() {
    for (bytes, unreadable) in [
        (&b"%PDF-1.7"[..], Unreadable::Pdf(PdfFault::Broken)),
        (b"PK\x03\x04", Unreadable::Zip(ZipFault::Broken)),
        (b"\x30\x80\x06\x09", Unreadable::Cms),
    ] {
        let document = Document { bytes: bytes.to_vec(), detached: Vec::new() };
        assert_eq!(signatures::examine(&document), Err(unreadable));
    }
}

#[test]
fn before_it_expired_the_same_certificate_was_believed() {
    let signed = signed_by(&WORLD.expired, ECDSA);
    assert!(one(report_at(&document(&signed), "2033-12-01T00:00:00Z")).passed());
}
