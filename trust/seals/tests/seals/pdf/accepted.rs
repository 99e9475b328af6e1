//! What we seal is believed, here and elsewhere, until a byte of it changes.

use signatures::{Coverage, Indication};
use vocabulary::{Clock as _, Instant};

use super::papers::{PAPER, packed};
use crate::house::House;

/// A program that judges with pyHanko: ROOTS (PEM files) FILE MOMENT.
const PYHANKO: &str = r#"
import sys
from datetime import datetime
from pyhanko.keys import load_certs_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

*roots, file, moment = sys.argv[1:]
context = ValidationContext(
    trust_roots=list(load_certs_from_pemder(roots)), moment=datetime.fromisoformat(moment), allow_fetching=False
)
[signature] = PdfFileReader(open(file, "rb")).embedded_signatures
status = validate_pdf_signature(signature, context, ts_validation_context=context)
stamp = status.timestamp_validity
print(status.bottom_line, status.coverage.name, signature.sig_object["/SubFilter"], stamp and stamp.valid and stamp.trusted)
"#;

impl House {
    /// What pyHanko says: whether it accepts, what is covered, which kind, whether the timestamp is trusted.
    fn pyhanko(&self, file: &[u8]) -> String {
        let (roots, file, now) = (self.roots(), self.file("judged.pdf", file), self.clock.now().rfc3339());
        self.python(PYHANKO, &[roots.to_str().unwrap(), file.to_str().unwrap(), &now])
    }
}

#[tokio::test]
async fn a_sealed_paper_passes_at_baseline_t() {
    let house = House::new().await;
    for sealer in [house.sealer(), house.rsa_sealer()] {
        for paper in [PAPER, &packed()] {
            let sealed = house.sealed_by(&sealer, paper).await;
            let judged = house.judged(&house.evidence(&sealed).await);
            let [judged] = judged.as_slice() else { panic!("{judged:?}") };
            assert_eq!(judged.indication, Indication::TotalPassed, "{judged:?}");
            assert_eq!((judged.format.as_str(), &judged.coverage), ("PAdES-BASELINE-T", &Coverage::Whole));
            assert!(judged.timestamped);
            let whole_second = Instant::from_seconds(house.clock.now().seconds());
            assert_eq!(judged.signing_time, Some(whole_second));
            let signer = judged.signer.as_ref().map(|signer| signer.name.clone());
            assert_eq!(signer, sealer.keys.first().certificate().common_name());
        }
    }
}

#[tokio::test]
async fn a_paper_that_waits_for_its_timestamp_passes_at_baseline_b() {
    let house = House::new().await;
    let sealed = seals::pdf(PAPER, &**house.sealer().keys.first(), house.clock.now()).unwrap();
    let judged = house.judged(&house.evidence(sealed.file()).await);
    let [judged] = judged.as_slice() else { panic!("{judged:?}") };
    assert!(judged.passed() && !judged.timestamped);
    assert_eq!((judged.format.as_str(), &judged.coverage), ("PAdES-BASELINE-B", &Coverage::Whole));
}

#[tokio::test]
async fn pyhanko_accepts_what_we_seal_and_not_what_was_changed() {
    let house = House::new().await;
    for sealer in [house.sealer(), house.rsa_sealer()] {
        for paper in [PAPER, &packed()] {
            let mut sealed = house.sealed_by(&sealer, paper).await;
            assert_eq!(house.pyhanko(&sealed), "True ENTIRE_FILE /ETSI.CAdES.detached True");
            let at = sealed.windows(2).position(|window| window == b"\xe2\xe3").map_or(12, |mark| mark + 2);
            sealed[at] ^= 1;
            assert!(house.pyhanko(&sealed).starts_with("False"));
        }
    }
}

#[tokio::test]
async fn poppler_accepts_what_we_seal_and_not_what_was_changed() {
    let house = House::new().await;
    let (valid, whole) = ("Signature Validation: Signature is Valid.", "Total document signed");
    for sealer in [house.sealer(), house.rsa_sealer()] {
        for paper in [PAPER, &packed()] {
            let mut sealed = house.sealed_by(&sealer, paper).await;
            let told = house.ask("pdfsig", &["-nocert"], &sealed);
            assert!(told.contains(valid) && told.contains(whole), "{told}");
            let at = sealed.windows(2).position(|window| window == b"\xe2\xe3").map_or(12, |mark| mark + 2);
            sealed[at] ^= 1;
            assert!(!house.ask("pdfsig", &["-nocert"], &sealed).contains(valid));
        }
    }
}

#[tokio::test]
async fn a_seal_shows_nothing_and_leaves_the_paper_as_it_was() {
    let house = House::new().await;
    let sealed = house.sealed_by(&house.sealer(), PAPER).await;
    assert_eq!(&sealed[..PAPER.len()], PAPER);
    let picture = |file| house.ask("pdftoppm", &["-r", "40"], file);
    assert!(picture(PAPER).len() > 10_000);
    assert_eq!(picture(PAPER), picture(&sealed));
    // The tags, the marks of PDF/A and PDF/UA, the title and the dates.
    for options in [&["-struct-text"][..], &["-meta"]] {
        assert_eq!(house.ask("pdfinfo", options, PAPER), house.ask("pdfinfo", options, &sealed));
    }
}

#[tokio::test]
async fn a_changed_byte_is_found() {
    let house = House::new().await;
    for paper in [PAPER.to_vec(), packed()] {
        let sealed = house.sealed_by(&house.sealer(), &paper).await;
        let good = house.evidence(&sealed).await;
        let passes = |file: Vec<u8>| house.judged_changed(&good, &file, &[]).is_some();
        assert!(passes(sealed.clone()));
        let room = sealed.windows(10).rposition(|window| window == b"/Contents<").unwrap() + 10;
        let digits = sealed[room..].iter().take_while(|byte| **byte != b'>').count();
        let outside = |at: &usize| *at < room || *at >= room + digits;
        let everywhere = (0..paper.len()).step_by(37).chain(paper.len()..sealed.len()).filter(outside);
        // Of the room, what holds the signature, its attributes and its timestamp, and the zeros behind.
        let inside = (room..room + digits).step_by(211);
        for at in everywhere.chain(inside) {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(!passes(changed), "at {at}");
        }
    }
}

#[tokio::test]
async fn every_seal_of_a_key_takes_the_same_room() {
    let house = House::new().await;
    let sealer = house.sealer();
    let one = house.sealed_by(&sealer, PAPER).await.len();
    for _ in 0..4 {
        house.clock.advance(1);
        assert_eq!(house.sealed_by(&sealer, PAPER).await.len(), one);
    }
}
