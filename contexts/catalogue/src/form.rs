//! What a person fills in for a service.

use std::sync::Arc;

use vocabulary::{Language, Money};

use crate::Condition;

/// The form of a service: steps with one subject each, then attachments; what is due follows from the answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// The steps in order, those included whose condition does not hold.
    pub steps: Vec<Step>,
    /// What may or must be attached.
    pub attachments: Vec<Slot>,
    /// What may be due.
    pub fees: Vec<Fee>,
}

/// A text in every language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    pub(crate) pl: String,
    pub(crate) en: String,
}

/// One page of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its name in addresses; unique in the form.
    pub id: String,
    /// The heading of its page, often a question.
    pub title: Text,
    /// What it is called wherever it is one part of a whole: in the row of steps, in the document.
    pub name: Text,
    /// A sentence or two below it.
    pub intro: Option<Text>,
    /// The fields in order, those included whose condition does not hold.
    pub fields: Vec<Field>,
    /// The step is asked only when this holds; it looks back at earlier steps.
    pub when: Option<Condition>,
    /// All that the conditions of this form may look at, and how many steps of it come before this one.
    pub(crate) outline: Arc<[OutlinedStep]>,
    pub(crate) place: usize,
}

/// What conditions need to know of a step.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct OutlinedStep {
    pub when: Option<Condition>,
    pub fields: Vec<Field>,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name among the answers; unique in the form.
    pub name: String,
    /// The question; for a statement the statement itself.
    pub label: Text,
    /// A short explanation.
    pub hint: Option<Text>,
    /// It must be filled in, where it is visible.
    pub required: bool,
    /// The field is asked only when this holds; it looks back at earlier steps.
    pub when: Option<Condition>,
    /// What is asked for.
    pub kind: Kind,
}

/// What a field asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A line of text of at most so many characters.
    Line {
        /// Characters.
        longest: usize,
    },
    /// Text over several lines, of at most so many characters.
    Paragraph {
        /// Characters, line ends included.
        longest: usize,
    },
    /// One of these.
    Choice(Vec<Choice>),
    /// A box to tick; the label is what is stated. Required means that it must be ticked.
    Statement,
    /// A whole number.
    Whole {
        /// Not less than this.
        least: i64,
        /// Not more than this.
        most: i64,
    },
    /// A day.
    Date {
        /// Where it must lie.
        bound: DateBound,
    },
    /// A number of the population register.
    Pesel,
}

/// Where a date must lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateBound {
    /// Anywhere.
    Any,
    /// Today or before.
    Past,
    /// After today.
    Future,
}

/// One possible answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// How it stands among the answers.
    pub value: String,
    /// What people read.
    pub label: Text,
    /// A short explanation.
    pub hint: Option<Text>,
}

/// A place for attachments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Its name; unique in the form.
    pub name: String,
    /// What is attached here.
    pub label: Text,
    /// A short explanation.
    pub hint: Option<Text>,
    /// At least one file must be attached, where the slot is visible.
    pub required: bool,
    /// Asked only when this holds; it may look at every field.
    pub when: Option<Condition>,
    /// The most files.
    pub most: usize,
}

/// Something that may be due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fee {
    /// What for.
    pub label: Text,
    /// How much, once.
    pub amount: Money,
    /// The field of kind [`Kind::Whole`] that says how many times.
    pub times: Option<String>,
    /// Due only when this holds; it may look at every field.
    pub when: Option<Condition>,
}

impl Text {
    /// The text in this language.
    #[must_use]
    pub fn text(&self, language: Language) -> &str {
        match language {
            Language::Pl => &self.pl,
            Language::En => &self.en,
        }
    }
}
