//! Writes signed messages (CMS, RFC 5652) with what the advanced kinds ask for (ETSI EN 319 122-1, clause 5): the signer's
//! certificate named under the signature, a timestamp beside it, and what proves both paths.

pub(crate) mod algorithm;
mod untimed;

use certificates::Certificate;
use vocabulary::Instant;

use crate::{Key, KeyFault, der};
pub(crate) use untimed::Untimed;

const SIGNED_DATA: &str = "1.2.840.113549.1.7.2";
/// The kind of content that is octets and nothing more (section 4).
pub const DATA: &str = "1.2.840.113549.1.7.1";

/// What a message is made over.
#[derive(Clone, Copy, Debug)]
pub struct Content<'c> {
    /// Its kind, an object identifier in dotted numbers.
    pub kind: &'c str,
    /// Its octets, in parts that follow each other.
    pub parts: &'c [&'c [u8]],
    /// Whether it stands in the message, or somewhere beside it.
    pub inside: bool,
}

/// A message (ContentInfo, DER) of one signer over this content. The certificates are there to be read along. A time is
/// claimed inside the message if one is given: a signature in PDF claims it in the file, and the content of a timestamp is
/// the time.
///
/// # Errors
/// The key cannot sign now.
pub fn message(
    content: &Content<'_>,
    claimed: Option<Instant>,
    certificates: &[&Certificate],
    key: &dyn Key,
) -> Result<Vec<u8>, KeyFault> {
    let (certificate, way) = (key.certificate(), key.algorithm());
    let named = der::sequence(&[der::octets(&certificate.sha256())]);
    let mut attributes = vec![
        attribute("1.2.840.113549.1.9.3", der::object_identifier(content.kind)),
        attribute("1.2.840.113549.1.9.4", der::octets(&way.digest(content.parts))),
        // SigningCertificateV2 (RFC 5035, section 3): SEQUENCE { SEQUENCE OF ESSCertIDv2 }, SHA-256 by default.
        attribute("1.2.840.113549.1.9.16.2.47", der::sequence(&[der::sequence(&[named])])),
    ];
    attributes.extend(claimed.map(|at| attribute("1.2.840.113549.1.9.5", der::time(at))));
    let attributes = der::set_of(attributes);
    let value = algorithm::value(way, key.sign(&way.digest(&[&attributes]))?);
    let signer = der::sequence(&[
        der::integer(1),
        der::sequence(&[certificate.issuer_name().to_vec(), der::unsigned(certificate.serial())]),
        algorithm::digest(way),
        // What is signed has the tag of a SET, what is sent that of its field (section 5.4).
        [&[0xa0], &attributes[1..]].concat(),
        algorithm::signature(way),
        der::octets(&value),
    ]);
    let inside = if content.inside { der::context(0, &der::octets(&content.parts.concat())) } else { Vec::new() };
    let signed = der::sequence(&[
        // Section 5.1.
        der::integer(if content.kind == DATA { 1 } else { 3 }),
        der::set_of(vec![algorithm::digest(way)]),
        der::sequence(&[der::object_identifier(content.kind), inside]),
        set_in(0, certificates.iter().map(|certificate| certificate.der().to_vec()).collect()),
        der::set_of(vec![signer]),
    ]);
    Ok(der::sequence(&[der::object_identifier(SIGNED_DATA), der::context(0, &signed)]))
}

fn attribute(kind: &str, value: Vec<u8>) -> Vec<u8> {
    der::sequence(&[der::object_identifier(kind), der::set_of(vec![value])])
}

/// A field with this number that is a set of these values; left out when there are none.
fn set_in(number: u8, values: Vec<Vec<u8>>) -> Vec<u8> {
    let mut field = if values.is_empty() { Vec::new() } else { der::set_of(values) };
    if let Some(tag) = field.first_mut() {
        *tag = 0xa0 | number;
    }
    field
}
