//! Keeps an XML signature of ours good for longer: the values that prove it (XAdES baseline LT) and a timestamp over all of it
//! (baseline LTA; ETSI EN 319 132-1, clauses 5.4, 5.5 and 6.3). It can be done again and again.

use certificates::Evidence;
use openssl::base64::encode_block;
use xml::Limits;

use crate::{SealFault, xades};

/// What stands after the unsigned properties of a signature of ours.
const AFTER_UNSIGNED: &str = "</xades:UnsignedSignatureProperties></xades:UnsignedProperties>";

/// A document of ours with one signature that bears a timestamp, and that grows older.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aging {
    xml: String,
    /// Where the unsigned properties end.
    end: usize,
}

impl Aging {
    /// Takes over a document that ends with a signature of ours, as [`crate::Sealed::with_timestamp`] makes it.
    ///
    /// # Errors
    /// It is none.
    pub fn from_xml(xml: &str) -> Result<Self, SealFault> {
        let parsed = xml::parse(xml.as_bytes(), &Limits::default())?;
        let root = parsed.document_element().ok_or(SealFault::NotTimed)?;
        let signature = if xml::is_element(&parsed, root, xades::DS, "Signature") {
            Some(root)
        } else {
            parsed.children_iter(root).rev().find(|child| parsed.element(*child).is_some())
        };
        let range = signature.and_then(|node| parsed.node_range(node)).ok_or(SealFault::NotTimed)?;
        // Our own writing, so it can be found as text.
        let text = xml.get(range.clone()).and_then(|text| text.strip_suffix(xades::AFTER_PROPERTIES));
        let text = text.and_then(|text| text.strip_suffix(AFTER_UNSIGNED)).ok_or(SealFault::NotTimed)?;
        Ok(Self { end: range.start + text.len(), xml: xml.to_owned() })
    }

    /// The document as it is.
    #[must_use]
    pub fn xml(&self) -> &str {
        &self.xml
    }

    /// The document with what proves the path of the signature's certificate, if it has no such values yet (clause 5.4), and
    /// with what proves that of a timestamp (TimeStampValidationData, clause 5.5.1).
    #[must_use]
    pub fn with_values(self, of_signature: Option<&Evidence>, of_timestamp: &Evidence) -> Self {
        let values = of_signature.map(xades::validation_values).unwrap_or_default();
        self.with(&format!("{values}{}", xades::timestamp_values(of_timestamp)))
    }

    /// What an archive timestamp must cover now.
    ///
    /// # Errors
    /// The signature signs something that is not in the document.
    pub fn imprint(&self) -> Result<[u8; 32], SealFault> {
        signatures::archive_imprint(&self.xml).ok_or(SealFault::NotTimed)
    }

    /// The document with this RFC 3161 token (DER) over [`Aging::imprint`] as its youngest archive timestamp (clause 5.5.2).
    #[must_use]
    pub fn with_archive_timestamp(self, token: &[u8]) -> Self {
        let timestamp = format!(
            "<xades141:ArchiveTimeStamp xmlns:xades141=\"{}\">\
             <ds:CanonicalizationMethod Algorithm=\"{}\"></ds:CanonicalizationMethod>\
             <xades:EncapsulatedTimeStamp>{}</xades:EncapsulatedTimeStamp></xades141:ArchiveTimeStamp>",
            xades::XADES_141,
            xades::EXCLUSIVE,
            encode_block(token),
        );
        self.with(&timestamp)
    }

    fn with(mut self, properties: &str) -> Self {
        self.xml.insert_str(self.end, properties);
        self.end += properties.len();
        self
    }
}
