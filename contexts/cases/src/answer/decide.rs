//! Approving an answer, or giving it back.

use accounts::Official;
use jobs::Job;
use journal::{Act, Entry, Recorded};
use vocabulary::Fault;

use super::{ANSWER_JOB, AnswerState, Approval, LONGEST_REMARKS, MayApprove, MayGiveBack, right::Locked, seal::Seal};
use crate::{
    StepKind,
    step::{self, Step},
    store::{self as cases, answers as store},
};

/// What is to be put right in an answer, in the words of whoever gives it back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remarks(String);

/// Why remarks are none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RemarksFlaw {
    /// Nothing is said: the author would not know what to put right.
    Missing,
    /// They are longer than [`LONGEST_REMARKS`].
    Long,
}

impl Remarks {
    /// Reads what was filled in.
    ///
    /// # Errors
    /// See [`RemarksFlaw`].
    pub fn read(text: &str) -> Result<Self, RemarksFlaw> {
        let text = text.replace("\r\n", "\n").trim().to_owned();
        match text.chars().count() {
            0 => Err(RemarksFlaw::Missing),
            count if count > LONGEST_REMARKS => Err(RemarksFlaw::Long),
            _ => Ok(Self(text)),
        }
    }
}

/// Gives the answer back to its author with remarks, which stay in the case's history.
///
/// # Errors
/// The database failed.
pub async fn give_back(act: &mut Act, right: MayGiveBack, remarks: &Remarks) -> Result<Recorded, Fault> {
    let Locked { case, answer, official } = right.0;
    act.execute(store::set_state(answer.id, AnswerState::Draft, &remarks.0)).await?;
    act.execute(cases::lock(case.id)).await?;
    step::told(act, case.id, Step::by(&official, StepKind::GivenBack).note(&remarks.0)).await?;
    Ok(act.record(Entry::new("answer.given_back", answer.id).about("case", case.id).fact("version", answer.version)))
}

/// Approves the answer: everything on its paper is fixed, and it is sealed after the commit.
///
/// # Errors
/// The database failed.
pub async fn approve(act: &mut Act, right: MayApprove) -> Result<Recorded, Fault> {
    let Locked { case, answer, official } = right.0;
    let approval = approval(act, &official);
    act.execute(store::approve(answer.id, official.id(), &approval)?).await?;
    act.execute(cases::lock(case.id)).await?;
    step::told(act, case.id, Step::by(&official, StepKind::Approved)).await?;
    act.enqueue(Job::new(ANSWER_JOB, &Seal { answer: answer.id })?);
    Ok(act.record(Entry::new("answer.approved", answer.id).about("case", case.id).fact("version", answer.version)))
}

fn approval(act: &Act, official: &Official) -> Approval {
    Approval {
        at: act.at(),
        name: official.name().to_owned(),
        post: official.post(),
        unit: official.unit().name.clone(),
    }
}
