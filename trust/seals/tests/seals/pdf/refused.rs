//! What is not sealed, and what never panics.

use seals::{PdfSealFault, SealedPdf, pdf};
use signatures::PdfFault;

use super::papers::{PAPER, packed};
use crate::world::{World, at, p256};

fn seal(file: &[u8]) -> Result<SealedPdf, PdfSealFault> {
    let world = World::new();
    pdf(file, &world.key(p256()), at())
}

/// A small paper in text, with these entries of the catalog, of the page and of the trailer.
fn paper(catalog: &str, page: &str, trailer: &str) -> Vec<u8> {
    let objects = [
        format!("<</Type/Catalog{catalog}>>"),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]{page}>>"),
    ];
    let (mut file, mut table) = (String::from("%PDF-1.7\n"), String::from("xref\n0 4\n0000000000 65535 f \n"));
    for (object, number) in objects.iter().zip(1..) {
        table += &format!("{:010} 00000 n \n", file.len());
        file += &format!("{number} 0 obj\n{object}\nendobj\n");
    }
    let at = file.len();
    format!("{file}{table}trailer\n<<{trailer}>>\nstartxref\n{at}\n%%EOF\n").into_bytes()
}

const PAGES: &str = "/Pages 2 0 R";
const TRAILER: &str = "/Size 4/Root 1 0 R";

#[test]
fn what_is_not_a_whole_pdf_is_refused() {
    assert!(seal(&paper(PAGES, "", TRAILER)).is_ok());
    for file in [&b""[..], b"%PDF-1.7", b"<a/>", &PAPER[1..], &PAPER[..PAPER.len() - 100]] {
        assert!(matches!(seal(file), Err(PdfSealFault::Unreadable(PdfFault::Broken))));
    }
    let encrypted = paper(PAGES, "", "/Size 4/Root 1 0 R/Encrypt 3 0 R");
    assert!(matches!(seal(&encrypted), Err(PdfSealFault::Unreadable(PdfFault::Encrypted))));
}

#[test]
fn what_has_a_form_or_an_odd_shape_is_refused() {
    for (catalog, page, trailer) in [
        ("/Pages 2 0 R/AcroForm<<>>", "", TRAILER),
        ("/Pages 2 0 R/AcroForm<<>>/AcroForm<<>>", "", TRAILER),
        ("/Pages 2 0 R/Perms<<>>", "", TRAILER),
        ("/Pages 1 0 R", "", TRAILER),
        ("/Pages 9 0 R", "", TRAILER),
        ("/Pages<<>>", "", TRAILER),
        ("", "", TRAILER),
        (PAGES, "/Annots 7", TRAILER),
        (PAGES, "/Type/Page", TRAILER),
        (PAGES, "", "/Root 1 0 R"),
        (PAGES, "", "/Size -1/Root 1 0 R"),
        (PAGES, "", "/Size 8388607/Root 1 0 R"),
        (PAGES, "", "/Size 99999999999/Root 1 0 R"),
        (PAGES, "", "/Size 4/Root<<>>"),
        (PAGES, "", "/Size 4"),
    ] {
        let told = seal(&paper(catalog, page, trailer));
        assert!(matches!(told, Err(PdfSealFault::Unsupported)), "{catalog} {page} {trailer}: {told:?}");
    }
}

#[test]
fn a_sealed_paper_is_not_sealed_again() {
    for paper in [PAPER, &packed()] {
        let sealed = seal(paper).unwrap().with_timestamp(b"\x30\x00", None).unwrap();
        assert!(matches!(seal(&sealed), Err(PdfSealFault::Unsupported)));
    }
}

#[test]
fn a_seal_that_waits_is_taken_over_as_it_was_kept() {
    for paper in [PAPER, &packed()] {
        let sealed = seal(paper).unwrap();
        assert_eq!(SealedPdf::from_file(sealed.file().to_vec()).unwrap(), sealed);
        let stamped = sealed.with_timestamp(b"\x30\x00", None).unwrap();
        assert!(matches!(SealedPdf::from_file(stamped), Err(PdfSealFault::NotWaiting)));
        assert!(matches!(SealedPdf::from_file(paper.to_vec()), Err(PdfSealFault::NotWaiting)));
    }
    assert!(matches!(SealedPdf::from_file(b"%PDF-1.7".to_vec()), Err(PdfSealFault::Unreadable(_))));
}

#[test]
fn a_timestamp_larger_than_its_room_is_refused() {
    assert!(matches!(seal(PAPER).unwrap().with_timestamp(&[0; 20_000], None), Err(PdfSealFault::TooLarge)));
}

#[test]
fn a_damaged_file_is_refused_or_sealed_as_it_is_and_never_panics() {
    let world = World::new();
    let key = world.key(p256());
    for good in [packed(), paper(PAGES, "/Annots[]", TRAILER), PAPER[..].to_vec()] {
        // Of the large paper only its end, where everything is found from.
        let from = good.len().saturating_sub(1_000);
        for at in from..good.len() {
            for changed in [
                [&good[..at], &[good[at] ^ 1], &good[at + 1..]].concat(),
                [&good[..at], b"9", &good[at + 1..]].concat(),
                [&good[..at], &good[at + 1..]].concat(),
                good[..at].to_vec(),
            ] {
                let _ = SealedPdf::from_file(changed.clone());
                if let Ok(sealed) = pdf(&changed, &key, crate::world::at()) {
                    assert!(sealed.with_timestamp(b"\x30\x00", None).unwrap().starts_with(&changed));
                }
            }
        }
    }
}
