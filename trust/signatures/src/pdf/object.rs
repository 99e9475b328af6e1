//! What objects of PDF are (ISO 32000-1, clause 7.3).

use std::{collections::HashMap, ops::Range};

/// An object. Streams are objects with data beside them and stand in `file`. Two are equal when they mean the same.
#[derive(Clone, Debug)]
pub enum Object {
    /// Nothing, and a reference to nothing.
    Null,
    /// A truth.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A number with a point, or a whole one beyond any use, as it is written.
    Real(Vec<u8>),
    /// A name without its slash, nothing in it spelt in numbers.
    Name(Vec<u8>),
    /// A string.
    Text(Text),
    /// Objects in a row.
    Array(Vec<Object>),
    /// Objects by name.
    Dictionary(Dictionary),
    /// An object that stands elsewhere.
    Reference(Id),
}

/// Which indirect object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id {
    /// Its number in the file.
    pub number: u32,
    /// How often the number was given anew.
    pub generation: u16,
}

/// A string. Two are equal when they say the same.
#[derive(Clone, Debug)]
pub struct Text {
    /// What it says.
    pub octets: Vec<u8>,
    /// Where it stands in what was read, when it is written in nothing but pairs of hexadecimal digits.
    pub digits: Option<Range<usize>>,
}

/// A dictionary in the order it is written, which means nothing.
#[derive(Clone, Debug, Default)]
pub struct Dictionary(Vec<(Vec<u8>, Object)>);

impl Dictionary {
    /// The entries as they are written.
    pub(super) const fn of(entries: Vec<(Vec<u8>, Object)>) -> Self {
        Self(entries)
    }

    /// The value of a key; none when it is not there, and none when it is there twice, since readers would differ.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Object> {
        let mut found = self.0.iter().filter(|(known, _)| known == key.as_bytes());
        found.next().filter(|_| found.next().is_none()).map(|(_, value)| value)
    }

    /// The value of a key when it is a name.
    #[must_use]
    pub fn name(&self, key: &str) -> Option<&[u8]> {
        match self.get(key)? {
            Object::Name(name) => Some(name),
            _ => None,
        }
    }

    /// What it holds, in the order it is written.
    #[must_use]
    pub fn entries(&self) -> &[(Vec<u8>, Object)] {
        &self.0
    }

    /// The same with this value of this key.
    #[must_use]
    pub fn with(mut self, key: &str, value: Object) -> Self {
        self.0.retain(|(known, _)| known != key.as_bytes());
        self.0.push((key.as_bytes().to_vec(), value));
        self
    }

    /// The same keys with other values.
    pub(super) fn map(self, change: impl Fn(&[u8], Object) -> Object) -> Self {
        let change = |(key, value): (Vec<u8>, Object)| {
            let value = change(&key, value);
            (key, value)
        };
        Self(self.0.into_iter().map(change).collect())
    }

    /// What it holds by key; the last of a key that stands twice.
    pub(crate) fn by_key(&self) -> HashMap<&[u8], &Object> {
        self.0.iter().map(|(key, value)| (&**key, value)).collect()
    }

    /// Whether some key stands twice.
    #[must_use]
    pub fn is_ambiguous(&self) -> bool {
        let mut keys: Vec<&[u8]> = self.0.iter().map(|(key, _)| &**key).collect();
        keys.sort_unstable();
        keys.windows(2).any(|pair| pair[0] == pair[1])
    }
}

impl Object {
    /// Adds the objects that it refers to, as deep as it goes.
    pub(crate) fn references(&self, found: &mut Vec<Id>) {
        match self {
            Self::Reference(id) => found.push(*id),
            Self::Array(items) => items.iter().for_each(|item| item.references(found)),
            Self::Dictionary(dictionary) => dictionary.0.iter().for_each(|(_, value)| value.references(found)),
            _ => {}
        }
    }
}
