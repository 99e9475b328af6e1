//! Substitution (zastępstwo): one official acts with the rights of another for some days. Whoever acts enters it by an own
//! step, sees it on every page, and every history names both; what the person wrote in either place counts as that person's.

use database::View;
use journal::{Act, Entry, Journal, Recorded};
use vocabulary::{AccountId, Date, Fault, SubstitutionId, Term, UnitId};

use crate::{Account, Official, OfficialCard, Post, store::substitutions as store};

/// A substitution lasts at most so many years, and begins at most so many ahead.
const FARTHEST_YEARS: u16 = 1;

/// May say who stands in for whom: heads of the office for everybody, heads of units for the people of their unit.
#[derive(Clone, Debug)]
pub struct SetsSubstitutes {
    by: AccountId,
    unit: Option<UnitId>,
}

/// That somebody stands in for somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Substitution {
    /// Its id.
    pub id: SubstitutionId,
    /// Who is away.
    pub absent: (AccountId, String),
    /// Who acts meanwhile.
    pub substitute: (AccountId, String),
    /// The first day.
    pub from: Date,
    /// The last day, counted in.
    pub to: Date,
    /// It was ended before its last day was over.
    pub ended: bool,
}

/// Why nothing was set.
#[derive(Debug)]
pub enum SubstituteError {
    /// Nobody whose place this official may give away, or an administrator's.
    Absent,
    /// Nobody who can stand in: not there any more, an administrator, or the absent person.
    Substitute,
    /// The last day is over, or before the first.
    Past,
    /// Longer than a year, or more than a year ahead.
    Far,
    /// Somebody stands in for this person on some of these days.
    Overlaps(Substitution),
    /// There is no such substitution that could be ended or entered.
    NotThere,
    /// Our fault.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for SubstituteError {
    fn from(cause: E) -> Self {
        Self::Fault(cause.into())
    }
}

impl Official {
    /// Heads say who stands in for whom.
    #[must_use]
    pub fn sets_substitutes(&self) -> Option<SetsSubstitutes> {
        let unit = match self.post() {
            Post::OfficeHead | Post::DeputyHead => None,
            Post::UnitHead => Some(self.unit().id),
            Post::RegistryClerk
            | Post::Secretary
            | Post::CaseOfficer
            | Post::RecordsCoordinator
            | Post::Archivist
            | Post::Administrator => return None,
        };
        Some(SetsSubstitutes { by: self.person(), unit })
    }
}

impl SetsSubstitutes {
    /// Whether this is somebody whose place may be given away by it.
    #[must_use]
    pub fn covers(&self, official: &OfficialCard) -> bool {
        self.unit.is_none_or(|unit| unit == official.unit.id)
    }
}

/// Has somebody stand in for somebody. Two do not stand in for the same person on the same day.
///
/// # Errors
/// See [`SubstituteError`].
pub async fn substitute(
    act: &mut Act,
    right: &SetsSubstitutes,
    (absent, substitute): (AccountId, AccountId),
    (from, to): (Date, Date),
) -> Result<(SubstitutionId, Recorded), SubstituteError> {
    // One at a time for one person.
    act.execute(crate::store::officials::lock(absent)).await?;
    let works = |card: &OfficialCard| !card.closed && card.post != Post::Administrator;
    let away = crate::official(act.view(), absent).await?.filter(works).filter(|card| right.covers(card));
    let away = away.ok_or(SubstituteError::Absent)?;
    let deputy = crate::official(act.view(), substitute).await?.filter(works).filter(|card| card.id != away.id);
    let deputy = deputy.ok_or(SubstituteError::Substitute)?;
    let today = act.at().warsaw_date();
    if to < from || to < today {
        return Err(SubstituteError::Past);
    }
    let farthest = |day| Term::Years(FARTHEST_YEARS).nominal(day);
    if from > farthest(today) || to > farthest(from.max(today)) {
        return Err(SubstituteError::Far);
    }
    if let Some(other) = store::overlapping(act.view(), absent, from, to).await? {
        return Err(SubstituteError::Overlaps(other));
    }
    let (id, at) = (act.new_id(), act.at());
    act.execute(store::insert(id, (absent, substitute), (from, to), right.by, at)).await?;
    let recorded = act.record(
        Entry::new("substitution.set", id)
            .about("absent", absent)
            .about("substitute", substitute)
            .fact("from", from.to_string())
            .fact("to", to.to_string())
            .personal("absent_name", away.name)
            .personal("substitute_name", deputy.name),
    );
    Ok((id, recorded))
}

/// Ends a substitution now: from the commit on nobody acts in it.
///
/// # Errors
/// It is not there, over, or of somebody whose place this official may not give away.
pub async fn end_substitution(
    act: &mut Act,
    right: &SetsSubstitutes,
    id: SubstitutionId,
) -> Result<Recorded, SubstituteError> {
    let found = store::substitution(act.view(), id).await?.ok_or(SubstituteError::NotThere)?;
    let absent = crate::official(act.view(), found.absent.0).await?.filter(|card| right.covers(card));
    let at = act.at();
    if absent.is_none() || found.to < at.warsaw_date() || act.execute(store::end(id, at)).await? == 0 {
        return Err(SubstituteError::NotThere);
    }
    Ok(act.record(Entry::new("substitution.ended", id).about("absent", found.absent.0)))
}

/// The latest substitutions that this official may set, by last day, the latest first.
///
/// # Errors
/// The database failed.
pub async fn substitutions(view: &mut View, right: &SetsSubstitutes) -> Result<Vec<Substitution>, Fault> {
    store::latest(view, right.unit).await
}

/// For whom this person can stand in on this day.
///
/// # Errors
/// The database failed.
pub async fn stands_in_for(view: &mut View, person: AccountId, today: Date) -> Result<Vec<Substitution>, Fault> {
    store::of_substitute(view, person, today).await
}

/// From now on this session acts in that substitution, or, with none, for its own person again. Returns whether it does.
///
/// # Errors
/// The database failed.
pub async fn act_in(
    journal: &Journal,
    session: &str,
    person: &Account,
    substitution: Option<SubstitutionId>,
) -> Result<bool, Fault> {
    if let Some(id) = substitution {
        let today = journal.now().warsaw_date();
        let mine = stands_in_for(&mut journal.view().await?, person.id, today).await?;
        if mine.iter().all(|substitution| substitution.id != id) {
            return Ok(false);
        }
    }
    let mut housekeeping = journal.housekeeping().await?;
    housekeeping.execute(store::set_for_session(session, substitution)).await?;
    housekeeping.commit().await?;
    Ok(true)
}
