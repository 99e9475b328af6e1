//! Who signed, as the certificate says or the seal of the Trusted Profile.

use certificates::Certificate;
use vocabulary::visible;

use crate::{ClaimedPerson, Policy, SealName, SignatureEvidence, Signer};

/// Whether the certificate bears the names of a seal of the Trusted Profile.
pub(super) fn is_trusted_profile(signature: &SignatureEvidence, policy: &Policy) -> bool {
    let name = signature.signing_certificate.as_ref().map(|signing| SealName::of(&signing.certificate));
    name.is_some_and(|name| policy.trusted_profile_seals.contains(&name))
}

/// The person whom a seal of the Trusted Profile names, else whom the certificate does.
pub(super) fn signer(certificate: &Certificate, claimed: Option<&ClaimedPerson>) -> Signer {
    let certificate_sha256 = hex::encode(certificate.sha256());
    if let Some(claimed) = claimed {
        let name = format!("{} {}", claimed.given, claimed.surname);
        return Signer { name, person: Some(claimed.pesel.clone()), organisation: None, certificate_sha256 };
    }
    Signer {
        name: visible(&certificate.common_name().unwrap_or_else(|| certificate.subject())),
        person: certificate.person(),
        organisation: certificate.organisation().as_deref().map(visible),
        certificate_sha256,
    }
}
