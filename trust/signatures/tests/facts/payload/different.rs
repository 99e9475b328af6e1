//! Another document is never taken for the one that was given to be signed, however it is signed.

use signatures::{Document, Payload};

use super::*;
use crate::world::judged;

/// What is read otherwise, by a person or by a program.
const CHANGES: [(&str, &str); 21] = [
    ("100 zł", "900 zł"),
    ("100 zł", "100<!-- --> zł"),
    ("100 zł", "100<?x y?> zł"),
    ("100 zł", "100 zł "),
    ("100 zł", "100\u{200b} zł"),
    ("100 zł", "1OO zł"),
    ("100 zł", "&#13;100 zł"),
    ("wersja=\"1\"", "wersja=\"2\""),
    ("wersja=\"1\"", "wersja=\" 1\""),
    ("wersja=\"1\"", "wersja=\"1\" Id=\"x\""),
    (" wersja=\"1\"", ""),
    ("wersja", "s:wersja"),
    ("urn:dokument", "urn:inny"),
    ("urn:typy", "urn:inne"),
    (" xmlns:t=\"urn:typy\"", ""),
    ("xmlns:t=", "xmlns:z=\"urn:z\" xmlns:t="),
    ("<s:opis ", "<s:opis xmlns:t=\"urn:inne\" "),
    ("<d:puste/>", ""),
    ("<d:puste/>", "<d:puste/><d:puste/>"),
    ("<d:puste/>", "<d:puste>\n</d:puste>"),
    ("<d:tresc>", "<d:tresc>\n"),
];

fn changed() -> impl Iterator<Item = String> {
    let prefix = FIXED.replace("d:", "e:").replace("xmlns:d=", "xmlns:e=");
    let text_in_root = FIXED.replace("</s:opis>", "</s:opis>x");
    let outside = [FIXED.replace("<d:dokument", "<!-- x --><d:dokument"), format!("{FIXED}<?x y?>")];
    let preserved = FIXED.replace("<d:dokument", "<d:dokument xml:space=\"preserve\"");
    let changes = CHANGES.iter().map(|(from, to)| FIXED.replace(from, to));
    changes.chain([prefix, text_in_root, preserved]).chain(outside)
}

#[test]
fn a_change_makes_another_document() {
    for xml in changed() {
        assert_ne!(xml, FIXED);
        assert_ne!(Payload::of(xml.as_bytes()), fixed(), "{xml}");
    }
}

#[test]
fn a_changed_document_honestly_signed_is_another() {
    for xml in changed() {
        for signed in [enveloped(&xml), enveloping_node(&xml, &[EXCLUSIVE])] {
            assert!(judged(&signed).passed(), "{signed}");
            assert_ne!(payload(&signed), Some(fixed()), "{signed}");
        }
    }
}

#[test]
fn what_digests_leave_out_still_makes_another_document() {
    let passes = |signed: String| {
        assert!(judged(&signed).passed(), "the digests do not see it");
        assert_ne!(payload(&signed), Some(fixed()), "{signed}");
    };
    for signed in [enveloped(FIXED), enveloping_node(FIXED, &[EXCLUSIVE])] {
        passes(signed.replace("100 zł", "100<!-- --> zł"));
        passes(signed.replace("<d:puste/>", "<d:puste><!-- 900 zł --></d:puste>"));
        passes(signed.replace("urn:typy", "urn:inne"));
    }
    passes(format!("<!-- note -->{}", enveloped(FIXED)));
}

#[test]
fn a_document_changed_after_signing_is_carried_by_nobody() {
    for signed in [enveloped(FIXED), enveloping_node(FIXED, &[EXCLUSIVE])] {
        for (from, to) in CHANGES {
            let signed = signed.replace(from, to);
            let payload = payload(&signed);
            assert!(payload != Some(fixed()), "{signed}");
            assert!(payload.is_none() || judged(&signed).passed(), "{signed}");
        }
        let value = signed.find("<ds:SignatureValue>").expect("a value") + 30;
        let other = if signed[value..].starts_with('A') { "B" } else { "A" };
        assert_eq!(payload(&format!("{}{other}{}", &signed[..value], &signed[value + 1..])), None);
    }
}

#[test]
fn the_document_moved_into_the_signature_of_another_is_not_carried() {
    let other = FIXED.replace("100 zł", "900 zł");
    let object = format!("<ds:Object>{}</ds:Object>", bare(FIXED));
    // Unsigned beside the signed root, then signed along with it.
    let signed = enveloped(&other).replace("</ds:Signature>", &format!("{object}</ds:Signature>"));
    assert!(judged(&signed).passed());
    assert_eq!(payload(&signed), None);
    let signed = enveloped(FIXED).replace("</ds:Signature>", &format!("{object}</ds:Signature>"));
    assert_eq!(payload(&signed), None, "not even beside itself");
    let references = vec![reference("URI=\"\"", &[ENVELOPED, EXCLUSIVE]), reference("URI=\"#O\"", &[EXCLUSIVE])];
    let objects = object.replace("<ds:Object>", "<ds:Object Id=\"O\">");
    let signed = enveloped_by(&other, &Shape { references, objects: objects.clone(), ..Shape::default() });
    assert_eq!(payload(&signed), None);
    // The object alone is signed, the root is not.
    let references = vec![reference("URI=\"#O\"", &[EXCLUSIVE])];
    assert_eq!(payload(&enveloped_by(&other, &Shape { references, objects, ..Shape::default() })), None);
}

