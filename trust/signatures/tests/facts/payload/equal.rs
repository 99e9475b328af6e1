//! Whatever honest programs do to a document when they sign it, it stays the document.

use base64::{Engine, engine::general_purpose::STANDARD};
use signatures::{Document, Payload};

use super::*;
use crate::world::judged;

/// Documents that declare their namespaces in different manners.
const DOCUMENTS: [&str; 5] = [
    FIXED,
    "<list xmlns=\"urn:list\" xml:lang=\"pl\"><tresc>Proszę</tresc><o:osoba xmlns:o=\"urn:osoba\"><o:imie/></o:osoba></list>",
    "<list><tresc a=\"1\"/></list>",
    "<a:list xmlns:a=\"urn:a\"><b:x xmlns:b=\"urn:b\"/><b:y xmlns:b=\"urn:c\" b:z=\"\"/></a:list>",
    "<list xmlns=\"urn:list\"><inny xmlns=\"\"><tresc xmlns=\"urn:list\">x</tresc></inny></list>",
];

#[test]
fn a_signature_in_the_document_carries_it() {
    for xml in DOCUMENTS {
        let payload = payload(&enveloped(xml));
        assert_eq!(payload, Some(Payload::of(xml.as_bytes())), "{xml}");
    }
}

#[test]
fn every_usual_transform_leaves_the_document() {
    let xpath = "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\">\
                 <ds:XPath>not(ancestor-or-self::ds:Signature)</ds:XPath></ds:Transform>";
    let filter = "<ds:Transform Algorithm=\"http://www.w3.org/2002/06/xmldsig-filter2\"><f:XPath Filter=\"subtract\" \
                  xmlns:f=\"http://www.w3.org/2002/06/xmldsig-filter2\">/descendant::ds:Signature</f:XPath></ds:Transform>";
    let mut references = vec![reference_with("URI=\"\"", xpath), reference_with("URI=\"\"", filter)];
    references.push(reference("URI=\"\"", &[ENVELOPED]));
    references.push(reference("URI=\"\"", &[ENVELOPED, INCLUSIVE]));
    for reference in references {
        let signed = enveloped_by(FIXED, &Shape { references: vec![reference], ..Shape::default() });
        assert_eq!(payload(&signed), Some(fixed()), "{signed}");
    }
}

#[test]
fn a_signature_around_the_document_carries_it() {
    for xml in DOCUMENTS {
        for transforms in [&[EXCLUSIVE][..], &[INCLUSIVE], &[]] {
            let signed = enveloping_node(xml, transforms);
            assert!(judged(&signed).passed());
            assert_eq!(payload(&signed), Some(Payload::of(xml.as_bytes())), "{signed}");
        }
    }
}

#[test]
fn a_signature_that_makes_its_own_namespace_the_default_carries_it() {
    for xml in ["<list xmlns=\"\"><tresc a=\"1\"/></list>", "<list xmlns=\"urn:list\"><tresc/></list>", FIXED] {
        let object = format!("<ds:Object Id=\"O\">{}</ds:Object>", bare(xml));
        let template = enveloping(&object, &[INCLUSIVE]).template(&WORLD.anna);
        let template = template.replace("xmlns:ds=", "xmlns=").replace("ds:", "");
        let signed = WORLD.sign(&template, &WORLD.anna);
        assert_eq!(payload(&signed), Some(Payload::of(xml.as_bytes())), "{signed}");
    }
}

#[test]
fn a_file_in_base64_inside_the_signature_is_carried_byte_for_byte() {
    let object = |bytes: &[u8]| {
        let text = STANDARD.encode(bytes);
        format!("<ds:Object Id=\"O\" Encoding=\"http://www.w3.org/2000/09/xmldsig#base64\">\n{text}\n</ds:Object>")
    };
    for bytes in [FIXED.as_bytes(), b"%PDF-1.7 or whatever \x00\xff"] {
        // With the transform the file is digested; without it the object is, and says itself what it holds.
        for transforms in [&[BASE64][..], &[EXCLUSIVE], &[]] {
            let signed = WORLD.sign(&enveloping(&object(bytes), transforms).template(&WORLD.anna), &WORLD.anna);
            assert_eq!(payload(&signed), Some(Payload::of(bytes)), "{signed}");
        }
    }
}

#[test]
fn a_signature_beside_the_document_carries_it() {
    WORLD.put("fixed.xml", FIXED.as_bytes());
    for transforms in [&[][..], &[EXCLUSIVE]] {
        let references = vec![reference("URI=\"fixed.xml\"", transforms)];
        let bytes =
            WORLD.sign(&Shape { references, ..Shape::default() }.template(&WORLD.anna), &WORLD.anna).into_bytes();
        let detached = vec![file("other.xml", b"<a/>"), file("fixed.xml", FIXED.as_bytes())];
        assert_eq!(payload_of(&Document { bytes, detached }), Some(fixed()));
    }
}

