//! The signature fields of a document and what they hold (ISO 32000-1, clauses 12.7.3 and 12.7.4.5).

use std::{collections::HashSet, rc::Rc};

use crate::pdf::{Dictionary, File, Id, Object, PdfFault};

/// A large form has some hundreds of fields.
const MOST_FIELDS: usize = 20_000;
/// Groups within groups.
const DEEPEST: usize = 32;

/// A signed field.
pub(super) struct Field {
    /// What it holds.
    pub value: Dictionary,
    /// Where that stands, unless it stands in the field itself.
    pub id: Option<Id>,
    /// What signing it locks.
    pub lock: Option<Dictionary>,
}

/// What a field's ancestors hand down to it.
#[derive(Clone, Default)]
struct Inherited {
    is_signature: bool,
    value: Option<Rc<Object>>,
    depth: usize,
}

/// All signature fields that have a value, each value once: several fields may share one.
pub(super) fn signed(file: &File<'_>) -> Result<Vec<Field>, PdfFault> {
    let Object::Dictionary(catalog) = file.entry(&file.trailer, "Root")? else { return Err(PdfFault::Broken) };
    let Object::Dictionary(form) = file.entry(&catalog, "AcroForm")? else { return Ok(Vec::new()) };
    let mut fields = Fields { open: Vec::new(), count: 0 };
    fields.add(file.entry(&form, "Fields")?, &Inherited::default())?;
    let (mut seen, mut seen_values, mut values) = (HashSet::new(), HashSet::new(), Vec::new());
    while let Some((field, mut inherited)) = fields.open.pop() {
        if matches!(field, Object::Reference(id) if !seen.insert(id)) {
            continue;
        }
        let Object::Dictionary(field) = file.resolve(&field)? else { continue };
        if field.is_ambiguous() {
            return Err(PdfFault::Broken);
        }
        if let Some(kind) = field.name("FT") {
            inherited.is_signature = kind == b"Sig";
        }
        if let Some(value) = field.get("V") {
            inherited.value = Some(Rc::new(value.clone()));
        }
        let kids = file.entry(&field, "Kids")?;
        if inherited.is_signature
            && let Some(value) = inherited.value.take()
            && !matches!(&*value, Object::Reference(id) if !seen_values.insert(*id))
            && let Object::Dictionary(resolved) = file.resolve(&value)?
        {
            let id = if let Object::Reference(id) = &*value { Some(*id) } else { None };
            let lock = if let Object::Dictionary(lock) = file.entry(&field, "Lock")? { Some(lock) } else { None };
            values.push(Field { value: resolved, id, lock });
        }
        inherited.depth += 1;
        fields.add(kids, &inherited)?;
    }
    Ok(values)
}

/// Fields that are still to be looked at.
struct Fields {
    open: Vec<(Object, Inherited)>,
    count: usize,
}

impl Fields {
    fn add(&mut self, fields: Object, from: &Inherited) -> Result<(), PdfFault> {
        let Object::Array(fields) = fields else { return Ok(()) };
        self.count += fields.len();
        if self.count > MOST_FIELDS || from.depth > DEEPEST {
            return Err(PdfFault::TooComplex);
        }
        self.open.extend(fields.into_iter().rev().map(|field| (field, from.clone())));
        Ok(())
    }
}
