//! The canonical form, the one that digests and signatures are made over.

pub use bergshamra_c14n::C14nMode as Method;
pub use bergshamra_xml::nodeset::NodeSet;
use uppsala::Document;

/// The nodes could not be made canonical.
#[derive(Debug, thiserror::Error)]
#[error("cannot be made canonical")]
pub struct NotCanonical;

/// The canonical form of the whole document, or of the nodes in `nodes`; comments show only if the method keeps them and
/// the set holds them. It walks the whole document even for a small set. `inclusive_prefixes` is the PrefixList of exclusive canonicalisation, `#default` for no prefix.
///
/// # Errors
/// The document cannot be made canonical.
pub fn canonical<S: AsRef<str>>(
    document: &Document<'_>,
    method: Method,
    nodes: Option<&NodeSet>,
    inclusive_prefixes: &[S],
) -> Result<Vec<u8>, NotCanonical> {
    bergshamra_c14n::canonicalize_doc(document, method, nodes, inclusive_prefixes).map_err(|_| NotCanonical)
}
