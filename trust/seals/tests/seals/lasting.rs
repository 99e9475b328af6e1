//! XML signatures with their timestamp and everything that proves them: what a reader who asks nobody believes, and what
//! others' programs accept.

use std::ffi::OsStr;

use seals::{Key as _, Sealed, detached, enveloping, seal};
use signatures::Indication;
use vocabulary::Clock as _;

use crate::{
    house::House,
    world::{World, at},
};

const LETTER: &str =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<pismo xmlns=\"urn:pismo\"><tresc>Zażółć gęślą jaźń.</tresc></pismo>";
const PLAN: &[u8] = b"\x00\x01\xff plan";

/// A program that judges with signxml: ROOT (PEM file) FILE MOMENT REFERENCES.
const SIGNXML: &str = r#"
import sys
from datetime import datetime
from signxml import InvalidDigest, InvalidSignature
from signxml.xades import XAdESSignatureConfiguration, XAdESVerifier

root, file, moment, references = sys.argv[1:]
config = XAdESSignatureConfiguration(
    expect_references=int(references), verification_time=datetime.fromisoformat(moment)
)
beside = lambda uri: open(uri, "rb").read()
try:
    told = XAdESVerifier().verify(
        open(file, "rb").read(), ca_pem_file=root, expect_config=config, uri_resolver=beside
    )
    print(len(told), sum(hasattr(one, "signed_properties") for one in told))
except (InvalidDigest, InvalidSignature) as refusal:
    print("refused", refusal)
"#;

impl House {
    /// The three shapes of a signature, with their timestamp and proofs: name, signature, files beside it.
    async fn lasting(&self) -> Vec<(&'static str, String, Vec<(&'static str, &'static [u8])>)> {
        let (sealer, now) = (self.sealer(), self.clock.now());
        let shapes = [
            ("inside", seal(LETTER, &**sealer.keys.first(), now).unwrap().xml().to_owned(), vec![]),
            ("around", enveloping(PLAN, "application/octet-stream", &**sealer.keys.first(), now).unwrap(), vec![]),
            (
                "beside",
                detached(&[("plan.bin", PLAN, "text/plain")], &**sealer.keys.first(), now).unwrap(),
                vec![("plan.bin", PLAN)],
            ),
        ];
        let mut lasting = Vec::new();
        for (shape, xml, beside) in shapes {
            let sealed = Sealed::from_xml(&xml).unwrap();
            let (token, proofs) = self.token(&sealer, &sealed.imprint()).await;
            lasting.push((shape, sealed.with_timestamp(&token, Some(&proofs)), beside));
        }
        lasting
    }
}

#[tokio::test]
async fn a_signature_of_any_shape_passes_at_baseline_lt_without_asking_anybody() {
    let house = House::new().await;
    for (shape, xml, beside) in house.lasting().await {
        let judged = house.judged(&house.evidence_alone(xml.as_bytes(), &beside).await);
        let [judged] = judged.as_slice() else { panic!("{shape}: {judged:?}") };
        assert_eq!(
            (judged.indication, judged.format.as_str()),
            (Indication::TotalPassed, "XAdES-BASELINE-LT"),
            "{shape}: {judged:?}"
        );
        assert!(judged.timestamped, "{shape}");
    }
}

#[tokio::test]
async fn xmlsec1_accepts_a_lasting_signature_of_any_shape() {
    let house = House::new().await;
    house.file("plan.bin", PLAN);
    for (shape, xml, _) in house.lasting().await {
        // As another would have it: xmlsec1 knows by a DTD alone which attribute is an id.
        let xml = if shape == "around" {
            xml.replacen(
                "<ds:Signature ",
                "<!DOCTYPE ds:Signature [<!ATTLIST ds:Object Id ID #IMPLIED>]><ds:Signature ",
                1,
            )
        } else {
            xml
        };
        house.file("signed.xml", xml.as_bytes());
        let moment = house.clock.now().rfc3339();
        let accepts = || {
            // It reads one certificate of a file.
            let roots = house.world.sandbox.root_files();
            let output = std::process::Command::new("xmlsec1")
                .args(["--verify", "--enabled-key-data", "x509"])
                .args(roots.iter().flat_map(|root| [OsStr::new("--trusted-pem"), root.as_os_str()]))
                .args(["--id-attr:Id", "http://uri.etsi.org/01903/v1.3.2#:SignedProperties"])
                .args(["--verification-gmt-time", &moment[..19].replace('T', " "), "signed.xml"])
                .current_dir(house.folder.path())
                .output()
                .expect("xmlsec1 is installed");
            (output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned())
        };
        let (accepted, told) = accepts();
        assert!(accepted, "{shape}: {told}");
        house.file("signed.xml", xml.replacen("<xades:SigningTime>2", "<xades:SigningTime>1", 1).as_bytes());
        assert!(!accepts().0, "{shape}");
    }
}

#[tokio::test]
async fn signxml_accepts_a_lasting_signature_of_any_shape() {
    let house = House::new().await;
    house.roots();
    house.file("plan.bin", PLAN);
    let moment = house.clock.now().rfc3339();
    for (shape, xml, _) in house.lasting().await {
        house.file("signed.xml", xml.as_bytes());
        assert_eq!(house.python(SIGNXML, &["roots.pem", "signed.xml", &moment, "2"]), "2 1", "{shape}");
        house.file("signed.xml", xml.replacen("<xades:SigningTime>2", "<xades:SigningTime>1", 1).as_bytes());
        assert!(house.python(SIGNXML, &["roots.pem", "signed.xml", &moment, "2"]).starts_with("refused"), "{shape}");
    }
}

#[tokio::test]
async fn signxml_accepts_a_seal_of_every_kind_of_key() {
    let (house, world) = (House::new().await, World::new());
    let root = world.folder.path().join("root.pem");
    for key in world.keys() {
        let sealed = seal(LETTER, &key, at()).unwrap();
        house.file("signed.xml", sealed.xml().as_bytes());
        let moment = key.certificate().not_before().rfc3339();
        let told = house.python(SIGNXML, &[root.to_str().unwrap(), "signed.xml", &moment, "2"]);
        assert_eq!(told, "2 1", "{key:?}");
    }
}

#[tokio::test]
async fn a_changed_character_is_found_or_changes_nothing_that_is_told() {
    let house = House::new().await;
    let (_, xml, _) = house.lasting().await.swap_remove(0);
    let good = house.evidence(xml.as_bytes()).await;
    let (told, known) = house.judged_changed(&good, xml.as_bytes(), &[]).expect("the unchanged passes");
    let unsigned = xml.find("<xades:UnsignedProperties>").unwrap();
    for at in 0..xml.len() {
        if at > unsigned && at % 7 != 0 {
            continue;
        }
        let mut changed = xml.clone().into_bytes();
        changed[at] ^= 1;
        let Some((judged, evidence)) = house.judged_changed(&good, &changed, &[]) else { continue };
        assert_eq!((&judged.signer, judged.best_time), (&told.signer, told.best_time), "at {at}");
        let payload = &evidence.signatures[0].payload;
        assert!(payload.is_none() || *payload == known.signatures[0].payload, "at {at}");
    }
}
