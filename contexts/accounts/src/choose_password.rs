//! Choosing an own password in the place of a one-time one.

use journal::{Actor, Entry, Journal, RequestNumber};

use crate::{
    Account, ChangeError, NewPassword, hash_password,
    mistake::{Field, Mistake, Wrong},
    password, store,
};

/// Sets the person's own password and ends every other session of the account; the one with this token goes on, with the
/// account's rights. The one-time password opens nothing any more.
///
/// # Errors
/// See [`ChangeError`]. An account that has an own password already changes it with [`crate::change_password`].
pub async fn choose_password(
    journal: &Journal,
    account: &Account,
    session: &str,
    (password, again): (&str, &str),
    request: &RequestNumber,
) -> Result<(), ChangeError> {
    let new = NewPassword::read(password, again, &account.login).map_err(ChangeError::Mistakes)?;
    let mistake = |field, wrong| Err(ChangeError::Mistakes(vec![Mistake { field, wrong }]));
    let one_time = store::reaching::password_hash(&mut journal.view().await?, account.id).await?;
    if password::is_right(new.as_str(), one_time).await? {
        return mistake(Field::Password, Wrong::OneTime);
    }
    let hash = hash_password(new.as_str(), journal.random()).await?;
    let mut act = journal.act(Actor::Account(account.id), request).await?;
    // Of two at once, one touches a row; the other has to prove the password like any change of an own one.
    if act.execute(store::officials::choose_password(account.id, session, &hash)).await? == 0 {
        return mistake(Field::CurrentPassword, Wrong::Missing);
    }
    act.execute(store::reaching::void_links(account.id.uuid())).await?;
    act.execute(store::reaching::end_other_sessions(account.id, session)).await?;
    let recorded = act.record(Entry::new("account.password_chosen", account.id));
    act.commit(recorded).await?;
    Ok(())
}
