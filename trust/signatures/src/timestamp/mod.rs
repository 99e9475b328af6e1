//! Reading timestamp tokens (RFC 3161): whose they are, what they cover, whether they are intact.
//!
//! Whether the signer is trusted is for [`certificates::judge`]; nothing here asks or decides that.

mod known;
mod signed;
#[cfg(test)]
mod tests;

use std::fmt;

use certificates::{
    Certificate, Digest, Evidence, Scheme,
    asn1::{BOOLEAN, Element, GENERALIZED_TIME, INTEGER, Malformed, OCTET_STRING, OID, SEQUENCE, context},
};
use vocabulary::Instant;

use crate::Algorithm;
pub(crate) use known::{Known, of_evidence, once};
use signed::{Claim, Signed};

/// A timestamp token as it was received.
#[derive(Clone, PartialEq)]
pub struct Token {
    der: Vec<u8>,
    time: Instant,
    policy: String,
    digest: Option<Digest>,
    imprint: Vec<u8>,
    nonce: Option<u64>,
    kept: Evidence,
    algorithms: Vec<Algorithm>,
    signer: Option<Certificate>,
    scheme: Option<Scheme>,
    claim: Option<Claim>,
}

/// The octets are not a timestamp token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a timestamp token")]
pub struct UnreadableToken;

impl Token {
    /// Reads a token (a `ContentInfo` with one `SignerInfo` over a `TSTInfo`, RFC 3161, 2.4.2) in DER or BER.
    ///
    /// # Errors
    /// Not a token.
    pub fn from_der(der: &[u8]) -> Result<Self, UnreadableToken> {
        read(der).map_err(|Malformed| UnreadableToken)
    }

    /// The original octets.
    #[must_use]
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// When the authority saw the imprint (genTime).
    #[must_use]
    pub const fn time(&self) -> Instant {
        self.time
    }

    /// The authority's policy, in dotted numbers.
    #[must_use]
    pub fn policy(&self) -> &str {
        &self.policy
    }

    /// The number of the request; none when there was none, or one larger than any of ours.
    #[must_use]
    pub const fn nonce(&self) -> Option<u64> {
        self.nonce
    }

    /// Is the token over these octets? By any known digest; whether that is good enough, [`Token::algorithms`] tell.
    #[must_use]
    pub fn covers(&self, octets: &[u8]) -> bool {
        self.covers_parts(&[octets])
    }

    /// The same of parts taken as one after the other.
    #[must_use]
    pub fn covers_parts(&self, parts: &[&[u8]]) -> bool {
        self.digest.and_then(|digest| digest.of_parts(parts)).is_some_and(|made| made == self.imprint)
    }

    /// The digest that the imprint was made by, when it is known.
    pub(crate) const fn imprint_digest(&self) -> Option<Digest> {
        self.digest
    }

    /// Is the token over octets with this SHA-256?
    #[must_use]
    pub fn covers_sha256(&self, digest: &[u8; 32]) -> bool {
        self.digest == Some(Digest::Sha256) && self.imprint == digest
    }

    /// The certificates that came with the token, in its order; those that cannot be read are left out.
    #[must_use]
    pub fn certificates(&self) -> Vec<Certificate> {
        self.kept.certificates.clone()
    }

    /// Certificates, CRLs and OCSP answers that came with the token.
    #[must_use]
    pub const fn kept(&self) -> &Evidence {
        &self.kept
    }

    /// What the token hangs on: the digest of its imprint, the digest of its content, and its signature. Those that are
    /// not known are left out; such a token covers nothing or is not intact.
    #[must_use]
    pub fn algorithms(&self) -> &[Algorithm] {
        &self.algorithms
    }

    /// The certificate that the token's signer names, both beside the signature and, by its digest, under it
    /// (ESSCertID, RFC 2634, or ESSCertIDv2, RFC 5816). None when it is not in the token or the two do not agree.
    #[must_use]
    pub fn signer(&self) -> Option<Certificate> {
        self.signer.clone()
    }

    /// Does the signature of [`Token::signer`] cover the token's content, by whatever algorithms? Checked with each call.
    #[must_use]
    pub fn is_intact(&self) -> bool {
        let parts = self.claim.as_ref().zip(self.signer.as_ref()).zip(self.scheme);
        parts.is_some_and(|((claim, signer), scheme)| claim.is_by(signer, scheme))
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Token(at {})", self.time)
    }
}

fn read(der: &[u8]) -> Result<Token, Malformed> {
    let signed = Signed::read(der)?;
    let mut info = Element::sequence(&signed.content)?;
    if info.require(INTEGER)?.number()? != 1 {
        return Err(Malformed);
    }
    let policy = info.require(OID)?.oid()?;
    let mut imprint = info.require(SEQUENCE)?.children();
    let algorithm = imprint.require(SEQUENCE)?;
    let imprint = imprint.require(OCTET_STRING)?.octets()?.into_owned();
    info.require(INTEGER)?;
    let time = info.require(GENERALIZED_TIME)?.time()?;
    info.optional(SEQUENCE)?;
    info.optional(BOOLEAN)?;
    let nonce = info.optional(INTEGER)?.and_then(|nonce| nonce.number().ok());
    info.optional(context(0))?;
    if let Some(extensions) = info.optional(context(1))? {
        refuse_critical(extensions)?;
    }
    let digest = Digest::of_identifier(algorithm);
    let digests = [digest, signed.digest].into_iter().flatten().map(Algorithm::Digest);
    let algorithms = digests.chain(signed.scheme.map(|scheme| Algorithm::Signature(scheme.method()))).collect();
    Ok(Token {
        der: der.to_vec(),
        time,
        policy,
        digest,
        imprint,
        nonce,
        kept: signed.kept,
        algorithms,
        signer: signed.signer,
        scheme: signed.scheme,
        claim: signed.claim,
    })
}

/// No critical extension of a token is known here, so none can be honoured.
fn refuse_critical(extensions: Element<'_>) -> Result<(), Malformed> {
    for extension in extensions.children() {
        let mut fields = extension?.children();
        fields.require(OID)?;
        if fields.optional(BOOLEAN)?.is_some_and(|critical| critical.boolean() != Ok(false)) {
            return Err(Malformed);
        }
    }
    Ok(())
}
