//! What became of a file between two of its states, object by object.
//!
//! Some parts of a file may be added to without any harm: proofs, signatures, what the file says of itself. They are gone
//! through by rules of their own. Everything else that can be reached from the trailer must be as it was, octet for octet;
//! an object that may change in one of its parts and is used in another as well is found there. What was referred to before
//! it existed must not come to exist.

mod form;
mod pages;
mod structure;

use std::{collections::HashSet, rc::Rc};

use super::{
    MOST_SIGNATURES,
    change::{ChangeKind, Found},
};
use crate::pdf::{Dictionary, File, Id, Object, PdfFault};
pub(super) use form::text;

/// Changes that are told.
pub(super) const MOST_CHANGES: usize = 32;
/// Groups within groups, of fields and of pages.
const DEEPEST: usize = 32;

/// What was changed from the one state to the other, nothing left out that keeps a signature from being believed.
pub(super) fn compare(old: &File<'_>, new: &File<'_>) -> Vec<Found> {
    let mut comparison = Comparison {
        old,
        new,
        changes: Vec::new(),
        fixed: Vec::new(),
        soft: Vec::new(),
        known: HashSet::new(),
        fields: HashSet::new(),
        added: HashSet::new(),
        looks: Vec::new(),
    };
    if let Err(fault) = comparison.run() {
        let place = if fault == PdfFault::TooComplex { "too complex" } else { "unreadable" };
        comparison.changes.push(Found::new(ChangeKind::Other, place));
    }
    // What is not allowed comes first, so that it is not cut off.
    let mut changes = comparison.changes;
    changes.sort_by_key(|change| !matches!(change.kind, ChangeKind::Other));
    changes
}

/// Two states of a file and what was found so far.
struct Comparison<'c, 'f> {
    old: &'c File<'f>,
    new: &'c File<'f>,
    changes: Vec<Found>,
    /// Objects from which on everything must be as it was, and who says so.
    fixed: Vec<(Id, Rc<str>)>,
    /// Objects from which on a change is of a kind that may be allowed.
    soft: Vec<(Id, Found)>,
    /// Dictionaries that have been gone through entry by entry: pages, fields, the catalog and the form. What may change of
    /// them says nothing in any other use.
    known: HashSet<Id>,
    /// The fields among them.
    fields: HashSet<Id>,
    /// Widgets of fields for signatures that were added, by which pages may show them.
    added: HashSet<Id>,
    /// How fields looked before they were signed. What else shows the same must not be taken for a field.
    looks: Vec<(Id, String)>,
}

impl Comparison<'_, '_> {
    fn run(&mut self) -> Result<(), PdfFault> {
        if !self.new.sections.contains(&self.old.newest) {
            self.report(ChangeKind::Other, "history");
        }
        let (Some(Object::Reference(root)), Some(new_root)) =
            (self.old.trailer.get("Root"), self.new.trailer.get("Root"))
        else {
            return Err(PdfFault::Broken);
        };
        if *new_root != Object::Reference(*root) {
            self.report(ChangeKind::Other, "/Root");
            return Ok(());
        }
        self.trailer()?;
        let (Some(old), Some(new)) = self.dictionaries(*root)? else { return Err(PdfFault::Broken) };
        self.known.insert(*root);
        self.catalog(&old, &new)?;
        self.form(&old, &new)?;
        self.structure(&old)?;
        self.pages(&old)?;
        let fixed = self.closure()?;
        let shared: Vec<String> =
            self.looks.drain(..).filter(|(id, _)| fixed.contains(id)).map(|(_, name)| name).collect();
        shared.iter().for_each(|name| self.report(ChangeKind::Other, name));
        self.soft_closure(&fixed)
    }

