//! Facts about trusted lists: what is read of them, and what they make of certificates.

use std::{fmt::Write as _, fs, path::Path, sync::Arc};

use base64::{Engine, engine::general_purpose::STANDARD};
use certificates::{
    Anchors, Certificate, Use,
    lists::{Certified, Device, Finding, ListKind, Purpose, TrustedList, UnreadableList, certified, qualified_time},
};
use vocabulary::Instant;

use crate::world::{Wish, World};

/// QcStatements: compliance, a device, for signatures (ETSI EN 319 412-5).
const STATED: &str = "1.3.6.1.5.5.7.1.3=DER:30:29:30:08:06:06:04:00:8E:46:01:01:30:08:06:06:04:00:8E:46:01:04:30:13:06:06:04:00:8E:46:01:06:30:09:06:07:04:00:8E:46:01:06:01\n";
/// QcStatements: compliance alone, under the law of a country outside the Union.
const FOREIGN: &str =
    "1.3.6.1.5.5.7.1.3=DER:30:1A:30:08:06:06:04:00:8E:46:01:01:30:0E:06:06:04:00:8E:46:01:07:30:04:13:02:43:48\n";
const SIGNER: &str = "keyUsage=critical,nonRepudiation\nbasicConstraints=critical,CA:FALSE\n";
const URI: &str = "http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/";

struct Entry<'a> {
    certificate: &'a Certificate,
    kind: &'a str,
    status: &'a str,
    since: &'a str,
    extensions: String,
    history: String,
}

fn entry<'a>(certificate: &'a Certificate) -> Entry<'a> {
    Entry {
        certificate,
        kind: "CA/QC",
        status: "granted",
        since: "2017-01-01T00:00:00Z",
        extensions: purpose("ForeSignatures"),
        history: String::new(),
    }
}

fn purpose(name: &str) -> String {
    format!(
        "<Extension Critical=\"true\"><AdditionalServiceInformation><URI xml:lang=\"en\">{URI}{name}</URI></AdditionalServiceInformation></Extension>"
    )
}

fn rule(qualifiers: &[&str], criteria: &str) -> String {
    let mut all = String::new();
    for qualifier in qualifiers {
        let _ = write!(all, "<q:Qualifier uri=\"{URI}{qualifier}\"/>");
    }
    format!(
        "<Extension Critical=\"true\"><q:Qualifications><q:QualificationElement><q:Qualifiers>{all}</q:Qualifiers>{criteria}</q:QualificationElement></q:Qualifications></Extension>"
    )
}

/// A rule of everybody who may sign with intent.
fn rule_of_all(qualifiers: &[&str]) -> String {
    rule(
        qualifiers,
        "<q:CriteriaList assert=\"all\"><q:KeyUsage><q:KeyUsageBit name=\"nonRepudiation\">true</q:KeyUsageBit></q:KeyUsage></q:CriteriaList>",
    )
}

fn past(kind: &str, status: &str, since: &str, extensions: &str) -> String {
    format!(
        "<ServiceHistoryInstance><ServiceTypeIdentifier>http://uri.etsi.org/TrstSvc/Svctype/{kind}</ServiceTypeIdentifier><ServiceName><Name xml:lang=\"en\">CA</Name></ServiceName><ServiceDigitalIdentity/><ServiceStatus>http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/{status}</ServiceStatus><StatusStartingTime>{since}</StatusStartingTime><ServiceInformationExtensions>{extensions}</ServiceInformationExtensions></ServiceHistoryInstance>"
    )
}

