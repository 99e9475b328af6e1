//! The health of stored seals: receipts are prolonged in time and pass after their certificates have ended.

use std::sync::Arc;

use ::receipts::Answer;
use certificates::Sources;
use seals::{Authorities, Key, Keys, NamedKey, TimestampAuthority};
use testkit::{
    on_both_databases,
    sandbox::{Behaviour, Lie, Service},
};

use crate::desk::{Desk, NIP, OFFICE, sealer, upload};

const DAY: i64 = 24 * 3600;
const MARGIN: i64 = 90 * DAY;

impl Desk {
    async fn tended(&self) -> lasting::Tended {
        ::receipts::tend(&self.office.journal, &self.sealer, MARGIN, 10).await.unwrap()
    }

    /// Has the closed authority asked first, whose certificate ends after three years, then the open one.
    fn ask_both(&mut self) {
        let anchors = Some(self.world.sandbox.anchors());
        let closed = (self.world.sandbox.closed_timestamp_url(), self.world.known.clone());
        let open = (self.world.sandbox.timestamp_url(), self.world.outbound.clone());
        let all = [closed, open].map(|(url, way)| TimestampAuthority::at(url, anchors.clone(), way));
        self.sealer.authorities = Authorities::new(all.into(), Arc::new(self.office.clock.clone()));
    }

    /// The office's first key is revoked now.
    fn revoke_first(&self) {
        assert!(self.world.sandbox.revoke(&self.sealer.keys.first().certificate().serial_hex()).unwrap());
    }

    /// The office takes a second key to use.
    fn add_spare(&mut self) {
        let spare = sealer(&self.world, OFFICE, NIP).keys.first().clone();
        let named = |name: &str, key: &Arc<dyn Key>| NamedKey { name: name.to_owned(), key: Arc::clone(key) };
        self.sealer.keys = Keys::new(named("first", self.sealer.keys.first()), vec![named("spare", &spare)]);
    }

    async fn answer(&self, receipt: &str) -> Answer {
        let (anchors, sources) = (self.world.sandbox.anchors(), Sources::new(self.world.outbound.clone()));
        let found = ::receipts::verify(receipt.as_bytes(), &[], &anchors, &sources, self.now()).await;
        found.unwrap().unwrap().answer
    }
}

