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
    /// Everything before the unsigned attributes, in its order.
    fields: Vec<Element<'m>>,
}

/// How the signer's certificate is named beside the signature.
enum Named<'m> {
    Issuer { name: &'m [u8], serial: &'m [u8] },
    Key(&'m [u8]),
}

/// An attribute (section 5.3).
#[derive(Clone)]
pub(crate) struct Attribute<'m> {
    /// Its kind, in dotted numbers.
    pub kind: String,
    /// The SET of its values.
    pub values: Element<'m>,
    /// The kind as it is encoded.
    pub oid: Element<'m>,
    /// All of it.
    pub whole: Element<'m>,
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
        let version = fields.require(INTEGER)?;
        let sid = fields.any()?;
        let named = Named::read(sid)?;
        let digest_algorithm = fields.require(SEQUENCE)?;
        let signed = fields.optional(context(0))?;
        let digest = Digest::of_identifier(digest_algorithm);
        let algorithm = fields.require(SEQUENCE)?;
        let scheme = Scheme::of_any_signature(algorithm, digest);
        let signature = fields.require(OCTET_STRING)?;
        let value = signature.octets()?;
        let unsigned = fields.optional(context(1))?;
        Ok(Self {
            digest,
            scheme,
            value,
            named,
            signed,
            signed_attributes: signed.map(attributes).transpose()?.unwrap_or_default(),
            unsigned_attributes: unsigned.map(attributes).transpose()?.unwrap_or_default(),
            fields: [Some(version), Some(sid), Some(digest_algorithm), signed, Some(algorithm), Some(signature)]
                .into_iter()
                .flatten()
                .collect(),
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

    /// All attributes that nobody signed, in their order.
    pub(crate) fn unsigned_attributes(&self) -> &[Attribute<'m>] {
        &self.unsigned_attributes
    }

    /// All values of a signed attribute, which may have several of some kinds.
    pub(crate) fn signed_values(&self, kind: &str) -> impl Iterator<Item = Element<'m>> {
        let found = self.signed_attributes.iter().filter(move |attribute| attribute.kind == kind);
        found.flat_map(|attribute| attribute.values.children().filter_map(Result::ok))
    }

    /// Version, name, algorithms, signed attributes and value as they are encoded, in their order.
    pub(crate) fn fields(&self) -> &[Element<'m>] {
        &self.fields
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
        let whole = attribute?;
        let mut fields = whole.children();
        let oid = fields.require(OID)?;
        all.push(Attribute { kind: oid.oid()?, values: fields.require(SET)?, oid, whole });
        if all.len() > MOST_ATTRIBUTES {
            return Err(Malformed);
        }
    }
    Ok(all)
}

/// The same element under the tag of a SET; an indefinite length becomes a definite one, as DER wants it.
fn as_set(attributes: Element<'_>) -> Vec<u8> {
    let raw = attributes.raw();
    if raw.get(1) == Some(&0x80) {
        return tagged(SET, attributes.content());
    }
    let mut set = vec![SET];
    set.extend_from_slice(raw.get(1..).unwrap_or_default());
    set
}

/// An element of this tag, with a length as DER wants it.
pub(super) fn tagged(tag: u8, content: &[u8]) -> Vec<u8> {
    let mut all = vec![tag];
    let length: Vec<u8> = content.len().to_be_bytes().into_iter().skip_while(|octet| *octet == 0).collect();
    match length.as_slice() {
        [] => all.push(0),
        [short @ 0..0x80] => all.push(*short),
        long => {
            all.push(0x80 | u8::try_from(long.len()).unwrap_or(8));
            all.extend_from_slice(long);
        }
    }
    all.extend_from_slice(content);
    all
}

const SIGNING_CERTIFICATE: &str = "1.2.840.113549.1.9.16.2.12";
const SIGNING_CERTIFICATE_V2: &str = "1.2.840.113549.1.9.16.2.47";
