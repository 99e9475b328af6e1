//! Objects added to a PDF, as who changes it after signing does.

use crate::chance::Chance;

/// What is written over or beside what was there; numbers of objects are put in where a brace stands.
const BODIES: [&str; 22] = [
    "<</Type/Catalog/Pages {} 0 R>>",
    "<</Type/Catalog/Pages {} 0 R/AcroForm<</Fields[{} 0 R {} 0 R]/SigFlags 3>>>>",
    "<</Type/Catalog/Pages {} 0 R/AcroForm {} 0 R/DSS {} 0 R>>",
    "<</Type/Catalog/Pages {} 0 R/AcroForm {} 0 R/OpenAction<</S/JavaScript/JS(x)>>>>",
    "<</Type/Pages/Kids[{} 0 R]/Count 1>>",
    "<</Type/Pages/Kids[{} 0 R {} 0 R]/Count 2>>",
    "<</Type/Page/Parent {} 0 R/MediaBox[0 0 200 200]/Contents {} 0 R/Resources<<>>/Annots[{} 0 R {} 0 R]>>",
    "<</Type/Page/Parent {} 0 R/MediaBox[0 0 100 100]/Contents[{} 0 R {} 0 R]/Resources<<>>/Annots {} 0 R>>",
    "<</Type/Page/Parent {} 0 R/MediaBox[0 0 200 200]/Contents {} 0 R/Resources<</Font<</F {} 0 R>>>>/Annots[{} 0 R]>>",
    "<</Length 9>>\nstream\n9 9 m S  \nendstream",
    "<</Length {} 0 R>>\nstream\n9 9 m S  \nendstream",
    "<</Type/Annot/Subtype/FreeText/Rect[0 0 99 99]/Contents(x)/P {} 0 R>>",
    "<</Type/Annot/Subtype/Widget/FT/Sig/T(Z)/Rect[0 0 0 0]/P {} 0 R/V {} 0 R>>",
    "<</Type/Annot/Subtype/Widget/FT/Tx/T(Z)/V(x)/Rect[0 0 99 99]/P {} 0 R/AP<</N {} 0 R>>>>",
    "<</Type/Annot/Subtype/Widget/FT/Sig/T(Signature1)/Rect[0 0 99 99]/AP<</N {} 0 R>>/V {} 0 R>>",
    "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 9>>\nstream\n9 9 m S  \nendstream",
    "<</Fields[{} 0 R {} 0 R]/SigFlags 3>>",
    "<</Type/DSS/Certs[{} 0 R]/CRLs[{} 0 R]>>",
    "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange[0 9 99 9]/Contents<00>>>",
    "[{} 0 R {} 0 R]",
    "17",
    "null",
];

/// The file with an update of a few objects. None when it has no table to go on from.
#[must_use]
pub fn added_to(file: &[u8], chance: &mut Chance) -> Option<Vec<u8>> {
    let mark = file.windows(9).rposition(|window| window == b"startxref")?;
    let before: usize = String::from_utf8_lossy(file.get(mark + 9..)?).split_whitespace().next()?.parse().ok()?;
    let is_stream = !file.get(before..)?.starts_with(b"xref");
    let mut added = file.to_vec();
    added.push(b'\n');
    let mut table = String::new();
    for _ in 0..=chance.below(4) {
        let number = 1 + chance.below(24);
        let mut body = (*chance.of(&BODIES)?).to_owned();
        while body.contains("{}") {
            body = body.replacen("{}", &(1 + chance.below(24)).to_string(), 1);
        }
        table += &format!("{number} 1\n{:010} 00000 {} \n", added.len(), if chance.below(12) == 0 { 'f' } else { 'n' });
        added.extend_from_slice(format!("{number} 0 obj\n{body}\nendobj\n").as_bytes());
    }
    let place = added.len();
    let root = if chance.below(8) == 0 { 1 + chance.below(24) } else { root(file)? };
    let prev = if is_stream && chance.below(2) == 0 { "XRefStm" } else { "Prev" };
    let trailer =
        format!("xref\n{table}trailer\n<</Size 25/Root {root} 0 R/{prev} {before}>>\nstartxref\n{place}\n%%EOF\n");
    added.extend_from_slice(trailer.as_bytes());
    Some(added)
}

fn root(file: &[u8]) -> Option<usize> {
    let mark = file.windows(6).rposition(|window| window == b"/Root ")?;
    String::from_utf8_lossy(file.get(mark + 6..mark + 16)?).split_whitespace().next()?.parse().ok()
}
