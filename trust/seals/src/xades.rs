//! The `ds:Signature` element: XMLDSig with the signed properties of XAdES baseline B (ETSI EN 319 132-1, clause 6).
//!
//! One builder for every shape; the doors in `seal` and `sign` say what is referenced. What is digested of our own
//! making is written in exclusive canonical form at once: each such element declares the namespaces it shows, attributes
//! stand in order, nothing is abbreviated. So its text is its octets; `tests/canonical.rs` holds us to it.

use certificates::{Certificate, Der, Evidence};
use openssl::{base64::encode_block, sha::sha256};
use vocabulary::Instant;

use crate::{Algorithm, Key, KeyFault, Proofs};

pub(crate) const DS: &str = "http://www.w3.org/2000/09/xmldsig#";
pub(crate) const XADES: &str = "http://uri.etsi.org/01903/v1.3.2#";
pub(crate) const XADES_141: &str = "http://uri.etsi.org/01903/v1.4.1#";
pub(crate) const EXCLUSIVE: &str = "http://www.w3.org/2001/10/xml-exc-c14n#";
const SHA256: &str = "http://www.w3.org/2001/04/xmlenc#sha256";

/// How the signed properties end, and what stands after them in a signature without unsigned ones.
pub(crate) const PROPERTIES_END: &str = "</xades:SignedProperties>";
pub(crate) const AFTER_PROPERTIES: &str = "</xades:QualifyingProperties></ds:Object></ds:Signature>";

/// How the octets of something signed are made before they are digested.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transform {
    /// The signature itself is left out (XMLDSig, section 6.6.4).
    Enveloped,
    /// Exclusive canonicalisation without comments (RFC 3741).
    Exclusive,
    /// Text is read as base64 (XMLDSig, section 6.6.2).
    Base64,
    /// Every signature is left out: the XPath filter `not(ancestor-or-self::ds:Signature)` (XMLDSig, section 6.6.3).
    OutsideSignatures,
}

/// One thing that is signed.
#[derive(Clone, Debug)]
pub struct Reference {
    /// Where it is: empty for the whole document, `#id` for an element, else the address of a file.
    pub uri: String,
    /// What happens to it before the digest, in order.
    pub transforms: Vec<Transform>,
    /// The SHA-256 of the result.
    pub digest: [u8; 32],
    /// Its media type, for the reader.
    pub media_type: String,
}

/// What the maker of a signature says of it besides the time.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Claims<'a> {
    /// The content of a ClaimedRole: XML in exclusive canonical form. With a role the policy is said to be implied, and the
    /// time is told as a clock in Poland shows it, as the Trusted Profile does both.
    pub role: Option<&'a str>,
}

/// The `ds:Signature` element over these references, claiming to be made at this instant, with these `ds:Object` elements
/// (already XML) inside. The caller puts it where the references hold.
///
/// # Errors
/// The key cannot sign.
pub fn signature(references: &[Reference], objects: &str, key: &dyn Key, at: Instant) -> Result<String, KeyFault> {
    signature_claiming(Claims::default(), references, objects, key, at)
}

/// The same with claims.
pub(crate) fn signature_claiming(
    claims: Claims<'_>,
    references: &[Reference],
    objects: &str,
    key: &dyn Key,
    at: Instant,
) -> Result<String, KeyFault> {
    let id = id(references, key.certificate(), at);
    let properties = signed_properties(&id, claims, references, key.certificate(), at);
    let signed_info = signed_info(&id, references, &properties, key.algorithm());
    let value = key.sign(&key.algorithm().digest(&[signed_info.as_bytes()]))?;
    let certificates: String = std::iter::once(key.certificate())
        .chain(key.chain())
        .map(|certificate| format!("<ds:X509Certificate>{}</ds:X509Certificate>", encode_block(certificate.der())))
        .collect();
    Ok(format!(
        "<ds:Signature xmlns:ds=\"{DS}\" Id=\"{id}\">{signed_info}{value}\
         <ds:KeyInfo><ds:X509Data>{certificates}</ds:X509Data></ds:KeyInfo>{objects}\
         <ds:Object><xades:QualifyingProperties xmlns:xades=\"{XADES}\" Target=\"#{id}\">{properties}{AFTER_PROPERTIES}",
        value = signature_value(&id, &value),
    ))
}

