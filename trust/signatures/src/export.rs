//! The report for other programs: the signature validation report of ETSI TS 119 102-2 in XML (clause 4 and annex A, in the
//! schema of version 1.4.1).
//!
//! It says what was validated, when, with which result in the standard's words, and carries the certificates and timestamps
//! it speaks of; revocation lists and answers, which may be of any size, are named by their digests. What the standard has no
//! place for stands among `AdditionalValidationReportData`, each under an identifier that begins with [`OURS`].

mod objects;

use vocabulary::Instant;
use xml::Writer;

use crate::{
    Coverage, Evidence, Judged, Level, Rank, Reason, Report, SignatureEvidence, TimestampEvidence, TimestampKind,
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

/// The record of one run: what was learnt, and what it is worth as of that instant. The evidence must be what the report was
/// judged from. The standard wants a report on at least one signature; of a document without any it
/// says so under an indication of our own.
#[must_use]
pub fn machine_record(evidence: &Evidence, report: &Report, at: Instant) -> String {
    let mut objects = Objects::of_document(evidence);
    let mut writer = Writer::new();
    writer.open("ValidationReport", &NAMESPACES);
    for (place, (judged, learnt)) in report.signatures.iter().zip(&evidence.signatures).enumerate() {
        signature(&mut writer, &mut objects, &format!("S-{}", place + 1), evidence, judged, learnt, at);
    }
    if report.signatures.is_empty() {
        writer.open("SignatureValidationReport", &[]).open("SignatureValidationStatus", &[]);
        writer.element("MainIndication", &[], &format!("{OURS}no-signature")).close().close();
    }
    objects.write(&mut writer);
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}\n", writer.finish())
}

/// Clause 4.2: the report on one signature.
fn signature(
    writer: &mut Writer,
    objects: &mut Objects,
    id: &str,
    evidence: &Evidence,
    judged: &Judged,
    learnt: &SignatureEvidence,
    at: Instant,
) {
    writer.open("SignatureValidationReport", &[]);
    writer.open("SignatureIdentifier", &[("id", id)]);
    writer.element("HashOnly", &[], "false").element("DocHashOnly", &[], "false");
    writer.element("DAIdentifier", &[], &format!("{}/{id}", evidence.sha256)).close();
    policy(writer);
    times(writer, objects, judged, learnt, at);
    writer.open("SignersDocument", &[]);
    digest(writer, &evidence.sha256);
    writer.open("SignersDocumentRef", &[("VOReference", &objects.document())]).close().close();
    attributes(writer, objects, judged, learnt);
    let certificate = learnt.signing_certificate.as_ref().map(|signing| objects.certificate(&signing.certificate));
    if let (Some(certificate), Some(signer)) = (&certificate, &judged.signer) {
        writer.open("SignerInformation", &[]);
        writer.open("SignerCertificate", &[("VOReference", certificate)]).close();
        writer.element("Signer", &[], &signer.name).close();
    }
    writer.open("SignatureValidationProcess", &[]);
    writer.element("SignatureValidationProcessID", &[], process(learnt.level)).close();
    status(writer, objects, judged, learnt, certificate.as_deref());
    writer.close();
}

/// Clause 4.2.4: under which policy.
fn policy(writer: &mut Writer) {
    writer.open("ValidationConstraintsEvaluationReport", &[]).open("SignatureValidationPolicy", &[]);
    writer.open("SignaturePolicyIdentifier", &[]).element("xades:SignaturePolicyImplied", &[], "").close();
    writer.close().close();
}

/// Clause 4.2.5: when it was validated, and since when the signature is known to exist.
fn times(writer: &mut Writer, objects: &mut Objects, judged: &Judged, learnt: &SignatureEvidence, at: Instant) {
    writer.open("ValidationTimeInfo", &[]).element("ValidationTime", &[], &at.rfc3339());
    writer.open("BestSignatureTime", &[]).element("POETime", &[], &judged.best_time.rfc3339());
    writer.element("TypeOfProof", &[], "urn:etsi:019102:poetype:validation");
    let proof = |timestamp: &&TimestampEvidence| timestamp.time == Some(judged.best_time);
    if let Some(timestamp) = learnt.timestamps.iter().find(proof).filter(|_| judged.timestamped) {
        writer.open("POEObject", &[("VOReference", &objects.timestamp(timestamp))]).close();
    }
    writer.close().close();
}