#[test]
fn a_second_object_beside_the_document_leaves_no_payload() {
    let object = |id: &str, xml: &str| format!("<ds:Object Id=\"{id}\">{}</ds:Object>", bare(xml));
    let other = FIXED.replace("100 zł", "900 zł");
    let both = object("O", FIXED) + &object("P", &other);
    let mut shape = enveloping(&both, &[EXCLUSIVE]);
    shape.references.push(reference("URI=\"#P\"", &[EXCLUSIVE]));
    let signed = WORLD.sign(&shape.template(&WORLD.anna), &WORLD.anna);
    assert!(judged(&signed).passed(), "both are signed");
    assert_eq!(payload(&signed), None);
    let unsigned = enveloping_node(FIXED, &[EXCLUSIVE])
        .replace("</ds:Signature>", &format!("{}</ds:Signature>", object("P", &other)));
    assert_eq!(payload(&unsigned), None);
}

#[test]
fn a_second_reference_leaves_no_payload() {
    let whole = reference("URI=\"\"", &[ENVELOPED, EXCLUSIVE]);
    WORLD.put("second.xml", b"<a/>");
    for second in [whole.clone(), reference("URI=\"second.xml\"", &[])] {
        let references = vec![whole.clone(), second];
        let bytes = enveloped_by(FIXED, &Shape { references, ..Shape::default() }).into_bytes();
        assert_eq!(payload_of(&Document { bytes, detached: vec![file("second.xml", b"<a/>")] }), None);
    }
}

#[test]
fn two_files_beside_leave_no_payload() {
    WORLD.put("one.xml", FIXED.as_bytes());
    WORLD.put("two.xml", b"<a/>");
    let references = vec![reference("URI=\"one.xml\"", &[]), reference("URI=\"two.xml\"", &[])];
    let bytes = WORLD.sign(&Shape { references, ..Shape::default() }.template(&WORLD.anna), &WORLD.anna).into_bytes();
    let detached = vec![file("one.xml", FIXED.as_bytes()), file("two.xml", b"<a/>")];
    assert_eq!(payload_of(&Document { bytes, detached }), None);
}

#[test]
fn a_part_and_an_ambiguous_id_leave_no_payload() {
    let xml = FIXED.replace("<d:tresc>", "<d:tresc Id=\"T\">");
    let shape = Shape { references: vec![reference("URI=\"#T\"", &[EXCLUSIVE])], ..Shape::default() };
    let sign = |xml: &str| {
        let template = within(xml, &shape.template(&WORLD.anna));
        WORLD.sign_with(&template, &WORLD.anna, &["--id-attr:Id", "urn:dokument:tresc", "--node-xpath", SIGNATURE])
    };
    assert_eq!(payload(&sign(&xml)), None);
    assert_eq!(payload(&sign(&xml).replace("<d:puste>", "<d:puste Id=\"T\">")), None);
}

#[test]
fn what_stands_beside_or_above_an_embedded_document_leaves_no_payload() {
    let object = |within: &str| format!("<ds:Object Id=\"O\">{within}</ds:Object>");
    let document = bare(FIXED);
    for object in [
        object(&format!("{document}<!-- 900 zł -->")),
        object(&format!("<?x y?>{document}")),
        object(&format!("{document}900 zł")),
        object(&format!("{document}{document}")),
        object(document).replace("<ds:Object ", "<ds:Object xml:lang=\"en\" "),
        object(document).replace("<ds:Object ", &format!("<ds:Object Encoding=\"{BASE64}\" ")),
        object("plain text"),
    ] {
        let signed = WORLD.sign(&enveloping(&object, &[EXCLUSIVE]).template(&WORLD.anna), &WORLD.anna);
        assert!(judged(&signed).passed(), "{signed}");
        assert_eq!(payload(&signed), None, "{signed}");
    }
}

#[test]
fn a_document_in_another_wrapper_is_not_the_document() {
    let wrapped = format!("<plik><tresc>{}</tresc></plik>", bare(FIXED));
    let signed = enveloped(&wrapped);
    assert!(payload(&signed).is_some_and(|payload| payload != fixed()));
}

#[test]
fn other_encodings_and_versions_are_other_bytes() {
    let utf_16 = |text: &str| -> Vec<u8> {
        let text = text.replace("UTF-8", "UTF-16");
        [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
    };
    assert!(matches!(Payload::of(&utf_16(FIXED)), Payload::Bytes(_)));
    assert_eq!(payload_of(&Document { bytes: utf_16(&enveloped(FIXED)), detached: Vec::new() }), None);
    let newer = FIXED.replace("version=\"1.0\"", "version=\"1.1\"");
    assert!(matches!(Payload::of(newer.as_bytes()), Payload::Bytes(_)));
    for signed in [enveloped(FIXED), enveloping_node(FIXED, &[EXCLUSIVE])] {
        let newer = document(&format!("<?xml version=\"1.1\"?>{signed}"));
        let payloads = signatures::examine(&newer).map(|evidence| evidence.signatures[0].payload.clone());
        assert!(payloads.is_err() || payloads == Ok(None));
    }
}

#[test]
fn what_is_not_xml_is_compared_by_its_bytes() {
    assert_ne!(Payload::of(b"a"), Payload::of(b"a\n"));
    assert_eq!(Payload::of(b"a"), Payload::of(b"a"));
    assert_ne!(Payload::of(b"<a>"), Payload::of(b"<a/>"));
    let with_type = format!("<!DOCTYPE a>{}", bare(FIXED));
    assert!(matches!(Payload::of(with_type.as_bytes()), Payload::Bytes(_)));
}
