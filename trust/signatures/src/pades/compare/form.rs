//! The form of a file (ISO 32000-1, clause 12.7): fields for signatures may be added and signed, others filled in.

use std::{collections::HashSet, rc::Rc};

use super::{Comparison, DEEPEST, dictionary, items, paired, path, value};
use crate::{
    pades::change::{ChangeKind, Found},
    pdf::{Dictionary, Id, Object, PdfFault},
};

/// What changes of a field when it is filled in: its value and how it looks.
const FILLED: [&str; 10] = ["V", "AP", "AS", "I", "DA", "Q", "RV", "M", "F", "Ff"];
/// The largest area that a later signature may take on a page, in square points: an eighth of a page of A4.
const LARGEST_STAMP: f64 = 62_600.0;
/// What a field that was added must not do.
const ACTS: [&str; 2] = ["A", "AA"];

/// Characters of a full name.
const LONGEST_NAME: usize = 1024;

/// A field in both states and what its ancestors hand down to it.
struct Pair {
    id: Id,
    /// The names of its ancestors.
    name: Rc<str>,
    depth: usize,
    /// Whether they say that it is for a signature, or for something else.
    for_signature: [Option<bool>; 2],
    /// Whether an ancestor has been signed between the states, or had been before.
    is_signed: [bool; 2],
    /// What an ancestor was signed with between the states.
    signed: Option<(ChangeKind, Option<Id>)>,
}

impl Comparison<'_, '_> {
    /// Goes through the form and all its fields.
    pub(super) fn form(&mut self, old_catalog: &Dictionary, new_catalog: &Dictionary) -> Result<(), PdfFault> {
        const PLACE: &str = "/Root/AcroForm";
        let form = |object| match object {
            Object::Dictionary(form) => Ok(form),
            Object::Null => Ok(Dictionary::default()),
            _ => Err(PdfFault::Broken),
        };
        let old = form(self.old.entry(old_catalog, "AcroForm")?)?;
        let new = form(self.new.entry(new_catalog, "AcroForm")?)?;
        let place = |catalog: &Dictionary| match catalog.get("AcroForm") {
            Some(Object::Reference(id)) => Some(*id),
            _ => None,
        };
        if let Some(id) = place(old_catalog) {
            self.known.insert(id);
        }
        self.entries(&old, &new, &["Fields", "SigFlags", "DR", "DA", "NeedAppearances"], PLACE);
        // Readers would draw the fields anew, each in its own way.
        if value(&old, "NeedAppearances") != value(&new, "NeedAppearances")
            && matches!(self.new.entry(&new, "NeedAppearances")?, Object::Boolean(true))
        {
            self.report(ChangeKind::Other, &path(PLACE, b"NeedAppearances"));
        }
        for key in ["DR", "DA"] {
            if !self.has_grown(value(&old, key), value(&new, key), 0)? {
                self.report(ChangeKind::Other, &path(PLACE, key.as_bytes()));
            }
        }
        let fields = (items(self.old.entry(&old, "Fields")?), items(self.new.entry(&new, "Fields")?));
        let top = Pair {
            id: Id { number: 0, generation: 0 },
            name: "".into(),
            depth: 0,
            for_signature: [None, None],
            is_signed: [false; 2],
            signed: None,
        };
        let mut open = Vec::new();
        self.list(&fields.0, &fields.1, &top, &mut open)?;
        while let Some(pair) = open.pop() {
            self.field(&pair, &mut open)?;
        }
        Ok(())
    }

