//! Signatures beside and around what they sign.

use registry::{FileRole, Standing};
use signatures::Reason;
use submissions::{Refusal, Upload};
use testkit::on_both_databases;

use crate::desk::{Desk, named, upload};

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n";
const NAME: &str = "umowa najmu (żółta) 100%.pdf";

/// A signature by Anna over these files, with these handed in.
fn beside(desk: &Desk, signed: &[(&str, &[u8])], given: &[(&str, &[u8])]) -> Upload {
    let files: Vec<_> = signed.iter().map(|(name, bytes)| (*name, *bytes, "application/octet-stream")).collect();
    let signature = seals::detached(&files, desk.anna_key.key(), desk.now()).unwrap();
    let mut upload = upload(signature);
    upload.detached = given.iter().map(|(name, bytes)| named(name, *bytes)).collect();
    upload
}

fn refusal(reason: Reason) -> [Refusal; 1] {
    [Refusal::Signature { reason, signer: Some("Anna Nowak".to_owned()) }]
}

on_both_databases! {
    async fn a_signature_beside_its_file_is_filed_with_it(office) {
        let desk = Desk::open(office).await;
        let filed = desk.file(beside(&desk, &[(NAME, PDF)], &[(NAME, PDF)]), "1").await.unwrap();
        assert_eq!(desk.standing(&filed).await, (Standing::Valid, None));
        let files = desk.opened(&filed).await.files;
        let told: Vec<_> = files.iter().map(|file| (file.role, file.name.as_str(), file.kind.as_str())).collect();
        assert_eq!(told, [(FileRole::Document, "pismo.xml", "application/xml"), (FileRole::Detached, NAME, "application/pdf")]);
    }

    async fn what_the_receipt_says_is_covered_is_covered(office) {
        let desk = Desk::open(office).await;
        let mut upload = beside(&desk, &[("a.txt", b"a"), ("b.txt", b"b")], &[("a.txt", b"a"), ("b.txt", b"b")]);
        upload.attachments = vec![named("c.txt", "c")];
        let filed = desk.file(upload, "1").await.unwrap();
        desk.work().await;
        let receipt = desk.receipt(&desk.anna, &filed).await.unwrap();
        let upp = receipts::Upp::read(receipt.as_bytes()).unwrap();
        let told: Vec<_> = upp.content.files.iter().map(|file| (file.role.as_str(), file.name.as_str(), file.covered)).collect();
        assert_eq!(told, [
            ("document", "pismo.xml", false), ("detached", "a.txt", true), ("detached", "b.txt", true),
            ("attachment", "c.txt", false),
        ]);
    }

    async fn a_file_that_the_signature_does_not_cover_is_refused(office) {
        let desk = Desk::open(office).await;
        let upload = beside(&desk, &[("a.txt", b"a")], &[("a.txt", b"a"), ("b.txt", b"b")]);
        assert_eq!(desk.refused(upload).await, [Refusal::NotCovered { name: "b.txt".to_owned() }]);
        let mut enveloped = crate::desk::upload(desk.letter());
        enveloped.detached = vec![named("b.txt", "b")];
        assert_eq!(desk.refused(enveloped).await, [Refusal::NotCovered { name: "b.txt".to_owned() }]);
    }

    async fn a_changed_or_missing_file_is_refused(office) {
        let desk = Desk::open(office).await;
        assert_eq!(desk.refused(beside(&desk, &[("a.txt", b"a")], &[("a.txt", b"b")])).await, refusal(Reason::ContentChanged));
        assert_eq!(desk.refused(beside(&desk, &[("a.txt", b"a")], &[])).await, refusal(Reason::FileMissing));
        let upload = beside(&desk, &[("a.txt", b"a"), ("b.txt", b"b")], &[("a.txt", b"a")]);
        assert_eq!(desk.refused(upload).await, refusal(Reason::FileMissing));
    }

    async fn an_attachment_is_not_taken_for_the_signed_file(office) {
        let desk = Desk::open(office).await;
        let mut upload = beside(&desk, &[("a.txt", b"a")], &[]);
        upload.attachments = vec![named("a.txt", "a")];
        assert_eq!(desk.refused(upload).await, refusal(Reason::FileMissing));
    }

    async fn a_signature_around_its_file_is_filed(office) {
        let desk = Desk::open(office).await;
        let around = seals::enveloping(PDF, "application/pdf", desk.anna_key.key(), desk.now()).unwrap();
        let filed = desk.file(upload(around), "1").await.unwrap();
        assert_eq!(desk.standing(&filed).await, (Standing::Valid, None));
    }

    async fn a_signature_around_a_changed_file_is_refused(office) {
        let desk = Desk::open(office).await;
        let around = seals::enveloping(b"tak", "text/plain", desk.anna_key.key(), desk.now()).unwrap();
        let changed = around.replacen(">dGFr<", ">bmll<", 1);
        assert_ne!(changed, around);
        assert_eq!(desk.refused(upload(changed)).await, refusal(Reason::ContentChanged));
    }
}
