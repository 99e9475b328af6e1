//! What an official can do with a matter: buttons in a row, each with its form folded under it.

use std::borrow::Cow;

use crate::kit::{
    errors::FieldError,
    input::{Input, fasten},
};

/// Something that can be done; `kit/deeds.html` draws a row of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Deed {
    /// Where it is posted, or where it leads.
    pub action: String,
    /// It leads to a page of its own; nothing is posted.
    pub leads: bool,
    /// The mark against forms of other sites.
    pub csrf: String,
    /// The version of the matter that the page shows.
    pub version: i64,
    /// Fields that are posted along, by name.
    pub hidden: Vec<(&'static str, String)>,
    /// The letter that presses it; empty for none.
    pub key: &'static str,
    /// What its button says.
    pub title: String,
    /// What it does, where a word is not enough.
    pub about: String,
    /// What must be filled in; with nothing, the button alone does it.
    pub controls: Vec<Control>,
    /// What the button of the form says.
    pub button: String,
    /// It cannot be taken back.
    pub undoing: bool,
    /// It is what is most often done here.
    pub first: bool,
    /// The form is unfolded.
    pub open: bool,
}

/// A field of such a form; `kit/control.html` draws it.
#[derive(Clone, Debug)]
pub(crate) enum Control {
    /// A line.
    Line(Input),
    /// Several lines.
    Text(Input),
    /// One of a few.
    Choice(Input, Vec<Offer>),
    /// One of many.
    List(Input, Vec<Offer>),
}

/// Something that can be chosen.
#[derive(Clone, Debug)]
pub(crate) struct Offer {
    /// What is posted.
    pub value: String,
    /// What it is.
    pub label: String,
    /// More about it.
    pub hint: String,
    /// It is chosen.
    pub chosen: bool,
}

impl Offer {
    /// An offer that is chosen when it is what was filled in.
    pub(crate) fn new(value: impl Into<String>, label: impl Into<String>, filled: &str) -> Self {
        let value = value.into();
        Self { chosen: value == filled, value, label: label.into(), hint: String::new() }
    }

    pub(crate) fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: hint.into(), ..self }
    }
}

impl Control {
    pub(crate) fn input(&mut self) -> &mut Input {
        match self {
            Self::Line(input) | Self::Text(input) | Self::Choice(input, _) | Self::List(input, _) => input,
        }
    }
}

impl Deed {
    /// What is done on a page of its own.
    pub(crate) fn leading(address: String, key: &'static str, title: String, first: bool) -> Self {
        Self { action: address, leads: true, key, title, first, ..Self::default() }
    }

    /// The fields told of what is wrong with them; the form is unfolded when something is.
    pub(crate) fn corrected(mut self, errors: &[FieldError]) -> Self {
        fasten(self.controls.iter_mut().map(Control::input), errors);
        self.open |= self.controls.iter_mut().any(|control| control.input().slip.is_some());
        self
    }
}

/// A field of a form among others on the page: its id says which form it is of.
pub(crate) fn field(form: &str, name: &'static str, label: String, value: &str) -> Input {
    Input { name: Cow::Borrowed(name), ..Input::text(id(form, name), label, value) }
}

/// The id of a field in such a form.
pub(crate) fn id(form: &str, name: &str) -> String {
    format!("{form}-{name}")
}
