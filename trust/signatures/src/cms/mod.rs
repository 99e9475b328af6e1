//! Signed messages (CMS SignedData, RFC 5652, section 5): what stands inside timestamps, PDF signatures and `.p7m` files.

mod counter;
mod facts;
mod index;
mod signer;
mod timestamps;

use std::borrow::Cow;

use certificates::{
    Certificate, Der,
    asn1::{Element, INTEGER, Malformed, OCTET_STRING, OID, SEQUENCE, SET, context},
};

use facts::keep_values;
pub(crate) use facts::{CONTENT_TYPE, Content, MESSAGE_DIGEST, facts, keep_all_values, unreadable};
pub(crate) use signer::Signer;
pub(crate) use timestamps::SIGNATURE_TIMESTAMP;

/// A chain has a handful; a bag of more is somebody's mischief, and the rest of it is not looked at.
const MOST_CERTIFICATES: usize = 64;
/// Lists and answers kept in one message.
const MOST_VALUES: usize = 256;
/// A letter has a few signers. Each costs a digest of the whole content.
pub(crate) const MOST_SIGNERS: usize = 16;

/// A signed message. What is hashed later are the original octets.
pub(crate) struct Message<'m> {
    /// The kind of the content, in dotted numbers.
    pub content_type: String,
    /// The content, when it stands inside.
    pub content: Option<Cow<'m, [u8]>>,
    /// The content and its kind, as they are encoded.
    pub encapsulated: Element<'m>,
    /// The bags of certificates and of CRLs, as they are encoded.
    pub bags: [Option<Element<'m>>; 2],
    /// Certificates, CRLs and OCSP answers that the message brings along.
    pub kept: certificates::Evidence,
    /// Who signed it; at most one more than [`MOST_SIGNERS`].
    pub signers: Vec<Signer<'m>>,
    /// What follows the message.
    pub rest: &'m [u8],
}

impl<'m> Message<'m> {
    /// Reads a message in DER or BER.
    pub(crate) fn read(bytes: &'m [u8]) -> Result<Self, Malformed> {
        let (outer, rest) = Element::first(bytes)?;
        if !outer.is(SEQUENCE) {
            return Err(Malformed);
        }
        let mut outer = outer.children();
        if outer.require(OID)?.oid()? != SIGNED_DATA {
            return Err(Malformed);
        }
        let mut fields = outer.require(context(0))?.inside()?.children();
        fields.require(INTEGER)?;
        fields.require(SET)?;
        let encapsulated = fields.require(SEQUENCE)?;
        let mut content = encapsulated.children();
        let content_type = content.require(OID)?.oid()?;
        let content = content.optional(context(0))?.map(|content| octets(content.inside()?)).transpose()?;
        let mut kept = certificates::Evidence::default();
        let bags = [fields.optional(context(0))?, fields.optional(context(1))?];
        if let Some(bag) = bags[0] {
            for certificate in bag.children().take(MOST_CERTIFICATES) {
                kept.certificates.extend(Certificate::from_der(certificate?.raw()));
            }
        }
        if let Some(bag) = bags[1] {
            for object in bag.children().take(MOST_VALUES) {
                keep_revocation(&mut kept, object?);
            }
        }
        let signers = fields.require(SET)?.children().take(MOST_SIGNERS + 1);
        let signers = signers.map(|signer| Signer::read(signer?)).collect::<Result<_, _>>()?;
        Ok(Self { content_type, content, encapsulated, bags, kept, signers, rest })
    }
}

impl<'m> Message<'m> {
    /// The kind of the content, as it is encoded.
    fn kind(&self) -> Result<Element<'m>, Malformed> {
        self.encapsulated.children().require(OID)
    }
}

/// The value of an OCTET STRING, joined when it came in segments.
pub(crate) fn octets(element: Element<'_>) -> Result<Cow<'_, [u8]>, Malformed> {
    if element.is(OCTET_STRING) { element.octets() } else { Err(Malformed) }
}

/// A CRL, or an OCSP answer under its own identifier (RFC 5652, section 10.2.1; RFC 5940).
fn keep_revocation(kept: &mut certificates::Evidence, object: Element<'_>) {
    if object.is(SEQUENCE) {
        kept.crls.push(object.raw().to_vec().into());
        return;
    }
    let mut fields = object.children();
    let kind = fields.require(OID).and_then(|kind| kind.oid());
    if let (Ok(OCSP_RESPONSE | OCSP_BASIC), Ok(answer)) = (kind.as_deref(), fields.require(SEQUENCE)) {
        kept.ocsp.push(Der::from(answer.raw().to_vec()));
    }
}

const SIGNED_DATA: &str = "1.2.840.113549.1.7.2";
const OCSP_RESPONSE: &str = "1.3.6.1.5.5.7.16.2";
const OCSP_BASIC: &str = "1.3.6.1.5.5.7.48.1.1";
