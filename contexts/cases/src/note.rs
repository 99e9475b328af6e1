//! Notes in a case, and what texts of officials must be.

use journal::{Act, Entry, Recorded};
use vocabulary::{Fault, is_misleading};

use crate::{
    Deed, MayWork, StepKind,
    step::{Step, told},
};

/// Signs of a title.
const LONGEST_TITLE: usize = 250;
/// Signs of a note.
const LONGEST_NOTE: usize = 4_000;

/// What is wrong with a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextError {
    /// There is none.
    Empty,
    /// It is longer than a title (250 signs) or a note (4000) may be.
    TooLong,
    /// It has signs that hide or turn what stands around them.
    Hidden,
}

/// Why nothing was noted.
#[derive(Debug)]
pub enum NoteError {
    /// The text.
    Text(TextError),
    /// Our fault.
    Fault(Fault),
}

impl From<Fault> for NoteError {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<TextError> for NoteError {
    fn from(error: TextError) -> Self {
        Self::Text(error)
    }
}

/// Notes something in the case's history, for the office alone.
///
/// # Errors
/// See [`NoteError`].
pub async fn note(act: &mut Act, right: MayWork, text: &str) -> Result<Recorded, NoteError> {
    let (row, official) = right.to(Deed::Note)?;
    let text = needed(remark(text)?)?;
    told(act, row.id, Step::by(&official, StepKind::Noted).note(&text)).await?;
    Ok(act.record(Entry::new("case.noted", row.id).personal("note", text)))
}

/// A title: one line.
pub(crate) fn title(text: &str) -> Result<String, TextError> {
    let text = needed(text.split_whitespace().collect::<Vec<_>>().join(" "))?;
    if text.chars().any(is_misleading) {
        return Err(TextError::Hidden);
    }
    at_most(text, LONGEST_TITLE)
}

/// A note, which may be empty: lines end as one writes them here.
pub(crate) fn remark(text: &str) -> Result<String, TextError> {
    let text = text.trim().replace("\r\n", "\n");
    if text.chars().any(|c| is_misleading(c) && !matches!(c, '\n' | '\t')) {
        return Err(TextError::Hidden);
    }
    at_most(text, LONGEST_NOTE)
}

pub(crate) fn needed(text: String) -> Result<String, TextError> {
    if text.is_empty() { Err(TextError::Empty) } else { Ok(text) }
}

fn at_most(text: String, most: usize) -> Result<String, TextError> {
    if text.chars().count() > most { Err(TextError::TooLong) } else { Ok(text) }
}
