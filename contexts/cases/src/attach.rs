//! Putting another letter into the file of a case.

use journal::{Act, Entry, Recorded};
use registry::MayFile;
use vocabulary::Fault;

use crate::{
    Deed, MayWork, StepKind,
    step::{Step, told},
    store,
};

/// Puts a letter that the official has taken into the case's file; the letter's way ends there.
///
/// # Errors
/// The right is to another deed, or the database failed.
pub async fn attach(act: &mut Act, right: MayWork, file: MayFile) -> Result<Recorded, Fault> {
    let (row, official) = right.to(Deed::Attach)?;
    let (letter, number, at) = (file.letter().id, file.letter().number.to_string(), act.at());
    act.execute(store::insert_document(row.id, letter, at)).await?;
    told(act, row.id, Step::by(&official, StepKind::Attached).document(letter).note(&number)).await?;
    let _: Recorded = registry::filed(act, file).await?;
    Ok(act.record(Entry::new("case.attached", row.id).about("letter", letter)))
}
