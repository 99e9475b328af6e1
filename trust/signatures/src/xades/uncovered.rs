//! Where things stand in a document, in words; and what of it no right reference covers.

use xml::{NodeId, NodeKind, NodeSet};

use super::{
    coverage::{beside, holds_properties_only, objects},
    find::{Index, Work},
    properties::Properties,
};

/// Places that are told; who reads more of them?
pub(crate) const MOST_PLACES: usize = 32;
/// Characters of one place.
const LONGEST: usize = 300;

/// The path of an element, such as `/Dokument[1]/Tresc[2]`, with names as they are written; `/` for the document. The
/// number counts the elements of that name beside it.
pub(crate) fn path(index: &Index<'_>, node: NodeId) -> String {
    let document = index.document;
    let ancestors = std::iter::successors(Some(node), |node| document.parent(*node));
    let steps: Vec<String> = ancestors.filter_map(|node| step(index, node)).collect();
    let path: String = steps.iter().rev().flat_map(|step| ["/", step]).collect();
    if path.is_empty() { "/".to_owned() } else { path.chars().take(LONGEST).collect() }
}

fn step(index: &Index<'_>, node: NodeId) -> Option<String> {
    let document = index.document;
    let name = &document.element(node)?.name;
    let is_namesake = |other: &NodeId| document.element(*other).is_some_and(|element| element.name == *name);
    let parent = document.parent(node)?;
    let before = document.children_iter(parent).take_while(|other| *other != node).filter(is_namesake).count();
    let prefix = name.prefix.as_deref().map(|prefix| format!("{prefix}:")).unwrap_or_default();
    Some(format!("{prefix}{}[{}]", name.local_name, before + 1))
}

/// How much of a node is covered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Share {
    All,
    Some,
    None,
}

/// The places that none of the sets holds: of the document around the signature, or of its own objects when it is the
/// document. Nothing when too little work is left.
pub(crate) fn uncovered(
    index: &Index<'_>,
    signature: NodeId,
    properties: &Properties,
    sets: &[NodeSet],
    work: &mut Work,
) -> Vec<String> {
    if work.visit(index.nodes.saturating_mul(sets.len() as u64 + 1)).is_err() {
        return Vec::new();
    }
    let mut seeker = Seeker { index, sets, places: Vec::new() };
    let tops: Vec<NodeId> = if index.root == signature {
        let is_content = |object: &NodeId| !holds_properties_only(index, *object, properties);
        objects(index, signature).filter(is_content).collect()
    } else {
        beside(index).chain([index.root]).collect()
    };
    for top in tops {
        if seeker.share(top) == Share::None {
            seeker.tell(top);
        }
    }
    seeker.places
}

struct Seeker<'s, 'd> {
    index: &'s Index<'d>,
    sets: &'s [NodeSet],
    places: Vec<String>,
}

impl Seeker<'_, '_> {
    /// How much of the node is covered; of one that is covered in part, what is not is told. As deep as the document, which
    /// the reader limits to 128.
    fn share(&mut self, node: NodeId) -> Share {
        let document = self.index.document;
        let held = self.sets.iter().any(|set| set.contains(node));
        let says_nothing = match document.node_kind(node) {
            Some(NodeKind::Text(text) | NodeKind::CData(text)) => text.trim_ascii().is_empty(),
            Some(NodeKind::Comment(_)) => true,
            _ => self.index.signatures.contains(&node),
        };
        if says_nothing {
            return Share::All;
        }
        let told = self.places.len();
        let children: Vec<(NodeId, Share)> =
            document.children_iter(node).map(|child| (child, self.share(child))).collect();
        let any = held || children.iter().any(|(child, share)| self.is_part(*child, *share));
        let missing: Vec<NodeId> =
            children.iter().filter(|(_, share)| *share == Share::None).map(|(child, _)| *child).collect();
        if !any {
            return Share::None;
        }
        for child in &missing {
            self.tell(*child);
        }
        if missing.is_empty() && held && self.places.len() == told {
            return Share::All;
        }
        // Its content is covered, its own name and attributes are not.
        if !held && self.places.len() == told {
            self.tell(node);
        }
        Share::Some
    }

    /// Whether something below is covered, and not only left out as saying nothing.
    fn is_part(&self, node: NodeId, share: Share) -> bool {
        share == Share::Some || (share == Share::All && self.sets.iter().any(|set| set.contains(node)))
    }

    fn tell(&mut self, node: NodeId) {
        if self.places.len() >= MOST_PLACES {
            return;
        }
        let document = self.index.document;
        let place = match (document.node_kind(node), document.parent(node)) {
            (Some(NodeKind::Element(_)), _) | (_, None) => path(self.index, node),
            (Some(NodeKind::ProcessingInstruction(_)), Some(parent)) => {
                format!("{}/processing-instruction()", path(self.index, parent).trim_end_matches('/'))
            }
            (_, Some(parent)) => format!("{}/text()", path(self.index, parent)),
        };
        if !self.places.contains(&place) {
            self.places.push(place);
        }
    }
}
