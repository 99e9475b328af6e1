//! The pages of a file (ISO 32000-1, clause 7.7.3): nothing of them may change but the list of what lies upon them.

use std::collections::HashSet;

use super::{Comparison, DEEPEST, dictionary, items, paired, path};
use crate::{
    pades::change::ChangeKind,
    pdf::{Dictionary, Id, Object, PdfFault},
};

/// The longest side of the sign of a note, in points. What is larger can lie over what was signed.
const LARGEST_NOTE: f64 = 48.0;
/// What a note may be: a sign that opens, and the window that it opens (clauses 12.5.6.4 and 12.5.6.14).
const NOTES: [&[u8]; 2] = [b"Text", b"Popup"];

impl Comparison<'_, '_> {
    /// Goes through the tree of pages. That the catalog names the same tree is told elsewhere.
    pub(super) fn pages(&mut self, catalog: &Dictionary) -> Result<(), PdfFault> {
        let Some(Object::Reference(root)) = catalog.get("Pages") else { return Err(PdfFault::Broken) };
        let (mut open, mut seen, mut count) = (vec![(*root, 0)], HashSet::new(), 0);
        while let Some((id, depth)) = open.pop() {
            // A page that stands in two places is the same page; one within itself has no end. What is a field as well has
            // to stand both rules.
            if !seen.insert(id) {
                continue;
            }
            if depth > DEEPEST {
                return Err(PdfFault::TooComplex);
            }
            let (Some(old), Some(new)) = self.dictionaries(id)? else {
                self.report(ChangeKind::Other, "/Root/Pages");
                continue;
            };
            if !matches!(old.name("Type"), None | Some(b"Page" | b"Pages")) {
                self.fixed.push((id, "/Root/Pages".into()));
                continue;
            }
            self.known.insert(id);
            if old.get("Kids").is_some() {
                self.entries(&old, &new, &[], "/Root/Pages");
                let kids = items(self.old.entry(&old, "Kids")?);
                let next = kids.into_iter().rev().filter_map(|kid| match kid {
                    Object::Reference(id) => Some((id, depth + 1)),
                    _ => None,
                });
                open.extend(next);
            } else {
                count += 1;
                self.page(&old, &new, &format!("/Root/Pages[{count}]"))?;
            }
        }
        Ok(())
    }

    fn page(&mut self, old: &Dictionary, new: &Dictionary, place: &str) -> Result<(), PdfFault> {
        self.entries(old, new, &["Annots", "Tabs"], place);
        // The order in which the tabulator goes through what lies on the page.
        if old.get("Tabs").is_some() && old.get("Tabs") != new.get("Tabs") {
            self.report(ChangeKind::Other, &path(place, b"Tabs"));
        }
        let place = path(place, b"Annots");
        let (before, after) = (items(self.old.entry(old, "Annots")?), items(self.new.entry(new, "Annots")?));
        before.iter().for_each(|item| self.keep(item, &place));
        let Some(added) = paired(&before, &after) else {
            self.report(ChangeKind::Other, &place);
            return Ok(());
        };
        for item in added {
            let kind = match item {
                Object::Reference(id) if self.added.contains(id) => continue,
                Object::Reference(id) if self.is_note(*id)? => ChangeKind::Note,
                _ => ChangeKind::Other,
            };
            self.report(kind, &place);
        }
        Ok(())
    }

    /// Whether it is a note that was not there before and whose sign can hide nothing.
    fn is_note(&self, id: Id) -> Result<bool, PdfFault> {
        let Some(note) = dictionary(self.new, id)? else { return Ok(false) };
        let is_kind = note.name("Subtype").is_some_and(|kind| NOTES.contains(&kind));
        let acts = ["A", "AA"].iter().any(|key| note.get(key).is_some());
        let is_window = note.name("Subtype") == Some(b"Popup") && note.get("AP").is_none();
        let (width, height) = self.size(&note)?;
        let is_small = width <= LARGEST_NOTE && height <= LARGEST_NOTE;
        Ok(is_kind && !acts && !note.is_ambiguous() && (is_small || is_window) && self.old.spot(id)?.is_none())
    }

    /// How wide and how high something on a page is, in points; without end when it is not told.
    pub(super) fn size(&self, annotation: &Dictionary) -> Result<(f64, f64), PdfFault> {
        let corners = items(self.new.entry(annotation, "Rect")?);
        let number = |corner: &Object| match self.new.resolve(corner) {
            #[expect(clippy::cast_precision_loss, reason = "points on a page")]
            Ok(Object::Integer(number)) => number as f64,
            Ok(Object::Real(text)) => {
                std::str::from_utf8(&text).ok().and_then(|text| text.parse().ok()).unwrap_or(f64::INFINITY)
            }
            _ => f64::INFINITY,
        };
        let [left, bottom, right, top] = corners.as_slice() else { return Ok((f64::INFINITY, f64::INFINITY)) };
        let size = |from, to| {
            let size = (number(to) - number(from)).abs();
            if size.is_nan() { f64::INFINITY } else { size }
        };
        Ok((size(left, right), size(bottom, top)))
    }
}
