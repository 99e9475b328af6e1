//! The report for other programs: the signature validation report of ETSI TS 119 102-2 in XML (clause 4 and annex A, in the
//! schema of version 1.4.1).
//!
//! It says what was validated, when, with which result in the standard's words, and carries the certificates and timestamps
//! it speaks of; revocation lists and answers, which may be of any size, are named by their digests. What the standard has no
//! place for stands among `AdditionalValidationReportData`, each under an identifier that begins with [`OURS`].

mod objects;

use xml::Writer;

use crate::{
    Binding, Check, CheckOutcome, Coverage, Evidence, Indication, Judged, Level, Rank, Reason, Report,
    SignatureEvidence, SubIndication, TimestampEvidence, TimestampKind,
};
use objects::{Objects, digest};

/// What our own identifiers in the record begin with.
pub const OURS: &str = "urn:okienko:validation:";

const NAMESPACES: [(&str, &str); 4] = [
    ("xmlns", "http://uri.etsi.org/19102/v1.4.1#"),
    ("xmlns:ds", "http://www.w3.org/2000/09/xmldsig#"),
    ("xmlns:xades", "http://uri.etsi.org/01903/v1.3.2#"),
    ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
];

/// The record of one run: what was learnt, and what it is worth. The evidence must be what the report was judged from. The standard wants a report on at least one signature; of a document without any it
/// says so under an indication of our own.
#[must_use]
pub fn machine_record(evidence: &Evidence, report: &Report) -> String {
    let mut record = Record { writer: Writer::new(), objects: Objects::of_document(evidence), evidence, report };
    record.writer.open("ValidationReport", &NAMESPACES);
    for (place, (judged, learnt)) in report.signatures.iter().zip(&evidence.signatures).enumerate() {
        record.signature(&format!("S-{}", place + 1), judged, learnt);
    }
    let Record { mut writer, objects, .. } = record;
    if report.signatures.is_empty() {
        writer.open("SignatureValidationReport", &[]).open("SignatureValidationStatus", &[]);
        writer.element("MainIndication", &[], &format!("{OURS}no-signature")).close().close();
    }
    objects.write(&mut writer);
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}\n", writer.finish())
}

/// A record that is being written.
struct Record<'a> {
    writer: Writer,
    objects: Objects,
    evidence: &'a Evidence,
    report: &'a Report,
}

