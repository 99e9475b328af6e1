//! What nobody outside can put right.

use std::{error::Error, fmt, panic::Location};

/// Something unexpected: a disk, a database, a broken invariant. It keeps its cause for the log and where it was first
/// seen; people are shown a reference number only. Errors that the person can put right are enums of their own.
pub struct Fault {
    cause: Box<dyn Error + Send + Sync>,
    seen: &'static Location<'static>,
    unreadable: bool,
}

impl Fault {
    /// A fault with this sentence for the log.
    #[track_caller]
    #[must_use]
    pub fn new(sentence: impl Into<String>) -> Self {
        Self { cause: sentence.into().into(), seen: Location::caller(), unreadable: false }
    }

    /// A fault of what is kept and not of what keeps it: a value that is there and cannot be read, or is not there.
    #[track_caller]
    #[must_use]
    pub fn unreadable(sentence: impl Into<String>) -> Self {
        Self { unreadable: true, ..Self::new(sentence) }
    }

    /// Whether it is one value that cannot be read, so that whoever compares may go on with the rest.
    #[must_use]
    pub const fn is_unreadable(&self) -> bool {
        self.unreadable
    }

    /// What was read; none when it is there and cannot be read.
    ///
    /// # Errors
    /// Any other fault.
    pub fn readable<T>(read: Result<T, Self>) -> Result<Option<T>, Self> {
        match read {
            Ok(value) => Ok(Some(value)),
            Err(fault) if fault.unreadable => Ok(None),
            Err(fault) => Err(fault),
        }
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
        Self { cause: Box::new(cause), seen: Location::caller(), unreadable: false }
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
