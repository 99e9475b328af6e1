//! Signed messages as files of their own.

use certificates::asn1::{Element, SET};
use signatures::{Coverage, Detached, Document, Indication, Judged, Reason, Report};

use crate::world::{AT, WORLD, one, report, report_at};

const CONTENT: &[u8] = b"Prosz\xC4\x99 o wydanie za\xC5\x9Bwiadczenia.";

fn attached() -> Vec<u8> {
    WORLD.message(CONTENT, &WORLD.anna, &["-cades", "-nodetach"])
}

fn beside(message: Vec<u8>, files: &[(&str, &[u8])]) -> Report {
    let detached = files.iter().map(|(name, bytes)| Detached { name: (*name).to_owned(), bytes: bytes.to_vec() });
    report(&Document { bytes: message, detached: detached.collect() })
}

fn judged(message: Vec<u8>) -> Judged {
    one(beside(message, &[]))
}

fn tagged(tag: u8, content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).expect("short").to_be_bytes();
    [&[tag, 0x84], &length[..], content].concat()
}

/// The message with a timestamp over its value among the unsigned attributes of its signer.
pub fn timestamped(message: &[u8], token: impl Fn(&[u8]) -> Vec<u8>) -> Vec<u8> {
    let mut outer = Element::sequence(message).expect("a message");
    let kind = outer.any().expect("a kind").raw();
    let fields: Vec<&[u8]> = outer
        .any()
        .and_then(|outer| outer.inside())
        .expect("signed")
        .children()
        .map(|field| field.expect("a field").raw())
        .collect();
    let (signers, before) = fields.split_last().expect("signers");
    let signer = Element::sole(signers).and_then(|set| set.inside()).expect("a signer");
    let value = signer.children().last().expect("a value").expect("a value");
    let token = token(&value.octets().expect("octets"));
    // 1.2.840.113549.1.9.16.2.14
    let identifier = b"\x06\x0b\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x02\x0e";
    let attribute = tagged(0x30, &[&identifier[..], &tagged(SET, &token)].concat());
    let signer = tagged(0x30, &[signer.content(), &tagged(0xa1, &attribute)].concat());
    let signed = tagged(0x30, &[before.concat(), tagged(SET, &signer)].concat());
    tagged(0x30, &[kind, &tagged(0xa0, &signed)].concat())
}

#[test]
fn a_message_with_its_content_inside_passes() {
    let judged = judged(attached());
    assert!(judged.passed(), "{judged:?}");
    assert_eq!((judged.format.as_str(), judged.coverage), ("CAdES-BASELINE-B", Coverage::Embedded));
    assert_eq!(judged.signer.expect("a signer").name, "Anna");
}

#[test]
fn a_message_may_come_in_base64_or_streamed() {
    assert!(judged(WORLD.message(CONTENT, &WORLD.ewa, &["-cades", "-nodetach", "-outform", "PEM"])).passed());
    assert!(judged(WORLD.message(CONTENT, &WORLD.ewa, &["-cades", "-nodetach", "-stream", "-indef"])).passed());
}

#[test]
fn a_message_beside_its_content_finds_it_by_its_digest() {
    let message = WORLD.message(CONTENT, &WORLD.anna, &["-cades"]);
    let judged = one(beside(message, &[("a.txt", b"other"), ("b.txt", CONTENT)]));
    assert!(judged.passed(), "{judged:?}");
    let covers = Coverage::Detached { files: vec!["b.txt".to_owned()], uncovered: vec!["a.txt".to_owned()] };
    assert_eq!(judged.coverage, covers);
}

#[test]
fn a_message_beside_other_content_fails() {
    let message = || WORLD.message(CONTENT, &WORLD.anna, &["-cades"]);
    assert_eq!(one(beside(message(), &[("a.txt", b"other")])).reason, Reason::ContentChanged);
    assert_eq!(judged(message()).reason, Reason::FileMissing);
    assert_eq!(one(beside(message(), &[("a", b"1"), ("b", b"2")])).reason, Reason::FileMissing);
}

#[test]
fn the_content_of_a_message_is_given_when_all_signers_signed_it() {
    let inside = |bytes: Vec<u8>| {
        let document = Document { bytes, detached: Vec::new() };
        signatures::inside(&document.bytes, &signatures::examine(&document).expect("readable"))
    };
    assert_eq!(inside(attached()).map(|file| file.bytes).as_deref(), Some(CONTENT));
    assert_eq!(inside(WORLD.message(CONTENT, &WORLD.anna, &["-cades"])), None, "it is not inside");
    let mut changed = attached();
    let at = changed.windows(7).position(|window| window == b"wydanie").expect("it is there");
    changed[at] = b'W';
    assert_eq!(inside(changed), None);
}

