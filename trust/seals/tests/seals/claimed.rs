//! Seals for a person, and signed calls: what xmlsec1 accepts, and what it does not once it was changed.

use crate::world::{World, at, rsa};
use seals::{SealFault, envelope, insert_last, seal_for};
use xml::{Limits, Method, NodeSet, Writer};

const LETTER: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- uwaga --><pis:Dokument xmlns:pis=\"urn:pismo\" \
    xmlns:unused=\"urn:unused\" xml:lang=\"pl\">\n<pis:Tresc b='1' a=\"&lt;&quot;\">zażółć<!-- w środku --></pis:Tresc>\n</pis:Dokument>";

fn role() -> String {
    let mut role = Writer::new();
    role.open("zp:PodpisZP", &[("xmlns:zp", "urn:zp")]).element("os:Imie", &[("xmlns:os", "urn:os")], "Ąnna \"& <Ż>");
    role.finish()
}

#[test]
fn xmlsec1_accepts_a_seal_for_a_person_and_nothing_changed_in_it() {
    let world = World::new();
    let sealed = seal_for(&role(), LETTER, &world.key(rsa(2048)), at()).unwrap();
    assert!(world.xmlsec1_accepts(&sealed));
    for (before, after) in [
        ("zażółć", "zazolc"),
        ("Ąnna", "Ewa"),
        ("2026-11-22T11:00:00.500+01:00", "2026-11-22T11:00:00.501+01:00"),
        ("<xades:SignaturePolicyImplied></xades:SignaturePolicyImplied>", ""),
    ] {
        assert!(sealed.contains(before), "{before}");
        assert!(!world.xmlsec1_accepts(&sealed.replacen(before, after, 1)), "{before}");
    }
    assert!(!world.xmlsec1_accepts(&insert_last(&sealed, "<more/>").unwrap()));
}

#[test]
fn a_seal_for_a_person_leaves_every_signature_out_of_what_it_covers() {
    let world = World::new();
    let once = seal_for(&role(), LETTER, &world.key(rsa(2048)), at()).unwrap();
    let twice = seal_for(&role(), &once, &world.key(rsa(2048)), at()).unwrap();
    for place in ["/*/*[2]", "/*/*[3]"] {
        assert!(world.xmlsec1_accepts_with(&["--node-xpath", place], &twice), "{place}");
    }
}

#[test]
fn what_is_claimed_is_written_in_canonical_form() {
    let world = World::new();
    let sealed = seal_for(&role(), LETTER, &world.key(rsa(2048)), at()).unwrap();
    let document = xml::parse(sealed.as_bytes(), &Limits::default()).unwrap();
    let properties = xml::subtree(&document, document.root())
        .find(|node| document.element(*node).is_some_and(|element| element.name.local_name == "SignedProperties"))
        .unwrap();
    let set = NodeSet::tree_with_comments(properties, &document);
    let octets = xml::canonical::<&str>(&document, Method::Exclusive, Some(&set), &[]).unwrap();
    assert_eq!(String::from_utf8(octets).unwrap(), sealed[document.node_range(properties).unwrap()]);
}

#[test]
fn what_cannot_be_read_is_not_sealed_for_anybody() {
    let world = World::new();
    let key = world.key(rsa(2048));
    for unreadable in ["<!DOCTYPE a><a/>", "<a>", ""] {
        assert!(matches!(seal_for(&role(), unreadable, &key, at()), Err(SealFault::Document(_))), "{unreadable}");
    }
}

#[test]
fn xmlsec1_accepts_the_signature_of_a_call_over_its_body() {
    let world = World::new();
    let private = rsa(2048);
    world.file("key.pem", private.public_key_to_pem().unwrap());
    let mut content = Writer::new();
    content.open("tp:ask", &[("xmlns:tp", "urn:tp")]).element("id", &[], "https://pz.example/?a=1&b=\"ż\"\r\n");
    let call = envelope(&content.finish(), &world.key(private)).unwrap();
    let options = ["--pubkey-pem", "key.pem", "--id-attr:Id", "http://schemas.xmlsoap.org/soap/envelope/:Body"];
    // The key is told beside the call: xmlsec1 does not follow a SecurityTokenReference.
    let accepts = |call: &str| world.xmlsec1_accepts_alone(&options, call);
    assert!(accepts(&call));
    assert!(!accepts(&call.replacen("a=1", "a=2", 1)));
    assert!(!accepts(&call.replacen("wsu:Id=\"body\"", "other=\"1\" wsu:Id=\"body\"", 1)));
}
