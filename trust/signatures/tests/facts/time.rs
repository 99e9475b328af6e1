//! Timestamps over the signature value (baseline T), made by `openssl ts`.

use base64::{Engine, engine::general_purpose::STANDARD};
use signatures::{Indication, Reason, examine};

use crate::{
    documents::*,
    world::{Signer, WORLD, document, judged, one, report_at},
};

/// A letter signed by an owner of a P-256 key and timestamped now.
pub fn timestamped_letter(signer: &Signer) -> String {
    let shape = Shape { method: ECDSA, ..Shape::default() };
    let signed = WORLD.sign(&letter(&shape.template(signer)), signer);
    with_timestamp(&signed, &value_of(&signed))
}

/// The canonical ds:SignatureValue; exclusive canonicalisation draws the namespace to it.
fn value_of(signed: &str) -> String {
    let (from, to) =
        (signed.find("<ds:SignatureValue>").expect("value"), signed.find("</ds:SignatureValue>").expect("end"));
    let value = &signed[from + "<ds:SignatureValue>".len()..to];
    format!("<ds:SignatureValue xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">{value}</ds:SignatureValue>")
}

fn with_timestamp(signed: &str, octets: &str) -> String {
    with_token(signed, &WORLD.timestamp(octets.as_bytes()))
}

fn with_token(signed: &str, token: &[u8]) -> String {
    let token = STANDARD.encode(token);
    let property = format!(
        "<xades:UnsignedProperties><xades:UnsignedSignatureProperties><xades:SignatureTimeStamp>\
         <ds:CanonicalizationMethod Algorithm=\"{EXCLUSIVE}\"/>\
         <xades:EncapsulatedTimeStamp>{token}</xades:EncapsulatedTimeStamp></xades:SignatureTimeStamp>\
         </xades:UnsignedSignatureProperties></xades:UnsignedProperties></xades:QualifyingProperties>"
    );
    signed.replace("</xades:QualifyingProperties>", &property)
}

#[test]
fn a_trusted_timestamp_gives_the_best_time() {
    let judged = judged(&timestamped_letter(&WORLD.ewa));
    assert!(judged.passed(), "{judged:?}");
    assert_eq!(judged.format, "XAdES-BASELINE-T");
    assert!(judged.timestamped);
    assert!(judged.best_time.rfc3339().as_str() < "2034", "the token's own time");
}

#[test]
fn a_certificate_that_expired_after_the_timestamp_is_believed() {
    assert!(judged(&timestamped_letter(&WORLD.expired)).passed());
}

#[test]
fn a_certificate_that_was_revoked_after_the_timestamp_is_believed() {
    assert!(judged(&timestamped_letter(&WORLD.revoked_later)).passed());
    let bare = WORLD.sign(
        &letter(&Shape { method: ECDSA, ..Shape::default() }.template(&WORLD.revoked_later)),
        &WORLD.revoked_later,
    );
    assert!(matches!(judged(&bare).reason, Reason::Revoked { .. }));
}

#[test]
fn a_timestamp_of_something_else_proves_nothing() {
    let signed =
        WORLD.sign(&letter(&Shape { method: ECDSA, ..Shape::default() }.template(&WORLD.expired)), &WORLD.expired);
    let judged = judged(&with_timestamp(&signed, "something else"));
    assert!(!judged.timestamped);
    assert_eq!((judged.indication, judged.reason), (Indication::Indeterminate, Reason::Expired));
}

#[test]
fn a_timestamp_by_sha1_is_right_and_proves_nothing() {
    let signed =
        WORLD.sign(&letter(&Shape { method: ECDSA, ..Shape::default() }.template(&WORLD.expired)), &WORLD.expired);
    let stamped = with_token(&signed, &WORLD.timestamp_by("-sha1", value_of(&signed).as_bytes()));
    let evidence = examine(&document(&stamped)).expect("readable").signatures.remove(0);
    assert!(evidence.timestamps.iter().all(|timestamp| timestamp.intact && timestamp.covers));
    let judged = judged(&stamped);
    assert!(!judged.timestamped);
    assert_eq!((judged.indication, judged.reason), (Indication::Indeterminate, Reason::Expired));
}

#[test]
fn a_damaged_timestamp_proves_nothing_and_harms_nothing() {
    let good = timestamped_letter(&WORLD.ewa);
    let at = good.find("<xades:EncapsulatedTimeStamp>").expect("a token") + 200;
    let damaged = format!("{}AAAA{}", &good[..at], &good[at + 4..]);
    let judged = judged(&damaged);
    assert!(judged.passed() && !judged.timestamped, "{judged:?}");
}

#[test]
fn a_timestamp_from_the_future_proves_nothing() {
    let judged = one(report_at(&document(&timestamped_letter(&WORLD.ewa)), "2021-01-01T00:00:00Z"));
    assert!(!judged.timestamped);
}
