//! Official notes in the file of a case (KPA art. 72; chancery instruction, par. 28 and 34): what was done or said and stands in
//! no letter. None is ever changed: what is wrong in one is put right by another.

use accounts::{Official, Post};
use database::View;
use journal::{Act, Discord, Entry, Recorded, Told};
use vocabulary::{AccountId, CaseId, Fault, Id, Instant};

use crate::{
    Deed, MayWork, StepKind, TextError,
    note::{needed, remark, title},
    step::{Step, told},
    store::memos as store,
};

/// The id of an official note.
pub type MemoId = Id<Memo>;

/// The entry of an official note.
pub(crate) const PUT: &str = "case.memo_put";

/// What kind of note it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MemoKind {
    /// Of something done that matters to the proceedings and needs no protocol (adnotacja, KPA art. 72 par. 1).
    Annotation,
    /// Of a talk, a look at the place, a matter settled by word of mouth (notatka służbowa).
    Note,
    /// A question to another unit.
    Question,
    /// What that unit says.
    Opinion,
}

/// An official note.
#[derive(Clone, Debug)]
pub struct Memo {
    /// The note.
    pub id: MemoId,
    /// What kind it is.
    pub kind: MemoKind,
    /// What it is about.
    pub title: String,
    /// What it says.
    pub text: String,
    /// Who made it, by the name of then.
    pub by: (AccountId, String),
    /// What that person did in the office then.
    pub post: Option<Post>,
    /// When it came into the file.
    pub made_at: Instant,
}

/// Why no note was made.
#[derive(Debug)]
pub enum MemoError {
    /// The title.
    Title(TextError),
    /// The text.
    Text(TextError),
    /// Our fault.
    Fault(Fault),
}

impl From<Fault> for MemoError {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl MemoKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Annotation, Self::Note, Self::Question, Self::Opinion];

    /// Those that one writes by themselves; the others ask and answer ([`crate::ask_opinion`]).
    pub const PLAIN: [Self; 2] = [Self::Annotation, Self::Note];

    /// How the kind is kept and posted.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Annotation => "annotation",
            Self::Note => "note",
            Self::Question => "question",
            Self::Opinion => "opinion",
        }
    }

    /// The kind of this code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Puts an official note into the file of the case, under the name and post of whoever makes it.
///
/// # Errors
/// See [`MemoError`].
pub async fn put_memo(
    act: &mut Act,
    right: MayWork,
    kind: MemoKind,
    about: &str,
    text: &str,
) -> Result<Recorded, MemoError> {
    let (row, official) = right.to(Deed::PutMemo)?;
    if !MemoKind::PLAIN.contains(&kind) {
        return Err(Fault::new("a question or an opinion is no note by itself").into());
    }
    let (_, entry) = put(act, (row.id, &official), kind, about, text).await?;
    Ok(act.record(entry))
}

/// Puts an official note into the file; its entry is the caller's to record.
pub(crate) async fn put(
    act: &mut Act,
    (case, official): (CaseId, &Official),
    kind: MemoKind,
    about: &str,
    text: &str,
) -> Result<(Memo, Entry), MemoError> {
    let memo = Memo {
        id: act.new_id(),
        kind,
        title: title(about).map_err(MemoError::Title)?,
        text: remark(text).and_then(needed).map_err(MemoError::Text)?,
        by: (official.person(), official.signs_as().to_owned()),
        post: Some(official.post()),
        made_at: act.at(),
    };
    act.execute(store::insert(case, &memo)).await?;
    told(act, case, Step::by(official, StepKind::MemoPut).document(memo.id)).await?;
    let entry = Entry::new(PUT, case).about("memo", memo.id).fact("kind", kind.code());
    let entry = entry.fact("post", official.post().code()).personal("name", official.signs_as());
    let entry = entry.personal("title", memo.title.as_str()).personal("text", memo.text.as_str());
    Ok((memo, entry))
}

/// The official notes of a case, oldest first.
pub(crate) async fn of_case(view: &mut View, case: CaseId) -> Result<Vec<Memo>, Fault> {
    store::of_case(view, case).await
}

/// Compares what the entry of an official note tells with what is kept.
pub(crate) async fn compare(view: &mut View, told: &Told) -> Result<Option<Discord>, Fault> {
    let found = match told.text("memo").and_then(|id| id.parse().ok()) {
        Some(id) => store::kept(view, id).await?,
        None => None,
    };
    let Some(memo) = found else { return Ok(Some(told.discord("its official note is missing"))) };
    // What was erased lawfully can be compared no more.
    let says = |name: &str, kept: &String| told.opened.get(name).is_none_or(|told| told == kept);
    let is_same = told.subject == memo.case
        && told.actor == memo.by
        && told.act_at == memo.made_at
        && told.text("kind") == Some(&memo.kind)
        && told.text("post") == Some(&memo.post)
        && says("name", &memo.name)
        && says("title", &memo.title)
        && says("text", &memo.text);
    Ok((!is_same).then(|| told.discord("its official note was altered")))
}
