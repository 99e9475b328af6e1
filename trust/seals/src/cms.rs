//! Writes signed messages (CMS, RFC 5652) with what the advanced kinds ask for (ETSI EN 319 122-1, clause 5): the signer's
//! certificate named under the signature, a timestamp beside it. No time is claimed: in PDF it stands in the file, in a
//! timestamp it is the content.

use certificates::Certificate;
use openssl::sha::sha256;

use crate::{Algorithm, Key, KeyFault, der};

const SIGNED_DATA: &str = "1.2.840.113549.1.7.2";
/// signature-time-stamp (RFC 3161, appendix A).
const TIMESTAMP: &str = "1.2.840.113549.1.9.16.2.14";
/// The kind of content that is octets and nothing more (section 4).
pub const DATA: &str = "1.2.840.113549.1.7.1";

/// A message of one signer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    kind: &'static str,
    /// The fields of SignerInfo up to the value.
    signer: Vec<u8>,
    value: Vec<u8>,
}

impl Message {
    /// Signs content of this kind (an object identifier) by its SHA-256.
    ///
    /// # Errors
    /// The key cannot sign now.
    pub fn sign(kind: &'static str, digest: &[u8; 32], key: &dyn Key) -> Result<Self, KeyFault> {
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
            Algorithm::RsaPkcs1Sha256 => {
                (der::sequence(&[der::object_identifier(der::RSA_SHA256), der::null()]), value)
            }
        };
        let signer = [
            der::integer(1),
            der::sequence(&[certificate.issuer_name().to_vec(), der::unsigned(certificate.serial())]),
            der::sha256_algorithm(),
            // What is signed has the tag of a SET, what is sent that of its field (section 5.4).
            [&[0xa0], &attributes[1..]].concat(),
            algorithm,
        ];
        Ok(Self { kind, signer: signer.concat(), value })
    }

    /// The signature value, which a timestamp covers.
    #[must_use]
    pub fn value(&self) -> &[u8] {
        &self.value
    }

    /// The message (ContentInfo, DER) with these certificates, the content if it is to stand inside, and a timestamp token
    /// over the value if there is one.
    #[must_use]
    pub fn der(&self, certificates: &[&Certificate], content: Option<&[u8]>, token: Option<&[u8]>) -> Vec<u8> {
        let of_others = |value: &[u8]| der::context(1, &attribute(TIMESTAMP, value.to_vec()));
        let signer =
            der::sequence(&[self.signer.clone(), der::octets(&self.value), token.map(of_others).unwrap_or_default()]);
        // A set, so in ascending order, as `der::set_of` has it.
        let mut certificates: Vec<&[u8]> = certificates.iter().map(|certificate| certificate.der()).collect();
        certificates.sort_unstable();
        let content = content.map(|content| der::context(0, &der::octets(content))).unwrap_or_default();
        let signed = der::sequence(&[
            // Section 5.1.
            der::integer(if self.kind == DATA { 1 } else { 3 }),
            der::set_of(vec![der::sha256_algorithm()]),
            der::sequence(&[der::object_identifier(self.kind), content]),
            if certificates.is_empty() { Vec::new() } else { der::context(0, &certificates.concat()) },
            der::set_of(vec![signer]),
        ]);
        der::sequence(&[der::object_identifier(SIGNED_DATA), der::context(0, &signed)])
    }
}

fn attribute(kind: &str, value: Vec<u8>) -> Vec<u8> {
    der::sequence(&[der::object_identifier(kind), der::set_of(vec![value])])
}
