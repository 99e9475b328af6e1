//! Whether a certificate was a qualified one at an instant, for what, and whether its key is in a qualified device (ETSI
//! TS 119 615, clauses 4.3 to 4.6). A pure function of the certificates and the lists among the anchors.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use vocabulary::Instant;

use super::{ListKind, Period, Qualifier, Service, ServiceKind, Status};
use crate::{Anchors, Certificate};

/// What a qualified certificate is for (Regulation 910/2014, articles 28, 38 and 45).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// Signatures of people.
    Signatures,
    /// Seals of bodies.
    Seals,
    /// Authentication of websites.
    Websites,
}

impl Purpose {
    /// What the additional service information names (TS 119 612, clause 5.5.9.4).
    pub(crate) fn of_service(uri: &str) -> Option<Self> {
        match uri.strip_prefix("http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/") {
            Some("ForeSignatures") => Some(Self::Signatures),
            Some("ForeSeals") => Some(Self::Seals),
            Some("ForWebSiteAuthentication") => Some(Self::Websites),
            _ => None,
        }
    }
}

/// Whether the key is in a qualified device for creating signatures or seals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Device {
    /// It is.
    Qualified,
    /// It is not, or nobody says so.
    NotQualified,
    /// The lists contradict themselves.
    Unclear,
}

/// What decided. Each belongs to one clause of TS 119 615.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Finding {
    /// No service of a list that is known issued it.
    NoService,
    /// The service that issued it had no qualified status at that instant.
    ServiceNotQualified,
    /// The certificate says that it is qualified, and nothing in the list takes that back.
    StatedByCertificate,
    /// The list says that it is.
    StatedByList,
    /// Neither the certificate nor the list says that it is.
    NotStated,
    /// The list says that it is not.
    DeniedByList,
    /// The service may not issue certificates for this purpose.
    ServiceNotForPurpose,
    /// The list, or the list and the certificate, contradict each other.
    Contradiction,
}

impl Finding {
    /// The clause it was found under.
    #[must_use]
    pub const fn clause(self) -> &'static str {
        match self {
            Self::NoService => "TS 119 615, 4.3",
            _ => "TS 119 615, 4.4",
        }
    }
}

/// What a certificate was at an instant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certified {
    /// The instant.
    pub at: Instant,
    /// Whether it was qualified under Union law; none when the lists contradict themselves.
    pub qualified: Option<bool>,
    /// What for; none when it was not qualified or that is unclear.
    pub purpose: Option<Purpose>,
    /// Whether its key is in a qualified device.
    pub device: Device,
    /// What decided on `qualified` and `purpose`.
    pub finding: Finding,
    /// The provider of the service that issued it, as the list names it.
    pub provider: Option<String>,
    /// The territory of that list.
    pub territory: Option<String>,
}

/// Whether a timestamp was a qualified one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QualifiedTime {
    /// Whether it was made by a service with that status at its time (TS 119 615, clause 4.6).
    pub qualified: bool,
    /// The provider, as the list names it.
    pub provider: Option<String>,
    /// The territory of that list.
    pub territory: Option<String>,
}

/// What the certificate was at that instant, by the lists among the anchors. `others` may hold its issuers; each is believed
/// only as far as signatures lead.
#[must_use]
pub fn certified(certificate: &Certificate, others: &[Certificate], anchors: &Anchors, at: Instant) -> Certified {
    let services = services(certificate, others, anchors, ServiceKind::QualifiedCertificates, false);
    let first = services.first();
    let with = |qualified, purpose, device, finding| Certified {
        at,
        qualified,
        purpose,
        device,
        finding,
        provider: first.map(|service| service.provider.clone()),
        territory: first.map(|service| service.territory.clone()),
    };
    if services.is_empty() {
        return with(Some(false), None, Device::NotQualified, Finding::NoService);
    }
    let good: Vec<&Period> = services.iter().filter_map(|service| qualified_period(service, at)).collect();
    let mut told: Vec<Told> = good.iter().map(|period| told(certificate, period, at)).collect();
    // States list one authority apart for signatures, for seals and for websites; the entry for another purpose says nothing.
    let is_apart = |told: &Told| told.3 == Finding::ServiceNotForPurpose;
    if !told.iter().all(is_apart) {
        told.retain(|told| !is_apart(told));
    }
    let Some(one) = told.pop() else {
        return with(Some(false), None, Device::NotQualified, Finding::ServiceNotQualified);
    };
    if told.iter().any(|other| *other != one) {
        // Two services with the same key that say different things.
        return with(None, None, Device::Unclear, Finding::Contradiction);
    }
    with(one.0, one.1, one.2, one.3)
}

/// Whether the unit that signed a timestamp, or whoever issued its certificate, was a service of qualified timestamps then.
#[must_use]
pub fn qualified_time(unit: &Certificate, others: &[Certificate], anchors: &Anchors, at: Instant) -> QualifiedTime {
    let services = services(unit, others, anchors, ServiceKind::QualifiedTime, true);
    let good = |service: &&&Service| {
        // There were no qualified timestamps before the Regulation.
        at >= REGULATION && service.at(at).is_some_and(|period| period.status == Status::Granted && is_time(period))
    };
    let found = services.iter().find(good);
    let first = found.or(services.first());
    QualifiedTime {
        qualified: found.is_some(),
        provider: first.map(|service| service.provider.clone()),
        territory: first.map(|service| service.territory.clone()),
    }
}

fn is_time(period: &Period) -> bool {
    period.kind == ServiceKind::QualifiedTime
}

