//! Disposal of what is no longer kept (brakowanie): a list of files whose time is over, looked at by experts where the category
//! asks for it, approved by the head of the office, and consented to by the state archive. Nothing is destroyed here.

mod draw_up;
mod opine;
mod read;
mod right;
mod settle;

pub use draw_up::{DrawUpError, draw_up};
pub use opine::{OpineError, opine};
pub use read::{disposable, disposal, disposals};
pub use right::{DisposalDeed, MayDispose, disposal_deeds, may_dispose};
pub use settle::{SettleError, approve, consent, give_up};

use vocabulary::{Date, Id, Instant};

use crate::{ArchivedCase, ListNumber};

/// The id of a disposal list.
pub type DisposalId = Id<DisposalList>;

/// How far a disposal list is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DisposalState {
    /// Drawn up; experts look at what asks for it.
    Drawn,
    /// Approved by the head of the office: it goes to the state archive.
    Approved,
    /// The state archive consented.
    Consented,
    /// Given up; its files are as if they had never stood on it.
    GivenUp,
}

/// What experts said of a file whose category asks for them (BE).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opinion {
    /// It may be disposed of.
    Dispose,
    /// It is archival material, kept for ever (A).
    Keep,
}

/// A disposal list (spis dokumentacji niearchiwalnej przeznaczonej do brakowania).
#[derive(Clone, Debug)]
pub struct DisposalList {
    /// The list.
    pub id: DisposalId,
    /// Its number.
    pub number: ListNumber,
    /// How far it is.
    pub state: DisposalState,
    /// Who drew it up, by the name of then, and when.
    pub drawn: (String, Instant),
    /// The sign and the day of the letter by which the state archive consented.
    pub consent: Option<(String, Date)>,
    /// How many files stand on it.
    pub cases: u32,
    /// How many of those wait for an opinion.
    pub unjudged: u32,
    /// One more with every step: a page's form is good for the version that the page showed.
    pub version: i64,
}

/// A file on a disposal list.
#[derive(Clone, Debug)]
pub struct DisposalCase {
    /// The case.
    pub case: ArchivedCase,
    /// What experts said, where the category asks for them.
    pub opinion: Option<Opinion>,
}

/// What happened to a disposal list.
#[derive(Clone, Debug)]
pub struct DisposalStep {
    /// When.
    pub at: Instant,
    /// What.
    pub kind: DisposalStepKind,
    /// Who, by the name of then.
    pub who: String,
    /// What was noted: of an opinion with the sign of the case; often empty.
    pub note: String,
}

/// What can happen to a disposal list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DisposalStepKind {
    /// It was drawn up.
    Drawn,
    /// Experts found that a file may go.
    MayGo,
    /// Experts found that a file is archival material; it left the list.
    Raised,
    /// The head of the office approved.
    Approved,
    /// The state archive consented.
    Consented,
    /// It was given up.
    GivenUp,
}

macro_rules! codes {
    ($($kind:ident { $($variant:ident => $code:literal),* $(,)? })*) => {$(
        impl $kind {
            /// Every one.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// How it is kept and worded.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code),*
                }
            }

            /// The one of this code.
            #[must_use]
            pub fn of_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.code() == code)
            }
        }
    )*};
}

codes! {
    DisposalState { Drawn => "drawn", Approved => "approved", Consented => "consented", GivenUp => "given_up" }
    Opinion { Dispose => "dispose", Keep => "keep" }
    DisposalStepKind {
        Drawn => "drawn",
        MayGo => "may_go",
        Raised => "raised",
        Approved => "approved",
        Consented => "consented",
        GivenUp => "given_up",
    }
}
