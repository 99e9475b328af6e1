//! The signed message around a token (CMS SignedData, RFC 5652, section 5).

use certificates::{
    Certificate, Digest, Scheme,
    asn1::{Element, INTEGER, Malformed, OCTET_STRING, OID, SEQUENCE, SET, context, primitive, significant},
};

/// One signer over one content. The octets that are hashed are the original ones.
pub struct Signed {
    pub content: Vec<u8>,
    pub certificates: Vec<Certificate>,
    named: Named,
    digest: Option<Digest>,
    scheme: Option<Scheme>,
    signature: Vec<u8>,
    /// The signed attributes as they are hashed: under the tag of a SET instead of `[0]` (RFC 5652, 5.4).
    attributes: Vec<u8>,
    content_type: String,
    message_digest: Vec<u8>,
    bindings: Vec<Binding>,
}

/// How the signer's certificate is named beside the signature.
enum Named {
    Issuer { name: Vec<u8>, serial: Vec<u8> },
    Key(Vec<u8>),
}

/// How it is named under the signature.
struct Binding {
    digest: Digest,
    hash: Vec<u8>,
    serial: Option<Vec<u8>>,
}

impl Signed {
    pub fn read(der: &[u8]) -> Result<Self, Malformed> {
        let mut outer = Element::sequence(der)?;
        if outer.require(OID)?.oid()? != SIGNED_DATA {
            return Err(Malformed);
        }
        let mut fields = outer.require(context(0))?.inside()?.children();
        fields.require(INTEGER)?;
        fields.require(SET)?;
        let mut content = fields.require(SEQUENCE)?.children();
        if content.require(OID)?.oid()? != TOKEN_INFO {
            return Err(Malformed);
        }
        let content = content.require(context(0))?.inside()?;
        if !content.is(OCTET_STRING) {
            return Err(Malformed);
        }
        let content = content.octets()?.into_owned();
        let mut certificates = Vec::new();
        if let Some(bag) = fields.optional(context(0))? {
            for certificate in bag.children().take(MOST_CERTIFICATES) {
                certificates.extend(Certificate::from_der(certificate?.raw()));
            }
        }
        fields.optional(context(1))?;
        let signer = fields.require(SET)?.inside()?;
        Self::of_signer(signer, content, certificates)
    }

    fn of_signer(signer: Element<'_>, content: Vec<u8>, certificates: Vec<Certificate>) -> Result<Self, Malformed> {
        let mut fields = signer.children();
        fields.require(INTEGER)?;
        let named = Named::read(fields.any()?)?;
        let digest = Digest::of(fields.require(SEQUENCE)?);
        let attributes = fields.require(context(0))?;
        let scheme = Scheme::of_signature(fields.require(SEQUENCE)?, digest);
        let signature = fields.require(OCTET_STRING)?.octets()?.into_owned();
        let (mut content_type, mut message_digest, mut bindings) = (None, None, Vec::new());
        for attribute in attributes.children() {
            let mut attribute = attribute?.children();
            let kind = attribute.require(OID)?.oid()?;
            let values = attribute.require(SET)?;
            // Each of these may stand once and hold one value (RFC 5652, 11).
            match kind.as_str() {
                CONTENT_TYPE if content_type.is_none() => content_type = Some(values.inside()?.oid()?),
                MESSAGE_DIGEST if message_digest.is_none() => {
                    message_digest = Some(values.inside()?.octets()?.into_owned());
                }
                CONTENT_TYPE | MESSAGE_DIGEST => return Err(Malformed),
                SIGNING_CERTIFICATE => bindings.push(Binding::read(values.inside()?, Digest::Sha1)?),
                SIGNING_CERTIFICATE_V2 => bindings.push(Binding::read(values.inside()?, Digest::Sha256)?),
                _ => {}
            }
        }
        Ok(Self {
            content,
            certificates,
            named,
            digest,
            scheme,
            signature,
            attributes: as_set(attributes),
            content_type: content_type.ok_or(Malformed)?,
            message_digest: message_digest.ok_or(Malformed)?,
            bindings,
        })
    }

    /// The signer's certificate, when the token holds it and every naming of it agrees.
    pub fn signer(&self) -> Option<Certificate> {
        let agrees = |certificate: &&Certificate| {
            self.named.is(certificate)
                && !self.bindings.is_empty()
                && self.bindings.iter().all(|binding| binding.is(certificate))
        };
        self.certificates.iter().find(agrees).cloned()
    }

    /// Is this the signer's signature over the content? SHA-1 is not taken for a signature.
    pub fn is_signed_by(&self, signer: &Certificate) -> bool {
        let Some(digest) = self.digest.filter(|digest| *digest != Digest::Sha1) else { return false };
        self.content_type == TOKEN_INFO
            && digest.digest(&self.content) == self.message_digest
            && self
                .scheme
                .zip(signer.key())
                .is_some_and(|(scheme, key)| scheme.verifies(&key, &self.attributes, &self.signature))
    }
}

impl Named {
    fn read(sid: Element<'_>) -> Result<Self, Malformed> {
        if sid.is(primitive(0)) {
            return Ok(Self::Key(sid.content().to_vec()));
        }
        let mut fields = sid.children();
        let name = fields.require(SEQUENCE)?.raw().to_vec();
        let serial = significant(fields.require(INTEGER)?.content()).to_vec();
        Ok(Self::Issuer { name, serial })
    }

    fn is(&self, certificate: &Certificate) -> bool {
        match self {
            Self::Issuer { name, serial } => certificate.issuer_name() == name && certificate.serial() == serial,
            Self::Key(identifier) => certificate.key_identifier().is_some_and(|known| known == *identifier),
        }
    }
}

impl Binding {
    /// The first ESSCertID of a SigningCertificate or SigningCertificateV2: that of the signer.
    fn read(attribute: Element<'_>, default: Digest) -> Result<Self, Malformed> {
        let mut fields = attribute.children().require(SEQUENCE)?.children().require(SEQUENCE)?.children();
        let digest = match fields.optional(SEQUENCE)? {
            Some(algorithm) if default != Digest::Sha1 => Digest::of(algorithm).ok_or(Malformed)?,
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

    fn is(&self, certificate: &Certificate) -> bool {
        self.digest.digest(certificate.der()) == self.hash
            && self.serial.as_ref().is_none_or(|serial| certificate.serial() == serial)
    }
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

const SIGNED_DATA: &str = "1.2.840.113549.1.7.2";
const TOKEN_INFO: &str = "1.2.840.113549.1.9.16.1.4";
const CONTENT_TYPE: &str = "1.2.840.113549.1.9.3";
const MESSAGE_DIGEST: &str = "1.2.840.113549.1.9.4";
const SIGNING_CERTIFICATE: &str = "1.2.840.113549.1.9.16.2.12";
const SIGNING_CERTIFICATE_V2: &str = "1.2.840.113549.1.9.16.2.47";

/// A chain has a handful; a bag of more is somebody's mischief, and the rest of it is not looked at.
const MOST_CERTIFICATES: usize = 64;
