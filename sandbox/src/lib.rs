//! The outside world in a box, for the demonstration, training and tests: authorities that issue certificates to people,
//! offices and a timestamp authority, and that speak the real protocols (OCSP, CRL, RFC 3161) on one port of this machine;
//! the Trusted Profile on the same port, where people sign what offices bring; and a mail server on another, which keeps
//! what it takes and shows it on a page.
//!
//! Nothing it says is true outside. Every certificate carries [`certificates::SANDBOX_MARK`], and a real installation
//! refuses to trust one that does.

mod authority;
mod crl;
mod folder;
pub mod hostile;
mod issued;
mod language;
mod letters;
mod lists;
mod mailbox;
mod ocsp;
mod profile;
mod signing;
mod smtp;
mod soft_token;
mod switches;
mod timestamps;
mod trusted_profile;
mod tsa;
mod web;

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use certificates::{Anchors, Certificate};
use openssl::{
    asn1::Asn1Object,
    nid::Nid,
    pkey::{HasPublic, PKey, PKeyRef, Private},
    x509::X509,
};
use seals::{FileKey, Key as _};
use tokio::net::TcpListener;
use vocabulary::{Clock, Fault, Instant, Pesel};

use crate::{
    authority::{Authority, MARK},
    folder::State,
    mailbox::Mailbox,
    profile::Profile,
    switches::Switches,
    trusted_profile::Desk,
};
pub use crate::{
    issued::IssuedKey,
    letters::{letter, samples},
    soft_token::SoftToken,
    switches::{Behaviour, Lie, Service},
    timestamps::CLOSED_TSA_LOGIN,
    trusted_profile::{KnownPerson, LARGEST_DOCUMENT},
};

/// The sandbox of one folder. Cheap to clone; clones are the same sandbox.
#[derive(Clone)]
pub struct Sandbox(Arc<Inside>);

struct Inside {
    folder: PathBuf,
    port: u16,
    clock: Arc<dyn Clock>,
    authorities: Vec<Authority>,
    timestamp_unit: FileKey,
    minister_seal: FileKey,
    list_signer: FileKey,
    desk: Desk,
    state: Mutex<State>,
    mailbox: Mailbox,
    switches: Switches,
}

impl Sandbox {
    /// Opens the sandbox of this folder; on first use its keys and certificates are made, valid from a day before the
    /// clock's present. Certificates name `http://127.0.0.1:PORT/`, so the port must stay the same.
    ///
    /// # Errors
    /// The folder cannot be written or read.
    pub fn open(folder: &Path, port: u16, clock: Arc<dyn Clock>) -> Result<Self, Fault> {
        fs::create_dir_all(folder)?;
        let mut state = State::read(folder)?;
        let known = state.keys.len();
        let authorities = Authority::all(&mut state, port, clock.now())?;
        let timestamp_unit = authority::timestamp_unit(&mut state, &authorities, port, clock.now())?;
        let minister_seal = authority::minister_seal(&mut state, &authorities, port, clock.now())?;
        let list_signer = authority::list_signer(&mut state, port, clock.now())?;
        let switches = Switches::default();
        let made = state.keys.len() > known;
        let mailbox = Mailbox::open(&folder.join("mail"))?;
        let inside = Inside {
            folder: folder.into(),
            port,
            clock,
            authorities,
            timestamp_unit,
            minister_seal,
            list_signer,
            desk: Desk::default(),
            state: state.into(),
            mailbox,
            switches,
        };
        let sandbox = Self(Arc::new(inside));
        if made {
            sandbox.state().write(folder)?;
        }
        for name in authority::ROOTS.into_iter().chain([authority::MINISTER]) {
            folder::replace(&sandbox.root_file(name), &sandbox.authority(name)?.pem()?)?;
        }
        let signer = X509::from_der(sandbox.list_signer().der())?.to_pem()?;
        folder::replace(&sandbox.list_signer_file(), &signer)?;
        Ok(sandbox)
    }

    /// The address of the list of lists.
    #[must_use]
    pub fn list_of_lists_url(&self) -> String {
        format!("{}/lists/lotl.xml", self.host())
    }

    /// The certificate whose key signs the lists.
    #[must_use]
    pub fn list_signer(&self) -> &Certificate {
        self.0.list_signer.certificate()
    }

    /// Its file, PEM.
    #[must_use]
    pub fn list_signer_file(&self) -> PathBuf {
        self.root_file(authority::LIST_SIGNER)
    }

    /// The roots of people, of office seals and of timestamps.
    #[must_use]
    pub fn roots(&self) -> Vec<Certificate> {
        self.certificates_of(&authority::ROOTS)
    }

