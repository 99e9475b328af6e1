//! What we sign, xmlsec1 accepts; what was changed afterwards it does not.

use crate::world::{World, at, p256, rsa};
use seals::{SealFault, Sealed, detached, enveloping, seal, seal_written};

const RECEIPT: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<?xml-stylesheet href=\"styl.xsl\"?>\r\n<!-- uwaga -->\
    <pos:Dokument xmlns:pos=\"urn:pos\" xmlns:unused=\"urn:unused\" b='1' a=\"&lt;&quot;\">\r\n\
    <pos:UPP><![CDATA[zażółć & gęślą]]><!-- w środku --><pusty xmlns=\"\"/></pos:UPP>\r\n</pos:Dokument >\r\n<!-- </koniec> --><?a <? ?>\n";

#[test]
fn xmlsec1_accepts_a_seal_of_either_kind_of_key() {
    let world = World::new();
    for key in [p256(), rsa(2048)] {
        let sealed = seal(RECEIPT, &world.key(key), at()).unwrap();
        assert!(world.xmlsec1_accepts(sealed.xml()));
        assert!(!world.xmlsec1_accepts(&sealed.xml().replace("gęślą", "gęśle")));
        assert!(!world.xmlsec1_accepts(&sealed.xml().replace("2026-11-22T10:00:00Z", "2026-11-22T10:00:01Z")));
    }
}

#[test]
fn a_root_without_contents_can_be_sealed() {
    let world = World::new();
    for empty in ["<a/>", "<p:a xmlns:p='urn:p' />", "\u{feff}<a></a>"] {
        assert!(world.xmlsec1_accepts(seal(empty, &world.key(p256()), at()).unwrap().xml()), "{empty}");
    }
}

#[test]
fn what_we_wrote_is_sealed_as_any_document() {
    let world = World::new();
    // RSASSA-PKCS1-v1_5 signs the same in the same way.
    let key = world.key(rsa(2048));
    for typed in ["", "</a> & \"<b>\" '\r\n\t]]> \u{1} ółć", "<ds:SignatureValue <ds:KeyInfo>"] {
        let mut writer = xml::Writer::new();
        writer.open("p:a", &[("xmlns:p", "urn:p"), ("b", typed)]).element("p:c", &[], typed);
        let written = writer.document();
        let sealed = seal_written(&written, &key, at()).unwrap();
        assert_eq!(sealed, seal(&written, &key, at()).unwrap());
        assert!(world.xmlsec1_accepts(sealed.xml()), "{typed}");
        assert!(!world.xmlsec1_accepts(&sealed.xml().replace("</p:c>", " </p:c>")), "{typed}");
    }
}

#[test]
fn a_second_seal_covers_the_first() {
    let world = World::new();
    let first = seal(RECEIPT, &world.key(p256()), at()).unwrap();
    let second = seal(first.xml(), &world.key(p256()), at()).unwrap();
    assert_ne!(first.imprint(), second.imprint());
    assert_eq!(Sealed::from_xml(second.xml()).unwrap(), second);
    let last = ["--node-xpath", "/*/*[last()]"];
    assert!(world.xmlsec1_accepts_with(&last, second.xml()));
    assert!(!world.xmlsec1_accepts_with(&last, &second.xml().replacen("<ds:KeyInfo>", "<ds:KeyInfo Id=\"a\">", 1)));
}

#[test]
fn xmlsec1_accepts_an_enveloping_signature() {
    let world = World::new();
    let signed = enveloping("zażółć".as_bytes(), "text/plain", &world.key(p256()), at()).unwrap();
    let with_ids = signed.replacen(
        "<ds:Signature ",
        "<!DOCTYPE ds:Signature [<!ATTLIST ds:Object Id ID #IMPLIED>]><ds:Signature ",
        1,
    );
    assert!(world.xmlsec1_accepts(&with_ids));
    assert!(!world.xmlsec1_accepts(&with_ids.replace("text/plain", "text/html")));
}

#[test]
fn xmlsec1_accepts_a_signature_beside_files() {
    let world = World::new();
    let files = [("pismo.txt", "ręka".as_bytes(), "text/plain"), ("plan.bin", &[0, 255], "application/octet-stream")];
    for (name, octets, _) in files {
        world.file(name, octets);
    }
    let signed = detached(&files, &world.key(p256()), at()).unwrap();
    assert!(world.xmlsec1_accepts(&signed));
    world.file("plan.bin", [0, 254]);
    assert!(!world.xmlsec1_accepts(&signed));
}

#[test]
fn a_file_is_referred_to_by_its_encoded_name() {
    let world = World::new();
    let signed = detached(&[("ąę \"a\"/%.txt", b"", "text/plain")], &world.key(p256()), at()).unwrap();
    assert!(signed.contains("URI=\"%C4%85%C4%99%20%22a%22%2F%25.txt\""));
}

#[test]
fn a_seal_that_waits_is_taken_over_as_it_was_kept() {
    let world = World::new();
    let sealed = seal(RECEIPT, &world.key(p256()), at()).unwrap();
    assert_eq!(Sealed::from_xml(sealed.xml()).unwrap(), sealed);
    let stamped = sealed.with_timestamp(b"token", None);
    assert!(stamped.contains("<xades:EncapsulatedTimeStamp>dG9rZW4=</xades:EncapsulatedTimeStamp>"));
    assert!(world.xmlsec1_accepts(&stamped));
    assert!(matches!(Sealed::from_xml(&stamped), Err(SealFault::NotWaiting)));
    assert!(matches!(Sealed::from_xml(RECEIPT), Err(SealFault::NotWaiting)));
    assert!(matches!(Sealed::from_xml("<a/>"), Err(SealFault::NotWaiting)));
}

#[test]
fn a_document_with_a_dtd_is_not_sealed() {
    let world = World::new();
    assert!(matches!(seal("<!DOCTYPE a><a/>", &world.key(p256()), at()), Err(SealFault::Document(xml::Refusal::Dtd))));
    assert!(matches!(seal("<a>", &world.key(p256()), at()), Err(SealFault::Document(_))));
}
