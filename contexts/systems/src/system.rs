//! Systems that were let in.

use accounts::Administers;
use database::View;
use journal::Journal;
use vocabulary::{Fault, Id, Instant};

use crate::{Scope, store};

/// That a key was used is written down at most this often.
const NOTED_SECONDS: i64 = 60;

#[doc(hidden)]
pub enum SystemKind {}
/// A system that the office let in.
pub type SystemId = Id<SystemKind>;

/// A system that showed its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct System {
    /// The system.
    pub id: SystemId,
    /// What the office calls it.
    pub name: String,
    pub(crate) scopes: Vec<Scope>,
}

/// What the administrator sees of a system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SystemCard {
    /// The system.
    pub id: SystemId,
    /// What the office calls it.
    pub name: String,
    /// What it may do.
    pub scopes: Vec<Scope>,
    /// Who let it in.
    pub made_by: String,
    /// When it was let in.
    pub made_at: Instant,
    /// When it last came, to the minute.
    pub last_used: Option<Instant>,
    /// When it was shut out.
    pub revoked_at: Option<Instant>,
}

/// The system that this key is of, unless it is unknown or was shut out.
///
/// # Errors
/// The database failed.
pub async fn by_key(journal: &Journal, key: &str) -> Result<Option<System>, Fault> {
    let Some((system, last_used)) = store::by_key(&mut journal.look().await?, key).await? else { return Ok(None) };
    let now = journal.now();
    if last_used.is_none_or(|at| at.plus_seconds(NOTED_SECONDS) < now) {
        let mut housekeeping = journal.housekeeping().await?;
        housekeeping.execute(store::seen(system.id, now)).await?;
        housekeeping.commit().await?;
    }
    Ok(Some(system))
}

/// Every system, those that may come first, the newest of them first.
///
/// # Errors
/// The database failed.
pub async fn systems(view: &mut View, _right: &Administers) -> Result<Vec<SystemCard>, Fault> {
    store::systems(view).await
}

/// One system.
///
/// # Errors
/// The database failed.
pub async fn system(view: &mut View, _right: &Administers, id: SystemId) -> Result<Option<SystemCard>, Fault> {
    store::system(view, id).await
}
