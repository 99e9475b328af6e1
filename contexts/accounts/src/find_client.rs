//! Finding the account that a letter on paper belongs to.

use database::View;
use vocabulary::{AccountId, Fault, Pesel};

use crate::{OpensAccounts, store};

/// What the counter sees of a client's account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientCard {
    /// The account.
    pub id: AccountId,
    /// First name and surname.
    pub name: String,
    /// What the client types to sign in.
    pub login: String,
}

/// The clients who gave this number, oldest first. There may be several: a number is not proven by being given, so the
/// clerk compares the name and chooses.
///
/// # Errors
/// The database failed.
pub async fn clients_by_pesel(view: &mut View, _: &OpensAccounts, pesel: &Pesel) -> Result<Vec<ClientCard>, Fault> {
    store::clients_by_pesel(view, pesel).await
}

/// The client with this login, in any case and with spaces around.
///
/// # Errors
/// The database failed.
pub async fn client_by_login(view: &mut View, _: &OpensAccounts, login: &str) -> Result<Option<ClientCard>, Fault> {
    if login.contains('\0') {
        return Ok(None);
    }
    store::client_by_login(view, &login.trim().to_lowercase()).await
}

/// Whether the office knows the number (PESEL) of this client, by which a signature is told to be theirs.
///
/// # Errors
/// The database failed.
pub async fn has_pesel(view: &mut View, client: AccountId) -> Result<bool, Fault> {
    let account = store::account_by_id(view, client).await?;
    Ok(account.and_then(|account| account.as_client()).is_some_and(|client| client.pesel().is_some()))
}
