//! One service of a list with its history (TS 119 612, clauses 5.5 and 5.6).

use vocabulary::Instant;

use super::qualifiers::Rule;
use crate::Certificate;

/// A service of a trusted list.
#[derive(Clone, Debug)]
pub struct Service {
    /// The provider's name in English, or the first there is.
    pub provider: String,
    /// The service's name in English, or the first there is.
    pub name: String,
    /// The territory of the list it stands in.
    pub territory: String,
    /// The certificates that identify it (clause 5.5.3).
    pub certificates: Vec<Certificate>,
    /// Its present and its past, the youngest first; never empty.
    pub(crate) periods: Vec<Period>,
}

/// What held for a service from one instant until the next period's.
#[derive(Clone, Debug)]
pub struct Period {
    /// From when.
    pub since: Instant,
    /// What it does.
    pub kind: ServiceKind,
    /// How it stands.
    pub status: Status,
    /// What its qualified certificates are for, as far as the list says (additional service information, clause 5.5.9.4).
    pub(crate) purposes: Vec<super::Purpose>,
    /// What the list says of certificates it issues, beyond what they say themselves (clause 5.5.9.2).
    pub(crate) rules: Vec<Rule>,
}

/// What a service does (service type identifier, clause 5.5.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ServiceKind {
    /// Issues qualified certificates (`CA/QC`).
    QualifiedCertificates,
    /// Issues other certificates (`CA/PKC`).
    Certificates,
    /// Makes qualified timestamps (`TSA/QTST`).
    QualifiedTime,
    /// Makes other timestamps (`TSA`, `TSA/TSS-QC`, `TSA/TSS-AdESQCandQES`).
    Time,
    /// Answers about revocation (`Certstatus/…`).
    Revocation,
    /// Anything else.
    Other,
}

impl ServiceKind {
    pub(crate) fn of(uri: &str) -> Self {
        match uri.strip_prefix("http://uri.etsi.org/TrstSvc/Svctype/") {
            Some("CA/QC") => Self::QualifiedCertificates,
            Some("CA/PKC") => Self::Certificates,
            Some("TSA/QTST") => Self::QualifiedTime,
            Some("TSA" | "TSA/TSS-QC" | "TSA/TSS-AdESQCandQES") => Self::Time,
            Some("Certstatus/OCSP" | "Certstatus/OCSP/QC" | "Certstatus/CRL" | "Certstatus/CRL/QC") => Self::Revocation,
            _ => Self::Other,
        }
    }
}

/// How a service stands (service status, clause 5.5.4 and annex J).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Qualified, under Regulation 910/2014.
    Granted,
    /// Recognised by a state, without being qualified.
    Recognised,
    /// Supervised or accredited under Directive 1999/93/EC, its supervision perhaps about to end.
    Supervised,
    /// Withdrawn, ceased, revoked, deprecated; and whatever is not known.
    Ended,
}

impl Status {
    pub(crate) fn of(uri: &str) -> Self {
        let word = ["http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/", OF_THE_DIRECTIVE]
            .iter()
            .find_map(|prefix| uri.strip_prefix(prefix));
        match word {
            Some("granted") => Self::Granted,
            Some("recognisedatnationallevel" | "setbynationallaw") => Self::Recognised,
            Some("undersupervision" | "supervisionincessation" | "accredited") => Self::Supervised,
            _ => Self::Ended,
        }
    }

    /// Does the list vouch for the service?
    #[must_use]
    pub const fn is_good(self) -> bool {
        !matches!(self, Self::Ended)
    }
}

const OF_THE_DIRECTIVE: &str = "http://uri.etsi.org/TrstSvc/eSigDir-1999-93-EC-TrustedList/Svcstatus/";

impl Service {
    /// What held at that instant; none before its first period.
    #[must_use]
    pub fn at(&self, at: Instant) -> Option<&Period> {
        self.periods.iter().find(|period| period.since <= at)
    }

    /// Has it ever been of this kind?
    #[must_use]
    pub fn was_ever(&self, kind: ServiceKind) -> bool {
        self.periods.iter().any(|period| period.kind == kind)
    }

    /// Is this one of its certificates: the same key under the same name (TS 119 615, clause 4.3)?
    #[must_use]
    pub fn is_identified_by(&self, certificate: &Certificate) -> bool {
        self.certificates.iter().any(|own| {
            own == certificate
                || own.public_key() == certificate.public_key() && own.subject_name() == certificate.subject_name()
        })
    }
}
