//! An enveloped signature over a whole document, and the timestamp of any XML signature of ours.

use std::ops::Range;

use openssl::sha::sha256;
use vocabulary::Instant;
use xml::{Limits, Method, NodeId, NodeSet};

use crate::{Key, KeyFault, Proofs, Reference, Transform, xades};

/// A document that carries its seal as the last child of its root, or is itself a signature of ours: XAdES baseline B,
/// complete in itself, which a timestamp makes baseline T.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    xml: String,
    signature_value: Range<usize>,
    properties_end: usize,
}

/// A document cannot be sealed.
#[derive(Debug, thiserror::Error)]
pub enum SealFault {
    /// The document is not XML that we accept.
    #[error("the document cannot be signed")]
    Document(#[from] xml::Refusal),
    /// The document has no canonical form.
    #[error("the document cannot be signed")]
    NotCanonical(#[from] xml::NotCanonical),
    /// What was kept does not end with a seal of ours that waits for its timestamp.
    #[error("no seal that waits for its timestamp")]
    NotWaiting,
    /// What was kept does not end with a seal of ours that bears a timestamp, or it signs what is not there.
    #[error("no seal that bears a timestamp")]
    NotTimed,
    /// The key cannot sign now.
    #[error(transparent)]
    Key(#[from] KeyFault),
}

/// Seals the whole document (reference `URI=""` without the signature itself, and the signed properties), claiming this
/// instant. The document's own text is kept as it is; the seal becomes the last child of its root. A signature that is
/// there already is covered; if it covered the whole document too, it is no longer right, for the document has grown.
///
/// # Errors
/// The document is not XML that we accept, or the key cannot sign now.
pub fn seal(document: &str, key: &dyn Key, at: Instant) -> Result<Sealed, SealFault> {
    let document = document.trim_start_matches('\u{feff}');
    let parsed = xml::parse(document.as_bytes(), &Limits::default())?;
    // What is digested leaves out the signature, which is not there yet, and comments, which `URI=""` never holds.
    let octets = xml::canonical::<&str>(&parsed, Method::Exclusive, None, &[])?;
    let place = Place::last(document, &parsed)?;
    let signature = xades::signature(&[whole(&octets)], "", key, at)?;
    Sealed::of(place.filled(&signature), place.before.len(), &signature)
}

/// The same of a document that is in canonical form already, which costs little more than the signature itself.
///
/// # Errors
/// The key cannot sign now.
pub fn seal_written(document: &xml::Canonical, key: &dyn Key, at: Instant) -> Result<Sealed, SealFault> {
    let signature = xades::signature(&[whole(document.as_bytes())], "", key, at)?;
    let (before, after) = document.split_at(document.rfind("</").unwrap_or(document.len()));
    Sealed::of([before, &signature, after].concat(), before.len(), &signature)
}

/// The whole document of these octets, without the signature in it.
fn whole(octets: &[u8]) -> Reference {
    Reference {
        uri: String::new(),
        transforms: vec![Transform::Enveloped, Transform::Exclusive],
        digest: sha256(octets),
        media_type: "application/xml".to_owned(),
    }
}

/// Seals the whole document for a person, as the Trusted Profile does: the key says in a claimed role who signed. `role` is
/// XML in exclusive canonical form, as [`xml::Writer`] writes it. Every signature of the document is left out of what is
/// signed (an XPath filter and no canonicalisation after it, which means the inclusive one: XMLDSig, section 4.4.3.2), and the seal becomes the last child of its root.
///
/// # Errors
/// The document is not XML that we accept, or the key cannot sign now.
pub fn seal_for(role: &str, document: &str, key: &dyn Key, at: Instant) -> Result<String, SealFault> {
    let document = document.trim_start_matches('\u{feff}');
    let parsed = xml::parse(document.as_bytes(), &Limits::default())?;
    let mut signed = NodeSet::all_without_comments(&parsed);
    for node in xml::subtree(&parsed, parsed.root()) {
        if xml::is_element(&parsed, node, xades::DS, "Signature") {
            xml::subtree(&parsed, node).for_each(|inside| signed.remove(inside));
        }
    }
    let reference = Reference {
        uri: String::new(),
        transforms: vec![Transform::OutsideSignatures],
        digest: sha256(&xml::canonical::<&str>(&parsed, Method::Inclusive, Some(&signed), &[])?),
        media_type: "text/xml".to_owned(),
    };
    let claims = xades::Claims { role: Some(role) };
    insert_last(document, &xades::signature_claiming(claims, &[reference], "", key, at)?)
}

/// The document with this element (already XML) as the last child of its root, nothing else touched.
///
/// # Errors
/// The document is not XML that we accept.
pub fn insert_last(document: &str, element: &str) -> Result<String, SealFault> {
    let parsed = xml::parse(document.as_bytes(), &Limits::default())?;
    Ok(Place::last(document, &parsed)?.filled(element))
}

/// Where the last child of a root goes.
struct Place {
    before: String,
    after: String,
}

impl Place {
    fn last(document: &str, parsed: &xml::Document<'_>) -> Result<Self, SealFault> {
        let (root, range) = root(parsed)?;
        let (before, after) = document.split_at(range.end);
        Ok(if let Some(open) = before.strip_suffix("/>") {
            let name = parsed.element(root).map(|element| element.name.prefixed_name()).unwrap_or_default();
            Self { before: format!("{open}>"), after: format!("</{name}>{after}") }
        } else {
            // No end tag holds another `</`.
            let (inside, end) = before.split_at(before.rfind("</").unwrap_or(range.end));
            Self { before: inside.to_owned(), after: format!("{end}{after}") }
        })
    }

    fn filled(&self, element: &str) -> String {
        [&self.before, element, &self.after].concat()
    }
}

impl Sealed {
    /// Takes over a seal that was kept while it waited for its timestamp, or a signature made by [`crate::enveloping`] or
    /// [`crate::detached`].
    ///
    /// # Errors
    /// The document neither is nor ends with a signature of ours without a timestamp.
    pub fn from_xml(xml: &str) -> Result<Self, SealFault> {
        let parsed = xml::parse(xml.as_bytes(), &Limits::default())?;
        let (root, _) = root(&parsed)?;
        let signature = if xml::is_element(&parsed, root, xades::DS, "Signature") {
            Some(root)
        } else {
            parsed.children_iter(root).rev().find(|child| parsed.element(*child).is_some())
        };
        let signature = signature.and_then(|node| parsed.node_range(node)).ok_or(SealFault::NotWaiting)?;
        Self::of(xml.to_owned(), signature.start, &xml[signature])
    }

    /// The document with a signature of ours, which begins at this place and reads so.
    fn of(xml: String, start: usize, text: &str) -> Result<Self, SealFault> {
        // Our own writing, so it can be found as text: see the head of `xades`.
        let properties =
            text.strip_suffix(xades::AFTER_PROPERTIES).filter(|text| text.ends_with(xades::PROPERTIES_END));
        let (begin, end) =
            text.find("<ds:SignatureValue ").zip(text.find("<ds:KeyInfo>")).ok_or(SealFault::NotWaiting)?;
        Ok(Self {
            signature_value: start + begin..start + end,
            properties_end: start + properties.ok_or(SealFault::NotWaiting)?.len(),
            xml,
        })
    }

    /// The sealed document, baseline B.
    #[must_use]
    pub fn xml(&self) -> &str {
        &self.xml
    }

    /// What the timestamp must cover: the SHA-256 of the canonical SignatureValue element (EN 319 132-1, clause 5.3).
    #[must_use]
    pub fn imprint(&self) -> [u8; 32] {
        sha256(self.xml[self.signature_value.clone()].as_bytes())
    }

    /// The sealed document with this RFC 3161 token (DER) over [`Sealed::imprint`]: baseline T, or LT with the proofs.
    #[must_use]
    pub fn with_timestamp(&self, token: &[u8], proofs: Option<&Proofs>) -> String {
        let (before, after) = self.xml.split_at(self.properties_end);
        format!("{before}{}{after}", xades::unsigned_properties(token, proofs))
    }
}

fn root(document: &xml::Document<'_>) -> Result<(NodeId, Range<usize>), SealFault> {
    let root = document.document_element();
    root.and_then(|root| Some((root, document.node_range(root)?)))
        .ok_or(SealFault::Document(xml::Refusal::NotWellFormed { line: 1 }))
}
