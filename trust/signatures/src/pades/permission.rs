//! Which changes a signature allows after it (ISO 32000-2, clause 12.8.2; EN 319 142-1, clause 5.5).

use super::{
    change::{ChangeKind, Found},
    fields::Field,
};
use crate::pdf::{Dictionary, File, Object, PdfFault};

/// A signature has one reference of a kind, or a few.
const MOST_REFERENCES: usize = 16;

/// What may be changed after a signature.
#[derive(Clone, Debug, Default)]
pub(super) struct Permission {
    /// The least that the document was certified for (DocMDP): 1 nothing, 2 filling in and signing, 3 notes as well.
    certified: Option<i64>,
    /// Which fields a signature locked (FieldMDP, Lock).
    locks: Vec<Lock>,
    /// Whether a signature says which fields may be filled in by saying which may not (FieldMDP).
    says_which: bool,
}

#[derive(Clone, Debug)]
enum Lock {
    All,
    These(Vec<String>),
    AllBut(Vec<String>),
}

impl Permission {
    /// What this signature says by itself.
    ///
    /// # Errors
    /// What would tell it is damaged.
    pub(super) fn of(file: &File<'_>, field: &Field) -> Result<Self, PdfFault> {
        let mut permission = Self::default();
        if let Object::Array(references) = file.entry(&field.value, "Reference")? {
            for reference in references.iter().take(MOST_REFERENCES) {
                let Object::Dictionary(reference) = file.resolve(reference)? else { return Err(PdfFault::Broken) };
                let parameters = match file.entry(&reference, "TransformParams")? {
                    Object::Dictionary(parameters) => parameters,
                    _ => Dictionary::default(),
                };
                match reference.name("TransformMethod") {
                    Some(b"DocMDP") => permission.certify(file, &parameters)?,
                    Some(b"FieldMDP") => {
                        permission.locks.push(Lock::of(file, &parameters)?);
                        permission.says_which = true;
                    }
                    _ => {}
                }
            }
        }
        if let Some(lock) = &field.lock {
            permission.locks.push(Lock::of(file, lock)?);
            if lock.get("P").is_some() {
                permission.certify(file, lock)?;
            }
        }
        Ok(permission)
    }

    /// Table 257: 2 when nothing is said.
    fn certify(&mut self, file: &File<'_>, parameters: &Dictionary) -> Result<(), PdfFault> {
        let level = match file.entry(parameters, "P")? {
            Object::Null => 2,
            Object::Integer(level @ 1..=3) => level,
            _ => 1,
        };
        self.certified = Some(self.certified.map_or(level, |known| known.min(level)));
        Ok(())
    }

    /// The same under what an earlier signature certified and locked.
    pub(super) fn under(mut self, earlier: &Self) -> Self {
        self.certified = self.certified.into_iter().chain(earlier.certified).min();
        self.locks.extend(earlier.locks.iter().cloned());
        self
    }

    /// Whether it allows the change; `is_right` tells of a further signature whether its value is.
    pub(super) fn allows(&self, change: &Found, is_right: bool) -> bool {
        let is_locked = || self.locks.iter().any(|lock| lock.holds(&change.place));
        match change.kind {
            ChangeKind::Proofs | ChangeKind::Information | ChangeKind::Timestamp | ChangeKind::Field => true,
            // What is to be seen may lie over what was signed: somebody has to sign for it, and in a certified document
            // there has to be a place for it.
            ChangeKind::Signature => {
                let has_place = self.certified.is_none() || !(change.is_seen && change.is_added);
                self.certified != Some(1) && has_place && (is_right || !change.is_seen) && !is_locked()
            }
            ChangeKind::Form => {
                (self.certified.is_some_and(|level| level >= 2) || self.says_which)
                    && self.certified != Some(1)
                    && !is_locked()
            }
            ChangeKind::Note => self.certified == Some(3),
            ChangeKind::Other | ChangeKind::Stray => false,
        }
    }
}

impl Lock {
    /// Table 256. What cannot be understood locks all.
    fn of(file: &File<'_>, parameters: &Dictionary) -> Result<Self, PdfFault> {
        let names = || -> Result<Vec<String>, PdfFault> {
            let Object::Array(names) = file.entry(parameters, "Fields")? else { return Ok(Vec::new()) };
            let name = |name: &Object| match file.resolve(name)? {
                Object::Text(name) => Ok(super::compare::text(&name.octets)),
                _ => Err(PdfFault::Broken),
            };
            names.iter().map(name).collect()
        };
        Ok(match parameters.name("Action") {
            Some(b"Include") => Self::These(names()?),
            Some(b"Exclude") => Self::AllBut(names()?),
            _ => Self::All,
        })
    }

    /// A name locks the field and all below it.
    fn holds(&self, field: &str) -> bool {
        let is_named = |names: &[String]| {
            let is_it = |name: &String| {
                field.strip_prefix(name.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            };
            names.iter().any(is_it)
        };
        match self {
            Self::All => true,
            Self::These(names) => is_named(names),
            Self::AllBut(names) => !is_named(names),
        }
    }
}
