//! The certificate authorities of the sandbox, made once and kept.

use certificates::Certificate;
use openssl::{
    hash::{MessageDigest, hash},
    nid::Nid,
    pkey::{HasPublic, PKey, PKeyRef, Private},
    x509::X509,
};
use seals::{FileKey, Key as _};
use vocabulary::{Fault, Instant};

use crate::{
    folder::{KeptKey, State},
    profile::{Addresses, Profile, Unsigned, p256, rsa},
};

/// The mark in words, for those who look at a certificate; for programs it is an extension.
pub(crate) const MARK: &str = "PIASKOWNICA/SANDBOX";

pub(crate) const PEOPLE_ROOT: &str = "people-root";
pub(crate) const PEOPLE: &str = "people";
pub(crate) const SEALS: &str = "seals";
pub(crate) const TIMESTAMPS: &str = "timestamps";
pub(crate) const STRANGERS: &str = "strangers";
/// Above the minister's seal, by which people sign at the Trusted Profile, and above nothing else.
pub(crate) const MINISTER: &str = "minister";
/// Above the keys by which offices call the services of the state.
pub(crate) const SYSTEMS: &str = "systems";

/// Signs the trusted lists.
pub(crate) const LIST_SIGNER: &str = "list-signer";

/// The roots that an office of the sandbox trusts for everything. The minister's it trusts for the seal alone.
pub(crate) const ROOTS: [&str; 3] = [PEOPLE_ROOT, SEALS, TIMESTAMPS];

/// Every authority: name, words in its certificate, the authority above it, which stands earlier in the list.
const AUTHORITIES: [(&str, &str, Option<&str>); 7] = [
    (PEOPLE_ROOT, "Osoby (urząd główny)", None),
    (PEOPLE, "Osoby", Some(PEOPLE_ROOT)),
    (SEALS, "Pieczęcie", None),
    (TIMESTAMPS, "Znaczniki czasu", None),
    // Nobody trusts this one.
    (STRANGERS, "Obcy", None),
    (MINISTER, "Minister", None),
    (SYSTEMS, "Systemy", None),
];

const YEAR: i64 = 365 * 24 * 3600;

/// SHA-1 and SHA-256, each of an authority's name and of its public key: how questions name it (RFC 6960, section 4.1.1).
pub(crate) type Hashes = [(Vec<u8>, Vec<u8>); 2];

/// An authority with its responder for questions about revocation.
pub(crate) struct Authority {
    pub name: &'static str,
    pub key: FileKey,
    pub responder: FileKey,
    pub hashes: Hashes,
    private: PKey<Private>,
    x509: X509,
}

impl Authority {
    /// Every authority, read from the state or made now and put there.
    pub fn all(state: &mut State, port: u16, now: Instant) -> Result<Vec<Self>, Fault> {
        let mut all: Vec<Self> = Vec::new();
        for (name, words, above) in AUTHORITIES {
            let above = all.iter().find(|authority| above == Some(authority.name)).map(Self::issuer);
            let subject = format!("{MARK} {words}");
            let own = kept_or_made(state, name, &subject, Profile::Authority, above.as_ref(), port, now)?;
            let (private, x509) = opened(&own)?;
            let itself = Issuer { name, private: &private, x509: &x509 };
            let (responder, subject) = (format!("{name}-ocsp"), format!("{subject} OCSP"));
            let responder = kept_or_made(state, &responder, &subject, Profile::Responder, Some(&itself), port, now)?;
            let (key, responder) = (file_key(&own)?, file_key(&responder)?);
            all.push(Self { name, hashes: hashes(key.certificate())?, key, responder, private, x509 });
        }
        Ok(all)
    }

    /// What it takes to issue certificates in its name.
    pub fn issuer(&self) -> Issuer<'_> {
        Issuer { name: self.name, private: &self.private, x509: &self.x509 }
    }

    /// Its certificate, PEM.
    pub fn pem(&self) -> Result<Vec<u8>, Fault> {
        Ok(self.x509.to_pem()?)
    }
}

/// An authority as it issues certificates.
pub(crate) struct Issuer<'a> {
    name: &'static str,
    private: &'a PKey<Private>,
    x509: &'a X509,
}

impl Issuer<'_> {
    /// Issues a certificate for this key.
    pub fn issue<K: HasPublic>(
        &self,
        profile: Profile,
        subject: &[(Nid, &str)],
        key: &PKeyRef<K>,
        validity: (Instant, Instant),
        port: u16,
    ) -> Result<Certificate, Fault> {
        // A responder's own certificate is never asked about.
        let addresses = (profile != Profile::Responder).then(|| addresses(self.name, port));
        let (from, until) = validity;
        Unsigned { profile, subject, key, serial: serial(), from, until, addresses }
            .signed(Some(self.x509), self.private)
    }
}

/// Where the sandbox answers for an authority.
fn addresses(name: &str, port: u16) -> Addresses {
    let host = format!("http://127.0.0.1:{port}");
    Addresses {
        ocsp: format!("{host}/ocsp"),
        crl: format!("{host}/crl/{name}.crl"),
        issuer: format!("{host}/ca/{name}.crt"),
    }
}

/// The unit that makes timestamps, read from the state or made now and put there.
pub(crate) fn timestamp_unit(
    state: &mut State,
    authorities: &[Authority],
    port: u16,
    now: Instant,
) -> Result<FileKey, Fault> {
    let above = authorities.iter().find(|authority| authority.name == TIMESTAMPS).map(Authority::issuer);
    let subject = format!("{MARK} Znacznik czasu 1");
    file_key(&kept_or_made(state, "timestamp-unit", &subject, Profile::Timestamps, above.as_ref(), port, now)?)
}

