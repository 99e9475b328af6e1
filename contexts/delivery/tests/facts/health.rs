//! Signed receipts of delivery and sealed answers are prolonged in time.

use std::sync::Arc;

use certificates::{Anchors, Sources};
use lasting::Kind;
use receipts::{UpdAnswer, verify_upd};
use seals::{Authorities, TimestampAuthority};
use signatures::{Document, Indication, Policy};
use testkit::{
    on_both_databases,
    sandbox::{Behaviour, Service},
};
use vocabulary::Clock as _;

use crate::{journal::told, office::House};

const DAY: i64 = 24 * 3600;
const MARGIN: i64 = 90 * DAY;

impl House {
    /// Has the closed authority asked first, whose certificate ends after three years, then the open one.
    fn ask_both(&mut self) {
        let anchors = Some(self.world.sandbox.anchors());
        let closed = (self.world.sandbox.closed_timestamp_url(), self.world.known.clone());
        let open = (self.world.sandbox.timestamp_url(), self.world.outbound.clone());
        let all = [closed, open].map(|(url, way)| TimestampAuthority::at(url, anchors.clone(), way));
        self.sealer.authorities = Authorities::new(all.into(), Arc::new(self.office.clock.clone()));
    }

    /// The latest list of the authorities' revoked certificates, beside the roots.
    async fn with_list(&self) -> Anchors {
        let url = self.world.sandbox.timestamp_url().replace("/tsa", "/crl/timestamps.crl");
        let list = self.world.outbound.get(&url, Default::default()).await.unwrap();
        let mut files = self.world.sandbox.root_files();
        files.push(self.office.folder.path().join("timestamps.crl"));
        std::fs::write(files.last().unwrap(), list).unwrap();
        Anchors::read(&files).unwrap()
    }
}

on_both_databases! {
    async fn a_signed_receipt_proves_itself_long_after_what_it_carries_was_fresh(office) {
        let house = House::open(office).await;
        let what = house.sealed(true).await;
        let signed = house.signed_with(&house.ask(what).await.xml, &house.anna_key);
        // Whoever judges it asks a second before it is timestamped.
        house.sign(what, &signed).await.unwrap();
        house.office.clock.advance(2);
        house.work_until(0, async || house.delivered(what.1).await.timestamped.is_some()).await;
        let delivered = house.delivered(what.1).await;
        let (anchors, policy, sources) = (house.world.sandbox.anchors(), Policy::default(), Sources::offline());
        let later = house.office.clock.now().plus_seconds(30 * DAY);
        let found = verify_upd(&delivered.xml, &[], (&anchors, &policy), &sources, later).await.unwrap();
        assert_eq!((found.answer, found.timestamp()), (UpdAnswer::Signed, delivered.timestamped), "{:?}", found.report);
        assert!(found.as_of.unwrap().at >= delivered.timestamped.unwrap());
        let listed = house.with_list().await;
        let now = house.office.clock.now();
        let found = verify_upd(&delivered.xml, &[], (&listed, &policy), &sources, now).await.unwrap();
        assert_eq!((found.answer, found.as_of), (UpdAnswer::Signed, None), "with the authority's list it is an answer of now");
    }

    async fn a_signed_receipt_and_its_answer_are_archived_before_their_authority_expires(office) {
        let mut house = House::open(office).await;
        house.ask_both();
        let what = house.sealed(true).await;
        let signed = house.signed_with(&house.ask(what).await.xml, &house.anna_key);
        house.sign(what, &signed).await.unwrap();
        house.work_until(0, async || house.delivered(what.1).await.timestamped.is_some()).await;
        let (journal, files) = (house.office.journal.clone(), house.office.files.clone());
        let both = async |house: &House| {
            let deliveries = delivery::tend(&house.desk, &house.sealer, MARGIN, 10).await.unwrap();
            let answers = cases::tend(&journal, &files, &house.sealer, MARGIN, 10).await.unwrap();
            [(deliveries.looked_at, deliveries.prolonged), (answers.looked_at, answers.prolonged)]
        };
        assert_eq!(both(&house).await, [(1, 0), (1, 0)], "they stand for three years");
        assert_eq!(both(&house).await, [(0, 0), (0, 0)]);
        house.office.clock.advance(3 * 365 * DAY - 30 * DAY);
        house.world.sandbox.switch(Service::ClosedTsa, Behaviour::Off);
        assert_eq!(both(&house).await, [(1, 1), (1, 1)]);
        let delivered = house.delivered(what.1).await;
        assert_eq!(delivered.version, 3);
        let mut view = house.office.journal.view().await.unwrap();
        let kept = lasting::newest_pdf(&mut view, Kind::Answer, what.1.uuid()).await.unwrap().unwrap();
        let pdf = house.office.files.read(&mut view, kept.file).await.unwrap().unwrap();
        let first = house.office.files.read(&mut view, house.answer(what.1).await.pdf.unwrap()).await.unwrap().unwrap();
        assert!(pdf.starts_with(&first) && pdf.len() > first.len(), "the first file is kept, the second only adds to it");
        assert_eq!(told(&mut view).await, Vec::<String>::new());
        drop(view);
        house.office.clock.advance(5 * 365 * DAY);
        let (anchors, now, policy) = (house.with_list().await, house.office.clock.now(), Policy::default());
        let found = verify_upd(&delivered.xml, &[], (&anchors, &policy), &Sources::offline(), now).await.unwrap();
        assert_eq!((found.answer, found.as_of.is_none()), (UpdAnswer::Signed, true), "{:?}", found.report);
        let document = Document { bytes: pdf.to_vec(), detached: Vec::new() };
        let evidence = signatures::gather(&document, &anchors, &Sources::offline(), now).await.unwrap();
        let judged = signatures::judge(&evidence, &policy, &anchors, now).signatures;
        let verdicts: Vec<_> = judged.iter().map(|one| (one.indication, one.format.as_str())).collect();
        assert_eq!(verdicts, [(Indication::TotalPassed, "PAdES-BASELINE-LTA")], "{judged:?}");
    }
}
