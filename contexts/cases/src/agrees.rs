//! Whether cases and their answers are still kept as the journal tells of them.

use database::View;
use journal::{Discord, Told};
use vocabulary::{CaseId, Fault, FileId};

use crate::{
    StepKind, answer, archive, group, memo, message, opinion,
    store::{
        groups,
        kept::{self as store, KeptCase},
        memos, messages,
    },
};

/// Entries about cases and the lines of the history that they wrote; that of a pause is told by its reason.
const STEPS: [(&str, Option<StepKind>); 16] = [
    ("case.opened", Some(StepKind::Opened)),
    ("case.attached", Some(StepKind::Attached)),
    ("case.renamed", Some(StepKind::Renamed)),
    ("case.noted", Some(StepKind::Noted)),
    ("case.handed_over", Some(StepKind::HandedOver)),
    ("case.paused", None),
    ("case.resumed", Some(StepKind::Resumed)),
    ("case.call_ended", Some(StepKind::CallEnded)),
    ("case.closed", Some(StepKind::Closed)),
    (archive::ARCHIVED, Some(StepKind::Archived)),
    ("case.detached", Some(StepKind::Detached)),
    (memo::PUT, Some(StepKind::MemoPut)),
    ("case.related", Some(StepKind::Related)),
    ("case.unrelated", Some(StepKind::Unrelated)),
    (message::SENT, Some(StepKind::MessageSent)),
    (message::RECEIVED, Some(StepKind::MessageReceived)),
];

/// What is kept, and should be told of by as many entries.
#[derive(Clone, Copy, Debug)]
pub struct Count {
    /// What it is, in the plural.
    pub what: &'static str,
    /// The kinds of the entries that each tell of one.
    pub kinds: &'static [&'static str],
    /// How many there are.
    pub kept: i64,
}

/// How many cases, groups of them, official notes, messages and answers there are, how many of those came how far, and how many versions of their
/// texts there are.
///
/// # Errors
/// The database failed.
pub async fn counts(view: &mut View) -> Result<[Count; 10], Fault> {
    let [cases, answers, versions, approved, sealed, collected, handed_over] = store::counts(view).await?;
    let count = |what, kinds, kept| Count { what, kinds, kept };
    Ok([
        count("cases", &["case.opened"], cases),
        count("groups of cases", &[group::SET_APART], groups::count(view).await?),
        count("official notes", &[memo::PUT], memos::count(view).await?),
        count("messages", &[message::SENT, message::RECEIVED], messages::count(view).await?),
        count("answers", &["answer.drafted"], answers),
        count("versions of answers", &answer::VERSIONS, versions),
        count("approved answers", &["answer.approved"], approved),
        count("sealed answers", &["answer.sealed"], sealed),
        count("collected answers", &["answer.collected", "answer.signed_for"], collected),
        count("answers handed over", &["answer.handed_over"], handed_over),
    ])
}

/// Compares what an entry about a case or its answer tells with what is kept. Also gives the sealed answer, or the files of
/// a message, with their hashes.
///
/// # Errors
/// The database failed.
pub async fn agrees(view: &mut View, told: &Told) -> Result<(Vec<Discord>, Vec<(FileId, Option<[u8; 32]>)>), Fault> {
    let compared = match compare(view, told).await {
        Ok(Some(found)) => Ok(found),
        Ok(None) => answer::compare(view, told).await,
        Err(fault) => Err(fault),
    };
    compared.or_else(|fault| Ok((vec![told.unreadable(fault)?], Vec::new())))
}

/// What does not agree, and the files to be looked at.
type Found = (Vec<Discord>, Vec<(FileId, Option<[u8; 32]>)>);

/// None for an entry that is not about a case.
async fn compare(view: &mut View, told: &Told) -> Result<Option<Found>, Fault> {
    let kind = told.kind.as_str();
    if kind == group::SET_APART {
        return Ok(Some((group::compare(view, told).await?.into_iter().collect(), Vec::new())));
    }
    let Some((_, step)) = STEPS.iter().find(|(known, _)| *known == kind) else { return Ok(None) };
    let id: CaseId = told.subject.parse()?;
    let Some(kept) = store::case(view, id).await? else {
        return Ok(Some((vec![told.discord("its case is missing")], Vec::new())));
    };
    let (mut discords, mut files) = (Vec::new(), Vec::new());
    if !is_as_told(view, told, id, &kept).await? {
        discords.push(told.discord("its case was altered"));
    }
    let step = step.map_or(told.text("reason"), |step| Some(step.code())).unwrap_or_default();
    discords.extend(compare_step(view, told, id, step).await?);
    if kind == memo::PUT {
        discords.extend(memo::compare(view, told).await?);
        discords.extend(opinion::compare(view, told).await?);
    }
    if [message::SENT, message::RECEIVED].contains(&kind) {
        let (discord, of_message) = message::compare(view, told).await?;
        discords.extend(discord);
        files.extend(of_message);
    }
    Ok(Some((discords, files)))
}

/// Compares the line that an entry wrote into the history of its case.
pub(crate) async fn compare_step(
    view: &mut View,
    told: &Told,
    case: CaseId,
    step: &str,
) -> Result<Option<Discord>, Fault> {
    let note = store::step_note(view, case, step, told.act_at, told.actor.parse().ok()).await?;
    let said = told.opened.get("note").or_else(|| told.opened.get("remarks"));
    let is_same = note.is_some_and(|note| said.is_none_or(|said| *said == note));
    Ok((!is_same).then(|| told.discord("its line in the history of its case was altered or is missing")))
}

async fn is_as_told(view: &mut View, told: &Told, id: CaseId, kept: &KeptCase) -> Result<bool, Fault> {
    // What was erased lawfully can be compared no more.
    let titled = told.opened.get("title").is_none_or(|title| *title == kept.title);
    let carried = told.text("officer") == Some(&kept.officer);
    Ok(match told.kind.as_str() {
        "case.opened" => {
            told.text("sign") == Some(&kept.sign)
                && told.text("letter") == Some(&kept.letter)
                && told.text("started_on") == Some(&kept.started_on)
                && kept.opened_at == told.act_at
                && (titled || !told.is_last_of(view, &["case.renamed"]).await?)
                && (carried || !told.is_last_of(view, &["case.handed_over"]).await?)
        }
        "case.renamed" => titled || !told.is_last_of(view, &["case.renamed"]).await?,
        "case.handed_over" => carried || !told.is_last_of(view, &["case.handed_over"]).await?,
        "case.closed" => kept.closed_at == Some(told.act_at),
        "case.paused" => {
            let (reason, since) = (told.text("reason"), told.text("since"));
            store::is_paused(view, id, reason.unwrap_or_default(), since.unwrap_or_default()).await?
        }
        "case.resumed" => store::is_resumed(view, id, told.text("on").unwrap_or_default()).await?,
        _ => true,
    })
}
