//! Whether an answer is still kept as the journal says it was written, approved, sealed and delivered.

use database::View;
use journal::{Discord, Told};
use registry::KEPT;
use sha2::{Digest as _, Sha256};
use vocabulary::{AnswerId, Fault, FileId, Instant};

use super::AnswerState;
use crate::{
    StepKind,
    agrees::compare_step,
    store::kept::{self as store, KeptAnswer},
};

/// Entries of answers that are compared: how an answer stands after each, and the line that it wrote into the history of
/// its case.
const KINDS: [(&str, Option<(AnswerState, StepKind)>); 12] = [
    ("answer.drafted", Some((AnswerState::Draft, StepKind::Drafted))),
    ("answer.changed", None),
    ("answer.sent_for_approval", Some((AnswerState::ForApproval, StepKind::SentForApproval))),
    ("answer.given_back", Some((AnswerState::Draft, StepKind::GivenBack))),
    ("answer.accepted", Some((AnswerState::Accepted, StepKind::Accepted))),
    ("answer.approved", Some((AnswerState::Approved, StepKind::Approved))),
    ("answer.sealed", Some((AnswerState::Sealed, StepKind::Settled))),
    ("answer.reminded", Some((AnswerState::Sealed, StepKind::Reminded))),
    ("answer.undelivered", Some((AnswerState::Sealed, StepKind::Undelivered))),
    ("answer.collected", Some((AnswerState::Collected, StepKind::Collected))),
    ("answer.signed_for", Some((AnswerState::Collected, StepKind::SignedFor))),
    ("answer.handed_over", Some((AnswerState::Collected, StepKind::HandedOnPaper))),
];
/// Each of these tells of a version of the text.
pub(crate) const VERSIONS: [&str; 2] = ["answer.drafted", "answer.changed"];

/// Compares what an entry about an answer tells with what is kept. Also gives the sealed file, with its hash.
pub(crate) async fn compare(
    view: &mut View,
    told: &Told,
) -> Result<(Vec<Discord>, Vec<(FileId, Option<[u8; 32]>)>), Fault> {
    let kind = told.kind.as_str();
    let (mut discords, mut files) = (Vec::new(), Vec::new());
    let Some((_, stands)) = KINDS.iter().find(|(known, _)| *known == kind) else { return Ok((discords, files)) };
    let id: AnswerId = told.subject.parse()?;
    let Some(kept) = store::answer(view, id).await? else {
        return Ok((vec![told.discord("its answer is missing")], files));
    };
    if told.text("case") != Some(&kept.case) || !is_as_told(told, &kept) {
        discords.push(told.discord("its answer was altered: the case, or who did what to it and when"));
    }
    if VERSIONS.contains(&kind) {
        discords.extend(compare_text(view, told, id, &kept).await?);
    }
    if let Some((state, step)) = stands {
        let case = told.text("case").unwrap_or_default().parse()?;
        let step = match (step, kept.kind.as_str()) {
            (StepKind::Settled, "call") => StepKind::Called,
            (StepKind::Settled, "unexamined") => StepKind::LeftUnexamined,
            (StepKind::Settled, "order") => StepKind::Ordered,
            (step, _) => *step,
        };
        discords.extend(compare_step(view, told, case, step.code()).await?);
        let standing: Vec<&str> = KINDS.iter().filter(|(_, stands)| stands.is_some()).map(|(kind, _)| *kind).collect();
        let same = kept.state == state.code() && is_remarked(told, &kept) && is_no_further(*state, &kept);
        if !same && told.is_last_of(view, &standing).await? {
            discords.push(told.discord("its answer stands elsewhere than it was brought"));
        }
    }
    if kind == "answer.sealed" {
        let hash = match kept.pdf {
            Some(pdf) => files::hash_of(view, pdf).await?,
            None => None,
        };
        if hash.map(hex::encode).as_deref() != told.text("sha256") {
            discords.push(told.discord("its sealed answer was altered"));
        }
        files.extend(kept.pdf.map(|pdf| (pdf, hash)));
    }
    Ok((discords, files))
}

/// Whether an answer that was given back has its remarks, and any other none.
fn is_remarked(told: &Told, kept: &KeptAnswer) -> bool {
    if told.kind == "answer.given_back" {
        // What was erased lawfully can be compared no more.
        told.opened.get("remarks").is_none_or(|remarks| *remarks == kept.remarks)
    } else {
        kept.remarks.is_empty()
    }
}

/// Whether nothing is kept of what an answer in this state has not come to yet.
fn is_no_further(state: AnswerState, kept: &KeptAnswer) -> bool {
    let unapproved = kept.approved_by.is_none() && kept.approved_at.is_none() && kept.paper.is_none();
    let unsealed = kept.pdf.is_none() && kept.sealed_at.is_none();
    let unhanded = kept.collected_at.is_none() && kept.handed_over.is_none();
    match state {
        AnswerState::Draft | AnswerState::ForApproval | AnswerState::Accepted => unapproved && unsealed && unhanded,
        AnswerState::Approved => unsealed && unhanded,
        AnswerState::Sealed => unhanded,
        AnswerState::Collected => true,
    }
}

/// Whether the columns that this entry tells of say the same.
fn is_as_told(told: &Told, kept: &KeptAnswer) -> bool {
    let (actor, act_at) = (Some(told.actor.as_str()), Some(told.act_at));
    match told.kind.as_str() {
        "answer.drafted" => Some(kept.drafted_by.as_str()) == actor && told.text("kind") == Some(kept.kind.as_str()),
        "answer.approved" => {
            kept.approved_by.as_deref() == actor
                && kept.approved_at == act_at
                && told.opened.get(KEPT).is_none_or(|paper| kept.paper.as_deref().map(hash).as_ref() == Some(paper))
        }
        "answer.sealed" => kept.sealed_at == act_at && kept.pdf.is_some(),
        "answer.collected" => kept.collected_at == act_at && !kept.signed_delivery && kept.handed_over.is_none(),
        "answer.signed_for" => {
            kept.signed_delivery && kept.collected_at.map(Instant::rfc3339).as_deref() == told.text("delivered")
        }
        "answer.handed_over" => {
            let handed_over = kept.handed_over.as_ref().map(|(how, on)| (how.as_str(), on.as_str()));
            handed_over == told.text("how").zip(told.text("on")) && kept.collected_at.is_none()
        }
        _ => true,
    }
}

/// Compares the version of the text that this entry tells of, and the text itself when it is the last.
async fn compare_text(view: &mut View, told: &Told, id: AnswerId, kept: &KeptAnswer) -> Result<Option<Discord>, Fault> {
    // What was erased lawfully can be compared no more.
    let differs = |text: &str| told.opened.get(KEPT).is_some_and(|told| *told != hash(text));
    let Some(version) = store::version(view, id, told.number("version").unwrap_or(1)).await? else {
        return Ok(Some(told.discord("its version of an answer is missing")));
    };
    if version.made_by != told.actor || version.made_at != told.act_at || differs(&version.text) {
        return Ok(Some(told.discord("its version of an answer was altered")));
    }
    let is_last = differs(&kept.text) && told.is_last_of(view, &VERSIONS).await?;
    Ok(is_last.then(|| told.discord("the text of its answer was altered")))
}

/// What entries commit to in place of a text, in hexadecimal.
pub(crate) fn hash(text: &str) -> String {
    hex::encode(Sha256::digest(text))
}
