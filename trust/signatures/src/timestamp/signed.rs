//! The signed message around a token (RFC 3161, 2.4.2).

use certificates::{Certificate, Digest, Evidence, Scheme, asn1::Malformed};

use crate::cms::{CONTENT_TYPE, MESSAGE_DIGEST, Message, keep_all_values, octets};

/// One signer over one content.
pub struct Signed {
    /// DER of the TSTInfo.
    pub content: Vec<u8>,
    /// The certificates, CRLs and OCSP answers that came along.
    pub kept: Evidence,
    /// The signer's certificate, when the token holds it and every naming of it agrees.
    pub signer: Option<Certificate>,
    /// What the signer signed, when it names this content.
    pub claim: Option<Claim>,
    /// How the content was digested, when that is known.
    pub digest: Option<Digest>,
    /// How it was signed, when that is known.
    pub scheme: Option<Scheme>,
}

/// What a signature is made over, and its value.
#[derive(Clone, PartialEq)]
pub struct Claim {
    octets: Vec<u8>,
    value: Vec<u8>,
}

impl Claim {
    /// Whether it was signed so by the certificate's key.
    pub fn is_by(&self, certificate: &Certificate, scheme: Scheme) -> bool {
        certificate.key().is_some_and(|key| scheme.verifies(&key, &self.octets, &self.value))
    }
}

impl Signed {
    pub fn read(der: &[u8]) -> Result<Self, Malformed> {
        let message = Message::read(der)?;
        let ([by], [], TOKEN_INFO) = (message.signers.as_slice(), message.rest, message.content_type.as_str()) else {
            return Err(Malformed);
        };
        let content = message.content.as_deref().ok_or(Malformed)?;
        let content_type = by.signed_value(CONTENT_TYPE)?.ok_or(Malformed)?.oid()?;
        let digest = octets(by.signed_value(MESSAGE_DIGEST)?.ok_or(Malformed)?)?;
        let bindings = by.bindings()?;
        let agrees = |certificate: &&Certificate| {
            by.names(certificate) && !bindings.is_empty() && bindings.iter().all(|binding| binding.is(certificate))
        };
        let mut kept = message.kept.clone();
        keep_all_values(&mut kept, by);
        let signer = kept.certificates.iter().find(agrees).cloned();
        let holds = content_type == TOKEN_INFO
            && by.digest.and_then(|made| made.of(content)).is_some_and(|made| made == *digest);
        let claim = by.signed_octets().filter(|_| holds);
        let claim = claim.map(|octets| Claim { octets, value: by.value.to_vec() });
        Ok(Self { content: content.to_vec(), signer, claim, digest: by.digest, scheme: by.scheme, kept })
    }
}

const TOKEN_INFO: &str = "1.2.840.113549.1.9.16.1.4";