/// Annex A: what the signature says of itself.
fn attributes(writer: &mut Writer, objects: &mut Objects, judged: &Judged, learnt: &SignatureEvidence) {
    if judged.signing_time.is_none() && learnt.signing_certificate.is_none() && learnt.timestamps.is_empty() {
        return;
    }
    writer.open("SignatureAttributes", &[]);
    if let Some(time) = judged.signing_time {
        writer.open("SigningTime", &[("Signed", "true")]).element("Time", &[], &time.rfc3339()).close();
    }
    if let Some(signing) = &learnt.signing_certificate {
        writer.open("SigningCertificate", &[("Signed", "true")]);
        writer.open("AttributeObject", &[("VOReference", &objects.certificate(&signing.certificate))]).close().close();
    }
    for timestamp in &learnt.timestamps {
        let Some(time) = timestamp.time else { continue };
        let name = match timestamp.kind {
            TimestampKind::Content => "AllDataObjectsTimeStamp",
            TimestampKind::Signature => "SignatureTimeStamp",
            TimestampKind::References => "SigAndRefsTimeStamp",
            TimestampKind::Archive => "ArchiveTimeStamp",
            TimestampKind::Document => "DocTimeStamp",
        };
        writer.open(name, &[]);
        writer.open("AttributeObject", &[("VOReference", &objects.timestamp(timestamp))]).close();
        writer.element("TimeStampValue", &[], &time.rfc3339()).close();
    }
    writer.close();
}

/// The process of EN 319 102-1 that a signature of this level goes through (clause 4.2.11).
const fn process(level: Level) -> &'static str {
    match level.rank {
        Rank::T | Rank::Lt => "urn:etsi:019102:validationprocess:LTVM",
        Rank::Lta => "urn:etsi:019102:validationprocess:LTA",
        _ => "urn:etsi:019102:validationprocess:Basic",
    }
}

/// Clause 4.3: the result, and what it rests on.
fn status(
    writer: &mut Writer,
    objects: &mut Objects,
    judged: &Judged,
    learnt: &SignatureEvidence,
    certificate: Option<&str>,
) {
    writer.open("SignatureValidationStatus", &[]);
    let indication = judged.indication.word().to_ascii_lowercase();
    writer.element("MainIndication", &[], &format!("urn:etsi:019102:mainindication:{indication}"));
    if let Some(sub) = judged.sub_indication {
        writer.element("SubIndication", &[], &format!("urn:etsi:019102:subindication:{}", sub.word()));
    }
    writer.open("AssociatedValidationReportData", &[]);
    if let Some(certificate) = certificate {
        writer
            .open("CertificateChain", &[])
            .open("SigningCertificate", &[("VOReference", certificate)])
            .close()
            .close();
    }
    for object in objects.met(learnt) {
        writer.open("RelatedValidationObject", &[("VOReference", &object)]).close();
    }
    if let (Reason::Revoked { at }, Some(certificate)) = (judged.reason, certificate) {
        writer.open("RevocationStatusInformation", &[]);
        writer.open("ValidationObjectId", &[("VOReference", certificate)]).close();
        writer.element("RevocationTime", &[], &at.rfc3339()).close();
    }
    writer.open("AdditionalValidationReportData", &[]);
    let mut data = |kind: &str, value: &str| {
        writer.open("ReportData", &[]).element("Type", &[], &format!("{OURS}{kind}"));
        writer.element("Value", &[("xsi:type", "xs:string"), XS], value).close();
    };
    data("format", &judged.format);
    data("intact", if judged.intact { "true" } else { "false" });
    data("reason", &judged.reason.code());
    match &judged.coverage {
        Coverage::Whole => data("coverage", "whole"),
        Coverage::Embedded => data("coverage", "embedded"),
        Coverage::Part => data("coverage", "part"),
        Coverage::Nothing => data("coverage", "nothing"),
        Coverage::Detached { files, uncovered } => {
            data("coverage", "detached");
            files.iter().for_each(|file| data("covered-file", file));
            uncovered.iter().for_each(|file| data("uncovered-file", file));
        }
    }
    learnt.uncovered.iter().for_each(|part| data("uncovered", part));
    writer.close().close().close();
}

const XS: (&str, &str) = ("xmlns:xs", "http://www.w3.org/2001/XMLSchema");
