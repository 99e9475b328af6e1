//! What we digest of our own writing is in canonical form, in the place where it stands.

use crate::world::{World, at, p256};
use seals::seal;
use xml::{Limits, Method, NodeSet};

#[test]
fn our_elements_are_written_in_canonical_form() {
    let world = World::new();
    let sealed =
        seal("<a xmlns='urn:a' xmlns:xades='urn:other' xml:lang='pl'>ź</a>", &world.key(p256()), at()).unwrap();
    let document = xml::parse(sealed.xml().as_bytes(), &Limits::default()).unwrap();
    let mut seen = 0;
    for node in xml::subtree(&document, document.root()) {
        let Some(element) = document.element(node) else { continue };
        if ["SignedInfo", "SignatureValue", "SignedProperties"].contains(&&*element.name.local_name) {
            let set = NodeSet::tree_with_comments(node, &document);
            let octets = xml::canonical::<&str>(&document, Method::Exclusive, Some(&set), &[]).unwrap();
            assert_eq!(String::from_utf8(octets).unwrap(), sealed.xml()[document.node_range(node).unwrap()]);
            seen += 1;
        }
    }
    assert_eq!(seen, 3);
}
