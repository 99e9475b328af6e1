//! The ways in which a file tells where its objects are.

use std::io::Write;

use flate2::{Compression, write::ZlibEncoder};
use signatures::{PdfFault, Unreadable};

use super::paper::{Shape, add, document, judged, last_table, plain};
use crate::world::WORLD;

fn packed(data: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(data).expect("packed");
    encoder.finish().expect("packed")
}

fn stream(number: u32, entries: &str, data: &[u8]) -> Vec<u8> {
    let data = packed(data);
    let head = format!("{number} 0 obj\n<<{entries}/Filter/FlateDecode/Length {}>>\nstream\n", data.len());
    [head.as_bytes(), &data, b"\nendstream\nendobj\n"].concat()
}

/// The file added to by objects in a packed stream and a packed table of them, the value of the signature apart.
fn signed_in_streams(file: &[u8], predictor: bool) -> Vec<u8> {
    let shape = Shape::default();
    let mut objects = shape.objects();
    let (number, value) = objects.pop().expect("the value");
    let mut file = file.to_vec();
    let value_at = file.len();
    file.extend(format!("{number} 0 obj\n{value}\nendobj\n").into_bytes());
    let (mut head, mut inside) = (String::new(), String::new());
    for (number, object) in &objects {
        head += &format!("{number} {} ", inside.len());
        inside += &format!("{object} ");
    }
    let pack_at = file.len();
    let entries = format!("/Type/ObjStm/N {}/First {}", objects.len(), head.len());
    file.extend(stream(20, &entries, (head + &inside).as_bytes()));
    let at = |offset: usize| u32::try_from(offset).expect("short").to_be_bytes();
    let row = |kind: u8, second: [u8; 4], third: u8| [&[kind], &second[..], &[third]].concat();
    let mut rows: Vec<(u32, Vec<u8>)> =
        objects.iter().zip(0_u8..).map(|((number, _), index)| (*number, row(2, at(20), index))).collect();
    rows.extend([(number, row(1, at(value_at), 0)), (20, row(1, at(pack_at), 0))]);
    let index: Vec<String> = rows.iter().map(|(number, _)| format!("{number} 1")).collect();
    let mut table = Vec::new();
    let mut above = vec![0; 6];
    for (_, row) in rows {
        if predictor {
            table.push(2);
            table.extend(row.iter().zip(&above).map(|(byte, up)| byte.wrapping_sub(*up)));
        } else {
            table.extend(&row);
        }
        above = row;
    }
    let previous = last_table(&file).expect("a table");
    let table_at = file.len();
    let parameters = if predictor { "/DecodeParms<</Predictor 12/Columns 6>>" } else { "" };
    let index = index.join(" ");
    let entries = format!("/Type/XRef/W[1 4 1]/Index[{index}]/Size 99/Root 1 0 R/Prev {previous}{parameters}");
    file.extend(stream(21, &entries, &table));
    file.extend(format!("startxref\n{table_at}\n%%EOF\n").into_bytes());
    shape.fill(file, &WORLD.anna)
}

#[test]
fn packed_tables_and_packed_objects_are_read() {
    for predictor in [false, true] {
        let judged = judged(signed_in_streams(&plain(), predictor));
        assert!(judged.passed(), "{judged:?}");
    }
}

#[test]
fn a_table_for_older_readers_may_stand_beside_a_packed_one() {
    // The packed table is named by the older table's trailer and tells what that one leaves out.
    let shape = Shape::default();
    let mut file = add(&plain(), &shape.objects());
    let field = file.windows(8).rposition(|window| window == b"5 0 obj\n").expect("the field");
    let packed_at = file.len();
    let row = [&[1_u8], &u32::try_from(field).expect("short").to_be_bytes()[..]].concat();
    file.extend(stream(22, "/Type/XRef/W[1 4 0]/Index[40 1]/Size 99", &row));
    let previous = last_table(&file).expect("a table");
    let at = file.len();
    file.extend(
        format!("xref\n0 0\ntrailer\n<</Root 1 0 R/Prev {previous}/XRefStm {packed_at}>>\nstartxref\n{at}\n%%EOF\n")
            .into_bytes(),
    );
    assert!(judged(shape.fill(file, &WORLD.anna)).passed());
}

#[test]
fn a_linearised_file_has_its_newest_table_first() {
    // Objects 3 and 4 stand in the first table, at the beginning; 1 and 2 in the one at the end.
    let first =
        "xref\n3 2\nAAAAAAAAAA 00000 n \nBBBBBBBBBB 00000 n \ntrailer\n<</Size 99/Root 1 0 R/Prev CCCCCCCCCC>>\n";
    let head = "%PDF-1.7\n";
    let mut file = format!("{head}{first}startxref\n0\n%%EOF\n");
    let mut offsets = Vec::new();
    for object in [
        "1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n",
        "2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n",
        "3 0 obj\n<</Type/Page/Parent 2 0 R/Contents 4 0 R>>\nendobj\n",
        "4 0 obj\n<</Length 4>>\nstream\n(a)'\nendstream\nendobj\n",
    ] {
        offsets.push(file.len());
        file += object;
    }
    let second = file.len();
    file += &format!("xref\n1 2\n{:010} 00000 n \n{:010} 00000 n \ntrailer\n<</Size 99>>\n", offsets[0], offsets[1]);
    file += &format!("startxref\n{}\n%%EOF\n", head.len());
    let file = file
        .replace("AAAAAAAAAA", &format!("{:010}", offsets[2]))
        .replace("BBBBBBBBBB", &format!("{:010}", offsets[3]))
        .replace("CCCCCCCCCC", &format!("{second:010}"));
    let judged = judged(Shape::default().sign(file.as_bytes(), &WORLD.anna));
    assert!(judged.passed(), "{judged:?}");
}

#[test]
fn tables_that_lead_astray_are_not_repaired() {
    let damaged = |from: &str, to: &str| {
        let text = String::from_utf8(plain()).expect("text");
        assert!(text.contains(from));
        signatures::examine(&document(text.replace(from, to).into_bytes()))
    };
    for (from, to) in [
        ("startxref", "startxxxx"),
        ("1 0 obj", "8 0 obj"),
        ("trailer", "treiler"),
        ("/Root 1 0 R", "/Root 7 0 R"),
        ("<</Type/Catalog", "[</Type/Catalog"),
        ("/Size 99", "/Prev 99"),
    ] {
        assert_eq!(damaged(from, to), Err(Unreadable::Pdf(PdfFault::Broken)), "{to}");
    }
}

#[test]
fn a_packed_object_that_unpacks_without_end_is_refused() {
    let bomb = vec![b' '; 40 << 20];
    let mut file = plain();
    let pack_at = file.len();
    file.extend(stream(20, "/Type/ObjStm/N 1/First 0", &bomb));
    let previous = last_table(&file).expect("a table");
    let table_at = file.len();
    let at = u32::try_from(pack_at).expect("short").to_be_bytes();
    let rows = [&[2, 0, 0, 0, 20, 0, 1][..], &at, &[0]].concat();
    file.extend(stream(21, &format!("/Type/XRef/W[1 4 1]/Index[1 1 20 1]/Size 99/Root 1 0 R/Prev {previous}"), &rows));
    file.extend(format!("startxref\n{table_at}\n%%EOF\n").into_bytes());
    assert_eq!(signatures::examine(&document(file)), Err(Unreadable::Pdf(PdfFault::TooComplex)));
}
