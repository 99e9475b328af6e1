//! Writes signed messages (CMS, RFC 5652) with what the advanced kinds ask for (ETSI EN 319 122-1, clause 5): the signer's
//! certificate named under the signature, a timestamp beside it. No time is claimed: in PDF it stands in the file, in a
//! timestamp it is the content.

use certificates::{
    Certificate,
    asn1::{Element, INTEGER, Malformed, OCTET_STRING, OID, SEQUENCE, SET, context},
};
use openssl::sha::sha256;

use crate::{Algorithm, Key, KeyFault, der};

const SIGNED_DATA: &str = "1.2.840.113549.1.7.2";
/// signature-time-stamp (RFC 3161, appendix A).
const TIMESTAMP: &str = "1.2.840.113549.1.9.16.2.14";
/// The kind of content that is octets and nothing more (section 4).
pub const DATA: &str = "1.2.840.113549.1.7.1";

/// A message (ContentInfo, DER) of one signer over content of this kind (an object identifier) with this SHA-256. The
/// content stands inside if it is given; the certificates are there to be read along.
///
/// # Errors
/// The key cannot sign now.
pub fn message(
    kind: &str,
    digest: &[u8; 32],
    content: Option<&[u8]>,
    certificates: &[&Certificate],
    key: &dyn Key,
) -> Result<Vec<u8>, KeyFault> {
    let certificate = key.certificate();
    let named = der::sequence(&[der::octets(&certificate.sha256())]);
    let attributes = der::set_of(vec![
        attribute("1.2.840.113549.1.9.3", der::object_identifier(kind)),
        attribute("1.2.840.113549.1.9.4", der::octets(digest)),
        // SigningCertificateV2 (RFC 5035, section 3): SEQUENCE { SEQUENCE OF ESSCertIDv2 }, SHA-256 by default.
        attribute("1.2.840.113549.1.9.16.2.47", der::sequence(&[der::sequence(&[named])])),
    ]);
    let value = key.sign(&sha256(&attributes))?;
    let (algorithm, value) = match key.algorithm() {
        Algorithm::EcdsaP256Sha256 => {
            // RFC 3279, section 2.2.3.
            let (r, s) = value.split_at(value.len() / 2);
            let value = der::sequence(&[der::unsigned(r), der::unsigned(s)]);
            (der::sequence(&[der::object_identifier(der::ECDSA_SHA256)]), value)
        }
        Algorithm::RsaPkcs1Sha256 => (der::sequence(&[der::object_identifier(der::RSA_SHA256), der::null()]), value),
    };
    let signer = der::sequence(&[
        der::integer(1),
        der::sequence(&[certificate.issuer_name().to_vec(), der::unsigned(certificate.serial())]),
        der::sha256_algorithm(),
        // What is signed has the tag of a SET, what is sent that of its field (section 5.4).
        [&[0xa0], &attributes[1..]].concat(),
        algorithm,
        der::octets(&value),
    ]);
    // A set, so in ascending order, as `der::set_of` has it.
    let mut certificates: Vec<&[u8]> = certificates.iter().map(|certificate| certificate.der()).collect();
    certificates.sort_unstable();
    let content = content.map(|content| der::context(0, &der::octets(content))).unwrap_or_default();
    let signed = der::sequence(&[
        // Section 5.1.
        der::integer(if kind == DATA { 1 } else { 3 }),
        der::set_of(vec![der::sha256_algorithm()]),
        der::sequence(&[der::object_identifier(kind), content]),
        if certificates.is_empty() { Vec::new() } else { der::context(0, &certificates.concat()) },
        der::set_of(vec![signer]),
    ]);
    Ok(der::sequence(&[der::object_identifier(SIGNED_DATA), der::context(0, &signed)]))
}

/// A message of ours with nothing but the signature's value last, opened to be timestamped.
pub(crate) struct Untimed<'m> {
    /// What a timestamp covers.
    pub value: &'m [u8],
    /// The fields of SignedData before its signer, and those of the signer.
    parts: [&'m [u8]; 2],
}

impl<'m> Untimed<'m> {
    /// Opens what [`message`] made; what follows it is left out.
    ///
    /// # Errors
    /// It is something else, or has a timestamp.
    pub(crate) fn read(octets: &'m [u8]) -> Result<Self, Malformed> {
        let (message, _) = Element::first(octets)?;
        let mut fields = message.children();
        fields.require(OID)?;
        let signed = fields.require(context(0))?.inside()?;
        let mut fields = signed.children();
        let mut last = fields.any()?;
        while !fields.is_empty() {
            last = fields.any()?;
        }
        let signer = if last.is(SET) { last.inside()? } else { return Err(Malformed) };
        let before = &signed.content()[..signed.content().len() - last.raw().len()];
        let mut fields = signer.children();
        for tag in [INTEGER, SEQUENCE, SEQUENCE, context(0), SEQUENCE] {
            fields.require(tag)?;
        }
        let value = fields.require(OCTET_STRING)?.content();
        if fields.is_empty() { Ok(Self { value, parts: [before, signer.content()] }) } else { Err(Malformed) }
    }

    /// The message with this timestamp token over the value beside the signature.
    pub(crate) fn with_timestamp(&self, token: &[u8]) -> Vec<u8> {
        let [before, signer] = self.parts;
        let signer = der::sequence(&[signer, &der::context(1, &attribute(TIMESTAMP, token.to_vec()))]);
        let signed = der::sequence(&[before, &der::set_of(vec![signer])]);
        der::sequence(&[der::object_identifier(SIGNED_DATA), der::context(0, &signed)])
    }
}

fn attribute(kind: &str, value: Vec<u8>) -> Vec<u8> {
    der::sequence(&[der::object_identifier(kind), der::set_of(vec![value])])
}
