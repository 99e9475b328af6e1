//! Officials as the office shows them: who holds a matter, who can be given one.

use database::View;
use vocabulary::{AccountId, Fault, UnitId};

use crate::{Administers, Post, Unit, store};

/// What is shown of an official.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficialCard {
    /// The account.
    pub id: AccountId,
    /// First name and surname.
    pub name: String,
    /// What the official types to sign in.
    pub login: String,
    /// Where the official works, or worked last.
    pub unit: Unit,
    /// What the official does there.
    pub post: Post,
    /// The room; may be empty.
    pub room: String,
    /// The telephone as people write it, extension included; may be empty.
    pub phone: String,
    /// The account is closed.
    pub closed: bool,
    /// The one-time password was not changed yet.
    pub has_not_come: bool,
}

/// An official, also one whose account is closed; none when the account is a client's or nobody's.
///
/// # Errors
/// The database failed.
pub async fn official(view: &mut View, id: AccountId) -> Result<Option<OfficialCard>, Fault> {
    store::officials::official(view, id).await
}

/// Every official, by unit and name; those whose accounts are closed come last.
///
/// # Errors
/// The database failed.
pub async fn officials(view: &mut View, _: &Administers) -> Result<Vec<OfficialCard>, Fault> {
    store::officials::officials(view).await
}

/// Who works in a unit now and can be given a matter, by name. Administrators are not among them: they see no matters.
///
/// # Errors
/// The database failed.
pub async fn people_of(view: &mut View, unit: UnitId) -> Result<Vec<OfficialCard>, Fault> {
    let mut people = store::officials::people_of(view, unit).await?;
    people.retain(|official| official.post != Post::Administrator);
    Ok(people)
}
