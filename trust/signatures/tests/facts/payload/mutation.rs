//! A document damaged everywhere, compared with what canonical XML itself says of it.

use signatures::{Document, Payload};

use super::*;

/// The whole document by inclusive canonicalisation, which keeps every declaration; nothing here was made by the code
/// under test.
fn content(bytes: &[u8]) -> Option<Vec<u8>> {
    let document = xml::parse(bytes, &xml::Limits::default()).ok()?;
    let version = document.xml_declaration.as_ref().is_none_or(|declaration| declaration.version == "1.0");
    let method = xml::Method::InclusiveWithComments;
    xml::canonical::<&str>(&document, method, None, &[]).ok().filter(|_| version)
}

fn damaged(good: &[u8], at: usize) -> impl Iterator<Item = Vec<u8>> {
    let flips = (0..8).map(move |bit| [&good[..at], &[good[at] ^ (1 << bit)], &good[at + 1..]].concat());
    let others = ["<", "&", " ", "<!-- -->", "<?x?>", "<a/>", "</a>"];
    let inserted = others.map(|text| [&good[..at], text.as_bytes(), &good[at..]].concat());
    let cut = [&good[..at], &good[at + 1..]].concat();
    flips.chain([cut]).chain(inserted)
}

#[test]
fn payloads_are_equal_exactly_when_the_contents_are() {
    let good = FIXED.as_bytes();
    let content_of_good = content(good);
    let root_space = |bytes: &[u8]| {
        // White space between the root's elements is let pass, and nothing else is.
        let text = String::from_utf8_lossy(bytes);
        ["typy\"> <", "</s:opis> <", "</d:tresc> <"].iter().any(|spaced| text.contains(spaced))
    };
    let mut equal = 0;
    for at in 0..good.len() {
        for bytes in damaged(good, at) {
            let same = content(&bytes).is_some() && (content(&bytes) == content_of_good || root_space(&bytes));
            assert_eq!(Payload::of(&bytes) == fixed(), same, "at {at}: {}", String::from_utf8_lossy(&bytes));
            equal += usize::from(same);
        }
    }
    assert!(equal > 20, "the comparison compares nothing");
}

/// The element `dokument` without signatures, wherever it stands.
fn element(bytes: &[u8]) -> Option<Vec<u8>> {
    let document = xml::parse(bytes, &xml::Limits::default()).ok()?;
    let is = |node: &xml::NodeId, namespace, name| xml::is_element(&document, *node, namespace, name);
    let root = xml::subtree(&document, document.root()).find(|node| is(node, "urn:dokument", "dokument"))?;
    let mut set = xml::NodeSet::tree_with_comments(root, &document);
    let inside: Vec<_> = xml::subtree(&document, root)
        .filter(|node| is(node, "http://www.w3.org/2000/09/xmldsig#", "Signature"))
        .collect();
    for node in inside.into_iter().flat_map(|signature| xml::subtree(&document, signature)) {
        set.remove(node);
    }
    xml::canonical::<&str>(&document, xml::Method::ExclusiveWithComments, Some(&set), &[]).ok()
}

#[test]
fn damage_to_a_signed_document_never_makes_it_carry_another() {
    let content = element(FIXED.as_bytes());
    for signed in [enveloped(FIXED), enveloping_node(FIXED, &[EXCLUSIVE])] {
        let good = signed.as_bytes();
        let mut carried = 0;
        for at in (0..good.len()).step_by(5) {
            for bytes in damaged(good, at) {
                let Ok(evidence) = signatures::examine(&Document { bytes: bytes.clone(), detached: Vec::new() }) else {
                    continue;
                };
                if evidence.signatures.iter().any(|signature| signature.payload == Some(fixed())) {
                    carried += 1;
                    assert_eq!(element(&bytes), content, "at {at}: {}", String::from_utf8_lossy(&bytes));
                }
            }
        }
        assert!(carried > 20, "{carried}");
    }
}