#[test]
fn content_inside_is_never_exchanged_for_a_file_beside() {
    let report = beside(attached(), &[("a.txt", CONTENT)]);
    assert_eq!(one(report).coverage, Coverage::Embedded);
}

#[test]
fn changed_content_and_changed_attributes_fail() {
    let change = |from: &[u8], to: &[u8]| {
        let mut message = attached();
        let at = message.windows(from.len()).position(|window| window == from).expect("it is there");
        message[at..at + to.len()].copy_from_slice(to);
        judged(message)
    };
    let judged = change(b"wydanie", b"wydania");
    assert_eq!((judged.indication, judged.reason), (Indication::TotalFailed, Reason::ContentChanged));
    // The identifier of signing-time becomes that of an attribute which means nothing.
    let judged =
        change(b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x09\x05", b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x09\x45");
    assert_eq!((judged.indication, judged.reason), (Indication::TotalFailed, Reason::SignatureChanged));
}

#[test]
fn a_message_that_names_no_certificate_under_the_signature_is_open() {
    let plain = judged(WORLD.message(CONTENT, &WORLD.anna, &["-nodetach"]));
    assert_eq!((plain.format.as_str(), plain.intact, plain.reason), ("CMS", true, Reason::BelowBaseline));
    let bare = judged(WORLD.message(CONTENT, &WORLD.anna, &["-nodetach", "-noattr"]));
    assert_eq!((bare.format.as_str(), bare.intact, bare.reason), ("CMS", true, Reason::BelowBaseline));
}

#[test]
fn each_signer_of_a_message_is_judged() {
    let second = [&WORLD.stranger.pem, &WORLD.stranger.key].map(|path| path.to_str().expect("utf-8"));
    let arguments = ["-cades", "-nodetach", "-signer", second[0], "-inkey", second[1]];
    let reasons = beside(WORLD.message(CONTENT, &WORLD.ewa, &arguments), &[]).signatures;
    let mut reasons: Vec<_> = reasons.iter().map(|judged| judged.reason).collect();
    reasons.sort_by_key(|reason| reason.code());
    assert_eq!(reasons, [Reason::Passed, Reason::UnknownIssuer]);
}

#[test]
fn anothers_certificate_of_the_same_name_and_number_is_not_the_signers() {
    // The stranger's certificate bears Anna's number and the name of her issuer.
    let anna = WORLD.anna.pem.to_str().expect("utf-8");
    let message = WORLD.message(CONTENT, &WORLD.stranger, &["-cades", "-nodetach", "-nocerts", "-certfile", anna]);
    let judged = judged(message);
    assert!(!judged.passed() && !judged.intact && judged.signer.is_none(), "{judged:?}");
}

#[test]
fn a_timestamp_tells_when_an_expired_certificate_signed() {
    let message = WORLD.message(CONTENT, &WORLD.expired, &["-cades", "-nodetach"]);
    let stamped = |octets: fn(&[u8]) -> Vec<u8>| {
        let bytes = timestamped(&message, |value| WORLD.timestamp(&octets(value)));
        one(report_at(&Document { bytes, detached: Vec::new() }, AT))
    };
    let judged = stamped(<[u8]>::to_vec);
    assert!(judged.passed() && judged.timestamped, "{judged:?}");
    assert_eq!(judged.format, "CAdES-BASELINE-T");
    let judged = stamped(|value| [value, b"x"].concat());
    assert_eq!((judged.timestamped, judged.reason), (false, Reason::Expired));
}

#[test]
fn what_follows_a_message_spoils_it() {
    let judged = judged([attached(), b"more".to_vec()].concat());
    assert_eq!((judged.intact, judged.reason), (true, Reason::Malformed));
}

#[test]
fn damage_never_panics_and_never_passes_as_other_content() {
    let good = attached();
    for at in (0..good.len()).step_by(2) {
        let flipped = [&good[..at], &[good[at] ^ 1], &good[at + 1..]].concat();
        let cut = [&good[..at], &good[at + 1..]].concat();
        let short = good[..at].to_vec();
        for bytes in [flipped, cut, short] {
            let Ok(evidence) = signatures::examine(&Document { bytes: bytes.clone(), detached: Vec::new() }) else {
                continue;
            };
            if evidence.signatures.iter().any(|signature| signature.coverage == Coverage::Embedded) {
                assert!(bytes.windows(CONTENT.len()).any(|window| window == CONTENT), "at {at}");
            }
        }
    }
}