    /// The files of the roots, one certificate in PEM each.
    #[must_use]
    pub fn root_files(&self) -> Vec<PathBuf> {
        authority::ROOTS.iter().map(|name| self.root_file(name)).collect()
    }

    /// The roots as what an office trusts.
    #[must_use]
    pub fn anchors(&self) -> Anchors {
        Anchors::of(self.roots())
    }

    /// The root above the minister's seal, alone in its list. It is none of [`Sandbox::roots`]: an office trusts it for this seal alone.
    #[must_use]
    pub fn minister_root(&self) -> Vec<Certificate> {
        self.certificates_of(&[authority::MINISTER])
    }

    /// The file of that root, PEM.
    #[must_use]
    pub fn minister_root_file(&self) -> PathBuf {
        self.root_file(authority::MINISTER)
    }

    /// The certificate of the minister's seal, by which people sign at the Trusted Profile.
    #[must_use]
    pub fn minister_seal(&self) -> &Certificate {
        self.0.minister_seal.certificate()
    }

    /// The address of the service that takes documents for signing with the Trusted Profile.
    #[must_use]
    pub fn trusted_profile_url(&self) -> String {
        format!("http://127.0.0.1:{}/pz-services/tpSigning", self.0.port)
    }

    /// From now on the pages of the Trusted Profile offer these people to sign as, the first of them beforehand.
    pub fn know_people(&self, people: Vec<KnownPerson>) {
        self.0.desk.know(people);
    }

    /// A new RSA key of a person with a certificate that holds for so many days, beginning a day ago.
    ///
    /// # Errors
    /// A name longer than 64 characters, or the sandbox's memory cannot be written.
    pub fn issue_person(&self, given: &str, surname: &str, pesel: &Pesel, days: u32) -> Result<IssuedKey, Fault> {
        self.issue_signer_to(authority::PEOPLE, (given, surname, pesel), profile::rsa()?, days)
    }

    /// The same with a key on P-256, which is made at once: for whoever needs keys of many people.
    ///
    /// # Errors
    /// As [`Sandbox::issue_person`].
    pub fn issue_person_p256(&self, given: &str, surname: &str, pesel: &Pesel, days: u32) -> Result<IssuedKey, Fault> {
        self.issue_signer_to(authority::PEOPLE, (given, surname, pesel), profile::p256()?, days)
    }

    /// A new RSA key of a person whose certificate leads to a root that nobody trusts.
    ///
    /// # Errors
    /// As [`Sandbox::issue_person`].
    pub fn stranger(&self, given: &str, surname: &str, pesel: &Pesel) -> Result<IssuedKey, Fault> {
        self.issue_signer_to(authority::STRANGERS, (given, surname, pesel), profile::rsa()?, 2 * 365)
    }

    /// A new P-256 key for the seal of the office of this name and tax number (NIP), with a certificate that holds for two
    /// years.
    ///
    /// # Errors
    /// A name longer than 64 characters, or the sandbox's memory cannot be written.
    pub fn issue_seal(&self, office: &str, nip: &str) -> Result<IssuedKey, Fault> {
        let key = profile::p256()?;
        let certificates = self.certify_seal(office, nip, &key)?;
        IssuedKey::of(key, certificates)
    }

    /// The same for a key that is elsewhere, known by its public half: its certificate and those above it but the root.
    ///
    /// # Errors
    /// As there.
    pub fn certify_seal<K: HasPublic>(
        &self,
        office: &str,
        nip: &str,
        key: &PKeyRef<K>,
    ) -> Result<Vec<Certificate>, Fault> {
        let subject = [
            (Nid::COUNTRYNAME, "PL"),
            (Nid::ORGANIZATIONNAME, office),
            // ETSI EN 319 412-1, clause 5.1.4
            (Asn1Object::from_str("2.5.4.97")?.nid(), &format!("VATPL-{nip}")),
            (Nid::ORGANIZATIONALUNITNAME, MARK),
            (Nid::COMMONNAME, office),
        ];
        self.certify(authority::SEALS, &subject, key, 2 * 365)
    }

    /// A new RSA key by which the system of the office of this name calls the services of the state (WS-Security), with a
    /// certificate that holds for two years.
    ///
    /// # Errors
    /// A name longer than 64 characters, or the sandbox's memory cannot be written.
    pub fn issue_system(&self, office: &str) -> Result<IssuedKey, Fault> {
        let subject = [
            (Nid::COUNTRYNAME, "PL"),
            (Nid::ORGANIZATIONNAME, office),
            (Nid::ORGANIZATIONALUNITNAME, MARK),
            (Nid::COMMONNAME, office),
        ];
        self.issue(authority::SYSTEMS, &subject, profile::rsa()?, 2 * 365)
    }

