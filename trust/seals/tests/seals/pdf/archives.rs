//! Sealed papers that are kept for long: prolonged before anything of them ends, and believed after it did.

use seals::{AgingPdf, NotProlonged, Prolonged, Sealer};
use signatures::{Indication, Policy, TimestampKind};
use testkit::sandbox::{Behaviour, Service};
use vocabulary::Clock as _;

use super::{
    lasting::PASSED,
    papers::{PAPER, packed},
};
use crate::house::House;

const DAY: i64 = 24 * 3600;
const YEAR: i64 = 365 * DAY;

impl House {
    async fn prolonged_paper(&self, sealer: &Sealer, file: &[u8]) -> Result<Prolonged, NotProlonged> {
        let now = self.clock.now();
        let demands = (&sealer.anchors, &Policy::default());
        sealer.prolonged(file, demands, now, now.plus_seconds(90 * DAY), [9; 8]).await
    }
}

#[tokio::test]
async fn a_paper_at_t_becomes_lt_by_the_values_alone() {
    let house = House::new().await;
    let sealer = house.short();
    for paper in [PAPER, &packed()] {
        let sealed = house.sealed_by(&sealer, paper).await;
        let made = house.prolonged_paper(&sealer, &sealed).await.unwrap();
        assert_eq!(made.level, "PAdES-BASELINE-LT");
        assert_eq!(made.file[..sealed.len()], sealed);
    }
}

#[tokio::test]
async fn a_paper_prolonged_in_time_passes_after_its_certificates_expired_and_one_that_was_not_does_not() {
    let house = House::new().await;
    let sealer = house.short();
    let mut papers = Vec::new();
    for paper in [PAPER, &packed()] {
        papers.push(house.sealed_for_long_by(&sealer, paper).await);
    }
    house.clock.advance(3 * YEAR - 30 * DAY);
    house.world.sandbox.switch(Service::ClosedTsa, Behaviour::Off);
    let mut kept = Vec::new();
    for paper in &papers {
        let made = house.prolonged_paper(&sealer, paper).await.unwrap();
        assert_eq!(made.level, "PAdES-BASELINE-LTA");
        assert!(made.until.is_none_or(|until| until > house.clock.now().plus_seconds(10 * YEAR)), "{:?}", made.until);
        assert_eq!(made.file[..paper.len()], **paper, "it is only added to");
        let told = house.ask("pdfsig", &["-nocert"], &made.file);
        assert!(told.contains("Signature Validation: Signature is Valid."), "{told}");
        kept.push(made.file);
    }
    house.clock.advance(5 * YEAR);
    for (kept, left) in kept.iter().zip(&papers) {
        let judged = house.judged_with_lists(kept).await;
        let told = (judged.indication, judged.format.as_str());
        assert_eq!(told, (Indication::TotalPassed, "PAdES-BASELINE-LTA"), "{judged:?}");
        assert!(judged.best_time < house.clock.now().plus_seconds(-7 * YEAR), "the time of the first timestamp counts");
        assert_ne!(house.judged_with_lists(left).await.indication, Indication::TotalPassed);
    }
}

#[tokio::test]
async fn pyhanko_believes_an_archived_paper_without_asking_anybody() {
    let house = House::new().await;
    let sealer = house.sealer();
    for paper in [PAPER, &packed()] {
        let sealed = seals::pdf(paper, &**sealer.keys.first(), house.clock.now()).unwrap();
        let (token, proofs) = house.token(&sealer, &sealed.imprint()).await;
        let timed = AgingPdf::from_file(sealed.with_timestamp(&token, None).unwrap());
        let lasting = timed.with_values(Some(&proofs.signature), &proofs.timestamp).unwrap();
        let length = lasting.file().len();
        let again = lasting.clone().with_values(None, &proofs.timestamp).unwrap();
        assert!(again.file().len() < length + 2_000, "what it has is not kept twice");
        let awaiting = again.awaiting().unwrap();
        let (token, _) = house.token(&sealer, &awaiting.imprint()).await;
        let archived = awaiting.with_timestamp(&token).unwrap();
        assert_eq!(house.pyhanko_alone(&archived, "archived"), PASSED);
        let judged = house.judged(&house.evidence_alone(&archived, &[]).await);
        let told = judged.iter().map(|judged| (judged.indication, judged.format.as_str())).collect::<Vec<_>>();
        assert_eq!(told, [(Indication::TotalPassed, "PAdES-BASELINE-LTA")]);
    }
}

#[tokio::test]
async fn a_paper_is_prolonged_again_and_again_and_shows_the_same() {
    let house = House::new().await;
    let sealer = house.short();
    // The closed authority alone, whose unit is another in each round.
    house.world.sandbox.switch(Service::Tsa, Behaviour::Off);
    let mut file = house.sealed_for_long_by(&sealer, PAPER).await;
    for round in 1..=3 {
        house.clock.advance(3 * YEAR - 30 * DAY);
        file = house.prolonged_paper(&sealer, &file).await.unwrap_or_else(|why| panic!("{round}: {why}")).file;
        let judged = house.judged_with_lists(&file).await;
        assert_eq!(judged.indication, Indication::TotalPassed, "{round}: {judged:?}");
        let stamps = judged.timestamps.iter().filter(|stamp| stamp.kind == TimestampKind::Document);
        assert_eq!(stamps.count(), round);
    }
    let picture = |file| house.ask("pdftoppm", &["-r", "40"], file);
    assert_eq!(picture(PAPER), picture(&file));
}

#[tokio::test]
async fn a_byte_changed_under_a_timestamp_over_the_file_is_found() {
    let house = House::new().await;
    let sealer = house.short();
    let sealed = house.sealed_for_long_by(&sealer, PAPER).await;
    house.clock.advance(3 * YEAR - 30 * DAY);
    let made = house.prolonged_paper(&sealer, &sealed).await.unwrap().file;
    for at in [PAPER.len() / 2, sealed.len() - 900, sealed.len() + 40] {
        let mut changed = made.clone();
        changed[at] ^= 1;
        let document = signatures::Document { bytes: changed, detached: Vec::new() };
        let Ok(evidence) = signatures::examine(&document) else { continue };
        let stamps = evidence.signatures.iter().flat_map(|signature| &signature.timestamps);
        let mut documents = stamps.filter(|stamp| stamp.kind == TimestampKind::Document);
        assert!(documents.all(|stamp| !stamp.covers), "at {at}");
    }
}
