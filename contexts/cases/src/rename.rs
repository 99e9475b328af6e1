//! Changing the title of a case.

use journal::{Act, Entry, Recorded};

use crate::{
    Deed, MayWork, NoteError, StepKind,
    note::title,
    step::{self, Step},
    store,
};

/// Gives the case another title; its history keeps the old one.
///
/// # Errors
/// See [`NoteError`].
pub async fn rename(act: &mut Act, right: MayWork, text: &str) -> Result<Recorded, NoteError> {
    let (mut row, official) = right.to(Deed::Rename)?;
    let title = title(text)?;
    store::forget_words(act, &row).await?;
    let old = std::mem::replace(&mut row.title, title);
    store::keep_words(act, &row).await?;
    step::took(act, &row, Step::by(&official, StepKind::Renamed).note(&old)).await?;
    Ok(act.record(Entry::new("case.renamed", row.id).personal("title", row.title)))
}
