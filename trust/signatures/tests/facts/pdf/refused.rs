//! What is refused, and why.

use signatures::{Coverage, Indication, PdfFault, Reason, Unreadable};

use super::paper::{Shape, add, add_under, document, gap, judged, plain, put, replaced, signed, stream, with_range};
use crate::world::WORLD;

fn refused(file: Vec<u8>) -> Reason {
    let judged = judged(file);
    assert_ne!(judged.indication, Indication::TotalPassed);
    assert_ne!(judged.coverage, Coverage::Whole);
    judged.reason
}

/// Signed with a value that is written otherwise: this part of it instead of that.
fn written(from: &str, to: &str) -> Vec<u8> {
    let shape = Shape::default();
    let mut objects = shape.objects();
    assert!(objects[3].1.contains(from));
    objects[3].1 = objects[3].1.replacen(from, to, 1);
    shape.fill(add(&plain(), &objects), &WORLD.anna)
}

#[test]
fn a_gap_larger_than_the_value_is_refused() {
    // Between the two ranges there is room for what nobody signed: here another entry of the dictionary.
    let file = add(&plain(), &Shape { more: "/Reason(to podpisuje)", ..Shape::default() }.objects());
    for (less, more) in [(0, 22), (10, 0), (1, 0), (0, 1)] {
        let room = gap(&file);
        let wider = room.start - less..room.end + more;
        let file = with_range(file.clone(), &wider);
        let message = WORLD.message(&[&file[..wider.start], &file[wider.end..]].concat(), &WORLD.anna, &["-cades"]);
        assert_eq!(refused(put(file, &room, &message)), Reason::PartOnly);
    }
}

#[test]
fn a_range_that_leaves_the_brackets_in_is_refused() {
    // The last digits of the room are signed with what follows.
    let file = add(&plain(), &Shape::default().objects());
    let room = gap(&file);
    let narrower = room.start..room.end - 1;
    let file = with_range(file, &narrower);
    let message = WORLD.message(&[&file[..narrower.start], &file[narrower.end..]].concat(), &WORLD.anna, &["-cades"]);
    assert_eq!(refused(put(file, &room, &message)), Reason::PartOnly);
}

#[test]
fn ranges_that_are_not_two_from_the_first_byte_on_are_refused() {
    let end = signed().len();
    let misshapen = [
        ("[0 10 20 30]".to_owned(), Reason::PartOnly),
        (format!("[0 {end}]"), Reason::PartOnly),
        (format!("[0 10 10 {}]", end - 10), Reason::PartOnly),
        (format!("[{} 10 0 10]", end - 10), Reason::PartOnly),
        ("[0 10 5 10]".to_owned(), Reason::PartOnly),
    ];
    for (range, reason) in misshapen {
        let written = format!("{range:<36}");
        let file =
            replaced(add(&plain(), &Shape::default().objects()), "[0 0000000000 0000000000 0000000000]", &written);
        let numbers: Vec<usize> =
            range.trim_matches(['[', ']']).split(' ').map(|number| number.parse().expect("a number")).collect();
        let part = |pair: &[usize]| file[pair[0]..(pair[0] + pair[1]).min(file.len())].to_vec();
        let covered: Vec<u8> = numbers.chunks(2).flat_map(part).collect();
        let room = gap(&file);
        let message = WORLD.message(&covered, &WORLD.anna, &["-cades"]);
        let judged = judged(put(file, &room, &message));
        // One range over everything covers its own value, which therefore changed.
        let overall = range.contains(&format!(" {end}]"));
        let ends = range.contains(&format!("10 {}]", end - 10));
        let reason = if overall || ends { Reason::ContentChanged } else { reason };
        assert_eq!(judged.reason, reason, "{range}");
    }
}

#[test]
fn ranges_beyond_the_file_or_not_in_pairs_are_malformed() {
    for range in [
        "[]",
        "[0]",
        "[0 1 2]",
        "[0 -1 2 3]",
        "[0 9999999999]",
        "null",
        "0",
        "[0 1.0]",
        "[9223372036854775807 1]",
        "[0 1 1 9223372036854775807]",
        "[0 (1)]",
        "[[0 1]]",
    ] {
        let file = replaced(signed(), "/Sig/Filter/Adobe.PPKLite", "/Sig/Filter/Adobe.PPKLite");
        let at = file.windows(10).position(|window| window == b"/ByteRange").expect("a range") + 11;
        let mut file = file;
        file[at..at + 36].copy_from_slice(format!("{range:<36}").as_bytes());
        assert_eq!(refused(file), Reason::Malformed, "{range}");
    }
}

#[test]
fn entries_that_stand_twice_are_malformed() {
    assert_eq!(refused(written("/Type/Sig", "/Type/Sig/ByteRange[0 1]")), Reason::Malformed);
    assert_eq!(refused(written("/Type/Sig", "/Type/Sig/Byte#52ange[0 1]")), Reason::Malformed);
    assert_eq!(refused(written("/Type/Sig", "/Type/Sig/Contents<00>")), Reason::Malformed);
    let twice = judged(written("/Type/Sig", "/Type/Sig/Type/Sig"));
    assert_eq!((twice.indication, twice.reason), (Indication::TotalFailed, Reason::Malformed));
}