/// An id no other signature in the document has: it follows from what is signed, by whom and when.
fn id(references: &[Reference], certificate: &Certificate, at: Instant) -> String {
    let mut octets = at.micros().to_be_bytes().to_vec();
    octets.extend(certificate.sha256());
    octets.extend(references.iter().flat_map(|reference| reference.digest));
    format!("signature-{}", hex(&sha256(&octets)[..8]))
}

/// The name of a way of signing (RFC 9231, sections 2.3.2, 2.3.6 and 2.3.10).
pub(crate) const fn signature_method(algorithm: Algorithm) -> &'static str {
    match algorithm {
        Algorithm::EcdsaP256Sha256 => "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
        Algorithm::EcdsaP384Sha384 => "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384",
        Algorithm::RsaPkcs1Sha256 => "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
        Algorithm::RsaPssSha256 => "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1",
    }
}

fn signed_info(id: &str, references: &[Reference], properties: &str, algorithm: Algorithm) -> String {
    let method = signature_method(algorithm);
    let signed: String = references
        .iter()
        .enumerate()
        .map(|(place, signed)| {
            let attributes = format!("Id=\"{id}-reference-{place}\" URI=\"{}\"", escaped(&signed.uri));
            reference(&attributes, &signed.transforms, &signed.digest)
        })
        .collect();
    let properties = reference(
        &format!("Type=\"http://uri.etsi.org/01903#SignedProperties\" URI=\"#{id}-properties\""),
        &[Transform::Exclusive],
        &sha256(properties.as_bytes()),
    );
    format!(
        "<ds:SignedInfo xmlns:ds=\"{DS}\">\
         <ds:CanonicalizationMethod Algorithm=\"{EXCLUSIVE}\"></ds:CanonicalizationMethod>\
         <ds:SignatureMethod Algorithm=\"{method}\"></ds:SignatureMethod>{signed}{properties}</ds:SignedInfo>"
    )
}

/// A `ds:Reference` inside an element that declares the prefix.
pub(crate) fn reference(attributes: &str, transforms: &[Transform], digest: &[u8; 32]) -> String {
    let transforms: String = transforms
        .iter()
        .map(|transform| {
            let (algorithm, inside) = match transform {
                Transform::Enveloped => ("http://www.w3.org/2000/09/xmldsig#enveloped-signature", ""),
                Transform::Exclusive => (EXCLUSIVE, ""),
                Transform::Base64 => ("http://www.w3.org/2000/09/xmldsig#base64", ""),
                Transform::OutsideSignatures => (
                    "http://www.w3.org/TR/1999/REC-xpath-19991116",
                    "<ds:XPath>not(ancestor-or-self::ds:Signature)</ds:XPath>",
                ),
            };
            format!("<ds:Transform Algorithm=\"{algorithm}\">{inside}</ds:Transform>")
        })
        .collect();
    let transforms =
        if transforms.is_empty() { transforms } else { format!("<ds:Transforms>{transforms}</ds:Transforms>") };
    format!(
        "<ds:Reference {attributes}>{transforms}<ds:DigestMethod Algorithm=\"{SHA256}\"></ds:DigestMethod>\
         <ds:DigestValue>{}</ds:DigestValue></ds:Reference>",
        encode_block(digest)
    )
}

