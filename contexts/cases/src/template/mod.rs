//! Templates of letters of the office: a subject and a text with fields of the case in them, which a letter is begun with.
//!
//! What holds here:
//! - every version stays, and a letter remembers which one it was begun with;
//! - the records coordinator keeps those of the whole office, the head of a unit those of the unit;
//! - a template with a field that nobody knows is not kept; one without a value stays in the letter to be seen.

mod fill;
mod keep;
mod read;

use accounts::{Official, Post, Unit};
use vocabulary::{Id, Instant};

pub use fill::{Filled, Placeholder, fill, unknown_fields};
pub(crate) use keep::Content;
pub use keep::{
    MOST_TEMPLATES, NewTemplate, TemplateError, TemplateField, TemplateMistake, change_template, end_template,
    keep_template, remember_template,
};
pub use read::{offered_templates, template, template_of, template_versions, templates};

/// The id of a template.
pub type TemplateId = Id<LetterTemplate>;

/// A template as it stands, or stood in one of its versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterTemplate {
    /// The template.
    pub id: TemplateId,
    /// The unit whose it is; none for one of the whole office.
    pub unit: Option<Unit>,
    /// What it is called.
    pub name: String,
    /// The code of the kind of letters that it is for ([`crate::AnswerKind::code`]).
    pub kind: String,
    /// The beginning of the class symbols of the cases that it is for; empty for every class.
    pub class: String,
    /// The subject of the letter, with fields.
    pub title: String,
    /// The text of the letter, with fields.
    pub text: String,
    /// From 1, one more with every change.
    pub version: i64,
    /// Who made this version, by the name of then, and when.
    pub made: (String, Instant),
    /// It is offered no more.
    pub ended: bool,
}

/// May keep templates: those of the own unit, or those of the whole office.
#[derive(Clone, Debug)]
pub struct KeepsTemplates {
    official: Official,
    /// None for the whole office.
    unit: Option<Unit>,
}

/// The right to keep templates: of the records coordinator for the whole office, of a head for the own unit.
#[must_use]
pub fn keeps_templates(official: &Official) -> Option<KeepsTemplates> {
    let unit = match official.post() {
        Post::RecordsCoordinator => None,
        Post::UnitHead => Some(official.unit().clone()),
        _ => return None,
    };
    Some(KeepsTemplates { official: official.clone(), unit })
}

impl KeepsTemplates {
    /// The unit whose templates these are; none for the whole office's.
    #[must_use]
    pub const fn unit(&self) -> Option<&Unit> {
        self.unit.as_ref()
    }

    /// Whether it is this official's to change.
    #[must_use]
    pub fn covers(&self, template: &LetterTemplate) -> bool {
        self.unit.as_ref().map(|unit| unit.id) == template.unit.as_ref().map(|unit| unit.id)
    }
}
