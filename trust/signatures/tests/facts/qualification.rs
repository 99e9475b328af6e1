//! Facts about what a signature is under Union law, by a list that names the world's root.

use std::sync::Arc;

use base64::{Engine, engine::general_purpose::STANDARD};
use certificates::{
    Anchors, Certificate,
    lists::{Finding, Purpose, TrustedList},
};
use signatures::{Grade, Judged, Policy, Report};
use vocabulary::Instant;

use crate::{
    documents::signed_letter,
    time::timestamped_letter,
    world::{AT, WORLD, document, one},
};

/// A period of a service of the list: its type, its status, from when, what the list says of its certificates.
type Period<'a> = (&'a str, &'a str, &'a str, &'a [&'a str]);

const QUALIFIED: &[&str] = &["QCStatement", "QCForESig", "QCWithQSCD"];
const GRANTED: Period<'_> = ("CA/QC", "granted", "2017-01-01T00:00:00Z", QUALIFIED);

fn period((kind, status, since, qualifiers): Period<'_>, certificate: Option<&Certificate>) -> String {
    const URI: &str = "http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/";
    let identity = certificate
        .map(|one| format!("<DigitalId><X509Certificate>{}</X509Certificate></DigitalId>", STANDARD.encode(one.der())));
    let qualifiers: String = qualifiers.iter().map(|name| format!("<q:Qualifier uri=\"{URI}{name}\"/>")).collect();
    let purposes: String = ["ForeSignatures", "ForeSeals"]
        .map(|name| format!("<Extension Critical=\"true\"><AdditionalServiceInformation><URI xml:lang=\"en\">{URI}{name}</URI></AdditionalServiceInformation></Extension>"))
        .concat();
    format!(
        "<ServiceTypeIdentifier>http://uri.etsi.org/TrstSvc/Svctype/{kind}</ServiceTypeIdentifier><ServiceName><Name xml:lang=\"en\">Root</Name></ServiceName><ServiceDigitalIdentity>{}</ServiceDigitalIdentity><ServiceStatus>http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/{status}</ServiceStatus><StatusStartingTime>{since}</StatusStartingTime><ServiceInformationExtensions>{purposes}<Extension Critical=\"true\"><q:Qualifications><q:QualificationElement><q:Qualifiers>{qualifiers}</q:Qualifiers><q:CriteriaList assert=\"all\"><q:KeyUsage><q:KeyUsageBit name=\"nonRepudiation\">true</q:KeyUsageBit></q:KeyUsage></q:CriteriaList></q:QualificationElement></q:Qualifications></Extension></ServiceInformationExtensions>",
        identity.unwrap_or_default()
    )
}

fn service(present: Period<'_>, past: Option<Period<'_>>) -> String {
    let root = WORLD.anchors.certificates().first();
    let past = past.map(|past| format!("<ServiceHistoryInstance>{}</ServiceHistoryInstance>", period(past, None)));
    format!(
        "<TSPService><ServiceInformation>{}</ServiceInformation><ServiceHistory>{}</ServiceHistory></TSPService>",
        period(present, root),
        past.unwrap_or_default()
    )
}

/// The world's anchors with a list of these services.
fn anchors(services: &[String]) -> Anchors {
    let list = format!(
        "<TrustServiceStatusList xmlns=\"http://uri.etsi.org/02231/v2#\" xmlns:q=\"http://uri.etsi.org/TrstSvc/SvcInfoExt/eSigDir-1999-93-EC-TrustedList/#\"><SchemeInformation><TSLVersionIdentifier>5</TSLVersionIdentifier><TSLSequenceNumber>7</TSLSequenceNumber><TSLType>http://uri.etsi.org/TrstSvc/TrustedList/TSLType/EUgeneric</TSLType><SchemeTerritory>PL</SchemeTerritory><ListIssueDateTime>2026-01-01T00:00:00Z</ListIssueDateTime><NextUpdate><dateTime>2026-07-01T00:00:00Z</dateTime></NextUpdate></SchemeInformation><TrustServiceProviderList><TrustServiceProvider><TSPInformation><TSPName><Name xml:lang=\"en\">Provider</Name></TSPName></TSPInformation><TSPServices>{}</TSPServices></TrustServiceProvider></TrustServiceProviderList></TrustServiceStatusList>",
        services.concat()
    );
    let list = TrustedList::read(list.as_bytes()).expect("a list");
    assert_eq!(list.unread, 0);
    WORLD.anchors.with_lists(vec![Arc::new(list)])
}

