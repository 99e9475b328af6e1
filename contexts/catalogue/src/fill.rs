//! What follows from the answers: which steps and fields are asked, what is wrong, what is attached, due and shown.

use jiff::civil::Date;
use vocabulary::Money;

use crate::{Answers, Choice, Field, Form, Mistake, Slot, Step, Text};

/// Something due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueFee<'a> {
    /// What for.
    pub label: &'a Text,
    /// How much altogether.
    pub amount: Money,
}

/// A field with its answer, as a document shows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// The field.
    pub field: &'a Field,
    /// What was answered.
    pub value: Shown<'a>,
}

/// An answer brought into its one form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown<'a> {
    /// A text; spaces made single in a line, lines ended by `\n` in a paragraph, a PESEL of eleven digits.
    Text(String),
    /// What was chosen.
    Choice(&'a Choice),
    /// The statement was made.
    Ticked,
    /// A whole number.
    Whole(i64),
    /// A day.
    Date(Date),
    /// Nothing was filled in, or what was is wrong.
    Nothing,
}

impl Form {
    /// The steps that are asked, in order.
    #[must_use]
    pub fn steps(&self, _answers: &Answers) -> Vec<&Step> {
        self.steps.iter().collect()
    }

    /// What is wrong with the answers of one step, in the order of its fields; a date is judged as of `today`.
    #[must_use]
    pub fn check_step(&self, _step: &Step, _answers: &Answers, _today: Date) -> Vec<Mistake> {
        Vec::new()
    }

    /// What is wrong with the answers of the whole form: only the steps with mistakes.
    #[must_use]
    pub fn check(&self, _answers: &Answers, _today: Date) -> Vec<(&Step, Vec<Mistake>)> {
        Vec::new()
    }

    /// The places for attachments that are asked, in order.
    #[must_use]
    pub fn slots(&self, _answers: &Answers) -> Vec<&Slot> {
        self.attachments.iter().collect()
    }

    /// What is due.
    #[must_use]
    pub fn fees(&self, _answers: &Answers) -> Vec<DueFee<'_>> {
        Vec::new()
    }

    /// What a document shows: the steps and fields that are asked, each answer in its one form.
    #[must_use]
    pub fn lines(&self, _answers: &Answers) -> Vec<(&Step, Vec<Line<'_>>)> {
        Vec::new()
    }
}

impl Step {
    /// The fields that are asked, in order.
    #[must_use]
    pub fn fields(&self, _answers: &Answers) -> Vec<&Field> {
        self.fields.iter().collect()
    }
}
