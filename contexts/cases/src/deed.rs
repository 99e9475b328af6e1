//! Who may do what with a case when: the one place that decides (chancery instruction, state machine of a case).

use accounts::{Official, Post};
use database::View;
use journal::Act;
use registry::MayFile;
use vocabulary::{CaseId, Date, Fault, LetterId};

use crate::{CaseRow, PauseReason, Stage, store};

/// What can be done with a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Deed {
    /// Put another letter into its file.
    Attach,
    /// Stop the clock for something that is up to the party: a call to complete (KPA art. 64), mediation, the party's delay.
    CallParty,
    /// Stop the clock while another body is asked (KPA art. 106).
    AskBody,
    /// Suspend the proceedings (KPA art. 97, 98).
    Suspend,
    /// Let the clock run again.
    Resume,
    /// Draft an answer or a call to complete what was filed, or work on one.
    Draft,
    /// Draft the letter that leaves what was filed unexamined: a call was delivered, and its day has passed (KPA art. 64).
    LeaveUnexamined,
    /// Note that an answer was handed over on paper, to a person without an account or one who did not collect it in time; or a
    /// call to whoever has not collected it.
    HandAnswer,
    /// Note something for the office.
    Note,
    /// Change its title.
    Rename,
    /// Give it to another official of the unit.
    HandOver,
    /// Close it.
    Close,
    /// Take a letter out of its file.
    Detach,
    /// Put an official note into its file.
    PutMemo,
    /// Note that another case hangs together with it, or does not.
    Relate,
    /// Say who its parties are, have letters of the office sent to them, and note how they were delivered.
    Deliver,
    /// Write a message to its client; the client writes to the office at the same stages.
    Message,
    /// Take its file over into the records archive.
    Archive,
}

/// Why a step is refused. The act it was asked in is given up.
#[derive(Debug)]
pub enum Denied {
    /// It is not there for this person.
    NotYours,
    /// It is this person's, but not as things stand.
    NotNow,
    /// Somebody did something since the page was shown.
    Stale,
    /// Our fault.
    Fault(Fault),
}

impl From<Fault> for Denied {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// May do one deed on one case, which is locked until the act ends.
pub struct MayWork {
    pub(crate) row: CaseRow,
    pub(crate) official: Official,
    deed: Deed,
}

/// May open a case with one letter, which is locked until the act ends.
pub struct MayOpen {
    pub(crate) file: MayFile,
    pub(crate) official: Official,
}

impl Deed {
    /// Every deed.
    pub const ALL: [Self; 18] = [
        Self::Attach,
        Self::CallParty,
        Self::AskBody,
        Self::Suspend,
        Self::Resume,
        Self::Draft,
        Self::LeaveUnexamined,
        Self::HandAnswer,
        Self::Note,
        Self::Rename,
        Self::HandOver,
        Self::Close,
        Self::Detach,
        Self::PutMemo,
        Self::Relate,
        Self::Deliver,
        Self::Message,
        Self::Archive,
    ];

    /// The deed that stops the clock for this reason.
    #[must_use]
    pub const fn of_pause(reason: PauseReason) -> Self {
        match reason {
            PauseReason::AwaitingParty | PauseReason::Mediation | PauseReason::PartyDelay => Self::CallParty,
            PauseReason::AwaitingBody => Self::AskBody,
            PauseReason::Suspended => Self::Suspend,
        }
    }

    /// Whether the case is at a stage for it on this day.
    pub(crate) fn fits(self, row: &CaseRow, today: Date) -> bool {
        let stage = row.stage;
        match self {
            Self::Attach
            | Self::Note
            | Self::Rename
            | Self::HandOver
            | Self::Detach
            | Self::PutMemo
            | Self::Relate
            | Self::Deliver => !stage.is_over(),
            Self::CallParty | Self::AskBody | Self::Suspend | Self::Draft => stage == Stage::Open,
            Self::Resume => matches!(stage, Stage::AwaitingParty | Stage::AwaitingBody | Stage::Suspended),
            Self::LeaveUnexamined => row.missed_call(today),
            // A call that lies in an account uncollected is not delivered; it may go out on paper. An order for
            // somebody without an account goes out at any stage.
            Self::HandAnswer => match stage {
                Stage::Settled => row.client.is_none() || row.undelivered,
                Stage::AwaitingParty => row.stands_since.is_none(),
                _ => !stage.is_over() && row.client.is_none(),
            },
            Self::Message => !stage.is_over() && row.client.is_some(),
            Self::Close => matches!(stage, Stage::Open | Stage::Settled | Stage::Delivered),
            Self::Archive => stage == Stage::Closed && row.archived_from().is_some_and(|from| from <= today),
        }
    }