fn judged(signed: &str, anchors: &Anchors) -> Judged {
    let evidence = signatures::examine(&document(signed)).expect("a readable document");
    one(signatures::judge(&evidence, &Policy::default(), anchors, Instant::parse(AT).expect("rfc 3339")))
}

fn grade(present: Period<'_>, past: Option<Period<'_>>) -> Grade {
    judged(&signed_letter(), &anchors(&[service(present, past)])).qualification.expect("lists are known").grade
}

#[test]
fn without_lists_nothing_is_said_of_it() {
    assert_eq!(judged(&signed_letter(), &WORLD.anchors).qualification, None);
}

#[test]
fn purpose_and_device_make_the_grade() {
    let with = |qualifiers| grade((GRANTED.0, GRANTED.1, GRANTED.2, qualifiers), None);
    assert_eq!(with(QUALIFIED), Grade::QualifiedSignature);
    assert_eq!(with(&["QCStatement", "QCForESig"]), Grade::SignatureWithQualifiedCertificate);
    assert_eq!(with(&["QCStatement", "QCForESeal", "QCWithQSCD"]), Grade::QualifiedSeal);
    assert_eq!(with(&["QCStatement", "QCForESeal", "QCNoQSCD"]), Grade::SealWithQualifiedCertificate);
    assert_eq!(with(&["QCForESig", "QCWithQSCD"]), Grade::NotQualified);
    assert_eq!(with(&["QCStatement", "NotQualified"]), Grade::Unclear);
}

#[test]
fn the_certificate_must_be_qualified_when_issued_and_when_it_signs() {
    let withdrawn = ("CA/QC", "withdrawn", "2030-01-01T00:00:00Z", QUALIFIED);
    assert_eq!(grade(withdrawn, Some(GRANTED)), Grade::NotQualified);
    // The world's certificates are of 2020.
    let late = ("CA/QC", "granted", "2030-01-01T00:00:00Z", QUALIFIED);
    assert_eq!(grade(late, None), Grade::NotQualified);
}

#[test]
fn a_trusted_timestamp_keeps_what_was_withdrawn_later() {
    let withdrawn = ("CA/QC", "withdrawn", "2030-01-01T00:00:00Z", QUALIFIED);
    let issuing = service(withdrawn, Some(GRANTED));
    let time = service(("TSA/QTST", "granted", "2017-01-01T00:00:00Z", &[]), None);
    let letter = timestamped_letter(&WORLD.ewa);
    for (services, is_qualified) in [(vec![issuing.clone()], false), (vec![issuing, time], true)] {
        let judged = judged(&letter, &anchors(&services));
        let told = judged.qualification.expect("lists are known");
        assert_eq!(told.grade, Grade::QualifiedSignature);
        assert_eq!(told.timestamp.map(|timestamp| timestamp.qualified), Some(is_qualified));
    }
}

#[test]
fn a_signature_that_did_not_pass_has_no_grade_but_its_certificate_is_told() {
    let broken = signed_letter().replace("</list>", "<more/></list>");
    let anchors = anchors(&[service(GRANTED, None)]);
    let told = judged(&broken, &anchors).qualification.expect("lists are known");
    assert_eq!(told.grade, Grade::NotPassed);
    assert_eq!((told.at_signing.qualified, told.at_signing.purpose), (Some(true), Some(Purpose::Signatures)));
}

#[test]
fn a_list_that_does_not_know_the_issuer_makes_nothing_qualified() {
    let told = judged(&signed_letter(), &anchors(&[])).qualification.expect("lists are known");
    assert_eq!((told.grade, told.at_signing.finding), (Grade::NotQualified, Finding::NoService));
}

#[test]
fn a_report_with_a_qualification_survives_storage() {
    let judged = judged(&signed_letter(), &anchors(&[service(GRANTED, None)]));
    let report = Report { signatures: vec![judged], ..Report::default() };
    let text = serde_json::to_string(&report).expect("json");
    assert_eq!(serde_json::from_str::<Report>(&text).expect("its own text"), report);
    assert_eq!(report.to_json()["signatures"][0]["qualification"]["grade"], "qualified-signature");
}
