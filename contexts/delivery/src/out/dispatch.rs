//! One letter of the office to one addressee in one way: a line of the register of outgoing letters.

use std::fmt;

use vocabulary::{AnswerId, CaseId, Date, Id, fiction::deemed_by_post};

use super::PartyId;

/// The id of a line of the register of outgoing letters.
pub type DispatchId = Id<Dispatch>;

/// A number of the register of outgoing letters. Numbers of a year have no gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OutgoingNumber {
    /// The year.
    pub year: i64,
    /// From 1.
    pub number: i64,
}

/// In which way a letter goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Way {
    /// It waits in the account of the addressee, until it is collected there. There is no fiction of delivery.
    Portal,
    /// By post, registered, with a confirmation of receipt (ZPO).
    Post,
    /// By the office's own people, or in the office.
    Hand,
}

/// How the delivery on paper ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// The addressee, or who takes letters for it, took it (KPA art. 42, 45).
    Addressee,
    /// An adult of the household, a neighbour or the caretaker took it to hand it over (KPA art. 43).
    Household,
    /// It was refused: delivered on that day (KPA art. 47).
    Refused,
    /// Nobody collected it: delivered at the end of the fourteenth day from the first notice (KPA art. 44).
    Uncollected,
    /// The addressee moved and did not tell: delivered at the old address (KPA art. 41).
    OldAddress,
    /// It came back, and is not delivered: the address was wrong, or the addressee was not bound to tell.
    Returned,
}

/// A line of the register of outgoing letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispatch {
    /// The line.
    pub id: DispatchId,
    /// Its number.
    pub number: OutgoingNumber,
    /// The case.
    pub case: CaseId,
    /// Its sign.
    pub sign: String,
    /// The letter.
    pub answer: AnswerId,
    /// What the letter is about.
    pub title: String,
    /// The party that it is for.
    pub party: PartyId,
    /// To whom it goes: the party, or its proxy.
    pub name: String,
    /// Where, line by line.
    pub address: String,
    /// In which way.
    pub way: Way,
    /// When it was registered.
    pub registered_on: Date,
    /// When it was posted, or opened in the portal.
    pub sent_on: Option<Date>,
    /// The number that the post gave; empty for none.
    pub posting: String,
    /// It is not to be sent after all.
    pub withdrawn: bool,
    /// How the delivery on paper ended, the day of it (of what nobody collected: of the first notice), and who took it.
    pub outcome: Option<(Outcome, Date, String)>,
    /// The day on which it was delivered.
    pub delivered_on: Option<Date>,
}

impl fmt::Display for OutgoingNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.number, self.year)
    }
}

impl Way {
    /// Every way.
    pub const ALL: [Self; 3] = [Self::Portal, Self::Post, Self::Hand];

    /// How the way is kept and posted.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Portal => "portal",
            Self::Post => "post",
            Self::Hand => "hand",
        }
    }

    /// The way of this code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.code() == code)
    }
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Self; 6] =
        [Self::Addressee, Self::Household, Self::Refused, Self::Uncollected, Self::OldAddress, Self::Returned];

    /// How the outcome is kept and posted.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Addressee => "addressee",
            Self::Household => "household",
            Self::Refused => "refused",
            Self::Uncollected => "uncollected",
            Self::OldAddress => "old_address",
            Self::Returned => "returned",
        }
    }

    /// The outcome of this code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.code() == code)
    }

    /// The day on which it was delivered, when this was noted of this day; none when it was not. The day of what nobody
    /// collected is that of the first notice.
    #[must_use]
    pub fn delivered_on(self, day: Date) -> Option<Date> {
        match self {
            Self::Addressee | Self::Household | Self::Refused | Self::OldAddress => Some(day),
            Self::Uncollected => Some(deemed_by_post(day)),
            Self::Returned => None,
        }
    }
}

impl Dispatch {
    /// Whether it is still on its way: neither delivered, nor come back, nor withdrawn.
    #[must_use]
    pub const fn is_under_way(&self) -> bool {
        !self.withdrawn && self.outcome.is_none() && self.delivered_on.is_none()
    }

    /// Whether the post is to take it.
    #[must_use]
    pub fn waits_for_post(&self) -> bool {
        self.way == Way::Post && self.sent_on.is_none() && self.is_under_way()
    }

    /// Whether how it was delivered can be noted.
    #[must_use]
    pub fn waits_for_outcome(&self) -> bool {
        self.is_under_way() && (self.way == Way::Hand || self.way == Way::Post && self.sent_on.is_some())
    }
}
