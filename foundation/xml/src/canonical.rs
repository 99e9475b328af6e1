//! The canonical form, the one that digests and signatures are made over.

pub use bergshamra_c14n::{C14nMode as Method, C14nSink as Sink};
pub use bergshamra_xml::nodeset::NodeSet;
use uppsala::Document;

/// The nodes could not be made canonical.
#[derive(Debug, thiserror::Error)]
#[error("cannot be made canonical")]
pub struct NotCanonical;

/// The canonical form of the whole document, or of the nodes in `nodes`; comments show only if the method keeps them and
/// the set holds them. `inclusive_prefixes` is the PrefixList of exclusive canonicalisation, `#default` for no prefix.
///
/// # Errors
/// The document cannot be made canonical.
pub fn canonical<S: AsRef<str>>(
    document: &Document<'_>,
    method: Method,
    nodes: Option<&NodeSet>,
    inclusive_prefixes: &[S],
) -> Result<Vec<u8>, NotCanonical> {
    let mut octets = Vec::new();
    canonical_into(document, method, nodes, inclusive_prefixes, &mut octets)?;
    Ok(octets)
}

/// As [`canonical`], poured into a sink, such as a digest, without being held in memory. It walks the whole document
/// even for a small set.
///
/// # Errors
/// The document cannot be made canonical; the sink may have received a part.
pub fn canonical_into<S: AsRef<str>>(
    document: &Document<'_>,
    method: Method,
    nodes: Option<&NodeSet>,
    inclusive_prefixes: &[S],
    sink: &mut impl Sink,
) -> Result<(), NotCanonical> {
    bergshamra_c14n::canonicalize_doc_to(document, method, nodes, inclusive_prefixes, sink).map_err(|_| NotCanonical)
}
