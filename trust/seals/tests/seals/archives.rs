//! Seals that are kept for long: prolonged before anything of them ends, and believed after it did.

use certificates::Anchors;
use seals::{Aging, NotProlonged, Sealed, Sealer, TimestampAuthority, seal};
use signatures::{Document, Indication, Judged, Policy};
use testkit::sandbox::{Behaviour, CLOSED_TSA_LOGIN, Service};
use vocabulary::{Clock as _, Instant};

use crate::house::House;

const LETTER: &str = "<pismo xmlns=\"urn:pismo\"><tresc>Zażółć gęślą jaźń.</tresc></pismo>";
const DAY: i64 = 24 * 3600;
const YEAR: i64 = 365 * DAY;

impl House {
    /// A sealer whose first authority has a certificate for three years only.
    pub fn short(&self) -> Sealer {
        let (name, password) = CLOSED_TSA_LOGIN;
        let identity = outbound::Identity::Password { name: name.to_owned(), password: password.to_owned() };
        let (sandbox, anchors) = (&self.world.sandbox, Some(self.world.sandbox.anchors()));
        let known = self.world.outbound.with_identity(&identity).unwrap();
        let closed = TimestampAuthority::at(sandbox.closed_timestamp_url(), anchors.clone(), known);
        let open = TimestampAuthority::at(sandbox.timestamp_url(), anchors, self.world.outbound.clone());
        self.stamped_by(vec![closed, open])
    }

    async fn at_lt(&self, sealer: &Sealer) -> String {
        let sealed = seal(LETTER, &**sealer.keys.first(), self.clock.now()).unwrap();
        let (token, proofs) = self.token(sealer, &sealed.imprint()).await;
        sealed.with_timestamp(&token, Some(&proofs))
    }

    /// The verdict of a reader who asks nobody but has the latest lists of revoked certificates.
    pub async fn judged_with_lists(&self, file: &[u8]) -> Judged {
        let folder = self.folder.path().join("trust");
        std::fs::create_dir_all(&folder).unwrap();
        let mut files = self.world.sandbox.root_files();
        for name in ["timestamps", "seals"] {
            let url = self.world.sandbox.timestamp_url().replace("/tsa", &format!("/crl/{name}.crl"));
            let list = self.world.outbound.get(&url, outbound::Limits::default()).await.unwrap();
            files.push(folder.join(format!("{name}.crl")));
            std::fs::write(files.last().unwrap(), list).unwrap();
        }
        let anchors = Anchors::read(&files).unwrap();
        let document = Document { bytes: file.to_vec(), detached: Vec::new() };
        let sources = certificates::Sources::offline();
        let evidence = signatures::gather(&document, &anchors, &sources, self.clock.now()).await.unwrap();
        let report = signatures::judge(&evidence, &Policy::default(), &anchors, self.clock.now());
        report.signatures.into_iter().next().unwrap()
    }

    async fn prolonged(&self, sealer: &Sealer, xml: &str) -> Result<seals::Prolonged, NotProlonged> {
        let now = self.clock.now();
        sealer
            .prolonged(xml.as_bytes(), (&sealer.anchors, &Policy::default()), now, now.plus_seconds(90 * DAY), [9; 8])
            .await
    }
}

fn text(made: &seals::Prolonged) -> String {
    String::from_utf8(made.file.clone()).unwrap()
}

fn roughly(found: Option<Instant>, expected: Instant) -> bool {
    found.is_some_and(|found| (found.seconds() - expected.seconds()).abs() < 2 * DAY)
}

#[tokio::test]
async fn a_seal_at_lt_stands_until_its_authority_expires() {
    let house = House::new().await;
    let (sealer, now) = (house.short(), house.clock.now());
    let xml = house.at_lt(&sealer).await;
    let until = sealer.holds_until(xml.as_bytes(), (&sealer.anchors, &Policy::default()), now).await.unwrap();
    assert!(roughly(until, now.plus_seconds(3 * YEAR)), "{until:?}");
    let shorter = Sealed::from_xml(seal(LETTER, &**sealer.keys.first(), now).unwrap().xml()).unwrap();
    let (token, _) = house.token(&sealer, &shorter.imprint()).await;
    let bare = shorter.with_timestamp(&token, None);
    assert_eq!(
        sealer.holds_until(bare.as_bytes(), (&sealer.anchors, &Policy::default()), now).await.unwrap(),
        Some(now),
        "at T nothing proves it to who asks nobody"
    );
}

#[tokio::test]
async fn a_seal_at_t_becomes_lt_by_the_values_alone() {
    let house = House::new().await;
    let (sealer, now) = (house.short(), house.clock.now());
    let sealed = seal(LETTER, &**sealer.keys.first(), now).unwrap();
    let (token, _) = house.token(&sealer, &sealed.imprint()).await;
    let made = house.prolonged(&sealer, &sealed.with_timestamp(&token, None)).await.unwrap();
    assert_eq!(made.level, "XAdES-BASELINE-LT");
    assert!(roughly(made.until, now.plus_seconds(3 * YEAR)), "{:?}", made.until);
    assert!(!text(&made).contains("ArchiveTimeStamp"));
}

