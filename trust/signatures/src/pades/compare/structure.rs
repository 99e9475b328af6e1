//! The logical structure of a file (ISO 32000-1, clause 14.7), which reading aloud goes by: a later signature may be
//! entered in it and nothing else.

use std::collections::BTreeMap;

use super::{Comparison, dictionary, items, paired, value};
use crate::{
    pades::change::ChangeKind,
    pdf::{Dictionary, File, Id, Object, PdfFault},
};

const PLACE: &str = "/Root/StructTreeRoot";
/// Elements right below the root; one for the whole document is usual.
const MOST_TOPS: usize = 64;
/// Nodes of a tree of numbers within nodes.
const DEEPEST: usize = 16;
/// Entries of such a tree.
const MOST_ENTRIES: usize = 200_000;

impl Comparison<'_, '_> {
    /// Goes through the root of the structure and the elements right below it; all deeper ones must be as they were.
    pub(super) fn structure(&mut self, catalog: &Dictionary) -> Result<(), PdfFault> {
        let Some(Object::Reference(id)) = catalog.get("StructTreeRoot") else { return Ok(()) };
        let (Some(old), Some(new)) = self.dictionaries(*id)? else {
            self.fixed.push((*id, PLACE.into()));
            return Ok(());
        };
        self.known.insert(*id);
        let next = value(&new, "ParentTreeNextKey");
        if !matches!(next, None | Some(Object::Integer(_))) {
            self.report(ChangeKind::Other, PLACE);
        }
        self.entries(&old, &new, &["K", "ParentTree", "ParentTreeNextKey"], PLACE);
        let tops = self.children(&old, &new)?;
        if tops.len() > MOST_TOPS {
            return Err(PdfFault::TooComplex);
        }
        for top in tops {
            let (Some(old), Some(new)) = self.dictionaries(top)? else {
                self.fixed.push((top, PLACE.into()));
                continue;
            };
            if old.get("S").is_none() || !self.known.insert(top) {
                self.fixed.push((top, PLACE.into()));
                continue;
            }
            self.entries(&old, &new, &["K"], PLACE);
            let children = self.children(&old, &new)?;
            self.fixed.extend(children.into_iter().map(|child| (child, PLACE.into())));
        }
        self.parents(&old, &new)
    }

    /// The old children of an element. Those that were added must be entries of a signature.
    fn children(&mut self, old: &Dictionary, new: &Dictionary) -> Result<Vec<Id>, PdfFault> {
        let list = |file: &File<'_>, element: &Dictionary| {
            let children = file.entry(element, "K")?;
            // One child may stand without a list.
            Ok::<_, PdfFault>(match (children, value(element, "K")) {
                (Object::Array(children), _) => children,
                (_, Some(child)) => vec![child.clone()],
                _ => Vec::new(),
            })
        };
        let (old, new) = (list(self.old, old)?, list(self.new, new)?);
        let Some(added) = paired(&old, &new) else {
            self.report(ChangeKind::Other, PLACE);
            return Ok(Vec::new());
        };
        for item in added {
            if !self.is_entry(item)? {
                self.report(ChangeKind::Other, PLACE);
            }
        }
        let mut children = Vec::new();
        old.iter().for_each(|child| child.references(&mut children));
        Ok(children)
    }

    /// Whether it is a new element for the widget of a signature that was added, and says nothing by itself.
    fn is_entry(&self, item: &Object) -> Result<bool, PdfFault> {
        let Object::Reference(id) = item else { return Ok(false) };
        let Some(element) = dictionary(self.new, *id)? else { return Ok(false) };
        let only = |dictionary: &Dictionary, known: &[&[u8]]| {
            !dictionary.is_ambiguous() && dictionary.entries().iter().all(|(key, _)| known.contains(&&**key))
        };
        let children = match self.new.entry(&element, "K")? {
            Object::Array(children) => children,
            child => vec![child],
        };
        let [child] = children.as_slice() else { return Ok(false) };
        let Object::Dictionary(child) = self.new.resolve(child)? else { return Ok(false) };
        let is_widget = matches!(child.get("Obj"), Some(Object::Reference(widget)) if self.added.contains(widget));
        Ok(self.old.spot(*id)?.is_none()
            && element.name("S") == Some(b"Form")
            && only(&element, &[b"Type", b"S", b"P", b"Pg", b"K"])
            && child.name("Type") == Some(b"OBJR")
            && only(&child, &[b"Type", b"Obj", b"Pg"])
            && is_widget)
    }

    /// Which element each part of a page belongs to (clause 14.7.4.4): the old ones as they were.
    fn parents(&mut self, old: &Dictionary, new: &Dictionary) -> Result<(), PdfFault> {
        let (old, new) = (numbers(self.old, old)?, numbers(self.new, new)?);
        for (key, before) in &old {
            let same = match new.get(key) {
                Some(after) => match (self.old.resolve(before)?, self.new.resolve(after)?) {
                    // A list of elements may have been written anew under another number.
                    (Object::Array(before), Object::Array(after)) => before == after,
                    (was, is) => before == after || was == is,
                },
                None => false,
            };
            if !same {
                self.report(ChangeKind::Other, PLACE);
            }
            let elements = match self.old.resolve(before)? {
                list @ Object::Array(_) => list,
                _ => before.clone(),
            };
            self.keep(&elements, PLACE);
        }
        for (_, added) in new.iter().filter(|(key, _)| !old.contains_key(*key)) {
            if !self.is_entry(added)? {
                self.report(ChangeKind::Other, PLACE);
            }
        }
        Ok(())
    }
}

/// A tree of numbers (clause 7.9.7), as what it says of each.
fn numbers(file: &File<'_>, root: &Dictionary) -> Result<BTreeMap<i64, Object>, PdfFault> {
    let mut open: Vec<_> = root.get("ParentTree").map(|tree| (tree.clone(), 0)).into_iter().collect();
    let mut all = BTreeMap::new();
    while let Some((node, depth)) = open.pop() {
        let Object::Dictionary(node) = file.resolve(&node)? else { continue };
        if depth > DEEPEST || node.is_ambiguous() {
            return Err(PdfFault::TooComplex);
        }
        for pair in items(file.entry(&node, "Nums")?).chunks(2) {
            let [Object::Integer(key), value] = pair else { return Err(PdfFault::Broken) };
            // Readers would differ about a number that stands twice.
            if all.insert(*key, value.clone()).is_some() || all.len() > MOST_ENTRIES {
                return Err(PdfFault::TooComplex);
            }
        }
        let kids = items(file.entry(&node, "Kids")?);
        open.extend(kids.into_iter().map(|kid| (kid, depth + 1)));
    }
    Ok(all)
}