#[test]
fn a_signed_message_carries_what_stands_inside_or_beside() {
    let bytes = WORLD.message(FIXED.as_bytes(), &WORLD.anna, &["-cades", "-nodetach"]);
    assert_eq!(payload_of(&Document { bytes, detached: Vec::new() }), Some(fixed()));
    let bytes = WORLD.message(FIXED.as_bytes(), &WORLD.anna, &["-cades"]);
    let detached = vec![file("other.xml", b"<a/>"), file("fixed.xml", FIXED.as_bytes())];
    assert_eq!(payload_of(&Document { bytes: bytes.clone(), detached }), Some(fixed()));
    let detached = vec![file("other.xml", FIXED.replace("100", "900").as_bytes())];
    assert_eq!(payload_of(&Document { bytes, detached }), None);
}

#[test]
fn each_signature_of_a_document_carries_it() {
    let xpath = "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\">\
                 <ds:XPath>not(ancestor-or-self::ds:Signature)</ds:XPath></ds:Transform>";
    let first = enveloped_by(FIXED, &Shape { references: vec![reference_with("URI=\"\"", xpath)], ..Shape::default() });
    // The second covers the first as well.
    let second = Shape { id: "S2", ..Shape::default() }.template(&WORLD.anna);
    let both = WORLD.sign_with(&within(&first, &second), &WORLD.anna, &["--node-xpath", "//*[@Id='S2']"]);
    let evidence = signatures::examine(&document(&both)).expect("readable");
    let payloads: Vec<_> = evidence.signatures.into_iter().map(|signature| signature.payload).collect();
    assert_eq!(payloads, [Some(fixed()), Some(fixed())]);
}

#[test]
fn covering_the_own_key_information_adds_no_content() {
    let references = vec![reference("URI=\"\"", &[ENVELOPED, EXCLUSIVE]), reference("URI=\"#K\"", &[EXCLUSIVE])];
    let template = Shape { references, ..Shape::default() }.template(&WORLD.anna);
    // The certificate is there before it is signed.
    let certificate = STANDARD.encode(WORLD.anna.certificate.der());
    let data = format!("<ds:X509Data><ds:X509Certificate>{certificate}</ds:X509Certificate></ds:X509Data>");
    let template = template.replace("<ds:KeyInfo>", "<ds:KeyInfo Id=\"K\">").replace("<ds:X509Data/>", &data);
    let signed = WORLD.sign_with(&within(FIXED, &template), &WORLD.anna, &["--node-xpath", SIGNATURE]);
    assert_eq!(payload(&signed), Some(fixed()), "{signed}");
}

#[test]
fn a_line_of_its_own_for_the_signature_changes_nothing() {
    let template = format!("\n\t{}\r\n", Shape::default().template(&WORLD.anna));
    let signed = WORLD.sign_with(&within(FIXED, &template), &WORLD.anna, &["--node-xpath", SIGNATURE]);
    assert!(judged(&signed).passed());
    assert_eq!(payload(&signed), Some(fixed()));
}

#[test]
fn another_spelling_of_the_same_xml_changes_nothing() {
    for (from, to) in [
        ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", ""),
        ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", "\u{FEFF}<?xml version='1.0'?>"),
        ("100 zł", "<![CDATA[100 zł]]>"),
        ("100 zł", "10&#48; z&#x142;"),
        ("<d:puste/>", "<d:puste></d:puste>"),
        ("wersja=\"1\" typ=\"t:Wniosek\"", "typ='t:Wniosek'\n  wersja = \"&#49;\""),
        ("xmlns:d=\"urn:dokument\" xmlns:s=\"urn:struktura\"", "xmlns:s=\"urn:struktura\" xmlns:d=\"urn:dokument\""),
        ("<d:tresc>", "<d:tresc xmlns:d=\"urn:dokument\">"),
        ("</d:p>\n", "</d:p>\r\n"),
        ("</s:opis>", "</s:opis>\n   "),
        ("</d:dokument>\n", "</d:dokument>"),
    ] {
        let spelt = FIXED.replacen(from, to, 1);
        assert_ne!(spelt, FIXED);
        assert_eq!(Payload::of(spelt.as_bytes()), fixed(), "{spelt}");
        let bytes = WORLD.message(spelt.as_bytes(), &WORLD.anna, &["-cades", "-nodetach"]);
        assert_eq!(payload_of(&Document { bytes, detached: Vec::new() }), Some(fixed()), "{spelt}");
    }
}

#[test]
fn a_payload_is_stored_and_read_back() {
    for payload in [fixed(), Payload::of(b"bytes")] {
        let stored = serde_json::to_string(&payload).expect("JSON");
        assert_eq!(serde_json::from_str::<Payload>(&stored).expect("reads back"), payload);
    }
}
