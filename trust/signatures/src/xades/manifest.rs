//! Lists of digests in a signature's own objects (ds:Manifest, XMLDSIG 5.1): what they list is signed as well, when the
//! list is signed and the digests are right.

use xml::NodeId;

use super::{coverage::objects, find::Index, names::DS};
use crate::{Covers, Outcome, Reference};

/// The references of a list, and in which of the signature's objects the list stands.
pub(crate) struct Manifest {
    position: usize,
    pub references: Vec<NodeId>,
}

/// The lists in the objects of the signature.
pub(crate) fn manifests(index: &Index<'_>, signature: NodeId) -> Vec<Manifest> {
    let inside = |(position, object)| {
        xml::children(index.document, object, DS, "Manifest").map(move |list| Manifest {
            position,
            references: xml::children(index.document, list, DS, "Reference").collect(),
        })
    };
    objects(index, signature).enumerate().flat_map(inside).collect()
}

impl Manifest {
    /// Whether one of these references of the signature covers the list.
    pub(crate) fn is_covered(&self, references: &[Reference]) -> bool {
        references.iter().any(|reference| {
            reference.outcome == Outcome::Right
                && matches!(&reference.covers, Covers::Objects(covered) if covered.contains(&self.position))
        })
    }
}
