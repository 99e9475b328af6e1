//! Who may do what with an answer when.

use accounts::Official;
use journal::Act;
use vocabulary::AnswerId;

use super::{Answer, AnswerKind, AnswerState, Entitled, entitled};
use crate::{
    CaseRow, Deed, Denied, Stage,
    deed::{heads, seen, signs},
    store::{self as cases, answers as store},
};

/// What can be done with an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AnswerDeed {
    /// Write on, and send it to be approved.
    Write,
    /// Give it back to its author.
    GiveBack,
    /// Approve it; or, for whoever may not sign it, accept it before it goes to somebody who may.
    Approve,
    /// Say that it was handed over on paper.
    HandOver,
}

/// May write one answer, which is locked until the act ends.
pub struct MayDraft(pub(super) Locked);

/// May give one answer back, which is locked until the act ends.
pub struct MayGiveBack(pub(super) Locked);

/// May approve one answer, or accept it before it is signed; it is locked until the act ends.
pub struct MayApprove {
    pub(super) locked: Locked,
    /// By what it is signed; without that it is accepted.
    pub(super) entitled: Option<Entitled>,
}

/// A locked answer, one version on from what the page showed.
pub(super) struct Locked {
    pub case: CaseRow,
    pub answer: Answer,
    pub official: Official,
}

impl AnswerDeed {
    /// Every deed.
    pub const ALL: [Self; 4] = [Self::Write, Self::GiveBack, Self::Approve, Self::HandOver];

    /// Whether case and answer are at a state for it.
    fn fits(self, case: &CaseRow, answer: &Answer) -> bool {
        match self {
            Self::Write => answer.state == AnswerState::Draft && may_be_written(case, answer),
            // It can be given back, too, while the clock stands: then there is something to write anew.
            Self::GiveBack => answer.is_waiting() && !case.stage.is_over(),
            Self::Approve => answer.is_waiting() && may_be_written(case, answer),
            Self::HandOver => {
                let is_call = answer.text.call().is_some();
                answer.state == AnswerState::Sealed
                    && answer.ended_at.is_none()
                    && answer.is_handed_at(case.stage)
                    && (is_call || case.client.is_none())
            }
        }
    }

    /// Whether it is this official's to do.
    fn is_of(self, official: &Official, case: &CaseRow, answer: &Answer) -> bool {
        match self {
            Self::Write => Deed::Draft.is_of(official, case),
            Self::GiveBack => signs(official, case),
            // Four eyes, but for the head of the unit, who signs what he writes himself; a substitute is not that head.
            Self::Approve => {
                let himself = heads(official, case) && official.person() == official.id();
                let accepted_it = answer.accepted.as_ref().is_some_and(|(by, ..)| *by == official.person());
                signs(official, case) && !accepted_it && (himself || !answer.written_by.contains(&official.person()))
            }
            Self::HandOver => Deed::HandAnswer.is_of(official, case),
        }
    }
}

/// Whether the case is at a stage for writing and approving it.
fn may_be_written(case: &CaseRow, answer: &Answer) -> bool {
    match answer.text.kind() {
        // The day was over when it was drafted, and no day of a call is moved.
        AnswerKind::LeavesUnexamined => {
            case.called_until.is_some() && matches!(case.stage, Stage::AwaitingParty | Stage::Open)
        }
        AnswerKind::Calls(_) | AnswerKind::Settles | AnswerKind::Decides(_) | AnswerKind::Orders(_) => {
            case.stage == Stage::Open
        }
    }
}

/// What this official may do with the answer now.
#[must_use]
pub fn answer_deeds(official: &Official, case: &CaseRow, answer: &Answer) -> Vec<AnswerDeed> {
    AnswerDeed::ALL.into_iter().filter(|deed| deed.fits(case, answer) && deed.is_of(official, case, answer)).collect()
}

/// The right to write an answer, and a lock on it. `version` is the one that the page showed.
///
/// # Errors
/// See [`Denied`].
pub async fn may_draft(act: &mut Act, official: &Official, id: AnswerId, version: i64) -> Result<MayDraft, Denied> {
    locked(act, official, id, version, AnswerDeed::Write).await.map(MayDraft)
}

/// The right to give an answer back to its author, and a lock on it. `version` is the one that the page showed.
///
/// # Errors
/// See [`Denied`].
pub async fn may_give_back(
    act: &mut Act,
    official: &Official,
    id: AnswerId,
    version: i64,
) -> Result<MayGiveBack, Denied> {
    locked(act, official, id, version, AnswerDeed::GiveBack).await.map(MayGiveBack)
}

/// The right to approve an answer or, for whoever may not sign it, to accept it; and a lock on it, while no other in the case waits for the seal. `version` is the one that
/// the page showed.
///
/// # Errors
/// See [`Denied`].
pub async fn may_approve(act: &mut Act, official: &Official, id: AnswerId, version: i64) -> Result<MayApprove, Denied> {
    let locked = locked(act, official, id, version, AnswerDeed::Approve).await?;
    if cases::answer_is_approved(act.view(), locked.case.id).await? {
        return Err(Denied::NotNow);
    }
    let day = act.at().warsaw_date();
    let entitled = entitled(act.view(), official, &locked.case, &locked.answer, day).await?;
    // The next to accept it is somebody who may sign it.
    if entitled.is_none() && locked.answer.state == AnswerState::Accepted {
        return Err(Denied::NotYours);
    }
    Ok(MayApprove { locked, entitled })
}

async fn locked(
    act: &mut Act,
    official: &Official,
    id: AnswerId,
    version: i64,
    deed: AnswerDeed,
) -> Result<Locked, Denied> {
    let fresh = act.execute(store::lock_version(id, version)).await? > 0;
    let answer = store::answer(act.view(), id).await?.ok_or(Denied::NotYours)?;
    let case = seen(act.view(), official, answer.case).await?.ok_or(Denied::NotYours)?;
    if !deed.is_of(official, &case, &answer) {
        return Err(Denied::NotYours);
    }
    if !fresh {
        return Err(Denied::Stale);
    }
    if !deed.fits(&case, &answer) {
        return Err(Denied::NotNow);
    }
    Ok(Locked { case, answer, official: official.clone() })
}

impl Answer {
    /// Whether it waits for somebody to approve or accept it.
    const fn is_waiting(&self) -> bool {
        matches!(self.state, AnswerState::ForApproval | AnswerState::Accepted)
    }
}

impl MayDraft {
    /// The answer, one version on from what the page showed.
    #[must_use]
    pub const fn answer(&self) -> &Answer {
        &self.0.answer
    }
}
