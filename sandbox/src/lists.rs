//! The sandbox's list of lists and its one trusted list (ETSI TS 119 612), made anew for whoever asks.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use certificates::Certificate;
use seals::{FileKey, Key as _};
use vocabulary::{Fault, Instant};
use xml::Writer;

use crate::authority::{self, Authority, MARK};

const TYPES: &str = "http://uri.etsi.org/TrstSvc/TrustedList/TSLType/";
const INFO: &str = "http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/";
const ENGLISH: [(&str, &str); 1] = [("xml:lang", "en")];

/// Half a year, the longest that a list may serve (TS 119 612, clause 5.3.15).
const HALF_A_YEAR: i64 = 182 * 24 * 3600;

/// A listed service: the authority, its type, what its certificates are for, what the list says of them.
const SERVICES: [(&str, &str, &str, &[&str]); 3] = [
    (authority::PEOPLE, "CA/QC", "ForeSignatures", &["QCStatement", "QCForESig", "QCWithQSCD"]),
    (authority::SEALS, "CA/QC", "ForeSeals", &["QCStatement", "QCForESeal", "QCWithQSCD"]),
    (authority::TIMESTAMPS, "TSA/QTST", "", &[]),
];

/// The list of lists of the sandbox, pointing at the one list there is. The same key signs both.
pub(crate) fn list_of_lists(host: &str, signer: &FileKey, now: Instant) -> Result<Vec<u8>, Fault> {
    let mut list = Writer::new();
    open(&mut list, "EUlistofthelists", "EU", now);
    list.open("PointersToOtherTSL", &[]);
    for (kind, territory, file) in [("EUlistofthelists", "EU", "lotl.xml"), ("EUgeneric", "PL", "pl.xml")] {
        list.open("OtherTSLPointer", &[]).open("ServiceDigitalIdentities", &[]);
        identity(&mut list, signer.certificate());
        list.close().element("TSLLocation", &[], &format!("{host}/lists/{file}"));
        list.open("AdditionalInformation", &[]);
        for (name, text) in [("TSLType", &*format!("{TYPES}{kind}")), ("SchemeTerritory", territory)] {
            list.open("OtherInformation", &[]).element(name, &[], text).close();
        }
        list.close().close();
    }
    list.close();
    end_of_scheme(&mut list, now);
    signed(list, signer, now)
}

/// The trusted list of the sandbox.
pub(crate) fn trusted_list(authorities: &[Authority], signer: &FileKey, now: Instant) -> Result<Vec<u8>, Fault> {
    let mut list = Writer::new();
    open(&mut list, "EUgeneric", "PL", now);
    end_of_scheme(&mut list, now);
    list.open("TrustServiceProviderList", &[]).open("TrustServiceProvider", &[]);
    list.open("TSPInformation", &[]).open("TSPName", &[]).element("Name", &ENGLISH, MARK).close().close();
    list.open("TSPServices", &[]);
    for (name, kind, purpose, qualifiers) in SERVICES {
        for authority in authorities.iter().filter(|authority| authority.name == name) {
            service(&mut list, authority.key.certificate(), kind, purpose, qualifiers);
        }
    }
    signed(list, signer, now)
}

fn open(list: &mut Writer, kind: &str, territory: &str, now: Instant) {
    list.open(
        "TrustServiceStatusList",
        &[
            ("xmlns", "http://uri.etsi.org/02231/v2#"),
            ("xmlns:sie", "http://uri.etsi.org/TrstSvc/SvcInfoExt/eSigDir-1999-93-EC-TrustedList/#"),
            ("TSLTag", "http://uri.etsi.org/19612/TSLTag"),
        ],
    );
    list.open("SchemeInformation", &[]).element("TSLVersionIdentifier", &[], "5");
    // Each issue has a greater number than the one before, also after a restart.
    list.element("TSLSequenceNumber", &[], &now.seconds().to_string());
    list.element("TSLType", &[], &format!("{TYPES}{kind}"));
    list.open("SchemeOperatorName", &[]).element("Name", &ENGLISH, MARK).close();
    list.element("SchemeTerritory", &[], territory);
}

fn end_of_scheme(list: &mut Writer, now: Instant) {
    list.element("ListIssueDateTime", &[], &now.rfc3339());
    list.open("NextUpdate", &[]).element("dateTime", &[], &now.plus_seconds(HALF_A_YEAR).rfc3339()).close();
    list.close();
}

fn identity(list: &mut Writer, certificate: &Certificate) {
    list.open("ServiceDigitalIdentity", &[]).open("DigitalId", &[]);
    list.element("X509Certificate", &[], &STANDARD.encode(certificate.der())).close().close();
}

/// A service that has been granted its status since its authority was made.
fn service(list: &mut Writer, certificate: &Certificate, kind: &str, purpose: &str, qualifiers: &[&str]) {
    list.open("TSPService", &[]).open("ServiceInformation", &[]);
    list.element("ServiceTypeIdentifier", &[], &format!("http://uri.etsi.org/TrstSvc/Svctype/{kind}"));
    list.open("ServiceName", &[]).element("Name", &ENGLISH, &certificate.common_name().unwrap_or_default()).close();
    identity(list, certificate);
    list.element("ServiceStatus", &[], "http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/granted");
    list.element("StatusStartingTime", &[], &certificate.not_before().rfc3339());
    if !purpose.is_empty() {
        let critical = [("Critical", "true")];
        list.open("ServiceInformationExtensions", &[]).open("Extension", &critical);
        list.open("AdditionalServiceInformation", &[]).element("URI", &ENGLISH, &format!("{INFO}{purpose}"));
        list.close().close().open("Extension", &critical);
        list.open("sie:Qualifications", &[]).open("sie:QualificationElement", &[]).open("sie:Qualifiers", &[]);
        for qualifier in qualifiers {
            list.open("sie:Qualifier", &[("uri", &format!("{INFO}{qualifier}"))]).close();
        }
        // Of all who sign with intent.
        list.close().open("sie:CriteriaList", &[("assert", "all")]).open("sie:KeyUsage", &[]);
        list.element("sie:KeyUsageBit", &[("name", "nonRepudiation")], "true").close().close();
        list.close().close().close().close();
    }
    list.close().close();
}

fn signed(list: Writer, signer: &FileKey, now: Instant) -> Result<Vec<u8>, Fault> {
    Ok(seals::seal(&list.finish(), signer, now)?.xml().as_bytes().to_vec())
}
