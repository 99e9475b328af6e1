//! Receipts are believed by themselves, and nothing else is.

use ::receipts::{Answer, Upp, Verified, verify};
use certificates::Sources;
use seals::{Key, Sealed};
use signatures::Reason;
use submissions::Filed;
use testkit::{on_both_databases, sandbox::Behaviour};

use crate::desk::{Desk, OFFICE, named, sealer, upload};

/// Files a letter with an attachment and has its receipt sealed.
async fn receipted(desk: &Desk) -> (Filed, String, String) {
    let letter = desk.letter();
    let mut with_attachment = upload(letter.as_str());
    with_attachment.attachments = vec![named("plan & <szkic>.txt", "szkic")];
    let filed = desk.file(with_attachment, "1").await.unwrap();
    desk.work().await;
    (filed, letter, desk.receipt(&desk.anna, &filed).await.unwrap())
}

async fn verified(desk: &Desk, receipt: &str, given: &[(&str, &str)]) -> Verified {
    let given: Vec<_> = given.iter().map(|(name, content)| ((*name).to_owned(), content.as_bytes().to_vec())).collect();
    let sources = Sources::new(desk.world.outbound.clone());
    verify(receipt.as_bytes(), &given, &desk.world.sandbox.anchors(), &sources, desk.now()).await.unwrap().unwrap()
}

async fn answer(desk: &Desk, receipt: &str) -> Answer {
    verified(desk, receipt, &[]).await.answer
}

/// The receipt's content sealed and timestamped with another key.
async fn resealed(desk: &Desk, receipt: &str, key: &dyn Key) -> String {
    let upp = Upp::read(receipt.as_bytes()).unwrap().write();
    stamped(desk, seals::seal(&upp, key, desk.now()).unwrap()).await
}

async fn stamped(desk: &Desk, sealed: Sealed) -> String {
    let token = desk.sealer.timestamp(&sealed.imprint(), [7; 8]).await.unwrap();
    sealed.with_timestamp(token.der(), None)
}

