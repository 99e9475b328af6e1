//! What an archivist types.

use vocabulary::is_misleading;

/// What is wrong with a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextError {
    /// There is none.
    Empty,
    /// It is longer than so many signs.
    TooLong(usize),
    /// It has signs that hide or turn what stands around them.
    Hidden,
}

/// One line of at most so many signs.
pub(crate) fn line(text: &str, most: usize) -> Result<String, TextError> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match () {
        () if text.is_empty() => Err(TextError::Empty),
        () if text.chars().any(is_misleading) => Err(TextError::Hidden),
        () if text.chars().count() > most => Err(TextError::TooLong(most)),
        () => Ok(text),
    }
}
