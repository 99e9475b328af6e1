//! The canonical form, the one that digests and signatures are made over: Canonical XML 1.0 and 1.1, Exclusive XML
//! Canonicalization 1.0. Linear in the document and in what is written.

mod escape;
mod method;
mod namespaces;
mod nodes;

use std::ops::Range;

pub use method::Method;
pub use nodes::NodeSet;
use uppsala::{Attribute, Document, Element, NodeId, NodeKind};

use self::namespaces::Namespaces;

/// The nodes could not be made canonical.
#[derive(Debug, thiserror::Error)]
#[error("cannot be made canonical")]
pub struct NotCanonical;

/// The canonical form of the whole document, or of the nodes in `nodes`; comments show only if the method keeps them and the
/// set holds them. It walks the whole document even for a small set. `inclusive_prefixes` is the PrefixList of exclusive
/// canonicalisation, `#default` for no prefix.
///
/// # Errors
/// Canonical XML 1.1 would have to join `xml:base` of elements that are left out; or elements whose ancestors are left out
/// inherit so much that the form outgrows the document.
pub fn canonical<S: AsRef<str>>(
    document: &Document<'_>,
    method: Method,
    nodes: Option<&NodeSet>,
    inclusive_prefixes: &[S],
) -> Result<Vec<u8>, NotCanonical> {
    form(document, method, nodes, inclusive_prefixes).map(|form| form.octets)
}

/// A canonical form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// All of it.
    pub octets: Vec<u8>,
    /// Which of the octets the texts gave that stand directly in the document's element, in their order. Without them it is
    /// the form of the same nodes without those texts.
    pub between: Vec<Range<usize>>,
}

/// As [`canonical()`].
///
/// # Errors
/// As [`canonical()`].
pub fn form<S: AsRef<str>>(
    document: &Document<'_>,
    method: Method,
    nodes: Option<&NodeSet>,
    inclusive_prefixes: &[S],
) -> Result<Form, NotCanonical> {
    let length = document.input_text().len();
    let is_most = nodes.is_none_or(|set| document.document_element().is_some_and(|root| set.contains(root)));
    let mut namespaces = Namespaces::new();
    let listed = inclusive_prefixes.iter().map(|prefix| match prefix.as_ref() {
        "#default" => "",
        prefix => prefix,
    });
    let listed = listed.filter(|_| method.is_exclusive()).filter_map(|prefix| namespaces.slot(prefix)).collect();
    let mut walk = Walk {
        document,
        method,
        nodes,
        listed,
        namespaces,
        of_xml: Vec::new(),
        attributes: Vec::new(),
        octets: Vec::with_capacity(if is_most { length + length / 8 } else { 0 }),
        depth: 0,
        between: Vec::new(),
        most: length.saturating_mul(MOST_GROWTH).saturating_add(MOST_INHERITED),
    };
    walk.top()?;
    Ok(Form { octets: walk.octets, between: walk.between })
}

/// The longest escape: `"` becomes `&quot;`.
const MOST_GROWTH: usize = 6;
/// Octets of what elements may inherit from ancestors that are left out.
const MOST_INHERITED: usize = 16 << 20;
/// Attributes of the XML namespace on the ancestors of one element that inherits them.
const MOST_OF_XML: usize = 64;
const XML: &str = "http://www.w3.org/XML/1998/namespace";

struct Walk<'d> {
    document: &'d Document<'d>,
    method: Method,
    nodes: Option<&'d NodeSet>,
    /// The PrefixList.
    listed: Vec<usize>,
    namespaces: Namespaces<'d>,
    /// The attributes of the XML namespace on the elements around, and whether each element is left out.
    of_xml: Vec<(&'d Attribute<'d>, bool)>,
    /// Room for those of one element.
    attributes: Vec<&'d Attribute<'d>>,
    octets: Vec<u8>,
    /// Elements around.
    depth: usize,
    between: Vec<Range<usize>>,
    most: usize,
}

impl<'d> Walk<'d> {
    /// Outside the root each comment and each instruction stands on a line of its own (C14N 1.0, section 2.3).
    fn top(&mut self) -> Result<(), NotCanonical> {
        let mut is_after = false;
        for node in self.document.children_iter(self.document.root()) {
            if self.document.element(node).is_some() {
                self.node(node, false)?;
                is_after = true;
                continue;
            }
            let before = self.octets.len();
            if !matches!(self.document.node_kind(node), Some(NodeKind::Text(_) | NodeKind::CData(_))) {
                self.node(node, false)?;
            }
            if self.octets.len() > before {
                let at = if is_after { before } else { self.octets.len() };
                self.octets.insert(at, b'\n');
            }
        }
        Ok(())
    }

