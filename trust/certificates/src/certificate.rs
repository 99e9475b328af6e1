//! One certificate, kept byte for byte.

use std::{
    fmt, hash,
    sync::{Arc, LazyLock},
};

use base64::{Engine, engine::general_purpose::STANDARD};
use openssl::{
    pkcs7::Pkcs7,
    pkey::{PKey, Public},
    x509::X509,
};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use vocabulary::{Instant, Pesel};

use crate::{
    Fingerprint, Use,
    algorithm::Scheme,
    asn1::{BIT_STRING, Element, INTEGER, Malformed, OID, SEQUENCE, context, primitive, significant},
    extension::{self, Extension},
    memory::{self, Memory},
    name::{self, Name},
    pem,
    points::Point,
};

/// The mark of certificates made by the sandbox: a non-critical extension with this identifier (a UUID under 2.25, ITU-T
/// X.667). A real installation refuses to trust what carries it.
pub const SANDBOX_MARK: &str = "2.25.173052829019006670026624354704967968933";

/// An X.509 certificate (RFC 5280). Equal when its octets are; cheap to clone.
#[derive(Clone)]
pub struct Certificate(Arc<Read>);

struct Read {
    der: Vec<u8>,
    fingerprint: Fingerprint,
    x509: X509,
    serial: Vec<u8>,
    issuer: Vec<u8>,
    subject: Vec<u8>,
    name_hashes: (u32, u32),
    name: Name,
    not_before: Instant,
    not_after: Instant,
    public_key: Vec<u8>,
    scheme: Option<Scheme>,
    extensions: Vec<Extension>,
}

/// Certificates read lately. Reading one costs OpenSSL more than checking a signature does, and those of authorities and
/// responders come with every letter.
static KNOWN: LazyLock<Memory<Fingerprint, Certificate>> = LazyLock::new(|| Memory::of(MOST_KNOWN));

/// Some megabytes.
const MOST_KNOWN: usize = 1_024;

/// The octets are not a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a certificate")]
pub struct UnreadableCertificate;

impl Certificate {
    /// Reads one certificate; nothing may follow it.
    ///
    /// # Errors
    /// Not a certificate.
    pub fn from_der(der: &[u8]) -> Result<Self, UnreadableCertificate> {
        let fingerprint = Fingerprint::of(der);
        if let Some(known) = KNOWN.recall(&fingerprint) {
            return Ok(known);
        }
        let x509 = X509::from_der(der).map_err(|_| UnreadableCertificate)?;
        let read = read(der, fingerprint, x509).map_err(|_| UnreadableCertificate)?;
        let certificate = Self(Arc::new(read));
        KNOWN.keep(fingerprint, certificate.clone());
        Ok(certificate)
    }

    /// Reads the first certificate of a PEM text.
    ///
    /// # Errors
    /// There is none, or it is unreadable.
    pub fn from_pem(pem: &[u8]) -> Result<Self, UnreadableCertificate> {
        Self::from_der(pem::blocks(pem, "CERTIFICATE").first().ok_or(UnreadableCertificate)?)
    }

    /// Reads every certificate of a PEM text, in order.
    ///
    /// # Errors
    /// There is none, or one is unreadable.
    pub fn all_from_pem(pem: &[u8]) -> Result<Vec<Self>, UnreadableCertificate> {
        let all: Vec<Self> =
            pem::blocks(pem, "CERTIFICATE").iter().map(|der| Self::from_der(der)).collect::<Result<_, _>>()?;
        if all.is_empty() { Err(UnreadableCertificate) } else { Ok(all) }
    }

    /// Reads every certificate of a bag without signers (PKCS #7 `SignedData`, RFC 2315).
    pub(crate) fn all_from_bag(der: &[u8]) -> Result<Vec<Self>, UnreadableCertificate> {
        let bag = Pkcs7::from_der(der).map_err(|_| UnreadableCertificate)?;
        let certificates = bag.signed().and_then(|signed| signed.certificates()).ok_or(UnreadableCertificate)?;
        certificates.iter().map(|one| Self::from_der(&one.to_der().map_err(|_| UnreadableCertificate)?)).collect()
    }

    /// The original octets.
    #[must_use]
    pub fn der(&self) -> &[u8] {
        &self.0.der
    }

    /// SHA-256 of the octets.
    #[must_use]
    pub fn sha256(&self) -> [u8; 32] {
        self.0.fingerprint.sha256()
    }

