//! One walk over the document: its signatures, its ids, and what walking it again will cost.

use std::{cell::OnceCell, collections::HashMap};

use xml::{Document, Form, NodeId, NodeKind, NodeSet};

use super::names::DS;

/// What all signatures of a document share.
pub(crate) struct Index<'d> {
    pub document: &'d Document<'d>,
    pub root: NodeId,
    /// The outermost ds:Signature elements. One inside another is its counter-signature or part of its payload.
    pub signatures: Vec<NodeId>,
    /// Nodes of the document, attributes not counted.
    pub nodes: u64,
    pub comments: Vec<NodeId>,
    /// The exclusive canonical form of a set of the nodes, once a reference was right that digests it; kept only of a
    /// document without comments, so that it is the form with comments too.
    pub digested: OnceCell<(NodeSet, Form)>,
    /// The most namespace declarations in force at one place; inclusive canonicalisation pays them at every element.
    pub live_namespaces: u64,
    ids: HashMap<&'d str, Bearer>,
}

#[derive(Clone, Copy)]
enum Bearer {
    One(NodeId),
    Several,
}

/// Why an id leads nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoBearer {
    Missing,
    Several,
}

impl<'d> Index<'d> {
    pub(crate) fn of(document: &'d Document<'d>) -> Option<Self> {
        let root = document.document_element()?;
        let (signatures, comments, ids) = (Vec::new(), Vec::new(), HashMap::new());
        let digested = OnceCell::new();
        let mut index = Self { document, root, signatures, nodes: 0, comments, digested, live_namespaces: 0, ids };
        index.walk(document.root(), 0, false);
        Some(index)
    }

    // As deep as the document, which the reader limits to 128.
    fn walk(&mut self, node: NodeId, live: u64, mut in_signature: bool) {
        self.nodes += 1;
        let mut live = live;
        if let Some(element) = self.document.element(node) {
            live += element.namespace_declarations.len() as u64;
            self.live_namespaces = self.live_namespaces.max(live);
            if !in_signature && element.matches_name_ns(DS, "Signature") {
                in_signature = true;
                self.signatures.push(node);
            }
            for attribute in &element.attributes {
                let name = (attribute.name.namespace_uri.as_deref(), &*attribute.name.local_name);
                if matches!(name, (None, "Id" | "ID" | "id") | (Some("http://www.w3.org/XML/1998/namespace"), "id")) {
                    self.remember(&attribute.value, node);
                }
            }
        } else if matches!(self.document.node_kind(node), Some(NodeKind::Comment(_))) {
            self.comments.push(node);
        }
        for child in self.document.children_iter(node) {
            self.walk(child, live, in_signature);
        }
    }

    fn remember(&mut self, id: &'d str, node: NodeId) {
        let same = |bearer: &Bearer| matches!(bearer, Bearer::One(known) if *known == node);
        self.ids
            .entry(id)
            .and_modify(|bearer| {
                if !same(bearer) {
                    *bearer = Bearer::Several;
                }
            })
            .or_insert(Bearer::One(node));
    }

    /// The one element that bears the id.
    pub(crate) fn bearer(&self, id: &str) -> Result<NodeId, NoBearer> {
        match self.ids.get(id) {
            Some(Bearer::One(node)) => Ok(*node),
            Some(Bearer::Several) => Err(NoBearer::Several),
            None => Err(NoBearer::Missing),
        }
    }

    /// The namespace that a prefix means at a node, as in an expression written there.
    pub(crate) fn namespace(&self, node: NodeId, prefix: &str) -> Option<&'d str> {
        self.declarations(node).find(|(declared, _)| *declared == prefix).map(|(_, uri)| uri)
    }

    /// All namespace declarations in force at a node, the nearest first; a redeclared prefix comes again.
    pub(crate) fn declarations(&self, node: NodeId) -> impl Iterator<Item = (&'d str, &'d str)> {
        let document = self.document;
        std::iter::successors(Some(node), move |node| document.parent(*node))
            .filter_map(move |node| document.element(node))
            .flat_map(|element| element.namespace_declarations.iter().map(|(prefix, uri)| (&**prefix, &**uri)))
    }
}

/// How much walking is left. One document must not cost more because its signatures point at it again and again.
pub(crate) struct Work {
    left: u64,
}

/// The work was used up.
pub(crate) struct TooMuch;

impl Work {
    /// Enough for two signatures over the largest document or dozens over an ordinary one; about a second.
    const ALL: u64 = 6_000_000;

    pub(crate) const fn new() -> Self {
        Self { left: Self::ALL }
    }

    /// Takes so many node visits.
    pub(crate) fn visit(&mut self, nodes: u64) -> Result<(), TooMuch> {
        self.left = self.left.checked_sub(nodes).ok_or(TooMuch)?;
        Ok(())
    }

    /// Takes a digest of so many bytes as they are, 64 of which cost about one node.
    pub(crate) fn digest(&mut self, bytes: usize) -> Result<(), TooMuch> {
        self.visit(bytes as u64 / 64)
    }

    /// Takes the reading of so many bytes, sixteen of which cost about one node.
    pub(crate) fn read(&mut self, bytes: usize) -> Result<(), TooMuch> {
        self.visit(bytes as u64 / 16)
    }
}
