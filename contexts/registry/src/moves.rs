//! Who may do what with a letter when: the one place that decides (the chancery instruction, sections 1.5 and 9).

use accounts::{Official, Post};
use journal::Act;
use vocabulary::{AccountId, Fault, LetterId};

use crate::{LetterRow, LetterState, read::sees, store};

/// What can be done with a letter on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// Give it to a unit (rozdział).
    Distribute,
    /// Put it before the head of the office.
    SendForAssignment,
    /// Say who is to settle it (dekretacja).
    Assign,
    /// Give it to a person of the own unit, under the superior's instructions. One that somebody took goes on too, so that no
    /// letter stays with a person who left: the instruction is silent about it, the choice is ours.
    Reassign,
    /// Take back an own assignment.
    CorrectAssignment,
    /// Say that it is not ours.
    Refuse,
    /// Take it.
    Take,
    /// Scan it, or say why not.
    Scan,
    /// Put it into a case.
    File,
    /// Say that its entry was made by mistake. Only what a person entered can be: an electronic letter was numbered by the office
    /// itself, and its sender has a receipt.
    AskAnnulment,
    /// Annul its entry. The number stays used.
    Annul,
    /// Let its entry stand.
    KeepEntry,
}

/// Why a step was not allowed. Nothing was changed.
#[derive(Debug)]
pub enum Denied {
    /// The letter is not there, or this official may never do this with it.
    NotYours,
    /// Not in the state that the letter is in.
    NotNow,
    /// Somebody did something meanwhile; the page shown was of an older version.
    Stale,
    /// Our fault.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for Denied {
    fn from(cause: E) -> Self {
        Self::Fault(cause.into())
    }
}

impl Move {
    /// Every move, in the order that a page offers them.
    pub const ALL: [Self; 12] = [
        Self::Scan,
        Self::Take,
        Self::Assign,
        Self::Reassign,
        Self::Distribute,
        Self::SendForAssignment,
        Self::CorrectAssignment,
        Self::Refuse,
        Self::File,
        Self::Annul,
        Self::KeepEntry,
        Self::AskAnnulment,
    ];

    /// Whether somebody of this post ever makes this move.
    fn is_of(self, post: Post) -> bool {
        match self {
            Self::Scan | Self::AskAnnulment => post == Post::RegistryClerk,
            Self::Annul | Self::KeepEntry => post == Post::RecordsCoordinator,
            Self::Distribute | Self::SendForAssignment => matches!(post, Post::RegistryClerk | Post::Secretary),
            Self::Assign => matches!(post, Post::OfficeHead | Post::DeputyHead | Post::UnitHead),
            Self::Reassign => post == Post::UnitHead,
            Self::CorrectAssignment => matches!(post, Post::OfficeHead | Post::DeputyHead | Post::UnitHead),
            // A letter can be assigned to anybody but those who keep the machine.
            Self::Refuse | Self::Take | Self::File => post != Post::Administrator,
        }
    }

    /// Whether this official makes this move with this letter as it is now.
    fn is_open(self, official: &Official, row: &LetterRow) -> bool {
        use LetterState::{
            Annulled, Assigned, Distributed, Filed, ForAnnulment, ForAssignment, Registered, ReturnedToPoint, Scanned,
            Taken,
        };
        let now = &row.circulation;
        let own_unit = now.unit.as_ref().is_some_and(|unit| unit.id == official.unit().id);
        let head_here = own_unit && official.post() == Post::UnitHead;
        let own = |person: &Option<(AccountId, String)>| person.as_ref().is_some_and(|(id, _)| *id == official.id());
        // Who was given it: the person, else the head of the unit.
        let addressee = if now.person.is_some() { own(&now.person) } else { head_here };
        self.is_of(official.post())
            && match self {
                Self::Scan | Self::AskAnnulment => {
                    row.is_paper() && !matches!(now.state, Filed | ForAnnulment | Annulled)
                }
                Self::Annul | Self::KeepEntry => now.state == ForAnnulment,
                Self::Distribute | Self::SendForAssignment => match now.state {
                    Registered => !row.is_paper(),
                    state => matches!(state, Scanned | ReturnedToPoint),
                },
                Self::Assign => match now.state {
                    ForAssignment => matches!(official.post(), Post::OfficeHead | Post::DeputyHead) || head_here,
                    Distributed => head_here,
                    _ => false,
                },
                Self::Reassign => matches!(now.state, Assigned | Taken) && head_here,
                Self::CorrectAssignment => now.state == Assigned && now.assigned_by == Some(official.id()),
                Self::Refuse | Self::Take => matches!(now.state, Distributed | Assigned) && addressee,
                Self::File => now.state == Taken && own(&now.person),
            }
    }
}

