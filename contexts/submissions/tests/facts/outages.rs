//! What fails outside delays a receipt and never loses or refuses a filing.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use ::receipts::Answer;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use certificates::{Certificate, Sources};
use seals::{Algorithm, Authorities, Key, KeyFault, Keys, NamedKey, Sealer, TimestampAuthority};
use testkit::{
    on_both_databases,
    sandbox::{Behaviour, Service},
};

use crate::desk::{Desk, sealer, upload};

/// The signature value of the first seal in a text.
fn signature_value(text: &str) -> Option<&str> {
    let after = &text[text.find("<ds:SignatureValue")?..];
    let value = &after[after.find('>')? + 1..];
    Some(&value[..value.find('<')?])
}

/// The office's key in a module that can be pulled out.
struct Pulled {
    key: Arc<dyn Key>,
    out: AtomicBool,
}

impl Key for Pulled {
    fn algorithm(&self) -> Algorithm {
        self.key.algorithm()
    }
    fn certificate(&self) -> &Certificate {
        self.key.certificate()
    }
    fn chain(&self) -> &[Certificate] {
        self.key.chain()
    }
    fn sign(&self, digest: &[u8]) -> Result<Vec<u8>, KeyFault> {
        if self.out.load(Ordering::SeqCst) { Err(KeyFault("pulled out".to_owned())) } else { self.key.sign(digest) }
    }
}

