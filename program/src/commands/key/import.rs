//! `okienko key import`

use std::{fs::OpenOptions, io::Write as _};

use certificates::{Certificate, Evidence, Reason, Use, Verdict};
use seals::Pair;
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
    if let Err(why) = is_fit(settings, &certificate, &given) {
        return Ok(wrong(&format!("{}: {why}", certificate.subject())));
    }
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
    Ok(Ending::Good)
}

/// Whether the office may seal with it: it names the office, and leads to one whom the office trusts, for signatures, when
/// it begins.
fn is_fit(settings: &Settings, certificate: &Certificate, others: &[Certificate]) -> Result<(), String> {
    let office = party(settings);
    if !office.is_named_in(certificate) {
        return Err(format!("does not name {} with the tax number {}", office.name, office.identifier.1));
    }
    let evidence = Evidence { certificates: others.to_vec(), ..Evidence::default() };
    let at = SystemClock.now().max(certificate.not_before());
    match certificates::judge(certificate, Use::Signature, &evidence, &settings.anchors, at) {
        Verdict::Trusted { .. } | Verdict::Untrusted(Reason::RevocationUnknown) => Ok(()),
        Verdict::Untrusted(reason) => Err(format!("not trusted for seals: {}", cause(reason))),
    }
}

/// Why a certificate is not trusted, for the operator.
fn cause(reason: Reason) -> String {
    let words = match reason {
        Reason::NoChain => "it leads to nobody in [trust] anchors; is a certificate above it missing?",
        Reason::Expired | Reason::ExpiredUnrevoked => "it, or one above it, is no longer valid",
        Reason::NotYetValid => "one above it is not valid yet",
        Reason::Revoked { at } => return format!("it has been revoked since {}", at.rfc3339_warsaw()),
        Reason::OnHold { at } => return format!("it has been on hold since {}", at.rfc3339_warsaw()),
        Reason::IssuerRevoked { at } => return format!("its issuer has been revoked since {}", at.rfc3339_warsaw()),
        Reason::RevocationUnknown => "whether it was revoked could not be learnt",
        Reason::RevocationUnnamed => {
            "it, or one above it, names no address of a revocation list or OCSP, so nobody could learn whether it was revoked"
        }
        Reason::RevocationOutdated => "what tells of its revocation is itself no longer valid",
        Reason::Unproven => "nothing shows that it was made before its issuer's certificate ended",
        Reason::WrongUse => "it, or one above it, is not made for signatures",
        Reason::WeakKey | Reason::Weakened => "a key is too short, or an algorithm too weak",
    };
    words.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_certificate_without_an_address_of_revocation_is_told_so_in_words() {
        let words = cause(Reason::RevocationUnnamed);
        assert!(words.contains("revocation list or OCSP") && !words.contains("Unnamed"));
    }
}
