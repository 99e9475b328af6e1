//! Who signed, and when the certificate held.

use files::Kind;
use registry::Standing;
use signatures::{Indication, Reason, Unreadable};
use submissions::Refusal;
use testkit::on_both_databases;
use vocabulary::Pesel;

use crate::desk::{ANNA, Desk, JAN, client, upload};

fn refusal(reason: Reason, signer: &str) -> [Refusal; 1] {
    [Refusal::Signature { reason, signer: Some(signer.to_owned()) }]
}

on_both_databases! {
    async fn another_persons_signature_is_accepted_and_flagged(office) {
        let desk = Desk::open(office).await;
        let jans = desk.world.sandbox.issue_person("Jan", "Kos", &Pesel::parse(JAN).unwrap(), 365).unwrap();
        let filed = desk.file(upload(desk.signed_by(&jans)), "1").await.unwrap();
        let row = desk.opened(&filed).await.row;
        assert_eq!((row.standing, row.other_person), (Standing::Valid, true));
        assert_eq!((row.sender.as_str(), row.signer.as_deref()), ("Anna Nowak", Some("Jan Kos")));
    }

    async fn a_signer_who_cannot_be_compared_is_flagged(office) {
        let desk = Desk::open(office).await;
        let nameless = client(&desk.office, "nameless", None).await;
        let filed = desk.file_as(&nameless, upload(desk.letter()), "1").await.unwrap();
        assert!(desk.opened(&filed).await.row.other_person);
        // The seal of a company names no person.
        let company = desk.world.sandbox.issue_seal("Spółka z o.o.", "1234563218").unwrap();
        let sealed = seals::seal("<a/>", company.key(), desk.now()).unwrap();
        let filed = desk.file(upload(sealed.xml()), "2").await.unwrap();
        assert!(desk.opened(&filed).await.row.other_person);
    }

    async fn a_strangers_signature_is_refused(office) {
        let desk = Desk::open(office).await;
        let stranger = desk.world.sandbox.stranger("Anna", "Nowak", &Pesel::parse(ANNA).unwrap()).unwrap();
        assert_eq!(desk.refused(upload(desk.signed_by(&stranger))).await, refusal(Reason::UnknownIssuer, "Anna Nowak"));
    }

    async fn an_expired_certificate_is_refused(office) {
        let desk = Desk::open(office).await;
        let short = desk.world.sandbox.issue_person("Anna", "Nowak", &Pesel::parse(ANNA).unwrap(), 1).unwrap();
        let letter = desk.signed_by(&short);
        desk.office.clock.set(short.certificate().not_after().plus_seconds(-1));
        desk.file(upload(letter.as_str()), "in-time").await.unwrap();
        desk.office.clock.advance(2);
        assert_eq!(desk.refused(upload(letter)).await, refusal(Reason::Expired, "Anna Nowak"));
    }

    async fn a_certificate_that_is_not_valid_yet_is_refused(office) {
        let desk = Desk::open(office).await;
        desk.office.clock.advance(10 * 24 * 3_600);
        let young = desk.world.sandbox.issue_person("Anna", "Nowak", &Pesel::parse(ANNA).unwrap(), 9).unwrap();
        let letter = desk.signed_by(&young);
        let entered = desk.now().plus_seconds(-2 * 24 * 3_600);
        assert_eq!(desk.refused_at(upload(letter), entered).await, refusal(Reason::NotYetValid, "Anna Nowak"));
    }

    async fn a_key_revoked_before_is_refused_and_one_revoked_afterwards_changes_nothing(office) {
        let desk = Desk::open(office).await;
        let letter = desk.letter();
        let filed = desk.file(upload(letter.as_str()), "before").await.unwrap();
        desk.office.clock.advance(3_600);
        assert!(desk.world.sandbox.revoke(&desk.anna_key.certificate().serial_hex()).unwrap());
        let revoked = vocabulary::Instant::from_seconds(desk.now().seconds());
        desk.office.clock.advance(3_600);
        assert_eq!(desk.refused(upload(letter)).await, refusal(Reason::Revoked { at: revoked }, "Anna Nowak"));
        assert_eq!(desk.standing(&filed).await, (Standing::Valid, None));
    }

    async fn a_letter_that_entered_before_the_revocation_and_is_judged_after_it_is_valid(office) {
        let desk = Desk::open(office).await;
        let (letter, entered) = (desk.letter(), desk.now());
        desk.office.clock.advance(60);
        desk.world.sandbox.revoke(&desk.anna_key.certificate().serial_hex()).unwrap();
        desk.office.clock.advance(60);
        let filed = desk.file_at(&desk.anna, upload(letter), "1", entered).await.unwrap();
        assert_eq!(desk.standing(&filed).await, (Standing::Valid, None));
    }

    async fn a_letter_without_a_signature_is_refused(office) {
        let desk = Desk::open(office).await;
        assert_eq!(desk.refused(upload("<pismo>bez podpisu</pismo>")).await, [Refusal::NotSigned]);
        for document in ["<a>", "<a/><b/>", "<a b='1' b='2'/>"] {
            let refusals = desk.refused(upload(document)).await;
            assert!(matches!(refusals.as_slice(), [Refusal::Unreadable(Unreadable::Xml(_))]), "{document}: {refusals:?}");
        }
        let plain = Refusal::NotADocument { name: "pismo.xml".to_owned(), kind: Kind::Text };
        assert_eq!(desk.refused(upload("zwykły tekst")).await, [plain]);
        let refusals = desk.refused(upload("%PDF-1.7\n")).await;
        assert!(matches!(refusals.as_slice(), [Refusal::Unreadable(Unreadable::Pdf(_))]), "{refusals:?}");
    }

    async fn one_bad_signature_among_good_ones_is_refused(office) {
        let desk = Desk::open(office).await;
        let stranger = desk.world.sandbox.stranger("Jan", "Obcy", &Pesel::parse(JAN).unwrap()).unwrap();
        // Two signatures, each over its own object's content, would be another shape; here the second covers the first.
        let twice = seals::seal(&desk.letter(), stranger.key(), desk.now()).unwrap();
        let refusals = desk.refused(upload(twice.xml())).await;
        assert!(matches!(refusals.as_slice(), [Refusal::Signature { .. }]), "{refusals:?}");
    }

    async fn the_report_that_is_kept_tells_what_was_judged(office) {
        let desk = Desk::open(office).await;
        let filed = desk.file(upload(desk.letter()), "1").await.unwrap();
        let report = desk.opened(&filed).await.report.unwrap();
        let judged = &report.signatures[0];
        assert_eq!((judged.indication, judged.intact, judged.format.as_str()), (Indication::TotalPassed, true, "XAdES-BASELINE-B"));
        assert_eq!((judged.best_time, judged.timestamped), (desk.now(), false));
        assert_eq!(judged.signer.as_ref().unwrap().person, Some(Pesel::parse(ANNA).unwrap()));
    }
}
