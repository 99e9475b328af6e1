//! Answers about one certificate's revocation (OCSP, RFC 6960).

use openssl::{
    hash::MessageDigest,
    ocsp::{OcspCertId, OcspRequest},
};
use vocabulary::Instant;

use crate::{
    Certificate, Fingerprint,
    algorithm::{Digest, Scheme},
    asn1::{
        BIT_STRING, ENUMERATED, Element, Elements, GENERALIZED_TIME, INTEGER, Malformed, OCTET_STRING, OID, SEQUENCE,
        context, primitive, significant,
    },
    extension, memory,
};

/// A response as it was read.
pub struct Response<'a> {
    der: &'a [u8],
    body: &'a [u8],
    pub scheme: Option<Scheme>,
    signature: &'a [u8],
    responder: Responder<'a>,
    pub produced: Instant,
    answers: Element<'a>,
    understood: bool,
    pub certificates: Vec<Certificate>,
}

enum Responder<'a> {
    Name(&'a [u8]),
    Key(&'a [u8]),
}

/// What a response says of one certificate.
pub struct Answer {
    pub status: Status,
    pub this_update: Instant,
    pub next_update: Option<Instant>,
    /// Since when the responder keeps what it knows of expired certificates (RFC 6960, 4.4.4).
    pub archive_cutoff: Option<Instant>,
}

pub enum Status {
    Good,
    Revoked(Instant),
    /// Revoked for the time being (certificateHold).
    OnHold(Instant),
    Unknown,
}

impl<'a> Response<'a> {
    /// Reads an OCSPResponse that succeeded, or a BasicOCSPResponse alone as some signatures embed it.
    pub fn read(der: &'a [u8]) -> Result<Self, Malformed> {
        let mut fields = Element::sequence(der)?;
        let Some(status) = fields.optional(ENUMERATED)? else { return Self::basic(der, fields) };
        if status.number()? != 0 {
            return Err(Malformed);
        }
        let mut bytes = fields.require(context(0))?.inside()?.children();
        if bytes.require(OID)?.oid()? != "1.3.6.1.5.5.7.48.1.1" {
            return Err(Malformed);
        }
        let basic = bytes.require(OCTET_STRING)?;
        // Segments would have to be joined into octets of our own; no responder sends them.
        if basic.tag() == OCTET_STRING { Self::basic(der, Element::sequence(basic.content())?) } else { Err(Malformed) }
    }

    fn basic(der: &'a [u8], mut outer: Elements<'a>) -> Result<Self, Malformed> {
        let body = outer.require(SEQUENCE)?;
        let scheme = Scheme::of_any_signature(outer.require(SEQUENCE)?, None);
        let signature = outer.require(BIT_STRING)?.bits()?;
        let mut certificates = Vec::new();
        if let Some(bag) = outer.optional(context(0))? {
            for certificate in bag.inside()?.children().take(MOST_CERTIFICATES) {
                certificates.extend(Certificate::from_der(certificate?.raw()));
            }
        }
        let mut fields = body.children();
        fields.optional(context(0))?;
        let responder = match fields.any()? {
            name if name.is(context(1)) => Responder::Name(name.inside()?.raw()),
            key if key.is(context(2)) => Responder::Key(key.inside()?.content()),
            _ => return Err(Malformed),
        };
        let produced = fields.require(GENERALIZED_TIME)?.time()?;
        let answers = fields.require(SEQUENCE)?;
        let extensions =
            fields.optional(context(1))?.map(|found| found.inside().and_then(extension::read)).transpose()?;
        let understood = !extension::has_unknown_critical(&extensions.unwrap_or_default(), &[]);
        Ok(Self { der, body: body.raw(), scheme, signature, responder, produced, answers, understood, certificates })
    }

    /// The answers about the certificate that this issuer issued: its CertID is matched by hashes over the issuer's name
    /// and key, and the serial number (RFC 6960, 4.1.1).
    pub fn about(&self, certificate: &Certificate, issuer: &Certificate) -> Result<Vec<Answer>, Malformed> {
        let mut found = Vec::new();
        for answer in self.answers.children() {
            let mut fields = answer?.children();
            let mut id = fields.require(SEQUENCE)?.children();
            let digest = Digest::of_identifier(id.require(SEQUENCE)?);
            let name = id.require(OCTET_STRING)?.octets()?;
            let key = id.require(OCTET_STRING)?.octets()?;
            let serial = id.require(INTEGER)?;
            let status = fields.any()?;
            let this_update = fields.require(GENERALIZED_TIME)?.time()?;
            let next_update = fields.optional(context(0))?.map(|next| next.inside()?.time()).transpose()?;
            let extensions =
                fields.optional(context(1))?.map(|found| found.inside().and_then(extension::read)).transpose()?;
            let is_about = significant(serial.content()) == certificate.serial()
                && digest.is_some_and(|digest| {
                    let is = |octets, hash: &[u8]| digest.of(octets).is_some_and(|made| made == hash);
                    is(certificate.issuer_name(), &name) && is(issuer.public_key(), &key)
                });
            let extensions = extensions.unwrap_or_default();
            if !is_about || !self.understood || extension::has_unknown_critical(&extensions, &[]) {
                continue;
            }
            let archive_cutoff = match extension::find(&extensions, ARCHIVE_CUTOFF) {
                Some(cutoff) => Some(Element::sole(&cutoff.value)?.time()?),
                None => None,
            };
            let status = if status.is(primitive(0)) {
                Status::Good
            } else if status.is(context(1)) {
                let mut fields = status.children();
                let at = fields.require(GENERALIZED_TIME)?.time()?;
                let reason = fields.optional(context(0))?.map(|reason| reason.inside()?.number()).transpose()?;
                if reason == Some(6) { Status::OnHold(at) } else { Status::Revoked(at) }
            } else {
                Status::Unknown
            };
            found.push(Answer { status, this_update, next_update, archive_cutoff });
        }
        Ok(found)
    }

    /// Until when all its answers hold; none when one does not say.
    pub fn next_update(&self) -> Option<Instant> {
        let mut earliest = None;
        for answer in self.answers.children() {
            let next =
                answer.ok()?.children().skip(3).find_map(|field| field.ok().filter(|field| field.is(context(0))))?;
            let next = next.inside().and_then(|next| next.time()).ok()?;
            earliest = Some(earliest.map_or(next, |known: Instant| known.min(next)));
        }
        earliest
    }

    /// Is this the responder that the response names?
    pub fn is_by(&self, responder: &Certificate) -> bool {
        match self.responder {
            Responder::Name(name) => responder.subject_name() == name,
            Responder::Key(hash) => Digest::Sha1.of(responder.public_key()).is_some_and(|made| made == hash),
        }
    }

    /// Did the responder's key sign the response?
    pub fn is_signed_by(&self, responder: &Certificate) -> bool {
        let made = |scheme: Scheme| responder.key().is_some_and(|key| scheme.verifies(&key, self.body, self.signature));
        memory::is_signed_by(responder, Fingerprint::of(self.der), || self.scheme.is_some_and(made))
    }
}

/// The question about a certificate. By SHA-1, which every responder understands (RFC 5019, 2.1.1) and which only finds the
/// certificate; without a nonce, so that an answer may serve again.
pub fn request(certificate: &Certificate, issuer: &Certificate) -> Option<Vec<u8>> {
    let id = OcspCertId::from_cert(MessageDigest::sha1(), certificate.x509(), issuer.x509()).ok()?;
    let mut request = OcspRequest::new().ok()?;
    request.add_id(id).ok()?;
    request.to_der().ok()
}

/// A responder sends its own certificate and perhaps its chain.
const MOST_CERTIFICATES: usize = 16;

const ARCHIVE_CUTOFF: &str = "1.3.6.1.5.5.7.48.1.6";
