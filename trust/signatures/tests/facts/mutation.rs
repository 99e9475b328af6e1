//! A good document damaged everywhere: nothing may panic, and nothing may pass that is not the same to a reader.

use signatures::{Document, Policy};
use vocabulary::Instant;

use crate::{
    documents::signed_letter,
    world::{AT, WORLD},
};

fn passes(bytes: Vec<u8>) -> bool {
    let Ok(evidence) = signatures::examine(&Document { bytes, detached: Vec::new() }) else { return false };
    let report =
        signatures::judge(&evidence, &Policy::default(), &WORLD.anchors, Instant::parse(AT).expect("rfc 3339"));
    report.signatures.iter().any(signatures::Judged::passed)
}

/// What a reader of the letter takes from it: the canonical form without comments and without signatures.
fn read(bytes: &[u8]) -> Option<Vec<u8>> {
    let document = xml::parse(bytes, &xml::Limits::default()).ok()?;
    let mut set = xml::NodeSet::all_without_comments(&document);
    let signatures = xml::subtree(&document, document.root())
        .filter(|node| xml::is_element(&document, *node, "http://www.w3.org/2000/09/xmldsig#", "Signature"));
    for node in signatures.flat_map(|signature| xml::subtree(&document, signature)) {
        set.remove(node);
    }
    xml::canonical::<&str>(&document, xml::Method::Exclusive, Some(&set), &[]).ok()
}

#[test]
fn damage_never_panics_and_never_passes_as_something_else() {
    let good = signed_letter().into_bytes();
    assert!(passes(good.clone()));
    let content = read(&good);
    let mut passed = 0;
    for at in (0..good.len()).step_by(3) {
        let flipped = [&good[..at], &[good[at] ^ 1], &good[at + 1..]].concat();
        let cut = [&good[..at], &good[at + 1..]].concat();
        let doubled = [&good[..=at], &good[at..]].concat();
        for damaged in [flipped, cut, doubled] {
            if passes(damaged.clone()) {
                passed += 1;
                assert_eq!(read(&damaged), content, "at {at}: {}", String::from_utf8_lossy(&damaged));
            }
        }
    }
    // Comments, unsigned white space and the certificate's base64 leave some room, not much.
    assert!(passed < good.len() / 10, "{passed} of {} damaged documents passed", good.len());
}

#[test]
fn parts_cut_out_doubled_or_swapped_never_pass_as_something_else() {
    let good = signed_letter().into_bytes();
    let content = read(&good);
    let tags: Vec<usize> = (0..good.len()).filter(|at| good[*at] == b'<').collect();
    for (number, from) in tags.iter().enumerate() {
        for to in tags.iter().skip(number + 1).step_by(5) {
            let part = &good[*from..*to];
            let without = [&good[..*from], &good[*to..]].concat();
            let twice = [&good[..*to], part, &good[*to..]].concat();
            for damaged in [without, twice] {
                if passes(damaged.clone()) {
                    assert_eq!(read(&damaged), content, "{}", String::from_utf8_lossy(&damaged));
                }
            }
        }
    }
}

#[test]
fn every_beginning_of_a_document_is_unreadable() {
    let good = signed_letter().into_bytes();
    for length in (0..good.len() - 10).step_by(7) {
        assert!(!passes(good[..length].to_vec()));
    }
}
