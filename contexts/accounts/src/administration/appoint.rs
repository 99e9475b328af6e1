//! An administrator appointed from outside the office's pages: the first one, or one who is locked out.

use journal::{Act, Recorded};

use super::{
    AdministrationError, Login, OfficialData, UnitData, hire::admit, locked, reset_official::renew, units::open,
};
use crate::{Drawn, Kind, OneTime, Post, store};

/// Opens the account of an administrator, and the unit when there is none of its symbol; an administrator who has this
/// login already gets a one-time password in the place of the own one. For whoever runs the machine: there is no right to
/// demand, since nobody may be there who has it.
///
/// # Errors
/// See [`AdministrationError`]: the login may be somebody else's, or closed.
pub async fn appoint_administrator(
    act: &mut Act,
    login: &Login,
    name: &str,
    unit: &UnitData,
    drawn: Drawn,
) -> Result<(OneTime, Recorded), AdministrationError> {
    if let Some(account) = store::account_by_login(act.view(), login.as_str()).await? {
        if !matches!(account.kind, Kind::Official { post: Post::Administrator, .. }) {
            return Err(AdministrationError::Taken);
        }
        let card = locked(act, account.id).await?;
        return renew(act, &card, drawn).await;
    }
    let unit = match store::unit_by_symbol(act.view(), &unit.symbol).await? {
        Some(known) => known.id,
        None => open(act, unit).await?.0,
    };
    let data = OfficialData {
        name: name.to_owned(),
        unit,
        post: Post::Administrator,
        room: String::new(),
        phone: String::new(),
    };
    let (_, one_time, recorded) = admit(act, login, &data, drawn).await?;
    Ok((one_time, recorded))
}