#[test]
fn a_value_written_otherwise_than_in_digits_alone_is_refused() {
    // Room for white space is room for a change that nobody signed.
    let file = signed();
    let at = file.windows(10).position(|window| window == b"/Contents ").expect("contents") + 10;
    let spaced = [&file[..at + 16_001], b"  ", &file[at + 16_003..]].concat();
    assert_eq!(refused(spaced), Reason::PartOnly);
    // As a string in parentheses, escaped, with a range that leaves out just this.
    let file = add(&plain(), &Shape::default().objects());
    let room = gap(&file);
    let file = with_range(file, &room);
    let message = WORLD.message(&[&file[..room.start], &file[room.end..]].concat(), &WORLD.anna, &["-cades"]);
    let literal: String = message.iter().map(|octet| format!("\\{octet:03o}")).collect();
    let mut file = file;
    let width = room.len();
    file[room].copy_from_slice(format!("{:<width$}", format!("({literal})")).as_bytes());
    assert_eq!(refused(file), Reason::PartOnly);
}

#[test]
fn a_value_inside_something_packed_is_refused() {
    // The stream is not compressed, so the range can leave out just the digits; readers still take it from the unpacked.
    let shape = Shape::default();
    let mut objects = shape.objects();
    let value = objects.pop().expect("the value").1;
    objects.push((9, stream("/Type/ObjStm/N 1/First 4", format!("6 0 {value}").as_bytes())));
    let mut file = add(&plain(), &objects);
    let previous = super::paper::last_table(&file).expect("a table");
    let at = file.len();
    let row = [&[2_u8, 9, 0][..], &[1, 0, 0]].concat();
    file.extend(
        format!(
            "12 0 obj\n<</Type/XRef/W[1 1 1]/Index[6 1 98 1]/Size 99/Root 1 0 R/Prev {previous}/Length 6>>\nstream\n"
        )
        .into_bytes(),
    );
    file.extend(row);
    file.extend(format!("\nendstream\nendobj\nstartxref\n{at}\n%%EOF\n").into_bytes());
    assert_eq!(refused(shape.fill(file, &WORLD.anna)), Reason::PartOnly);
}

#[test]
fn the_older_kinds_are_called_so_and_believed_when_the_certificate_is_named_under_the_signature() {
    let older = |sub_filter, arguments| {
        let judged = judged(Shape { sub_filter, arguments, ..Shape::default() }.sign(&plain(), &WORLD.anna));
        assert!(judged.intact && judged.coverage == Coverage::Whole, "{judged:?}");
        (judged.format, judged.indication, judged.reason)
    };
    let below = |format: &str| (format.to_owned(), Indication::Indeterminate, Reason::BelowBaseline);
    assert_eq!(older("adbe.pkcs7.detached", &[]), below("PKCS7"));
    assert_eq!(older("ETSI.CAdES.detached", &[]), below("PAdES"));
    let named = older("adbe.pkcs7.detached", &["-cades"]);
    assert_eq!(named, ("PAdES".to_owned(), Indication::TotalPassed, Reason::Passed));
}

#[test]
fn a_message_that_holds_content_of_its_own_is_malformed() {
    let shape = Shape { arguments: &["-cades", "-nodetach"], ..Shape::default() };
    assert_eq!(judged(shape.sign(&plain(), &WORLD.anna)).reason, Reason::Malformed);
}

#[test]
fn a_message_of_several_signers_is_malformed() {
    let file = add(&plain(), &Shape::default().objects());
    let second = [&WORLD.anna.pem, &WORLD.anna.key].map(|path| path.to_str().expect("utf-8"));
    let arguments = ["-cades", "-signer", second[0], "-inkey", second[1]];
    let file = Shape::default().fill_with(file, |signed| WORLD.message(signed, &WORLD.ewa, &arguments));
    assert_eq!(refused(file), Reason::Malformed);
}

#[test]
fn what_follows_the_message_in_its_room_must_be_nothing() {
    let file = signed();
    let at = file.windows(10).position(|window| window == b"/Contents ").expect("contents") + 16_000;
    let mut filled = file.clone();
    filled[at] = b'1';
    assert_eq!(judged(filled).reason, Reason::Malformed);
}

#[test]
fn no_message_at_all_is_malformed() {
    for value in ["<00>", "<>", "()", "null", "7", "[<30>]"] {
        assert_eq!(
            refused(add(&signed(), &[(6, format!("<</Type/Sig/ByteRange[0 1]/Contents {value}>>"))])),
            Reason::Malformed
        );
    }
}

#[test]
fn an_encrypted_file_is_not_read() {
    let file = add_under(&signed(), &[], "/Root 1 0 R/Encrypt<</Filter/Standard>>");
    assert_eq!(signatures::examine(&document(file)), Err(Unreadable::Pdf(PdfFault::Encrypted)));
    // Nor one that was encrypted before and says so no more.
    let first = add_under(b"%PDF-1.7\n", &[(1, "<<>>".to_owned())], "/Root 1 0 R/Encrypt 9 0 R");
    assert_eq!(signatures::examine(&document(add(&first, &[]))), Err(Unreadable::Pdf(PdfFault::Encrypted)));
}

#[test]
fn unknown_and_untrusted_signers_are_told_apart() {
    let by = |signer| judged(Shape::default().sign(&plain(), signer)).reason;
    assert_eq!(by(&WORLD.stranger), Reason::UnknownIssuer);
    assert_eq!(by(&WORLD.expired), Reason::Expired);
    assert_eq!(by(&WORLD.early), Reason::NotYetValid);
    assert_eq!(by(&WORLD.weak), Reason::WeakKey);
    assert!(matches!(by(&WORLD.revoked), Reason::Revoked { .. }));
}

#[test]
fn sha1_no_longer_protects() {
    let shape = Shape { arguments: &["-cades", "-md", "sha1"], ..Shape::default() };
    let judged = judged(shape.sign(&plain(), &WORLD.anna));
    assert_eq!((judged.intact, judged.reason), (true, Reason::WeakAlgorithm));
}
