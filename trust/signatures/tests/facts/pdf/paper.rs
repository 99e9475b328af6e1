//! PDF files of one page, signed, added to and misshapen.

use std::ops::Range;

use signatures::{Document, Judged, Report};

use crate::world::{Signer, WORLD, one, report};

/// Hexadecimal digits that a signature may take.
const ROOM: usize = 16_384;
const UNKNOWN_RANGE: &str = "[0 0000000000 0000000000 0000000000]";

/// A page that asks for something, unsigned: objects 1 to 4.
pub fn plain() -> Vec<u8> {
    let page = "BT /F 12 Tf 72 720 Td (Prosze o zwrot 100 zlotych) Tj ET";
    let objects = [
        (1, "<</Type/Catalog/Pages 2 0 R>>".to_owned()),
        (2, "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned()),
        (3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>".to_owned()),
        (4, stream("", page.as_bytes())),
    ];
    add(b"%PDF-1.7\n", &objects)
}

/// A stream whose data are text.
pub fn stream(entries: &str, data: &[u8]) -> String {
    format!("<<{entries}/Length {}>>\nstream\n{}\nendstream", data.len(), String::from_utf8_lossy(data))
}

/// The file with these objects added to it under a table.
pub fn add(file: &[u8], objects: &[(u32, String)]) -> Vec<u8> {
    add_under(file, objects, "/Root 1 0 R")
}

/// The same with these entries in the trailer.
pub fn add_under(file: &[u8], objects: &[(u32, String)], trailer: &str) -> Vec<u8> {
    let mut added = file.to_vec();
    let mut table = String::from("xref\n0 1\n0000000000 65535 f \n");
    for (number, object) in objects {
        table += &format!("{number} 1\n{:010} 00000 n \n", added.len());
        added.extend(format!("{number} 0 obj\n{object}\nendobj\n").into_bytes());
    }
    let previous = last_table(file).map(|at| format!("/Prev {at}")).unwrap_or_default();
    let at = added.len();
    added.extend(format!("{table}trailer\n<</Size 99{trailer}{previous}>>\nstartxref\n{at}\n%%EOF\n").into_bytes());
    added
}

/// Where the newest table stands.
pub fn last_table(file: &[u8]) -> Option<usize> {
    let mark = b"startxref\n";
    let at = file.windows(mark.len()).rposition(|window| window == mark)? + mark.len();
    let digits = file[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    String::from_utf8_lossy(&file[at..at + digits]).parse().ok()
}

/// How a signature is put into a file.
pub struct Shape {
    /// The number of its field; its value has the next one.
    pub number: u32,
    /// The fields of the form, it among them.
    pub fields: &'static str,
    pub sub_filter: &'static str,
    /// Further entries of the value.
    pub more: &'static str,
    /// Further entries of the catalog.
    pub catalog: &'static str,
    /// What openssl is told.
    pub arguments: &'static [&'static str],
}

impl Default for Shape {
    fn default() -> Self {
        Self {
            number: 5,
            fields: "5 0 R",
            sub_filter: "ETSI.CAdES.detached",
            more: "/M(D:20260501120000+02'00')",
            catalog: "",
            arguments: &["-cades"],
        }
    }
}

impl Shape {
    /// The value of the field, not filled in yet.
    pub fn value(&self) -> String {
        format!(
            "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/{}/ByteRange {UNKNOWN_RANGE}/Contents <{}>{}>>",
            self.sub_filter,
            "0".repeat(ROOM),
            self.more
        )
    }

    /// The catalog, the page, the field and its value.
    pub fn objects(&self) -> Vec<(u32, String)> {
        let (number, value) = (self.number, self.number + 1);
        let (fields, catalog) = (self.fields, self.catalog);
        vec![
            (1, format!("<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[{fields}]/SigFlags 3>>{catalog}>>")),
            (3, format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[{fields}]>>")),
            (
                number,
                format!(
                    "<</Type/Annot/Subtype/Widget/FT/Sig/T(Podpis {number})/Rect[0 0 0 0]/F 132/P 3 0 R/V {value} 0 R>>"
                ),
            ),
            (value, self.value()),
        ]
    }

    /// The file, signed.
    pub fn sign(&self, file: &[u8], signer: &Signer) -> Vec<u8> {
        self.fill(add(file, &self.objects()), signer)
    }

    /// Signs what has room for a signature.
    pub fn fill(&self, file: Vec<u8>, signer: &Signer) -> Vec<u8> {
        self.fill_with(file, |signed| WORLD.message(signed, signer, self.arguments))
    }

    /// The same with another message, made from what is to be signed.
    pub fn fill_with(&self, file: Vec<u8>, message: impl Fn(&[u8]) -> Vec<u8>) -> Vec<u8> {
        let gap = gap(&file);
        let file = with_range(file, &gap);
        let message = message(&[&file[..gap.start], &file[gap.end..]].concat());
        put(file, &gap, &message)
    }
}

/// Where the room for the newest signature is, brackets included.
pub fn gap(file: &[u8]) -> Range<usize> {
    let room = format!("<{}>", "0".repeat(ROOM));
    let at = file.windows(room.len()).rposition(|window| window == room.as_bytes()).expect("room");
    at..at + room.len()
}

/// States the range that leaves out just this.
pub fn with_range(file: Vec<u8>, gap: &Range<usize>) -> Vec<u8> {
    let numbers = format!("[0 {:010} {:010} {:010}]", gap.start, gap.end, file.len() - gap.end);
    replaced(file, UNKNOWN_RANGE, &numbers)
}

/// Writes a message into the room.
pub fn put(mut file: Vec<u8>, gap: &Range<usize>, message: &[u8]) -> Vec<u8> {
    let digits = hex::encode(message);
    assert!(digits.len() <= ROOM, "the message needs {} digits", digits.len());
    file[gap.start + 1..gap.start + 1 + digits.len()].copy_from_slice(digits.as_bytes());
    file
}

/// The last place of one text changed into another of the same length.
pub fn replaced(mut file: Vec<u8>, from: &str, to: &str) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let at = file.windows(from.len()).rposition(|window| window == from.as_bytes()).expect("it is there");
    file[at..at + to.len()].copy_from_slice(to.as_bytes());
    file
}

/// Signed by Anna, as PAdES asks for it.
pub fn signed() -> Vec<u8> {
    Shape::default().sign(&plain(), &WORLD.anna)
}

pub fn document(file: Vec<u8>) -> Document {
    Document { bytes: file, detached: Vec::new() }
}

pub fn reported(file: Vec<u8>) -> Report {
    report(&document(file))
}

pub fn judged(file: Vec<u8>) -> Judged {
    one(reported(file))
}