/// Clause 5.2: the claimed time, the signing certificate by its digest, what is claimed besides, the media type of each
/// thing signed.
fn signed_properties(
    id: &str,
    claims: Claims<'_>,
    references: &[Reference],
    certificate: &Certificate,
    at: Instant,
) -> String {
    let (time, role) = match claims.role {
        None => (seconds(at), String::new()),
        Some(role) => (
            at.rfc3339_warsaw(),
            format!(
                "<xades:SignaturePolicyIdentifier><xades:SignaturePolicyImplied></xades:SignaturePolicyImplied>\
                 </xades:SignaturePolicyIdentifier><xades:SignerRole><xades:ClaimedRoles><xades:ClaimedRole>{role}\
                 </xades:ClaimedRole></xades:ClaimedRoles></xades:SignerRole>"
            ),
        ),
    };
    let formats: String = references
        .iter()
        .enumerate()
        .map(|(place, reference)| {
            format!(
                "<xades:DataObjectFormat ObjectReference=\"#{id}-reference-{place}\">\
                 <xades:MimeType>{}</xades:MimeType></xades:DataObjectFormat>",
                escaped(&reference.media_type)
            )
        })
        .collect();
    format!(
        "<xades:SignedProperties xmlns:xades=\"{XADES}\" Id=\"{id}-properties\"><xades:SignedSignatureProperties>\
         <xades:SigningTime>{time}</xades:SigningTime><xades:SigningCertificateV2><xades:Cert><xades:CertDigest>\
         <ds:DigestMethod xmlns:ds=\"{DS}\" Algorithm=\"{SHA256}\"></ds:DigestMethod>\
         <ds:DigestValue xmlns:ds=\"{DS}\">{digest}</ds:DigestValue>\
         </xades:CertDigest></xades:Cert></xades:SigningCertificateV2>{role}</xades:SignedSignatureProperties>\
         <xades:SignedDataObjectProperties>{formats}</xades:SignedDataObjectProperties>{PROPERTIES_END}",
        digest = encode_block(&certificate.sha256()),
    )
}

/// The element whose octets a timestamp covers.
fn signature_value(id: &str, value: &[u8]) -> String {
    format!("<ds:SignatureValue xmlns:ds=\"{DS}\" Id=\"{id}-value\">{}</ds:SignatureValue>", encode_block(value))
}

/// Whole seconds in UTC: the form that every reader of xsd:dateTime takes.
fn seconds(at: Instant) -> String {
    format!("{}Z", &at.rfc3339()[..19])
}

fn hex(octets: &[u8]) -> String {
    octets.iter().map(|octet| format!("{octet:02x}")).collect()
}

/// Fit for text and for attributes, in canonical form unless it holds quotation marks or line ends.
pub(crate) fn escaped(value: &str) -> String {
    let mut text = String::new();
    xml::escape_attribute(&mut text, value);
    text
}

/// The element that carries a timestamp of the signature value (clause 5.3), in its place below QualifyingProperties, and
/// beside it what proves both paths, when that is at hand (clauses 5.4.1, 5.4.3 and 5.5.1).
pub(crate) fn unsigned_properties(token: &[u8], proofs: Option<&Proofs>) -> String {
    let values =
        proofs.map(|proofs| format!("{}{}", validation_values(&proofs.signature), timestamp_values(&proofs.timestamp)));
    format!(
        "<xades:UnsignedProperties><xades:UnsignedSignatureProperties><xades:SignatureTimeStamp>\
         <ds:CanonicalizationMethod Algorithm=\"{EXCLUSIVE}\"></ds:CanonicalizationMethod>\
         <xades:EncapsulatedTimeStamp>{}</xades:EncapsulatedTimeStamp></xades:SignatureTimeStamp>{}\
         </xades:UnsignedSignatureProperties></xades:UnsignedProperties>",
        encode_block(token),
        values.unwrap_or_default(),
    )
}

/// TimeStampValidationData (clause 5.5.1).
pub(crate) fn timestamp_values(evidence: &Evidence) -> String {
    format!(
        "<xades141:TimeStampValidationData xmlns:xades141=\"{XADES_141}\">{}</xades141:TimeStampValidationData>",
        validation_values(evidence)
    )
}

/// CertificateValues and RevocationValues. An empty list is left out, as the schema asks.
pub(crate) fn validation_values(evidence: &Evidence) -> String {
    let each = |name: &str, values: &mut dyn Iterator<Item = &[u8]>| -> String {
        values.map(|octets| format!("<xades:{name}>{}</xades:{name}>", encode_block(octets))).collect()
    };
    let within = |name: &str, inside: String| {
        if inside.is_empty() { inside } else { format!("<xades:{name}>{inside}</xades:{name}>") }
    };
    let certificates = each("EncapsulatedX509Certificate", &mut evidence.certificates.iter().map(Certificate::der));
    let lists = each("EncapsulatedCRLValue", &mut evidence.crls.iter().map(Der::as_bytes));
    let responses = each("EncapsulatedOCSPValue", &mut evidence.ocsp.iter().map(Der::as_bytes));
    let revocation = within("CRLValues", lists) + &within("OCSPValues", responses);
    within("CertificateValues", certificates) + &within("RevocationValues", revocation)
}