    /// Whether what was there is there still, in dictionaries within dictionaries: fonts for fields are added to those there are.
    fn has_grown(&mut self, old: Option<&Object>, new: Option<&Object>, depth: usize) -> Result<bool, PdfFault> {
        let (Some(old), Some(new)) = (old, new) else { return Ok(old.is_none()) };
        if old == new {
            self.keep(old, "/Root/AcroForm/DR");
            return Ok(true);
        }
        let (Object::Dictionary(old), Object::Dictionary(new)) = (self.old.resolve(old)?, self.new.resolve(new)?)
        else {
            return Ok(false);
        };
        if depth > 3 || old.is_ambiguous() || new.is_ambiguous() {
            return Ok(false);
        }
        let known = new.by_key();
        for (key, before) in old.entries() {
            // Strings that say how a field looks name fonts and nothing else of the form's resources.
            if depth == 0 && key == b"XObject" {
                continue;
            }
            let after = known.get(&**key).copied().unwrap_or(&Object::Null);
            if !self.has_grown(Some(before), Some(after), depth + 1)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Fields or widgets in a list: the old ones stay, signatures may be added.
    fn list(&mut self, old: &[Object], new: &[Object], parent: &Pair, open: &mut Vec<Pair>) -> Result<(), PdfFault> {
        let place = if parent.name.is_empty() { "/Root/AcroForm/Fields" } else { &parent.name };
        let Some(added) = paired(old, new) else {
            self.report(ChangeKind::Other, place);
            return Ok(());
        };
        for item in old {
            match item {
                Object::Reference(id) => open.push(Pair {
                    id: *id,
                    name: parent.name.clone(),
                    depth: parent.depth + 1,
                    for_signature: parent.for_signature,
                    is_signed: parent.is_signed,
                    signed: parent.signed,
                }),
                direct => self.keep(direct, place),
            }
        }
        for item in added {
            match item {
                Object::Reference(id) => self.added_field(*id, parent)?,
                _ => self.report(ChangeKind::Other, place),
            }
        }
        Ok(())
    }

    fn field(&mut self, pair: &Pair, open: &mut Vec<Pair>) -> Result<(), PdfFault> {
        if !self.fields.insert(pair.id) {
            return Ok(());
        }
        if pair.depth > DEEPEST {
            return Err(PdfFault::TooComplex);
        }
        let is_field = |field: &Dictionary| {
            let is_whole = |key| matches!(field.get(key), None | Some(Object::Integer(_)));
            matches!(field.name("Type"), None | Some(b"Annot")) && is_whole("F") && is_whole("Ff")
        };
        let (Some(old), Some(new)) = self.dictionaries(pair.id)? else {
            self.fixed.push((pair.id, "/Root/AcroForm/Fields".into()));
            return Ok(());
        };
        if !is_field(&old) || !is_field(&new) {
            self.fixed.push((pair.id, "/Root/AcroForm/Fields".into()));
            return Ok(());
        }
        self.known.insert(pair.id);
        let name = named(&pair.name, &new);
        let for_signature =
            [is_for_signature(&old).or(pair.for_signature[0]), is_for_signature(&new).or(pair.for_signature[1])];
        let has_value = [value(&old, "V").is_some(), value(&new, "V").is_some()];
        let is_signed = [pair.is_signed[0] || has_value[0], pair.is_signed[1] || has_value[1]];
        let mut signed = None;
        if for_signature[0] != Some(true) {
            self.filled(&old, &new, &name);
        } else if is_signed == [false, true] {
            self.entries(&old, &new, &[&FILLED[..], &["Kids"]].concat(), &name);
            let mut looks = Vec::new();
            old.get("AP").inspect(|looked| looked.references(&mut looks));
            self.looks.extend(looks.into_iter().map(|id| (id, name.clone())));
            signed = if has_value[1] { Some(self.signature(&new)?) } else { pair.signed };
            if let Some((kind, value)) = signed {
                let (kind, is_seen) = self.seen(kind, &new)?;
                self.add(Found { value, is_seen, ..Found::new(kind, &name) });
            }
        } else {
            // A signature, how it looks included; or none, neither before nor after.
            self.entries(&old, &new, &["Ff", "Kids"], &name);
        }
        let kids = (items(self.old.entry(&old, "Kids")?), items(self.new.entry(&new, "Kids")?));
        let below = Pair { id: pair.id, name: name.into(), depth: pair.depth, for_signature, is_signed, signed };
        self.list(&kids.0, &kids.1, &below, open)
    }

    /// A field that is no signature.
    fn filled(&mut self, old: &Dictionary, new: &Dictionary, name: &str) {
        self.entries(old, new, &[&FILLED[..], &["Kids"]].concat(), name);
        for key in FILLED {
            self.soften(key, old, new, ChangeKind::Form, name);
        }
    }

    /// A field that was not there: for a signature, or not allowed.
    fn added_field(&mut self, id: Id, parent: &Pair) -> Result<(), PdfFault> {
        let (mut open, mut seen, mut signed) = (vec![(id, 0)], HashSet::new(), None);
        let (mut is_seen, mut is_large) = (false, false);
        let mut for_signature = parent.for_signature[1];
        let mut name = parent.name.to_string();
        let may_be = for_signature != Some(false);
        while let Some((id, depth)) = open.pop() {
            let field = dictionary(self.new, id)?.filter(|field| !field.is_ambiguous());
            let is_new = self.old.spot(id)?.is_none() && seen.insert(id);
            let Some(field) = field.filter(|_| is_new && may_be && depth <= DEEPEST) else {
                self.report(ChangeKind::Other, "/Root/AcroForm/Fields");
                return Ok(());
            };
            if depth == 0 {
                name = named(&name, &field);
            }
            for_signature = is_for_signature(&field).or(for_signature);
            let kids = items(self.new.entry(&field, "Kids")?);
            let acts = ACTS.iter().any(|key| field.get(key).is_some())
                || !matches!(field.name("Subtype"), None | Some(b"Widget"));
            if acts || (for_signature != Some(true) && kids.is_empty()) {
                self.report(ChangeKind::Other, &name);
                return Ok(());
            }
            if value(&field, "V").is_some() {
                if signed.is_some() {
                    self.report(ChangeKind::Other, &name);
                    return Ok(());
                }
                signed = Some(self.signature(&field)?);
            }
            let (counts_as, shows) = self.seen(ChangeKind::Field, &field)?;
            is_seen |= shows;
            is_large |= counts_as == ChangeKind::Other;
            self.added.insert(id);
            for kid in kids {
                let Object::Reference(kid) = kid else {
                    self.report(ChangeKind::Other, &name);
                    return Ok(());
                };
                open.push((kid, depth + 1));
            }
        }
        let (kind, value) = match signed {
            _ if is_large => (ChangeKind::Other, None),
            // Nobody signs for what it shows.
            None if is_seen || parent.is_signed[0] => (ChangeKind::Other, None),
            None => (ChangeKind::Field, None),
            Some((ChangeKind::Timestamp, value)) if is_seen => (ChangeKind::Signature, value),
            Some(signed) => signed,
        };
        self.add(Found { is_seen, is_added: true, value, ..Found::new(kind, &name) });
        Ok(())
    }

    /// Whether a field for a signature shows anything. When that is larger than a stamp, it is no matter of signing any more.
    fn seen(&self, kind: ChangeKind, field: &Dictionary) -> Result<(ChangeKind, bool), PdfFault> {
        let (width, height) = if field.get("Rect").is_some() { self.size(field)? } else { (0.0, 0.0) };
        let is_seen = width > 0.0 && height > 0.0;
        let kind = match kind {
            _ if is_seen && width * height > LARGEST_STAMP => ChangeKind::Other,
            ChangeKind::Timestamp if is_seen => ChangeKind::Signature,
            kind => kind,
        };
        Ok((kind, is_seen))
    }

    /// What the value of a field is that has just been signed, and where it stands. It must not have been there before.
    fn signature(&self, field: &Dictionary) -> Result<(ChangeKind, Option<Id>), PdfFault> {
        let Some(Object::Reference(id)) = field.get("V") else { return Ok((ChangeKind::Other, None)) };
        let Some(value) = dictionary(self.new, *id)?.filter(|_| matches!(self.old.spot(*id), Ok(None))) else {
            return Ok((ChangeKind::Other, None));
        };
        let is_timestamp = value.name("SubFilter") == Some(b"ETSI.RFC3161");
        let kind = if is_timestamp { ChangeKind::Timestamp } else { ChangeKind::Signature };
        Ok((kind, Some(*id)))
    }
}

/// Whether a field says that it is for a signature; none when it leaves that to its ancestors.
fn is_for_signature(field: &Dictionary) -> Option<bool> {
    field.name("FT").map(|kind| kind == b"Sig")
}

/// The full name of a field (clause 12.7.3.2).
fn named(above: &str, field: &Dictionary) -> String {
    let Some(Object::Text(own)) = field.get("T") else { return above.to_owned() };
    let own: String = text(&own.octets).chars().take(LONGEST_NAME).collect();
    if above.is_empty() { own } else { format!("{above}.{own}").chars().take(LONGEST_NAME).collect() }
}

/// A string in UTF-16, UTF-8 or single bytes (clause 7.9.2.2).
pub(in crate::pades) fn text(octets: &[u8]) -> String {
    match octets {
        [0xFE, 0xFF, rest @ ..] => {
            let units: Vec<u16> =
                rest.chunks(2).map(|pair| pair.iter().fold(0, |unit, byte| unit << 8 | u16::from(*byte))).collect();
            String::from_utf16_lossy(&units)
        }
        octets => String::from_utf8_lossy(octets).into_owned(),
    }
}