impl Record<'_> {
    /// Clause 4.2: the report on one signature, and after it those on the counter-signatures over it.
    fn signature(&mut self, id: &str, judged: &Judged, learnt: &SignatureEvidence) {
        self.writer.open("SignatureValidationReport", &[]);
        self.writer.open("SignatureIdentifier", &[("id", id)]);
        self.writer.element("HashOnly", &[], "false").element("DocHashOnly", &[], "false");
        self.writer.element("DAIdentifier", &[], &format!("{}/{id}", self.evidence.sha256)).close();
        self.constraints(judged);
        self.times(judged, learnt);
        self.writer.open("SignersDocument", &[]);
        digest(&mut self.writer, &self.evidence.sha256);
        self.refer("SignersDocumentRef", &self.objects.document()).close();
        self.attributes(id, judged, learnt);
        let certificate = learnt.signing_certificate.as_ref();
        let certificate = certificate.map(|signing| self.objects.certificate(&signing.certificate));
        if let (Some(certificate), Some(signer)) = (&certificate, &judged.signer) {
            self.writer.open("SignerInformation", &[]);
            self.refer("SignerCertificate", certificate).element("Signer", &[], &signer.name).close();
        }
        if let Some(qualification) = &judged.qualification {
            let grade = format!("{OURS}grade:{}", qualification.grade.code());
            self.writer.open("SignatureQuality", &[]);
            self.writer.element("SignatureQualityInformation", &[], &grade).close();
        }
        self.writer.open("SignatureValidationProcess", &[]);
        self.writer.element("SignatureValidationProcessID", &[], process(learnt.level)).close();
        self.writer.open("SignatureValidationStatus", &[]);
        self.result(judged.indication, judged.sub_indication, "total-");
        self.data(judged, learnt, certificate.as_deref());
        self.writer.close().close();
        for (place, (counter, learnt)) in judged.counters.iter().zip(&learnt.counters).enumerate() {
            self.signature(&format!("{id}-{}", place + 1), counter, learnt);
        }
    }

    fn refer(&mut self, name: &str, id: &str) -> &mut Writer {
        self.writer.open(name, &[("VOReference", id)]).close()
    }

    /// Clause 4.2.4: under which policy, and what became of each check.
    fn constraints(&mut self, judged: &Judged) {
        self.writer.open("ValidationConstraintsEvaluationReport", &[]).open("SignatureValidationPolicy", &[]);
        self.writer.open("SignaturePolicyIdentifier", &[]).element("xades:SignaturePolicyImplied", &[], "").close();
        self.writer.element("PolicyName", &[], &self.report.policy).close();
        judged.checks.iter().for_each(|check| self.check(check));
        self.writer.close();
    }

    fn check(&mut self, check: &Check) {
        self.writer.open("ValidationConstraint", &[]);
        let identifier = format!("{OURS}check:{}:{}", check.kind.clause(), check.kind.code());
        self.writer.element("ValidationConstraintIdentifier", &[], &identifier);
        let status = if check.outcome == CheckOutcome::NotRun { "disabled" } else { "applied" };
        self.writer.open("ConstraintStatus", &[]);
        self.writer.element("Status", &[], &format!("urn:etsi:019102:constraintStatus:{status}")).close();
        if let Some((indication, sub)) = match check.outcome {
            CheckOutcome::Passed => Some((Indication::TotalPassed, None)),
            CheckOutcome::Failed { indication, sub_indication, .. } => Some((indication, Some(sub_indication))),
            CheckOutcome::NotRun => None,
        } {
            self.writer.open("ValidationStatus", &[]);
            self.result(indication, sub, "");
            self.writer.close();
        }
        self.writer.close();
    }

    /// Clause 4.3.2: a result in the standard's words; of a whole signature it is total.
    fn result(&mut self, indication: Indication, sub: Option<SubIndication>, total: &str) {
        let word = match indication {
            Indication::TotalPassed => format!("{total}passed"),
            Indication::Indeterminate => "indeterminate".to_owned(),
            Indication::TotalFailed => format!("{total}failed"),
        };
        self.writer.element("MainIndication", &[], &format!("urn:etsi:019102:mainindication:{word}"));
        if let Some(sub) = sub {
            self.writer.element("SubIndication", &[], &format!("urn:etsi:019102:subindication:{}", sub.word()));
        }
    }

    /// Clause 4.2.5: when it was validated, and since when the signature is known to exist.
    fn times(&mut self, judged: &Judged, learnt: &SignatureEvidence) {
        let Some(at) = self.report.at else { return };
        self.writer.open("ValidationTimeInfo", &[]).element("ValidationTime", &[], &at.rfc3339());
        self.writer.open("BestSignatureTime", &[]).element("POETime", &[], &judged.best_time.rfc3339());
        self.writer.element("TypeOfProof", &[], "urn:etsi:019102:poetype:validation");
        let proof = |timestamp: &&TimestampEvidence| timestamp.time == Some(judged.best_time);
        if let Some(timestamp) = learnt.timestamps.iter().find(proof).filter(|_| judged.timestamped) {
            let id = self.objects.timestamp(timestamp);
            self.refer("POEObject", &id);
        }
        self.writer.close().close();
    }

    /// Annex A: what the signature says of itself and what was added to it.
    fn attributes(&mut self, id: &str, judged: &Judged, learnt: &SignatureEvidence) {
        let timed = learnt.timestamps.iter().filter_map(|timestamp| Some((timestamp, timestamp.time?)));
        let timed: Vec<_> = timed.collect();
        let signing = learnt.signing_certificate.as_ref();
        if judged.signing_time.is_none() && signing.is_none() && timed.is_empty() && judged.counters.is_empty() {
            return;
        }
        self.writer.open("SignatureAttributes", &[]);
        if let Some(time) = judged.signing_time {
            self.writer.open("SigningTime", &[("Signed", "true")]).element("Time", &[], &time.rfc3339()).close();
        }
        if let Some(signing) = signing {
            let named = if matches!(signing.binding, Binding::Named(_)) { "true" } else { "false" };
            self.writer.open("SigningCertificate", &[("Signed", named)]);
            let certificate = self.objects.certificate(&signing.certificate);
            self.refer("AttributeObject", &certificate).close();
        }
        for place in 1..=judged.counters.len() {
            self.writer.open("CounterSignature", &[]).open("CounterSignature", &[]);
            self.writer.element("OtherInformation", &[], &format!("{id}-{place}")).close().close();
        }
        for (timestamp, time) in timed {
            let token = self.objects.timestamp(timestamp);
            self.writer.open(attribute(timestamp.kind), &[]);
            self.refer("AttributeObject", &token).element("TimeStampValue", &[], &time.rfc3339()).close();
        }
        self.writer.close();
    }

    /// Clause 4.3.5: what the result rests on.
    fn data(&mut self, judged: &Judged, learnt: &SignatureEvidence, certificate: Option<&str>) {
        self.writer.open("AssociatedValidationReportData", &[]);
        if let Some(certificate) = certificate {
            self.writer.open("CertificateChain", &[]);
            self.refer("SigningCertificate", certificate).close();
        }
        for object in self.objects.met(learnt) {
            self.refer("RelatedValidationObject", &object);
        }
        if let (Reason::Revoked { at }, Some(certificate)) = (judged.reason, certificate) {
            self.writer.open("RevocationStatusInformation", &[]);
            self.refer("ValidationObjectId", certificate).element("RevocationTime", &[], &at.rfc3339()).close();
        }
        self.writer.open("AdditionalValidationReportData", &[]);
        let mut data = |kind: &str, value: &str| {
            self.writer.open("ReportData", &[]).element("Type", &[], &format!("{OURS}{kind}"));
            self.writer.element("Value", &STRING, value).close();
        };
        data("format", &judged.format);
        data("intact", if judged.intact { "true" } else { "false" });
        data("reason", &judged.reason.code());
        data("coverage", judged.coverage.word());
        if let Coverage::Detached { files, uncovered } = &judged.coverage {
            files.iter().for_each(|file| data("covered-file", file));
            uncovered.iter().for_each(|file| data("uncovered-file", file));
        }
        judged.uncovered.iter().for_each(|part| data("uncovered", part));
        for change in &judged.changes {
            let kind = if change.allowed { "allowed-change" } else { "forbidden-change" };
            data(kind, &format!("{}: {}", change.kind.code(), change.place));
        }
        self.writer.close().close();
    }
}

/// The attribute that a timestamp of this kind is (annex A).
const fn attribute(kind: TimestampKind) -> &'static str {
    match kind {
        TimestampKind::Content => "AllDataObjectsTimeStamp",
        TimestampKind::Signature => "SignatureTimeStamp",
        TimestampKind::References => "SigAndRefsTimeStamp",
        TimestampKind::Archive => "ArchiveTimeStamp",
        TimestampKind::Document => "DocTimeStamp",
    }
}

/// The process of EN 319 102-1 that a signature of this level goes through (clause 4.2.11).
const fn process(level: Level) -> &'static str {
    match level.rank {
        Rank::T | Rank::Lt => "urn:etsi:019102:validationprocess:LTVM",
        Rank::Lta => "urn:etsi:019102:validationprocess:LTA",
        _ => "urn:etsi:019102:validationprocess:Basic",
    }
}

const STRING: [(&str, &str); 2] = [("xmlns:xs", "http://www.w3.org/2001/XMLSchema"), ("xsi:type", "xs:string")];