fn text(entries: &[Entry<'_>]) -> String {
    let mut services = String::new();
    for entry in entries {
        let _ = write!(
            services,
            "<TSPService><ServiceInformation><ServiceTypeIdentifier>http://uri.etsi.org/TrstSvc/Svctype/{}</ServiceTypeIdentifier><ServiceName><Name xml:lang=\"en\">CA</Name></ServiceName><ServiceDigitalIdentity><DigitalId><X509Certificate>{}</X509Certificate></DigitalId></ServiceDigitalIdentity><ServiceStatus>http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/{}</ServiceStatus><StatusStartingTime>{}</StatusStartingTime><ServiceInformationExtensions>{}</ServiceInformationExtensions></ServiceInformation><ServiceHistory>{}</ServiceHistory></TSPService>",
            entry.kind,
            STANDARD.encode(entry.certificate.der()),
            entry.status,
            entry.since,
            entry.extensions,
            entry.history
        );
    }
    format!(
        "<TrustServiceStatusList xmlns=\"http://uri.etsi.org/02231/v2#\" xmlns:q=\"http://uri.etsi.org/TrstSvc/SvcInfoExt/eSigDir-1999-93-EC-TrustedList/#\" xmlns:x=\"http://uri.etsi.org/01903/v1.3.2#\"><SchemeInformation><TSLVersionIdentifier>5</TSLVersionIdentifier><TSLSequenceNumber>7</TSLSequenceNumber><TSLType>http://uri.etsi.org/TrstSvc/TrustedList/TSLType/EUgeneric</TSLType><SchemeTerritory>PL</SchemeTerritory><ListIssueDateTime>2026-01-01T00:00:00Z</ListIssueDateTime><NextUpdate><dateTime>2026-07-01T00:00:00Z</dateTime></NextUpdate></SchemeInformation><TrustServiceProviderList><TrustServiceProvider><TSPInformation><TSPName><Name xml:lang=\"pl\">Dostawca</Name><Name xml:lang=\"en\">Provider</Name></TSPName></TSPInformation><TSPServices>{services}</TSPServices></TrustServiceProvider></TrustServiceProviderList></TrustServiceStatusList>"
    )
}

fn list(entries: &[Entry<'_>]) -> TrustedList {
    TrustedList::read(text(entries).as_bytes()).expect("a list")
}

fn anchors(entries: &[Entry<'_>]) -> Anchors {
    Anchors::default().with_lists(vec![Arc::new(list(entries))])
}

/// What a certificate with these extensions is now, issued by the world's authority under these entries.
fn found(world: &World, extensions: &str, entries: &[Entry<'_>]) -> Certified {
    let extensions = format!("{SIGNER}{extensions}");
    let leaf = world.issue(&world.ca, "kowalska", &Wish { extensions: &extensions, ..Wish::default() });
    certified(&leaf, &[], &anchors(entries), world.now())
}

#[test]
fn a_list_is_read_with_its_past() {
    let world = World::new();
    let history = past("CA/QC", "undersupervision", "2010-01-01T00:00:00Z", "");
    let list = list(&[Entry { history, ..entry(&world.ca.certificate) }]);
    assert_eq!((list.kind, &*list.territory, list.sequence, list.unread), (ListKind::National, "PL", 7, 0));
    let service = &list.services[0];
    assert_eq!((&*service.provider, service.certificates.len()), ("Provider", 1));
    let at = |text| service.at(Instant::parse(text).expect("rfc 3339")).map(|period| period.status.is_good());
    assert_eq!(at("2009-01-01T00:00:00Z"), None);
    assert_eq!(at("2012-01-01T00:00:00Z"), Some(true));
}

#[test]
fn what_a_service_was_decides_whose_path_it_may_end() {
    let world = World::new();
    let (ca, root) = (&world.ca.certificate, &world.root.certificate);
    let history = past("CA/QC", "granted", "2020-01-01T00:00:00Z", "");
    let withdrawn = Entry { status: "withdrawn", since: "2024-01-01T00:00:00Z", history, ..entry(ca) };
    let time = Entry { kind: "TSA/QTST", ..entry(root) };
    let anchors = anchors(&[withdrawn, time]);
    let ends = |use_, text: &str| -> Vec<Certificate> {
        anchors.certificates_for(use_, Instant::parse(text).expect("rfc 3339")).cloned().collect()
    };
    assert_eq!(ends(Use::Signature, "2023-01-01T00:00:00Z"), std::slice::from_ref(ca));
    assert_eq!(ends(Use::Signature, "2025-01-01T00:00:00Z"), []);
    assert_eq!(ends(Use::TimeStamping, "2025-01-01T00:00:00Z"), std::slice::from_ref(root));
    assert_eq!(ends(Use::TimeStamping, "2016-01-01T00:00:00Z"), []);
}

#[test]
fn a_service_that_says_something_critical_and_unknown_grants_nothing() {
    let world = World::new();
    let ca = &world.ca.certificate;
    let unknown = "<Extension Critical=\"true\"><Strange/></Extension>".to_owned();
    let harmless = "<Extension Critical=\"false\"><Strange/></Extension>".to_owned();
    assert_eq!(list(&[Entry { extensions: unknown.clone(), ..entry(ca) }]).unread, 1);
    assert_eq!(list(&[Entry { extensions: harmless, ..entry(ca) }]).unread, 0);
    // Neither may a past stand when the present cannot be read.
    let history = past("CA/QC", "granted", "2016-07-02T00:00:00Z", &unknown);
    let list = list(&[Entry { history, ..entry(ca) }]);
    assert_eq!((list.services.len(), list.unread), (0, 1));
}

#[test]
fn what_is_no_list_is_refused() {
    let world = World::new();
    let good = text(&[entry(&world.ca.certificate)]);
    for (part, instead) in [
        ("<TSLVersionIdentifier>5<", "<TSLVersionIdentifier>4<"),
        ("2026-01-01T00:00:00Z", "yesterday"),
        ("<TSLSequenceNumber>7</TSLSequenceNumber>", ""),
        ("http://uri.etsi.org/02231/v2#", "http://uri.etsi.org/02231/v3#"),
    ] {
        assert!(good.contains(part));
        let read = TrustedList::read(good.replace(part, instead).as_bytes());
        assert_eq!(read.err(), Some(UnreadableList::Other), "{part}");
    }
}

#[test]
fn a_certificate_that_says_so_is_qualified_while_its_service_is() {
    let world = World::new();
    let ca = &world.ca.certificate;
    let certified = found(&world, STATED, &[entry(ca)]);
    assert_eq!(certified.qualified, Some(true));
    assert_eq!(certified.purpose, Some(Purpose::Signatures));
    assert_eq!(certified.device, Device::Qualified);
    assert_eq!(certified.provider.as_deref(), Some("Provider"));
    let withdrawn = Entry { status: "withdrawn", ..entry(ca) };
    assert_eq!(found(&world, STATED, &[withdrawn]).finding, Finding::ServiceNotQualified);
    // The Directive's status does not last under the Regulation.
    let supervised = Entry { status: "undersupervision", ..entry(ca) };
    assert_eq!(found(&world, STATED, &[supervised]).qualified, Some(false));
    let plain = Entry { kind: "CA/PKC", ..entry(ca) };
    assert_eq!(found(&world, STATED, &[plain]).finding, Finding::NoService);
}

#[test]
fn a_certificate_that_does_not_say_so_is_not_qualified() {
    let world = World::new();
    assert_eq!(found(&world, "", &[entry(&world.ca.certificate)]).finding, Finding::NotStated);
    assert_eq!(found(&world, FOREIGN, &[entry(&world.ca.certificate)]).finding, Finding::NotStated);
}

#[test]
fn the_list_has_the_last_word() {
    let world = World::new();
    let ca = &world.ca.certificate;
    let with = |qualifiers: &[&str], purpose_: &str| Entry {
        extensions: rule_of_all(qualifiers) + &purpose(purpose_),
        ..entry(ca)
    };
    let said = |own, qualifiers: &[&str], purpose| found(&world, own, &[with(qualifiers, purpose)]);
    let listed = said("", &["QCStatement", "QCForESeal", "QCNoQSCD"], "ForeSeals");
    assert_eq!((listed.qualified, listed.purpose), (Some(true), Some(Purpose::Seals)));
    assert_eq!(said(STATED, &["NotQualified"], "ForeSignatures").qualified, Some(false));
    assert_eq!(said(STATED, &["QCNoQSCD"], "ForeSignatures").device, Device::NotQualified);
    assert_eq!(said("", &["QCStatement", "QCForESig", "QCWithQSCD"], "ForeSignatures").device, Device::Qualified);
    assert_eq!(said(STATED, &["QCWithQSCD", "QCNoQSCD"], "ForeSignatures").device, Device::Unclear);
    assert_eq!(said(STATED, &["QCStatement", "NotQualified"], "ForeSignatures").qualified, None);
    assert_eq!(said(STATED, &["QCForESeal"], "ForeSeals").finding, Finding::Contradiction);
    assert_eq!(said(STATED, &[], "ForeSeals").finding, Finding::ServiceNotForPurpose);
}

#[test]
fn a_rule_speaks_of_the_certificates_that_meet_its_criteria() {
    let world = World::new();
    let ca = &world.ca.certificate;
    let policy = |oid: &str| {
        format!(
            "<q:PolicySet><q:PolicyIdentifier><x:Identifier>{oid}</x:Identifier></q:PolicyIdentifier></q:PolicySet>"
        )
    };
    let usage = |value: bool| {
        format!("<q:KeyUsage><q:KeyUsageBit name=\"digitalSignature\">{value}</q:KeyUsageBit></q:KeyUsage>")
    };
    let holds = |assert: &str, criteria: &str| {
        let criteria = format!("<q:CriteriaList assert=\"{assert}\">{criteria}</q:CriteriaList>");
        let extensions = rule(&["QCStatement"], &criteria) + &purpose("ForeSignatures");
        let own = "certificatePolicies=1.2.3.4,1.2.3.5\n";
        found(&world, own, &[Entry { extensions, ..entry(ca) }]).qualified == Some(true)
    };
    assert!(holds("all", &(policy("urn:oid:1.2.3.4") + &usage(false))));
    assert!(!holds("all", &(policy("1.2.3.4") + &usage(true))));
    assert!(holds("atLeastOne", &(policy("1.2.3.4") + &usage(true))));
    assert!(!holds("atLeastOne", &policy("1.2.3.40")));
    assert!(holds("none", &policy("1.2.3.40")));
    let inner = format!("<q:CriteriaList assert=\"none\">{}</q:CriteriaList>", policy("1.2.3.5"));
    assert!(!holds("all", &(policy("1.2.3.4") + &inner)));
}

#[test]
fn a_service_above_the_issuer_counts_and_a_namesake_does_not() {
    let world = World::new();
    let extensions = format!("{SIGNER}{STATED}");
    let leaf = world.issue(&world.ca, "kowalska", &Wish { extensions: &extensions, ..Wish::default() });
    let above = anchors(&[entry(&world.root.certificate)]);
    let by = |others: &[Certificate]| certified(&leaf, others, &above, world.now()).qualified;
    assert_eq!(by(&[]), Some(false));
    assert_eq!(by(std::slice::from_ref(&world.ca.certificate)), Some(true));
    let impostor = world.impostor("impostor", "ca");
    let false_one = anchors(&[entry(&impostor.certificate)]);
    assert_eq!(certified(&leaf, &[], &false_one, world.now()).finding, Finding::NoService);
}

#[test]
fn two_entries_of_one_service_that_disagree_leave_it_open() {
    let world = World::new();
    let ca = &world.ca.certificate;
    let other = Entry { extensions: rule_of_all(&["NotQualified"]) + &purpose("ForeSignatures"), ..entry(ca) };
    assert_eq!(found(&world, STATED, &[entry(ca), other]).finding, Finding::Contradiction);
}

#[test]
fn an_authority_may_be_listed_apart_for_each_purpose() {
    let world = World::new();
    let ca = &world.ca.certificate;
    let seals = || Entry { extensions: purpose("ForeSeals"), ..entry(ca) };
    for entries in [[seals(), entry(ca)], [entry(ca), seals()]] {
        assert_eq!(found(&world, STATED, &entries).purpose, Some(Purpose::Signatures));
    }
}

#[test]
fn a_timestamp_is_qualified_by_its_unit_or_its_issuer() {
    let world = World::new();
    let unit = world.signer(&world.ca, "unit");
    let time = |certificate| anchors(&[Entry { kind: "TSA/QTST", ..entry(certificate) }]);
    let now = world.now();
    assert!(qualified_time(&unit, &[], &time(&unit), now).qualified);
    assert!(qualified_time(&unit, &[], &time(&world.ca.certificate), now).qualified);
    assert!(!qualified_time(&unit, &[], &anchors(&[entry(&unit)]), now).qualified);
    assert!(!qualified_time(&unit, &[], &time(&unit), now.plus_seconds(-15 * 365 * 86_400)).qualified);
}

#[test]
fn real_lists_are_read() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/signatures/tl");
    let Ok(polish) = fs::read(corpus.join("PL_TSL-2023plus.xml")) else {
        println!("no corpus at ../shared/corpus/signatures: no real list read");
        return;
    };
    let polish = TrustedList::read(&polish).expect("the Polish list");
    assert_eq!((&*polish.territory, polish.kind, polish.unread), ("PL", ListKind::National, 0));
    assert!(polish.services.len() > 50, "{}", polish.services.len());
    let all = fs::read(corpus.join("eu-lotl.xml")).expect("the list of lists");
    let all = TrustedList::read(&all).expect("the list of lists");
    assert_eq!((&*all.territory, all.kind), ("EU", ListKind::ListOfLists));
    let polish = all.pointers.iter().find(|pointer| pointer.territory == "PL" && pointer.is_xml).expect("Poland");
    assert!(!polish.signers.is_empty() && polish.location.starts_with("https://"));
    assert!(TrustedList::read(&fs::read(corpus.join("eu-lotl-not-parseable.xml")).expect("a file")).is_err());
}
