//! The signature fields of a document and what they hold (ISO 32000-1, clauses 12.7.3 and 12.7.4.5).

use std::{collections::HashSet, rc::Rc};

use crate::pdf::{Dictionary, File, Object, PdfFault};

/// A large form has some hundreds of fields.
const MOST_FIELDS: usize = 20_000;
/// Groups within groups.
const DEEPEST: usize = 32;

/// What a field's ancestors hand down to it.
#[derive(Clone, Default)]
struct Inherited {
    is_signature: bool,
    value: Option<Rc<Object>>,
    depth: usize,
}

/// The values of all signature fields that have one, each once: several fields may share one.
pub(super) fn signed(file: &File<'_>, catalog: &Dictionary) -> Result<Vec<Dictionary>, PdfFault> {
    let Object::Dictionary(form) = file.entry(catalog, "AcroForm")? else { return Ok(Vec::new()) };
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
            && let Object::Dictionary(value) = file.resolve(&value)?
        {
            values.push(value);
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
