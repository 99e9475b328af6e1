//! What is being signed.

use vocabulary::{AnswerId, DraftId, Id};

/// What is being signed: each has one fixed document at a time, and one signing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The fixed document of a draft.
    Draft(DraftId),
    /// The receipt of an answer's delivery.
    Delivery(AnswerId),
}

/// Whatever is signed, by id.
pub(crate) enum SubjectKind {}

impl Subject {
    /// How the kind is kept.
    pub(crate) const fn kind(self) -> &'static str {
        match self {
            Self::Draft(_) => "draft",
            Self::Delivery(_) => "delivery",
        }
    }

    /// The id, without its kind.
    pub(crate) const fn id(self) -> Id<SubjectKind> {
        let value = match self {
            Self::Draft(id) => id.uuid(),
            Self::Delivery(id) => id.uuid(),
        };
        Id::<SubjectKind>::from_uuid(value)
    }
}
