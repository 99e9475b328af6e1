//! The answer of a case: writing it, sending it to be approved, approving it, handing it over.

pub(crate) mod paper;
