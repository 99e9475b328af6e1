//! Changing where an official works, at what, and how to reach the person.

use journal::{Act, Entry, Recorded};
use vocabulary::AccountId;

use super::{AdministrationError, OfficialData, locked, still};
use crate::{Administers, Post, store};

/// Changes what is kept of an official. What the official did before stays with the unit and post of that time.
///
/// # Errors
/// See [`AdministrationError`].
pub async fn change_official(
    act: &mut Act,
    administers: &Administers,
    id: AccountId,
    data: &OfficialData,
) -> Result<Recorded, AdministrationError> {
    still(act, administers).await?;
    let card = locked(act, id).await?;
    if card.closed {
        return Err(AdministrationError::Closed);
    }
    if id == administers.id() && data.post != Post::Administrator {
        return Err(AdministrationError::Own);
    }
    let unit = store::unit(act.view(), data.unit).await?.ok_or(AdministrationError::NotThere)?;
    act.execute(store::officials::set_official(id, data)).await?;
    Ok(act.record(
        Entry::new("official.changed", id)
            .fact("unit", unit.symbol)
            .fact("post", data.post.code())
            .personal("name", data.name.as_str())
            .personal("room", data.room.as_str())
            .personal("phone", data.phone.as_str()),
    ))
}
