//! Evidence is stored as JSON and judged again years later, without the document.

use signatures::{Document, Evidence, Policy, Report};
use vocabulary::Instant;

use crate::{
    documents::*,
    time::timestamped_letter,
    world::{AT, WORLD, document},
};

fn judged_again(document: &Document) -> (Report, Report) {
    let evidence = signatures::examine(document).expect("readable");
    let stored = serde_json::to_string(&evidence).expect("evidence is JSON");
    let again: Evidence = serde_json::from_str(&stored).expect("evidence reads back");
    assert_eq!(evidence, again);
    let at = Instant::parse(AT).expect("rfc 3339");
    let judge = |evidence| signatures::judge(evidence, &Policy::default(), &WORLD.anchors, at);
    (judge(&evidence), judge(&again))
}

#[test]
fn stored_evidence_gives_the_same_report() {
    WORLD.put("stored.txt", b"content");
    let references = vec![reference("URI=\"stored.txt\"", &[])];
    let detached = WORLD.sign(&Shape { references, ..Shape::default() }.template(&WORLD.anna), &WORLD.anna);
    let documents = [
        document(&signed_letter()),
        document(&signed_letter().replace("100 zł", "900 zł")),
        document(&timestamped_letter(&WORLD.expired)),
        Document { bytes: detached.into_bytes(), detached: vec![file("stored.txt", b"content"), file("b", b"")] },
    ];
    for document in &documents {
        let (first, second) = judged_again(document);
        assert_eq!(first, second);
    }
    assert!(judged_again(&documents[0]).1.signatures[0].passed());
}

#[test]
fn a_report_is_stored_and_read_back() {
    let (report, _) =
        judged_again(&document(&WORLD.sign(&letter(&Shape::default().template(&WORLD.revoked)), &WORLD.revoked)));
    let stored = serde_json::to_string(&report).expect("a report is JSON");
    assert_eq!(serde_json::from_str::<Report>(&stored).expect("reads back"), report);
}

#[test]
fn the_printed_report_speaks_the_words_of_the_standard() {
    let (report, _) = judged_again(&document(&signed_letter().replace("100 zł", "900 zł")));
    let json = report.to_json();
    let judged = &json["signatures"][0];
    assert_eq!(judged["format"], "XAdES-BASELINE-B");
    assert_eq!(judged["intact"], false);
    assert_eq!(judged["indication"], "TOTAL-FAILED");
    assert_eq!(judged["subIndication"], "HASH_FAILURE");
    assert_eq!(judged["reason"], "content-changed");
    assert_eq!(judged["signer"], "Anna");
    assert_eq!(judged["signingTime"], "2026-05-01T10:00:00.000000Z");
    assert_eq!(judged["coverage"], "nothing");
}

#[tokio::test]
async fn gathering_offline_learns_what_the_bytes_tell() {
    let document = document(&signed_letter());
    let at = Instant::parse(AT).expect("rfc 3339");
    let sources = certificates::Sources::offline();
    let gathered = signatures::gather(&document, &WORLD.anchors, &sources, at).await.expect("readable");
    assert!(signatures::judge(&gathered, &Policy::default(), &WORLD.anchors, at).signatures[0].passed());
}

#[test]
fn evidence_and_reports_of_before_are_still_read() {
    let evidence = signatures::examine(&document(&signed_letter())).expect("readable");
    assert!(evidence.signatures[0].payload.is_some());
    let mut stored = serde_json::to_value(&evidence).expect("JSON");
    let signature = stored["signatures"][0].as_object_mut().expect("a signature");
    assert!(signature.remove("payload").is_some() && signature.remove("claimed_person").is_some());
    let read: Evidence = serde_json::from_value(stored).expect("reads back");
    assert_eq!(read.signatures[0].payload, None);
    let at = Instant::parse(AT).expect("rfc 3339");
    let report = signatures::judge(&read, &Policy::default(), &WORLD.anchors, at);
    assert!(report.signatures[0].passed());
    let mut stored = serde_json::to_value(&report).expect("JSON");
    assert!(stored["signatures"][0].as_object_mut().expect("one").remove("trusted_profile").is_some());
    assert_eq!(serde_json::from_value::<Report>(stored).expect("reads back"), report);
}
