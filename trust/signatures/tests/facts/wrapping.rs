//! Signature wrapping: every digest right, and yet what would be read is not what was signed.

use signatures::{Coverage, Indication, Judged, Reason};

use crate::{
    documents::*,
    world::{WORLD, judged},
};

#[track_caller]
fn fails(signed: &str, reason: Reason) -> Judged {
    let judged = judged(signed);
    assert_eq!((judged.indication, judged.reason), (Indication::TotalFailed, reason), "{signed}");
    judged
}

/// A letter of which only the element `tresc` is signed, by its id.
fn letter_signed_in_part() -> String {
    let references = vec![reference("URI=\"#T\"", &[EXCLUSIVE])];
    let template = letter(&Shape { references, ..Shape::default() }.template(&WORLD.anna));
    WORLD.sign_with(&template, &WORLD.anna, &["--id-attr:Id", "urn:list:tresc"])
}

const SIGNED_PART: &str = "<tresc Id=\"T\">Proszę o 100 zł</tresc>";

#[test]
fn the_report_tells_where_what_is_signed_stands_and_what_is_not() {
    let references = vec![reference("URI=\"#T\"", &[EXCLUSIVE])];
    let template = letter(&Shape { references, ..Shape::default() }.template(&WORLD.anna));
    let template = template.replace("<ds:Signature ", "<tresc>200</tresc><kwota/>zł<ds:Signature ");
    let signed = WORLD.sign_with(&template, &WORLD.anna, &["--id-attr:Id", "urn:list:tresc"]);
    let evidence = signatures::examine(&crate::world::document(&signed)).expect("readable").signatures.remove(0);
    let part = &evidence.references[0];
    assert_eq!(
        (part.what.as_deref(), part.transforms.as_slice()),
        (Some("/list[1]/tresc[1]"), &["exc-c14n".to_owned()][..])
    );
    assert_eq!(evidence.uncovered, ["/list[1]/tresc[2]", "/list[1]/kwota[1]", "/list[1]/text()"]);
    let whole = signatures::examine(&crate::world::document(&signed_letter())).expect("readable").signatures.remove(0);
    let words = ["enveloped-signature".to_owned(), "exc-c14n".to_owned()];
    assert_eq!(
        (whole.references[0].what.as_deref(), whole.references[0].transforms.as_slice()),
        (Some("/"), &words[..])
    );
    assert!(whole.uncovered.is_empty());
}

#[test]
fn a_part_is_not_the_whole() {
    let judged = fails(&letter_signed_in_part(), Reason::PartOnly);
    assert!(judged.intact);
    assert_eq!(judged.coverage, Coverage::Part);
}

#[test]
fn the_signed_part_moved_away_and_replaced_fails() {
    let moved = letter_signed_in_part()
        .replace(SIGNED_PART, "<tresc>Proszę o 900 zł</tresc>")
        .replace("</ds:Signature>", &format!("<ds:Object xmlns=\"urn:list\">{SIGNED_PART}</ds:Object></ds:Signature>"));
    assert!(fails(&moved, Reason::PartOnly).intact);
}

#[test]
fn the_signed_root_put_inside_another_root_fails() {
    let references = vec![reference("URI=\"#L\"", &[ENVELOPED, EXCLUSIVE])];
    let template = letter(&Shape { references, ..Shape::default() }.template(&WORLD.anna));
    let signed = WORLD.sign_with(&template, &WORLD.anna, &["--id-attr:Id", "urn:list:list"]);
    let wrapped = format!("<list xmlns=\"urn:list\"><tresc>Proszę o 900 zł</tresc>{signed}</list>");
    assert!(fails(&wrapped, Reason::PartOnly).intact);
}

#[test]
fn an_unsigned_style_sheet_beside_the_signed_root_fails() {
    let references = vec![reference("URI=\"#L\"", &[ENVELOPED, EXCLUSIVE])];
    let template = letter(&Shape { references, ..Shape::default() }.template(&WORLD.anna));
    let signed = WORLD.sign_with(&template, &WORLD.anna, &["--id-attr:Id", "urn:list:list"]);
    assert!(judged(&signed).passed());
    let at = signed.find("<list").expect("the root");
    let dressed = format!("<?xml-stylesheet href=\"other.xsl\"?>{}", &signed[at..]);
    let found = fails(&dressed, Reason::PartOnly);
    assert!(found.intact);
    assert_eq!(found.uncovered, ["/processing-instruction()"]);
}

#[test]
fn an_object_that_was_put_into_the_signature_is_told() {
    let loose = signed_letter().replace("</ds:Signature>", "<ds:Object>900 zł</ds:Object></ds:Signature>");
    let found = judged(&loose);
    assert!(found.passed());
    assert_eq!(found.uncovered, ["/list[1]/ds:Signature[1]/ds:Object[2]"]);
}

