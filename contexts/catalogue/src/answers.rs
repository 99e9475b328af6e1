//! What a person filled in, and what is wrong with it.

use std::collections::BTreeMap;

/// Answers by the name of their field, as they were filled in, wrong ones included. A date is its year, month and day
/// joined by `-`: `2026-11-22`. A ticked box is [`Answers::TICKED`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers(pub BTreeMap<String, String>);

/// One thing to put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The name of the field.
    pub field: String,
    /// What is wrong with it.
    pub wrong: Wrong,
}

/// What is wrong with an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It must be filled in, chosen or ticked.
    Missing,
    /// It has more characters than this.
    TooLong {
        /// Characters.
        longest: usize,
    },
    /// It is not of the form it should have.
    Form,
    /// A text holds this sign, which cannot be seen, or hides or turns what stands around it.
    Sign(char),
    /// The check digit does not fit the others, or the date in the number does not exist.
    CheckDigit,
    /// A day after today.
    NotPast,
    /// Today or before.
    NotFuture,
    /// A number below this.
    TooSmall {
        /// The least that may be.
        least: i64,
    },
    /// A number above this.
    TooLarge {
        /// The most that may be.
        most: i64,
    },
    /// Not one of the choices.
    NotAChoice,
}

impl Answers {
    /// The answer of a box that is ticked.
    pub const TICKED: &str = "tak";

    /// What was filled in, if anything but spaces.
    #[must_use]
    pub fn get(&self, field: &str) -> Option<&str> {
        self.0.get(field).map(|answer| answer.trim()).filter(|answer| !answer.is_empty())
    }
}

impl<N: Into<String>, A: Into<String>> FromIterator<(N, A)> for Answers {
    fn from_iter<I: IntoIterator<Item = (N, A)>>(answers: I) -> Self {
        Self(answers.into_iter().map(|(name, answer)| (name.into(), answer.into())).collect())
    }
}