    /// Revokes a certificate from now on. False if no authority of the sandbox issued this serial number (hex).
    ///
    /// # Errors
    /// The sandbox's memory cannot be written.
    pub fn revoke(&self, serial_hex: &str) -> Result<bool, Fault> {
        let serial = serial_hex.to_ascii_lowercase();
        let mut state = self.state();
        if !state.issued.contains_key(&serial) {
            return Ok(false);
        }
        state.revoked.entry(serial).or_insert_with(|| self.now());
        state.write(&self.0.folder)?;
        Ok(true)
    }

    /// Makes a service behave so until it is told otherwise or the sandbox is opened again.
    pub fn switch(&self, service: Service, behaviour: Behaviour) {
        self.0.switches.set(service, behaviour);
    }

    /// What the sandbox answers over HTTP: the authorities' protocols, the switches, and pages that explain it.
    pub fn router(&self) -> axum::Router {
        web::router(self.clone())
    }

    /// Takes mail on this listener for as long as the future is polled; the page `/mailbox` shows it.
    ///
    /// # Errors
    /// The listener failed.
    pub async fn take_mail(&self, listener: TcpListener) -> io::Result<()> {
        smtp::serve(self.clone(), listener).await
    }

    fn issue_signer_to(
        &self,
        authority: &str,
        (given, surname, pesel): (&str, &str, &Pesel),
        key: PKey<Private>,
        days: u32,
    ) -> Result<IssuedKey, Fault> {
        let subject = [
            (Nid::COUNTRYNAME, "PL"),
            (Nid::ORGANIZATIONALUNITNAME, MARK),
            (Nid::COMMONNAME, &format!("{given} {surname}")),
            (Nid::SURNAME, surname),
            (Nid::GIVENNAME, given),
            // ETSI EN 319 412-1, clause 5.1.3
            (Nid::SERIALNUMBER, &format!("PNOPL-{}", pesel.as_str())),
        ];
        self.issue(authority, &subject, key, days)
    }

    fn issue(
        &self,
        authority: &str,
        subject: &[(Nid, &str)],
        key: PKey<Private>,
        days: u32,
    ) -> Result<IssuedKey, Fault> {
        let certificates = self.certify(authority, subject, &key, days)?;
        IssuedKey::of(key, certificates)
    }

    /// A certificate of this key, and those above it but the root.
    fn certify<K: HasPublic>(
        &self,
        authority: &str,
        subject: &[(Nid, &str)],
        key: &PKeyRef<K>,
        days: u32,
    ) -> Result<Vec<Certificate>, Fault> {
        let authority = self.authority(authority)?;
        let now = self.now();
        let validity = (now.plus_seconds(-24 * 3600), now.plus_seconds(i64::from(days) * 24 * 3600));
        let certificate = authority.issuer().issue(Profile::Signer, subject, key, validity, self.0.port)?;
        let mut state = self.state();
        state.issued.insert(certificate.serial_hex(), authority.name.to_owned());
        state.write(&self.0.folder)?;
        // A root is known to those who trust it and is not sent along.
        let above = authority.key.certificate();
        let above = (!above.is_self_issued()).then(|| above.clone());
        Ok(std::iter::once(certificate).chain(above).collect())
    }

    fn authority(&self, name: &str) -> Result<&Authority, Fault> {
        let found = self.0.authorities.iter().find(|authority| authority.name == name);
        found.ok_or_else(|| Fault::new(format!("no authority named {name}")))
    }

    /// Whether this authority gave the certificate out and it still holds.
    fn gave(&self, authority: &str, certificate: &Certificate) -> bool {
        let serial = certificate.serial_hex();
        let is_signed = || {
            let x509 = X509::from_der(certificate.der()).ok()?;
            let above = self.authority(authority).ok()?.key.certificate().key()?;
            x509.verify(&above).ok()
        };
        let state = self.state();
        let is_known = state.issued.get(&serial).is_some_and(|by| by == authority);
        is_known
            && !state.revoked.contains_key(&serial)
            && certificate.is_valid_at(self.now())
            && is_signed() == Some(true)
    }

    fn host(&self) -> String {
        format!("http://127.0.0.1:{}", self.0.port)
    }

    fn certificates_of(&self, names: &[&str]) -> Vec<Certificate> {
        let named = self.0.authorities.iter().filter(|authority| names.contains(&authority.name));
        named.map(|authority| authority.key.certificate().clone()).collect()
    }

    fn root_file(&self, name: &str) -> PathBuf {
        self.0.folder.join(format!("{name}.pem"))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn desk(&self) -> &Desk {
        &self.0.desk
    }

    fn mailbox(&self) -> &Mailbox {
        &self.0.mailbox
    }

    fn now(&self) -> Instant {
        self.0.clock.now()
    }
}
