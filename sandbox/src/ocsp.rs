//! Answers whether certificates were revoked (RFC 6960), signed by a responder of the authority that issued them.

use certificates::asn1::{self, Element, INTEGER, Malformed, OCTET_STRING, SEQUENCE};
use seals::{Key as _, der};
use vocabulary::{Fault, Instant};

use crate::{
    authority::Authority,
    signing::{algorithm, signature},
};

/// How long an answer holds.
const HOLDS_SECONDS: i64 = 600;

/// What is known of a certificate.
pub(crate) enum Status {
    Good,
    Revoked(Instant),
    /// Never issued by the authority asked about.
    Unknown,
}

/// The answer to an OCSPRequest, DER. `status` is asked with an authority and a serial number without leading zeros.
pub(crate) fn answer(
    request: &[u8],
    authorities: &[Authority],
    status: impl Fn(&Authority, &[u8]) -> Status,
    now: Instant,
) -> Result<Vec<u8>, Fault> {
    let Ok(request) = Request::read(request) else { return Ok(refusal(MALFORMED)) };
    // One answer has one signer: the authority of the first certificate asked about.
    let Some(authority) = request.asked.first().and_then(|first| authorities.iter().find(|one| first.names(one)))
    else {
        return Ok(refusal(UNAUTHORIZED));
    };
    let now = Instant::from_seconds(now.seconds());
    let answers: Vec<Vec<u8>> = request
        .asked
        .iter()
        .map(|asked| {
            let status = if asked.names(authority) { status(authority, asked.serial) } else { Status::Unknown };
            let status = match status {
                Status::Good => der::context_primitive(0, &[]),
                Status::Revoked(at) => der::context(1, &der::generalized_time(Instant::from_seconds(at.seconds()))),
                Status::Unknown => der::context_primitive(2, &[]),
            };
            let until = der::context(0, &der::generalized_time(now.plus_seconds(HOLDS_SECONDS)));
            der::sequence(&[asked.id.to_vec(), status, der::generalized_time(now), until])
        })
        .collect();
    let responder = authority.responder.certificate();
    let data = der::sequence(&[
        der::context(1, responder.subject_name()),
        der::generalized_time(now),
        der::sequence(&answers),
        request.nonce.map(|nonce| der::context(1, &der::sequence(&[nonce]))).unwrap_or_default(),
    ]);
    let signature = signature(&data, &authority.responder)?;
    let certificates = der::context(0, &der::sequence(&[responder.der()]));
    let basic = der::sequence(&[data, algorithm(), der::bits(&signature), certificates]);
    let basic = der::sequence(&[der::object_identifier("1.3.6.1.5.5.7.48.1.1"), der::octets(&basic)]);
    Ok(der::sequence(&[der::enumerated(0), der::context(0, &basic)]))
}

const MALFORMED: u8 = 1;
const UNAUTHORIZED: u8 = 6;

fn refusal(status: u8) -> Vec<u8> {
    der::sequence(&[der::enumerated(status)])
}

struct Request<'a> {
    asked: Vec<CertificateId<'a>>,
    /// The whole nonce extension, to be sent back (section 4.4.1).
    nonce: Option<&'a [u8]>,
}

/// CertID: the issuer by hashes of its name and key, the certificate by its serial number.
struct CertificateId<'a> {
    id: &'a [u8],
    name_hash: &'a [u8],
    key_hash: &'a [u8],
    serial: &'a [u8],
}

impl CertificateId<'_> {
    fn names(&self, authority: &Authority) -> bool {
        authority.hashes.iter().any(|(name, key)| name == self.name_hash && key == self.key_hash)
    }
}

impl<'a> Request<'a> {
    fn read(octets: &'a [u8]) -> Result<Self, Malformed> {
        let mut body = Element::sole(octets)?.children().require(SEQUENCE)?.children();
        body.optional(asn1::context(0))?;
        body.optional(asn1::context(1))?;
        let asked =
            body.require(SEQUENCE)?.children().map(|asked| CertificateId::read(asked?)).collect::<Result<_, _>>()?;
        let mut nonce = None;
        if let Some(extensions) = body.optional(asn1::context(2))? {
            for extension in extensions.inside()?.children() {
                let extension = extension?;
                if extension.children().any()?.oid()? == "1.3.6.1.5.5.7.48.1.2" {
                    nonce = Some(extension.raw());
                }
            }
        }
        Ok(Self { asked, nonce })
    }
}

impl<'a> CertificateId<'a> {
    fn read(asked: Element<'a>) -> Result<Self, Malformed> {
        let id = asked.children().require(SEQUENCE)?;
        let mut fields = id.children();
        fields.require(SEQUENCE)?;
        let name_hash = fields.require(OCTET_STRING)?.content();
        let key_hash = fields.require(OCTET_STRING)?.content();
        let serial = asn1::significant(fields.require(INTEGER)?.content());
        Ok(Self { id: id.raw(), name_hash, key_hash, serial })
    }
}
