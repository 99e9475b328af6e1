//! Whether a sealed answer is still kept as the journal says it was sealed.

use database::View;
use journal::{Discord, Told};
use vocabulary::{AnswerId, Fault, FileId};

use crate::store::answers as store;

/// Compares what an entry of a sealed answer tells with what is kept. Also gives the answer's file, with its hash.
///
/// # Errors
/// The database failed.
pub async fn agrees(view: &mut View, told: &Told) -> Result<(Vec<Discord>, Vec<(FileId, Option<[u8; 32]>)>), Fault> {
    let (Ok(id), true) = (told.subject.parse::<AnswerId>(), told.kind == "answer.sealed") else {
        return Ok((Vec::new(), Vec::new()));
    };
    let Some(file) = store::pdf_of(view, id).await? else {
        return Ok((vec![told.discord("its sealed answer is missing")], Vec::new()));
    };
    let hash = files::hash_of(view, file).await?;
    let found = hash.map(|hash| hash.iter().map(|byte| format!("{byte:02x}")).collect::<String>());
    let mut discords = Vec::new();
    if found.as_deref() != told.text("sha256") {
        discords.push(told.discord("its sealed answer was altered"));
    }
    Ok((discords, vec![(file, hash)]))
}
