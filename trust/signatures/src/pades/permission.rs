//! Which changes a signature allows after it (ISO 32000-2, clause 12.8.2; EN 319 142-1, clause 5.5).

use std::rc::Rc;

use super::{
    change::{ChangeKind, Found, LONGEST_PLACE},
    fields::Field,
};
use crate::pdf::{Dictionary, EACH, File, Object, PdfFault};

/// A signature has one reference of a kind, or a few.
const MOST_REFERENCES: usize = 16;
/// Fields that one lock names. More are taken as all.
const MOST_NAMES: usize = 4_000;

/// What may be changed after a signature.
#[derive(Clone, Debug, Default)]
pub(super) struct Permission {
    /// The least that the document was certified for (DocMDP): 1 nothing, 2 filling in and signing, 3 notes as well.
    certified: Option<i64>,
    /// Which fields a signature locked (FieldMDP, Lock).
    locks: Vec<Rc<Lock>>,
    /// Whether a signature says which fields may be filled in by saying which may not (FieldMDP).
    says_which: bool,
}

#[derive(Debug)]
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
                        permission.locks.push(Lock::of(file, &parameters)?.into());
                        permission.says_which = true;
                    }
                    _ => {}
                }
            }
        }
        if let Some(lock) = &field.lock {
            permission.locks.push(Lock::of(file, lock)?.into());
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

    /// Whether it allows the change; `is_right` tells of a further signature whether its value is. When there is too much
    /// to go through, the field is locked.
    pub(super) fn allows(&self, change: &Found, is_right: bool, file: &File<'_>) -> bool {
        let holds = |lock: &Rc<Lock>| file.spend(EACH * lock.length()).is_err() || lock.holds(&change.place);
        let is_locked = || self.locks.iter().any(holds);
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
            names.iter().take(MOST_NAMES + 1).map(name).collect()
        };
        // Of places only so much is known: what begins like a longer name is locked, and not let off.
        let lock = match parameters.name("Action") {
            Some(b"Include") => {
                Self::These(names()?.iter().map(|name| name.chars().take(LONGEST_PLACE).collect()).collect())
            }
            Some(b"Exclude") => {
                Self::AllBut(names()?.into_iter().filter(|name| name.chars().count() <= LONGEST_PLACE).collect())
            }
            _ => Self::All,
        };
        Ok(if lock.length() > MOST_NAMES { Self::All } else { lock })
    }

    /// How many names it has.
    fn length(&self) -> usize {
        match self {
            Self::All => 1,
            Self::These(names) | Self::AllBut(names) => names.len(),
        }
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

#[cfg(test)]
mod tests {
    use super::Lock;
    use crate::pdf::{File, Object, Reader};

    fn lock(words: &str) -> Lock {
        let file = b"%PDF-1.7\nxref\n0 0\ntrailer\n<</Size 1>>\nstartxref\n9\n%%EOF\n";
        let file = File::read(file).expect("a file without objects");
        match Reader::new(words.as_bytes(), 0).object() {
            Ok(Object::Dictionary(parameters)) => Lock::of(&file, &parameters).expect("a lock"),
            _ => unreachable!("a dictionary"),
        }
    }

    #[test]
    fn a_name_too_long_to_be_told_is_locked_and_not_let_off() {
        let (name, told) = ("n".repeat(200), "n".repeat(120));
        assert!(lock(&format!("<</Action/Include/Fields[({name})]>>")).holds(&told));
        assert!(lock(&format!("<</Action/Exclude/Fields[({name})]>>")).holds(&told));
        assert!(!lock("<</Action/Exclude/Fields[(n)]>>").holds("n.a"));
    }

    #[test]
    fn a_lock_of_more_names_than_a_form_has_is_one_of_all() {
        assert!(!lock(&format!("<</Action/Include/Fields[{}]>>", "(a)".repeat(4_000))).holds("b"));
        assert!(lock(&format!("<</Action/Include/Fields[{}]>>", "(a)".repeat(4_001))).holds("b"));
    }
}
