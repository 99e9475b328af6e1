//! What nobody outside can put right.

use std::{error::Error, fmt, panic::Location};

/// Something unexpected: a disk, a database, a broken invariant. It keeps its cause for the log and where it was first
/// seen; people are shown a reference number only. Errors that the person can put right are enums of their own.
pub struct Fault {
    cause: Box<dyn Error + Send + Sync>,
    seen: &'static Location<'static>,
}

impl Fault {
    /// A fault with this sentence for the log.
    #[track_caller]
    #[must_use]
    pub fn new(sentence: impl Into<String>) -> Self {
        Self { cause: sentence.into().into(), seen: Location::caller() }
    }

    /// Every cause in turn, joined by colons: one line for the log.
    #[must_use]
    pub fn chain(&self) -> String {
        let mut text = self.cause.to_string();
        let mut next = self.cause.source();
        while let Some(cause) = next {
            text.push_str(": ");
            text.push_str(&cause.to_string());
            next = cause.source();
        }
        format!("{text} (seen at {}:{})", self.seen.file(), self.seen.line())
    }
}

impl<E: Error + Send + Sync + 'static> From<E> for Fault {
    #[track_caller]
    fn from(cause: E) -> Self {
        Self { cause: Box::new(cause), seen: Location::caller() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.chain())
    }
}

impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.chain())
    }
}
