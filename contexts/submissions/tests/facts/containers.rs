//! Letters inside signed containers (ASiC) and messages (CAdES).

use std::{fs, process::Command};

use files::Other;
use registry::{FileRole, Standing};
use signatures::Reason;
use submissions::{Filed, Refusal, Upload};
use testkit::on_both_databases;

use crate::{
    desk::{Desk, named, upload},
    pdf::{message, message_with},
};

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n";

/// An archive of these files, packed by Python.
fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    const PACK: &str = "import sys, zipfile\n\
        with zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED) as archive:\n\
        \x20   for name, path in zip(sys.argv[2::2], sys.argv[3::2]):\n\
        \x20       archive.write(path, name)\n";
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("packed");
    let mut python = Command::new("python3");
    python.args(["-c", PACK]).arg(&target);
    for (position, (name, content)) in files.iter().enumerate() {
        let path = folder.path().join(position.to_string());
        fs::write(&path, content).unwrap();
        python.arg(name).arg(path);
    }
    assert!(python.status().unwrap().success());
    fs::read(target).unwrap()
}

/// A container with these files, of which Anna signed those.
fn container(desk: &Desk, files: &[(&str, &[u8])], signed: &[(&str, &[u8])]) -> Upload {
    let covered: Vec<_> = signed.iter().map(|(name, bytes)| (*name, *bytes, "application/octet-stream")).collect();
    let signature = seals::detached(&covered, desk.anna_key.key(), desk.now()).unwrap();
    let inside = [("META-INF/signatures.xml", signature.as_bytes())];
    filing("pismo.asice", packed(&[files, &inside].concat()))
}

fn filing(name: &str, document: Vec<u8>) -> Upload {
    Upload { document: Some(named(name, document)), ..upload("") }
}

/// Role, name and kind of every file of the letter, with the content of the second.
async fn files(desk: &Desk, filed: &Filed) -> Vec<(FileRole, String, String)> {
    let letter = desk.opened(filed).await;
    letter.files.into_iter().map(|file| (file.role, file.name, file.kind)).collect()
}

fn told(role: FileRole, name: &str, kind: &str) -> (FileRole, String, String) {
    (role, name.to_owned(), kind.to_owned())
}

fn not_one() -> [Refusal; 1] {
    [Refusal::NotOneDocument { name: "pismo.asice".to_owned() }]
}

on_both_databases! {
    async fn a_letter_in_a_container_is_filed_with_the_file_inside(office) {
        let desk = Desk::open(office).await;
        let name = "pisma/wniosek.pdf";
        let filed = desk.file(container(&desk, &[(name, PDF)], &[(name, PDF)]), "1").await.unwrap();
        assert_eq!(desk.standing(&filed).await, (Standing::Valid, None));
        assert_eq!(files(&desk, &filed).await, [
            told(FileRole::Document, "pismo.asice", "application/vnd.etsi.asic-e+zip"),
            told(FileRole::Detached, "wniosek.pdf", "application/pdf"),
        ]);
        desk.work().await;
        let receipt = desk.receipt(&desk.anna, &filed).await.unwrap();
        let upp = receipts::Upp::read(receipt.as_bytes()).unwrap();
        let covered: Vec<_> = upp.content.files.iter().map(|file| (file.name.as_str(), file.covered)).collect();
        assert_eq!(covered, [("pismo.asice", false), ("wniosek.pdf", true)]);
    }

    async fn a_letter_in_a_message_is_filed_with_the_file_inside(office) {
        let desk = Desk::open(office).await;
        for (name, arguments, inside) in [("pismo.txt.p7m", "-nodetach -outform DER", "pismo.txt"), ("list.p7m", "-nodetach -outform PEM", "list.txt")] {
            let signed = message_with("Prosze", &desk.anna_key, arguments);
            let filed = desk.file(filing(name, signed), name).await.unwrap();
            assert_eq!(files(&desk, &filed).await, [
                told(FileRole::Document, name, "application/pkcs7-mime"),
                told(FileRole::Detached, inside, "text/plain"),
            ]);
        }
    }

    async fn a_message_beside_its_letter_is_filed_with_it(office) {
        let desk = Desk::open(office).await;
        let signed = message("Prosze", &desk.anna_key);
        let beside = Upload { detached: vec![named("pismo.txt", "Prosze")], ..filing("pismo.txt.p7s", signed.clone()) };
        let filed = desk.file(beside, "1").await.unwrap();
        assert_eq!(files(&desk, &filed).await, [
            told(FileRole::Document, "pismo.txt.p7s", "application/pkcs7-mime"),
            told(FileRole::Detached, "pismo.txt", "text/plain"),
        ]);
        let reason = Refusal::Signature { reason: Reason::FileMissing, signer: Some("Anna Nowak".to_owned()) };
        assert_eq!(desk.refused(filing("pismo.txt.p7s", signed)).await, [reason]);
    }

    async fn a_container_of_several_files_is_not_taken(office) {
        let desk = Desk::open(office).await;
        let two: [(&str, &[u8]); 2] = [("a.pdf", PDF), ("b.txt", b"b")];
        assert_eq!(desk.refused(container(&desk, &two, &two)).await, not_one());
        let reason = Refusal::Signature { reason: Reason::UnsignedFiles, signer: Some("Anna Nowak".to_owned()) };
        assert_eq!(desk.refused(container(&desk, &two, &two[..1])).await, [reason]);
    }

    async fn a_file_that_the_office_cannot_open_is_not_taken_in_a_container_either(office) {
        let desk = Desk::open(office).await;
        let program: [(&str, &[u8]); 1] = [("a.exe", b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff")];
        let refusals = desk.refused(container(&desk, &program, &program)).await;
        assert!(matches!(refusals.as_slice(), [Refusal::KindNotTaken { name, .. }] if name == "a.exe"), "{refusals:?}");
        let script: [(&str, &[u8]); 1] = [("a.js", b"alert(1)")];
        let refusals = desk.refused(container(&desk, &script, &script)).await;
        assert!(matches!(refusals.as_slice(), [Refusal::NameDoesNotFit { name, .. }] if name == "a.js"), "{refusals:?}");
    }

    async fn a_file_inside_is_not_taken_for_one_beside(office) {
        let desk = Desk::open(office).await;
        let one: [(&str, &[u8]); 1] = [("a.pdf", PDF)];
        let given = |name, content| Upload { detached: vec![named(name, content)], ..container(&desk, &one, &one) };
        assert_eq!(desk.refused(given("a.pdf", b"%PDF-1.7\nother".to_vec())).await, not_one());
        let with = |name| Upload { attachments: vec![named(name, PDF)], ..container(&desk, &one, &one) };
        assert_eq!(desk.refused(with("a.pdf")).await, [Refusal::SameName { name: "a.pdf".to_owned() }]);
        assert!(desk.file(with("b.pdf"), "1").await.is_ok());
    }

    async fn a_container_is_called_as_containers_are(office) {
        let desk = Desk::open(office).await;
        let one: [(&str, &[u8]); 1] = [("a.pdf", PDF)];
        let mut upload = container(&desk, &one, &one);
        upload.document.as_mut().unwrap().name = "pismo.docx".to_owned();
        let refused = Refusal::KindNotTaken { name: "pismo.docx".to_owned(), kind: Other::Archive };
        assert_eq!(desk.refused(upload).await, [refused]);
    }
}
