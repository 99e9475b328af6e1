//! The keys that the office seals with: each is made to sign, its certificate judged.

use certificates::{Reason, Sources, Use, Verdict};
use outbound::Outbound;
use seals::{Expiry, NamedKey};
use vocabulary::Instant;

use crate::{assemble::party, settings::Settings};

/// What is to be said of a key now; wrong when it does not seal, or will not for much longer.
pub async fn look(settings: &Settings, named: &NamedKey, now: Instant) -> Result<String, String> {
    let key = std::sync::Arc::clone(&named.key);
    let tried = named.clone();
    let tried = tokio::task::spawn_blocking(move || tried.tried()).await.map_err(|error| error.to_string())?;
    tried.map_err(|fault| fault.to_string())?;
    let certificate = key.certificate();
    let subject = certificate.subject();
    let begins = certificate.not_before();
    // One for later is looked at as of its beginning.
    let at = now.max(begins);
    let sources = Sources::new(Outbound::new(settings.outbound.clone()).map_err(|error| error.to_string())?);
    let evidence = certificates::gather(certificate, key.chain(), &settings.anchors, &sources, now).await;
    match certificates::judge(certificate, Use::Signature, &evidence, &settings.anchors, at) {
        Verdict::Trusted { .. } => {}
        Verdict::Untrusted(Reason::RevocationUnknown) if begins > now => {}
        Verdict::Untrusted(Reason::Revoked { at }) => {
            return Err(format!("{subject} was revoked on {}; it seals nothing", at.rfc3339_warsaw()));
        }
        Verdict::Untrusted(Reason::RevocationUnknown) => {
            let silent = evidence.unavailable.join(", ");
            return Err(format!("whether {subject} was revoked cannot be learnt now: {silent} did not help"));
        }
        Verdict::Untrusted(Reason::Expired) => {
            return Err(format!(
                "{subject} has ended; take it out of the settings when no receipt waits with its seal"
            ));
        }
        Verdict::Untrusted(reason) => return Err(format!("{subject} is not trusted ({reason}); it seals nothing")),
    }
    let office = party(settings);
    if !office.is_named_in(certificate) {
        return Err(format!(
            "{subject} is not a seal of {} with the tax number {:?}; nobody will believe the receipts",
            office.name, office.identifier.1
        ));
    }
    let left = (certificate.not_after().seconds() - now.seconds()) / 86_400;
    match named.expiry(now) {
        _ if begins > now => Ok(format!("{subject}, begins on {}", begins.warsaw_date())),
        Expiry::Far => Ok(format!("{subject}, not revoked, {left} days left")),
        Expiry::Within90Days => Ok(format!("{subject}, not revoked, {left} days left: time to ask for the next one")),
        _ => Err(format!("{subject} ends in {left} days")),
    }
}