    /// The fingerprint of the octets.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        self.0.fingerprint
    }

    /// Whom it names, in one line in the manner of RFC 4514.
    #[must_use]
    pub fn subject(&self) -> String {
        self.0.name.line()
    }

    /// Who issued it, written likewise.
    #[must_use]
    pub fn issuer(&self) -> String {
        let name = Element::sole(&self.0.issuer).and_then(Name::read);
        name.map(|name| name.line()).unwrap_or_default()
    }

    /// The subject's common name.
    #[must_use]
    pub fn common_name(&self) -> Option<String> {
        self.attribute("2.5.4.3")
    }

    /// The subject's organisation.
    #[must_use]
    pub fn organisation(&self) -> Option<String> {
        self.attribute("2.5.4.10")
    }

    /// The subject's organizationIdentifier: kind of register, country and number, such as `VATPL-…` (ETSI EN 319 412-1,
    /// 5.1.4). None when there is none or several.
    #[must_use]
    pub fn organisation_identifier(&self) -> Option<&str> {
        let mut identifiers = self.0.name.values("2.5.4.97");
        identifiers.next().filter(|_| identifiers.next().is_none())
    }

    /// The subject's given names.
    #[must_use]
    pub fn given_name(&self) -> Option<String> {
        self.attribute("2.5.4.42")
    }

    /// The subject's surname.
    #[must_use]
    pub fn surname(&self) -> Option<String> {
        self.attribute("2.5.4.4")
    }

    pub(crate) fn attribute(&self, oid: &str) -> Option<String> {
        self.0.name.values(oid).next().map(str::to_owned)
    }

    /// The PESEL in the subject's serialNumber: `PNOPL-…` (ETSI EN 319 412-1, 5.1.3) or the older `PESEL:…`. None when
    /// there is none, it is wrong, or the subject has several serial numbers.
    #[must_use]
    pub fn person(&self) -> Option<Pesel> {
        let mut numbers = self.0.name.values("2.5.4.5");
        let (Some(number), None) = (numbers.next(), numbers.next()) else { return None };
        let digits = number.strip_prefix("PNOPL-").or_else(|| number.strip_prefix("PESEL:"))?;
        Pesel::parse(digits.trim()).ok()
    }

    /// The serial number in lower-case hexadecimal, without leading zeros.
    #[must_use]
    pub fn serial_hex(&self) -> String {
        let digits: String = significant(&self.0.serial).iter().map(|octet| format!("{octet:02x}")).collect();
        let digits = digits.trim_start_matches('0');
        if digits.is_empty() { "0".to_owned() } else { digits.to_owned() }
    }

    /// The content octets of the serial number, as few as can be.
    #[must_use]
    pub fn serial(&self) -> &[u8] {
        significant(&self.0.serial)
    }

    /// The first instant of its validity.
    #[must_use]
    pub fn not_before(&self) -> Instant {
        self.0.not_before
    }

    /// The last instant of its validity.
    #[must_use]
    pub fn not_after(&self) -> Instant {
        self.0.not_after
    }

    /// Does the instant lie within its validity?
    #[must_use]
    pub fn is_valid_at(&self, at: Instant) -> bool {
        self.0.not_before <= at && at <= self.0.not_after
    }

    /// The issuer's name as it stands in this certificate (DER of `Name`).
    #[must_use]
    pub fn issuer_name(&self) -> &[u8] {
        &self.0.issuer
    }

    /// The subject's name as it stands in this certificate (DER of `Name`).
    #[must_use]
    pub fn subject_name(&self) -> &[u8] {
        &self.0.subject
    }

    /// The octets of the public key inside its BIT STRING: what key hashes are made over.
    #[must_use]
    pub fn public_key(&self) -> &[u8] {
        &self.0.public_key
    }

    /// The subject key identifier, where there is one.
    #[must_use]
    pub fn key_identifier(&self) -> Option<Vec<u8>> {
        let value = &self.extension("2.5.29.14")?.value;
        Some(Element::sole(value).ok()?.octets().ok()?.into_owned())
    }

    /// Did that certificate's key sign this one, and are the names right? Says nothing of time, trust or rights.
    #[must_use]
    pub fn issuer_is(&self, issuer: &Self) -> bool {
        let is_signed = || issuer.key().is_some_and(|key| self.0.x509.verify(&key).unwrap_or(false));
        name::is_issuer(issuer, self) && memory::is_signed_by(issuer, self.fingerprint(), is_signed)
    }

    /// Are issuer and subject the same name?
    #[must_use]
    pub fn is_self_issued(&self) -> bool {
        self.0.issuer == self.0.subject
            || self.0.x509.issuer_name().try_cmp(self.0.x509.subject_name()).is_ok_and(std::cmp::Ordering::is_eq)
    }

    /// The public key; none when it is of a kind that OpenSSL does not know.
    #[must_use]
    pub fn key(&self) -> Option<PKey<Public>> {
        self.0.x509.public_key().ok()
    }

    /// Where OCSP is answered (authority information access), http only.
    #[must_use]
    pub fn ocsp_url(&self) -> Option<String> {
        self.access("1.3.6.1.5.5.7.48.1")
    }

    /// Where the issuer's certificate lies (authority information access), http only.
    #[must_use]
    pub fn issuer_url(&self) -> Option<String> {
        self.access("1.3.6.1.5.5.7.48.2")
    }

    /// Where the list of revoked certificates lies (CRL distribution points), http only.
    #[must_use]
    pub fn crl_url(&self) -> Option<String> {
        let points = Point::all_of(self);
        points.iter().flat_map(|point| &point.names).find_map(|name| Element::sole(name).ok().and_then(http))
    }

    /// Does it name an address where its revocation can be asked?
    pub(crate) fn names_revocation(&self) -> bool {
        self.ocsp_url().is_some() || self.crl_url().is_some()
    }

    /// Does it carry the sandbox's mark?
    #[must_use]
    pub fn is_sandbox(&self) -> bool {
        self.extension(SANDBOX_MARK).is_some()
    }

    /// Its issuer says that its revocation is not to be asked for: of a responder (id-pkix-ocsp-nocheck, RFC 6960,
    /// 4.2.2.2.1), which means nothing in other certificates; or of one so short-lived that it is never revoked
    /// (validity-assured short-term, ETSI EN 319 412-1, clause 5.2; noRevAvail, RFC 9608), which no authority may be.
    pub(crate) fn needs_no_check(&self) -> bool {
        let says = |oid| self.extension(oid).is_some();
        says("1.3.6.1.5.5.7.48.1.5") && self.has_use(Use::OcspSigning)
            || !self.is_ca() && (says("0.4.0.194121.2.1") || says("2.5.29.56"))
    }

    /// Does it say that changes to its list are published apart (freshest CRL, RFC 5280, 4.2.1.15)?
    pub(crate) fn has_changes_apart(&self) -> bool {
        self.extension("2.5.29.46").is_some()
    }

    pub(crate) fn extension(&self, oid: &str) -> Option<&Extension> {
        extension::find(&self.0.extensions, oid)
    }

    /// How it is signed, when that is known.
    pub(crate) fn scheme(&self) -> Option<Scheme> {
        self.0.scheme
    }

    /// Of the issuer's and the subject's name, however they are spelt: equal names have equal hashes.
    pub(crate) fn name_hashes(&self) -> (u32, u32) {
        self.0.name_hashes
    }

    pub(crate) fn x509(&self) -> &X509 {
        &self.0.x509
    }

    fn access(&self, method: &str) -> Option<String> {
        let found = Element::sole(&self.extension("1.3.6.1.5.5.7.1.1")?.value).ok()?;
        found.children().find_map(|description| {
            let mut fields = description.ok()?.children();
            let matches = fields.require(OID).ok()?.oid().ok()? == method;
            if matches { http(fields.any().ok()?) } else { None }
        })
    }
}

