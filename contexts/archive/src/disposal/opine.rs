//! What experts say of files whose category asks for them (BE).

use journal::{Act, Entry, Recorded};
use registry::Category;
use vocabulary::{CaseId, Fault};

use super::{DisposalDeed, DisposalStepKind, MayDispose, Opinion};
use crate::{
    TextError,
    store::{self, disposals},
    text::line,
};

/// Signs in what is noted of an opinion.
const LONGEST: usize = 500;

/// Why no opinion was entered.
#[derive(Debug)]
pub enum OpineError {
    /// The file is not on the list, or its category asks for no opinion.
    NotAsked,
    /// What was noted: whose opinion it is, and where it stands.
    Note(TextError),
    /// Our fault.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for OpineError {
    fn from(cause: E) -> Self {
        Self::Fault(cause.into())
    }
}

/// Enters what experts said of a file on the list. What is archival material leaves the list, and is kept for ever.
///
/// # Errors
/// See [`OpineError`].
pub async fn opine(
    act: &mut Act,
    right: MayDispose,
    case: CaseId,
    opinion: Opinion,
    note: &str,
) -> Result<Recorded, OpineError> {
    let (list, official) = right.to(DisposalDeed::Opine)?;
    let note = line(note, LONGEST).map_err(OpineError::Note)?;
    let found = store::case(act.view(), case).await?.ok_or(OpineError::NotAsked)?;
    if !matches!(found.category, Category::BE(_)) {
        return Err(OpineError::NotAsked);
    }
    let (change, kind) = match opinion {
        Opinion::Dispose => (disposals::judge(case, list.id, opinion), DisposalStepKind::MayGo),
        Opinion::Keep => (disposals::raise(case, list.id), DisposalStepKind::Raised),
    };
    if act.execute(change).await? == 0 {
        return Err(OpineError::NotAsked);
    }
    disposals::step(act, list.id, kind, &official, &format!("{}: {note}", found.sign)).await?;
    let entry = Entry::new("disposal.judged", list.id).about("case", case).fact("opinion", opinion.code());
    Ok(act.record(entry.personal("note", note)))
}
