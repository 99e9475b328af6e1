//! Opening units and accounts. Self-registration comes through the same act.

use journal::{Act, Entry, Recorded};
use vocabulary::{AccountId, Fault, Language, UnitId};

use crate::{Details, HashedPassword, Kind, store};

/// A unit to be opened.
pub struct NewUnit<'a> {
    /// Its symbol in case signs.
    pub symbol: &'a str,
    /// Its name.
    pub name: &'a str,
}

/// An account to be opened.
pub struct NewAccount<'a> {
    /// What the person will type to sign in.
    pub login: &'a str,
    /// The password, hashed.
    pub password: HashedPassword,
    /// First name and surname.
    pub name: &'a str,
    /// The language to begin with.
    pub language: Language,
    /// What the person is to the office.
    pub kind: Kind,
}

/// Opens an organisational unit.
///
/// # Errors
/// The database failed, or the symbol is taken.
pub async fn open_unit(act: &mut Act, unit: &NewUnit<'_>) -> Result<(UnitId, Recorded), Fault> {
    let id = act.new_id();
    if act.execute(store::insert_unit(id, unit)).await? == 0 {
        return Err(Fault::new("the symbol of a new unit is taken"));
    }
    let recorded = act.record(Entry::new("unit.opened", id).fact("symbol", unit.symbol));
    Ok((id, recorded))
}

/// Opens an account.
///
/// # Errors
/// The database failed, or the login is taken.
pub async fn open_account(act: &mut Act, account: &NewAccount<'_>) -> Result<(AccountId, Recorded), Fault> {
    let id = act.new_id();
    let at = act.at();
    if act.execute(store::insert_account(id, account, at)).await? == 0 {
        return Err(Fault::new("the login of a new account is taken"));
    }
    let kind = match account.kind {
        Kind::Client { .. } => "client",
        Kind::Official { .. } => "official",
    };
    let recorded = act.record(
        Entry::new("account.opened", id)
            .fact("kind", kind)
            .personal("login", account.login)
            .personal("name", account.name),
    );
    Ok((id, recorded))
}

/// Opens the account of a client whose address and other data the office knows.
///
/// # Errors
/// As [`open_account`]; the e-mail address may be taken as well.
pub async fn open_client(
    act: &mut Act,
    account: &NewAccount<'_>,
    details: &Details,
) -> Result<(AccountId, Recorded), Fault> {
    let (id, recorded) = open_account(act, account).await?;
    act.execute(store::reaching::keep_details(id, details)?).await?;
    Ok((id, recorded))
}