#[test]
fn two_elements_with_the_signed_id_fail() {
    let twice = letter_signed_in_part().replace(SIGNED_PART, &format!("{SIGNED_PART}<tresc ID=\"T\">900 zł</tresc>"));
    let judged = fails(&twice, Reason::AmbiguousId);
    assert!(!judged.intact);
}

#[test]
fn properties_of_another_place_fail() {
    let signed = signed_letter();
    let from = signed.find("<xades:SignedProperties").expect("properties");
    let to = signed.find("</xades:SignedProperties>").expect("end") + "</xades:SignedProperties>".len();
    let (own, forged) = (&signed[from..to], signed[from..to].replace("S-P", "S-Q").replace("2026", "2020"));
    let elsewhere =
        format!("<ds:Object><x xmlns:xades=\"http://uri.etsi.org/01903/v1.3.2#\">{own}</x></ds:Object></ds:Signature>");
    let moved = format!("{}{forged}{}", &signed[..from], &signed[to..]).replace("</ds:Signature>", &elsewhere);
    fails(&moved, Reason::Wrapped);
}

#[test]
fn second_properties_before_the_signed_ones_fail() {
    let signed = signed_letter();
    let from = signed.find("<xades:SignedProperties").expect("properties");
    let to = signed.find("</xades:SignedProperties>").expect("end") + "</xades:SignedProperties>".len();
    let forged = signed[from..to].replace("S-P", "S-Q").replace("2026", "2020");
    fails(&format!("{}{forged}{}", &signed[..from], &signed[from..]), Reason::Wrapped);
}

#[test]
fn properties_that_name_another_signature_fail() {
    // The target stands outside the signed properties, so the digests stay right.
    assert!(fails(&signed_letter().replace("Target=\"#S\"", "Target=\"#R\""), Reason::Wrapped).intact);
}

#[test]
fn properties_that_no_reference_covers_fail() {
    let template = letter(&Shape::default().template(&WORLD.anna));
    let from = template.find("<ds:Reference Type=").expect("the reference");
    let to = from + template[from..].find("</ds:Reference>").expect("end") + "</ds:Reference>".len();
    let template = format!("{}{}", &template[..from], &template[to..]);
    fails(&WORLD.sign(&template, &WORLD.anna), Reason::Wrapped);
}

#[test]
fn a_second_object_beside_the_signed_one_fails() {
    let object = "<ds:Object Id=\"O\"><list xmlns=\"urn:list\">100 zł</list></ds:Object>";
    let signed = WORLD.sign(&enveloping(object, &[EXCLUSIVE]).template(&WORLD.anna), &WORLD.anna);
    let forged = "<ds:Object><list xmlns=\"urn:list\">900 zł</list></ds:Object><ds:KeyInfo>";
    let signed = signed.replacen("<ds:KeyInfo>", forged, 1);
    assert!(fails(&signed, Reason::PartOnly).intact);
}

#[test]
fn words_in_the_container_around_a_signature_fail() {
    let object = "<ds:Object Id=\"O\"><list xmlns=\"urn:list\">100 zł</list></ds:Object>";
    let signature = enveloping(object, &[EXCLUSIVE]).template(&WORLD.anna);
    let signed = WORLD.sign(&format!("<Signatures>{signature}</Signatures>"), &WORLD.anna);
    for (from, to) in [
        ("<Signatures>", "<Signatures note=\"Cofam\">"),
        ("<Signatures>", "<Signatures Id=\"Cofam to pismo\">"),
        ("<Signatures>", "<Signatures xml:lang=\"Cofam\">"),
        ("<Signatures>", "<Signatures><!-- Cofam -->"),
        ("<Signatures>", "<Signatures><?cofam to?>"),
        ("<Signatures>", "<Signatures>Cofam"),
        ("<Signatures>", "<Signatures><![CDATA[Cofam]]>"),
        ("<Signatures>", "<Signatures><cofam/>"),
        ("Signatures>", "Cofam>"),
        ("<Signatures>", "<Signatures xmlns=\"urn:cofam\">"),
    ] {
        assert!(fails(&signed.replace(from, to), Reason::PartOnly).intact);
    }
}

#[test]
fn content_beside_the_properties_in_their_object_fails() {
    let object = "<ds:Object Id=\"O\">100 zł</ds:Object>";
    let signed = WORLD.sign(&enveloping(object, &[EXCLUSIVE]).template(&WORLD.anna), &WORLD.anna);
    let signed = signed.replace("</xades:QualifyingProperties>", "</xades:QualifyingProperties><x>900 zł</x>");
    fails(&signed, Reason::PartOnly);
}

#[test]
fn markup_hidden_from_base64_fails() {
    let object = "<ds:Object Id=\"O\"><a>UHJvc3rEmQ==</a><b/></ds:Object>";
    let signed = WORLD.sign(&enveloping(object, &[BASE64]).template(&WORLD.anna), &WORLD.anna);
    assert!(fails(&signed, Reason::PartOnly).intact);
}

