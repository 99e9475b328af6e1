//! Reading timestamp tokens (RFC 3161): whose they are, what they cover, whether they are intact.
//!
//! Whether the signer is trusted is for [`certificates::judge`]; nothing here asks or decides that.

mod signed;
#[cfg(test)]
mod tests;

use std::fmt;

use certificates::{
    Certificate, Digest,
    asn1::{BOOLEAN, Element, GENERALIZED_TIME, INTEGER, Malformed, OCTET_STRING, OID, SEQUENCE, context},
};
use vocabulary::Instant;

use signed::Signed;

/// A timestamp token as it was received.
#[derive(Clone, PartialEq)]
pub struct Token {
    der: Vec<u8>,
    time: Instant,
    policy: String,
    digest: Option<Digest>,
    imprint: Vec<u8>,
    nonce: Option<u64>,
    certificates: Vec<Certificate>,
    signer: Option<Certificate>,
    intact: bool,
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

    /// Is the token over these octets? Only by SHA-256, SHA-384 or SHA-512.
    #[must_use]
    pub fn covers(&self, octets: &[u8]) -> bool {
        self.digest.is_some_and(|digest| digest != Digest::Sha1 && digest.digest(octets) == self.imprint)
    }

    /// Is the token over octets with this SHA-256?
    #[must_use]
    pub fn covers_sha256(&self, digest: &[u8; 32]) -> bool {
        self.digest == Some(Digest::Sha256) && self.imprint == digest
    }

    /// The certificates that came with the token, in its order; those that cannot be read are left out.
    #[must_use]
    pub fn certificates(&self) -> Vec<Certificate> {
        self.certificates.clone()
    }

    /// The certificate that the token's signer names, both beside the signature and, by its digest, under it
    /// (ESSCertID, RFC 2634, or ESSCertIDv2, RFC 5816). None when it is not in the token or the two do not agree.
    #[must_use]
    pub fn signer(&self) -> Option<Certificate> {
        self.signer.clone()
    }

    /// Does the signature of [`Token::signer`] cover the token's content, by algorithms that are still good?
    #[must_use]
    pub const fn is_intact(&self) -> bool {
        self.intact
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Token(at {}, intact {})", self.time, self.intact)
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
    let digest = Digest::of(algorithm);
    Ok(Token {
        der: der.to_vec(),
        time,
        policy,
        digest,
        imprint,
        nonce,
        certificates: signed.certificates,
        signer: signed.signer,
        intact: signed.intact,
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
