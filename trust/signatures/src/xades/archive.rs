//! What a further archive timestamp of a document must cover.

use openssl::sha::sha256;

use super::{
    find::{Index, Work},
    names::DS,
    needs_expressions, only,
    properties::Properties,
    reference::{Files, Naming},
    timestamps::{self, Parts},
};

/// The SHA-256 that an archive timestamp (XAdES 1.4.1) must cover which is put last among the unsigned properties of the
/// document's only signature and says that it was made with exclusive canonicalisation (EN 319 132-1, clause 5.5.2.2). None
/// when there is no such signature, or it signs something that is not in the document.
#[must_use]
pub fn archive_imprint(xml: &str) -> Option<[u8; 32]> {
    let mut tree = xml::parse_text(xml, &xml::Limits::default()).ok()?;
    if needs_expressions(xml) {
        tree.prepare_xpath();
    }
    let index = Index::of(&tree)?;
    let [signature] = *index.signatures.as_slice() else { return None };
    let properties = Properties::of(&index, signature);
    let signed_info = only(&index, signature, "SignedInfo")?;
    let references: Vec<_> = xml::children(&tree, signed_info, DS, "Reference").collect();
    let files = Files::new(&index, references.iter(), &[], Naming::Loose);
    let parts = Parts {
        index: &index,
        signature,
        signed_info: Some(signed_info),
        value: only(&index, signature, "SignatureValue"),
        references: &references,
        properties: &properties,
        files: &files,
    };
    timestamps::next_archive(&parts, &mut Work::new()).map(|octets| sha256(&octets))
}
