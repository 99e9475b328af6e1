//! The person in whose name the seal of the Trusted Profile seals.

use certificates::{Certificate, Der};
use serde::{Deserialize, Serialize};
use vocabulary::Pesel;

/// The person whom a signature claims to act for, in its signed ClaimedRole. Anyone can write such a claim; it is worth
/// something only under the ministry's seal ([`crate::Policy::trusted_profile_seals`]).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimedPerson {
    /// Which of the two shapes the claim has.
    pub shape: ClaimShape,
    /// The given name as written, spaces tidied.
    pub given: String,
    /// The surname as written, spaces tidied; both parts of a double one joined by a hyphen.
    pub surname: String,
    /// The number, its check digit right.
    pub pesel: Pesel,
}

/// The shapes of the Trusted Profile's claim. The service has changed between them; both are accepted always.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClaimShape {
    /// `PodpisZP` of `http://crd.gov.pl/xml/schematy/ppzp/`.
    PodpisZp,
    /// `EPSignature` of `http://crd.gov.pl/xml/schematy/podpis_zaufany/`.
    EpSignature,
}

/// The names by which a seal is known: of its certificate's issuer and of its subject, octet for octet. The seal is
/// renewed under the same names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealName {
    /// The issuer's name (RFC 5280, 4.1.2.4) in DER.
    pub issuer: Der,
    /// The subject's name (RFC 5280, 4.1.2.6) in DER.
    pub subject: Der,
}

impl SealName {
    /// The names in this certificate.
    #[must_use]
    pub fn of(certificate: &Certificate) -> Self {
        Self { issuer: certificate.issuer_name().to_vec().into(), subject: certificate.subject_name().to_vec().into() }
    }
}
