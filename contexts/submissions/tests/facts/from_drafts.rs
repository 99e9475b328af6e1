//! A draft is filed with exactly its document, once, in every shape of a signature.

use std::sync::Arc;

use registry::{FileRole, Standing};
use signatures::Reason;
use submissions::{DraftError, DraftState, Refusal, SubmitError};
use testkit::on_both_databases;
use vocabulary::Pesel;

use crate::{
    desk::{Desk, JAN, client, named, to},
    drafting::{COPY, HOME, RECORD, WHOSE, WHY, answers},
};

/// The names, roles and cover of a receipt's files.
async fn receipted(desk: &Desk, filed: &submissions::Filed) -> Vec<(String, String, bool)> {
    desk.work().await;
    let receipt = desk.receipt(&desk.anna, filed).await.unwrap();
    let files = receipts::Upp::read(receipt.as_bytes()).unwrap().content.files;
    files.into_iter().map(|file| (file.role, file.name, file.covered)).collect()
}

fn told(role: &str, name: &str, covered: bool) -> (String, String, bool) {
    (role.to_owned(), name.to_owned(), covered)
}

on_both_databases! {
    async fn a_draft_signed_within_is_filed_with_its_attachments(office) {
        let desk = Desk::open(office).await;
        let (id, fixed, bytes) = desk.fixed().await;
        let filed = desk.file_draft(id, desk.within(&bytes)).await.unwrap();
        assert!(!filed.again);
        let letter = desk.opened(&filed).await;
        assert_eq!((letter.row.standing, letter.row.subject.as_str()), (Standing::Valid, "Wniosek o odpis próbny"));
        assert!(!letter.row.other_person);
        let files: Vec<_> = letter.files.iter().map(|file| (file.role, file.name.as_str(), file.kind.as_str())).collect();
        assert_eq!(files, [
            (FileRole::Document, fixed.name.as_str(), "application/xml"),
            (FileRole::Attachment, "plan działki.txt", "text/plain"),
            (FileRole::Attachment, "duży.txt", "text/plain"),
        ]);
        let mut view = desk.office.journal.view().await.unwrap();
        let kept = desk.office.files.read(&mut view, letter.files[2].file).await.unwrap().unwrap();
        assert_eq!(kept, vec![b'x'; 100_000], "the large attachment was taken over as it lay");
        drop(view);
        assert_eq!(receipted(&desk, &filed).await, [
            told("document", &fixed.name, true), told("attachment", "plan działki.txt", true),
            told("attachment", "duży.txt", true),
        ]);
        let draft = desk.draft(id).await;
        assert_eq!((draft.state, draft.answers.0.len(), draft.files.len()), (DraftState::Filed(filed.submission), 0, 0));
        let mut view = desk.office.journal.view().await.unwrap();
        assert!(submissions::drafts(&mut view, &desk.anna).await.unwrap().is_empty());
        let rows = desk.office.rows().await;
        assert_eq!((rows["draft_files"], rows["files"]), (0, 4));
        let mine = submissions::filing(&mut view, &desk.anna, filed.submission).await.unwrap().unwrap();
        assert_eq!(mine.revision, Some(draft.service.revision));
    }

    async fn a_draft_within_a_signature_is_filed(office) {
        let desk = Desk::open(office).await;
        let (id, fixed, bytes) = desk.fixed().await;
        let filed = desk.file_draft(id, desk.around(&bytes)).await.unwrap();
        assert_eq!(desk.standing(&filed).await, (Standing::Valid, None));
        assert_eq!(receipted(&desk, &filed).await[0], told("document", &fixed.name, true));
    }

    async fn a_signature_beside_the_document_is_judged_against_the_one_we_hold(office) {
        let desk = Desk::open(office).await;
        let (id, fixed, bytes) = desk.fixed().await;
        // As a browser names what was downloaded twice.
        let filed = desk.file_draft(id, desk.beside("odpis (1).xml", &bytes)).await.unwrap();
        let files = receipted(&desk, &filed).await;
        let signature = format!("{}.xades", fixed.name.strip_suffix(".xml").unwrap());
        assert_eq!(files[..2], [told("document", &signature, false), told("detached", &fixed.name, true)]);
        let letter = desk.opened(&filed).await;
        let mut view = desk.office.journal.view().await.unwrap();
        assert_eq!(desk.office.files.read(&mut view, letter.files[1].file).await.unwrap().unwrap(), bytes);
    }

    async fn the_entry_names_the_draft_and_the_revision(office) {
        let desk = Desk::open(office).await;
        let (id, _, bytes) = desk.fixed().await;
        let revision = desk.draft(id).await.service.revision;
        desk.file_draft(id, desk.within(&bytes)).await.unwrap();
        let journal = desk.office.text_of("journal_entries").await;
        let entry = journal.lines().find(|line| line.contains("submission.filed") && line.contains('{')).unwrap();
        assert!(entry.contains(&id.to_string()) && entry.contains(&revision.to_string()), "{entry}");
        assert!(!entry.contains("Łęcka"));
    }

    async fn white_space_and_quotes_of_other_software_do_no_harm(office) {
        let desk = Desk::open(office).await;
        let (id, _, bytes) = desk.fixed().await;
        let text = std::str::from_utf8(&bytes).unwrap();
        let other = format!("\u{feff}<?xml version='1.0' encoding=\"UTF-8\"?>\n{}\n", text.replace("kodowanie=\"XML\"", "kodowanie='XML'"));
        desk.file_draft(id, desk.within(other.as_bytes())).await.unwrap();
    }

    async fn another_document_under_the_same_draft_is_refused(office) {
        let desk = Desk::open(office).await;
        let (id, _, bytes) = desk.fixed().await;
        let text = std::str::from_utf8(&bytes).unwrap();
        let (other, _) = { let (other, _, bytes) = desk.fixed().await; (bytes, other) };
        let cheats = [
            text.replace("akt urodzenia", "akt małżeństwa"),
            text.replace("wartosc=\"urodzenie\"", "wartosc=\"malzenstwo\""),
            text.replace("</wnio:Dokument>", "<wnio:Pole/></wnio:Dokument>"),
            text.replace("<wnio:Tytul>", "<!-- --><wnio:Tytul>"),
            text.replace("<wnio:Tytul>", "<?a b?><wnio:Tytul>"),
            text.replace(" <b>.", " <b>. "),
            std::str::from_utf8(&other).unwrap().to_owned(),
            "<a/>".to_owned(),
        ];
        for cheat in cheats.iter().filter(|cheat| *cheat != text) {
            for signed in [desk.within(cheat.as_bytes()), desk.around(cheat.as_bytes())] {
                assert_eq!(desk.draft_refused(id, signed).await, [Refusal::NotTheFixedDocument], "{cheat}");
            }
            // Beside it, the digest is not that of the document we hold.
            let refusals = desk.draft_refused(id, desk.beside("a.xml", cheat.as_bytes())).await;
            assert!(matches!(refusals[..], [Refusal::Signature { reason: Reason::ContentChanged, .. }]), "{refusals:?}");
        }
        assert_eq!(desk.draft_refused(id, desk.letter()).await, [Refusal::NotTheFixedDocument]);
        desk.file_draft(id, desk.within(&bytes)).await.unwrap();
    }

    async fn a_document_of_before_the_change_is_refused(office) {
        let desk = Desk::open(office).await;
        let (id, _, bytes) = desk.fixed().await;
        let signed = desk.within(&bytes);
        submissions::reopen(&desk.to, &desk.anna, id).await.unwrap();
        assert!(matches!(desk.file_draft(id, signed.as_str()).await, Err(SubmitError::Draft(DraftError::NotFixed))));
        desk.office.clock.advance(1);
        desk.fix(id).await;
        assert_eq!(desk.draft_refused(id, signed).await, [Refusal::NotTheFixedDocument]);
    }

    async fn the_right_document_inside_a_wrapping_is_refused(office) {
        let desk = Desk::open(office).await;
        let (id, _, bytes) = desk.fixed().await;
        let signed = desk.within(&bytes);
        let text = std::str::from_utf8(&bytes).unwrap();
        let evil = text.replace("akt urodzenia", "akt zgonu");
        // The whole signed document within another one, at its end and at its beginning.
        let wrapped = evil.replace("</wnio:Dokument>", &format!("{signed}</wnio:Dokument>"));
        let before = evil.replacen("<wnio:OpisDokumentu>", &format!("{signed}<wnio:OpisDokumentu>"), 1);
        // The signature torn out and put into another document.
        let signature = &signed[signed.find("<ds:Signature").unwrap()..signed.rfind("</wnio:Dokument>").unwrap()];
        let torn = evil.replace("</wnio:Dokument>", &format!("{signature}</wnio:Dokument>"));
        // The right document beside another one within one signature that covers the first only.
        let around = desk.around(&bytes);
        let second = around.replacen("<ds:Object", "<ds:Object>PGEvPg==</ds:Object><ds:Object", 1);
        // A signature of the document around it, with the signed document as an object of another.
        let object = around.replace("</ds:Signature>", &format!("<ds:Object>{evil}</ds:Object></ds:Signature>"));
        // A signature beside the right document, but standing in another one.
        let lodged = evil.replace("</wnio:Dokument>", &format!("{}</wnio:Dokument>", desk.beside("a.xml", &bytes)));
        for cheat in [wrapped, before, torn, second, object, lodged] {
            let refusals = desk.draft_refused(id, cheat.as_str()).await;
            assert_eq!(refusals.len(), 1);
            assert!(matches!(refusals[0], Refusal::Signature { .. } | Refusal::NotTheFixedDocument | Refusal::NotSigned), "{refusals:?}");
        }
        let altered = signed.replace("akt urodzenia", "akt zgonu");
        let refusals = desk.draft_refused(id, altered).await;
        assert!(matches!(refusals[..], [Refusal::Signature { reason: Reason::ContentChanged, .. }]), "{refusals:?}");
        desk.file_draft(id, signed).await.unwrap();
    }

    async fn a_second_signature_over_something_else_is_refused(office) {
        let desk = Desk::open(office).await;
        let (id, _, bytes) = desk.fixed().await;
        let right = desk.within(&bytes);
        let wrong = seals::detached(&[("a.txt", b"a", "text/plain")], desk.anna_key.key(), desk.now()).unwrap();
        let both = seals::insert_last(&right, &wrong).unwrap();
        let refusals = desk.draft_refused(id, both).await;
        assert!(matches!(refusals[0], Refusal::Signature { .. } | Refusal::NotTheFixedDocument), "{refusals:?}");
        desk.file_draft(id, right).await.unwrap();
    }

    async fn what_is_no_signed_document_is_refused_with_its_reason(office) {
        let desk = Desk::open(office).await;
        let (id, _, bytes) = desk.fixed().await;
        assert_eq!(desk.draft_refused(id, bytes.to_vec()).await, [Refusal::NotSigned]);
        for (content, code) in [(b"".as_slice(), "empty-file"), (b"x", "not-a-document"), (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not-a-document"), (b"%PDF-1.7\n", "unreadable"), (b"PK\x03\x04", "unreadable")] {
            assert_eq!(desk.draft_refused(id, content).await[0].code(), code);
        }
        let large = vec![b' '; 10 * 1024 * 1024 + 1];
        assert_eq!(desk.draft_refused(id, large).await[0].code(), "file-too-large");
    }

    async fn somebody_elses_signature_is_refused_where_the_service_allows_no_other(office) {
        let desk = Desk::open(office).await;
        let (id, _, bytes) = desk.fixed().await;
        let jans = desk.world.sandbox.issue_person("Jan", "Kos", &Pesel::parse(JAN).unwrap(), 365).unwrap();
        let refusals = desk.draft_refused(id, desk.within_by(&bytes, &jans)).await;
        assert_eq!(refusals, [Refusal::OtherPerson { signer: "Jan Kos".to_owned() }]);
        // A certificate that names no number does not show that the account's person signed.
        let company = desk.world.sandbox.issue_seal("Spółka z o.o.", "1234563218").unwrap();
        let refusals = desk.draft_refused(id, desk.within_by(&bytes, &company)).await;
        assert_eq!(refusals, [Refusal::NoPeselInCertificate { signer: "Spółka z o.o.".to_owned() }]);
    }

    async fn whom_the_account_has_no_number_to_be_told_by_is_not_called_another_person(office) {
        let desk = Desk::open(office).await;
        let nameless = client(&desk.office, "nameless", None).await;
        let copy = catalogue::service(&mut desk.office.journal.view().await.unwrap(), COPY).await.unwrap().unwrap();
        let id = submissions::begin_draft(&desk.to, &nameless, &copy, None).await.unwrap();
        submissions::save_applicant(&desk.to, &nameless, id, answers(HOME)).await.unwrap();
        for (step, values) in [("akt", RECORD), ("kogo", WHOSE), ("cel", WHY)] {
            submissions::save_answers(&desk.to, &nameless, id, step, answers(values)).await.unwrap();
        }
        submissions::fix(&desk.to, &nameless, id).await.unwrap();
        let (_, bytes) = submissions::fixed_document(&desk.to, &nameless, id).await.unwrap().unwrap();
        let file = async |signed: String| {
            let signed = named("podpisane.xml", signed);
            submissions::file_draft(&desk.to, &nameless, id, signed, desk.now(), "portal", &desk.office.request).await
        };
        match file(desk.within(&bytes)).await {
            Err(SubmitError::Refused(refusals)) => assert_eq!(refusals, [Refusal::NoPesel]),
            other => panic!("it was to be refused, and there was {other:?}"),
        }
        // Where the certificate names no number either, nothing can be compared; a clerk sees the mark.
        let company = desk.world.sandbox.issue_seal("Spółka z o.o.", "1234563218").unwrap();
        let filed = file(desk.within_by(&bytes, &company)).await.unwrap();
        assert!(desk.opened(&filed).await.row.other_person);
    }

    async fn drafts_of_a_general_letter_are_told_apart_by_the_titles_typed_so_far(office) {
        let desk = Desk::open(office).await;
        for title in ["", " Hałas   nocą ", "Latarnia"] {
            let id = desk.begin("pismo-ogolne").await;
            desk.save(id, "tresc", &[("tytul", title), ("tresc-pisma", "")]).await.unwrap();
            desk.office.clock.advance(1);
        }
        desk.begin(COPY).await;
        let drafts = submissions::drafts(&mut desk.office.journal.view().await.unwrap(), &desk.anna).await.unwrap();
        let titles: Vec<_> = drafts.iter().map(|draft| draft.title.as_deref()).collect();
        assert_eq!(titles, [None, Some("Latarnia"), Some("Hałas nocą"), None]);
    }

    async fn somebody_elses_signature_is_flagged_where_the_service_allows_it(office) {
        let desk = Desk::open(office).await;
        let id = desk.begin("pismo-ogolne").await;
        submissions::save_applicant(&desk.to, &desk.anna, id, answers(HOME)).await.unwrap();
        desk.save(id, "rodzaj", &[("rodzaj-pisma", "skarga")]).await.unwrap();
        desk.save(id, "tresc", &[("tytul", " Hałas   nocą "), ("tresc-pisma", "Głośno.")]).await.unwrap();
        let (_, bytes) = desk.fix(id).await;
        let jans = desk.world.sandbox.issue_person("Jan", "Kos", &Pesel::parse(JAN).unwrap(), 365).unwrap();
        let filed = desk.file_draft(id, desk.within_by(&bytes, &jans)).await.unwrap();
        let row = desk.opened(&filed).await.row;
        assert_eq!((row.other_person, row.signer.as_deref(), row.subject.as_str()), (true, Some("Jan Kos"), "Hałas nocą"));
    }

    async fn an_untrusted_or_revoked_signature_is_refused_and_the_draft_stays(office) {
        let desk = Desk::open(office).await;
        let (id, _, bytes) = desk.fixed().await;
        let stranger = desk.world.sandbox.stranger("Anna", "Nowak", &Pesel::parse(crate::desk::ANNA).unwrap()).unwrap();
        let refusals = desk.draft_refused(id, desk.within_by(&bytes, &stranger)).await;
        assert!(matches!(refusals[..], [Refusal::Signature { reason: Reason::UnknownIssuer, .. }]));
        let signed = desk.within(&bytes);
        desk.office.clock.advance(60);
        let young = desk.world.sandbox.issue_person("Anna", "Nowak", &Pesel::parse(crate::desk::ANNA).unwrap(), 365).unwrap();
        desk.world.sandbox.revoke(&desk.anna_key.certificate().serial_hex()).unwrap();
        desk.office.clock.advance(60);
        assert!(matches!(desk.draft_refused(id, signed).await[..], [Refusal::Signature { reason: Reason::Revoked { .. }, .. }]));
        desk.file_draft(id, desk.within_by(&bytes, &young)).await.unwrap();
    }

    async fn a_draft_is_filed_once_whatever_is_sent_again(office) {
        let desk = Desk::open(office).await;
        let (id, _, bytes) = desk.fixed().await;
        let signed = desk.within(&bytes);
        let filed = desk.file_draft(id, signed.as_str()).await.unwrap();
        desk.office.clock.advance(3_600);
        let rows = desk.office.rows().await;
        for again in [signed, desk.around(&bytes), "<a/>".to_owned()] {
            let again = desk.file_draft(id, again).await.unwrap();
            assert!(again.again);
            assert_eq!((again.submission, again.letter, again.number, again.entered_at), (filed.submission, filed.letter, filed.number, filed.entered_at));
        }
        assert_eq!(desk.office.rows().await, rows);
        for refused in [
            desk.save(id, "cel", WHY).await.map(drop),
            submissions::reopen(&desk.to, &desk.anna, id).await,
            submissions::discard(&desk.to, &desk.anna, id).await,
        ] {
            assert!(matches!(refused, Err(DraftError::Filed(submission)) if submission == filed.submission), "{refused:?}");
        }
        let fixed = submissions::fix(&desk.to, &desk.anna, id).await;
        assert!(matches!(fixed, Err(submissions::FixError::Draft(DraftError::Filed(_)))));
    }

    async fn a_double_click_in_several_processes_files_once(office) {
        let desk = Arc::new(Desk::open(office).await);
        let (id, _, bytes) = desk.fixed().await;
        let signed = desk.within(&bytes);
        let clicks: Vec<_> = (0..6)
            .map(|_| {
                let (desk, signed, process) = (desk.clone(), signed.clone(), to(&desk.office, &desk.world));
                tokio::spawn(async move {
                    let upload = named("a.xml", signed);
                    submissions::file_draft(&process, &desk.anna, id, upload, desk.now(), "portal", &desk.office.request).await.unwrap()
                })
            })
            .collect();
        let mut filed = Vec::new();
        for click in clicks {
            filed.push(click.await.unwrap());
        }
        assert!(filed.iter().all(|one| one.submission == filed[0].submission));
        assert_eq!(filed.iter().filter(|one| !one.again).count(), 1);
        let rows = desk.office.rows().await;
        assert_eq!((rows["letters"], rows["receipts"], rows["submissions"], rows["files"]), (1, 1, 1, 4));
        let other = desk.fixed().await;
        assert_eq!(desk.file_draft(other.0, desk.within(&other.2)).await.unwrap().number.number, 2, "no number is lost");
    }

    async fn a_sender_who_went_away_finds_the_draft_filed_or_fixed(office) {
        let desk = Arc::new(Desk::open(office).await);
        for n in 0_u64..10 {
            let (id, _, bytes) = desk.fixed().await;
            let signed = desk.within(&bytes);
            let (going, sent) = (desk.clone(), signed.clone());
            let sending = tokio::spawn(async move { going.file_draft(id, sent).await });
            tokio::time::sleep(std::time::Duration::from_micros(n * 2_500)).await;
            sending.abort();
            let _ = sending.await;
            let filed = desk.file_draft(id, signed).await.unwrap();
            assert_eq!(filed.number.number, i64::try_from(n).unwrap() + 1);
        }
        let rows = desk.office.rows().await;
        assert_eq!((rows["letters"], rows["submissions"], rows["draft_files"]), (10, 10, 0));
    }

    async fn filing_and_reopening_at_once_do_one_of_them(office) {
        let desk = Arc::new(Desk::open(office).await);
        for _ in 0..6 {
            let (id, _, bytes) = desk.fixed().await;
            let (filing, signed) = (desk.clone(), desk.within(&bytes));
            let filed = tokio::spawn(async move { filing.file_draft(id, signed).await });
            let reopened = submissions::reopen(&desk.to, &desk.anna, id).await;
            match (filed.await.unwrap(), reopened) {
                (Ok(filed), Err(DraftError::Filed(submission))) => assert_eq!(filed.submission, submission),
                (Err(SubmitError::Draft(DraftError::NotFixed)), Ok(())) => {
                    assert_eq!(desk.draft(id).await.files.len(), 2);
                    let (file, _) = submissions::draft_file(&desk.to, &desk.anna, id, desk.draft(id).await.files[1].id).await.unwrap().unwrap();
                    assert_eq!(file.size, 100_000);
                }
                other => panic!("{other:?}"),
            }
        }
    }

    async fn a_draft_never_fixed_is_not_filed(office) {
        let desk = Desk::open(office).await;
        let id = desk.begin(COPY).await;
        assert!(matches!(desk.file_draft(id, desk.letter()).await, Err(SubmitError::Draft(DraftError::NotFixed))));
    }

    async fn another_clients_draft_takes_no_signature(office) {
        let desk = Desk::open(office).await;
        let (id, _, bytes) = desk.fixed().await;
        let other = client(&desk.office, "other", None).await;
        for id in [id, desk.office.journal.new_id()] {
            let signed = named("a.xml", desk.within(&bytes));
            let filed = submissions::file_draft(&desk.to, &other, id, signed, desk.now(), "portal", &desk.office.request).await;
            assert!(matches!(filed, Err(SubmitError::Draft(DraftError::Gone))));
        }
        desk.file_draft(id, desk.within(&bytes)).await.unwrap();
        let signed = named("a.xml", desk.within(&bytes));
        let filed = submissions::file_draft(&desk.to, &other, id, signed, desk.now(), "portal", &desk.office.request).await;
        assert!(matches!(filed, Err(SubmitError::Draft(DraftError::Gone))), "a replay by somebody else says nothing");
    }

    async fn an_outage_of_revocation_lists_costs_no_draft(office) {
        let desk = Desk::open(office).await;
        let (id, fixed, bytes) = desk.fixed().await;
        desk.revocation(testkit::sandbox::Behaviour::Off);
        let filed = desk.file_draft(id, desk.beside(&fixed.name, &bytes)).await.unwrap();
        assert_eq!(desk.standing(&filed).await.0, Standing::Unknown);
        desk.revocation(testkit::sandbox::Behaviour::On);
        desk.work_until(300, async || desk.waiting().await == 0).await;
        assert_eq!(desk.standing(&filed).await, (Standing::Valid, None), "judged again with the document beside it");
    }
}
