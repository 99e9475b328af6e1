//! Approving an answer, or giving it back.

use accounts::Official;
use jobs::Job;
use journal::{Act, Entry, Recorded};
use registry::KEPT;
use vocabulary::Fault;

use super::{
    ANSWER_JOB, AnswerState, Approval, Entitled, MayApprove, MayGiveBack, agrees::hash, right::Locked, seal::Seal,
};
use crate::{
    NoteError, StepKind,
    note::{needed, remark},
    step::{self, Step},
    store::{self as cases, answers as store},
};

/// Gives the answer back to its author, with what is to be put right: it stays in the case's history.
///
/// # Errors
/// See [`NoteError`].
pub async fn give_back(act: &mut Act, right: MayGiveBack, remarks: &str) -> Result<Recorded, NoteError> {
    let remarks = needed(remark(remarks)?)?;
    let Locked { case, answer, official } = right.0;
    act.execute(store::set_state(answer.id, AnswerState::Draft, &remarks)).await?;
    act.execute(cases::lock(case.id)).await?;
    step::told(act, case.id, Step::by(&official, StepKind::GivenBack).document(answer.id).note(&remarks)).await?;
    let entry = Entry::new("answer.given_back", answer.id).about("case", case.id).fact("version", answer.version);
    Ok(act.record(entry.personal("remarks", remarks)))
}

/// Approves the answer: everything on its paper is fixed, and it is sealed after the commit. Whoever may not sign it accepts it
/// so: it goes to somebody who may.
///
/// # Errors
/// The database failed.
pub async fn approve(act: &mut Act, right: MayApprove) -> Result<Recorded, Fault> {
    let MayApprove { locked: Locked { case, answer, official }, entitled } = right;
    let Some(entitled) = entitled else {
        act.execute(store::set_state(answer.id, AnswerState::Accepted, "")).await?;
        act.execute(cases::lock(case.id)).await?;
        step::told(act, case.id, Step::by(&official, StepKind::Accepted).document(answer.id)).await?;
        let entry = Entry::new("answer.accepted", answer.id).about("case", case.id);
        return Ok(act.record(entry.fact("version", answer.version)));
    };
    let by = match &entitled {
        Entitled::By(held) => Some(held.id),
        Entitled::ByPost => None,
    };
    let approval = approval(act, &official, by.is_some());
    act.execute(store::approve(answer.id, official.person(), &approval)?).await?;
    act.execute(cases::lock(case.id)).await?;
    step::told(act, case.id, Step::by(&official, StepKind::Approved).document(answer.id)).await?;
    act.enqueue(Job::new(ANSWER_JOB, &Seal { answer: answer.id })?);
    let mut entry = Entry::new("answer.approved", answer.id).about("case", case.id).fact("version", answer.version);
    if let Some(by) = by {
        entry = entry.about("authorisation", by);
    }
    Ok(act.record(entry.personal(KEPT, hash(&approval.kept()?))))
}

fn approval(act: &Act, official: &Official, for_authority: bool) -> Approval {
    Approval {
        at: act.at(),
        name: official.signs_as().to_owned(),
        post: official.post(),
        unit: official.unit().name.clone(),
        for_authority,
    }
}
