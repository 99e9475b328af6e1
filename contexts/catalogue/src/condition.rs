//! When a step, a field, an attachment or a fee is asked for.

/// A checked condition over answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {}