    // As deep as the document, which the reader limits to 128.
    fn node(&mut self, node: NodeId, is_parent_shown: bool) -> Result<(), NotCanonical> {
        let document = self.document;
        let Some(kind) = document.node_kind(node) else { return Ok(()) };
        let is_shown = self.nodes.is_none_or(|set| set.contains(node));
        match kind {
            NodeKind::Element(element) => return self.element(node, element, is_shown, is_parent_shown),
            NodeKind::Text(text) | NodeKind::CData(text) if is_shown => {
                let before = self.octets.len();
                escape::text(&mut self.octets, text);
                if self.depth == 1 {
                    self.between.push(before..self.octets.len());
                }
            }
            NodeKind::Comment(text) if is_shown && self.method.with_comments() => {
                self.write(&["<!--", text, "-->"]);
            }
            NodeKind::ProcessingInstruction(instruction) if is_shown => {
                self.write(&["<?", &instruction.target]);
                if let Some(data) = instruction.data.as_deref().filter(|data| !data.is_empty()) {
                    self.octets.push(b' ');
                    escape::instruction(&mut self.octets, data);
                }
                self.write(&["?>"]);
            }
            _ => {}
        }
        Ok(())
    }

    fn element(
        &mut self,
        node: NodeId,
        element: &'d Element<'d>,
        is_shown: bool,
        is_parent_shown: bool,
    ) -> Result<(), NotCanonical> {
        if self.octets.len() > self.most {
            return Err(NotCanonical);
        }
        let (scope, around) = (self.namespaces.open(&element.namespace_declarations), self.of_xml.len());
        if is_shown {
            self.start_tag(element, is_parent_shown, scope)?;
        }
        let of_xml = element.attributes.iter().filter(|attribute| is_of_xml(attribute));
        self.of_xml.extend(of_xml.map(|attribute| (attribute, !is_shown)));
        self.depth += 1;
        for child in self.document.children_iter(node) {
            self.node(child, is_shown)?;
        }
        self.depth -= 1;
        self.of_xml.truncate(around);
        self.namespaces.close(scope);
        if is_shown {
            self.write(&["</"]);
            self.name(element);
            self.write(&[">"]);
        }
        Ok(())
    }

    fn start_tag(&mut self, element: &'d Element<'d>, is_parent_shown: bool, scope: usize) -> Result<(), NotCanonical> {
        self.write(&["<"]);
        self.name(element);
        if self.method.is_exclusive() {
            // Exclusive C14N, section 3: what the names use, and what is listed.
            let of_attributes = element.attributes.iter().filter_map(prefix);
            for prefix in of_attributes.chain([element.name.prefix.as_deref().unwrap_or_default()]) {
                self.namespaces.consider(prefix);
            }
            self.namespaces.consider_all(&self.listed);
        } else {
            // Below an element that shows, only what this one declares may differ.
            self.namespaces.consider_declared_since(if is_parent_shown { scope } else { 0 });
        }
        self.namespaces.show(&mut self.octets);

        let mut attributes = std::mem::take(&mut self.attributes);
        attributes.clear();
        attributes.extend(&element.attributes);
        if !self.method.is_exclusive() && !is_parent_shown {
            self.inherit(&mut attributes)?;
        }
        // UTF-8 sorts as code points do; what is in no namespace comes first.
        attributes.sort_unstable_by_key(|attribute| {
            (attribute.name.namespace_uri.as_deref().filter(|uri| !uri.is_empty()), &*attribute.name.local_name)
        });
        for attribute in &attributes {
            self.write(&[" "]);
            if let Some(prefix) = prefix(attribute) {
                self.write(&[prefix, ":"]);
            }
            self.write(&[&attribute.name.local_name, "=\""]);
            escape::attribute(&mut self.octets, &attribute.value);
            self.write(&["\""]);
        }
        self.attributes = attributes;
        self.write(&[">"]);
        Ok(())
    }

    /// Adds what an element whose parent is left out takes from its ancestors: of each attribute of the XML namespace the
    /// nearest (C14N 1.0, section 2.4), and of those only `xml:lang` and `xml:space` by C14N 1.1, section 2.4.
    fn inherit(&self, attributes: &mut Vec<&'d Attribute<'d>>) -> Result<(), NotCanonical> {
        if self.of_xml.len() > MOST_OF_XML {
            return Err(NotCanonical);
        }
        for (attribute, is_left_out) in self.of_xml.iter().rev() {
            let name = &*attribute.name.local_name;
            if self.method.is_1_1() && *is_left_out && name == "base" {
                return Err(NotCanonical);
            }
            let is_known = || attributes.iter().any(|known| is_of_xml(known) && known.name.local_name == name);
            if (!self.method.is_1_1() || matches!(name, "lang" | "space")) && !is_known() {
                attributes.push(attribute);
            }
        }
        Ok(())
    }

    fn name(&mut self, element: &Element<'_>) {
        if let Some(prefix) = &element.name.prefix {
            self.write(&[prefix, ":"]);
        }
        self.write(&[&element.name.local_name]);
    }

    fn write(&mut self, parts: &[&str]) {
        parts.iter().for_each(|part| self.octets.extend_from_slice(part.as_bytes()));
    }
}

fn is_of_xml(attribute: &Attribute<'_>) -> bool {
    attribute.name.namespace_uri.as_deref() == Some(XML)
}

fn prefix<'d>(attribute: &'d Attribute<'_>) -> Option<&'d str> {
    attribute.name.namespace_uri.as_ref()?;
    if is_of_xml(attribute) {
        Some("xml")
    } else {
        attribute.name.prefix.as_deref().filter(|prefix| !prefix.is_empty())
    }
}