    /// What stands in a trailer beside the entries that every table has. One reader looks there for another document
    /// (AdditionalStreams). Such entries are often copied as if they were no references, and lead to nothing then; what
    /// they lead to later matters only if it holds data.
    fn trailer(&mut self) -> Result<(), PdfFault> {
        const OF_TABLES: [&str; 14] = [
            "Root",
            "Info",
            "Encrypt",
            "Size",
            "Prev",
            "XRefStm",
            "ID",
            "Type",
            "W",
            "Index",
            "Filter",
            "DecodeParms",
            "Length",
            "DL",
        ];
        let (old, new) = (self.old, self.new);
        for (key, value) in old.trailer.entries().iter().chain(new.trailer.entries()) {
            if OF_TABLES.iter().any(|known| known.as_bytes() == key) {
                continue;
            }
            let place = path("trailer", key);
            let mut found = Vec::new();
            value.references(&mut found);
            for id in found {
                if old.spot(id)?.is_some() {
                    self.fixed.push((id, place.as_str().into()));
                } else if new.indirect(id)?.data.is_some() {
                    self.report(ChangeKind::Other, &place);
                }
            }
        }
        if old.trailer.get("Encrypt") != new.trailer.get("Encrypt") {
            self.report(ChangeKind::Other, "/Encrypt");
        }
        old.trailer.get("Encrypt").inspect(|encryption| self.keep(encryption, "/Encrypt"));
        self.soften("Info", &old.trailer, &new.trailer, ChangeKind::Information, "/Info");
        Ok(())
    }

    fn catalog(&mut self, old: &Dictionary, new: &Dictionary) -> Result<(), PdfFault> {
        self.entries(old, new, &["AcroForm", "DSS", "Metadata", "Extensions", "Version"], "/Root");
        self.soften("DSS", old, new, ChangeKind::Proofs, "/Root/DSS");
        for key in ["Metadata", "Extensions", "Version"] {
            self.soften(key, old, new, ChangeKind::Information, &path("/Root", key.as_bytes()));
        }
        // A catalog that is a page or a field as well would be read differently by every rule here.
        let is_catalog = old.name("Type").is_none_or(|kind| kind == b"Catalog");
        if is_catalog { Ok(()) } else { Err(PdfFault::Broken) }
    }

    /// Notes a change of an entry that may change, and has the objects behind it looked at later.
    fn soften(&mut self, key: &str, old: &Dictionary, new: &Dictionary, kind: ChangeKind, place: &str) {
        let (before, after) = (value(old, key), value(new, key));
        if before != after {
            self.report(kind, place);
        }
        let mut found = Vec::new();
        before.inspect(|before| before.references(&mut found));
        self.soft.extend(found.into_iter().map(|id| (id, Found::new(kind, place))));
    }

    /// All entries but these must be as they were, and what they refer to.
    fn entries(&mut self, old: &Dictionary, new: &Dictionary, but: &[&str], place: &str) {
        if old.is_ambiguous() || new.is_ambiguous() {
            if old != new {
                self.report(ChangeKind::Other, place);
            }
            return old.entries().iter().for_each(|(key, value)| self.keep(value, &path(place, key)));
        }
        let is_looked_at = |key: &&Vec<u8>| !but.iter().any(|known| known.as_bytes() == *key);
        let (known, known_now) = (old.by_key(), new.by_key());
        for (key, before) in old.entries().iter().filter(|(key, _)| is_looked_at(&key)) {
            let after = known_now.get(&**key).copied();
            if after.unwrap_or(&Object::Null) != before {
                self.report(ChangeKind::Other, &path(place, key));
            }
            self.keep(before, &path(place, key));
        }
        let is_new = |key: &&Vec<u8>| !known.contains_key(&***key);
        let added =
            new.entries().iter().filter(|(key, value)| is_looked_at(&key) && is_new(&key) && *value != Object::Null);
        for (key, _) in added {
            self.report(ChangeKind::Other, &path(place, key));
        }
    }

    /// Everything that this refers to must be as it was.
    fn keep(&mut self, object: &Object, place: &str) {
        let mut found = Vec::new();
        object.references(&mut found);
        let place: Rc<str> = place.into();
        self.fixed.extend(found.into_iter().map(|id| (id, place.clone())));
    }