/// The address in a `GeneralName`, when it is one of plain http.
fn http(name: Element<'_>) -> Option<String> {
    let text = std::str::from_utf8(name.content()).ok().filter(|_| name.is(primitive(6)))?;
    text.get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("http://")).then(|| text.to_owned())
}

fn read(der: &[u8], fingerprint: Fingerprint, x509: X509) -> Result<Read, Malformed> {
    let mut outer = Element::sequence(der)?;
    let mut body = outer.require(SEQUENCE)?.children();
    body.optional(context(0))?;
    let serial = body.require(INTEGER)?;
    let algorithm = body.require(SEQUENCE)?;
    let issuer = body.require(SEQUENCE)?;
    let mut validity = body.require(SEQUENCE)?.children();
    let subject = body.require(SEQUENCE)?;
    let mut key = body.require(SEQUENCE)?.children();
    key.require(SEQUENCE)?;
    let public_key = key.require(BIT_STRING)?.bits()?;
    let mut extensions = Vec::new();
    for rest in body {
        let rest = rest?;
        if rest.is(context(3)) {
            extensions = extension::read(rest.inside()?)?;
        }
    }
    Ok(Read {
        der: der.to_vec(),
        fingerprint,
        name_hashes: (x509.issuer_name_hash(), x509.subject_name_hash()),
        x509,
        serial: serial.content().to_vec(),
        issuer: issuer.raw().to_vec(),
        subject: subject.raw().to_vec(),
        name: Name::read(subject)?,
        not_before: validity.any()?.time()?,
        not_after: validity.any()?.time()?,
        public_key: public_key.to_vec(),
        scheme: Scheme::of_any_signature(algorithm, None),
        extensions,
    })
}

impl PartialEq for Certificate {
    fn eq(&self, other: &Self) -> bool {
        self.0.der == other.0.der
    }
}

impl Eq for Certificate {}

impl hash::Hash for Certificate {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.0.der.hash(state);
    }
}

impl fmt::Debug for Certificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Names of people stay out of logs.
        write!(f, "Certificate(serial {})", self.serial_hex())
    }
}

impl Serialize for Certificate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode(self.der()))
    }
}

impl<'de> Deserialize<'de> for Certificate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        let der = STANDARD.decode(text.as_bytes()).map_err(serde::de::Error::custom)?;
        Self::from_der(&der).map_err(serde::de::Error::custom)
    }
}
