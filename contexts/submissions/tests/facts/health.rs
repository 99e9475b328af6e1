//! The health of stored seals: receipts are prolonged in time and pass after their certificates have ended.

use std::sync::Arc;

use ::receipts::Answer;
use certificates::Sources;
use seals::{Authorities, TimestampAuthority};
use testkit::{
    on_both_databases,
    sandbox::{Behaviour, Service},
};

use crate::desk::{Desk, upload};

const DAY: i64 = 24 * 3600;
const MARGIN: i64 = 90 * DAY;

impl Desk {
    async fn tended(&self) -> ::receipts::Tended {
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
        let health = ::receipts::health(&mut view, before).await.unwrap();
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
        assert_eq!(::receipts::health(&mut view, before).await.unwrap().endangered, 0);
        drop(view);
        desk.office.clock.advance(5 * 365 * DAY);
        assert_eq!(desk.answer(&second).await, Answer::Genuine);
        assert_ne!(desk.answer(&first).await, Answer::Genuine, "the authority has expired and nothing proves the token older");
    }
}
