//! The machine-readable record (ETSI TS 119 102-2).

use std::collections::BTreeSet;

use certificates::Anchors;
use signatures::{Policy, machine_record};
use vocabulary::Instant;
use xml::{Document, NodeId, attribute, is_element, subtree, text};

use crate::{
    documents::{letter, signed_letter},
    time::timestamped_letter,
    world::{WORLD, document},
};

const NAMESPACE: &str = "http://uri.etsi.org/19102/v1.4.1#";

fn record(signed: &str) -> String {
    let at = Instant::parse("2034-01-01T00:00:00Z").expect("an instant");
    let evidence = signatures::examine(&document(signed)).expect("readable");
    machine_record(&evidence, &signatures::judge(&evidence, &Policy::default(), &Anchors::default(), at))
}

fn named(document: &Document<'_>, name: &str) -> Vec<NodeId> {
    subtree(document, document.root()).filter(|node| is_element(document, *node, NAMESPACE, name)).collect()
}

#[test]
fn a_record_names_each_object_once_and_refers_to_no_other() {
    let record = record(&timestamped_letter(&WORLD.ewa));
    let read = xml::parse(record.as_bytes(), &xml::Limits::default()).expect("well-formed");
    let ids: Vec<_> =
        named(&read, "ValidationObject").into_iter().filter_map(|node| attribute(&read, node, "id")).collect();
    let once: BTreeSet<_> = ids.iter().collect();
    assert_eq!(once.len(), ids.len());
    let mut references = 0;
    for node in subtree(&read, read.root()) {
        if let Some(id) = attribute(&read, node, "VOReference") {
            assert!(once.contains(&id), "{id}");
            references += 1;
        }
    }
    assert!(references > 4, "{record}");
    assert!(ids.iter().any(|id| id.starts_with("T-")), "the timestamp is there");
}

#[test]
fn a_record_gives_the_result_in_the_standards_words() {
    let record = record(&signed_letter());
    let read = xml::parse(record.as_bytes(), &xml::Limits::default()).expect("well-formed");
    // The checks give theirs before the signature gives its own.
    let one = |name| named(&read, name).last().map(|node| text(&read, *node)).expect("the element");
    assert_eq!(one("MainIndication"), "urn:etsi:019102:mainindication:indeterminate");
    assert_eq!(one("SubIndication"), "urn:etsi:019102:subindication:NO_CERTIFICATE_CHAIN_FOUND");
    assert_eq!(one("ValidationTime"), "2034-01-01T00:00:00.000000Z");
}

#[test]
fn a_document_without_a_signature_has_a_record_that_says_so() {
    assert!(record(&letter("")).contains("urn:okienko:validation:no-signature"));
}