#[tokio::test]
async fn a_seal_prolonged_in_time_passes_after_its_certificates_expired_and_one_that_was_not_does_not() {
    let house = House::new().await;
    let sealer = house.short();
    let first = house.at_lt(&sealer).await;
    house.clock.advance(3 * YEAR - 30 * DAY);
    house.world.sandbox.switch(Service::ClosedTsa, Behaviour::Off);
    let made = house.prolonged(&sealer, &first).await.unwrap();
    assert_eq!(made.level, "XAdES-BASELINE-LTA");
    assert!(made.until.is_none_or(|until| until > house.clock.now().plus_seconds(10 * YEAR)), "{:?}", made.until);
    house.clock.advance(5 * YEAR);
    let kept = house.judged_with_lists(&made.file).await;
    assert_eq!(kept.indication, Indication::TotalPassed, "{kept:?}");
    assert_eq!(kept.format, "XAdES-BASELINE-LTA");
    assert!(kept.best_time < house.clock.now().plus_seconds(-7 * YEAR), "the time of the first timestamp counts");
    let left = house.judged_with_lists(first.as_bytes()).await;
    assert_ne!(left.indication, Indication::TotalPassed);
}

#[tokio::test]
async fn a_seal_is_prolonged_again_and_again() {
    let house = House::new().await;
    let sealer = house.short();
    // The closed authority alone, whose unit is another in each round.
    house.world.sandbox.switch(Service::Tsa, Behaviour::Off);
    let mut xml = house.at_lt(&sealer).await;
    for round in 1..=3 {
        house.clock.advance(3 * YEAR - 30 * DAY);
        xml =
            house.prolonged(&sealer, &xml).await.map(|made| text(&made)).unwrap_or_else(|why| panic!("{round}: {why}"));
        assert_eq!(xml.matches("<xades141:ArchiveTimeStamp ").count(), round);
        let judged = house.judged_with_lists(xml.as_bytes()).await;
        assert_eq!(judged.indication, Indication::TotalPassed, "{round}: {judged:?}");
    }
}

#[tokio::test]
async fn an_authority_that_soon_expires_is_not_asked_for_an_archive_when_another_lasts() {
    let house = House::new().await;
    let sealer = house.short();
    let first = house.at_lt(&sealer).await;
    house.clock.advance(YEAR);
    let now = house.clock.now();
    let made = sealer
        .prolonged(first.as_bytes(), (&sealer.anchors, &Policy::default()), now, now.plus_seconds(5 * YEAR), [9; 8])
        .await
        .unwrap();
    assert!(made.until.is_none_or(|until| until > now.plus_seconds(10 * YEAR)), "{:?}", made.until);
}

#[tokio::test]
async fn any_change_under_an_archive_timestamp_is_found() {
    let house = House::new().await;
    let sealer = house.short();
    let first = house.at_lt(&sealer).await;
    house.clock.advance(3 * YEAR - 30 * DAY);
    let made = text(&house.prolonged(&sealer, &first).await.unwrap());
    let archive = made.find("<xades141:ArchiveTimeStamp").unwrap();
    for name in ["<xades:EncapsulatedOCSPValue>", "<xades:EncapsulatedTimeStamp>", "<ds:X509Certificate>", "<tresc>"] {
        let at = made.find(name).unwrap() + name.len() + 40 % name.len();
        assert!(at < archive);
        let mut changed = made.clone().into_bytes();
        changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
        let changed = String::from_utf8_lossy(&changed).into_owned();
        let judged = house.judged_with_lists(changed.as_bytes()).await;
        let archives = judged.timestamps.iter().filter(|stamp| stamp.kind == signatures::TimestampKind::Archive);
        assert!(archives.clone().count() == 1 && archives.clone().all(|stamp| !stamp.intact), "{name}");
    }
}

#[tokio::test]
async fn nothing_is_prolonged_that_does_not_pass_or_while_nobody_stamps() {
    let house = House::new().await;
    let sealer = house.short();
    let xml = house.at_lt(&sealer).await;
    house.clock.advance(3 * YEAR - 30 * DAY);
    for service in [Service::Tsa, Service::ClosedTsa] {
        house.world.sandbox.switch(service, Behaviour::Off);
    }
    let out = house.prolonged(&sealer, &xml).await;
    assert!(matches!(out, Err(NotProlonged::OutOfOrder(_))), "{out:?}");
    for service in [Service::Tsa, Service::ClosedTsa] {
        house.world.sandbox.switch(service, Behaviour::On);
    }
    let changed = house.prolonged(&sealer, &xml.replace("gęślą", "gesla")).await;
    assert!(matches!(changed, Err(NotProlonged::DoesNotPass(_))), "{changed:?}");
    let foreign = house.prolonged(&sealer, LETTER).await;
    assert!(matches!(foreign, Err(NotProlonged::NotOurs(_))), "{foreign:?}");
    assert!(
        Aging::from_xml(seal(LETTER, &**sealer.keys.first(), house.clock.now()).unwrap().xml()).is_err(),
        "no timestamp yet"
    );
    house.clock.advance(60 * DAY);
    let late = house.prolonged(&sealer, &xml).await;
    assert!(matches!(late, Err(NotProlonged::DoesNotPass(_))), "{late:?}");
}
