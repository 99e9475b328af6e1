//! Letters of the office in a case: the answer or the decision that settles it, orders, calls to complete what was filed, and the
//! letter that leaves it unexamined. A case has at most one of each, but of orders and calls one after another.
//!
//! What holds here:
//! - whoever works on the case writes it, and every version that was saved stays;
//! - a decision or an order is signed by the head of the office, or by whom the register of authorisations names; somebody else
//!   may accept it before;
//! - another than its author approves it, but for the head of the case's unit, who may sign off what he wrote himself;
//! - from the approval on nothing on the paper changes: it is sealed by a job, stored once, and does what it is for;
//! - a client reads it after collecting it, or after signing the receipt of its delivery where it asks for that; to a person
//!   without an account it is handed over on paper.

mod agrees;
mod call;
mod collect;
mod content;
mod decide;
mod entitled;
mod hand_over;
mod health;
mod overdue;
mod repeat;
mod right;
mod ruling;
mod seal;
mod text;
mod version;
mod write;

use accounts::Official;
use database::View;
use vocabulary::{AccountId, AnswerId, CaseId, Date, Fault, FileId, Instant, LetterId};

pub(crate) use agrees::{VERSIONS, compare};
pub use call::{Call, CallError, CallPoint, FEWEST_DAYS, LONGEST_REMARK, MOST_DAYS, MOST_POINTS, Place};
pub use collect::{answer_pdf, can_be_signed_for, collect, signed_for, to_sign_for};
pub use content::{AnswerContent, Approval, answer_content};
pub use decide::{approve, give_back};
pub use entitled::{Entitled, entitled};
pub use hand_over::{HandAnswerError, answer_handed_over};
pub(crate) use hand_over::{take_on_paper, waiting_on_paper};
pub use health::{prolonged_agrees, tend};
pub use overdue::{Chased, Patience, chase};
pub use repeat::{AnswerAsked, answer_was_done};
pub use right::{AnswerDeed, MayApprove, MayDraft, MayGiveBack, answer_deeds, may_approve, may_draft, may_give_back};
pub use ruling::Ruling;
pub(crate) use seal::Waiting;
pub use seal::{ANSWER_JOB, ToSeal, seal_answer, to_seal};
pub use text::{AnswerField, AnswerKind, AnswerText};
pub use version::{AnswerVersion, versions};
pub use write::{DraftError, SendError, change, draft, send_for_approval};

use crate::{CaseRow, deed, store::answers as store};

/// An answer in a case.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The answer.
    pub id: AnswerId,
    /// Its case.
    pub case: CaseId,
    /// How far it is.
    pub state: AnswerState,
    /// To whom, what about, what it says.
    pub text: AnswerText,
    /// One more with every change: a page's form is good for the version that the page showed.
    pub version: i64,
    /// What whoever gave it back said; empty when nobody did, or since it was sent again.
    pub remarks: String,
    /// Who drafted it.
    pub drafted_by: (AccountId, String),
    /// Everybody who saved a version of it.
    pub written_by: Vec<AccountId>,
    /// Who accepted it before it goes to whoever may sign it.
    pub accepted: Option<(AccountId, String, Instant)>,
    /// Who approved it, and when.
    pub approved: Option<(AccountId, String, Instant)>,
    /// When it was sealed.
    pub sealed_at: Option<Instant>,
    /// Its sealed PDF.
    pub pdf: Option<FileId>,
    /// When the client collected it.
    pub collected_at: Option<Instant>,
    /// How it was handed over on paper, and on which day.
    pub handed_over: Option<(OnPaper, Date)>,
    /// Of a call: when it came to its end, whether by being answered or otherwise.
    pub ended_at: Option<Instant>,
    /// Of a call: the letter that completed what it asks for.
    pub supplement: Option<LetterId>,
}

/// How far an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AnswerState {
    /// Being written.
    Draft,
    /// Waits for whoever approves it.
    ForApproval,
    /// Accepted by somebody who may not sign it; waits for whoever may.
    Accepted,
    /// Waits for the office's seal; nothing on it changes any more.
    Approved,
    /// Sealed: the client can collect it.
    Sealed,
    /// Collected by the client, or handed over on paper.
    Collected,
}

/// How an answer was handed over on paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OnPaper {
    /// By post.
    Post,
    /// In person.
    InPerson,
}

/// An answer and its case; none for whoever may not see that.
///
/// # Errors
/// The database failed.
pub async fn answer(view: &mut View, official: &Official, id: AnswerId) -> Result<Option<(CaseRow, Answer)>, Fault> {
    let Some(answer) = store::answer(view, id).await? else { return Ok(None) };
    Ok(deed::seen(view, official, answer.case).await?.map(|row| (row, answer)))
}

/// The answers in a case, oldest first.
pub(crate) async fn of_case(view: &mut View, case: CaseId) -> Result<Vec<Answer>, Fault> {
    store::of_case(view, case).await
}

/// Whether it is sealed, so that its client may know of it.
pub(crate) const fn is_ready(answer: &Answer) -> bool {
    matches!(answer.state, AnswerState::Sealed | AnswerState::Collected)
}

impl AnswerState {
    /// Every state, in order.
    pub const ALL: [Self; 6] =
        [Self::Draft, Self::ForApproval, Self::Accepted, Self::Approved, Self::Sealed, Self::Collected];

    /// How the state is kept and worded.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::ForApproval => "for_approval",
            Self::Accepted => "accepted",
            Self::Approved => "approved",
            Self::Sealed => "sealed",
            Self::Collected => "collected",
        }
    }

    /// The state of this code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

impl OnPaper {
    /// Every way.
    pub const ALL: [Self; 2] = [Self::Post, Self::InPerson];

    /// How the way is kept and worded.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Post => "post",
            Self::InPerson => "in-person",
        }
    }

    /// The way of this code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.code() == code)
    }
}
