//! Ids by kind, so that the id of a letter cannot be given where the id of an account is asked.

use std::{fmt, marker::PhantomData, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

/// The id of one thing of kind `K`: a UUID version 7, so newer ids sort after older ones.
pub struct Id<K> {
    value: Uuid,
    kind: PhantomData<fn() -> K>,
}

/// The text was not an id.
#[derive(Debug, thiserror::Error)]
#[error("not an id")]
pub struct UnreadableId;

impl<K> Id<K> {
    /// Takes over an id that was stored or received.
    #[must_use]
    pub const fn from_uuid(value: Uuid) -> Self {
        Self { value, kind: PhantomData }
    }

    /// Makes an id from the millisecond of its making and ten random bytes (RFC 9562, section 5.7).
    #[must_use]
    pub fn made(at: crate::Instant, random: [u8; 10]) -> Self {
        let millis = u64::try_from(at.micros().div_euclid(1_000)).unwrap_or(0);
        Self::from_uuid(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
    }

    /// The bare UUID, for the database.
    #[must_use]
    pub const fn uuid(self) -> Uuid {
        self.value
    }
}

impl<K> Clone for Id<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K> Copy for Id<K> {}
impl<K> PartialEq for Id<K> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}
impl<K> Eq for Id<K> {}
impl<K> PartialOrd for Id<K> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<K> Ord for Id<K> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.value.cmp(&other.value)
    }
}
impl<K> std::hash::Hash for Id<K> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}
impl<K> fmt::Display for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.value.as_hyphenated())
    }
}
impl<K> fmt::Debug for Id<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl<K> FromStr for Id<K> {
    type Err = UnreadableId;
    fn from_str(text: &str) -> Result<Self, UnreadableId> {
        Uuid::try_parse(text).map(Self::from_uuid).map_err(|_| UnreadableId)
    }
}
impl<K> Serialize for Id<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de, K> Deserialize<'de> for Id<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $kind:ident;)*) => {$(
        #[doc(hidden)]
        pub enum $kind {}
        $(#[$doc])*
        pub type $name = Id<$kind>;
    )*};
}

kinds! {
    /// A login of a client or an official.
    AccountId = AccountKind;
    /// What the office answers in a case.
    AnswerId = AnswerKind;
    /// A matter that the office carries.
    CaseId = CaseKind;
    /// A class of the file plan, in one of its wordings.
    ClassId = ClassKind;
    /// What a client is about to file.
    DraftId = DraftKind;
    /// A kept file.
    FileId = FileKind;
    /// Work to be done after an act.
    JobId = JobKind;
    /// A letter in the register of incoming letters.
    LetterId = LetterKind;
    /// An official receipt (UPP).
    ReceiptId = ReceiptKind;
    /// Something the office can be asked for.
    ServiceId = ServiceKind;
    /// What a client filed.
    SubmissionId = SubmissionKind;
    /// That somebody stands in for somebody.
    SubstitutionId = SubstitutionKind;
    /// An API token.
    TokenId = TokenKind;
    /// An organisational unit of the office.
    UnitId = UnitKind;
}
