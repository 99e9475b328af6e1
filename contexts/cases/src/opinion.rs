//! Opinions inside the office (chancery instruction, par. 24): whoever carries a case asks another unit, whose head has the
//! question on the desk until its day. The unit that is asked sees the case and puts its opinion straight into that file; it
//! opens none of its own. The clock does not stop for it. Question and opinion are official notes.

use accounts::{Official, Post, Unit};
use database::View;
use journal::{Act, Discord, Recorded, Told};
use vocabulary::{CaseId, Date, Fault, Instant, Term, UnitId};

use crate::{
    CaseRow, Deed, Denied, MayWork, Memo, MemoId, MemoKind, Stage, TextError, deed,
    memo::{self, put},
    store::{self, memos, opinions},
};

/// Opinions that wait in one case, at most.
const MOST_WAITING: usize = 20;
/// The day is at most so many months ahead.
const FARTHEST_MONTHS: u16 = 12;

/// A question to another unit, and what it said.
#[derive(Clone, Debug)]
pub struct Opinion {
    /// What was asked, by whom and when.
    pub question: Memo,
    /// Who is asked.
    pub unit: Unit,
    /// Until when.
    pub due: Date,
    /// What was answered.
    pub opinion: Option<Memo>,
}

/// A question as it is kept beside its notes.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub question: MemoId,
    pub case: CaseId,
    pub unit: Unit,
    pub due: Date,
    pub opinion: Option<MemoId>,
    pub answered_at: Option<Instant>,
}

/// What is asked.
pub struct NewQuestion<'a> {
    /// The unit: another one than that which carries the case.
    pub unit: UnitId,
    /// Until when, today or later.
    pub due: Date,
    /// What it is about.
    pub about: &'a str,
    /// The question.
    pub text: &'a str,
}

/// Why nothing was asked or answered.
#[derive(Debug)]
pub enum OpinionError {
    /// No such unit, or the one that carries the case.
    Unit,
    /// The day is over, or more than a year ahead.
    Due,
    /// What it is about.
    About(TextError),
    /// The question or the opinion.
    Text(TextError),
    /// This unit was asked just this, and has not answered yet.
    Again,
    /// As many opinions wait in the case as may.
    TooMany,
    /// Our fault.
    Fault(Fault),
}

