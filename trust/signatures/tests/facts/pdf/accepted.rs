//! What is accepted.

use signatures::{Coverage, Detached, Document, Policy};
use vocabulary::Instant;

use super::paper::{Shape, add, document, judged, plain, reported, signed, stream};
use crate::{
    cms::timestamped,
    world::{AT, WORLD, one, report, report_at},
};

#[test]
fn a_signature_over_the_whole_file_passes() {
    let judged = judged(signed());
    assert!(judged.passed(), "{judged:?}");
    assert_eq!((judged.format.as_str(), judged.coverage), ("PAdES-BASELINE-B", Coverage::Whole));
    assert_eq!(judged.signer.expect("a signer").name, "Anna");
    assert_eq!(judged.signing_time, Instant::parse("2026-05-01T10:00:00Z").ok());
    assert!(super::paper::judged(Shape::default().sign(&plain(), &WORLD.ewa)).passed());
}

#[test]
fn pss_passes() {
    let pss = ["-cades", "-keyopt", "rsa_padding_mode:pss"];
    for salt in [&pss[..], &[&pss[..], &["-keyopt", "rsa_pss_saltlen:32"]].concat()] {
        let file = Shape::default()
            .fill_with(add(&plain(), &Shape::default().objects()), |signed| WORLD.message(signed, &WORLD.anna, salt));
        assert!(judged(file).passed());
    }
}

#[test]
fn a_document_without_a_signature_has_none() {
    assert_eq!(reported(plain()).signatures, []);
    let unfilled =
        add(&plain(), &[(1, "<</Pages 2 0 R/AcroForm<</Fields[5 0 R]>>>>".to_owned()), (5, "<</FT/Sig>>".to_owned())]);
    assert_eq!(reported(unfilled).signatures, []);
}

#[test]
fn fields_may_stand_in_groups_and_inherit_their_kind() {
    let shape = Shape { fields: "9 0 R", ..Shape::default() };
    let mut objects = shape.objects();
    objects[2].1 = objects[2].1.replace("/FT/Sig", "");
    objects.push((9, "<</T(grupa)/FT/Sig/Kids[5 0 R]>>".to_owned()));
    assert!(judged(shape.fill(add(&plain(), &objects), &WORLD.anna)).passed());
}

#[test]
fn a_value_that_two_fields_share_is_one_signature() {
    let shape = Shape { fields: "5 0 R 9 0 R", ..Shape::default() };
    let mut objects = shape.objects();
    objects.push((9, "<</FT/Sig/T(drugi)/V 6 0 R>>".to_owned()));
    assert!(judged(shape.fill(add(&plain(), &objects), &WORLD.anna)).passed());
}

#[test]
fn files_beside_a_pdf_are_not_covered_by_it() {
    let beside = Detached { name: "plan.txt".to_owned(), bytes: b"plan".to_vec() };
    let judged = one(report(&Document { bytes: signed(), detached: vec![beside] }));
    assert_eq!((judged.passed(), judged.coverage), (true, Coverage::Whole));
}

#[test]
fn a_timestamp_over_the_value_makes_level_t_and_the_best_time() {
    let stamped = |octets: fn(&[u8]) -> Vec<u8>| {
        let file = Shape::default().fill_with(add(&plain(), &Shape::default().objects()), |signed| {
            timestamped(&WORLD.message(signed, &WORLD.expired, &["-cades"]), |value| WORLD.timestamp(&octets(value)))
        });
        one(report_at(&document(file), AT))
    };
    let judged = stamped(<[u8]>::to_vec);
    assert!(judged.passed() && judged.timestamped, "{judged:?}");
    assert_eq!(judged.format, "PAdES-BASELINE-T");
    let judged = stamped(|value| [value, b"x"].concat());
    assert_eq!((judged.format.as_str(), judged.timestamped, judged.passed()), ("PAdES-BASELINE-T", false, false));
}

#[test]
fn what_the_document_keeps_proves_the_path() {
    let shape = Shape { catalog: "/DSS<</Certs[21 0 R]/CRLs[20 0 R]/OCSPs[]>>", ..Shape::default() };
    let binary = |number, data: &[u8]| (number, stream("/Filter/ASCIIHexDecode", hex::encode(data).as_bytes()));
    let with = |list: (u32, Vec<u8>)| {
        let mut objects = shape.objects();
        objects.push(binary(21, b"no certificate"));
        let mut file = add(&plain(), &objects);
        let at = file.len();
        file.extend(format!("20 0 obj\n<</Length {}>>\nstream\n", list.1.len()).into_bytes());
        file.extend(&list.1);
        file.extend(b"\nendstream\nendobj\n");
        let table = format!("xref\n{} 1\n{at:010} 00000 n \ntrailer\n<</Root 1 0 R/Prev ", list.0);
        let previous = super::paper::last_table(&file).expect("a table");
        let at = file.len();
        file.extend(format!("{table}{previous}>>\nstartxref\n{at}\n%%EOF\n").into_bytes());
        shape.fill_with(file, |signed| {
            timestamped(&WORLD.message(signed, &WORLD.anna, &["-cades"]), |value| WORLD.timestamp(value))
        })
    };
    let judge = |file| {
        let evidence = signatures::examine(&document(file)).expect("readable");
        let at = Instant::parse(AT).expect("rfc 3339");
        one(signatures::judge(&evidence, &Policy::default(), &WORLD.anchors_without_crl, at))
    };
    let judged = judge(with((20, WORLD.crl())));
    assert!(judged.passed(), "{judged:?}");
    assert_eq!((judged.format.as_str(), judged.coverage), ("PAdES-BASELINE-LT", Coverage::Whole));
    assert!(!judge(with((20, b"no list".to_vec()))).passed());
    assert!(!judge(with((19, WORLD.crl()))).passed());
}

#[test]
fn stored_evidence_of_a_pdf_gives_the_same_report() {
    let evidence = signatures::examine(&document(signed())).expect("readable");
    let stored = serde_json::to_string(&evidence).expect("json");
    assert!(stored.contains("\"PAdES-BASELINE-B\""));
    assert_eq!(serde_json::from_str::<signatures::Evidence>(&stored).expect("reads back"), evidence);
    assert!(
        serde_json::from_str::<signatures::Evidence>(&stored.replace("PAdES-BASELINE-B", "PAdES-BASELINE-X")).is_err()
    );
}
