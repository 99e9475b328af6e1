//! A message of ours that waits for its timestamp.

use certificates::asn1::{Element, INTEGER, Malformed, OCTET_STRING, OID, SEQUENCE, SET, context};

use super::{SIGNED_DATA, attribute, set_in};
use crate::{Proofs, der};

/// signature-time-stamp (RFC 3161, appendix A).
const TIMESTAMP: &str = "1.2.840.113549.1.9.16.2.14";
/// id-ri-ocsp-response (RFC 5940, section 2.1).
const OCSP_RESPONSE: &str = "1.3.6.1.5.5.7.16.2";

/// A message of ours with nothing but the signature's value last, opened to be timestamped.
pub(crate) struct Untimed<'m> {
    /// What a timestamp covers.
    pub value: &'m [u8],
    version: &'m [u8],
    /// The algorithms of digests, and the content or its kind.
    digests_and_content: [&'m [u8]; 2],
    certificates: Option<Element<'m>>,
    /// The fields of the signer.
    signer: &'m [u8],
}

impl<'m> Untimed<'m> {
    /// Opens what [`super::message`] made; what follows it is left out.
    ///
    /// # Errors
    /// It is something else, or has a timestamp.
    pub(crate) fn read(octets: &'m [u8]) -> Result<Self, Malformed> {
        let (message, _) = Element::first(octets)?;
        let mut fields = message.children();
        fields.require(OID)?;
        let mut fields = fields.require(context(0))?.inside()?.children();
        let version = fields.require(INTEGER)?.raw();
        let digests_and_content = [fields.require(SET)?.raw(), fields.require(SEQUENCE)?.raw()];
        let certificates = fields.optional(context(0))?;
        let signer = fields.require(SET)?.inside()?;
        if !fields.is_empty() {
            return Err(Malformed);
        }
        let mut fields = signer.children();
        for tag in [INTEGER, SEQUENCE, SEQUENCE, context(0), SEQUENCE] {
            fields.require(tag)?;
        }
        let value = fields.require(OCTET_STRING)?.content();
        if !fields.is_empty() {
            return Err(Malformed);
        }
        Ok(Self { value, version, digests_and_content, certificates, signer: signer.content() })
    }

    /// The message with this timestamp token over the value beside the signature, and with what proves both paths among its
    /// certificates and revocation objects (EN 319 122-1, clause 6.3, the row of LT), if that is given.
    pub(crate) fn with_timestamp(&self, token: &[u8], proofs: Option<&Proofs>) -> Vec<u8> {
        let mut certificates: Vec<Vec<u8>> = Vec::new();
        let own = self.certificates.iter().flat_map(Element::children).flatten();
        certificates.extend(own.map(|certificate| certificate.raw().to_vec()));
        let (mut lists, mut answers) = (Vec::new(), Vec::new());
        for evidence in proofs.iter().flat_map(|proofs| proofs.both()) {
            certificates.extend(evidence.certificates.iter().map(|certificate| certificate.der().to_vec()));
            lists.extend(evidence.crls.iter().map(|list| list.as_bytes().to_vec()));
            answers.extend(evidence.ocsp.iter().map(|answer| {
                // OtherRevocationInfoFormat (RFC 5652, section 10.2.1).
                let kind = der::object_identifier(OCSP_RESPONSE);
                der::context(1, &[&kind, answer.as_bytes()].concat())
            }));
        }
        // Section 5.1: the fifth version is the one with revocation objects that are no lists.
        let version = if answers.is_empty() { self.version.to_vec() } else { der::integer(5) };
        let [digests, content] = self.digests_and_content;
        let signer = der::sequence(&[self.signer, &der::context(1, &attribute(TIMESTAMP, token.to_vec()))]);
        let signed = der::sequence(&[
            &version,
            digests,
            content,
            &set_in(0, distinct(certificates)),
            &set_in(1, distinct([lists, answers].concat())),
            &der::set_of(vec![signer]),
        ]);
        der::sequence(&[der::object_identifier(SIGNED_DATA), der::context(0, &signed)])
    }
}

fn distinct(mut values: Vec<Vec<u8>>) -> Vec<Vec<u8>> {
    values.sort_unstable();
    values.dedup();
    values
}
