//! Posting a letter at the chancery, and taking back one that was not posted yet.

use accounts::{Official, SendsLetters};
use cases::{MayWork, StepKind};
use journal::{Act, Entry, Recorded};
use vocabulary::{Date, Fault};

use super::{
    Dispatch, DispatchId,
    agrees::{POSTED, WITHDRAWN},
};
use crate::store::dispatches as store;

/// Signs of a number of the post, spaces left out.
const POSTING: std::ops::RangeInclusive<usize> = 5..=40;

/// Why it was not noted that a letter was posted, or it was not withdrawn.
#[derive(Debug)]
pub enum PostError {
    /// The number of the post is none: letters and digits, from 5 to 40.
    Posting,
    /// That day is before it was registered, or still to come.
    Day,
    /// No letter waits there for the post.
    NotWaiting,
    /// Our fault.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for PostError {
    fn from(cause: E) -> Self {
        Self::Fault(cause.into())
    }
}

/// Notes that a letter was posted on this day under this number. None when this very thing was noted before: then nothing
/// happens, and the act is given up.
///
/// # Errors
/// See [`PostError`].
pub async fn post(
    act: &mut Act,
    _: &SendsLetters,
    official: &Official,
    id: DispatchId,
    posting: &str,
    on: Date,
) -> Result<Option<Recorded>, PostError> {
    let posting: String = posting.chars().filter(|sign| !sign.is_whitespace()).collect();
    if !posting.chars().all(|sign| sign.is_ascii_alphanumeric()) || !POSTING.contains(&posting.len()) {
        return Err(PostError::Posting);
    }
    // The case is locked before the line, as by whoever works on the case.
    let line = store::dispatch(act.view(), id).await?.ok_or(PostError::NotWaiting)?;
    cases::posted(act, official, line.case, line.answer, &told(&line, &posting)).await?;
    act.execute(store::lock(id)).await?;
    let line = store::dispatch(act.view(), id).await?.ok_or(PostError::NotWaiting)?;
    if line.posting == posting && line.sent_on == Some(on) {
        return Ok(None);
    }
    if !line.waits_for_post() {
        return Err(PostError::NotWaiting);
    }
    if on < line.registered_on || on > act.at().warsaw_date() {
        return Err(PostError::Day);
    }
    act.execute(store::posted(id, &posting, on, official.person())).await?;
    let entry = Entry::new(POSTED, id).about("case", line.case).fact("on", on.to_string()).fact("posting", posting);
    Ok(Some(act.record(entry)))
}

/// Takes back a letter on paper that was neither posted nor handed over: its number stays.
///
/// # Errors
/// See [`PostError`].
pub async fn withdraw(act: &mut Act, right: &MayWork, id: DispatchId) -> Result<Recorded, PostError> {
    let case = right.delivers()?.0.id;
    act.execute(store::lock(id)).await?;
    let line = store::dispatch(act.view(), id).await?.filter(|line| line.case == case);
    let waits = |line: &Dispatch| line.waits_for_post() || line.way == super::Way::Hand && line.waits_for_outcome();
    let line = line.filter(waits).ok_or(PostError::NotWaiting)?;
    act.execute(store::withdraw(id, act.at())).await?;
    cases::delivering(act, right, StepKind::Withdrawn, Some(line.answer), &told(&line, "")).await?;
    Ok(act.record(Entry::new(WITHDRAWN, id).about("case", case)))
}

/// What the history says of the line.
fn told(line: &Dispatch, posting: &str) -> String {
    let parts = [line.number.to_string(), line.name.clone(), posting.to_owned()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
