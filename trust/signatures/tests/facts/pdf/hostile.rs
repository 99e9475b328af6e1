//! Files that lead in circles or pile up work.

use signatures::{PdfFault, Unreadable};

use super::paper::{Shape, add, add_under, document, plain, signed, stream};

fn fails(file: Vec<u8>) -> PdfFault {
    match signatures::examine(&document(file)) {
        Err(Unreadable::Pdf(fault)) => fault,
        other => panic!("it was read: {other:?}"),
    }
}

fn catalog(entries: &str) -> (u32, String) {
    (1, format!("<</Type/Catalog/Pages 2 0 R{entries}>>"))
}

#[test]
fn tables_that_lead_in_circles_are_refused() {
    let at = plain().len();
    assert_eq!(fails(add_under(&plain(), &[], &format!("/Root 1 0 R/XRefStm {at}"))), PdfFault::Broken);
    let circle = format!("xref\n0 0\ntrailer\n<</Root 1 0 R/Prev {at}>>\nstartxref\n{at}\n%%EOF\n");
    assert_eq!(fails([plain(), circle.into_bytes()].concat()), PdfFault::Broken);
}

#[test]
fn references_that_lead_in_circles_are_refused() {
    let file = add(&plain(), &[catalog("/AcroForm 9 0 R"), (9, "10 0 R".to_owned()), (10, "9 0 R".to_owned())]);
    assert_eq!(fails(file), PdfFault::Broken);
}

#[test]
fn fields_that_are_their_own_ancestors_are_looked_at_once() {
    let file =
        add(&plain(), &[catalog("/AcroForm<</Fields[9 0 R]>>"), (9, "<</FT/Sig/Kids[9 0 R 9 0 R]>>".to_owned())]);
    let evidence = signatures::examine(&document(file)).expect("readable");
    assert_eq!(evidence.signatures, []);
}

#[test]
fn the_length_of_a_stream_is_never_its_own() {
    let store = catalog("/DSS<</CRLs[9 0 R]>>");
    let own = "<</Length 9 0 R>>\nstream\n\nendstream".to_owned();
    let file = add(&plain(), &[store, (9, own)]);
    assert!(signatures::examine(&document(file)).is_ok(), "what cannot be read proves nothing");
}

#[test]
fn more_fields_or_signatures_than_a_letter_has_are_refused() {
    let fields = "<</T(x)>>".repeat(30_000);
    assert_eq!(fails(add(&plain(), &[catalog(&format!("/AcroForm<</Fields[{fields}]>>"))])), PdfFault::TooComplex);
    let signed = "<</FT/Sig/V<<>>>>".repeat(65);
    let file = add(&plain(), &[catalog(&format!("/AcroForm<</Fields[{signed}]>>"))]);
    assert_eq!(signatures::examine(&document(file)), Err(Unreadable::TooManySignatures));
}

#[test]
fn the_same_large_object_again_and_again_is_refused() {
    let large = (9, format!("({})", "x".repeat(1_000_000)));
    let fields = |field: &str| catalog(&format!("/AcroForm<</Fields[{}]>>", field.repeat(500)));
    assert_eq!(fails(add(&plain(), &[fields("<</Kids 9 0 R>>"), large.clone()])), PdfFault::TooComplex);
    let once = add(&plain(), &[fields("<</FT/Sig/V 9 0 R>>"), large]);
    assert!(signatures::examine(&document(once)).is_ok(), "a value is looked at once");
}

#[test]
fn nesting_without_end_is_refused() {
    for nested in ["[".repeat(100_000), "<</A".repeat(100_000), "(".repeat(100_000)] {
        assert_eq!(fails(add(&plain(), &[catalog(&format!("/AcroForm {nested}"))])), PdfFault::Broken);
    }
}

#[test]
fn tables_of_more_objects_than_any_letter_has_are_refused() {
    let rows = "0000000000 00000 f \n".repeat(500_010);
    let at = plain().len();
    let table = format!("xref\n0 500010\n{rows}trailer\n<</Root 1 0 R>>\nstartxref\n{at}\n%%EOF\n");
    assert_eq!(fails([plain(), table.into_bytes()].concat()), PdfFault::TooComplex);
}

#[test]
fn numbers_beyond_any_file_are_refused() {
    for table in ["xref\n4294967295 2\n", "xref\n18446744073709551615 1\n", "xref\n0 18446744073709551615\n"] {
        let at = plain().len();
        let row = "0000000000 00000 f \n";
        let table = format!("{table}{row}{row}trailer\n<</Root 1 0 R>>\nstartxref\n{at}\n%%EOF\n");
        assert_eq!(fails([plain(), table.into_bytes()].concat()), PdfFault::Broken);
    }
    let far = format!("{}startxref\n18446744073709551615\n%%EOF\n", "%PDF-1.7\n");
    assert_eq!(fails(far.into_bytes()), PdfFault::Broken);
}

#[test]
fn a_form_beside_a_signature_does_not_hide_it() {
    // The same field twice in the form is still one signature.
    let shape = Shape { fields: "5 0 R 5 0 R", ..Shape::default() };
    let file = shape.sign(&plain(), &crate::world::WORLD.anna);
    assert_eq!(signatures::examine(&document(file)).expect("readable").signatures.len(), 1);
    let kept = add(&signed(), &[catalog("/AcroForm<</Fields[5 0 R]>>/DSS 8 0 R"), (8, stream("", b""))]);
    assert_eq!(signatures::examine(&document(kept)).expect("readable").signatures.len(), 1);
}
