//! A letter that is a signed PDF.

use std::{fs, process::Command};

use registry::{FileRole, Standing};
use signatures::{Coverage, Reason, Unreadable};
use submissions::{Refusal, Upload};
use testkit::{on_both_databases, sandbox::IssuedKey};

use crate::desk::{ANNA, Desk, named, upload};

/// Hexadecimal digits that a signature may take.
const ROOM: usize = 16_384;

/// A page with a letter, signed by openssl as PAdES baseline B.
fn pdf(key: &IssuedKey) -> Vec<u8> {
    let range = "[0 0000000000 0000000000 0000000000]";
    let room = format!("<{}>", "0".repeat(ROOM));
    let objects = [
        "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R]/SigFlags 3>>>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[5 0 R]>>",
        "<</Length 26>>\nstream\nBT 72 720 Td (Prosze) Tj ET\nendstream",
        "<</Type/Annot/Subtype/Widget/FT/Sig/T(Podpis)/Rect[0 0 0 0]/P 3 0 R/V 6 0 R>>",
        &format!(
            "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange {range}/Contents {room}/M(D:20260501120000Z)>>"
        ),
    ];
    let (mut file, mut table) = (String::from("%PDF-1.7\n"), String::from("xref\n0 1\n0000000000 65535 f \n"));
    for (number, object) in (1..).zip(objects) {
        table += &format!("{number} 1\n{:010} 00000 n \n", file.len());
        file += &format!("{number} 0 obj\n{object}\nendobj\n");
    }
    let at = file.len();
    file += &format!("{table}trailer\n<</Size 7/Root 1 0 R>>\nstartxref\n{at}\n%%EOF\n");
    let from = file.find(&room).unwrap();
    let to = from + room.len();
    let file = file.replace(range, &format!("[0 {from:010} {to:010} {:010}]", file.len() - to));
    let message = message(&[&file[..from], &file[to..]].concat(), key);
    let digits: String = message.iter().map(|octet| format!("{octet:02x}")).collect();
    [&file[..from], &format!("<{digits:0<ROOM$}>"), &file[to..]].concat().into_bytes()
}

pub fn message(signed: &str, key: &IssuedKey) -> Vec<u8> {
    message_with(signed, key, "-outform DER")
}

/// A signed message made by openssl with these further arguments.
pub fn message_with(signed: &str, key: &IssuedKey, arguments: &str) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let openssl = |arguments: &str| {
        let done = Command::new("openssl").args(arguments.split(' ')).current_dir(&folder).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    };
    fs::write(folder.path().join("key.p12"), key.pkcs12("x").unwrap()).unwrap();
    fs::write(folder.path().join("signed"), signed).unwrap();
    openssl("pkcs12 -in key.p12 -passin pass:x -nodes -clcerts -out key.pem");
    openssl("pkcs12 -in key.p12 -passin pass:x -nokeys -cacerts -out chain.pem");
    let made = "cms -sign -binary -cades -md sha256 -in signed -signer key.pem -inkey key.pem -certfile chain.pem";
    openssl(&format!("{made} {arguments} -out message"));
    fs::read(folder.path().join("message")).unwrap()
}

fn filing(document: Vec<u8>) -> Upload {
    Upload { document: Some(named("pismo.pdf", document)), ..upload("") }
}

on_both_databases! {
    async fn a_letter_signed_in_pdf_is_filed_and_gets_its_receipt(office) {
        let desk = Desk::open(office).await;
        let filed = desk.file(filing(pdf(&desk.anna_key)), "1").await.unwrap();
        let letter = desk.opened(&filed).await;
        assert_eq!((letter.row.standing, letter.row.other_person), (Standing::Valid, false));
        assert_eq!(letter.row.signer.as_deref(), Some("Anna Nowak"));
        let file = &letter.files[0];
        assert_eq!((file.role, file.name.as_str(), file.kind.as_str()), (FileRole::Document, "pismo.pdf", "application/pdf"));
        let judged = &letter.report.unwrap().signatures[0];
        assert_eq!((judged.format.as_str(), &judged.coverage), ("PAdES-BASELINE-B", &Coverage::Whole));
        assert_eq!(judged.signer.as_ref().unwrap().person.as_ref().map(vocabulary::Pesel::as_str), Some(ANNA));
        desk.work().await;
        assert!(desk.receipt(&desk.anna, &filed).await.unwrap().contains("pismo.pdf"));
    }

    async fn a_pdf_that_was_added_to_after_signing_is_refused(office) {
        let desk = Desk::open(office).await;
        let mut document = pdf(&desk.anna_key);
        document.extend_from_slice(b"\nwords that nobody signed");
        let reason = Refusal::Signature { reason: Reason::AddedTo, signer: Some("Anna Nowak".to_owned()) };
        assert_eq!(desk.refused(filing(document)).await, [reason]);
    }

    async fn a_pdf_changed_after_signing_is_refused(office) {
        let desk = Desk::open(office).await;
        let document = String::from_utf8(pdf(&desk.anna_key)).unwrap().replace("(Prosze)", "(Zadam!)");
        let refusals = desk.refused(filing(document.into_bytes())).await;
        assert!(matches!(refusals.as_slice(), [Refusal::Signature { reason: Reason::ContentChanged, .. }]), "{refusals:?}");
    }

    async fn a_signed_pdf_says_nothing_about_files_beside_it(office) {
        let desk = Desk::open(office).await;
        let upload = Upload { detached: vec![named("plan.txt", "plan")], ..filing(pdf(&desk.anna_key)) };
        assert_eq!(desk.refused(upload).await, [Refusal::NotCovered { name: "plan.txt".to_owned() }]);
    }

    async fn a_pdf_without_a_signature_and_a_damaged_one_are_refused(office) {
        let desk = Desk::open(office).await;
        let unsigned = String::from_utf8(pdf(&desk.anna_key)).unwrap().replace("/Fields[5 0 R]", "/Fields[     ]");
        assert_eq!(desk.refused(filing(unsigned.into_bytes())).await, [Refusal::NotSigned]);
        let refusals = desk.refused(filing(b"%PDF-1.7\n".to_vec())).await;
        assert!(matches!(refusals.as_slice(), [Refusal::Unreadable(Unreadable::Pdf(_))]), "{refusals:?}");
    }
}
