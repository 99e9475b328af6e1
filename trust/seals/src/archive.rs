//! Keeps an XML signature good for longer: the values that prove it (XAdES baseline LT) and a timestamp over all of it
//! (baseline LTA; ETSI EN 319 132-1, clauses 5.4, 5.5 and 6.3). It can be done again and again.

use certificates::Evidence;
use openssl::base64::encode_block;
use xml::{Document, Limits, NodeId};

use crate::{
    NotStampable, SealFault,
    stamp::{declared, end, only},
    xades,
};

/// A document with one XML signature that bears a timestamp, and that grows older.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aging {
    xml: String,
    /// Where the unsigned properties end.
    end: usize,
}

impl Aging {
    /// Takes over a document with one XAdES signature, by whatever program, that was timestamped.
    ///
    /// # Errors
    /// It is none.
    pub fn from_xml(xml: &str) -> Result<Self, SealFault> {
        let tree = xml::parse(xml.as_bytes(), &Limits::default())?;
        let end = place(&tree, xml).map_err(|NotStampable| SealFault::NotTimed)?;
        Ok(Self { end, xml: xml.to_owned() })
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
        let properties = declared(properties);
        self.xml.insert_str(self.end, &properties);
        self.end += properties.len();
        self
    }
}

/// Where the unsigned properties of the only signature end, a timestamp of it being among them.
fn place(tree: &Document<'_>, xml: &str) -> Result<usize, NotStampable> {
    let root = tree.document_element().ok_or(NotStampable)?;
    let is_signature = |node: &NodeId| xml::is_element(tree, *node, xades::DS, "Signature");
    let signature = only(xml::subtree(tree, root).filter(is_signature))?;
    let objects = xml::children(tree, signature, xades::DS, "Object");
    let qualifying = |object| xml::children(tree, object, xades::XADES, "QualifyingProperties");
    let below = |node, name| only(xml::children(tree, node, xades::XADES, name));
    let unsigned = below(only(objects.flat_map(qualifying))?, "UnsignedProperties")?;
    let properties = below(unsigned, "UnsignedSignatureProperties")?;
    xml::first_child(tree, properties, xades::XADES, "SignatureTimeStamp").ok_or(NotStampable)?;
    end(tree, xml, properties)
}
