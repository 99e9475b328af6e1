//! A statement with its values. The text is always a constant of the program, never built.

use uuid::Uuid;
use vocabulary::{Id, Instant};

/// One SQL statement and the values of its places `$1`, `$2`, ….
pub struct Statement {
    pub(crate) sqlite: &'static str,
    pub(crate) postgres: &'static str,
    pub(crate) values: Vec<Value>,
}

/// A statement that both databases understand.
#[must_use]
pub const fn sql(text: &'static str) -> Statement {
    Statement { sqlite: text, postgres: text, values: Vec::new() }
}

/// A statement that must be said differently to each database; the values are the same.
#[must_use]
pub const fn sql_for(sqlite: &'static str, postgres: &'static str) -> Statement {
    Statement { sqlite, postgres, values: Vec::new() }
}

impl Statement {
    /// Gives the value of the next place.
    #[must_use]
    pub fn bind(mut self, value: impl Into<Value>) -> Self {
        self.values.push(value.into());
        self
    }

    /// The text that SQLite is given.
    #[must_use]
    pub const fn text(&self) -> &'static str {
        self.sqlite
    }
}

/// A value for a place; `None` is NULL of that type.
#[derive(Clone, Debug)]
pub enum Value {
    /// A whole number.
    Number(Option<i64>),
    /// A text.
    Text(Option<String>),
    /// Bytes.
    Bytes(Option<Vec<u8>>),
    /// An id.
    Id(Option<Uuid>),
    /// An instant.
    At(Option<Instant>),
    /// Yes or no.
    Flag(Option<bool>),
}

macro_rules! values {
    ($($type:ty => $variant:ident, $convert:expr;)*) => {$(
        impl From<$type> for Value {
            fn from(value: $type) -> Self {
                Self::$variant(Some(($convert)(value)))
            }
        }
        impl From<Option<$type>> for Value {
            fn from(value: Option<$type>) -> Self {
                Self::$variant(value.map($convert))
            }
        }
    )*};
}

values! {
    i64 => Number, |n| n;
    i32 => Number, i64::from;
    u32 => Number, i64::from;
    String => Text, |t| t;
    &str => Text, str::to_owned;
    Vec<u8> => Bytes, |b| b;
    &[u8] => Bytes, <[u8]>::to_vec;
    [u8; 32] => Bytes, |b: [u8; 32]| b.to_vec();
    Uuid => Id, |id| id;
    Instant => At, |at| at;
    bool => Flag, |flag| flag;
}

impl<K> From<Id<K>> for Value {
    fn from(id: Id<K>) -> Self {
        Self::Id(Some(id.uuid()))
    }
}

impl<K> From<Option<Id<K>>> for Value {
    fn from(id: Option<Id<K>>) -> Self {
        Self::Id(id.map(Id::uuid))
    }
}
