//! What is wrong in a form: once in the summary, once as a slip at the field.

/// One thing to put right.
#[derive(Clone, Debug)]
pub(crate) struct FieldError {
    /// The `id` of the field.
    pub field: &'static str,
    /// One line for the summary.
    pub summary: String,
    /// What is wrong and what to do, at the field.
    pub slip: String,
}

/// The slip of a field, if something is wrong with it.
pub(crate) fn slip<'a>(errors: &'a [FieldError], field: &str) -> Option<&'a str> {
    errors.iter().find(|error| error.field == field).map(|error| error.slip.as_str())
}
