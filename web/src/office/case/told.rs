//! What a page of the office tells about what was just done: that it was, that somebody was faster, or what to put right.

use crate::kit::errors::FieldError;

/// What is told above the matter; nothing on an ordinary visit.
#[derive(Clone, Debug, Default)]
pub(crate) struct Telling {
    /// It was done.
    pub done: String,
    /// It was not, for things stand otherwise by now.
    pub slip: String,
    /// What to do then.
    pub more: String,
    /// What was typed into a form that is no longer there, to be copied.
    pub kept: String,
    /// What to put right.
    pub errors: Vec<FieldError>,
    /// What is safe.
    pub safe: String,
}