/// What this official may do with this letter now, in the order that a page offers it.
#[must_use]
pub fn moves(official: &Official, row: &LetterRow) -> Vec<Move> {
    Move::ALL.into_iter().filter(|step| step.is_open(official, row)).collect()
}

/// Whether this official ever says who is to settle letters.
#[must_use]
pub fn assigns(official: &Official) -> bool {
    Move::Assign.is_of(official.post())
}

/// Locks the letter and takes the right. From here to the commit nobody else acts on it.
async fn allow(
    act: &mut Act,
    official: &Official,
    id: LetterId,
    version: i64,
    step: Move,
) -> Result<(LetterRow, Official), Denied> {
    if !step.is_of(official.post()) || !store::advance(act, id).await? {
        return Err(Denied::NotYours);
    }
    let row = store::letter(act.view(), id).await?.ok_or(Denied::NotYours)?.0;
    // The lock itself grew the version by one.
    let shown = row.circulation.version == version + 1;
    match (step.is_open(official, &row), shown) {
        (true, true) => Ok((row, official.clone())),
        (true, false) => Err(Denied::Stale),
        // Whoever may not see it is not told that it is there.
        (false, _) if !sees(act.view(), official, &row).await? => Err(Denied::NotYours),
        (false, true) => Err(Denied::NotNow),
        (false, false) => Err(Denied::Stale),
    }
}

macro_rules! rights {
    ($($(#[$doc:meta])* $right:ident by $door:ident for $step:ident;)*) => {$(
        $(#[$doc])*
        pub struct $right {
            pub(crate) row: LetterRow,
            pub(crate) official: Official,
        }

        /// Gives the right and locks the letter until the act ends; `version` is the one that was shown.
        ///
        /// # Errors
        /// See [`Denied`].
        pub async fn $door(act: &mut Act, official: &Official, id: LetterId, version: i64) -> Result<$right, Denied> {
            let (row, official) = allow(act, official, id, version, Move::$step).await?;
            Ok($right { row, official })
        }
    )*};
}

rights! {
    /// May give this letter to a unit.
    MayDistribute by may_distribute for Distribute;
    /// May put this letter before the head of the office.
    MaySendForAssignment by may_send_for_assignment for SendForAssignment;
    /// May say who is to settle this letter.
    MayAssign by may_assign for Assign;
    /// May give this letter to a person of the own unit.
    MayReassign by may_reassign for Reassign;
    /// May take the own assignment of this letter back.
    MayCorrect by may_correct for CorrectAssignment;
    /// May say that this letter is not theirs.
    MayRefuse by may_refuse for Refuse;
    /// May take this letter.
    MayTake by may_take for Take;
    /// May scan this letter.
    MayScan by may_scan for Scan;
    /// May put this letter into a case.
    MayFile by may_file for File;
    /// May say that this letter's entry was made by mistake.
    MayAskAnnulment by may_ask_annulment for AskAnnulment;
    /// May annul this letter's entry.
    MayAnnul by may_annul for Annul;
    /// May let this letter's entry stand.
    MayKeepEntry by may_keep_entry for KeepEntry;
}
