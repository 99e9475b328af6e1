//! Which nodes of a document are meant.

use uppsala::{Document, NodeId, NodeKind};

use crate::subtree;

/// A set of the nodes of one document. An attribute or a namespace is in it when its element is.
#[derive(Clone, Debug)]
pub struct NodeSet {
    /// A bit for each node, by the node's number.
    bits: Vec<u64>,
    /// Whether the nodes are in it that have no bit yet.
    others: bool,
}

impl NodeSet {
    /// No node.
    #[must_use]
    pub const fn new() -> Self {
        Self { bits: Vec::new(), others: false }
    }

    /// Every node of any document.
    #[must_use]
    pub const fn all() -> Self {
        Self { bits: Vec::new(), others: true }
    }

    /// The document without its comments.
    #[must_use]
    pub fn all_without_comments(document: &Document<'_>) -> Self {
        Self::tree_without_comments(document.root(), document)
    }

    /// The node and everything below it.
    #[must_use]
    pub fn tree_with_comments(top: NodeId, document: &Document<'_>) -> Self {
        let mut set = Self::new();
        subtree(document, top).for_each(|node| set.insert(node));
        set
    }

    /// The node and everything below it but comments.
    #[must_use]
    pub fn tree_without_comments(top: NodeId, document: &Document<'_>) -> Self {
        let mut set = Self::new();
        let is_comment = |node: &NodeId| matches!(document.node_kind(*node), Some(NodeKind::Comment(_)));
        subtree(document, top).filter(|node| !is_comment(node)).for_each(|node| set.insert(node));
        set
    }

    /// Whether the node is in the set.
    #[must_use]
    pub fn contains(&self, node: NodeId) -> bool {
        let (place, bit) = place(node);
        self.bits.get(place).map_or(self.others, |bits| bits & bit != 0)
    }

    /// Puts the node into the set.
    pub fn insert(&mut self, node: NodeId) {
        let (place, bit) = place(node);
        if let Some(bits) = self.at(place, true) {
            *bits |= bit;
        }
    }

    /// Takes the node out of the set.
    pub fn remove(&mut self, node: NodeId) {
        let (place, bit) = place(node);
        if let Some(bits) = self.at(place, false) {
            *bits &= !bit;
        }
    }

    /// The nodes that are in both.
    #[must_use]
    pub fn intersection(&self, other: &Self) -> Self {
        self.joined(other, |one, two| one & two)
    }

    /// The nodes that are in one or the other.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        self.joined(other, |one, two| one | two)
    }

    /// The bits at that place; none when those there are as wanted because all others are.
    fn at(&mut self, place: usize, wanted: bool) -> Option<&mut u64> {
        if place >= self.bits.len() {
            if self.others == wanted {
                return None;
            }
            self.bits.resize(place + 1, bits_of(self.others));
        }
        self.bits.get_mut(place)
    }

    fn joined(&self, other: &Self, join: impl Fn(u64, u64) -> u64) -> Self {
        let bits = |set: &Self, place| set.bits.get(place).copied().unwrap_or(bits_of(set.others));
        let places = 0..self.bits.len().max(other.bits.len());
        let others = join(bits_of(self.others), bits_of(other.others)) != 0;
        Self { bits: places.map(|place| join(bits(self, place), bits(other, place))).collect(), others }
    }
}

impl Default for NodeSet {
    fn default() -> Self {
        Self::new()
    }
}

impl PartialEq for NodeSet {
    fn eq(&self, other: &Self) -> bool {
        let differs = self.joined(other, |one, two| one ^ two);
        !differs.others && differs.bits.iter().all(|bits| *bits == 0)
    }
}

impl Eq for NodeSet {}

fn place(node: NodeId) -> (usize, u64) {
    (node.index() / 64, 1 << (node.index() % 64))
}

const fn bits_of(all: bool) -> u64 {
    if all { u64::MAX } else { 0 }
}

#[cfg(test)]
mod tests {
    use uppsala::NodeId;

    use super::NodeSet;

    fn of(numbers: &[usize], mut set: NodeSet) -> NodeSet {
        numbers.iter().for_each(|number| set.insert(NodeId::new(*number)));
        set
    }

    fn without(numbers: &[usize]) -> NodeSet {
        let mut set = NodeSet::all();
        numbers.iter().for_each(|number| set.remove(NodeId::new(*number)));
        set
    }

    #[test]
    fn what_was_put_in_is_there_and_nothing_else() {
        let (some, most) = (of(&[0, 63, 64, 1_000], NodeSet::new()), without(&[0, 63, 64, 1_000]));
        for number in 0..2_000 {
            let is_one = [0, 63, 64, 1_000].contains(&number);
            assert_eq!(some.contains(NodeId::new(number)), is_one, "{number}");
            assert_eq!(most.contains(NodeId::new(number)), !is_one, "{number}");
        }
    }

    #[test]
    fn sets_are_the_same_by_what_they_hold() {
        assert_eq!(of(&[3, 500], without(&[3, 500])), NodeSet::all());
        assert_eq!(without(&[3]).intersection(&of(&[3, 70], NodeSet::new())), of(&[70], NodeSet::new()));
        assert_eq!(without(&[3]).union(&of(&[3, 70], NodeSet::new())), NodeSet::all());
        assert_eq!(without(&[3]).intersection(&without(&[700])), without(&[3, 700]));
        assert_ne!(NodeSet::all(), of(&[0, 1, 2], NodeSet::new()));
        assert_ne!(without(&[700]), NodeSet::all());
    }
}
