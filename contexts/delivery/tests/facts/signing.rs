//! From the receipt to the delivery, and everything that is refused on the way.

use cases::{AnswerState, Denied, Stage, StepKind};
use delivery::{AskError, Refusal, SignError};
use receipts::Upd;
use sha2::{Digest as _, Sha256};
use signatures::Reason;
use testkit::{
    on_both_databases,
    sandbox::{Behaviour, Service},
};
use vocabulary::{Clock as _, Pesel};

use crate::office::{House, JAN};

fn refusal(result: Result<delivery::Signed, SignError>) -> Refusal {
    match result {
        Err(SignError::Refused(refusal)) => refusal,
        other => panic!("it was to be refused, and there was {other:?}"),
    }
}

on_both_databases! {
    async fn a_signed_receipt_delivers_and_opens_the_letter(office) {
        let house = House::open(office).await;
        let what = house.sealed(true).await;
        let asked = house.office.clock.now();
        let proof = house.ask(what).await;
        assert!(!house.opens(&house.anna, what).await, "asking opens nothing");
        house.office.clock.advance(600);
        let signed = house.signed_with(&proof.xml, &house.anna_key);
        let done = house.sign(what, &signed).await.unwrap();
        assert_eq!((done.delivered_at, done.again), (house.office.clock.now(), false));
        assert!(house.opens(&house.anna, what).await && !house.opens(&house.jan, what).await);
        let answer = house.answer(what.1).await;
        assert_eq!((answer.state, answer.collected_at), (AnswerState::Collected, Some(done.delivered_at)));
        let mut view = house.office.journal.view().await.unwrap();
        let case = cases::case(&mut view, &house.officer, what.0).await.unwrap().unwrap();
        assert_eq!((case.row.stage, case.steps.last().unwrap().kind), (Stage::Delivered, StepKind::SignedFor));
        let kept = delivery::of_answer(&mut view, &house.officer, what.1).await.unwrap().unwrap();
        assert_eq!(kept.xml, signed.as_bytes(), "byte for byte");
        assert_eq!((kept.upd.received_at, kept.delivered_at), (asked, done.delivered_at), "two instants, kept apart");
        assert!(delivery::of_client(&mut view, &house.jan, what.1).await.unwrap().is_none());
        assert!(delivery::known_as(&mut view, signed.as_bytes()).await.unwrap().is_some());
        assert_eq!(delivery::known_under(&mut view, &kept.upd.number).await.unwrap().unwrap().number, done.number);
        assert!(journal::find(&mut view, "answer.signed_for", what.1).await.unwrap().is_some());
        drop(view);
        let hash: String = Sha256::digest(signed.as_bytes()).iter().map(|octet| format!("{octet:02x}")).collect();
        assert!(house.office.text_of("journal_entries").await.contains(&hash), "the entry holds the receipt's hash");
    }

    async fn the_receipt_names_the_very_bytes_that_are_delivered(office) {
        let house = House::open(office).await;
        let what = house.sealed(true).await;
        let upd = Upd::read(house.ask(what).await.xml.as_bytes()).unwrap();
        let pdf = house.answer(what.1).await.pdf.unwrap();
        let mut view = house.office.journal.view().await.unwrap();
        let content = house.office.files.read(&mut view, pdf).await.unwrap().unwrap();
        assert!(upd.file.is(&content));
        assert_eq!((upd.letter, upd.issuer.name.as_str()), (what.1.to_string(), crate::office::OFFICE));
        assert_eq!(upd.addressee.name, "Anna Nowak");
    }

    async fn a_click_does_not_collect_what_is_to_be_signed_for(office) {
        let house = House::open(office).await;
        let what = house.sealed(true).await;
        let mut act = house.office.journal.act(journal::Actor::Account(house.anna.id()), &house.office.request).await.unwrap();
        let collected = cases::collect(&mut act, &house.anna, what.0, what.1).await;
        assert!(matches!(collected, Err(Denied::NotNow)));
        drop(act);
        assert!(!house.opens(&house.anna, what).await);
    }

    async fn what_is_collected_by_a_click_has_nothing_to_sign(office) {
        let house = House::open(office).await;
        let (case, answer) = house.sealed(false).await;
        let now = house.office.clock.now();
        let asked = delivery::ask(&house.desk, &house.anna, case, answer, now).await;
        assert!(matches!(asked, Err(AskError::Nothing)));
    }

    async fn somebody_elses_letter_is_not_there(office) {
        let house = House::open(office).await;
        let what = house.sealed(true).await;
        let proof = house.ask(what).await;
        let now = house.office.clock.now();
        assert!(matches!(delivery::ask(&house.desk, &house.jan, what.0, what.1, now).await, Err(AskError::Nothing)));
        let key = house.world.sandbox.issue_person("Jan", "Kos", &Pesel::parse(JAN).unwrap(), 365).unwrap();
        let signed = house.signed_with(&proof.xml, &key);
        assert!(matches!(house.sign_as(&house.jan, what, &signed).await, Err(SignError::Nothing)));
        assert_eq!(refusal(house.sign(what, &signed).await), Refusal::OtherPerson { signer: "Jan Kos".to_owned() });
    }

    async fn wrong_signatures_are_refused_and_nothing_is_stored(office) {
        let house = House::open(office).await;
        let what = house.sealed(true).await;
        let proof = house.ask(what).await;
        let before = house.office.rows().await;
        let other = proof.xml.replace("<pos:IdentyfikatorSprawy>", "<pos:IdentyfikatorSprawy>X");
        let stranger = house.world.sandbox.stranger("Anna", "Nowak", &Pesel::parse(crate::office::ANNA).unwrap()).unwrap();
        let good = house.signed_with(&proof.xml, &house.anna_key);
        let twice = house.signed_with(&good, &house.anna_key);
        let beside = {
            let digest: [u8; 32] = Sha256::digest(proof.xml.as_bytes()).into();
            let reference = seals::Reference {
                uri: proof.file_name(),
                transforms: Vec::new(),
                digest,
                media_type: "text/xml".to_owned(),
            };
            seals::signature(&[reference], "", house.anna_key.key(), house.office.clock.now()).unwrap()
        };
        let seal = house.world.sandbox.issue_seal("Spółka", "5260001246").unwrap();
        for (signed, why) in [
            (proof.xml.clone(), Refusal::NotSigned),
            ("%PDF-1.7".to_owned(), Refusal::NotXml),
            (house.signed_with(&other, &house.anna_key), Refusal::NotTheReceipt),
            (good.replace("IdentyfikatorSprawy>", "IdentyfikatorSprawy>9"), Refusal::Signature(Reason::ContentChanged)),
            (house.signed_with(&proof.xml, &stranger), Refusal::Signature(Reason::UnknownIssuer)),
            (twice, Refusal::SeveralSignatures),
            (beside, Refusal::Beside),
            (
                house.signed_with(&proof.xml, &seal),
                Refusal::NoPeselInCertificate { signer: "Spółka".to_owned() },
            ),
        ] {
            let found = refusal(house.sign(what, &signed).await);
            assert_eq!(found.code(), why.code(), "{found:?}");
        }
        assert_eq!(house.office.rows().await, before);
        assert!(!house.opens(&house.anna, what).await);
        house.sign(what, &good).await.unwrap();
    }

    async fn a_revoked_certificate_delivers_nothing(office) {
        let house = House::open(office).await;
        let what = house.sealed(true).await;
        let proof = house.ask(what).await;
        house.world.sandbox.revoke(&house.anna_key.certificate().serial_hex()).unwrap();
        house.office.clock.advance(60);
        let signed = house.signed_with(&proof.xml, &house.anna_key);
        assert!(matches!(refusal(house.sign(what, &signed).await), Refusal::Signature(Reason::Revoked { .. })));
    }

    async fn while_revocation_cannot_be_learnt_the_letter_stays_closed_and_the_file_stays_good(office) {
        let house = House::open(office).await;
        let what = house.sealed(true).await;
        let proof = house.ask(what).await;
        let signed = house.signed_with(&proof.xml, &house.anna_key);
        house.world.sandbox.switch(Service::Ocsp, Behaviour::Off);
        house.world.sandbox.switch(Service::Crl, Behaviour::Off);
        assert_eq!(refusal(house.sign(what, &signed).await), Refusal::TryLater);
        house.world.sandbox.switch(Service::Ocsp, Behaviour::On);
        house.world.sandbox.switch(Service::Crl, Behaviour::On);
        house.sign(what, &signed).await.unwrap();
    }

    async fn a_receipt_that_was_never_asked_for_is_not_over(office) {
        let house = House::open(office).await;
        let (first, other) = (house.sealed(true).await, house.sealed(true).await);
        let signed = house.signed_with(&house.ask(first).await.xml, &house.anna_key);
        assert!(matches!(house.sign(other, &signed).await, Err(SignError::NotAsked)));
        house.sign(first, &signed).await.unwrap();
    }

    async fn a_receipt_stays_the_same_for_an_hour_and_is_made_anew_after(office) {
        let house = House::open(office).await;
        let what = house.sealed(true).await;
        let first = house.ask(what).await;
        house.office.clock.advance(59 * 60);
        assert_eq!(house.ask(what).await, first);
        let late = house.signed_with(&first.xml, &house.anna_key);
        house.office.clock.advance(60);
        assert!(matches!(house.sign(what, &late).await, Err(SignError::Over)));
        let second = house.ask(what).await;
        assert_ne!((&second.xml, &second.upd.number), (&first.xml, &first.upd.number));
        assert_eq!(second.upd.received_at, house.office.clock.now());
        assert_eq!(refusal(house.sign(what, &late).await), Refusal::NotTheReceipt);
        house.sign(what, &house.signed_with(&second.xml, &house.anna_key)).await.unwrap();
    }

    async fn two_clicks_and_two_tabs_give_one_delivery(office) {
        let house = House::open(office).await;
        let what = house.sealed(true).await;
        let proof = house.ask(what).await;
        let signed = house.signed_with(&proof.xml, &house.anna_key);
        let (one, other) = tokio::join!(house.sign(what, &signed), house.sign(what, &signed));
        let both = [one.unwrap(), other.unwrap()];
        assert_eq!(both.iter().filter(|done| !done.again).count(), 1, "{both:?}");
        house.office.clock.advance(60);
        let again = house.sign(what, "anything").await.unwrap();
        assert_eq!((again.number.as_str(), again.again), (both[0].number.as_str(), true));
        let rows = house.office.rows().await;
        assert_eq!((rows["deliveries"], rows["delivery_versions"], rows["delivery_proofs"]), (1, 1, 0));
        let now = house.office.clock.now();
        assert!(matches!(delivery::ask(&house.desk, &house.anna, what.0, what.1, now).await, Err(AskError::Nothing)));
    }
}