/// 1 July 2016, 00:00 in Brussels: from then on Regulation 910/2014 applies (article 52).
const REGULATION: Instant = Instant::from_seconds(1_467_324_000);

/// The services of that kind on the way up from the certificate: those that the nearest certificate identifies which
/// identifies any (clause 4.3).
fn services<'a>(
    certificate: &Certificate,
    others: &[Certificate],
    anchors: &'a Anchors,
    kind: ServiceKind,
    itself: bool,
) -> Vec<&'a Service> {
    let of_kind: Vec<&Service> = anchors
        .lists()
        .filter(|list| list.kind == ListKind::National)
        .flat_map(|list| &list.services)
        .filter(|service| service.was_ever(kind))
        .collect();
    let identified = |link: &Certificate| -> Vec<&'a Service> {
        of_kind.iter().filter(|service| service.is_identified_by(link)).copied().collect()
    };
    let mut seen: HashSet<[u8; 32]> = HashSet::new();
    let mut level = vec![certificate.clone()];
    for height in 0..HIGHEST {
        if height > 0 || itself {
            let mut found: Vec<&Service> = level.iter().flat_map(&identified).collect();
            found.dedup_by(|one, other| std::ptr::eq(*one, *other));
            if !found.is_empty() {
                return found;
            }
        }
        let listed = || of_kind.iter().flat_map(|service| &service.certificates);
        let above = level.iter().flat_map(|link| others.iter().chain(listed()).filter(|issuer| link.issuer_is(issuer)));
        let above: Vec<Certificate> = above.cloned().collect();
        level = above.into_iter().filter(|issuer| seen.insert(issuer.sha256())).take(WIDEST).collect();
        if level.is_empty() {
            break;
        }
    }
    Vec::new()
}

/// Certificates between the signer's and a service's.
const HIGHEST: usize = 8;
/// Certificates of one issuer, crosswise and renewed.
const WIDEST: usize = 16;

/// What held for the service, if it could issue qualified certificates then: under the Regulation it must be granted that
/// status, under the Directive before it supervised.
fn qualified_period(service: &Service, at: Instant) -> Option<&Period> {
    let wanted = if at >= REGULATION { Status::Granted } else { Status::Supervised };
    service.at(at).filter(|period| period.status == wanted && period.kind == ServiceKind::QualifiedCertificates)
}

type Told = (Option<bool>, Option<Purpose>, Device, Finding);

/// What one service's entry makes of the certificate at that instant (clauses 4.4 and 4.5).
fn told(certificate: &Certificate, period: &Period, at: Instant) -> Told {
    let rules = period.rules.iter().filter(|rule| rule.applies_to(certificate));
    let said: Vec<Qualifier> = rules.flat_map(|rule| rule.qualifiers.iter().copied()).collect();
    let says = |qualifier| said.contains(&qualifier);
    let own = certificate.qc_statements();
    // Certificates of the Directive's time may say it by their policy alone (ETSI TS 101 456).
    let is_old = certificate.not_before() < REGULATION;
    let policies = certificate.policies();
    let has_policy = |oid: &str| is_old && policies.iter().any(|policy| policy == oid);
    let itself = own.qualified && !own.foreign || has_policy(QCP) || has_policy(QCP_PLUS);
    let device = match (says(Qualifier::InDevice), says(Qualifier::NotInDevice)) {
        (true, true) => Device::Unclear,
        (true, false) => Device::Qualified,
        (false, true) => Device::NotQualified,
        (false, false) if own.in_device || has_policy(QCP_PLUS) => Device::Qualified,
        (false, false) => Device::NotQualified,
    };
    let finding = match (says(Qualifier::Qualified), says(Qualifier::NotQualified)) {
        (true, true) => return (None, None, device, Finding::Contradiction),
        (false, true) => return (Some(false), None, device, Finding::DeniedByList),
        (true, false) => Finding::StatedByList,
        (false, false) if itself => Finding::StatedByCertificate,
        (false, false) => return (Some(false), None, device, Finding::NotStated),
    };
    let Some(purpose) = purpose(&says, &own.purposes) else {
        return (None, None, device, Finding::Contradiction);
    };
    if at >= REGULATION && !period.purposes.contains(&purpose) {
        return (Some(false), None, device, Finding::ServiceNotForPurpose);
    }
    (Some(true), Some(purpose), device, finding)
}

/// The one purpose on which list and certificate agree; one that names none is for signatures (EN 319 412-5, 4.2.3).
fn purpose(says: &impl Fn(Qualifier) -> bool, own: &[Purpose]) -> Option<Purpose> {
    let of_list = [
        (Qualifier::Signatures, Purpose::Signatures),
        (Qualifier::Seals, Purpose::Seals),
        (Qualifier::Websites, Purpose::Websites),
    ];
    let mut listed = of_list.into_iter().filter(|(qualifier, _)| says(*qualifier)).map(|(_, purpose)| purpose);
    match (listed.next(), listed.next(), own) {
        (Some(_), Some(_), _) => None,
        (Some(one), None, []) => Some(one),
        (Some(one), None, own) => own.contains(&one).then_some(one),
        (None, _, [one]) => Some(*one),
        // Bodies could not sign, and seals were not known yet.
        (None, _, []) => (!says(Qualifier::LegalPerson)).then_some(Purpose::Signatures),
        (None, _, _) => None,
    }
}

/// Policies of qualified certificates under the Directive, without and with a secure device (ETSI TS 101 456).
const QCP: &str = "0.4.0.1456.1.2";
const QCP_PLUS: &str = "0.4.0.1456.1.1";
