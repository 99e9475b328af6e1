//! What a call asks for: exact places of a letter that was filed, or points in words, and in how many days.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use vocabulary::{Date, LetterId, Term};

use super::{Answer, AnswerKind};
use crate::{
    TextError,
    note::{needed, remark},
};

/// The fewest days that a call may give (KPA art. 64 par. 2).
pub const FEWEST_DAYS: u16 = 7;
/// The most days.
pub const MOST_DAYS: u16 = 90;
/// The most points of a call.
pub const MOST_POINTS: usize = 50;
/// Signs of a remark.
pub const LONGEST_REMARK: usize = 500;
/// Signs of a label that are kept.
const LONGEST_LABEL: usize = 300;

/// What a call asks for. A call that points at places of a form is answered in that form, one in words by any letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Call {
    letter: LetterId,
    days: u16,
    points: Vec<CallPoint>,
}

/// One thing that a call asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallPoint {
    /// Where.
    pub place: Place,
    /// What people know the place by; empty for a point in words.
    pub label: String,
    /// What is to be put right there.
    pub remark: String,
}

/// Where something is to be put right.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// In this field of the form.
    Field(String),
    /// Among the attachments of this slot.
    Slot(String),
    /// In no place of a form.
    Anywhere,
}

/// What is wrong with a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallError {
    /// It gives fewer than [`FEWEST_DAYS`] or more than [`MOST_DAYS`].
    Days,
    /// It asks for nothing.
    NoPoints,
    /// It has more than [`MOST_POINTS`], or names a place twice.
    TooManyPoints,
    /// It points at places of a form, and asks for something besides: nobody could answer both in one letter.
    Mixed,
    /// What is wrong with the remark of this point.
    Remark(usize, TextError),
}

impl Call {
    /// A call about this letter.
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn new(letter: LetterId, days: u16, points: Vec<CallPoint>) -> Result<Self, Vec<CallError>> {
        let mut errors = Vec::new();
        if !(FEWEST_DAYS..=MOST_DAYS).contains(&days) {
            errors.push(CallError::Days);
        }
        if points.is_empty() {
            errors.push(CallError::NoPoints);
        }
        let named = points.iter().map(|point| &point.place).filter(|place| **place != Place::Anywhere);
        let (named, places) = (named.clone().count(), named.collect::<BTreeSet<_>>().len());
        if points.len() > MOST_POINTS || places < named {
            errors.push(CallError::TooManyPoints);
        }
        if named > 0 && named < points.len() {
            errors.push(CallError::Mixed);
        }
        let mut kept = Vec::with_capacity(points.len());
        for (at, point) in points.into_iter().enumerate() {
            match remark(&point.remark).and_then(needed) {
                Ok(text) if text.chars().count() > LONGEST_REMARK => {
                    errors.push(CallError::Remark(at, TextError::TooLong));
                }
                Ok(remark) => {
                    let label = point.label.chars().take(LONGEST_LABEL).collect();
                    kept.push(CallPoint { place: point.place, label, remark });
                }
                Err(error) => errors.push(CallError::Remark(at, error)),
            }
        }
        if errors.is_empty() { Ok(Self { letter, days, points: kept }) } else { Err(errors) }
    }

    /// The letter that is to be completed.
    #[must_use]
    pub const fn letter(&self) -> LetterId {
        self.letter
    }

    /// How many days the party has from the day after the delivery.
    #[must_use]
    pub const fn days(&self) -> u16 {
        self.days
    }

    /// What is asked for, in order; at least one.
    #[must_use]
    pub fn points(&self) -> &[CallPoint] {
        &self.points
    }

    /// Whether it is answered in the form of the letter.
    #[must_use]
    pub fn is_in_form(&self) -> bool {
        self.points.iter().all(|point| point.place != Place::Anywhere)
    }

    /// The last day of a call that was delivered on this one (KPA art. 57).
    #[must_use]
    pub fn until(&self, delivered_on: Date) -> Date {
        Term::Days(self.days).last_day(delivered_on, &[]).effective
    }
}

impl Answer {
    /// The day on which the party has had it, however it came.
    #[must_use]
    pub fn delivered_on(&self) -> Option<Date> {
        let handed = self.handed_over.map(|(_, day)| day);
        handed.or(self.collected_at.map(vocabulary::Instant::warsaw_date))
    }

    /// A call that was delivered and has not ended, with its last day.
    #[must_use]
    pub fn open_call(&self) -> Option<(&Call, Date)> {
        let call = self.text.call().filter(|_| self.ended_at.is_none())?;
        Some((call, call.until(self.delivered_on()?)))
    }

    /// A call that is out or about to go out: nobody makes another one beside it.
    pub(crate) fn is_pending_call(&self) -> bool {
        self.text.call().is_some() && self.ended_at.is_none()
    }

    /// An order that is not sealed yet: nobody begins another one beside it.
    #[must_use]
    pub fn is_pending_order(&self) -> bool {
        matches!(self.text.kind(), AnswerKind::Orders(_)) && self.sealed_at.is_none()
    }
}
