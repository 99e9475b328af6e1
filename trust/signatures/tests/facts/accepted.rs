//! What the office must accept.

use signatures::{Coverage, Document, Indication, Reason};

use crate::{
    documents::*,
    world::{WORLD, document, judged, one, report},
};

#[track_caller]
fn passes(signed: &str, coverage: &Coverage) {
    let judged = judged(signed);
    assert_eq!((judged.indication, judged.reason), (Indication::TotalPassed, Reason::Passed), "{signed}");
    assert!(judged.intact);
    assert_eq!(judged.sub_indication, None);
    assert_eq!(judged.coverage, *coverage);
}

fn enveloped(shape: &Shape) -> String {
    WORLD.sign(&letter(&shape.template(&WORLD.anna)), &WORLD.anna)
}

#[test]
fn an_enveloped_letter_passes_and_names_its_signer() {
    let judged = judged(&signed_letter());
    assert_eq!(judged.indication, Indication::TotalPassed, "{judged:?}");
    assert_eq!(judged.format, "XAdES-BASELINE-B");
    assert_eq!(judged.coverage, Coverage::Whole);
    assert_eq!(judged.signer.expect("a signer").name, "Anna");
    assert_eq!(judged.signing_time.expect("claimed").rfc3339(), "2026-05-01T10:00:00.000000Z");
    assert!(!judged.timestamped);
}

#[test]
fn an_ecdsa_value_of_r_and_s_passes() {
    let shape = Shape { method: ECDSA, ..Shape::default() };
    passes(&WORLD.sign(&letter(&shape.template(&WORLD.ewa)), &WORLD.ewa), &Coverage::Whole);
}

#[test]
fn every_canonicalisation_passes() {
    for method in [
        "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
        "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments",
        "http://www.w3.org/2006/12/xml-c14n11",
        "http://www.w3.org/2006/12/xml-c14n11#WithComments",
        "http://www.w3.org/2001/10/xml-exc-c14n#",
        "http://www.w3.org/2001/10/xml-exc-c14n#WithComments",
    ] {
        let references = vec![reference("URI=\"\"", &[ENVELOPED, method])];
        passes(&enveloped(&Shape { canonicalisation: method, references, ..Shape::default() }), &Coverage::Whole);
    }
}

#[test]
fn every_digest_of_the_second_generation_passes() {
    for (method, digest) in [
        ("http://www.w3.org/2001/04/xmldsig-more#rsa-sha384", "http://www.w3.org/2001/04/xmldsig-more#sha384"),
        ("http://www.w3.org/2001/04/xmldsig-more#rsa-sha512", "http://www.w3.org/2001/04/xmlenc#sha512"),
    ] {
        passes(&enveloped(&Shape { method, digest, ..Shape::default() }), &Coverage::Whole);
    }
}

#[test]
fn without_a_last_canonicalisation_the_inclusive_one_is_meant() {
    let references = vec![reference("URI=\"\"", &[ENVELOPED])];
    let template = letter(&Shape { references, ..Shape::default() }.template(&WORLD.anna));
    // A namespace that exclusive canonicalisation would drop tells the two apart.
    let template = template.replace("<list ", "<list xmlns:unused=\"urn:unused\" ");
    passes(&WORLD.sign(&template, &WORLD.anna), &Coverage::Whole);
}

#[test]
fn the_root_may_be_named_by_its_id() {
    let references = vec![reference("URI=\"#L\"", &[ENVELOPED, EXCLUSIVE])];
    let template = letter(&Shape { references, ..Shape::default() }.template(&WORLD.anna));
    passes(&WORLD.sign_with(&template, &WORLD.anna, &["--id-attr:Id", "urn:list:list"]), &Coverage::Whole);
}

#[test]
fn the_older_property_names_the_certificate_as_well() {
    passes(&enveloped(&Shape { names: Some("SigningCertificate"), ..Shape::default() }), &Coverage::Whole);
}

#[test]
fn the_xpath_of_the_trusted_profile_passes() {
    let transforms = "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\">\
                      <ds:XPath>not(ancestor-or-self::ds:Signature)</ds:XPath></ds:Transform>";
    let references = vec![reference_with("URI=\"\"", transforms)];
    passes(&enveloped(&Shape { references, ..Shape::default() }), &Coverage::Whole);
}

#[test]
fn filters_that_take_signatures_out_pass() {
    for expression in
        ["/descendant::ds:Signature", "//ds:Signature", "here()/ancestor::ds:Signature[1]", "/*/ds:Signature"]
    {
        let transforms = format!(
            "<ds:Transform Algorithm=\"http://www.w3.org/2002/06/xmldsig-filter2\"><f:XPath Filter=\"subtract\" \
             xmlns:f=\"http://www.w3.org/2002/06/xmldsig-filter2\">{expression}</f:XPath></ds:Transform>"
        );
        let references = vec![reference_with("URI=\"\"", &transforms)];
        passes(&enveloped(&Shape { references, ..Shape::default() }), &Coverage::Whole);
    }
}

