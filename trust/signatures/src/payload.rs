//! What a signature signs, so that it can be compared with a document somebody holds.

use std::collections::BTreeMap;

use openssl::sha::{Sha256, sha256};
use serde::{Deserialize, Serialize};
use xml::{Document, Limits, Method, NodeId, NodeKind, NodeSet};

/// The content of a document, as its digest. Two are equal when no reader and no program could tell their contents apart.
///
/// Of XML it is the canonical form (Exclusive XML Canonicalization 1.0) with comments, so quotes, the order of attributes,
/// CDATA, character references, line ends and a byte order mark may differ. Two things go beyond that form:
///
/// - Every namespace declaration counts, where it stands, used by a name or not: text and values may hold names with
///   prefixes (`xsi:type`). Only one that repeats what is in force already does not.
/// - White space directly inside the root counts only if the root holds other text too or says `xml:space="preserve"`.
///   Programs put a signature on a line of its own, and between a root's elements there is nothing to read.
///
/// XML that is not 1.0, not in UTF-8 or beyond the limits of `xml` counts as bytes, as everything else does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "sha256", rename_all = "kebab-case")]
pub enum Payload {
    /// XML; SHA-256 in lower-case hexadecimal.
    Xml(String),
    /// Anything else, byte for byte; SHA-256 in lower-case hexadecimal.
    Bytes(String),
}

impl Payload {
    /// The content of the document in these bytes. Linear in them.
    #[must_use]
    pub fn of(document: &[u8]) -> Self {
        Self::of_xml(document).unwrap_or_else(|| Self::Bytes(hex::encode(sha256(document))))
    }

    fn of_xml(bytes: &[u8]) -> Option<Self> {
        let document = xml::parse(bytes, &Limits::default()).ok()?;
        Self::of_nodes(&document, document.root(), &[], None)
    }

    /// The content of the whole document, or of the one that is embedded at the element `top`, without the subtrees
    /// `left_out`; `known` are nodes whose exclusive canonical form with comments is known. None when it is not XML 1.0 or when what stands around an embedded one has a say in it.
    pub(crate) fn of_nodes(
        document: &Document<'_>,
        top: NodeId,
        left_out: &[NodeId],
        known: Option<&(NodeSet, Vec<u8>)>,
    ) -> Option<Self> {
        if document.xml_declaration.as_ref().is_some_and(|declaration| declaration.version != "1.0") {
            return None;
        }
        let is_whole = top == document.root();
        let root = if is_whole { document.document_element()? } else { top };
        let above = || std::iter::successors(document.parent(root), |node| document.parent(*node));
        if above().any(|node| inherited(document, node).next().is_some()) {
            return None;
        }
        let mut set = if is_whole { NodeSet::all(document) } else { NodeSet::tree_with_comments(top, document) };
        for node in left_out.iter().flat_map(|node| xml::subtree(document, *node)) {
            set.remove_id(node);
        }
        for space in insignificant(document, root, &set) {
            set.remove_id(space);
        }
        let is_same =
            |(nodes, _): &&(NodeSet, Vec<u8>)| nodes.set_type() == set.set_type() && nodes.node_ids() == set.node_ids();
        let mut digest = Sha256::new();
        match known.filter(is_same) {
            Some((_, octets)) => digest.update(octets),
            None => {
                digest.update(&xml::canonical::<&str>(document, Method::ExclusiveWithComments, Some(&set), &[]).ok()?);
            }
        }
        digest.update(&Declarations::of(document, root, &set));
        Some(Self::Xml(hex::encode(digest.finish())))
    }
}

/// The names of the attributes that hold for everything below as well: `xml:lang`, `xml:space`, `xml:base`.
fn inherited<'d>(document: &'d Document<'_>, node: NodeId) -> impl Iterator<Item = &'d str> {
    let attributes = document.element(node).into_iter().flat_map(|element| &element.attributes);
    let of_xml = attributes.filter(|a| a.name.namespace_uri.as_deref() == Some("http://www.w3.org/XML/1998/namespace"));
    of_xml.map(|attribute| &*attribute.name.local_name)
}

/// The white space between the elements of a root that holds elements alone.
fn insignificant(document: &Document<'_>, root: NodeId, set: &NodeSet) -> Vec<NodeId> {
    let text = |node: &NodeId| match document.node_kind(*node) {
        Some(NodeKind::Text(text) | NodeKind::CData(text)) => Some(&**text),
        _ => None,
    };
    let is_space = |text: &str| text.bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n'));
    let held = || document.children_iter(root).filter(|node| set.contains_id(*node));
    let preserves = inherited(document, root).any(|name| name == "space");
    let holds_elements = held().any(|node| document.element(node).is_some());
    if preserves || !holds_elements || !held().filter_map(|node| text(&node)).all(is_space) {
        return Vec::new();
    }
    held().filter(|node| text(node).is_some()).collect()
}

/// The namespace declarations of a document, each with the place of its element.
struct Declarations<'d> {
    document: &'d Document<'d>,
    set: &'d NodeSet,
    digest: Sha256,
    elements: u64,
    /// What is in force, of what the document itself declares.
    force: BTreeMap<&'d str, &'d str>,
}

impl<'d> Declarations<'d> {
    fn of(document: &'d Document<'d>, root: NodeId, set: &'d NodeSet) -> [u8; 32] {
        let mut all = Self { document, set, digest: Sha256::new(), elements: 0, force: BTreeMap::new() };
        all.walk(root);
        all.digest.finish()
    }

    // As deep as the document, which the reader limits to 128.
    fn walk(&mut self, node: NodeId) {
        let Some(element) = self.document.element(node).filter(|_| self.set.contains_id(node)) else { return };
        self.elements += 1;
        let mut declared: Vec<_> = element.namespace_declarations.iter().map(|(p, uri)| (&**p, &**uri)).collect();
        declared.sort_unstable();
        let mut before = Vec::new();
        for (prefix, uri) in declared {
            if self.force.get(prefix).copied().unwrap_or_default() != uri {
                before.push((prefix, self.force.insert(prefix, uri)));
                self.digest.update(&self.elements.to_be_bytes());
                for part in [prefix, uri] {
                    self.digest.update(&(part.len() as u64).to_be_bytes());
                    self.digest.update(part.as_bytes());
                }
            }
        }
        for child in self.document.children_iter(node) {
            self.walk(child);
        }
        for (prefix, uri) in before {
            match uri {
                Some(uri) => self.force.insert(prefix, uri),
                None => self.force.remove(prefix),
            };
        }
    }
}
