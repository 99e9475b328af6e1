//! Drawing a disposal list up.

use std::collections::BTreeSet;

use journal::{Act, Entry, Recorded};
use vocabulary::{CaseId, Fault};

use super::{DisposalId, DisposalStepKind};
use crate::{
    KeepsArchive, ListNumber, MOST_AT_ONCE,
    store::{self, disposals},
};

/// The number series of disposal lists.
const SERIES: &str = "disposal";

/// Why no list was drawn up. The act is given up.
#[derive(Debug)]
pub enum DrawUpError {
    /// No file was chosen.
    Nothing,
    /// More than [`MOST_AT_ONCE`] were.
    TooMany,
    /// This file is not to be disposed of: its time is not over, it is kept for ever, or it stands on a list already.
    NotDue(CaseId),
    /// This file is lent.
    Lent(CaseId),
    /// Our fault.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for DrawUpError {
    fn from(cause: E) -> Self {
        Self::Fault(cause.into())
    }
}

/// Draws a list up of these files, whose time is over.
///
/// # Errors
/// See [`DrawUpError`].
pub async fn draw_up(
    act: &mut Act,
    right: &KeepsArchive,
    chosen: &[CaseId],
) -> Result<(DisposalId, ListNumber, Recorded), DrawUpError> {
    let chosen: BTreeSet<CaseId> = chosen.iter().copied().collect();
    if chosen.is_empty() {
        return Err(DrawUpError::Nothing);
    }
    if chosen.len() > MOST_AT_ONCE {
        return Err(DrawUpError::TooMany);
    }
    let today = act.at().warsaw_date();
    let id: DisposalId = act.new_id();
    let number = ListNumber { year: today.year(), number: store::next_number(act, SERIES, today.year()).await? };
    act.execute(disposals::insert(id, number, &right.official, act.at())).await?;
    for case in &chosen {
        if act.execute(disposals::put(*case, id, today)).await? == 0 {
            return Err(DrawUpError::NotDue(*case));
        }
        if store::is_out(act.view(), *case).await? {
            return Err(DrawUpError::Lent(*case));
        }
    }
    disposals::step(act, id, DisposalStepKind::Drawn, &right.official, "").await?;
    let cases: Vec<String> = chosen.iter().map(ToString::to_string).collect();
    let entry = Entry::new("disposal.drawn_up", id).fact("number", number.to_string()).fact("cases", cases);
    Ok((id, number, act.record(entry)))
}