#[test]
fn signatures_beside_one_another_both_pass() {
    let transforms = "<ds:Transform Algorithm=\"http://www.w3.org/2002/06/xmldsig-filter2\">\
                      <XPath xmlns=\"http://www.w3.org/2002/06/xmldsig-filter2\" Filter=\"subtract\">\
                      /descendant::ds:Signature</XPath></ds:Transform>";
    let shape =
        |id, method| Shape { id, method, references: vec![reference_with("URI=\"\"", transforms)], ..Shape::default() };
    let first = WORLD.sign(&letter(&shape("S1", RSA).template(&WORLD.anna)), &WORLD.anna);
    let second = shape("S2", ECDSA).template(&WORLD.ewa);
    let both = first.replace("</list>", &format!("{second}</list>"));
    let node = "//*[@Id='S2']";
    let signed = WORLD.sign_with(&both, &WORLD.ewa, &["--node-xpath", node]);
    let report = report(&document(&signed));
    let names: Vec<_> = report.signatures.iter().filter_map(|judged| judged.signer.clone()).map(|s| s.name).collect();
    assert!(report.signatures.iter().all(signatures::Judged::passed), "{report:?}");
    assert_eq!(names, ["Anna", "Ewa"]);
}

#[test]
fn a_signature_over_a_signed_letter_covers_the_first_signature_too() {
    let second = Shape { id: "S2", ..Shape::default() }.template(&WORLD.anna);
    let both = signed_letter().replace("</list>", &format!("{second}</list>"));
    let signed = WORLD.sign_with(&both, &WORLD.anna, &["--node-xpath", "//*[@Id='S2']"]);
    let report = report(&document(&signed));
    // The second changed what the first had signed as the whole document.
    assert_eq!(report.signatures[0].reason, Reason::ContentChanged);
    assert!(report.signatures[1].passed(), "{report:?}");
}

#[test]
fn a_file_inside_the_signature_passes() {
    let object = "<ds:Object Id=\"O\" Encoding=\"http://www.w3.org/2000/09/xmldsig#base64\">UHJvc3rEmQ==</ds:Object>";
    let signed = WORLD.sign(&enveloping(object, &[BASE64]).template(&WORLD.anna), &WORLD.anna);
    passes(&signed, &Coverage::Embedded);
}

#[test]
fn xml_inside_the_signature_passes() {
    let object = "<ds:Object Id=\"O\"><list xmlns=\"urn:list\">Proszę</list></ds:Object>";
    let signed = WORLD.sign(&enveloping(object, &[EXCLUSIVE]).template(&WORLD.anna), &WORLD.anna);
    passes(&signed, &Coverage::Embedded);
}

#[test]
fn a_signature_in_a_container_of_signatures_passes() {
    let object = "<ds:Object Id=\"O\"><list xmlns=\"urn:list\">Proszę</list></ds:Object>";
    let asic = " xmlns:asic=\"http://uri.etsi.org/02918/v1.2.1#\"";
    for (name, more) in
        [("Signatures", ""), ("Signatures", " xmlns:a=\"urn:a\" Id=\"ID-1\""), ("asic:XAdESSignatures", asic)]
    {
        let signature = enveloping(object, &[EXCLUSIVE]).template(&WORLD.anna);
        let template = format!("<{name}{more}>\n {signature}\n</{name}>");
        passes(&WORLD.sign(&template, &WORLD.anna), &Coverage::Embedded);
    }
}

#[test]
fn files_beside_the_signature_pass_and_the_others_are_named() {
    WORLD.put("wniosek.txt", b"Prosz\xC4\x99");
    WORLD.put("plan.pdf", b"%PDF-");
    let references = vec![reference("URI=\"wniosek.txt\"", &[]), reference("URI=\"plan.pdf\"", &[])];
    let bytes = WORLD.sign(&Shape { references, ..Shape::default() }.template(&WORLD.anna), &WORLD.anna).into_bytes();
    let detached =
        vec![file("plan.pdf", b"%PDF-"), file("inny.txt", b"not signed"), file("wniosek.txt", b"Prosz\xC4\x99")];
    let judged = one(report(&Document { bytes, detached }));
    assert!(judged.passed(), "{judged:?}");
    let files = vec!["plan.pdf".to_owned(), "wniosek.txt".to_owned()];
    assert_eq!(judged.coverage, Coverage::Detached { files, uncovered: vec!["inny.txt".to_owned()] });
}

#[test]
fn the_only_file_is_meant_whatever_it_is_called_now() {
    WORLD.put("before.txt", b"content");
    let references = vec![reference("URI=\"before.txt\"", &[])];
    let bytes = WORLD.sign(&Shape { references, ..Shape::default() }.template(&WORLD.anna), &WORLD.anna).into_bytes();
    assert!(one(report(&Document { bytes, detached: vec![file("after.txt", b"content")] })).passed());
}

#[test]
fn a_byte_order_mark_and_utf_16_change_nothing() {
    let signed = signed_letter();
    passes(&format!("\u{FEFF}{signed}"), &Coverage::Whole);
    let bytes = [0xFF, 0xFE].into_iter().chain(signed.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert!(one(report(&Document { bytes, detached: Vec::new() })).passed());
}

#[test]
fn a_comment_may_change_because_it_is_not_signed() {
    passes(&signed_letter().replace("<!-- note -->", "<!-- other -->"), &Coverage::Whole);
}

#[test]
fn xml_without_a_signature_has_an_empty_report() {
    assert!(report(&document("<list/>")).signatures.is_empty());
}
