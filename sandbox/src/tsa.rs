//! Makes timestamps (RFC 3161; CMS of RFC 5652; ESSCertIDv2 of RFC 5816).

use certificates::asn1::{self, BOOLEAN, Element, INTEGER, Malformed, OCTET_STRING, OID, SEQUENCE};
use seals::{FileKey, Key as _, cms, der};
use vocabulary::{Fault, Instant};

use crate::{Lie, authority::serial};

/// The policies of these timestamps, the usual one first: none that anybody should rely on.
pub(crate) const POLICIES: [&str; 2] =
    ["2.25.164293410921374219648120316849157716974", "2.25.164293410921374219648120316849157716975"];
const TST_INFO: &str = "1.2.840.113549.1.9.16.1.4";

/// SHA-2 by object identifier and length of digest in octets.
const DIGESTS: [(&str, usize); 3] = [(der::SHA256, 32), ("2.16.840.1.101.3.4.2.2", 48), ("2.16.840.1.101.3.4.2.3", 64)];

/// The TimeStampResp to a TimeStampReq, DER.
pub(crate) fn answer(request: &[u8], unit: &FileKey, now: Instant, lie: Option<Lie>) -> Result<Vec<u8>, Fault> {
    let mut request = match Request::read(request) {
        Ok(request) => request,
        Err(Malformed) => return Ok(rejection(BAD_DATA_FORMAT)),
    };
    if !DIGESTS.contains(&(&request.digest, request.hashed.len())) {
        return Ok(rejection(BAD_ALGORITHM));
    }
    let asked = request.policy.as_deref().unwrap_or(POLICIES[0]);
    let Some(mut policy) = POLICIES.into_iter().find(|policy| *policy == asked) else {
        return Ok(rejection(UNACCEPTED_POLICY));
    };
    let mut at = now;
    let others = [der::integer(7), der::sequence(&[der::sha256_algorithm(), der::octets(&[7; 32])])];
    match lie {
        None => {}
        Some(Lie::Nonce) => request.nonce = Some(&others[0]),
        Some(Lie::Imprint) => request.imprint = Element::sole(&others[1])?,
        Some(Lie::Time) => at = now.plus_seconds(-15 * 60),
        Some(Lie::FastClock) => at = now.plus_seconds(7),
        Some(Lie::Policy) => policy = if policy == POLICIES[0] { POLICIES[1] } else { POLICIES[0] },
    }
    let granted = der::sequence(&[der::integer(0)]);
    Ok(der::sequence(&[granted, token(&request, policy, unit, at)?]))
}

// Bits of PKIFailureInfo (section 2.4.2).
const BAD_ALGORITHM: u8 = 0;
const BAD_DATA_FORMAT: u8 = 5;
const UNACCEPTED_POLICY: u8 = 15;

fn rejection(bit: u8) -> Vec<u8> {
    let mut octets = vec![0; usize::from(bit / 8) + 1];
    octets[usize::from(bit / 8)] = 0x80 >> (bit % 8);
    // DER leaves out the trailing zero bits of a named bit list.
    let failure = der::tagged(0x03, &[&[7 - bit % 8], &octets[..]].concat());
    der::sequence(&[der::sequence(&[der::integer(2), failure])])
}

/// The token: SignedData over a TSTInfo.
fn token(request: &Request<'_>, policy: &str, unit: &FileKey, now: Instant) -> Result<Vec<u8>, Fault> {
    let info = der::sequence(&[
        der::integer(1),
        der::object_identifier(policy),
        request.imprint.raw().to_vec(),
        der::unsigned(&serial()),
        der::generalized_time(now),
        // Accurate to one second.
        der::sequence(&[der::integer(1)]),
        request.nonce.unwrap_or_default().to_vec(),
    ]);
    let certificates = if request.wants_certificate { &[unit.certificate()][..] } else { &[] };
    Ok(cms::message(&cms::Content { kind: TST_INFO, parts: &[&info], inside: true }, None, certificates, unit)?)
}

/// TimeStampReq (section 2.4.1).
struct Request<'a> {
    imprint: Element<'a>,
    digest: String,
    hashed: &'a [u8],
    policy: Option<String>,
    nonce: Option<&'a [u8]>,
    wants_certificate: bool,
}

impl<'a> Request<'a> {
    fn read(octets: &'a [u8]) -> Result<Self, Malformed> {
        let mut fields = Element::sole(octets)?.children();
        fields.require(INTEGER)?;
        let imprint = fields.require(SEQUENCE)?;
        let mut parts = imprint.children();
        let digest = parts.require(SEQUENCE)?.children().require(OID)?.oid()?;
        let hashed = parts.require(OCTET_STRING)?.content();
        let policy = fields.optional(OID)?.map(|policy| policy.oid()).transpose()?;
        let nonce = fields.optional(INTEGER)?.map(|nonce| nonce.raw());
        let wants_certificate = fields.optional(BOOLEAN)?.is_some_and(|wanted| wanted.boolean() == Ok(true));
        // Extensions are none of ours; one that is critical would have to be refused.
        match fields.optional(asn1::context(0))? {
            None => Ok(Self { imprint, digest, hashed, policy, nonce, wants_certificate }),
            Some(_) => Err(Malformed),
        }
    }
}
