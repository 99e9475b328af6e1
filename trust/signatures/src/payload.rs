//! What a signature signs, so that it can be compared with a document somebody holds.

use std::collections::HashMap;

use openssl::sha::{Sha256, sha256};
use serde::{Deserialize, Serialize};
use xml::{Document, Form, Limits, Method, NodeId, NodeKind, NodeSet};

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
        known: Option<&(NodeSet, Form)>,
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
        let mut set = if is_whole { NodeSet::all() } else { NodeSet::tree_with_comments(top, document) };
        for node in left_out.iter().flat_map(|node| xml::subtree(document, *node)) {
            set.remove(node);
        }
        let spaces = insignificant(document, root, &set);
        let known = known.filter(|(nodes, _)| *nodes == set).map(|(_, form)| form);
        spaces.iter().for_each(|space| set.remove(*space));
        let mut digest = Sha256::new();
        match known {
            Some(form) if spaces.is_empty() => digest.update(&form.octets),
            // They are all the texts there are between the elements of the document's element.
            Some(form) if is_whole => {
                let ends = form.between.iter().map(|text| text.start).chain([form.octets.len()]);
                let begins = std::iter::once(0).chain(form.between.iter().map(|text| text.end));
                begins
                    .zip(ends)
                    .filter_map(|(begin, end)| form.octets.get(begin..end))
                    .for_each(|part| digest.update(part));
            }
            _ => {
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
    let held = || document.children_iter(root).filter(|node| set.contains(*node));
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
    /// What is still to be digested.
    octets: Vec<u8>,
    elements: u64,
    /// Each prefix that the document itself declares has a place; that of no prefix is the first.
    places: HashMap<&'d str, usize>,
    /// What is in force, at those places.
    force: Vec<&'d str>,
    /// What was in force before, to be put back.
    before: Vec<(usize, &'d str)>,
}

impl<'d> Declarations<'d> {
    fn of(document: &'d Document<'d>, root: NodeId, set: &'d NodeSet) -> [u8; 32] {
        let mut all = Self {
            document,
            set,
            digest: Sha256::new(),
            octets: Vec::new(),
            elements: 0,
            places: HashMap::new(),
            force: vec![""],
            before: Vec::new(),
        };
        all.walk(root);
        all.digest.update(&all.octets);
        all.digest.finish()
    }

    // As deep as the document, which the reader limits to 128.
    fn walk(&mut self, node: NodeId) {
        let document = self.document;
        let Some(element) = document.element(node).filter(|_| self.set.contains(node)) else { return };
        self.elements += 1;
        let scope = self.before.len();
        match element.namespace_declarations.as_slice() {
            [] => {}
            [(prefix, uri)] => self.declare(prefix, uri),
            several => {
                let mut declared: Vec<(&str, &str)> = several.iter().map(|(prefix, uri)| (&**prefix, &**uri)).collect();
                declared.sort_unstable();
                declared.into_iter().for_each(|(prefix, uri)| self.declare(prefix, uri));
            }
        }
        for child in document.children_iter(node) {
            self.walk(child);
        }
        for (place, uri) in self.before.drain(scope..).rev() {
            self.force[place] = uri;
        }
    }

    fn declare(&mut self, prefix: &'d str, uri: &'d str) {
        // Most declarations have no prefix, which has the first place.
        let place = if prefix.is_empty() { 0 } else { *self.places.entry(prefix).or_insert(self.force.len()) };
        if place == self.force.len() {
            self.force.push("");
        }
        if self.force[place] == uri {
            return;
        }
        self.before.push((place, std::mem::replace(&mut self.force[place], uri)));
        self.octets.extend_from_slice(&self.elements.to_be_bytes());
        for part in [prefix, uri] {
            self.octets.extend_from_slice(&(part.len() as u64).to_be_bytes());
            self.octets.extend_from_slice(part.as_bytes());
        }
        if self.octets.len() >= MOST_WAITING {
            self.digest.update(&self.octets);
            self.octets.clear();
        }
    }
}

/// Octets that are digested at once.
const MOST_WAITING: usize = 4_096;
