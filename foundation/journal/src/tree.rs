//! The Merkle tree over entries, after RFC 9162, section 2.1: roots, and what proves that an entry is in a tree and that one
//! tree continues another. Nothing here knows where hashes are kept.

use std::ops::Range;

use sha2::{Digest as _, Sha256};

/// SHA-256: of an entry, of a node, or of a whole tree.
pub type Hash = [u8; 32];

/// A tree that only grows, told by the roots of its complete subtrees, the largest first: one for each bit of its size.
#[derive(Clone, Debug, Default)]
pub struct Frontier {
    size: u64,
    peaks: Vec<Hash>,
}

impl Frontier {
    /// A tree of this size whose [`peaks`] have these hashes.
    #[must_use]
    pub const fn resume(size: u64, peaks: Vec<Hash>) -> Self {
        Self { size, peaks }
    }

    /// How many leaves it has.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Adds a leaf by its hash, and tells height and hash of each subtree that it completes, the lowest first.
    pub fn push(&mut self, leaf: Hash, mut completed: impl FnMut(u32, Hash)) {
        let mut node = leaf;
        // Each bit that is set is a subtree as high as what is carried; the two make one that is higher.
        for height in 0..self.size.trailing_ones() {
            if let Some(left) = self.peaks.pop() {
                node = join(&left, &node);
                completed(height + 1, node);
            }
        }
        self.peaks.push(node);
        self.size += 1;
    }

    /// The root of the tree (section 2.1.1).
    #[must_use]
    pub fn root(&self) -> Hash {
        fold(&self.peaks)
    }
}

/// The hash of a node over two others (section 2.1.1).
#[must_use]
pub fn join(left: &Hash, right: &Hash) -> Hash {
    Sha256::new().chain_update([1]).chain_update(left).chain_update(right).finalize().into()
}

/// The hash over a row of complete subtrees, the largest first; the hash of nothing for none.
#[must_use]
pub fn fold(peaks: &[Hash]) -> Hash {
    let mut hashes = peaks.iter().rev();
    hashes.next().map_or_else(|| Sha256::digest([]).into(), |last| hashes.fold(*last, |right, left| join(left, &right)))
}

/// The complete subtrees (height, position among those of that height) that make up these leaves, the largest first. The
/// range must begin where a subtree as large as the largest of them begins, as those of proofs do.
#[must_use]
pub fn peaks(leaves: Range<u64>) -> Vec<(u32, u64)> {
    let mut parts = Vec::new();
    let mut from = leaves.start;
    while from < leaves.end {
        let height = (leaves.end - from).ilog2();
        parts.push((height, from >> height));
        from += 1 << height;
    }
    parts
}

/// Which leaves the hashes of an inclusion proof are over, in the proof's order (section 2.1.3.1): of the leaf with this
/// index, counted from 0, in a tree of this size.
#[must_use]
pub fn inclusion(index: u64, size: u64) -> Vec<Range<u64>> {
    let (mut tree, mut path) = (0..size, Vec::new());
    while index < size && tree.end - tree.start > 1 {
        let middle = tree.start + left_of(tree.end - tree.start);
        if index < middle {
            path.push(middle..tree.end);
            tree.end = middle;
        } else {
            path.push(tree.start..middle);
            tree.start = middle;
        }
    }
    path.reverse();
    path
}

/// Which leaves the hashes of a consistency proof are over, in the proof's order (section 2.1.4.1): between the trees of the
/// `first` and of the `second` so many leaves. Nothing need be proved from an empty tree, or between equal sizes.
#[must_use]
pub fn consistency(first: u64, second: u64) -> Vec<Range<u64>> {
    let (mut tree, mut path, mut whole) = (0..second, Vec::new(), true);
    if first == 0 || first >= second {
        return path;
    }
    while first < tree.end {
        let middle = tree.start + left_of(tree.end - tree.start);
        if first <= middle {
            path.push(middle..tree.end);
            tree.end = middle;
        } else {
            path.push(tree.start..middle);
            tree.start = middle;
            whole = false;
        }
    }
    // The first tree itself is known to whoever checks.
    if !whole {
        path.push(tree);
    }
    path.reverse();
    path
}

/// The largest power of two below this size, which is at least 2.
const fn left_of(size: u64) -> u64 {
    1 << (size - 1).ilog2()
}

/// Whether the path shows that the leaf with this hash stands at this index, counted from 0, of the tree of this size and
/// root (section 2.1.3.2).
#[must_use]
pub fn includes(leaf: &Hash, index: u64, size: u64, path: &[Hash], root: &Hash) -> bool {
    if index >= size {
        return false;
    }
    let (mut at, mut last, mut hash) = (index, size - 1, *leaf);
    for beside in path {
        if last == 0 {
            return false;
        }
        if at & 1 == 1 || at == last {
            hash = join(beside, &hash);
            while at & 1 == 0 && at != 0 {
                at >>= 1;
                last >>= 1;
            }
        } else {
            hash = join(&hash, beside);
        }
        at >>= 1;
        last >>= 1;
    }
    last == 0 && hash == *root
}

