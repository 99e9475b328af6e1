//! What a filing may bring.

use bytes::Bytes;
use files::{Kind, NameError, Other};
use submissions::{Limits, Refusal, Upload, UploadedFile};
use testkit::on_both_databases;

use crate::desk::{Desk, named, upload};

/// A letter with these attachments.
fn with(desk: &Desk, attachments: Vec<UploadedFile>) -> Upload {
    Upload { attachments, ..upload(desk.letter()) }
}

fn zeros(name: &str, bytes: u64) -> UploadedFile {
    UploadedFile { name: name.to_owned(), bytes: Bytes::from(vec![b' '; usize::try_from(bytes).unwrap()]) }
}

on_both_databases! {
    async fn files_that_are_no_documents_are_refused(office) {
        let desk = Desk::open(office).await;
        for (content, kind) in [
            (b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0".as_slice(), Other::Program),
            (&[b"\x7fELF".as_slice(), &[0; 60]].concat(), Other::Program),
            (b"PK\x03\x04\x14\0\0\0\x08\0abcdefgh".as_slice(), Other::Archive),
            (b"<!DOCTYPE html><script>alert(1)</script>".as_slice(), Other::Page),
            (b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"x\"/>".as_slice(), Other::Picture),
            (b"\0\x01\x02\x03".as_slice(), Other::Unknown),
        ] {
            let refusals = desk.refused(with(&desk, vec![named("zdjęcie.png", content)])).await;
            assert_eq!(refusals, [Refusal::KindNotTaken { name: "zdjęcie.png".to_owned(), kind }]);
        }
    }

    async fn ordinary_attachments_are_taken(office) {
        let desk = Desk::open(office).await;
        let filed = desk.file(with(&desk, vec![
            named("a.pdf", b"%PDF-1.4\n".as_slice()), named("b.txt", "zażółć"), named("c.png", b"\x89PNG\r\n\x1a\n0000".as_slice()),
            named("d.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF\0".as_slice()), named("e.xml", "<a/>"), named("f.csv", "a;b\n1;2\n"),
        ]), "1").await.unwrap();
        assert_eq!(desk.opened(&filed).await.files.len(), 7);
    }

    async fn names_that_cannot_be_told_apart_or_read_are_refused(office) {
        let desk = Desk::open(office).await;
        for name in ["", " ", "..", "a/", "\\"] {
            let refusals = desk.refused(with(&desk, vec![named(name, "a")])).await;
            assert_eq!(refusals, [Refusal::NameUnusable(NameError::Empty)], "{name:?}");
        }
        let refusals = desk.refused(with(&desk, vec![named(&"x".repeat(201), "a")])).await;
        assert_eq!(refusals, [Refusal::NameUnusable(NameError::TooLong)]);
        for (one, two) in [("a.txt", "a.txt"), ("a.txt", "folder/a.txt"), ("pismo.xml", "b.txt")] {
            let refusals = desk.refused(with(&desk, vec![named(one, "a"), named(two, "b")])).await;
            assert!(matches!(refusals.as_slice(), [Refusal::SameName { .. }]), "{refusals:?}");
        }
    }

    async fn a_misleading_name_is_kept_with_its_mark(office) {
        let desk = Desk::open(office).await;
        let filed = desk.file(with(&desk, vec![named("umowa\u{202e}fdp\0.txt", "a")]), "1").await.unwrap();
        assert_eq!(desk.opened(&filed).await.files[1].name, "umowa\u{fffd}fdp\u{fffd}.txt");
    }

    async fn a_name_that_does_not_fit_the_content_is_refused(office) {
        let desk = Desk::open(office).await;
        for (name, content, kind) in [
            ("a.js", "alert(1)", Kind::Text), ("a.PS1", "Get-Item", Kind::Text), ("a.txt.bat", "del", Kind::Text),
            ("a.html", "%PDF-1.4\n<script>", Kind::Pdf), ("a.hta", "<a/>", Kind::Xml), ("a.js\u{202e}", "x", Kind::Text),
        ] {
            let refusals = desk.refused(with(&desk, vec![named(name, content)])).await;
            let name = name.replace('\u{202e}', "\u{fffd}");
            assert_eq!(refusals, [Refusal::NameDoesNotFit { name, kind }]);
        }
        let mut letter = upload(desk.letter());
        letter.document.as_mut().unwrap().name = "pismo.html".to_owned();
        assert_eq!(desk.refused(letter.clone()).await, [Refusal::NameDoesNotFit { name: "pismo.html".to_owned(), kind: Kind::Xml }]);
        letter.document.as_mut().unwrap().name = "pismo".to_owned();
        assert!(desk.file(letter, "1").await.is_ok());
    }

    async fn an_empty_file_and_a_missing_document_are_refused(office) {
        let desk = Desk::open(office).await;
        assert_eq!(desk.refused(with(&desk, vec![named("a.txt", "")])).await, [Refusal::EmptyFile { name: "a.txt".to_owned() }]);
        assert_eq!(desk.refused(upload("")).await, [Refusal::EmptyFile { name: "pismo.xml".to_owned() }]);
        let nothing = Upload { service: "pismo-ogolne".to_owned(), ..Upload::default() };
        assert_eq!(desk.refused(nothing).await, [Refusal::NoDocument]);
    }

    async fn every_mistake_is_told_at_once(office) {
        let desk = Desk::open(office).await;
        let mut upload = with(&desk, vec![named("a.txt", ""), named("b.bin", b"\0\x01".as_slice()), named("..", "x")]);
        upload.document = None;
        assert_eq!(desk.refused(upload).await, [
            Refusal::NoDocument,
            Refusal::EmptyFile { name: "a.txt".to_owned() },
            Refusal::KindNotTaken { name: "b.bin".to_owned(), kind: Other::Unknown },
            Refusal::NameUnusable(NameError::Empty),
        ]);
    }

    async fn sizes_and_numbers_have_their_limits(office) {
        let mut desk = Desk::open(office).await;
        desk.to.limits = Limits { document: 200_000, file: 1_000, whole: 250_000, files: 4 };
        let limits = desk.to.limits;
        let small = |count: usize| (0..count).map(|n| zeros(&format!("{n}.txt"), 1)).collect::<Vec<_>>();
        assert!(desk.file(with(&desk, small(3)), "few").await.is_ok());
        assert_eq!(desk.refused(with(&desk, small(4))).await, [Refusal::TooManyFiles { limit: 4 }]);
        assert!(desk.file(with(&desk, vec![zeros("a.txt", limits.file)]), "full").await.is_ok());
        let refusals = desk.refused(with(&desk, vec![zeros("a.txt", limits.file + 1)])).await;
        assert_eq!(refusals, [Refusal::FileTooLarge { name: "a.txt".to_owned(), limit: 1_000 }]);
        let letter = desk.letter();
        let padded = |bytes: usize| format!("{letter}{}", " ".repeat(bytes - letter.len()));
        let refusals = desk.refused(upload(padded(200_001))).await;
        assert_eq!(refusals, [Refusal::FileTooLarge { name: "pismo.xml".to_owned(), limit: 200_000 }]);
        assert!(desk.file(upload(padded(200_000)), "large").await.is_ok());
        desk.to.limits.whole = 200_000;
        let refusals = desk.refused(Upload { attachments: vec![zeros("a.txt", 1)], ..upload(padded(200_000)) }).await;
        assert_eq!(refusals, [Refusal::WholeTooLarge { limit: 200_000 }]);
    }

    async fn the_ordinary_limits_hold(office) {
        let desk = Desk::open(office).await;
        let refusals = desk.refused(with(&desk, vec![zeros("a.txt", (25 << 20) + 1)])).await;
        assert_eq!(refusals, [Refusal::FileTooLarge { name: "a.txt".to_owned(), limit: 25 << 20 }]);
        let three = (0..3).map(|n| zeros(&format!("{n}.txt"), 20 << 20)).collect();
        assert_eq!(desk.refused(with(&desk, three)).await, [Refusal::WholeTooLarge { limit: 60 << 20 }]);
    }
}