impl From<Fault> for OpinionError {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<memo::MemoError> for OpinionError {
    fn from(error: memo::MemoError) -> Self {
        match error {
            memo::MemoError::Title(error) => Self::About(error),
            memo::MemoError::Text(error) => Self::Text(error),
            memo::MemoError::Fault(fault) => Self::Fault(fault),
        }
    }
}

/// May answer one question, whose case is locked until the act ends.
pub struct MayGiveOpinion {
    asked: Asked,
    row: CaseRow,
    official: Official,
}

/// Asks another unit for its opinion. It is one more note in the file, so whoever may put notes there asks.
///
/// # Errors
/// See [`OpinionError`].
pub async fn ask_opinion(act: &mut Act, right: MayWork, new: NewQuestion<'_>) -> Result<Recorded, OpinionError> {
    let (row, official) = right.to(Deed::PutMemo)?;
    let today = act.at().warsaw_date();
    let units = accounts::units(act.view()).await?;
    let unit = units.into_iter().find(|unit| unit.id == new.unit && unit.id != row.unit.id);
    let unit = unit.ok_or(OpinionError::Unit)?;
    if new.due < today || new.due > Term::Months(FARTHEST_MONTHS).nominal(today) {
        return Err(OpinionError::Due);
    }
    let (question, entry) = put(act, (row.id, &official), MemoKind::Question, new.about, new.text).await?;
    let waiting = of_case(act.view(), row.id).await?.into_iter().filter(|one| one.opinion.is_none());
    let (mut count, mut again) = (0, false);
    for one in waiting {
        count += 1;
        again |=
            one.unit.id == unit.id && (&one.question.title, &one.question.text) == (&question.title, &question.text);
    }
    if again {
        return Err(OpinionError::Again);
    }
    if count >= MOST_WAITING {
        return Err(OpinionError::TooMany);
    }
    act.execute(opinions::insert(question.id, row.id, unit.id, new.due)).await?;
    Ok(act.record(entry.about("unit", unit.id).fact("due", new.due.to_string())))
}

/// The right to answer a question, which everybody has who carries cases in the unit that is asked, and a lock on the case.
///
/// # Errors
/// See [`Denied`].
pub async fn may_give_opinion(act: &mut Act, official: &Official, question: MemoId) -> Result<MayGiveOpinion, Denied> {
    let asked = opinions::by_question(act.view(), question).await?.ok_or(Denied::NotYours)?;
    if !answers(official, &asked.unit) {
        return Err(Denied::NotYours);
    }
    act.execute(store::lock(asked.case)).await?;
    // Read again under the lock: of two who answer at once, one does.
    let asked = opinions::by_question(act.view(), question).await?.ok_or(Denied::NotYours)?;
    let row = deed::seen(act.view(), official, asked.case).await?.ok_or(Denied::NotYours)?;
    if asked.answered_at.is_some() || row.stage == Stage::Closed {
        return Err(Denied::NotNow);
    }
    Ok(MayGiveOpinion { asked, row, official: official.clone() })
}

/// Whether this official answers for that unit.
#[must_use]
pub fn answers(official: &Official, unit: &Unit) -> bool {
    matches!(official.post(), Post::UnitHead | Post::CaseOfficer) && official.unit().id == unit.id
}

/// Puts the opinion into the file, under what the question was about.
///
/// # Errors
/// See [`OpinionError`].
pub async fn give_opinion(act: &mut Act, right: MayGiveOpinion, text: &str) -> Result<Recorded, OpinionError> {
    let MayGiveOpinion { asked, row, official } = right;
    let memos = memo::of_case(act.view(), row.id).await?;
    let about = memos.into_iter().find(|memo| memo.id == asked.question).map(|memo| memo.title).unwrap_or_default();
    let (opinion, entry) = put(act, (row.id, &official), MemoKind::Opinion, &about, text).await?;
    act.execute(opinions::answer(asked.question, opinion.id, opinion.made_at)).await?;
    Ok(act.record(entry.about("question", asked.question)))
}

/// The opinions asked for in a case, oldest first; for whoever was shown to see that case.
///
/// # Errors
/// The database failed.
pub async fn opinions(view: &mut View, official: &Official, case: CaseId) -> Result<Vec<Opinion>, Fault> {
    match deed::seen(view, official, case).await? {
        Some(row) => of_case(view, row.id).await,
        None => Ok(Vec::new()),
    }
}

async fn of_case(view: &mut View, case: CaseId) -> Result<Vec<Opinion>, Fault> {
    let memos = memo::of_case(view, case).await?;
    let find = |id: MemoId| memos.iter().find(|memo| memo.id == id).cloned();
    let asked = opinions::of_case(view, case).await?;
    let opinion = |one: Asked| {
        Some(Opinion {
            question: find(one.question)?,
            unit: one.unit,
            due: one.due,
            opinion: one.opinion.and_then(find),
        })
    };
    Ok(asked.into_iter().filter_map(opinion).collect())
}

/// Compares what the entry of a question or of an opinion tells beside its note.
pub(crate) async fn compare(view: &mut View, told: &Told) -> Result<Option<Discord>, Fault> {
    let id = |name| told.text(name).and_then(|id| id.parse::<MemoId>().ok());
    let is_same = match (told.text("unit"), id("question"), id("memo")) {
        (Some(unit), _, Some(memo)) => {
            let Some(asked) = opinions::by_question(view, memo).await? else {
                return Ok(Some(told.discord("its question to another unit is missing")));
            };
            // What answers it is a note of its own, which another entry tells.
            let answer = match asked.opinion {
                Some(opinion) => memos::kept(view, opinion).await?,
                None => None,
            };
            let made = answer.filter(|memo| memo.kind == MemoKind::Opinion.code()).map(|memo| memo.made_at);
            asked.case.to_string() == told.subject
                && asked.unit.id.to_string() == *unit
                && told.text("due") == Some(&asked.due.to_string())
                && asked.answered_at == made
                && asked.opinion.is_some() == made.is_some()
        }
        (None, Some(question), Some(memo)) => {
            let asked = opinions::by_question(view, question).await?;
            asked.is_some_and(|asked| asked.opinion == Some(memo) && asked.answered_at == Some(told.act_at))
        }
        _ => true,
    };
    Ok((!is_same).then(|| told.discord("its question to another unit was altered")))
}