on_both_databases! {
    async fn without_timestamps_filings_are_accepted_and_receipts_follow_with_the_kept_seal(office) {
        let desk = Desk::open(office).await;
        desk.world.sandbox.switch(Service::Tsa, Behaviour::Off);
        let filed = desk.file(upload(desk.letter()), "1").await.unwrap();
        let filed_at = desk.now();
        let entries = desk.office.rows().await["journal_entries"];
        desk.work_until(0, async || signature_value(&desk.office.text_of("receipts").await).is_some()).await;
        let kept = signature_value(&desk.office.text_of("receipts").await).unwrap().to_owned();
        assert_eq!(desk.receipt(&desk.anna, &filed).await, None);
        let backlog = receipts::backlog(&mut desk.office.journal.view().await.unwrap()).await.unwrap();
        assert_eq!((backlog.waiting, backlog.oldest), (1, Some(filed_at)));

        // Three days of it: more tries than any fault would be given.
        let mut looks = 0;
        desk.work_until(300, async || { looks += 1; looks > 60 }).await;
        assert_eq!(desk.waiting().await, 1);
        assert_eq!(desk.receipt(&desk.anna, &filed).await, None);
        assert_eq!(desk.office.rows().await["journal_entries"], entries + 1, "the kept seal is recorded once");

        desk.world.sandbox.switch(Service::Tsa, Behaviour::On);
        desk.work_until(300, async || desk.waiting().await == 0).await;
        let receipt = desk.receipt(&desk.anna, &filed).await.unwrap();
        assert_eq!(signature_value(&receipt), Some(kept.as_str()));
        let sources = Sources::new(desk.world.outbound.clone());
        let verified = receipts::verify(receipt.as_bytes(), &[], &desk.world.sandbox.anchors(), &sources, desk.now())
            .await
            .unwrap()
            .unwrap();
        assert_eq!(verified.answer, Answer::Genuine);
        assert!(verified.timestamp().unwrap() > filed_at);
        assert_eq!(verified.upp.content.entered_at, filed_at);
        let backlog = receipts::backlog(&mut desk.office.journal.view().await.unwrap()).await.unwrap();
        assert_eq!((backlog.waiting, backlog.oldest), (0, None));
    }

    async fn a_second_timestamp_authority_helps_out(office) {
        let mut desk = Desk::open(office).await;
        let url = desk.world.sandbox.timestamp_url();
        let all = [url.replace("/tsa", "/nothing-here"), url].map(|url| {
            TimestampAuthority::at(url, Some(desk.world.sandbox.anchors()), desk.world.outbound.clone())
        });
        desk.sealer.authorities = Authorities::new(all.into(), Arc::new(desk.office.clock.clone()));
        let filed = desk.file(upload(desk.letter()), "1").await.unwrap();
        desk.work().await;
        assert!(desk.receipt(&desk.anna, &filed).await.is_some());
    }

    async fn without_the_key_filings_are_accepted_and_receipts_follow(office) {
        let mut desk = Desk::open(office).await;
        let pulled = Arc::new(Pulled { key: sealer(&desk.world, crate::desk::OFFICE, crate::desk::NIP).keys.first().clone(), out: AtomicBool::new(true) });
        desk.sealer = Sealer { keys: Keys::one(pulled.clone()), ..desk.sealer };
        let filed = desk.file(upload(desk.letter()), "1").await.unwrap();
        let mut looks = 0;
        desk.work_until(300, async || { looks += 1; looks > 30 }).await;
        assert_eq!(desk.waiting().await, 1);
        assert_eq!(desk.receipt(&desk.anna, &filed).await, None);
        pulled.out.store(false, Ordering::SeqCst);
        desk.work_until(300, async || desk.waiting().await == 0).await;
        assert!(desk.receipt(&desk.anna, &filed).await.is_some());
    }

    async fn a_spare_seals_while_the_first_key_is_out_of_order(office) {
        let mut desk = Desk::open(office).await;
        let first = desk.sealer.keys.first().clone();
        let pulled = Arc::new(Pulled { key: first.clone(), out: AtomicBool::new(true) });
        let spare = sealer(&desk.world, crate::desk::OFFICE, crate::desk::NIP).keys.first().clone();
        let named = |name: &str, key: Arc<dyn Key>| NamedKey { name: name.to_owned(), key };
        let keys = Keys::new(named("first", pulled.clone()), vec![named("spare", spare.clone())]);
        desk.sealer = Sealer { keys, ..desk.sealer };
        let by = |receipt: &str, key: &dyn Key| receipt.contains(&STANDARD.encode(key.certificate().der()));

        let filed = desk.file(upload(desk.letter()), "1").await.unwrap();
        desk.work().await;
        let receipt = desk.receipt(&desk.anna, &filed).await.unwrap();
        assert!(by(&receipt, &*spare) && !by(&receipt, &*first));
        pulled.out.store(false, Ordering::SeqCst);
        let filed = desk.file(upload(desk.letter()), "2").await.unwrap();
        desk.work().await;
        let receipt = desk.receipt(&desk.anna, &filed).await.unwrap();
        assert!(by(&receipt, &*first) && !by(&receipt, &*spare));
        desk.world.sandbox.revoke(&first.certificate().serial_hex()).unwrap();
        desk.office.clock.advance(60);
        let filed = desk.file(upload(desk.letter()), "3").await.unwrap();
        desk.work().await;
        assert!(by(&desk.receipt(&desk.anna, &filed).await.unwrap(), &*spare));
    }

    async fn a_seal_that_waits_is_completed_though_another_key_seals_now(office) {
        let mut desk = Desk::open(office).await;
        desk.world.sandbox.switch(Service::Tsa, Behaviour::Off);
        let filed = desk.file(upload(desk.letter()), "1").await.unwrap();
        desk.work_until(0, async || signature_value(&desk.office.text_of("receipts").await).is_some()).await;
        let kept = signature_value(&desk.office.text_of("receipts").await).unwrap().to_owned();

        // The old key is in a module that is gone; its certificate is all that is needed.
        let old = Arc::new(Pulled { key: desk.sealer.keys.first().clone(), out: AtomicBool::new(true) });
        let new = sealer(&desk.world, crate::desk::OFFICE, crate::desk::NIP).keys.first().clone();
        let named = |name: &str, key: Arc<dyn Key>| NamedKey { name: name.to_owned(), key };
        let keys = Keys::new(named("new", new), vec![named("old", old)]);
        desk.sealer = Sealer { keys, ..desk.sealer };
        desk.world.sandbox.switch(Service::Tsa, Behaviour::On);
        desk.work_until(300, async || desk.waiting().await == 0).await;
        let receipt = desk.receipt(&desk.anna, &filed).await.unwrap();
        assert_eq!(signature_value(&receipt), Some(kept.as_str()));
    }

    async fn a_receipt_waits_for_a_key_whose_certificate_holds(office) {
        let mut desk = Desk::open(office).await;
        let filed = desk.file(upload(desk.letter()), "1").await.unwrap();
        desk.office.clock.set(desk.sealer.keys.first().certificate().not_after().plus_seconds(1));
        let mut looks = 0;
        desk.work_until(300, async || { looks += 1; looks > 20 }).await;
        assert!(desk.receipt(&desk.anna, &filed).await.is_none(), "no receipt that nobody would believe");
        assert_eq!(desk.waiting().await, 1);
        desk.sealer = sealer(&desk.world, crate::desk::OFFICE, crate::desk::NIP);
        desk.work_until(300, async || desk.waiting().await == 0).await;
        let receipt = desk.receipt(&desk.anna, &filed).await.unwrap();
        let (anchors, sources) = (desk.world.sandbox.anchors(), Sources::new(desk.world.outbound.clone()));
        let found = receipts::verify(receipt.as_bytes(), &[], &anchors, &sources, desk.now()).await.unwrap().unwrap();
        assert_eq!(found.answer, Answer::Genuine);
    }

    async fn a_receipt_waits_for_a_key_that_was_not_revoked(office) {
        let mut desk = Desk::open(office).await;
        desk.world.sandbox.revoke(&desk.sealer.keys.first().certificate().serial_hex()).unwrap();
        desk.office.clock.advance(60);
        let filed = desk.file(upload(desk.letter()), "1").await.unwrap();
        let mut looks = 0;
        desk.work_until(300, async || { looks += 1; looks > 20 }).await;
        assert!(desk.receipt(&desk.anna, &filed).await.is_none(), "no receipt that nobody would believe");
        assert!(signature_value(&desk.office.text_of("receipts").await).is_none(), "nor a seal kept");
        assert!(desk.office.text_of("jobs").await.contains("has been revoked since"), "the job says why it waits");
        desk.sealer = sealer(&desk.world, crate::desk::OFFICE, crate::desk::NIP);
        desk.work_until(300, async || desk.waiting().await == 0).await;
        let receipt = desk.receipt(&desk.anna, &filed).await.unwrap();
        let (anchors, sources) = (desk.world.sandbox.anchors(), Sources::new(desk.world.outbound.clone()));
        let found = receipts::verify(receipt.as_bytes(), &[], &anchors, &sources, desk.now()).await.unwrap().unwrap();
        assert_eq!(found.answer, Answer::Genuine);
    }

    async fn a_seal_kept_from_an_older_key_gives_way_to_the_new_one(office) {
        let mut desk = Desk::open(office).await;
        desk.world.sandbox.switch(Service::Tsa, Behaviour::Off);
        let filed = desk.file(upload(desk.letter()), "1").await.unwrap();
        desk.work_until(0, async || signature_value(&desk.office.text_of("receipts").await).is_some()).await;
        let old = signature_value(&desk.office.text_of("receipts").await).unwrap().to_owned();
        desk.office.clock.set(desk.sealer.keys.first().certificate().not_after().plus_seconds(1));
        desk.sealer = sealer(&desk.world, crate::desk::OFFICE, crate::desk::NIP);
        let kept = async || signature_value(&desk.office.text_of("receipts").await).unwrap() != old;
        desk.work_until(300, kept).await;
        let entries = desk.office.rows().await["journal_entries"];
        let mut looks = 0;
        desk.work_until(300, async || { looks += 1; looks > 20 }).await;
        assert_eq!(desk.office.rows().await["journal_entries"], entries, "the new seal is kept once");
        desk.world.sandbox.switch(Service::Tsa, Behaviour::On);
        desk.work_until(300, async || desk.waiting().await == 0).await;
        let receipt = desk.receipt(&desk.anna, &filed).await.unwrap();
        let (anchors, sources) = (desk.world.sandbox.anchors(), Sources::new(desk.world.outbound.clone()));
        let found = receipts::verify(receipt.as_bytes(), &[], &anchors, &sources, desk.now()).await.unwrap().unwrap();
        assert_eq!(found.answer, Answer::Genuine);
    }

    async fn whoever_waits_for_a_receipt_is_told_when_it_is_there(office) {
        let desk = Desk::open(office).await;
        let filed = desk.file(upload(desk.letter()), "1").await.unwrap();
        let wait = |millis| receipts::wait_sealed(&desk.office.journal, filed.letter, std::time::Duration::from_millis(millis));
        assert!(!wait(1).await.unwrap());
        let (waited, ()) = tokio::join!(wait(10_000), desk.work());
        assert!(waited.unwrap());
        assert!(wait(0).await.unwrap());
    }
}
