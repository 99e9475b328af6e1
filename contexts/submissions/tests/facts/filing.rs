//! A good letter goes all the way.

use registry::{FileRole, RpwNumber, Standing};
use submissions::Upload;
use testkit::on_both_databases;

use crate::desk::{Desk, key, named, upload};

on_both_databases! {
    async fn a_good_letter_is_numbered_routed_and_kept(office) {
        let desk = Desk::open(office).await;
        let letter = desk.letter();
        let filed = desk.file(upload(letter.as_str()), "1").await.unwrap();
        assert_eq!((filed.number, filed.entered_at, filed.again), (RpwNumber { year: 2026, number: 1 }, desk.now(), false));
        let opened = desk.opened(&filed).await;
        let row = &opened.row;
        assert_eq!((row.standing, row.reason.as_deref(), row.other_person), (Standing::Valid, None, false));
        assert_eq!((row.sender.as_str(), row.signer.as_deref()), ("Anna Nowak", Some("Anna Nowak")));
        assert_eq!(row.subject, "Niedziałająca latarnia przy ul. Lipowej");
        assert_eq!((row.unit.symbol.as_str(), row.sender_account), ("OR", Some(desk.anna.id())));
        assert!(opened.report.unwrap().signatures[0].passed());
        assert_eq!(opened.files.len(), 1);
        assert_eq!((opened.files[0].name.as_str(), opened.files[0].kind.as_str()), ("pismo.xml", "application/xml"));
        let mut view = desk.office.journal.view().await.unwrap();
        let kept = desk.office.files.read(&mut view, opened.files[0].file).await.unwrap().unwrap();
        assert_eq!(kept, letter.as_bytes());
        let inbox = registry::inbox(&mut view, &desk.officer.sees_inbox().unwrap(), None, 10).await.unwrap();
        assert_eq!(inbox.rows.iter().map(|row| row.id).collect::<Vec<_>>(), [filed.letter]);
        let chain = journal::verify(&mut view, &[]).await.unwrap();
        assert_eq!(chain.problems, []);
        assert!(journal::find(&mut view, "submission.filed", filed.submission).await.unwrap().is_some());
    }

    async fn everything_that_was_sent_is_kept_in_its_role(office) {
        let desk = Desk::open(office).await;
        let large = vec![b'x'; 3 << 20];
        let mut everything = upload(desk.letter());
        everything.attachments =
            vec![named("C:\\skany\\plan działki.txt", large.clone()), named("zdjęcie.png", b"\x89PNG\r\n\x1a\n0000".as_slice())];
        let filed = desk.file(everything, "1").await.unwrap();
        let files = desk.opened(&filed).await.files;
        let told: Vec<_> = files.iter().map(|file| (file.position, file.role, file.name.as_str(), file.kind.as_str())).collect();
        assert_eq!(told, [
            (1, FileRole::Document, "pismo.xml", "application/xml"),
            (2, FileRole::Attachment, "plan działki.txt", "text/plain"),
            (3, FileRole::Attachment, "zdjęcie.png", "image/png"),
        ]);
        let mut view = desk.office.journal.view().await.unwrap();
        assert_eq!(desk.office.files.read(&mut view, files[1].file).await.unwrap().unwrap(), large);
    }

    async fn a_client_sees_the_own_filings_and_nobody_elses(office) {
        let desk = Desk::open(office).await;
        let mut filed = Vec::new();
        for n in 0..5 {
            filed.push(desk.file(upload(desk.letter()), &n.to_string()).await.unwrap());
            desk.office.clock.advance(1);
        }
        let mut view = desk.office.journal.view().await.unwrap();
        let (mut seen, mut before) = (Vec::new(), None);
        loop {
            let page = submissions::mine(&mut view, &desk.anna, before, 2).await.unwrap();
            before = page.rows.last().map(|filing| filing.id);
            seen.extend(page.rows);
            if !page.more {
                break;
            }
        }
        assert_eq!(seen.iter().map(|filing| filing.number.number).collect::<Vec<_>>(), [5, 4, 3, 2, 1]);
        assert_eq!(seen[0].subject, "Niedziałająca latarnia przy ul. Lipowej");
        assert_eq!(submissions::mine(&mut view, &desk.jan, None, 10).await.unwrap().rows.len(), 0);
        let mine = submissions::filing(&mut view, &desk.anna, filed[0].submission).await.unwrap().unwrap();
        assert_eq!((mine.letter, mine.sealed_at), (filed[0].letter, None));
        assert!(submissions::filing(&mut view, &desk.jan, filed[0].submission).await.unwrap().is_none());
        assert_eq!(submissions::by_key(&mut view, &desk.anna, &key("3")).await.unwrap().unwrap().letter, filed[3].letter);
        assert!(submissions::by_key(&mut view, &desk.jan, &key("3")).await.unwrap().is_none());
        assert!(receipts::of_letter(&mut view, &desk.jan, filed[0].letter).await.unwrap().is_none());
    }

    async fn sixteen_at_once_get_numbers_without_gap_and_one_receipt_each(office) {
        let desk = std::sync::Arc::new(Desk::open(office).await);
        let letter = desk.letter();
        let filings: Vec<_> = (0..16)
            .map(|n| {
                let (desk, upload) = (desk.clone(), upload(letter.as_str()));
                tokio::spawn(async move { desk.file(upload, &n.to_string()).await.unwrap() })
            })
            .collect();
        let mut filed = Vec::new();
        for filing in filings {
            filed.push(filing.await.unwrap());
        }
        let mut numbers: Vec<_> = filed.iter().map(|filed| filed.number.number).collect();
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=16).collect::<Vec<_>>());
        desk.work().await;
        for filed in &filed {
            assert!(desk.receipt(&desk.anna, filed).await.is_some());
        }
        let mut view = desk.office.journal.view().await.unwrap();
        let witnesses = receipts::witnesses(&mut view, 0, i64::MAX).await.unwrap();
        assert_eq!(witnesses.len(), 16);
        assert_eq!(journal::verify(&mut view, &witnesses).await.unwrap().problems, []);
        assert_eq!(desk.office.rows().await["receipt_versions"], 16);
    }

    async fn a_letter_of_no_known_template_bears_the_name_of_its_service(office) {
        let desk = Desk::open(office).await;
        let signed = seals::seal("<podanie><o>czym</o></podanie>", desk.anna_key.key(), desk.now()).unwrap();
        let filed = desk.file(upload(signed.xml()), "1").await.unwrap();
        assert_eq!(desk.opened(&filed).await.row.subject, "Pismo ogólne");
    }

    async fn a_service_that_is_not_there_is_refused(office) {
        let desk = Desk::open(office).await;
        for service in ["", "nie-ma", "pismo-ogolne ", "../pismo-ogolne"] {
            let upload = Upload { service: service.to_owned(), ..upload(desk.letter()) };
            assert_eq!(desk.refused(upload).await, [submissions::Refusal::UnknownService]);
        }
    }

    async fn a_document_made_elsewhere_is_refused_by_a_service_of_forms_only(office) {
        let desk = Desk::open(office).await;
        for service in ["odpis-probny", "wycofanie-pisma"] {
            let upload = Upload { service: service.to_owned(), ..upload(desk.letter()) };
            assert_eq!(desk.refused(upload).await, [submissions::Refusal::FormOnly]);
        }
    }

    async fn a_filing_remembers_the_wording_it_was_filed_under(office) {
        let desk = Desk::open(office).await;
        let filed = desk.file(upload(desk.letter()), "1").await.unwrap();
        let mut view = desk.office.journal.view().await.unwrap();
        let filing = submissions::filing(&mut view, &desk.anna, filed.submission).await.unwrap().unwrap();
        let service = catalogue::service(&mut view, "pismo-ogolne").await.unwrap().unwrap();
        assert_eq!(filing.revision, Some(service.revision));
        assert_eq!((filing.withdrawn, filing.withdraws), (None, None));
    }
}