    /// Whether it is this official's to do.
    pub(crate) fn is_of(self, official: &Official, row: &CaseRow) -> bool {
        match self {
            Self::HandOver => heads(official, row),
            Self::Archive => official.post() == Post::Archivist,
            // By an order, which somebody entitled signs.
            Self::Suspend => signs(official, row),
            Self::Resume if row.stage == Stage::Suspended => signs(official, row),
            _ => works(official, row),
        }
    }
}

/// Whether this official may see the case. The archivist sees what is closed, of every unit.
pub(crate) fn sees(official: &Official, row: &CaseRow) -> bool {
    let archive = official.post() == Post::Archivist && row.stage.is_over();
    archive || sees_all(official) || official.post() != Post::Administrator && official.unit().id == row.unit.id
}

/// Whether this official sees the cases of every unit.
pub(crate) fn sees_all(official: &Official) -> bool {
    matches!(official.post(), Post::OfficeHead | Post::DeputyHead | Post::RecordsCoordinator)
}

/// Heads the unit that carries the case.
pub(crate) fn heads(official: &Official, row: &CaseRow) -> bool {
    official.post() == Post::UnitHead && official.unit().id == row.unit.id
}

/// May sign in the case for the office.
pub(crate) fn signs(official: &Official, row: &CaseRow) -> bool {
    heads(official, row) || matches!(official.post(), Post::OfficeHead | Post::DeputyHead)
}

fn works(official: &Official, row: &CaseRow) -> bool {
    let carries =
        official.post() == Post::CaseOfficer && official.unit().id == row.unit.id && official.id() == row.officer.0;
    carries || heads(official, row)
}

/// What this official may do with the case on this day.
#[must_use]
pub fn deeds(official: &Official, row: &CaseRow, today: Date) -> Vec<Deed> {
    Deed::ALL.into_iter().filter(|deed| deed.fits(row, today) && deed.is_of(official, row)).collect()
}

/// The right to this deed, and a lock on the case. `version` is the one that the page showed.
///
/// # Errors
/// See [`Denied`].
pub async fn may_work(
    act: &mut Act,
    official: &Official,
    case: CaseId,
    version: i64,
    deed: Deed,
) -> Result<MayWork, Denied> {
    let row = locked(act, official, case, version).await?;
    if !deed.is_of(official, &row) {
        return Err(Denied::NotYours);
    }
    if !deed.fits(&row, act.at().warsaw_date()) {
        return Err(Denied::NotNow);
    }
    Ok(MayWork { row, official: official.clone(), deed })
}

/// The case as it stood when the page was shown, locked, for who may see it.
pub(crate) async fn locked(act: &mut Act, official: &Official, case: CaseId, version: i64) -> Result<CaseRow, Denied> {
    let locked = act.execute(store::lock_version(case, version)).await? > 0;
    let row = seen(act.view(), official, case).await?.ok_or(Denied::NotYours)?;
    if locked { Ok(row) } else { Err(Denied::Stale) }
}

/// The case, for who may see it: also for everybody of a unit that was asked for its opinion.
pub(crate) async fn seen(view: &mut View, official: &Official, case: CaseId) -> Result<Option<CaseRow>, Fault> {
    let Some(row) = store::row(view, case).await? else { return Ok(None) };
    let asked = official.post() != Post::Administrator && !sees(official, &row);
    let seen = sees(official, &row) || asked && store::opinions::is_asked(view, case, official.unit().id).await?;
    Ok(Some(row).filter(|_| seen))
}

/// The right to open a case with a letter that this official has taken, and a lock on the letter.
///
/// # Errors
/// See [`Denied`].
pub async fn may_open(act: &mut Act, official: &Official, letter: LetterId, version: i64) -> Result<MayOpen, Denied> {
    let file = registry::may_file(act, official, letter, version).await?;
    if !matches!(official.post(), Post::CaseOfficer | Post::UnitHead) {
        return Err(Denied::NotYours);
    }
    Ok(MayOpen { file, official: official.clone() })
}

impl From<registry::Denied> for Denied {
    fn from(denied: registry::Denied) -> Self {
        match denied {
            registry::Denied::NotYours => Self::NotYours,
            registry::Denied::NotNow => Self::NotNow,
            registry::Denied::Stale => Self::Stale,
            registry::Denied::Fault(fault) => Self::Fault(fault),
        }
    }
}

impl MayWork {
    /// The case, one version on from what the page showed.
    #[must_use]
    pub const fn row(&self) -> &CaseRow {
        &self.row
    }

    /// Takes the right apart; a right to something else is a fault of ours.
    pub(crate) fn to(self, deed: Deed) -> Result<(CaseRow, Official), Fault> {
        self.is_to(deed)?;
        Ok((self.row, self.official))
    }

    /// Looks into the right; one to something else is a fault of ours.
    pub(crate) fn is_to(&self, deed: Deed) -> Result<(&CaseRow, &Official), Fault> {
        if self.deed == deed {
            Ok((&self.row, &self.official))
        } else {
            Err(Fault::new(format!("the right is to {:?} and not to {deed:?}", self.deed)))
        }
    }
}