/// The unit of the closed authority, whose certificate holds for three years; made now when there is none that holds for
/// another year.
pub(crate) fn closed_timestamp_unit(
    state: &mut State,
    authorities: &[Authority],
    port: u16,
    now: Instant,
) -> Result<FileKey, Fault> {
    const NAME: &str = "closed-timestamp-unit";
    if let Some(kept) = state.keys.get(NAME) {
        let unit = file_key(kept)?;
        if unit.certificate().is_valid_at(now.plus_seconds(YEAR)) {
            return Ok(unit);
        }
    }
    let above = authorities.iter().find(|authority| authority.name == TIMESTAMPS).map(Authority::issuer);
    let above = above.ok_or_else(|| Fault::new("no authority of timestamps"))?;
    let common_name = format!("{MARK} Znacznik czasu 2");
    let subject = [(Nid::COUNTRYNAME, "PL"), (Nid::ORGANIZATIONNAME, MARK), (Nid::COMMONNAME, &*common_name)];
    let key = p256()?;
    let validity = (now.plus_seconds(-24 * 3600), now.plus_seconds(3 * YEAR));
    let certificate = above.issue(Profile::Timestamps, &subject, &key, validity, port)?;
    state.issued.insert(certificate.serial_hex(), TIMESTAMPS.to_owned());
    let kept = kept(&key, &certificate)?;
    state.keys.insert(NAME.to_owned(), kept.clone());
    file_key(&kept)
}

/// The minister's seal, read from the state or made now and put there.
pub(crate) fn minister_seal(
    state: &mut State,
    authorities: &[Authority],
    port: u16,
    now: Instant,
) -> Result<FileKey, Fault> {
    let above = authorities.iter().find(|authority| authority.name == MINISTER).map(Authority::issuer);
    let subject = format!("{MARK} Minister Cyfryzacji");
    file_key(&kept_or_made(state, "minister-seal", &subject, Profile::Signer, above.as_ref(), port, now)?)
}

/// The key that signs the lists of the sandbox; its certificate is its own anchor, as those in the Official Journal are.
pub(crate) fn list_signer(state: &mut State, port: u16, now: Instant) -> Result<FileKey, Fault> {
    let subject = format!("{MARK} Listy zaufania");
    file_key(&kept_or_made(state, LIST_SIGNER, &subject, Profile::Signer, None, port, now)?)
}

fn kept_or_made(
    state: &mut State,
    name: &str,
    common_name: &str,
    profile: Profile,
    above: Option<&Issuer<'_>>,
    port: u16,
    now: Instant,
) -> Result<KeptKey, Fault> {
    if let Some(kept) = state.keys.get(name) {
        return Ok(kept.clone());
    }
    let subject = [(Nid::COUNTRYNAME, "PL"), (Nid::ORGANIZATIONNAME, MARK), (Nid::COMMONNAME, common_name)];
    // Whoever signs documents has RSA here, as most have outside.
    let key = if profile == Profile::Signer { rsa()? } else { p256()? };
    let validity = (now.plus_seconds(-24 * 3600), now.plus_seconds(20 * YEAR));
    let certificate = match above {
        Some(above) => above.issue(profile, &subject, &key, validity, port)?,
        None => {
            let (from, until) = validity;
            // A root tells where it answers, so that whoever trusts it knows which private address that is.
            let addresses = Some(addresses(name, port));
            Unsigned { profile, subject: &subject, key: &key, serial: serial(), from, until, addresses }
                .signed(None, &key)?
        }
    };
    if let Some(above) = above {
        state.issued.insert(certificate.serial_hex(), above.name.to_owned());
    }
    let kept = kept(&key, &certificate)?;
    state.keys.insert(name.to_owned(), kept.clone());
    Ok(kept)
}

fn kept(key: &PKey<Private>, certificate: &Certificate) -> Result<KeptKey, Fault> {
    Ok(KeptKey {
        key: String::from_utf8(key.private_key_to_pem_pkcs8()?)?,
        certificate: String::from_utf8(X509::from_der(certificate.der())?.to_pem()?)?,
    })
}

fn opened(kept: &KeptKey) -> Result<(PKey<Private>, X509), Fault> {
    Ok((PKey::private_key_from_pem(kept.key.as_bytes())?, X509::from_pem(kept.certificate.as_bytes())?))
}

fn file_key(kept: &KeptKey) -> Result<FileKey, Fault> {
    let (private, x509) = opened(kept)?;
    Ok(FileKey::from_parts(private, Certificate::from_der(&x509.to_der()?)?, Vec::new())?)
}

fn hashes(certificate: &Certificate) -> Result<Hashes, Fault> {
    let both = |digest| -> Result<_, Fault> {
        Ok((hash(digest, certificate.subject_name())?.to_vec(), hash(digest, certificate.public_key())?.to_vec()))
    };
    Ok([both(MessageDigest::sha1())?, both(MessageDigest::sha256())?])
}

/// A serial number of 126 random bits that is positive and never shortened (RFC 5280, section 4.1.2.2).
pub(crate) fn serial() -> [u8; 16] {
    let mut serial: [u8; 16] = rand::random();
    serial[0] = serial[0] & 0x3f | 0x40;
    serial
}
