//! Telling a form that was sent twice from one that is out of date.

use accounts::Official;
use vocabulary::{AccountId, CaseId, Date, LetterId};

use crate::{
    Case, MemoKind, PauseReason, StepDocument, StepKind,
    note::{remark, title},
};

/// A step as a form asks for it, with everything in it.
#[derive(Clone, Copy, Debug)]
pub enum Repeated<'a> {
    /// The clock was stopped for this reason from this day, with this note.
    Paused(PauseReason, Date, &'a str),
    /// The clock was let run again after this day.
    Resumed(Date),
    /// The case was given to this official.
    HandedOver(AccountId),
    /// This was noted.
    Noted(&'a str),
    /// The case was given this title.
    Renamed(&'a str),
    /// The case was closed with this note.
    Closed(&'a str),
    /// An official note of this kind, title and text was put into the file.
    MemoPut(MemoKind, &'a str, &'a str),
    /// This letter was taken out of the file for this reason.
    Detached(LetterId, &'a str),
    /// This case was noted to hang together with it, or not to (`false`), for this reason.
    Related(CaseId, bool, &'a str),
}

/// Whether the step stands on disk already: it was the next one after the version that the page showed, nothing happened
/// since, the same person did it, and all of its content is the same.
#[must_use]
pub fn is_done(case: &Case, official: &Official, version: i64, repeated: Repeated<'_>) -> bool {
    // Messages come and go without making a page out of date.
    let is_message = |kind| matches!(kind, StepKind::MessageSent | StepKind::MessageReceived);
    let last = case.steps.iter().rfind(|step| !is_message(step.kind));
    let Some(step) = last.filter(|_| version.checked_add(1) == Some(case.row.version)) else {
        return false;
    };
    let noted = |text| remark(text).is_ok_and(|text| text == step.note);
    let same = match repeated {
        Repeated::Paused(why, from, note) => {
            step.kind == StepKind::Paused(why) && step.day == Some(from) && noted(note)
        }
        Repeated::Resumed(on) => {
            step.kind == StepKind::CallEnded || step.kind == StepKind::Resumed && step.day == Some(on)
        }
        Repeated::HandedOver(to) => step.kind == StepKind::HandedOver && case.row.officer.0 == to,
        Repeated::Noted(text) => step.kind == StepKind::Noted && noted(text),
        Repeated::Renamed(text) => {
            step.kind == StepKind::Renamed && title(text).is_ok_and(|title| title == case.row.title)
        }
        Repeated::Closed(note) => step.kind == StepKind::Closed && noted(note),
        Repeated::MemoPut(kind, about, text) => case.memos.last().is_some_and(|memo| {
            let same =
                title(about).is_ok_and(|title| title == memo.title) && remark(text).is_ok_and(|text| text == memo.text);
            step.kind == StepKind::MemoPut && memo.kind == kind && same
        }),
        Repeated::Detached(letter, why) => {
            let of_it = matches!(&step.document, Some(StepDocument::Letter(id, _)) if *id == letter);
            step.kind == StepKind::Detached && of_it && noted(why)
        }
        Repeated::Related(other, related, why) => {
            let of_it = matches!(&step.document, Some(StepDocument::Case(id, _)) if *id == other);
            step.kind == (if related { StepKind::Related } else { StepKind::Unrelated }) && of_it && noted(why)
        }
    };
    same && step.by == Some(official.person())
}
