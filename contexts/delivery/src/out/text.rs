//! What texts about parties and letters must be.

use cases::TextError;
use vocabulary::is_misleading;

/// A line with something in it.
pub(crate) fn line(text: &str, longest: usize) -> Result<String, TextError> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    checked(text, longest, |_| false)
}

/// Lines with something in them: they end as one writes them here, and empty ones are gone.
pub(crate) fn lines(text: &str, longest: usize) -> Result<String, TextError> {
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    checked(lines.join("\n"), longest, |sign| sign == '\n')
}

fn checked(text: String, longest: usize, fits: impl Fn(char) -> bool) -> Result<String, TextError> {
    if text.is_empty() {
        Err(TextError::Empty)
    } else if text.chars().any(|sign| is_misleading(sign) && !fits(sign)) {
        Err(TextError::Hidden)
    } else if text.chars().count() > longest {
        Err(TextError::TooLong)
    } else {
        Ok(text)
    }
}
