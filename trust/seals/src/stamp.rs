//! The timestamp of somebody else's signature: XAdES that came at level B becomes T or LT, nothing that is signed touched.

use openssl::sha::sha256;
use xml::{Document, Limits, Method, NodeId, NodeSet};

use crate::{Proofs, xades};

/// A document with one XAdES signature that a timestamp can be put to.
#[derive(Clone, Debug)]
pub struct Stampable {
    text: String,
    imprint: [u8; 32],
    place: usize,
    /// Whether there are other unsigned properties, beside which the timestamp stands.
    beside: bool,
}

/// There is no place for a timestamp, or more than one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no single XAdES signature that a timestamp can be put to")]
pub struct NotStampable;

impl Stampable {
    /// Finds the signature and the place for its timestamp. It says nothing about whether the signature is right.
    ///
    /// # Errors
    /// It is no XML in UTF-8 within the limits, or it does not hold exactly one signature with exactly one set of
    /// qualifying properties.
    pub fn of(document: &[u8]) -> Result<Self, NotStampable> {
        let text = std::str::from_utf8(document).map_err(|_| NotStampable)?.trim_start_matches('\u{feff}');
        let tree = xml::parse_text(text, &Limits::default()).map_err(|_| NotStampable)?;
        let root = tree.document_element().ok_or(NotStampable)?;
        let is_signature = |node: &NodeId| xml::is_element(&tree, *node, xades::DS, "Signature");
        let signature = only(xml::subtree(&tree, root).filter(is_signature))?;
        let value = only(xml::children(&tree, signature, xades::DS, "SignatureValue"))?;
        let objects = xml::children(&tree, signature, xades::DS, "Object");
        let properties =
            only(objects.flat_map(|object| xml::children(&tree, object, xades::XADES, "QualifyingProperties")))?;
        let (beside, inside) = match xml::first_child(&tree, properties, xades::XADES, "UnsignedProperties") {
            None => (false, properties),
            Some(unsigned) => {
                (true, only(xml::children(&tree, unsigned, xades::XADES, "UnsignedSignatureProperties"))?)
            }
        };
        let nodes = NodeSet::tree_without_comments(value, &tree);
        let octets = xml::canonical::<&str>(&tree, Method::Exclusive, Some(&nodes), &[]).map_err(|_| NotStampable)?;
        let (imprint, place) = (sha256(&octets), end(&tree, text, inside)?);
        Ok(Self { text: text.to_owned(), imprint, place, beside })
    }

    /// What the timestamp must cover: the SHA-256 of the canonical SignatureValue element (EN 319 132-1, clause 5.3).
    #[must_use]
    pub const fn imprint(&self) -> [u8; 32] {
        self.imprint
    }

    /// The document with this RFC 3161 token (DER) over [`Stampable::imprint`]: level T, or LT with the proofs.
    #[must_use]
    pub fn with_timestamp(&self, token: &[u8], proofs: Option<&Proofs>) -> String {
        let (before, after) = self.text.split_at(self.place);
        let properties = xades::unsigned_properties(token, proofs);
        let (outer, inner) = ("<xades:UnsignedProperties", "<xades:UnsignedSignatureProperties");
        if !self.beside {
            return format!("{before}{}{after}", properties.replacen(outer, &format!("{outer}{}", declarations()), 1));
        }
        let inside = properties
            .strip_prefix(outer)
            .and_then(|text| text.strip_prefix('>')?.strip_prefix(inner)?.strip_prefix('>'))
            .and_then(|text| text.strip_suffix("</xades:UnsignedSignatureProperties></xades:UnsignedProperties>"))
            .unwrap_or_default();
        format!("{before}{}{after}", declared(inside))
    }
}

/// Whatever prefixes the document uses, these are declared where they are used.
fn declarations() -> String {
    format!(" xmlns:xades=\"{}\" xmlns:ds=\"{}\"", xades::XADES, xades::DS)
}

/// Unsigned properties, each of which declares the prefixes for itself.
pub(crate) fn declared(properties: &str) -> String {
    let (declared, mut properties) = (declarations(), properties.to_owned());
    for name in [
        "<xades:SignatureTimeStamp",
        "<xades:CertificateValues",
        "<xades:RevocationValues",
        "<xades141:TimeStampValidationData",
        "<xades141:ArchiveTimeStamp",
    ] {
        // The first element that begins so.
        let begins =
            |text: &str, end: &str| text.replacen(&format!("{name}{end}"), &format!("{name}{declared}{end}"), 1);
        properties = begins(&begins(&properties, ">"), " xmlns:xades141");
    }
    properties
}

/// The only one; none when there is none or another.
pub(crate) fn only<T>(mut found: impl Iterator<Item = T>) -> Result<T, NotStampable> {
    match (found.next(), found.next()) {
        (Some(one), None) => Ok(one),
        _ => Err(NotStampable),
    }
}

/// Where the end tag of an element begins.
pub(crate) fn end(tree: &Document<'_>, text: &str, node: NodeId) -> Result<usize, NotStampable> {
    let range = tree.node_range(node).ok_or(NotStampable)?;
    let element = text.get(range.clone()).ok_or(NotStampable)?;
    if element.ends_with("/>") {
        return Err(NotStampable);
    }
    // No end tag holds another `</`.
    Ok(range.start + element.rfind("</").ok_or(NotStampable)?)
}
