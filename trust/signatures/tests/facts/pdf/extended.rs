//! Files that were added to after a signature.

use certificates::Fingerprint;
use signatures::{ChangeKind, Coverage, Indication, Reason, SubIndication, TimestampKind};

use super::paper::{Shape, add, document, judged, plain, replaced, reported, signed, stream};
use crate::world::WORLD;

fn is_added_to(file: Vec<u8>) {
    let judged = judged(file);
    assert!(judged.intact, "{judged:?}");
    assert_eq!((judged.indication, judged.reason), (Indication::TotalFailed, Reason::AddedTo));
    assert_eq!((judged.sub_indication, judged.coverage), (Some(SubIndication::FormatFailure), Coverage::Part));
}

#[test]
fn what_no_reader_reads_may_follow() {
    for more in ["\n", "\r\n\0", "%", "\n%%EOF\n", "% konec\n"] {
        let judged = judged([signed(), more.as_bytes().to_vec()].concat());
        assert!(judged.passed(), "{judged:?}");
    }
}

#[test]
fn objects_and_words_that_no_table_names_may_not_follow() {
    for more in [
        "x",
        "4 0 obj\n<</Length 4>>\nstream\n(a)'\nendstream\nendobj\n",
        "trailer\n<</Root 7 0 R>>\n",
        "xref\n0 0\ntrailer\n<</Root 1 0 R>>\n",
        "%%EOF\n1 0 obj\n<<>>\nendobj\n",
        "\n<html>",
    ] {
        is_added_to([signed(), more.as_bytes().to_vec()].concat());
    }
    // Between objects that a table does name.
    let named = [(40, "<<>>".to_owned())];
    assert!(judged(add(&signed(), &named)).passed());
    let stray = b"4 0 obj\n<</Length 0>>\nstream\n\nendstream\nendobj\n".to_vec();
    is_added_to(add(&[signed(), stray].concat(), &named));
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
fn who_signs_later_spoils_no_earlier_signature() {
    let second = Shape { number: 7, fields: "5 0 R 7 0 R", ..Shape::default() };
    let third = Shape { number: 9, fields: "5 0 R 7 0 R 9 0 R", ..Shape::default() };
    let twice = second.sign(&signed(), &WORLD.ewa);
    let report = reported(third.sign(&twice, &WORLD.anna));
    let told: Vec<_> = report.signatures.iter().map(|judged| (judged.reason, judged.coverage.clone())).collect();
    assert_eq!(told, vec![(Reason::Passed, Coverage::Whole); 3]);
    let evidence = signatures::examine(&document(twice.clone())).expect("readable");
    let first = &evidence.signatures[0];
    assert_eq!(first.uncovered, [format!("bytes {}-{}", signed().len(), twice.len())]);
    let told: Vec<_> = first.changes.iter().map(|change| (change.kind, &*change.place, change.allowed)).collect();
    assert_eq!(told, [(ChangeKind::Signature, "Podpis 7", true)]);
    assert_eq!((&evidence.signatures[1].uncovered, &evidence.signatures[1].changes), (&vec![], &vec![]));
}

#[test]
fn a_timestamp_over_the_document_and_kept_proofs_make_level_lta() {
    let kept = Shape { catalog: "/DSS<</CRLs[20 0 R]>>", ..Shape::default() };
    let mut objects = kept.objects();
    objects.truncate(1);
    objects.push((20, stream("", b"a list")));
    let lt = add(&signed(), &objects);
    let archive = Shape { number: 7, fields: "5 0 R 7 0 R", sub_filter: "ETSI.RFC3161", ..kept };
    let file = archive.fill_with(add(&lt, &archive.objects()), |octets| WORLD.timestamp(octets));
    let judged = judged(file.clone());
    assert_eq!((judged.format.as_str(), judged.reason), ("PAdES-BASELINE-LTA", Reason::Passed));
    let evidence = signatures::examine(&document(file.clone())).expect("readable");
    let [timestamp] = &*evidence.signatures[0].timestamps else { panic!("one timestamp") };
    assert_eq!((timestamp.kind, timestamp.intact, timestamp.covers), (TimestampKind::Document, true, true));
    assert!(timestamp.proves_signature && timestamp.proves.contains(&Fingerprint::of(b"a list")));
    // What is kept later existed later.
    let later = add(&file, &[(20, stream("", b"another"))]);
    let evidence = signatures::examine(&document(later)).expect("readable");
    let proves = &evidence.signatures[0].timestamps[0].proves;
    assert!(proves.contains(&Fingerprint::of(b"a list")) && !proves.contains(&Fingerprint::of(b"another")));
    // Nor is anything proved by a timestamp that leaves out more than its own value.
    let at = file.windows(11).rposition(|window| window == b"/ByteRange ").expect("a range") + 11;
    let mut shifted = file;
    shifted[at + 1] = b'1';
    let evidence = signatures::examine(&document(shifted)).expect("readable");
    assert!(evidence.signatures[0].timestamps.iter().all(|timestamp| !timestamp.covers));
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