/// Whether the path shows that the second tree begins with all the leaves of the first, in their order (section 2.1.4.2).
/// Each tree is told by its size and root.
#[must_use]
pub fn continues(first: (u64, &Hash), second: (u64, &Hash), path: &[Hash]) -> bool {
    let ((first, first_root), (second, second_root)) = (first, second);
    if first == second {
        return path.is_empty() && first_root == second_root;
    }
    if first > second {
        return false;
    }
    if first == 0 {
        return path.is_empty() && *first_root == fold(&[]);
    }
    // A complete first tree is a node of the second, and the proof leaves it out.
    let known = first.is_power_of_two().then_some(first_root);
    let mut path = known.into_iter().chain(path);
    let Some(begin) = path.next() else { return false };
    let (mut at, mut last) = (first - 1, second - 1);
    let shift = at.trailing_ones();
    at >>= shift;
    last >>= shift;
    let (mut old, mut new) = (*begin, *begin);
    for beside in path {
        if last == 0 {
            return false;
        }
        if at & 1 == 1 || at == last {
            old = join(beside, &old);
            new = join(beside, &new);
            while at & 1 == 0 && at != 0 {
                at >>= 1;
                last >>= 1;
            }
        } else {
            new = join(&new, beside);
        }
        at >>= 1;
        last >>= 1;
    }
    last == 0 && old == *first_root && new == *second_root
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Section 2.1.1 as it is written.
    fn naive(leaves: &[Hash]) -> Hash {
        match leaves {
            [] => Sha256::digest([]).into(),
            [leaf] => *leaf,
            _ => {
                let (left, right) = leaves.split_at(leaves.len().next_power_of_two() / 2);
                join(&naive(left), &naive(right))
            }
        }
    }

    fn leaves(count: u64) -> Vec<Hash> {
        (0..count).map(|n| Sha256::new().chain_update([0]).chain_update(n.to_be_bytes()).finalize().into()).collect()
    }

    fn part(leaves: &[Hash], range: &Range<u64>) -> Vec<Hash> {
        leaves.iter().skip(range.start as usize).take((range.end - range.start) as usize).copied().collect()
    }

    fn hashes(leaves: &[Hash], ranges: &[Range<u64>]) -> Vec<Hash> {
        ranges.iter().map(|range| naive(&part(leaves, range))).collect()
    }

    const MOST: u64 = 70;

    #[test]
    fn a_growing_tree_has_the_root_of_the_definition_and_tells_each_subtree_it_completes() {
        let all = leaves(MOST);
        let mut tree = Frontier::default();
        assert_eq!(tree.root(), naive(&[]));
        for (n, leaf) in (1..).zip(&all) {
            let mut told = Vec::new();
            tree.push(*leaf, |height, hash| told.push((height, hash)));
            assert_eq!((tree.size(), tree.root()), (n, naive(&part(&all, &(0..n)))));
            for (height, hash) in told {
                assert_eq!(hash, naive(&part(&all, &(n - (1 << height)..n))), "{n} {height}");
            }
            let known: Vec<Hash> = peaks(0..n)
                .into_iter()
                .map(|(height, at)| naive(&part(&all, &(at << height..(at + 1) << height))))
                .collect();
            assert_eq!(Frontier::resume(n, known).root(), tree.root());
        }
    }

    #[test]
    fn every_leaf_of_every_tree_is_proved_and_no_other_is() {
        let all = leaves(MOST);
        for size in 1..=MOST {
            let root = naive(&part(&all, &(0..size)));
            for index in 0..size {
                let path = hashes(&all, &inclusion(index, size));
                let leaf = &all[index as usize];
                assert!(includes(leaf, index, size, &path, &root), "{index} of {size}");
                for other in (0..size).filter(|other| *other != index) {
                    assert!(!includes(leaf, other, size, &path, &root), "{index} as {other} of {size}");
                }
                assert!(!includes(&[9; 32], index, size, &path, &root));
                assert!(!includes(leaf, index, size, &path, &[9; 32]));
                if !path.is_empty() {
                    assert!(!includes(leaf, index, size, &path[1..], &root));
                    assert!(!includes(leaf, index, size, &path[..path.len() - 1], &root));
                }
                assert!(!includes(leaf, index, size, &[path, vec![[1; 32]]].concat(), &root));
            }
            assert!(!includes(&all[0], size, size, &[], &root) && inclusion(size, size).is_empty());
        }
    }

    #[test]
    fn every_tree_is_shown_to_continue_every_smaller_one_and_no_other() {
        let all = leaves(MOST);
        let mut forged = all.clone();
        for second in 0..=MOST {
            let after = naive(&part(&all, &(0..second)));
            for first in 0..=second {
                let before = naive(&part(&all, &(0..first)));
                let path = hashes(&all, &consistency(first, second));
                assert!(continues((first, &before), (second, &after), &path), "{first} to {second}");
                assert!(!continues((first, &[9; 32]), (second, &after), &path), "{first} to {second}");
                if first > 0 {
                    assert!(!continues((first, &before), (second, &[9; 32]), &path), "{first} to {second}");
                    assert!(!continues((first, &before), (second, &after), &[path.clone(), vec![[1; 32]]].concat()));
                    forged[first as usize - 1] = [7; 32];
                    let other = naive(&part(&forged, &(0..first)));
                    assert!(!continues((first, &other), (second, &after), &path), "{first} to {second}");
                    forged[first as usize - 1] = all[first as usize - 1];
                }
                for wrong in (0..path.len()).filter(|_| first != second) {
                    let mut path = path.clone();
                    path[wrong][0] ^= 1;
                    assert!(!continues((first, &before), (second, &after), &path), "{first} to {second} at {wrong}");
                }
            }
        }
        assert!(!continues((2, &all[0]), (1, &all[0]), &[]));
    }
}