on_both_databases! {
    async fn a_receipt_without_its_proofs_is_given_them_when_they_are_to_be_had_and_the_first_version_is_kept(office) {
        let desk = Desk::open(office).await;
        desk.revocation(Behaviour::Off);
        let filed = desk.file(upload(desk.letter()), "1").await.unwrap();
        desk.work_until(0, async || desk.receipt(&desk.anna, &filed).await.is_some()).await;
        let first = desk.receipt(&desk.anna, &filed).await.unwrap();
        let tended = desk.tended().await;
        assert_eq!((tended.looked_at, tended.prolonged, tended.failed), (1, 0, 1), "nobody tells of revocation yet");
        assert_eq!(desk.tended().await.looked_at, 0, "it is left for a while");
        desk.revocation(Behaviour::On);
        desk.office.clock.advance(3600);
        assert_eq!(desk.tended().await.prolonged, 1);
        let second = desk.receipt(&desk.anna, &filed).await.unwrap();
        assert!(second.contains("TimeStampValidationData") && !first.contains("TimeStampValidationData"));
        let mut view = desk.office.journal.view().await.unwrap();
        for xml in [&first, &second] {
            assert!(::receipts::issued_as(&mut view, xml.as_bytes()).await.unwrap().is_some());
        }
        assert_eq!(desk.tended().await.looked_at, 0, "a second round finds nothing to do");
    }

    async fn a_receipt_is_archived_before_its_authority_expires_and_is_genuine_after(office) {
        let mut desk = Desk::open(office).await;
        desk.ask_both();
        let filed = desk.file(upload(desk.letter()), "1").await.unwrap();
        desk.work().await;
        let first = desk.receipt(&desk.anna, &filed).await.unwrap();
        let looked = desk.tended().await;
        assert_eq!((looked.looked_at, looked.prolonged), (1, 0), "it stands for three years");
        assert_eq!(desk.tended().await.looked_at, 0, "and is not looked at until they are nearly over");
        desk.office.clock.advance(3 * 365 * DAY - 30 * DAY);
        let before = desk.now().plus_seconds(MARGIN);
        let mut view = desk.office.journal.view().await.unwrap();
        let health = lasting::health(&mut view, before).await.unwrap();
        assert_eq!((health.endangered, health.failed), (1, 0));
        assert!(health.soonest.unwrap() > desk.now());
        drop(view);
        for service in [Service::Tsa, Service::ClosedTsa] {
            desk.world.sandbox.switch(service, Behaviour::Off);
        }
        let out = desk.tended().await;
        assert!(out.out_of_order.is_some() && out.prolonged == 0, "{out:?}");
        desk.world.sandbox.switch(Service::Tsa, Behaviour::On);
        assert_eq!(desk.tended().await.prolonged, 1);
        let second = desk.receipt(&desk.anna, &filed).await.unwrap();
        assert!(second.contains("<xades141:ArchiveTimeStamp "));
        let mut view = desk.office.journal.view().await.unwrap();
        assert_eq!(lasting::health(&mut view, before).await.unwrap().endangered, 0);
        drop(view);
        desk.office.clock.advance(5 * 365 * DAY);
        assert_eq!(desk.answer(&second).await, Answer::Genuine);
        assert_ne!(desk.answer(&first).await, Answer::Genuine, "the authority has expired and nothing proves the token older");
    }

    async fn a_receipt_whose_timestamp_lies_ahead_is_given_when_its_time_has_come(office) {
        let desk = Desk::open(office).await;
        desk.world.sandbox.switch(Service::Tsa, Behaviour::Lies(Lie::FastClock));
        let filed = desk.file(upload(desk.letter()), "1").await.unwrap();
        let mut looks = 0;
        desk.work_until(0, async || { looks += 1; looks > 30 }).await;
        assert!(desk.receipt(&desk.anna, &filed).await.is_none() && desk.waiting().await == 1);
        desk.world.sandbox.switch(Service::Tsa, Behaviour::Off);
        desk.office.clock.advance(7);
        desk.work().await;
        let receipt = desk.receipt(&desk.anna, &filed).await.expect("the timestamp was kept");
        assert_eq!(desk.answer(&receipt).await, Answer::Genuine);
        assert!(receipt.contains("TimeStampValidationData"), "with proofs of that time");
    }

    async fn what_is_known_to_be_revoked_when_its_timestamp_comes_is_not_given(office) {
        let mut desk = Desk::open(office).await;
        desk.file(upload(desk.letter()), "1").await.unwrap();
        desk.work().await;
        desk.office.clock.advance(5);
        desk.revoke_first();
        desk.office.clock.advance(5);
        let filed = desk.file(upload(desk.letter()), "2").await.unwrap();
        let mut looks = 0;
        desk.work_until(0, async || { looks += 1; looks > 30 }).await;
        assert!(desk.receipt(&desk.anna, &filed).await.is_none(), "though a minute ago it was good");
        desk.add_spare();
        desk.work_until(30, async || desk.receipt(&desk.anna, &filed).await.is_some()).await;
        assert_eq!(desk.answer(&desk.receipt(&desk.anna, &filed).await.unwrap()).await, Answer::Genuine);
    }

    async fn a_receipt_sealed_before_the_office_learnt_of_a_revocation_is_made_anew(office) {
        let mut desk = Desk::open(office).await;
        // The list of yesterday is all that is to be had.
        desk.world.sandbox.switch(Service::Ocsp, Behaviour::Off);
        let before = desk.file(upload(desk.letter()), "1").await.unwrap();
        desk.work().await;
        desk.office.clock.advance(10);
        desk.revoke_first();
        desk.office.clock.advance(10);
        let after = desk.file(upload(desk.letter()), "2").await.unwrap();
        desk.work().await;
        let [good, dead] = [desk.receipt(&desk.anna, &before).await.unwrap(), desk.receipt(&desk.anna, &after).await.unwrap()];
        desk.world.sandbox.switch(Service::Ocsp, Behaviour::On);
        desk.office.clock.advance(3600);
        assert!(matches!(desk.answer(&dead).await, Answer::Bad(_)));
        assert_eq!(desk.answer(&good).await, Answer::Genuine);
        assert_eq!(lasting::doubt(&desk.office.journal, &desk.sealer).await.unwrap(), 2);
        assert!(desk.tended().await.out_of_order.is_some(), "no key seals");
        desk.add_spare();
        let tended = desk.tended().await;
        assert_eq!((tended.anew, tended.failed), (1, 0), "{tended:?}");
        let made = desk.receipt(&desk.anna, &after).await.unwrap();
        assert_eq!(desk.answer(&made).await, Answer::Genuine);
        assert_eq!(desk.answer(&desk.receipt(&desk.anna, &before).await.unwrap()).await, Answer::Genuine);
        let [old, new] = [&dead, &made].map(|xml| ::receipts::Upp::read(xml.as_bytes()).unwrap());
        assert_eq!((&old.content, &old.entry), (&new.content, &new.entry), "all else in it stays");
        let mut view = desk.office.journal.view().await.unwrap();
        assert!(::receipts::issued_as(&mut view, dead.as_bytes()).await.unwrap().is_some(), "the first version is kept");
        drop(view);
        assert_eq!(lasting::doubt(&desk.office.journal, &desk.sealer).await.unwrap(), 0, "it is asked once");
        assert_eq!(desk.tended().await.looked_at, 0);
    }
}
