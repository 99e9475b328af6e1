//! The document of a draft says what was filled in, to people and to programs.

use accounts::{Address, Delivery, Identity};
use submissions::{Limits, ReadLetter, SectionLine, read_letter};
use testkit::on_both_databases;
use vocabulary::{Money, Pesel};

use crate::{
    desk::{ANNA, Desk, OFFICE, client, named},
    drafting::{COPY, RECORD, WHY, answers},
};

const MIB: usize = 1 << 20;

fn read(bytes: &[u8]) -> ReadLetter {
    read_letter(bytes).unwrap()
}

/// A draft with attachments of so many bytes, fixed.
async fn fixed_with(desk: &Desk, attached: &[usize]) -> (vocabulary::DraftId, bytes::Bytes) {
    let id = desk.filled().await;
    for (n, bytes) in attached.iter().enumerate() {
        desk.attach(id, &format!("{n}.txt"), vec![b'a'; *bytes]).await.unwrap();
    }
    (id, desk.fix(id).await.1)
}

on_both_databases! {
    async fn a_document_reads_back_as_it_was_filled_in(office) {
        let desk = Desk::open(office).await;
        let (id, fixed, bytes) = desk.fixed().await;
        let letter = read(&bytes);
        let draft = desk.draft(id).await;
        assert_eq!((letter.service.as_str(), letter.revision), (COPY, draft.service.revision));
        assert_eq!((letter.title.as_str(), letter.name.as_str(), letter.office.as_str()), ("Wniosek o odpis próbny", "Odpis próbny", OFFICE));
        assert_eq!((letter.made_at, fixed.at), (fixed.at, desk.now()));
        let applicant = &letter.applicant;
        assert_eq!((applicant.names.as_str(), applicant.surname.as_str()), ("Anna", "Nowak"));
        assert_eq!(applicant.identity, Some(Identity::Pesel(Pesel::parse(ANNA).unwrap())));
        let line = str::to_owned;
        let home = Address { street: line("Lipowa"), building: line("12"), flat: line("3"), postal_code: line("61-001"), town: line("Okienkowo") };
        assert_eq!((&applicant.address, &applicant.mailing_address, &applicant.delivery), (&home, &None, &Delivery::Account));
        let sections: Vec<_> = letter.sections.iter().map(|section| section.title.as_str()).collect();
        assert_eq!(sections, ["Akt", "Kogo dotyczy akt?", "Do czego?"]);
        let lines: Vec<_> = letter.sections.iter().flat_map(|section| &section.lines).map(|line| (line.field.as_str(), line.value.as_str())).collect();
        assert_eq!(lines, [
            ("rodzaj", "akt urodzenia"), ("sztuki", "2"), ("imie", "Zoë Łęcka-Ω 李"), ("urodzony", "1990-02-07"), ("numer", ""),
            ("powod", "Do spadku.\n\nI ]]> nie tylko & <b>."), ("prawda", "tak"),
        ]);
        let days: Vec<_> = letter.sections[1].lines.iter().filter_map(|line| line.day).collect();
        assert_eq!(days, [jiff::civil::date(1990, 2, 7)]);
        assert_eq!(letter.sections[2].lines, [
            SectionLine { field: line("powod"), label: line("Do czego odpis jest \"potrzebny\" & <po co>?"), value: line("Do spadku.\n\nI ]]> nie tylko & <b>."), answer: line("Do spadku.\n\nI ]]> nie tylko & <b>."), day: None, statement: false },
            SectionLine { field: line("prawda"), label: line("Podane dane są prawdziwe."), value: line("tak"), answer: line("tak"), day: None, statement: true },
        ]);
        assert_eq!(letter.fees.iter().map(|fee| (fee.label.as_str(), fee.amount)).collect::<Vec<_>>(), [("Opłata skarbowa", Money::from_grosze(4_400))]);
        let attached: Vec<_> = letter.attachments.iter().map(|file| (file.slot.as_str(), file.label.as_str(), file.name.as_str(), file.size, file.sha256, file.embedded)).collect();
        let files = &draft.files;
        assert_eq!(attached, [
            ("inne", "Inne dokumenty", "plan działki.txt", 4, files[0].sha256, true),
            ("inne", "Inne dokumenty", "duży.txt", 100_000, files[1].sha256, true),
        ]);
        assert_eq!(letter.about, None);
        for signed in [desk.within(&bytes), desk.around(&bytes)] {
            assert_eq!(read(signed.as_bytes()), letter, "signed as well");
        }
        let around = desk.around(&bytes);
        for root in ["Signatures", "a:XAdESSignatures xmlns:a=\"http://uri.etsi.org/02918/v1.2.1#\""] {
            let end = root.split(' ').next().unwrap();
            let among = |more: &str| format!("<{root}>\n{around}{more}</{end}>");
            assert_eq!(read(among("").as_bytes()), letter, "in a container of signatures");
            assert_eq!(read(among(&around).as_bytes()), letter, "signed by two");
            for beside in ["<note/>", std::str::from_utf8(&bytes).unwrap(), "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"/>"] {
                assert_eq!(read_letter(among(beside).as_bytes()), None, "{beside}");
            }
        }
        let object = &around[around.find("<ds:Object").unwrap()..around.find("</ds:Object>").unwrap() + "</ds:Object>".len()];
        assert_eq!(read_letter(around.replacen(object, &object.repeat(2), 1).as_bytes()), None, "which of the two?");
    }

    async fn an_applicant_without_a_number_is_named_by_the_document(office) {
        let desk = Desk::open(office).await;
        let other = client(&desk.office, "other", None).await;
        let service = catalogue::service(&mut desk.office.journal.view().await.unwrap(), COPY).await.unwrap().unwrap();
        let id = submissions::begin_draft(&desk.to, &other, &service, None).await.unwrap();
        let everything = answers(&[
            ("dom", "1"), ("kod", "61-001"), ("miasto", "Okienkowo"), ("k_dom", "7a"), ("k_kod", "00-950"), ("k_miasto", "Warszawa"),
            ("telefon", "600 700 800"), ("odbior", "ade"), ("ade", "ae:pl-12345-67890-abcde-12"),
        ]);
        submissions::save_applicant(&desk.to, &other, id, everything).await.unwrap();
        for (step, values) in [("akt", RECORD), ("kogo", crate::drafting::WHOSE), ("cel", WHY)] {
            submissions::save_answers(&desk.to, &other, id, step, answers(values)).await.unwrap();
        }
        submissions::fix(&desk.to, &other, id).await.unwrap();
        let (_, bytes) = submissions::fixed_document(&desk.to, &other, id).await.unwrap().unwrap();
        let applicant = read(&bytes).applicant;
        assert_eq!((applicant.names.as_str(), applicant.surname.as_str(), applicant.identity), ("Ktoś", "Inny", None));
        assert_eq!(applicant.mailing_address.unwrap().town, "Warszawa");
        assert_eq!(applicant.phone.as_deref(), Some("+48600700800"));
        assert_eq!(applicant.delivery, Delivery::Ade("AE:PL-12345-67890-ABCDE-12".to_owned()));
    }

    async fn a_document_is_plain_and_canonical_xml(office) {
        let desk = Desk::open(office).await;
        let (_, _, bytes) = desk.fixed().await;
        let text = std::str::from_utf8(&bytes).unwrap();
        assert!(text.starts_with("<wnio:Dokument xmlns:adr=") && !text.contains("<?") && !text.contains("<!"));
        let tree = xml::parse(&bytes, &xml::Limits::default()).unwrap();
        for method in [xml::Method::InclusiveWithComments, xml::Method::Inclusive] {
            assert_eq!(xml::canonical::<&str>(&tree, method, None, &[]).unwrap(), bytes);
        }
        assert!(text.contains("wartosc=\"urodzenie\">akt urodzenia<"), "values for programs stand beside those for people");
    }

    async fn hostile_answers_become_text_or_are_refused(office) {
        let desk = Desk::open(office).await;
        let id = desk.filled().await;
        for wrong in ["a\0b", "a\u{1b}[31mb", "a\u{202e}b", "a\u{fffe}b", "a\u{2066}b"] {
            desk.save(id, "cel", &[("powod", wrong), ("prawda", "tak")]).await.unwrap();
            assert!(matches!(submissions::fix(&desk.to, &desk.anna, id).await, Err(submissions::FixError::Incomplete(_))), "{wrong:?}");
        }
        let long = "]]></wnio:Pole><!--'\"&amp;&#x0;<?x ?>\u{1f600} ".repeat(400);
        let long = long.trim_end();
        desk.save(id, "cel", &[("powod", long), ("prawda", "tak")]).await.unwrap();
        desk.attach(id, "]]>&<\"'.txt", "x").await.unwrap();
        let (_, bytes) = desk.fix(id).await;
        let letter = read(&bytes);
        assert_eq!((letter.sections.len(), letter.sections[2].lines[0].value.as_str()), (3, long));
        assert_eq!(letter.attachments[0].name, "]]>&<\"'.txt");
        desk.file_draft(id, desk.within(&bytes)).await.unwrap();
    }

    async fn the_same_draft_gives_the_same_bytes(office) {
        let desk = Desk::open(office).await;
        let (id, _, bytes) = desk.fixed().await;
        submissions::reopen(&desk.to, &desk.anna, id).await.unwrap();
        assert_eq!(desk.fix(id).await.1, bytes);
    }

    async fn attachments_stand_in_the_document_up_to_five_mebibytes_and_are_listed_beyond(office) {
        let desk = Desk::open(office).await;
        let (full, bytes) = fixed_with(&desk, &[2 * MIB, 3 * MIB]).await;
        assert!(read(&bytes).attachments.iter().all(|file| file.embedded));
        // Within a signature the document grows by base64, and the limit holds for what comes back.
        let around = desk.around(&bytes);
        assert!(around.len() as u64 <= Limits::default().document, "{}", around.len());
        desk.file_draft(full, around).await.unwrap();

        let (over, bytes) = fixed_with(&desk, &[2 * MIB, 3 * MIB, 1]).await;
        let letter = read(&bytes);
        assert!(letter.attachments.iter().all(|file| !file.embedded) && bytes.len() < 10_000);
        let hashes: Vec<_> = desk.draft(over).await.files.iter().map(|file| file.sha256).collect();
        assert_eq!(letter.attachments.iter().map(|file| file.sha256).collect::<Vec<_>>(), hashes);
        desk.file_draft(over, desk.within(&bytes)).await.unwrap();
    }

    async fn a_document_that_signing_would_make_too_large_only_lists_its_attachments(office) {
        let mut desk = Desk::open(office).await;
        desk.to.limits.document = 200_000;
        let (_, bytes) = fixed_with(&desk, &[60_000]).await;
        assert!(read(&bytes).attachments[0].embedded);
        let (id, bytes) = fixed_with(&desk, &[80_000]).await;
        assert!(!read(&bytes).attachments[0].embedded);
        desk.file_draft(id, desk.around(&bytes)).await.unwrap();
    }

    async fn what_contradicts_itself_or_is_not_ours_is_not_read(office) {
        let desk = Desk::open(office).await;
        let id = desk.filled().await;
        submissions::attach(&desk.to, &desk.anna, id, "inne", vec![named("a.txt", "abc"), named("b.txt", "abcd")]).await.unwrap();
        let (_, bytes) = desk.fix(id).await;
        let text = std::str::from_utf8(&bytes).unwrap();
        let twice = |tag: &str| text.replace(&format!("</wnio:{tag}>"), &format!("</wnio:{tag}><wnio:{tag}></wnio:{tag}>"));
        for other in [
            text.replace(">YWJj<", ">YWJk<"), text.replace("nazwa=\"a.txt\"", "nazwa=\"c.txt\""), text.replace("rozmiar=\"3\"", "rozmiar=\"4\""),
            text.replacen("wDokumencie=\"tak\"", "wDokumencie=\"nie\"", 1), text.replace("kwota=\"44.00\"", "kwota=\"darmo\""),
            text.replace("urn:okienko:wzor:", "urn:okienko:inny:"), text.replace(">Nowak<", "><"),
            twice("TrescDokumentu"), twice("DaneDokumentu"), twice("Wnioskodawca"), twice("Tytul"), "<a/>".to_owned(), String::new(),
        ].into_iter().filter(|other| !other.contains("></oso:Nazwisko>")) {
            assert_ne!(other, text);
            assert_eq!(read_letter(other.as_bytes()), None, "{other}");
        }
        assert_eq!(read_letter(desk.letter().as_bytes()), None);
    }
}
