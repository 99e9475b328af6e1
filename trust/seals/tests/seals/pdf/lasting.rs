//! Papers with everything that proves their seal (DSS): what pyHanko, poppler and our own judge say of them.

use signatures::Indication;
use vocabulary::Clock as _;

use super::papers::{PAPER, packed};
use crate::house::House;

/// A program that judges with pyHanko by what is in the file alone and what EN 319 102-1 says, where revocation must be
/// known: ROOTS (PEM file) FILE MOMENT PROCESS. The process is the one for signatures with time (clause 5.5), what the file
/// keeps being all that is known, or the one for signatures with archive timestamps (clause 5.6).
const PYHANKO: &str = r#"
import asyncio
import dataclasses
import sys
from datetime import datetime
from pyhanko.keys import load_certs_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import DocumentSecurityStore, PdfSignatureStatus
from pyhanko.sign.validation.ades import _dss_to_local_knowledge, ades_lta_validation, ades_with_time_validation
from pyhanko.sign.validation.policy_decl import (
    PdfSignatureValidationSpec, RevinfoOnlineFetchingRule, RevocationInfoGatheringSpec, SignatureValidationSpec,
)
from pyhanko_certvalidator.context import CertValidationPolicySpec
from pyhanko_certvalidator.ltv.types import ValidationTimingInfo
from pyhanko_certvalidator.policy_decl import REQUIRE_REVINFO, CertRevTrustPolicy
from pyhanko_certvalidator.registry import SimpleTrustManager

roots, file, moment, process = sys.argv[1:]
trust = SimpleTrustManager.build(trust_roots=list(load_certs_from_pemder([roots])))
spec = SignatureValidationSpec(
    CertValidationPolicySpec(trust_manager=trust, revinfo_policy=CertRevTrustPolicy(REQUIRE_REVINFO)),
    revinfo_gathering_policy=RevocationInfoGatheringSpec(RevinfoOnlineFetchingRule.LOCAL_ONLY),
)
reader = PdfFileReader(open(file, "rb"))
signature = reader.embedded_signatures[0]
now = datetime.fromisoformat(moment)
timing = ValidationTimingInfo(validation_time=now, best_signature_time=now, point_in_time_validation=True)
if process == "archived":
    judging = ades_lta_validation(signature, PdfSignatureValidationSpec(spec), timing)
else:
    signature.compute_integrity_info()
    judging = ades_with_time_validation(
        signature.signed_data,
        dataclasses.replace(spec, local_knowledge=_dss_to_local_knowledge(reader)),
        timing,
        raw_digest=signature.compute_digest(),
        status_cls=PdfSignatureStatus,
        extra_status_kwargs=signature.summarise_integrity_info(),
    )
result = asyncio.run(judging)
name = DocumentSecurityStore.sig_content_identifier(signature.pkcs7_content)
try:
    store = DocumentSecurityStore.read_dss(reader)
    kept = [bool(store.certs), bool(store.ocsps) or bool(store.crls), name in store.vri_entries]
except Exception as missing:
    kept = [type(missing).__name__]
status = result.api_status
timed = result.best_signature_time < now or bool(status and status.timestamp_validity and status.timestamp_validity.trusted)
print(result.ades_subindic, status and status.coverage.name, status and status.modification_level.name, timed, *kept)
"#;

/// A program that adds an archive timestamp with pyHanko: FILE AUTHORITY TARGET.
const ARCHIVE: &str = r#"
import sys
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.signers import PdfTimeStamper
from pyhanko.sign.timestamps import HTTPTimeStamper

file, authority, target = sys.argv[1:]
with open(file, "rb") as paper, open(target, "wb") as archived:
    stamper = PdfTimeStamper(HTTPTimeStamper(authority))
    stamper.timestamp_pdf(IncrementalPdfFileWriter(paper), "sha256", output=archived)
"#;

impl House {
    pub fn pyhanko_alone(&self, file: &[u8], process: &str) -> String {
        let (roots, file, now) = (self.roots(), self.file("judged.pdf", file), self.clock.now().rfc3339());
        self.python(PYHANKO, &[roots.to_str().unwrap(), file.to_str().unwrap(), &now, process])
    }
}

pub const PASSED: &str = "AdESPassed.OK ENTIRE_REVISION LTA_UPDATES True True True True";

