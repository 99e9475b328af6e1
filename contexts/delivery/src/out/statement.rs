//! What a party says to a letter that it can appeal against: that it appeals, or that it waives the appeal.

use cases::{MayWork, StepKind};
use journal::{Act, Entry, Recorded};
use vocabulary::{AnswerId, Date, Fault, Id, Instant};

use super::{Appeals, PartyId, Standing, agrees::STATED, finality::appeals};
use crate::store::statements as store;

/// The id of what a party said.
pub type StatementId = Id<Statement>;

/// What a party says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StatementKind {
    /// That it appeals, or complains of an order.
    Appeal,
    /// That it waives that (KPA art. 127a).
    Waiver,
}

/// What a party said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// It.
    pub id: StatementId,
    /// Who said it.
    pub party: PartyId,
    /// What.
    pub kind: StatementKind,
    /// The day on which it came, or was posted (KPA art. 57 par. 5).
    pub day: Date,
}

/// Why it was not noted.
#[derive(Debug)]
pub enum StatementError {
    /// That day is before the letter was sealed, or still to come; of a waiver: outside the time in which it can be given.
    Day,
    /// This party cannot say that to this letter.
    NoParty,
    /// It was noted, of this day.
    Noted(Date),
    /// Our fault.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for StatementError {
    fn from(cause: E) -> Self {
        Self::Fault(cause.into())
    }
}

impl StatementKind {
    /// Every kind.
    pub const ALL: [Self; 2] = [Self::Appeal, Self::Waiver];

    /// How the kind is kept and posted.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Appeal => "appeal",
            Self::Waiver => "waiver",
        }
    }

    /// The kind of this code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Notes what a party said to a letter of this case. A late appeal is taken like any other: the higher body judges it.
///
/// # Errors
/// See [`StatementError`].
pub async fn state(
    act: &mut Act,
    right: &MayWork,
    letter: AnswerId,
    party: PartyId,
    kind: StatementKind,
    day: Date,
) -> Result<Recorded, StatementError> {
    let (row, official) = right.delivers()?;
    let today = act.at().warsaw_date();
    let found = cases::sealed(act.view(), letter).await?.filter(|(of, _)| of.id == row.id);
    let (_, answer) = found.ok_or(StatementError::NoParty)?;
    let found = appeals(act.view(), row, &answer, today).await?;
    let standing = found.iter().flat_map(|Appeals { standings, .. }| standings).find(|known| known.party.id == party);
    let standing = standing.ok_or(StatementError::NoParty)?;
    let noted = match kind {
        StatementKind::Appeal => standing.appealed_on,
        StatementKind::Waiver => standing.waived_on,
    };
    if let Some(noted) = noted {
        return Err(StatementError::Noted(noted));
    }
    let sealed = answer.sealed_at.map(Instant::warsaw_date);
    if day > today
        || sealed.is_none_or(|sealed| day < sealed)
        || kind == StatementKind::Waiver && !waivable(standing, day)
    {
        return Err(StatementError::Day);
    }
    let statement = Statement { id: act.new_id(), party, kind, day };
    act.execute(store::insert(letter, &statement, official.person(), act.at())).await?;
    let step = match kind {
        StatementKind::Appeal => StepKind::Appealed,
        StatementKind::Waiver => StepKind::Waived,
    };
    cases::delivering(act, right, step, Some(letter), &standing.party.name).await?;
    let entry = Entry::new(STATED, statement.id).about("case", row.id).about("answer", letter).about("party", party);
    Ok(act.record(entry.fact("kind", kind.code()).fact("day", day.to_string())))
}

/// A party waives an appeal while it could still make one (KPA art. 127a par. 1).
fn waivable(standing: &Standing, day: Date) -> bool {
    let within = |last: vocabulary::LastDay| day <= last.effective;
    standing.delivered_on.is_some_and(|delivered| delivered <= day) && standing.last_day.is_some_and(within)
}
