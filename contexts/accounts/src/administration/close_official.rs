//! Closing the account of an official who left.

use journal::{Act, Entry, Recorded};
use vocabulary::AccountId;

use super::{AdministrationError, locked, still};
use crate::{Administers, store};

/// Closes an account: from the commit on nobody signs in with it, its sessions are ended and it gives no rights. The name
/// stays where it stands. A closed account stays closed.
///
/// # Errors
/// See [`AdministrationError`].
pub async fn close_official(
    act: &mut Act,
    administers: &Administers,
    id: AccountId,
) -> Result<Recorded, AdministrationError> {
    still(act, administers).await?;
    if id == administers.id() {
        return Err(AdministrationError::Own);
    }
    if locked(act, id).await?.closed {
        return Err(AdministrationError::Closed);
    }
    let at = act.at();
    act.execute(store::officials::close(id, at)).await?;
    act.execute(store::reaching::end_other_sessions(id, "")).await?;
    Ok(act.record(Entry::new("official.closed", id)))
}
