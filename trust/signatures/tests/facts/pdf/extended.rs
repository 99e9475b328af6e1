//! Files that were added to after a signature.

use signatures::{Coverage, Indication, Reason, SubIndication};

use super::paper::{Shape, add, judged, plain, replaced, reported, signed, stream};
use crate::world::WORLD;

fn is_added_to(file: Vec<u8>) {
    let judged = judged(file);
    assert!(judged.intact, "{judged:?}");
    assert_eq!((judged.indication, judged.reason), (Indication::TotalFailed, Reason::AddedTo));
    assert_eq!((judged.sub_indication, judged.coverage), (Some(SubIndication::SigConstraintsFailure), Coverage::Part));
}

#[test]
fn not_a_byte_may_follow() {
    for more in ["\n", "\r\n", "%", "\n%%EOF\n"] {
        is_added_to([signed(), more.as_bytes().to_vec()].concat());
    }
}

#[test]
fn a_page_exchanged_afterwards_is_noticed() {
    is_added_to(add(&signed(), &[(4, stream("", b"BT (Prosze o zwrot 9000000 zlotych) Tj ET"))]));
}

#[test]
fn a_note_put_on_the_page_afterwards_is_noticed() {
    let page = "<</Type/Page/Parent 2 0 R/Contents 4 0 R/Annots[5 0 R 30 0 R]>>".to_owned();
    let note = "<</Type/Annot/Subtype/FreeText/Rect[0 0 400 400]/Contents(nie)>>".to_owned();
    is_added_to(add(&signed(), &[(3, page), (30, note)]));
}

#[test]
fn a_hidden_page_brought_to_light_afterwards_is_noticed() {
    // The other page is there when the first is signed; only the list of pages is exchanged (a shadow attack).
    let hidden = [(10, "<</Type/Page/Parent 2 0 R/Contents 11 0 R>>".to_owned()), (11, stream("", b"(zgoda)Tj"))];
    let signed = Shape::default().sign(&add(&plain(), &hidden), &WORLD.anna);
    assert!(judged(signed.clone()).passed());
    is_added_to(add(&signed, &[(2, "<</Type/Pages/Kids[10 0 R]/Count 1>>".to_owned())]));
    // The same by the table alone: number 4 becomes another object of the file.
    let at = signed.windows(9).position(|window| window == b"11 0 obj\n").expect("the hidden object");
    let previous = super::paper::last_table(&signed).expect("a table");
    let table = format!("xref\n4 1\n{at:010} 00000 n \ntrailer\n<</Root 1 0 R/Prev {previous}>>\nstartxref\n");
    let exchanged = [signed.clone(), format!("{table}{}\n%%EOF\n", signed.len()).into_bytes()].concat();
    is_added_to(exchanged);
}

#[test]
fn only_the_last_of_several_signatures_covers_the_whole() {
    let second = Shape { number: 7, fields: "5 0 R 7 0 R", ..Shape::default() };
    let report = reported(second.sign(&signed(), &WORLD.ewa));
    let told: Vec<_> = report.signatures.iter().map(|judged| (judged.intact, judged.reason)).collect();
    assert_eq!(told, [(true, Reason::AddedTo), (true, Reason::Passed)]);
}

#[test]
fn a_timestamp_over_the_document_and_kept_proofs_make_level_lta() {
    let kept = Shape { catalog: "/DSS<</CRLs[20 0 R]>>", ..Shape::default() };
    let mut objects = kept.objects();
    objects.truncate(1);
    objects.push((20, stream("", b"a list")));
    let lt = add(&signed(), &objects);
    let archive = Shape { number: 7, fields: "5 0 R 7 0 R", sub_filter: "ETSI.RFC3161", ..kept };
    let objects = archive.objects();
    let file = archive.fill_with(add(&lt, &objects), |octets| WORLD.timestamp(octets));
    let judged = judged(file);
    assert_eq!((judged.format.as_str(), judged.reason), ("PAdES-BASELINE-LTA", Reason::AddedTo));
}

#[test]
fn a_signature_taken_out_of_the_form_is_none() {
    let form = "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[]>>>>".to_owned();
    assert_eq!(reported(add(&signed(), &[(1, form)])).signatures, []);
}

#[test]
fn content_changed_inside_the_range_fails() {
    let judged = judged(replaced(signed(), "zwrot 100", "zwrot 900"));
    assert_eq!((judged.indication, judged.reason), (Indication::TotalFailed, Reason::ContentChanged));
    assert_eq!((judged.intact, judged.coverage), (false, Coverage::Nothing));
}
