//! Documents that ask for more than they are worth.

use base64::{Engine, engine::general_purpose::STANDARD};
use signatures::{Document, Reason, Unreadable};

use crate::{
    documents::*,
    world::{WORLD, document, judged},
};

fn unsigned(references: &str) -> String {
    let shape = Shape { references: vec![references.to_owned()], properties: false, ..Shape::default() };
    let template = letter(&shape.template(&WORLD.anna));
    template.replace("<ds:SignatureValue/>", "<ds:SignatureValue>AAAA</ds:SignatureValue>")
}

#[test]
fn the_deepest_document_that_is_read_fits_on_the_stack() {
    let inclusive = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
    for method in [EXCLUSIVE, inclusive] {
        let deep = format!("{}{}", "<a b='c'>".repeat(125), "</a>".repeat(125));
        let references = vec![reference("URI=\"\"", &[ENVELOPED, method])];
        let template = letter(&Shape { references, ..Shape::default() }.template(&WORLD.anna));
        let signed = WORLD.sign(&template.replace("<tresc ", &format!("{deep}<tresc ")), &WORLD.anna);
        assert!(judged(&signed).passed());
    }
}

#[test]
fn five_thousand_references_are_not_followed() {
    let many = reference("URI=\"\"", &[ENVELOPED, EXCLUSIVE]).repeat(5_000);
    assert_eq!(judged(&unsigned(&many)).reason, Reason::TooMuchWork);
}

#[test]
fn many_references_to_a_large_document_use_up_the_work() {
    let many = reference("URI=\"\"", &[ENVELOPED, EXCLUSIVE]).repeat(200);
    let large = unsigned(&many).replace("<tresc ", &format!("{}<tresc ", "<a/>".repeat(100_000)));
    let evidence = signatures::examine(&document(&large)).expect("readable");
    assert!(evidence.signatures[0].references.iter().any(|r| r.outcome == signatures::Outcome::TooMuchWork));
}

#[test]
fn five_thousand_transforms_are_refused() {
    let many = [EXCLUSIVE; 5_000];
    assert_eq!(judged(&unsigned(&reference("URI=\"\"", &many))).reason, Reason::UnknownTransform);
}

#[test]
fn three_thousand_signatures_are_refused() {
    let many = "<ds:Signature/>".repeat(3_000);
    let document = document(&format!("<a xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">{many}</a>"));
    assert_eq!(signatures::examine(&document), Err(Unreadable::TooManySignatures));
}

#[test]
fn four_hundred_certificates_are_refused() {
    let signed = signed_letter();
    let from = signed.find("<ds:X509Certificate>").expect("a certificate");
    let to = signed.find("</ds:X509Certificate>").expect("end") + "</ds:X509Certificate>".len();
    let many = signed[from..to].repeat(400);
    assert_eq!(judged(&format!("{}{many}{}", &signed[..to], &signed[to..])).reason, Reason::TooMuchWork);
}

#[test]
fn a_thousand_objects_are_not_looked_through() {
    let signed =
        WORLD.sign(&enveloping("<ds:Object Id=\"O\">a</ds:Object>", &[EXCLUSIVE]).template(&WORLD.anna), &WORLD.anna);
    let many = format!("{}</ds:Signature>", "<ds:Object/>".repeat(1_000));
    assert_eq!(judged(&signed.replace("</ds:Signature>", &many)).reason, Reason::TooMuchWork);
}

#[test]
fn namespaces_that_inclusive_canonicalisation_would_multiply_use_up_the_work() {
    let inclusive = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
    let declarations: String = (0..60).map(|n| format!("xmlns:p{n}=\"urn:{n}\" ")).collect();
    let nested = format!("<a {declarations}>").repeat(4).replace("<a ", "<a xmlns=\"\" ");
    let content = format!("{nested}{}{}", "<b/>".repeat(200_000), "</a>".repeat(4));
    let large =
        unsigned(&reference("URI=\"\"", &[ENVELOPED, inclusive])).replace("<tresc ", &format!("{content}<tresc "));
    assert_eq!(judged(&large).reason, Reason::TooMuchWork);
}

#[test]
fn a_file_that_would_cost_too_much_to_compare_has_no_payload() {
    let file = STANDARD.encode(vec![b'<'; 1_600_000]);
    let shape = enveloping(&format!("<ds:Object Id=\"O\">{file}</ds:Object>"), &[BASE64]);
    let signed = WORLD.sign(&shape.template(&WORLD.anna), &WORLD.anna);
    assert!(judged(&signed).passed());
    assert_eq!(signatures::examine(&document(&signed)).expect("readable").signatures[0].payload, None);
}

#[test]
fn an_expression_that_multiplies_is_refused() {
    for expression in ["count(//. | //@* | //namespace::*) > 0", "//*[//*[//*[//*]]]", "//*[string(/) = 'x']"] {
        let expression = expression.replace('>', "&gt;");
        let transforms = format!(
            "<ds:Transform Algorithm=\"http://www.w3.org/2002/06/xmldsig-filter2\"><f:XPath Filter=\"intersect\" \
             xmlns:f=\"http://www.w3.org/2002/06/xmldsig-filter2\">{expression}</f:XPath></ds:Transform>"
        );
        let large = unsigned(&reference_with("URI=\"\"", &transforms));
        let large = large.replace("<tresc ", &format!("{}<tresc ", "<a>text</a>".repeat(20_000)));
        assert_eq!(judged(&large).reason, Reason::UnknownTransform, "{expression}");
    }
}

#[test]
fn an_expression_asked_at_every_node_is_refused_when_it_costs_too_much() {
    for expression in ["count(//node()) &gt; 1", "string(/) = 'x'", "//*[//*]"] {
        let transforms = format!(
            "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\"><ds:XPath>{expression}</ds:XPath>\
             </ds:Transform>"
        );
        let large = unsigned(&reference_with("URI=\"\"", &transforms));
        let large = large.replace("<tresc ", &format!("{}<tresc ", "<a>text</a>".repeat(20_000)));
        let reason = judged(&large).reason;
        assert!(matches!(reason, Reason::UnknownTransform | Reason::TooMuchWork), "{expression}: {reason:?}");
    }
}

#[test]
fn nothing_is_read_because_a_document_names_it() {
    for uri in ["file:///etc/passwd", "/dev/zero", "http://127.0.0.1:1/", "//host/share", "C:\\secret.txt"] {
        let judged = judged(&unsigned(&reference(&format!("URI=\"{uri}\""), &[])));
        assert_eq!(judged.reason, Reason::FileMissing, "{uri}");
    }
}

#[test]
fn a_document_type_declaration_is_refused() {
    let signed = format!("<!DOCTYPE list [<!ENTITY a \"b\">]>{}", signed_letter());
    assert_eq!(signatures::examine(&document(&signed)), Err(Unreadable::Xml(xml::Refusal::Dtd)));
}

#[test]
fn what_is_not_a_document_is_unreadable() {
    for bytes in [&b""[..], b"\xEF\xBB\xBF", b"text", b"\0\0\0", b"\xFF\xFE<", b"<a>\xC3</a>"] {
        let document = Document { bytes: bytes.to_vec(), detached: Vec::new() };
        assert!(matches!(signatures::examine(&document), Err(Unreadable::Xml(_))), "{bytes:?}");
    }
}
