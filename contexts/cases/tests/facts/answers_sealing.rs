//! Sealing an approved answer: once, with a seal that is believed; what fails outside delays it and loses nothing.

use std::{
    process::Command,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use cases::{AnswerState, CaseStep, Stage, StepKind};
use certificates::Sources;
use jobs::{Handler, Outcome};
use signatures::{Coverage, Document, Indication, Judged, Policy};
use testkit::{
    on_both_databases,
    sandbox::{Behaviour, Service},
};
use vocabulary::{CaseId, Clock as _, Fault};

use crate::{
    answers_desk::{Desk, answer, approved, new_sealer, paper_case},
    world::row,
};

/// What our own judge says of the signatures in a file.
async fn judged(desk: &Desk, file: &[u8]) -> Vec<Judged> {
    let document = Document { bytes: file.to_vec(), detached: Vec::new() };
    let (anchors, now) = (desk.outside.sandbox.anchors(), desk.office.clock.now());
    let sources = Sources::new(desk.outside.outbound.clone());
    let evidence = signatures::gather(&document, &anchors, &sources, now).await.unwrap();
    signatures::judge(&evidence, &Policy::default(), &anchors, now).signatures
}

async fn steps(desk: &Desk, case: CaseId) -> Vec<CaseStep> {
    let mut view = desk.office.journal.view().await.unwrap();
    cases::case(&mut view, &desk.world.officer, case).await.unwrap().unwrap().steps
}

/// Looks at the work for a while: nothing must come of it.
async fn work_in_vain(desk: &Desk) {
    let mut looks = 0;
    desk.work_until(300, async || {
        looks += 1;
        looks > 20
    })
    .await;
}

on_both_databases! {
    async fn a_sealed_answer_settles_its_case(office) {
        let desk = Desk::open(office).await;
        let (case, id) = desk.approved().await;
        assert_eq!(row(&desk.office, case).await.stage, Stage::Open);
        desk.work_until(0, async || desk.waiting().await == 0).await;
        let (found, case_row) = (answer(&desk.office, id).await, row(&desk.office, case).await);
        assert_eq!(found.state, AnswerState::Sealed);
        assert_eq!((case_row.stage, case_row.settled_at), (Stage::Settled, found.sealed_at));
        let last = steps(&desk, case).await.pop().unwrap();
        assert_eq!((last.kind, last.actor.as_str()), (StepKind::Settled, ""));
        let clock = cases::clock(&case_row, vocabulary::Date::new(2030, 1, 1).unwrap());
        assert_eq!(clock.ended, found.sealed_at.map(vocabulary::Instant::warsaw_date));
        let mut view = desk.office.journal.view().await.unwrap();
        assert!(journal::find(&mut view, "answer.sealed", id).await.unwrap().is_some());
        // Neither a waiting seal nor a job is left.
        assert!(!desk.office.text_of("jobs").await.contains("seal_answer"));
    }

    async fn the_seal_is_believed_here_and_by_poppler(office) {
        let desk = Desk::open(office).await;
        let (_, id) = desk.sealed().await;
        let pdf = desk.pdf(id).await;
        let judged = judged(&desk, &pdf).await;
        let [judged] = judged.as_slice() else { panic!("{judged:?}") };
        assert_eq!(judged.indication, Indication::TotalPassed, "{judged:?}");
        assert_eq!((judged.format.as_str(), &judged.coverage), ("PAdES-BASELINE-LT", &Coverage::Whole));
        assert!(judged.timestamped);
        let signer = judged.signer.as_ref().map(|signer| signer.name.as_str());
        assert_eq!(signer, Some("Urząd Miasta w Okienkowie"));

        let file = desk.office.folder.path().join("odpowiedz.pdf");
        std::fs::write(&file, &pdf).unwrap();
        let told = Command::new("pdfsig").arg("-nocert").arg(&file).output().expect("poppler-utils is there");
        let told = String::from_utf8_lossy(&told.stdout).into_owned();
        assert!(told.contains("Signature is Valid"), "{told}");
        let text = Command::new("pdftotext").arg(&file).arg("-").output().unwrap();
        let text = String::from_utf8(text.stdout).unwrap();
        for said in ["Anna Wrzos", "Dotyczy: wniosku", "Zgoda.", "naczelnik", "OR.123.1.2026", &id.to_string()] {
            assert!(text.contains(said), "{said} in {text}");
        }
    }

    async fn an_answer_does_not_wait_for_what_proves_its_seal(office) {
        let desk = Desk::open(office).await;
        for service in [Service::Ocsp, Service::Crl] {
            desk.outside.sandbox.switch(service, Behaviour::Off);
        }
        let (_, id) = desk.sealed().await;
        for service in [Service::Ocsp, Service::Crl] {
            desk.outside.sandbox.switch(service, Behaviour::On);
        }
        let judged = judged(&desk, &desk.pdf(id).await).await;
        let told = (judged[0].indication, judged[0].format.as_str());
        assert_eq!(told, (Indication::TotalPassed, "PAdES-BASELINE-T"));
    }

    async fn a_job_done_twice_at_once_stores_one_answer(office) {
        let desk = Desk::open(office).await;
        let (case, id) = desk.approved().await;
        let before = desk.office.rows().await;
        let (hand, done) = (desk.hand(), Arc::new(AtomicUsize::new(0)));
        let counted = done.clone();
        let twice: Handler = Arc::new(move |lease| {
            let (hand, done) = (hand.clone(), counted.clone());
            Box::pin(async move {
                let (one, other) = tokio::join!(hand.seal(&lease), hand.seal(&lease));
                // And once more, as after a crash that the queue did not learn of.
                let again = hand.seal(&lease).await;
                let well = |result: &Result<Outcome, Fault>| matches!(result, Ok(Outcome::Done));
                done.fetch_add([&one, &other, &again].iter().filter(|result| well(result)).count(), Ordering::SeqCst);
                Ok(Outcome::Done)
            })
        });
        desk.work_with(twice, 0, async || desk.waiting().await == 0).await;
        assert_eq!(done.load(Ordering::SeqCst), 1);
        let after = desk.office.rows().await;
        assert_eq!(after["files"], before["files"] + 1);
        assert_eq!(after["journal_entries"], before["journal_entries"] + 1);
        assert_eq!(steps(&desk, case).await.iter().filter(|step| step.kind == StepKind::Settled).count(), 1);
        assert_eq!(answer(&desk.office, id).await.state, AnswerState::Sealed);
    }

    async fn what_a_crash_left_half_done_is_done_by_the_next_try(office) {
        let desk = Desk::open(office).await;
        let (case, id) = desk.approved().await;
        let (hand, tries) = (desk.hand(), Arc::new(AtomicUsize::new(0)));
        let counted = tries.clone();
        let crashing: Handler = Arc::new(move |lease| {
            let (hand, tries) = (hand.clone(), counted.clone());
            Box::pin(async move {
                // Cut off sooner or later on its way, the last time not at all.
                let tries = tries.fetch_add(1, Ordering::SeqCst);
                if tries > 8 {
                    return hand.seal(&lease).await;
                }
                let patience = std::time::Duration::from_millis(4 << tries);
                tokio::time::timeout(patience, hand.seal(&lease)).await.unwrap_or_else(|_| Err(Fault::new("cut off")))
            })
        });
        desk.work_with(crashing, 2, async || desk.waiting().await == 0).await;
        assert!(tries.load(Ordering::SeqCst) > 1, "it was cut off");
        assert_eq!(answer(&desk.office, id).await.state, AnswerState::Sealed);
        assert_eq!(row(&desk.office, case).await.stage, Stage::Settled);
        assert_eq!(judged(&desk, &desk.pdf(id).await).await[0].indication, Indication::TotalPassed);
    }

    async fn while_the_authority_is_silent_the_seal_is_kept(office) {
        let desk = Desk::open(office).await;
        desk.outside.sandbox.switch(Service::Tsa, Behaviour::Off);
        let (case, id) = desk.approved().await;
        let approved_at = desk.office.clock.now();
        let entries = desk.office.rows().await["journal_entries"];
        desk.work_until(0, async || desk.office.rows().await["journal_entries"] > entries).await;
        work_in_vain(&desk).await;
        assert_eq!(desk.waiting().await, 1);
        assert_eq!(desk.office.rows().await["journal_entries"], entries + 1, "the kept seal is recorded once");
        assert_eq!(answer(&desk.office, id).await.state, AnswerState::Approved);
        assert_eq!(row(&desk.office, case).await.stage, Stage::Open);
        desk.outside.sandbox.switch(Service::Tsa, Behaviour::On);
        desk.work_until(300, async || desk.waiting().await == 0).await;
        let judged = judged(&desk, &desk.pdf(id).await).await;
        assert_eq!(judged[0].indication, Indication::TotalPassed, "{judged:?}");
        // The seal of the first day, and the time of the later one.
        assert_eq!(judged[0].signing_time, Some(approved_at));
        assert!(answer(&desk.office, id).await.sealed_at.unwrap() > approved_at.plus_seconds(3000));
    }

    async fn an_expired_key_seals_nothing_and_a_new_one_does(office) {
        let mut desk = Desk::open(office).await;
        let (_, id) = desk.approved().await;
        desk.office.clock.set(desk.sealer.keys.first().certificate().not_after().plus_seconds(1));
        work_in_vain(&desk).await;
        assert_eq!((answer(&desk.office, id).await.state, desk.waiting().await), (AnswerState::Approved, 1));
        desk.sealer = new_sealer(&desk.outside);
        desk.work_until(300, async || desk.waiting().await == 0).await;
        assert_eq!(judged(&desk, &desk.pdf(id).await).await[0].indication, Indication::TotalPassed);
    }

    async fn a_revoked_key_seals_nothing_and_a_new_one_does(office) {
        let mut desk = Desk::open(office).await;
        desk.outside.sandbox.revoke(&desk.sealer.keys.first().certificate().serial_hex()).unwrap();
        desk.office.clock.advance(60);
        let (_, id) = desk.approved().await;
        let before = desk.office.rows().await;
        work_in_vain(&desk).await;
        assert_eq!(desk.office.rows().await, before, "nor is a seal kept");
        assert!(desk.office.text_of("jobs").await.contains("revoked"), "the job says why it waits");
        desk.sealer = new_sealer(&desk.outside);
        desk.work_until(300, async || desk.waiting().await == 0).await;
        assert_eq!(judged(&desk, &desk.pdf(id).await).await[0].indication, Indication::TotalPassed);
    }

    async fn a_seal_kept_from_an_older_key_gives_way_to_the_new_one(office) {
        let mut desk = Desk::open(office).await;
        desk.outside.sandbox.switch(Service::Tsa, Behaviour::Off);
        let (_, id) = desk.approved().await;
        let entries = desk.office.rows().await["journal_entries"];
        desk.work_until(0, async || desk.office.rows().await["journal_entries"] > entries).await;
        desk.office.clock.set(desk.sealer.keys.first().certificate().not_after().plus_seconds(1));
        desk.sealer = new_sealer(&desk.outside);
        let entries = desk.office.rows().await["journal_entries"];
        desk.work_until(0, async || desk.office.rows().await["journal_entries"] > entries).await;
        work_in_vain(&desk).await;
        assert_eq!(desk.office.rows().await["journal_entries"], entries + 1, "the new seal is kept once");
        desk.outside.sandbox.switch(Service::Tsa, Behaviour::On);
        desk.work_until(300, async || desk.waiting().await == 0).await;
        assert_eq!(judged(&desk, &desk.pdf(id).await).await[0].indication, Indication::TotalPassed);
    }

    async fn an_answer_to_somebody_without_an_account_is_sealed_too(office) {
        let desk = Desk::open(office).await;
        let case = paper_case(&desk.office, &desk.world).await;
        let id = approved(&desk.office, &desk.world, case).await;
        desk.work_until(0, async || desk.waiting().await == 0).await;
        assert_eq!(answer(&desk.office, id).await.state, AnswerState::Sealed);
        assert_eq!(row(&desk.office, case).await.stage, Stage::Settled);
    }
}
