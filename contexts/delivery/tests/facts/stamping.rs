//! The timestamp of the addressee's signature, and what a stranger finds out from the files.

use certificates::Sources;
use receipts::{UpdAnswer, verify_upd};
use signatures::Policy;
use testkit::{
    on_both_databases,
    sandbox::{Behaviour, Service},
};
use vocabulary::Clock as _;

use crate::office::House;

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
