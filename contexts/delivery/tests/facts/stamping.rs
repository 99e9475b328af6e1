//! The timestamp of the addressee's signature, and what a stranger finds out from the files.

use certificates::Sources;
use receipts::{UpdAnswer, verify_upd};
use signatures::{Policy, SealName};
use testkit::{
    on_both_databases,
    sandbox::{Behaviour, Service},
};
use vocabulary::{Clock as _, Pesel};

use crate::office::{House, JAN};

/// Anna, as the Trusted Profile names a person in its seal.
const ROLE: &str = "<p:PodpisZP xmlns:p=\"http://crd.gov.pl/xml/schematy/ppzp/\"><p:DaneZP><p:DaneZPOsobyFizycznej>\
    <os:Nazwisko xmlns:os=\"http://crd.gov.pl/xml/schematy/osoba/2009/03/06/\" rodzajCzlonu=\"pierwszy\">Nowak</os:Nazwisko>\
    <os:Imie xmlns:os=\"http://crd.gov.pl/xml/schematy/osoba/2009/03/06/\">Anna</os:Imie>\
    <os:PESEL xmlns:os=\"http://crd.gov.pl/xml/schematy/osoba/2009/03/06/\">02070803628</os:PESEL>\
    </p:DaneZPOsobyFizycznej></p:DaneZP></p:PodpisZP>";

on_both_databases! {
    async fn the_signature_is_timestamped_and_what_came_is_kept(office) {
        let house = House::open(office).await;
        let what = house.sealed(true).await;
        let signed = house.signed_with(&house.ask(what).await.xml, &house.anna_key);
        let done = house.sign(what, &signed).await.unwrap();
        assert_eq!(house.delivered(what.1).await.timestamped, None);
        house.work_until(0, async || house.delivered(what.1).await.timestamped.is_some()).await;
        let delivered = house.delivered(what.1).await;
        assert_eq!((delivered.version, delivered.delivered_at), (2, done.delivered_at), "the delivery is as old as it was");
        assert!(house.office.rows().await["delivery_versions"] == 2);
        let mut view = house.office.journal.view().await.unwrap();
        for version in [signed.as_bytes(), &delivered.xml] {
            assert!(delivery::known_as(&mut view, version).await.unwrap().is_some());
        }
        // A stranger who asks nobody, with the letter at hand.
        let pdf = house.answer(what.1).await.pdf.unwrap();
        let content = house.office.files.read(&mut view, pdf).await.unwrap().unwrap().to_vec();
        let given = [("pismo.pdf".to_owned(), content), ("inne.pdf".to_owned(), b"%PDF-".to_vec())];
        let (anchors, policy) = (house.world.sandbox.anchors(), Policy::default());
        let now = house.office.clock.now();
        let found = verify_upd(&delivered.xml, &given, (&anchors, &policy), &Sources::offline(), now).await.unwrap();
        assert_eq!(found.answer, UpdAnswer::Signed, "{:?}", found.report);
        assert_eq!(found.timestamp(), delivered.timestamped);
        assert_eq!((found.delivered, found.unknown), (vec!["pismo.pdf".to_owned()], vec!["inne.pdf".to_owned()]));
        let altered = String::from_utf8(delivered.xml).unwrap().replace("Anna Nowak", "Hanna Nowak");
        let found = verify_upd(altered.as_bytes(), &[], (&anchors, &policy), &Sources::offline(), now).await.unwrap();
        assert_eq!(found.genuine(), Some(false));
    }

    async fn the_person_in_a_seal_is_believed_only_of_a_seal_that_the_policy_knows(office) {
        let house = House::open(office).await;
        let what = house.sealed(true).await;
        let receipt = house.ask(what).await.xml;
        let minister = house.world.sandbox.issue_person("Minister", "Cyfryzacji", &Pesel::parse(JAN).unwrap(), 365).unwrap();
        let sealed = seals::seal_for(ROLE, &receipt, minister.key(), house.office.clock.now()).unwrap();
        let (anchors, now) = (house.world.sandbox.anchors(), house.office.clock.now());
        let seal = SealName::of(minister.certificate());
        let office = Policy { trusted_profile_seals: vec![seal], ..Policy::default() };
        let sources = Sources::offline();
        let alone = verify_upd(sealed.as_bytes(), &[], (&anchors, &Policy::default()), &sources, now).await.unwrap();
        assert!(alone.signer().is_none() && alone.is_signed_by_namesake().is_none());
        assert_eq!(alone.claimed.as_deref(), Some("Anna Nowak"));
        assert_eq!(alone.sealed_by().unwrap().name, "Minister Cyfryzacji");
        let found = verify_upd(sealed.as_bytes(), &[], (&anchors, &office), &sources, now).await.unwrap();
        assert_eq!((found.signer().unwrap().name.as_str(), &found.claimed), ("Anna Nowak", &None));
        assert_eq!(found.is_signed_by_namesake(), Some(true));
        let jans = house.signed_with(&receipt, &minister);
        let found = verify_upd(jans.as_bytes(), &[], (&anchors, &office), &sources, now).await.unwrap();
        assert_eq!(found.is_signed_by_namesake(), Some(false));
    }

    async fn a_receipt_signed_by_somebody_else_is_not_genuine(office) {
        let house = House::open(office).await;
        let receipt = house.ask(house.sealed(true).await).await.xml;
        let jan = house.world.sandbox.issue_person("Jan", "Obcy", &Pesel::parse(JAN).unwrap(), 365).unwrap();
        let (anchors, policy, now) = (house.world.sandbox.anchors(), Policy::default(), house.office.clock.now());
        for (key, answer) in [(&house.anna_key, UpdAnswer::Signed), (&jan, UpdAnswer::OtherName)] {
            let signed = house.signed_with(&receipt, key);
            let found = verify_upd(signed.as_bytes(), &[], (&anchors, &policy), &house.desk.sources, now).await.unwrap();
            assert_eq!((found.answer, found.genuine()), (answer, Some(answer == UpdAnswer::Signed)));
        }
    }

    async fn a_silent_authority_delays_the_timestamp_and_not_the_delivery(office) {
        let house = House::open(office).await;
        let what = house.sealed(true).await;
        house.world.sandbox.switch(Service::Tsa, Behaviour::Off);
        let signed = house.signed_with(&house.ask(what).await.xml, &house.anna_key);
        house.sign(what, &signed).await.unwrap();
        assert!(house.opens(&house.anna, what).await);
        let mut looks = 0;
        house.work_until(60, async || { looks += 1; looks > 20 }).await;
        assert_eq!(house.delivered(what.1).await.timestamped, None);
        house.world.sandbox.switch(Service::Tsa, Behaviour::On);
        house.work_until(60, async || house.delivered(what.1).await.timestamped.is_some()).await;
        let delivered = house.delivered(what.1).await;
        assert!(delivered.timestamped.unwrap() > delivered.delivered_at);
    }
}
