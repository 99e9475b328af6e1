//! A new one-time password for an official who forgot the own one, or lost the slip.

use journal::{Act, Entry, Recorded};
use vocabulary::AccountId;

use super::{AdministrationError, locked, still};
use crate::{Administers, Drawn, OfficialCard, OneTime, store};

/// Puts a one-time password in the place of the password and ends every session of the account. Administrators change
/// their own password in the settings.
///
/// # Errors
/// See [`AdministrationError`].
pub async fn reset_official(
    act: &mut Act,
    administers: &Administers,
    id: AccountId,
    drawn: Drawn,
) -> Result<(OneTime, Recorded), AdministrationError> {
    still(act, administers).await?;
    if id == administers.id() {
        return Err(AdministrationError::Own);
    }
    let card = locked(act, id).await?;
    renew(act, &card, drawn).await
}

/// The same, once somebody may and the account is locked.
pub(super) async fn renew(
    act: &mut Act,
    card: &OfficialCard,
    drawn: Drawn,
) -> Result<(OneTime, Recorded), AdministrationError> {
    let id = card.id;
    if card.closed {
        return Err(AdministrationError::Closed);
    }
    act.execute(store::reaching::set_password(id, &drawn.hash)).await?;
    let one_time = drawn.of(&card.login, act.at());
    act.execute(store::officials::set_one_time_until(id, one_time.until)).await?;
    act.execute(store::reaching::void_links(id.uuid())).await?;
    act.execute(store::reaching::end_other_sessions(id, "")).await?;
    let recorded = act.record(Entry::new("official.reset", id));
    Ok((one_time, recorded))
}