    /// Everything that can be reached from what must be as it was, told what is not.
    fn closure(&mut self) -> Result<HashSet<Id>, PdfFault> {
        let mut seen = HashSet::new();
        while let Some((id, place)) = self.fixed.pop() {
            if self.known.contains(&id) || !seen.insert(id) {
                continue;
            }
            if self.is_changed(id)? {
                self.report(ChangeKind::Other, &place);
            }
            let next = self.old.references(id)?;
            let next = next.iter().filter(|id| !seen.contains(*id));
            self.fixed.extend(next.map(|id| (*id, place.clone())));
        }
        Ok(seen)
    }

    /// The same from what may change. What was reached before has been judged. An object that is used for two things
    /// changes for both.
    fn soft_closure(&mut self, fixed: &HashSet<Id>) -> Result<(), PdfFault> {
        let mut seen = HashSet::new();
        while let Some((id, found)) = self.soft.pop() {
            if self.known.contains(&id) || fixed.contains(&id) || !seen.insert((id, found.kind)) {
                continue;
            }
            if self.is_changed(id)? {
                self.add(found.clone());
            }
            let next = self.old.references(id)?;
            let next = next.iter().filter(|id| !seen.contains(&(**id, found.kind)));
            self.soft.extend(next.map(|id| (*id, found.clone())));
        }
        Ok(())
    }

    /// Whether an object says something else than it did, or says something for the first time.
    fn is_changed(&self, id: Id) -> Result<bool, PdfFault> {
        if self.old.spot(id)? == self.new.spot(id)? {
            return Ok(false);
        }
        let (old, new) = (self.old.indirect(id)?, self.new.indirect(id)?);
        let data = |file: &File<'_>, found: &crate::pdf::Indirect| {
            found.data.clone().map(|data| file.bytes().get(data).unwrap_or_default().to_vec())
        };
        Ok(old.object != new.object || data(self.old, &old) != data(self.new, &new))
    }

    /// An object in both states, where it is a dictionary without data.
    fn dictionaries(&self, id: Id) -> Result<(Option<Dictionary>, Option<Dictionary>), PdfFault> {
        Ok((dictionary(self.old, id)?, dictionary(self.new, id)?))
    }

    fn report(&mut self, kind: ChangeKind, place: &str) {
        self.add(Found::new(kind, place));
    }

    fn add(&mut self, found: Found) {
        let is_told = self.changes.iter().any(|known| known.kind == found.kind && known.place == found.place);
        let of_kind = self.changes.iter().filter(|known| known.kind == found.kind).count();
        // Each further signature must be told. More of them than a file may have were taken out again later.
        let told = self.changes.iter().filter(|known| known.value.is_some()).count();
        if found.value.is_some() && told >= MOST_SIGNATURES {
            self.report(ChangeKind::Other, "signatures");
        } else if found.value.is_some() || !is_told && of_kind < MOST_CHANGES {
            self.changes.push(found);
        }
    }
}

/// The entry, unless it is null.
fn value<'d>(dictionary: &'d Dictionary, key: &str) -> Option<&'d Object> {
    dictionary.get(key).filter(|value| **value != Object::Null)
}

fn dictionary(file: &File<'_>, id: Id) -> Result<Option<Dictionary>, PdfFault> {
    let found = file.indirect(id)?;
    match (found.object, found.data) {
        (Object::Dictionary(dictionary), None) => Ok(Some(dictionary)),
        _ => Ok(None),
    }
}

fn path(place: &str, key: &[u8]) -> String {
    format!("{place}/{}", String::from_utf8_lossy(key))
}

/// Pairs what was in a list with what is in it now: each of the old in its old order. None when one of the old is missing.
/// Gives also what was added.
fn paired<'l>(old: &'l [Object], new: &'l [Object]) -> Option<Vec<&'l Object>> {
    let mut rest = old.iter().peekable();
    let added = new.iter().filter(|item| rest.next_if(|old| old == item).is_none()).collect();
    rest.peek().is_none().then_some(added)
}

/// The items of a list; none when it is none.
fn items(object: Object) -> Vec<Object> {
    match object {
        Object::Array(items) => items,
        _ => Vec::new(),
    }
}