#[tokio::test]
async fn a_paper_with_its_proofs_passes_at_baseline_lt_without_asking_anybody() {
    let house = House::new().await;
    for sealer in [house.sealer(), house.rsa_sealer()] {
        for paper in [PAPER, &packed()] {
            let sealed = house.sealed_for_long_by(&sealer, paper).await;
            let judged = house.judged(&house.evidence_alone(&sealed, &[]).await);
            let [judged] = judged.as_slice() else { panic!("{judged:?}") };
            let told = (judged.indication, judged.format.as_str());
            assert_eq!(told, (Indication::TotalPassed, "PAdES-BASELINE-LT"), "{judged:?}");
            assert!(judged.timestamped);
        }
    }
}

#[tokio::test]
async fn a_byte_changed_among_the_proofs_is_found_or_changes_nothing_that_is_told() {
    let house = House::new().await;
    let paper = packed();
    let sealed = house.sealed_for_long_by(&house.sealer(), &paper).await;
    let good = house.evidence(&sealed).await;
    let (told, _) = house.judged_changed(&good, &sealed, &[]).expect("the unchanged passes");
    let mut passed = 0;
    for at in (paper.len()..sealed.len()).step_by(37) {
        let mut changed = sealed.clone();
        changed[at] ^= 1;
        let Some((judged, _)) = house.judged_changed(&good, &changed, &[]) else { continue };
        assert_eq!((&judged.signer, judged.best_time), (&told.signer, told.best_time), "at {at}");
        passed += 1;
    }
    // In the proofs themselves, which prove less or nothing then.
    assert!(passed > 0);
}

#[tokio::test]
async fn pyhanko_believes_a_paper_with_its_proofs_without_asking_anybody() {
    let house = House::new().await;
    for sealer in [house.sealer(), house.rsa_sealer()] {
        for paper in [PAPER, &packed()] {
            let mut sealed = house.sealed_for_long_by(&sealer, paper).await;
            assert_eq!(house.pyhanko_alone(&sealed, "timed"), PASSED);
            let without = house.pyhanko_alone(&house.sealed_by(&sealer, paper).await, "timed");
            assert!(!without.contains("OK"), "{without}");
            let at = sealed.windows(2).position(|window| window == b"\xe2\xe3").map_or(12, |mark| mark + 2);
            sealed[at] ^= 1;
            let changed = house.pyhanko_alone(&sealed, "timed");
            assert!(changed.contains("HASH_FAILURE"), "{changed}");
        }
    }
}

#[tokio::test]
async fn poppler_accepts_a_paper_with_its_proofs() {
    let house = House::new().await;
    for paper in [PAPER, &packed()] {
        let sealed = house.sealed_for_long_by(&house.sealer(), paper).await;
        let told = house.ask("pdfsig", &["-nocert"], &sealed);
        assert!(told.contains("Signature Validation: Signature is Valid."), "{told}");
    }
}

#[tokio::test]
async fn proofs_are_added_behind_the_seal_and_touch_nothing_of_it() {
    let house = House::new().await;
    for paper in [PAPER, &packed()] {
        let sealer = house.sealer();
        let sealed = seals::pdf(paper, &**sealer.keys.first(), house.clock.now()).unwrap();
        let (token, proofs) = house.token(&sealer, &sealed.imprint()).await;
        let short = sealed.clone().with_timestamp(&token, None).unwrap();
        let lasting = sealed.with_timestamp(&token, Some(&proofs)).unwrap();
        assert_eq!(lasting[..short.len()], short);
        let picture = |file| house.ask("pdftoppm", &["-r", "40"], file);
        assert_eq!(picture(paper), picture(&lasting));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pyhanko_goes_on_to_an_archive_timestamp() {
    let house = House::new().await;
    let sealed = house.sealed_for_long_by(&house.sealer(), PAPER).await;
    let (file, target) = (house.file("sealed.pdf", &sealed), house.folder.path().join("archived.pdf"));
    let authority = house.world.sandbox.timestamp_url();
    house.python(ARCHIVE, &[file.to_str().unwrap(), &authority, target.to_str().unwrap()]);
    let archived = std::fs::read(target).unwrap();
    assert_eq!(house.pyhanko_alone(&archived, "archived"), PASSED);
    let judged = house.judged(&house.evidence(&archived).await);
    let [judged] = judged.as_slice() else { panic!("{judged:?}") };
    let told = (judged.indication, judged.format.as_str());
    assert_eq!(told, (Indication::TotalPassed, "PAdES-BASELINE-LTA"), "{judged:?}");
}
