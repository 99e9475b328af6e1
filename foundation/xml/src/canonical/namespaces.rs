//! What each prefix means where the walk is, and what it means in the octets written so far.

use std::{borrow::Cow, collections::HashMap};

use super::escape;

/// A document's prefixes, each with a place of its own; no prefix stands at the first. `xml` is never declared.
pub(super) struct Namespaces<'d> {
    slots: HashMap<&'d str, usize>,
    bindings: Vec<Binding<'d>>,
    /// What was changed in the elements around, to be put back.
    changes: Vec<Change<'d>>,
    considered: Vec<usize>,
}

/// The namespaces are empty where there is none.
struct Binding<'d> {
    prefix: &'d str,
    declared: &'d str,
    shown: &'d str,
}

enum Change<'d> {
    Declared(usize, &'d str),
    Shown(usize, &'d str),
}

impl<'d> Namespaces<'d> {
    pub(super) fn new() -> Self {
        let none = Binding { prefix: "", declared: "", shown: "" };
        Self { slots: HashMap::new(), bindings: vec![none], changes: Vec::new(), considered: Vec::new() }
    }

    /// The prefix's place; that of no prefix is the first.
    pub(super) fn slot(&mut self, prefix: &'d str) -> Option<usize> {
        if prefix.is_empty() {
            return Some(0);
        }
        // Most documents have a few, which are found sooner so.
        if let Some(slot) = self.bindings.iter().take(FEW).position(|known| known.prefix == prefix) {
            return Some(slot);
        }
        if prefix == "xml" {
            return None;
        }
        Some(*self.slots.entry(prefix).or_insert_with(|| {
            self.bindings.push(Binding { prefix, declared: "", shown: "" });
            self.bindings.len() - 1
        }))
    }

    /// Enters an element; what it returns is for leaving it.
    pub(super) fn open(&mut self, declarations: &'d [(Cow<'d, str>, Cow<'d, str>)]) -> usize {
        let scope = self.changes.len();
        for (prefix, uri) in declarations {
            if let Some(slot) = self.slot(prefix) {
                let before = std::mem::replace(&mut self.bindings[slot].declared, uri);
                self.changes.push(Change::Declared(slot, before));
            }
        }
        scope
    }

    /// Leaves an element.
    pub(super) fn close(&mut self, scope: usize) {
        for change in self.changes.drain(scope..).rev() {
            match change {
                Change::Declared(slot, before) => self.bindings[slot].declared = before,
                Change::Shown(slot, before) => self.bindings[slot].shown = before,
            }
        }
    }

    pub(super) fn consider(&mut self, prefix: &'d str) {
        let slot = self.slot(prefix);
        self.considered.extend(slot);
    }

    pub(super) fn consider_all(&mut self, slots: &[usize]) {
        self.considered.extend_from_slice(slots);
    }

    /// Considers what was declared since that scope was opened and is in force.
    pub(super) fn consider_declared_since(&mut self, scope: usize) {
        let declared = self.changes[scope..].iter().filter_map(|change| match change {
            Change::Declared(slot, _) => Some(*slot),
            Change::Shown(..) => None,
        });
        self.considered.extend(declared);
    }

    /// Writes those of the considered that mean something else than the octets around them say. Only no prefix can be made
    /// to mean nothing again.
    pub(super) fn show(&mut self, octets: &mut Vec<u8>) {
        let Self { bindings, considered, changes, .. } = self;
        considered.retain(|slot| {
            let Binding { prefix, declared, shown } = bindings[*slot];
            !is_same(declared, shown) && (prefix.is_empty() || !declared.is_empty())
        });
        considered.sort_unstable_by_key(|slot| bindings[*slot].prefix);
        considered.dedup();
        for slot in considered.drain(..) {
            let binding = &mut bindings[slot];
            octets.extend_from_slice(b" xmlns");
            if !binding.prefix.is_empty() {
                octets.push(b':');
                octets.extend_from_slice(binding.prefix.as_bytes());
            }
            octets.extend_from_slice(b"=\"");
            escape::attribute(octets, binding.declared);
            octets.push(b'"');
            changes.push(Change::Shown(slot, std::mem::replace(&mut binding.shown, binding.declared)));
        }
    }
}

/// Prefixes that are looked through one by one.
const FEW: usize = 8;

/// Empty texts may stand nowhere, and some processors take longer to compare nothing there than a hundred octets elsewhere.
fn is_same(one: &str, other: &str) -> bool {
    one.len() == other.len() && (one.is_empty() || one == other)
}
