//! Strings on their way into a template.

use typst::foundations::{IntoValue as _, Value};
use vocabulary::{Fault, is_misleading};

use crate::paper;

/// The most bytes of text in one paper: a letter of 20,000 signs that is nothing but short lines fits in, and takes about
/// 120 MB of memory to typeset.
const MOST_TEXT: usize = 768 * 1024;
/// What a string or a line counts besides its bytes, so that a paper of empty rows or lines ends as well.
const EACH: usize = 32;
/// Why there is no paper.
#[derive(Debug)]
pub enum PrintError {
    /// There is more text than one paper takes.
    TooLong,
    /// The template or a value is broken.
    Fault(Fault),
}

impl From<Fault> for PrintError {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// Stands for a sign that cannot be printed.
pub(crate) const BOX: char = '□';

/// Stands where a heading says nothing.
const DASH: &str = "—";

/// Whether nothing of it can be seen.
fn is_blank(text: &str) -> bool {
    text.chars().all(|sign| sign.is_whitespace() || sign == '\u{ad}')
}

/// Turns strings into values of a template, counts them and remembers whether a sign was replaced.
#[derive(Default)]
pub(crate) struct Ink {
    used: usize,
    boxes: bool,
}

impl Ink {
    /// Text without line ends.
    pub(crate) fn line(&mut self, text: &str) -> Value {
        self.put(text, false)
    }

    /// What stands over a paper: a dash when there is nothing to read, since a heading that says nothing breaks PDF/UA.
    pub(crate) fn heading(&mut self, text: &str) -> Value {
        self.line(if is_blank(text) { DASH } else { text })
    }

    /// What stands over a part of a paper: nothing when there is nothing to read, and the heading is left out.
    pub(crate) fn part(&mut self, text: &str) -> Value {
        self.line(if is_blank(text) { "" } else { text })
    }

    /// Text whose lines and paragraphs stay as they are.
    pub(crate) fn lines(&mut self, text: &str) -> Value {
        self.put(&text.replace("\r\n", "\n").replace('\t', " "), true)
    }

    /// Every string as text without line ends.
    pub(crate) fn each(&mut self, texts: &[String]) -> Value {
        texts.iter().map(|text| self.line(text)).collect::<typst::foundations::Array>().into_value()
    }

    fn put(&mut self, text: &str, line_ends: bool) -> Value {
        let ends = if line_ends { text.matches('\n').count() } else { 0 };
        self.used = self.used.saturating_add(text.len()).saturating_add(EACH * (ends + 1));
        if self.used > MOST_TEXT {
            return Value::None;
        }
        let shown: String = text
            .chars()
            .map(|sign| {
                if paper::is_printable(sign) && !is_misleading(sign) || line_ends && sign == '\n' {
                    return sign;
                }
                self.boxes = true;
                BOX
            })
            .collect();
        shown.into_value()
    }

    /// Whether a sign was replaced by a box.
    ///
    /// # Errors
    /// There was more text than one paper takes.
    pub(crate) fn dry(self) -> Result<bool, PrintError> {
        if self.used > MOST_TEXT {
            return Err(PrintError::TooLong);
        }
        Ok(self.boxes)
    }
}
