//! `okienko key import`

use std::{fs::OpenOptions, io::Write as _};

use certificates::{Certificate, Reason, Sources, Use, Verdict};
use outbound::Outbound;
use seals::Pair;
use tokio::runtime::Handle;
use vocabulary::{Clock as _, Fault};

use super::wrong;
use crate::{Ending, assemble::party, cli::key::KeyImport, clock::SystemClock, settings::Settings};

/// Writes the certificate of this key with those above it, if it is one to seal with.
pub fn run(import: &KeyImport, settings: &Settings, pair: &dyn Pair) -> Result<Ending, Fault> {
    let mut given = Vec::new();
    for file in &import.certificates {
        let octets = std::fs::read(file)?;
        match Certificate::all_from_pem(&octets) {
            Ok(all) if !all.is_empty() => given.extend(all),
            _ => match Certificate::from_der(&octets) {
                Ok(one) => given.push(one),
                Err(_) => return Ok(wrong(&format!("{}: no certificate", file.display()))),
            },
        }
    }
    let public = pair.public();
    let of_key = given.iter().position(|one| one.key().is_some_and(|key| key.public_eq(&public)));
    let Some(place) = of_key else { return Ok(wrong("none of these certificates is of this key")) };
    let certificate = given.swap_remove(place);
    let fit = Handle::current().block_on(is_fit(settings, &certificate, &given))?;
    let warnings = match fit {
        Ok(warnings) => warnings,
        Err(why) => return Ok(wrong(&format!("{}: {why}", certificate.subject()))),
    };
    let mut pem = seals::pem("CERTIFICATE", certificate.der());
    let mut above = &certificate;
    // A root is known to those who trust it and is not sent along.
    while let Some(next) = given.iter().find(|other| above.issuer_is(other) && !other.is_self_issued()) {
        pem.push_str(&seals::pem("CERTIFICATE", next.der()));
        above = next;
    }
    let mut written = match OpenOptions::new().write(true).create_new(true).open(&import.out) {
        Ok(file) => file,
        Err(error) => return Ok(wrong(&format!("{}: {error}", import.out.display()))),
    };
    written.write_all(pem.as_bytes())?;
    written.sync_all()?;
    print_line!("{}  {}  {}", import.out.display(), certificate.subject(), certificate.not_after().warsaw_date());
    for warning in warnings {
        eprintln!("okienko: {warning}");
    }
    Ok(Ending::Good)
}

/// Whether the office may seal with it: it names the office, leads to one whom the office trusts, for signatures, when it
/// begins, and is not known to be revoked; its issuer is asked. Gives what the operator should know besides.
async fn is_fit(
    settings: &Settings,
    certificate: &Certificate,
    others: &[Certificate],
) -> Result<Result<Vec<String>, String>, Fault> {
    let office = party(settings);
    if !office.is_named_in(certificate) {
        return Ok(Err(format!("does not name {} with the tax number {}", office.name, office.identifier.1)));
    }
    let sources = Sources::new(Outbound::new(settings.outbound.clone())?);
    let now = SystemClock.now();
    let at = now.max(certificate.not_before());
    let evidence = certificates::gather(certificate, others, &settings.anchors, &sources, now).await;
    let mut warnings = Vec::new();
    match certificates::judge(certificate, Use::Signature, &evidence, &settings.anchors, at) {
        Verdict::Trusted { .. } => {}
        // Nobody can say yet what will be then.
        Verdict::Untrusted(Reason::RevocationUnknown) if at > now => {}
        Verdict::Untrusted(Reason::RevocationUnknown) => warnings.push(format!(
            "whether it was revoked cannot be learnt now: {} did not help; look again with `okienko key list`",
            evidence.unavailable.join(", ")
        )),
        Verdict::Untrusted(reason) => return Ok(Err(format!("not trusted for seals: {reason}"))),
    }
    let days = (certificate.not_after().seconds() - now.seconds()) / 86_400;
    if days <= SHORT_DAYS {
        warnings.push(format!("it ends in {days} days"));
    }
    Ok(Ok(warnings))
}

/// A certificate that lasts no longer is hardly worth putting to use.
const SHORT_DAYS: i64 = 30;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_certificate_without_an_address_of_revocation_is_told_so_in_words() {
        let words = Reason::RevocationUnnamed.to_string();
        assert!(words.contains("revocation list or OCSP") && !words.contains("Unnamed"));
    }
}
