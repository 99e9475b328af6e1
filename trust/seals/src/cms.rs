//! Writes signed messages (CMS, RFC 5652) with what the advanced kinds ask for (ETSI EN 319 122-1, clause 5): the signer's
//! certificate named under the signature, a timestamp beside it. No claimed time: in PDF it stands in the file.

use certificates::Certificate;
use openssl::sha::sha256;

use crate::{Algorithm, Key, KeyFault, der};

const SIGNED_DATA: &str = "1.2.840.113549.1.7.2";
/// id-data: octets of no kind known to the message.
pub(crate) const DATA: &str = "1.2.840.113549.1.7.1";

/// A message of one signer over octets that stand elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Message {
    certificates: Vec<u8>,
    /// The SignerInfo's fields up to the value.
    signer: Vec<u8>,
    /// What the signature is, as SignerInfo carries it.
    pub(crate) value: Vec<u8>,
}

impl Message {
    /// Signs the octets of this digest.
    pub(crate) fn sign(digest: &[u8; 32], key: &dyn Key) -> Result<Self, KeyFault> {
        let certificate = key.certificate();
        let named = der::sequence(&[der::octets(&certificate.sha256())]);
        let attributes = der::set_of(vec![
            attribute("1.2.840.113549.1.9.3", der::object_identifier(DATA)),
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
        let certificates = std::iter::once(certificate).chain(key.chain());
        // A set, so in ascending order, as `der::set_of` has it.
        let mut certificates: Vec<&[u8]> = certificates.map(Certificate::der).collect();
        certificates.sort_unstable();
        Ok(Self { certificates: certificates.concat(), signer: signer.concat(), value })
    }

    /// The message with this timestamp token over the value beside the signature.
    pub(crate) fn with_timestamp(&self, token: &[u8]) -> Vec<u8> {
        let timestamp = attribute("1.2.840.113549.1.9.16.2.14", token.to_vec());
        let signer = der::sequence(&[&self.signer, &der::octets(&self.value), &der::context(1, &timestamp)]);
        let signed = der::sequence(&[
            der::integer(1),
            der::set_of(vec![der::sha256_algorithm()]),
            der::sequence(&[der::object_identifier(DATA)]),
            der::context(0, &self.certificates),
            der::set_of(vec![signer]),
        ]);
        der::sequence(&[der::object_identifier(SIGNED_DATA), der::context(0, &signed)])
    }
}

fn attribute(kind: &str, value: Vec<u8>) -> Vec<u8> {
    der::sequence(&[der::object_identifier(kind), der::set_of(vec![value])])
}
