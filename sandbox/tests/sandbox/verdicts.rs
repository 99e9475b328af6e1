//! What the sandbox's world looks like to our own judges.

use certificates::{Certificate, Reason, Sources, Use, Verdict};
use sandbox::{Behaviour, Service, hostile, letter};
use seals::{Key as _, detached, enveloping, seal};
use signatures::{Coverage, Detached, Document, Indication, Judged, Policy, SubIndication};
use vocabulary::{Clock as _, Instant, Pesel};

use crate::world::{NIP, OFFICE, Present, World};

async fn verdict(world: &World, leaf: &Certificate, known: &[Certificate]) -> Verdict {
    let (anchors, now) = (world.sandbox.anchors(), Present.now());
    let evidence = certificates::gather(leaf, known, &anchors, &Sources::new(world.outbound.clone()), now).await;
    certificates::judge(leaf, Use::Signature, &evidence, &anchors, now)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_is_trusted_with_either_source_of_revocation() {
    let world = World::new().await;
    let (anna, office) = (world.anna(), world.sandbox.issue_seal(OFFICE, NIP).unwrap());
    for service in [Service::Crl, Service::Ocsp] {
        world.sandbox.switch(service, Behaviour::Off);
        // The issuer above Anna is fetched by the address in her certificate.
        assert!(
            matches!(verdict(&world, anna.certificate(), &[]).await, Verdict::Trusted { chain } if chain.len() == 3)
        );
        assert!(
            matches!(verdict(&world, office.certificate(), &[]).await, Verdict::Trusted { chain } if chain.len() == 2)
        );
        world.sandbox.switch(service, Behaviour::On);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_both_sources_revocation_is_unknown() {
    let world = World::new().await;
    world.sandbox.switch(Service::Crl, Behaviour::Off);
    world.sandbox.switch(Service::Ocsp, Behaviour::Off);
    let seen = verdict(&world, world.anna().certificate(), &[]).await;
    assert!(matches!(seen, Verdict::Untrusted(Reason::RevocationUnknown)), "{seen:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_revoked_certificate_is_revoked_by_either_source() {
    let world = World::new().await;
    let anna = world.anna();
    assert!(world.sandbox.revoke(&anna.certificate().serial_hex()).unwrap());
    for service in [Service::Crl, Service::Ocsp] {
        world.sandbox.switch(service, Behaviour::Off);
        let seen = verdict(&world, anna.certificate(), anna.key().chain()).await;
        assert!(matches!(seen, Verdict::Untrusted(Reason::Revoked { .. })), "{seen:?}");
        world.sandbox.switch(service, Behaviour::On);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_leads_to_no_anchor() {
    let world = World::new().await;
    let stranger = world.sandbox.stranger("Jan", "Obcy", &Pesel::parse("44051401359").unwrap()).unwrap();
    let seen = verdict(&world, stranger.certificate(), &[]).await;
    assert!(matches!(seen, Verdict::Untrusted(Reason::NoChain)), "{seen:?}");
}

async fn judged(world: &World, document: Document, at: Instant) -> Vec<Judged> {
    let anchors = world.sandbox.anchors();
    let sources = Sources::new(world.outbound.clone());
    let evidence = signatures::gather(&document, &anchors, &sources, at).await.unwrap();
    signatures::judge(&evidence, &Policy::default(), &anchors, at).signatures
}

async fn judged_alone(world: &World, xml: impl Into<Vec<u8>>) -> Judged {
    let document = Document { bytes: xml.into(), detached: Vec::new() };
    judged(world, document, Present.now()).await.pop().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_shape_that_we_sign_passes() {
    let world = World::new().await;
    let (anna, now) = (world.anna(), Present.now());
    let letter = letter(OFFICE, anna.certificate(), now);
    let enveloped = judged_alone(&world, seal(&letter, anna.key(), now).unwrap().xml()).await;
    assert_eq!((enveloped.indication, enveloped.coverage), (Indication::TotalPassed, Coverage::Whole));
    assert_eq!(enveloped.format, "XAdES-BASELINE-B");
    assert_eq!(enveloped.signer.unwrap().person, anna.certificate().person());

    let around = judged_alone(&world, enveloping(b"plan", "text/plain", anna.key(), now).unwrap()).await;
    assert_eq!((around.indication, around.coverage), (Indication::TotalPassed, Coverage::Embedded));

    let name = "zażółć plan.pdf";
    let beside = detached(&[(name, b"%PDF", "application/pdf")], anna.key(), now).unwrap();
    let file = Detached { name: name.to_owned(), bytes: b"%PDF".to_vec() };
    let document = Document { bytes: beside.into_bytes(), detached: vec![file] };
    let beside = judged(&world, document, now).await.pop().unwrap();
    assert_eq!(beside.indication, Indication::TotalPassed, "{beside:?}");
    assert!(
        matches!(beside.coverage, Coverage::Detached { files, uncovered } if files == [name] && uncovered.is_empty())
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_seal_with_its_timestamp_passes_at_level_t_at_the_time_of_the_timestamp() {
    let world = World::new().await;
    let office = world.sandbox.issue_seal(OFFICE, NIP).unwrap();
    let sealed = seal("<UPP>1</UPP>", office.key(), Present.now()).unwrap();
    let authority = world.authority(Some(world.sandbox.anchors()));
    let token = authority.timestamp(&sealed.imprint(), 1).await.unwrap();
    let seen = judged_alone(&world, sealed.with_timestamp(token.der(), None)).await;
    assert_eq!(seen.indication, Indication::TotalPassed, "{seen:?}");
    assert_eq!(seen.format, "XAdES-BASELINE-T");
    assert!(seen.timestamped);
    assert_eq!(seen.best_time, token.time());
    assert_eq!(seen.signer.unwrap().organisation.as_deref(), Some(OFFICE));
}

#[tokio::test(flavor = "multi_thread")]
async fn of_the_samples_one_passes() {
    let world = World::new().await;
    sandbox::samples(world.folder.path(), &world.sandbox, OFFICE, world.anna().key()).unwrap();
    let sample = async |name: &str| {
        let letter = std::fs::read(world.path(&format!("samples/list-{name}.xml"))).unwrap();
        let seen = judged_alone(&world, letter).await;
        (seen.indication, seen.sub_indication)
    };
    assert_eq!(sample("podpisany").await, (Indication::TotalPassed, None));
    assert_eq!(sample("zmieniony").await, (Indication::TotalFailed, Some(SubIndication::HashFailure)));
    let untrusted = (Indication::Indeterminate, Some(SubIndication::NoCertificateChainFound));
    assert_eq!(sample("niezaufany").await, untrusted);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_hostile_letter_passes() {
    let world = World::new().await;
    let (anna, now) = (world.anna(), Present.now());
    let key = anna.key();
    let hostile = [
        hostile::wrapped(OFFICE, key, now),
        hostile::partly_signed(OFFICE, key, now),
        hostile::two_of_one_id(OFFICE, key, now),
        hostile::over_network("http://192.0.2.1/letter.xml", OFFICE, key, now),
        hostile::with_another_time(OFFICE, key, now),
    ];
    for letter in hostile {
        let seen = judged_alone(&world, letter.unwrap()).await;
        assert_ne!(seen.indication, Indication::TotalPassed, "{seen:?}");
    }
    let signed = seal(&letter(OFFICE, anna.certificate(), now), key, now).unwrap();
    let document = Document { bytes: hostile::with_dtd(signed.xml()).into_bytes(), detached: Vec::new() };
    let sources = Sources::new(world.outbound.clone());
    let seen = signatures::gather(&document, &world.sandbox.anchors(), &sources, now).await;
    assert_eq!(seen.unwrap_err(), signatures::Unreadable::Xml(xml::Refusal::Dtd));
}
