//! One signer of a message (SignerInfo, RFC 5652, section 5.3).

use std::borrow::Cow;

use certificates::{
    Certificate, Digest, Scheme,
    asn1::{Element, INTEGER, Malformed, OCTET_STRING, OID, SEQUENCE, SET, context, primitive, significant},
};

/// Attributes have some tens of kinds.
const MOST_ATTRIBUTES: usize = 128;

/// One signer.
pub(crate) struct Signer<'m> {
    /// The digest of the content, when it is known.
    pub digest: Option<Digest>,
    /// How the value was made, when that is known.
    pub scheme: Option<Scheme>,
    /// The signature value.
    pub value: Cow<'m, [u8]>,
    named: Named<'m>,
    signed: Option<Element<'m>>,
    signed_attributes: Vec<Attribute<'m>>,
    unsigned_attributes: Vec<Attribute<'m>>,
}

/// How the signer's certificate is named beside the signature.
enum Named<'m> {
    Issuer { name: &'m [u8], serial: &'m [u8] },
    Key(&'m [u8]),
}

struct Attribute<'m> {
    kind: String,
    values: Element<'m>,
}

/// How the certificate is named under the signature: the first ESSCertID (RFC 2634) or ESSCertIDv2 (RFC 5816), which is
/// the signer's.
pub(crate) struct Binding {
    /// The digest of the certificate.
    pub digest: Digest,
    hash: Vec<u8>,
    serial: Option<Vec<u8>>,
}

impl<'m> Signer<'m> {
    pub(super) fn read(info: Element<'m>) -> Result<Self, Malformed> {
        let mut fields = info.children();
        fields.require(INTEGER)?;
        let named = Named::read(fields.any()?)?;
        let digest = fields.require(SEQUENCE)?;
        let signed = fields.optional(context(0))?;
        let digest = Digest::of_identifier(digest);
        let scheme = Scheme::of_any_signature(fields.require(SEQUENCE)?, digest);
        let value = fields.require(OCTET_STRING)?.octets()?;
        let unsigned = fields.optional(context(1))?;
        Ok(Self {
            digest,
            scheme,
            value,
            named,
            signed,
            signed_attributes: signed.map(attributes).transpose()?.unwrap_or_default(),
            unsigned_attributes: unsigned.map(attributes).transpose()?.unwrap_or_default(),
        })
    }

    /// The signed attributes as they are hashed: under the tag of a SET instead of `[0]` (section 5.4). None when there
    /// are none and the content itself is signed.
    pub(crate) fn signed_octets(&self) -> Option<Vec<u8>> {
        self.signed.map(as_set)
    }

    /// The one value of a signed attribute.
    ///
    /// # Errors
    /// The attribute stands twice or has not one value, which readers would take differently (section 11).
    pub(crate) fn signed_value(&self, kind: &str) -> Result<Option<Element<'m>>, Malformed> {
        let mut found = self.signed_attributes.iter().filter(|attribute| attribute.kind == kind);
        match (found.next(), found.next()) {
            (None, _) => Ok(None),
            (Some(attribute), None) => attribute.values.inside().map(Some),
            _ => Err(Malformed),
        }
    }

    /// All values of an unsigned attribute.
    pub(crate) fn unsigned_values(&self, kind: &str) -> impl Iterator<Item = Element<'m>> {
        let found = self.unsigned_attributes.iter().filter(move |attribute| attribute.kind == kind);
        found.flat_map(|attribute| attribute.values.children().filter_map(Result::ok))
    }

    /// How the certificate is named under the signature; the older attribute may stand beside the newer.
    ///
    /// # Errors
    /// One of them cannot be read, or names by a digest that is not known.
    pub(crate) fn bindings(&self) -> Result<Vec<Binding>, Malformed> {
        let older = self.signed_value(SIGNING_CERTIFICATE)?.map(|value| Binding::read(value, Digest::Sha1));
        let newer = self.signed_value(SIGNING_CERTIFICATE_V2)?.map(|value| Binding::read(value, Digest::Sha256));
        newer.into_iter().chain(older).collect()
    }

    /// Whether this is the certificate that stands named beside the signature.
    pub(crate) fn names(&self, certificate: &Certificate) -> bool {
        match self.named {
            Named::Issuer { name, serial } => certificate.issuer_name() == name && certificate.serial() == serial,
            Named::Key(identifier) => certificate.key_identifier().is_some_and(|known| known == identifier),
        }
    }
}

impl<'m> Named<'m> {
    fn read(sid: Element<'m>) -> Result<Self, Malformed> {
        if sid.is(primitive(0)) {
            return Ok(Self::Key(sid.content()));
        }
        let mut fields = sid.children();
        let name = fields.require(SEQUENCE)?.raw();
        let serial = significant(fields.require(INTEGER)?.content());
        Ok(Self::Issuer { name, serial })
    }
}

impl Binding {
    fn read(attribute: Element<'_>, default: Digest) -> Result<Self, Malformed> {
        let mut fields = attribute.children().require(SEQUENCE)?.children().require(SEQUENCE)?.children();
        let digest = match fields.optional(SEQUENCE)? {
            Some(algorithm) if default != Digest::Sha1 => Digest::of_identifier(algorithm).ok_or(Malformed)?,
            Some(_) => return Err(Malformed),
            None => default,
        };
        let hash = fields.require(OCTET_STRING)?.octets()?.into_owned();
        let serial = match fields.optional(SEQUENCE)? {
            Some(issuer) => {
                let mut issuer = issuer.children();
                issuer.require(SEQUENCE)?;
                Some(significant(issuer.require(INTEGER)?.content()).to_vec())
            }
            None => None,
        };
        Ok(Self { digest, hash, serial })
    }

    /// Whether it names this certificate.
    pub(crate) fn is(&self, certificate: &Certificate) -> bool {
        self.digest.of(certificate.der()).is_some_and(|hash| hash == self.hash)
            && self.serial.as_ref().is_none_or(|serial| certificate.serial() == serial)
    }
}

fn attributes(set: Element<'_>) -> Result<Vec<Attribute<'_>>, Malformed> {
    let mut all = Vec::new();
    for attribute in set.children() {
        let mut fields = attribute?.children();
        all.push(Attribute { kind: fields.require(OID)?.oid()?, values: fields.require(SET)? });
        if all.len() > MOST_ATTRIBUTES {
            return Err(Malformed);
        }
    }
    Ok(all)
}

/// The same element under the tag of a SET; an indefinite length becomes a definite one, as DER wants it.
fn as_set(attributes: Element<'_>) -> Vec<u8> {
    let raw = attributes.raw();
    let mut set = vec![SET];
    if raw.get(1) != Some(&0x80) {
        set.extend_from_slice(raw.get(1..).unwrap_or_default());
        return set;
    }
    let content = attributes.content();
    let length: Vec<u8> = content.len().to_be_bytes().into_iter().skip_while(|octet| *octet == 0).collect();
    match length.as_slice() {
        [] => set.push(0),
        [short @ 0..0x80] => set.push(*short),
        long => {
            set.push(0x80 | u8::try_from(long.len()).unwrap_or(8));
            set.extend_from_slice(long);
        }
    }
    set.extend_from_slice(content);
    set
}

const SIGNING_CERTIFICATE: &str = "1.2.840.113549.1.9.16.2.12";
const SIGNING_CERTIFICATE_V2: &str = "1.2.840.113549.1.9.16.2.47";
