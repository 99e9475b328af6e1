//! Templates that xmlsec1 fills in: what is signed, and the shape of the signature around it.

use base64::{Engine, engine::general_purpose::STANDARD};
use signatures::Detached;

use crate::world::{Signer, WORLD};

pub const RSA: &str = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
pub const ECDSA: &str = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
pub const SHA256: &str = "http://www.w3.org/2001/04/xmlenc#sha256";
pub const SHA1: &str = "http://www.w3.org/2000/09/xmldsig#sha1";
pub const EXCLUSIVE: &str = "http://www.w3.org/2001/10/xml-exc-c14n#";
pub const ENVELOPED: &str = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
pub const BASE64: &str = "http://www.w3.org/2000/09/xmldsig#base64";

/// Everything about a signature that tests change.
#[derive(Clone)]
pub struct Shape {
    pub id: &'static str,
    pub method: &'static str,
    pub digest: &'static str,
    pub canonicalisation: &'static str,
    /// The references to what is signed, digests still empty.
    pub references: Vec<String>,
    /// What stands in the signature beside its properties.
    pub objects: String,
    /// Whether it is XAdES.
    pub properties: bool,
    pub signing_time: bool,
    /// Whether the signing certificate is named, and by which property.
    pub names: Option<&'static str>,
    /// Further signed properties.
    pub role: String,
}

impl Default for Shape {
    fn default() -> Self {
        Self {
            id: "S",
            method: RSA,
            digest: SHA256,
            canonicalisation: EXCLUSIVE,
            references: vec![reference("URI=\"\"", &[ENVELOPED, EXCLUSIVE])],
            objects: String::new(),
            properties: true,
            signing_time: true,
            names: Some("SigningCertificateV2"),
            role: String::new(),
        }
    }
}

/// One ds:Reference with these attributes and transforms.
pub fn reference(attributes: &str, transforms: &[&str]) -> String {
    let transforms: String = transforms.iter().map(|name| format!("<ds:Transform Algorithm=\"{name}\"/>")).collect();
    reference_with(attributes, &transforms)
}

/// One ds:Reference with these attributes and these ds:Transform elements.
pub fn reference_with(attributes: &str, transforms: &str) -> String {
    let transforms =
        if transforms.is_empty() { String::new() } else { format!("<ds:Transforms>{transforms}</ds:Transforms>") };
    format!(
        "<ds:Reference {attributes}>{transforms}<ds:DigestMethod Algorithm=\"{SHA256}\"/><ds:DigestValue/></ds:Reference>"
    )
}

impl Shape {
    /// The ds:Signature for this signer, values still empty.
    pub fn template(&self, signer: &Signer) -> String {
        let Self { id, method, canonicalisation, objects, .. } = self;
        let references = self.references.concat().replace(SHA256, self.digest);
        let (properties, signed_properties) = if self.properties {
            let typed = format!("Type=\"http://uri.etsi.org/01903#SignedProperties\" URI=\"#{id}-P\"");
            (self.properties_for(signer), reference(&typed, &[EXCLUSIVE]))
        } else {
            (String::new(), String::new())
        };
        format!(
            "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\" Id=\"{id}\"><ds:SignedInfo>\
             <ds:CanonicalizationMethod Algorithm=\"{canonicalisation}\"/><ds:SignatureMethod Algorithm=\"{method}\"/>\
             {references}{signed_properties}</ds:SignedInfo><ds:SignatureValue/>\
             <ds:KeyInfo><ds:X509Data/></ds:KeyInfo>{properties}{objects}</ds:Signature>"
        )
    }

    fn properties_for(&self, signer: &Signer) -> String {
        let Self { id, role, .. } = self;
        let time = if self.signing_time { "<xades:SigningTime>2026-05-01T10:00:00Z</xades:SigningTime>" } else { "" };
        let named = self.names.map_or_else(String::new, |name| {
            let digest = openssl::hash::hash(openssl::hash::MessageDigest::sha256(), signer.certificate.der());
            let digest = STANDARD.encode(digest.expect("openssl"));
            format!(
                "<xades:{name}><xades:Cert><xades:CertDigest><ds:DigestMethod Algorithm=\"{SHA256}\"/>\
                 <ds:DigestValue>{digest}</ds:DigestValue></xades:CertDigest></xades:Cert></xades:{name}>"
            )
        });
        format!(
            "<ds:Object><xades:QualifyingProperties xmlns:xades=\"http://uri.etsi.org/01903/v1.3.2#\" Target=\"#{id}\">\
             <xades:SignedProperties Id=\"{id}-P\"><xades:SignedSignatureProperties>{time}{named}{role}\
             </xades:SignedSignatureProperties></xades:SignedProperties></xades:QualifyingProperties></ds:Object>"
        )
    }
}

/// A letter with the signature in it.
pub fn letter(signature: &str) -> String {
    format!("<list xmlns=\"urn:list\" Id=\"L\"><!-- note --><tresc Id=\"T\">Proszę o 100 zł</tresc>{signature}</list>")
}

/// A letter signed by Anna, enveloped, baseline B.
pub fn signed_letter() -> String {
    WORLD.sign(&letter(&Shape::default().template(&WORLD.anna)), &WORLD.anna)
}

/// The signature that envelops this object and refers to it by `URI="#O"`.
pub fn enveloping(object: &str, transforms: &[&str]) -> Shape {
    Shape {
        references: vec![reference("Type=\"http://www.w3.org/2000/09/xmldsig#Object\" URI=\"#O\"", transforms)],
        objects: object.to_owned(),
        ..Shape::default()
    }
}

pub fn file(name: &str, content: &[u8]) -> Detached {
    Detached { name: name.to_owned(), bytes: content.to_vec() }
}