#[test]
fn a_filter_that_takes_content_out_fails() {
    let transforms = "<ds:Transform Algorithm=\"http://www.w3.org/2002/06/xmldsig-filter2\">\
                      <f:XPath xmlns:f=\"http://www.w3.org/2002/06/xmldsig-filter2\" Filter=\"subtract\">\
                      //*[local-name()='tresc'] | //ds:Signature</f:XPath></ds:Transform>";
    let references = vec![reference_with("URI=\"\"", transforms)];
    let signed = WORLD.sign(&letter(&Shape { references, ..Shape::default() }.template(&WORLD.anna)), &WORLD.anna);
    assert!(fails(&signed, Reason::PartOnly).intact);
}

/// A letter whose signature keeps of the document that for which this expression is true.
fn filtered(expression: &str) -> String {
    let transforms = format!(
        "<ds:Transform Algorithm=\"{ENVELOPED}\"/><ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\">\
         <ds:XPath xmlns:l=\"urn:list\">{expression}</ds:XPath></ds:Transform>"
    );
    let references = vec![reference_with("URI=\"\"", &transforms)];
    WORLD.sign(&letter(&Shape { references, ..Shape::default() }.template(&WORLD.anna)), &WORLD.anna)
}

#[test]
fn an_expression_that_keeps_everything_passes() {
    for expression in
        ["not(ancestor-or-self::l:Signature)", "ancestor-or-self::l:list", "count(ancestor::node()) &gt; -1"]
    {
        let judged = judged(&filtered(expression));
        assert!(judged.passed() && judged.coverage == Coverage::Whole, "{expression}: {judged:?}");
    }
}

#[test]
fn an_expression_that_takes_content_out_fails() {
    for expression in ["not(ancestor-or-self::l:tresc)", "not(self::text())", "ancestor-or-self::l:tresc"] {
        assert!(fails(&filtered(expression), Reason::PartOnly).intact, "{expression}");
    }
}

#[test]
fn an_expression_that_looks_at_the_signature_is_not_carried_out() {
    let good = filtered("ancestor-or-self::l:list");
    let here = good.replace("ancestor-or-self::l:list", "here()/ancestor::l:list");
    assert_eq!(judged(&here).reason, Reason::UnknownTransform);
}

#[test]
fn a_filter_by_a_prefix_of_another_namespace_takes_nothing_out() {
    let transforms = "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\">\
                      <ds:XPath xmlns:ds2=\"urn:list\">not(ancestor-or-self::ds2:Signature)</ds:XPath></ds:Transform>";
    let references =
        vec![reference_with("URI=\"\"", &format!("<ds:Transform Algorithm=\"{ENVELOPED}\"/>{transforms}"))];
    let signed = WORLD.sign(&letter(&Shape { references, ..Shape::default() }.template(&WORLD.anna)), &WORLD.anna);
    assert!(judged(&signed).passed());
    assert_eq!(judged(&signed).coverage, Coverage::Whole);
}

#[test]
fn a_stylesheet_is_never_run() {
    let signed = signed_letter().replacen(ENVELOPED, "http://www.w3.org/TR/1999/REC-xslt-19991116", 1);
    assert_eq!(judged(&signed).reason, Reason::UnknownTransform);
}

#[test]
fn a_signed_list_of_digests_is_not_signed_content() {
    let object = format!(
        "<ds:Object><ds:Manifest Id=\"O\"><ds:Reference URI=\"#S-P\"><ds:DigestMethod Algorithm=\"{SHA256}\"/>\
         <ds:DigestValue/></ds:Reference></ds:Manifest></ds:Object>"
    );
    let mut shape = enveloping(&object, &[EXCLUSIVE]);
    shape.references[0] = shape.references[0].replace("#Object\"", "#Manifest\"");
    let signed = WORLD.sign(&shape.template(&WORLD.anna), &WORLD.anna);
    assert_eq!(fails(&signed, Reason::NothingSigned).coverage, Coverage::Nothing);
}

#[test]
fn a_signature_of_its_properties_alone_signs_nothing() {
    let signed =
        WORLD.sign(&letter(&Shape { references: Vec::new(), ..Shape::default() }.template(&WORLD.anna)), &WORLD.anna);
    let judged = fails(&signed, Reason::NothingSigned);
    assert_eq!(judged.coverage, Coverage::Nothing);
}

#[test]
fn a_signature_inside_a_signed_payload_belongs_to_the_payload() {
    let inner = signed_letter();
    let mut shape = enveloping(&format!("<ds:Object Id=\"O\">{inner}</ds:Object>"), &[EXCLUSIVE]);
    shape.id = "Outer";
    let signed = WORLD.sign_with(&shape.template(&WORLD.anna), &WORLD.anna, &["--node-xpath", "/*"]);
    let judged = judged(&signed);
    assert!(judged.passed(), "{judged:?}");
    assert_eq!(judged.coverage, Coverage::Embedded);
}