on_both_databases! {
    async fn a_receipt_says_what_was_filed_and_is_genuine(office) {
        let desk = Desk::open(office).await;
        let entered = desk.now();
        let (filed, letter, receipt) = receipted(&desk).await;
        let found = verified(&desk, &receipt, &[("moje pismo.xml", &letter), ("inne.txt", "inne")]).await;
        assert_eq!(found.answer, Answer::Genuine);
        assert_eq!(found.genuine(), Some(true));
        assert_eq!(found.timestamp(), Some(entered));
        let content = &found.upp.content;
        assert_eq!((content.rpw.as_str(), content.document.as_str()), ("RPW/2026/1", filed.submission.to_string().as_str()));
        assert_eq!((content.addressee.name.as_str(), content.sender.name.as_str()), (OFFICE, "Anna Nowak"));
        assert_eq!((content.entered_at, found.upp.made_at, content.service.as_str()), (entered, entered, "pismo-ogolne"));
        assert!(!receipt.contains(crate::desk::ANNA), "a receipt does not tell the sender's number");
        let files: Vec<_> = found.files.iter().map(|file| (file.mark.name.as_str(), file.mark.covered, file.given.as_deref())).collect();
        assert_eq!(files, [("pismo.xml", true, Some("moje pismo.xml")), ("plan & <szkic>.txt", false, None)]);
        assert_eq!(found.unknown, ["inne.txt"]);
        let mut view = desk.office.journal.view().await.unwrap();
        let mark = journal::find(&mut view, "submission.filed", filed.submission).await.unwrap().unwrap();
        let hash: String = mark.hash.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(found.upp.entry, (mark.sequence, hash));
        assert_eq!(receipts::witnesses(&mut view, 0, i64::MAX).await.unwrap(), [mark]);
    }

    async fn without_a_network_a_receipt_proves_itself(office) {
        let desk = Desk::open(office).await;
        let (_, letter, receipt) = receipted(&desk).await;
        let given = [("a.xml".to_owned(), letter.into_bytes())];
        let anchors = desk.world.sandbox.anchors();
        let found = verify(receipt.as_bytes(), &given, &anchors, &Sources::offline(), desk.now()).await.unwrap().unwrap();
        assert_eq!(found.answer, Answer::Genuine);
        assert_eq!(found.files[0].given.as_deref(), Some("a.xml"));
        let years = desk.now().plus_seconds(10 * 365 * 24 * 3_600);
        let found = verify(receipt.as_bytes(), &[], &anchors, &Sources::offline(), years).await.unwrap().unwrap();
        // Whether the key of the timestamp's authority was stolen since, nobody offline can say: the answer tells how far it reaches.
        let reach = found.as_of.expect("ten years later");
        assert_eq!(found.answer, Answer::Genuine);
        assert!(reach.at >= found.report.signatures[0].best_time && reach.at <= desk.now());
        assert!(reach.missing.len() == 1 && reach.missing[0].issuer.contains("Znaczniki"), "{:?}", reach.missing);
        assert!(reach.missing[0].urls.iter().any(|url| url.ends_with(".crl")), "{:?}", reach.missing);
    }

    async fn a_revocation_at_hand_counts_however_stale_the_rest_is(office) {
        let desk = Desk::open(office).await;
        let (_, _, receipt) = receipted(&desk).await;
        let seal = desk.sealer.keys.first().certificate().serial_hex();
        let later = desk.now().plus_seconds(10 * 24 * 3_600);
        let list = async || {
            let url = desk.world.sandbox.timestamp_url().replace("/tsa", "/crl/seals.crl");
            let file = desk.office.folder.path().join("seals.crl");
            let list = desk.world.outbound.get(&url, Default::default()).await.unwrap();
            std::fs::write(&file, list).unwrap();
            let mut files = desk.world.sandbox.root_files();
            files.push(file);
            certificates::Anchors::read(&files).unwrap()
        };
        let found = verify(receipt.as_bytes(), &[], &list().await, &Sources::offline(), later).await.unwrap().unwrap();
        assert_eq!((found.answer, found.as_of.is_some()), (Answer::Genuine, true));
        desk.world.sandbox.revoke(&seal).unwrap();
        let found = verify(receipt.as_bytes(), &[], &list().await, &Sources::offline(), later).await.unwrap().unwrap();
        assert!(matches!(found.answer, Answer::Bad(Reason::Revoked { .. })), "{:?}", found.answer);
    }

    async fn a_receipt_sealed_while_revocation_was_not_to_be_had_leaves_it_open_without_a_network(office) {
        let desk = Desk::open(office).await;
        desk.revocation(Behaviour::Off);
        let filed = desk.file(upload(desk.letter()), "1").await.unwrap();
        desk.work_until(0, async || desk.receipt(&desk.anna, &filed).await.is_some()).await;
        let receipt = desk.receipt(&desk.anna, &filed).await.unwrap();
        let anchors = desk.world.sandbox.anchors();
        let found = verify(receipt.as_bytes(), &[], &anchors, &Sources::offline(), desk.now()).await.unwrap().unwrap();
        assert_eq!(found.answer, Answer::CannotTell(Reason::RevocationUnknown));
        assert_eq!(found.genuine(), None);
        let years = desk.now().plus_seconds(10 * 365 * 24 * 3_600);
        let found = verify(receipt.as_bytes(), &[], &anchors, &Sources::offline(), years).await.unwrap().unwrap();
        assert_eq!(found.genuine(), None, "a certificate that ended since says nothing more");
        desk.revocation(Behaviour::On);
        assert_eq!(answer(&desk, &receipt).await, Answer::Genuine);
    }

    async fn a_changed_byte_is_told(office) {
        let desk = Desk::open(office).await;
        let (_, _, receipt) = receipted(&desk).await;
        for (from, to) in [("RPW/2026/1", "RPW/2026/2"), (">tak<", ">nie<"), ("plan &amp;", "plan i"), ("2026-11-22T", "2026-11-21T")] {
            let changed = receipt.replacen(from, to, 1);
            assert_ne!(changed, receipt, "{from}");
            let found = verified(&desk, &changed, &[]).await;
            assert_eq!(found.answer, Answer::Bad(Reason::ContentChanged), "{from}");
            assert_eq!(found.genuine(), Some(false));
        }
    }

    async fn another_file_than_was_filed_is_not_taken_for_it(office) {
        let desk = Desk::open(office).await;
        let (_, letter, receipt) = receipted(&desk).await;
        let found = verified(&desk, &receipt, &[("pismo.xml", &format!("{letter} "))]).await;
        assert_eq!(found.answer, Answer::Genuine);
        assert!(found.files.iter().all(|file| file.given.is_none()));
        assert_eq!(found.unknown, ["pismo.xml"]);
    }

    async fn anybody_elses_seal_is_told(office) {
        let desk = Desk::open(office).await;
        let (_, _, receipt) = receipted(&desk).await;
        let forged = resealed(&desk, &receipt, desk.anna_key.key()).await;
        assert_eq!(answer(&desk, &forged).await, Answer::OtherSeal, "a person's key");
        let neighbour = sealer(&desk.world, "Urząd Gminy Sąsiedzkiej", "1234563218");
        let forged = resealed(&desk, &receipt, &**neighbour.keys.first()).await;
        assert_eq!(answer(&desk, &forged).await, Answer::OtherSeal, "another office's key");
        let namesake = sealer(&desk.world, OFFICE, "1234563218");
        let forged = resealed(&desk, &receipt, &**namesake.keys.first()).await;
        assert_eq!(answer(&desk, &forged).await, Answer::OtherSeal, "the key of another of the same name");
        let pesel = vocabulary::Pesel::parse(crate::desk::JAN).unwrap();
        let stranger = desk.world.sandbox.stranger("Jan", "Obcy", &pesel).unwrap();
        let forged = resealed(&desk, &receipt, stranger.key()).await;
        assert_eq!(answer(&desk, &forged).await, Answer::Bad(Reason::UnknownIssuer), "a key of nobody's");
    }

    async fn a_receipt_stamped_ahead_of_the_readers_clock_is_not_called_bad(office) {
        let desk = Desk::open(office).await;
        let (_, _, receipt) = receipted(&desk).await;
        let anchors = desk.world.sandbox.anchors();
        let at = async |at: vocabulary::Instant| {
            verify(receipt.as_bytes(), &[], &anchors, &Sources::offline(), at).await.unwrap().unwrap()
        };
        let stamped = at(desk.now()).await;
        assert_eq!(stamped.answer, Answer::Genuine);
        let time = stamped.timestamp().unwrap();
        let early = at(time.plus_seconds(-7)).await;
        assert_eq!((early.answer, early.genuine()), (Answer::Early(time), None));
    }

    async fn a_stolen_key_makes_no_receipt_that_is_believed_without_asking(office) {
        let desk = Desk::open(office).await;
        let (_, _, receipt) = receipted(&desk).await;
        let anchors = desk.world.sandbox.anchors();
        let offline = async |forged: String| {
            verify(forged.as_bytes(), &[], &anchors, &Sources::offline(), desk.now()).await.unwrap().unwrap().answer
        };
        let upp = Upp::read(receipt.as_bytes()).unwrap().write();
        let forged = seals::seal(&upp, &**desk.sealer.keys.first(), desk.now()).unwrap();
        assert_eq!(offline(forged.xml().to_owned()).await, Answer::NotTimestamped);
        // What an earlier receipt proved does not stand in for a timestamp.
        let values = &receipt[receipt.find("<xades:RevocationValues").unwrap()..];
        let end = values.find("</xades:RevocationValues>").unwrap() + "</xades:RevocationValues>".len();
        let copied = format!("<xades:UnsignedProperties><xades:UnsignedSignatureProperties>{}</xades:UnsignedSignatureProperties></xades:UnsignedProperties></xades:QualifyingProperties>", &values[..end]);
        let with_answer = forged.xml().replacen("</xades:QualifyingProperties>", &copied, 1);
        assert_ne!(with_answer, forged.xml());
        assert_eq!(offline(with_answer.clone()).await, Answer::NotTimestamped);
        assert_eq!(answer(&desk, &with_answer).await, Answer::NotTimestamped, "nor does asking");
        assert_eq!(offline(stamped(&desk, forged).await).await, Answer::CannotTell(Reason::RevocationUnknown));
    }

    async fn what_is_not_sealed_once_over_everything_is_told(office) {
        let desk = Desk::open(office).await;
        let (_, _, receipt) = receipted(&desk).await;
        let bare = Upp::read(receipt.as_bytes()).unwrap().write();
        assert_eq!(answer(&desk, &bare).await, Answer::NotSealed);
        let twice = seals::seal(&receipt, &**desk.sealer.keys.first(), desk.now()).unwrap();
        assert_eq!(answer(&desk, twice.xml()).await, Answer::NotSealed);
        let anchors = desk.world.sandbox.anchors();
        for other in ["<a/>", "", "nie", &desk.letter()] {
            let read = verify(other.as_bytes(), &[], &anchors, &Sources::offline(), desk.now()).await.unwrap();
            assert!(read.is_err(), "{other}");
        }
    }

    async fn a_seal_of_the_office_over_a_part_is_told(office) {
        let desk = Desk::open(office).await;
        let (_, _, receipt) = receipted(&desk).await;
        let bare = Upp::read(receipt.as_bytes()).unwrap().write();
        // The office's key over some file beside, put into a receipt of the forger's own.
        let signature = seals::detached(&[("a.txt", b"a", "text/plain")], &**desk.sealer.keys.first(), desk.now()).unwrap();
        let forged = seals::insert_last(&bare, &signature).unwrap();
        assert_eq!(verified(&desk, &forged, &[("a.txt", "a")]).await.genuine(), Some(false));
        let around = seals::enveloping(b"a", "text/plain", &**desk.sealer.keys.first(), desk.now()).unwrap();
        let forged = seals::insert_last(&bare, &around).unwrap();
        assert_eq!(verified(&desk, &forged, &[]).await.genuine(), Some(false));
    }

    async fn a_seal_revoked_afterwards_stays_genuine_by_its_timestamp(office) {
        let desk = Desk::open(office).await;
        let (_, _, receipt) = receipted(&desk).await;
        desk.office.clock.advance(3_600);
        desk.world.sandbox.revoke(&desk.sealer.keys.first().certificate().serial_hex()).unwrap();
        desk.office.clock.advance(3_600);
        assert_eq!(answer(&desk, &receipt).await, Answer::Genuine);
        let late = resealed(&desk, &receipt, &**desk.sealer.keys.first()).await;
        assert!(matches!(answer(&desk, &late).await, Answer::Bad(Reason::Revoked { .. })));
    }

    async fn a_receipt_outlives_the_certificate_of_its_seal(office) {
        let desk = Desk::open(office).await;
        let (_, _, receipt) = receipted(&desk).await;
        desk.office.clock.advance(3 * 365 * 24 * 3_600);
        let found = verified(&desk, &receipt, &[]).await;
        assert_eq!(found.answer, Answer::Genuine);
    }

    async fn the_office_knows_its_receipts_by_number_and_by_bytes(office) {
        let desk = Desk::open(office).await;
        let (filed, _, receipt) = receipted(&desk).await;
        let number = Upp::read(receipt.as_bytes()).unwrap().content.number;
        let mut view = desk.office.journal.view().await.unwrap();
        for typed in [number.clone(), number.to_lowercase(), format!(" {} ", number.replace('/', " / ")), format!("{number}\0")] {
            let issued = receipts::issued_under(&mut view, &typed).await.unwrap().unwrap();
            assert_eq!((issued.entered_at, issued.sealed_at), (filed.entered_at, Some(desk.now())), "{typed}");
        }
        for other in ["", "UPP/2026/1", "UPP/2026/1/", "RPW/2026/1", "%", "UPP/2026/1/________"] {
            assert_eq!(receipts::issued_under(&mut view, other).await.unwrap(), None, "{other}");
        }
        assert!(receipts::issued_as(&mut view, receipt.as_bytes()).await.unwrap().is_some());
        assert!(receipts::issued_as(&mut view, &receipt.as_bytes()[1..]).await.unwrap().is_none());
    }

    async fn a_journal_cut_at_its_end_with_its_head_is_told_by_the_receipts(office) {
        let desk = Desk::open(office).await;
        let (filed, _, _) = receipted(&desk).await;
        let mut view = desk.office.journal.view().await.unwrap();
        let mark = journal::find(&mut view, "submission.filed", filed.submission).await.unwrap().unwrap();
        let witnesses = receipts::witnesses(&mut view, 0, i64::MAX).await.unwrap();
        drop(view);
        desk.office.cut_journal(mark.sequence - 1).await;
        let mut view = desk.office.journal.view().await.unwrap();
        assert_eq!(journal::verify(&mut view, &[]).await.unwrap().problems, []);
        let problems = journal::verify(&mut view, &witnesses).await.unwrap().problems;
        assert_eq!(problems, [journal::Problem::NotAsWitnessed(mark.sequence)]);
    }

    async fn a_receipt_that_was_sealed_twice_is_kept_once(office) {
        let desk = Desk::open(office).await;
        let (filed, _, receipt) = receipted(&desk).await;
        let rows = desk.office.rows().await;
        assert_eq!((rows["receipt_versions"], rows["jobs"]), (1, 0));
        desk.work().await;
        assert_eq!(desk.receipt(&desk.anna, &filed).await, Some(receipt));
    }
}
