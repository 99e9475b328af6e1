//! What is wrong in a form: once in the summary, once as a slip at the field.

use std::borrow::Cow;

/// One thing to put right.
#[derive(Clone, Debug)]
pub(crate) struct FieldError {
    /// The page of the field; empty for this one.
    pub page: String,
    /// The `id` of the field.
    pub field: Cow<'static, str>,
    /// One line for the summary.
    pub summary: String,
    /// What is wrong and what to do, at the field.
    pub slip: String,
}

impl FieldError {
    /// Something to put right at a field of this page.
    pub(crate) fn new(field: impl Into<Cow<'static, str>>, summary: String, slip: String) -> Self {
        Self { page: String::new(), field: field.into(), summary, slip }
    }
}

/// The same with all that is wrong at a field told in the slip of its first error, which is the one that is shown there.
pub(crate) fn told_together(errors: Vec<FieldError>) -> Vec<FieldError> {
    let mut told: Vec<FieldError> = Vec::with_capacity(errors.len());
    for error in errors {
        if let Some(first) = told.iter_mut().find(|first| first.field == error.field) {
            first.slip = format!("{} {}", first.slip, error.slip);
        }
        told.push(error);
    }
    told
}

/// The slip of a field, if something is wrong with it.
pub(crate) fn slip<'a>(errors: &'a [FieldError], field: &str) -> Option<&'a str> {
    errors.iter().find(|error| error.field == field).map(|error| error.slip.as_str())
}
