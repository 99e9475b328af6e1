//! People and units of a test.

use std::net::{IpAddr, Ipv4Addr};

use accounts::{
    Account, Administers, AdministrationError, Kind, Login, NewAccount, NewSession, NewUnit, OfficialData, OneTime,
    Post, SignInError, Unit,
};
use journal::{Act, Actor};
use testkit::Office;
use vocabulary::{AccountId, Language};

/// The password of everybody.
pub const PASSWORD: &str = "zażółć gęślą jaźń";

/// Begins an act of the office's own.
pub async fn act(office: &Office) -> Act {
    office.journal.act(Actor::System, &office.request).await.unwrap()
}

/// Opens an account.
pub async fn open(office: &Office, login: &str, kind: Kind) -> Account {
    let password = accounts::hash_password(PASSWORD, office.journal.random()).await.unwrap();
    let new = NewAccount { login, password, name: "Anna Nowak", language: Language::Pl, kind };
    let mut act = act(office).await;
    let (_, recorded) = accounts::open_account(&mut act, &new).await.unwrap();
    act.commit(recorded).await.unwrap();
    accounts::account_by_login(&mut office.journal.view().await.unwrap(), &login.trim().to_lowercase())
        .await
        .unwrap()
        .unwrap()
}

/// Opens an account of a client.
pub async fn client(office: &Office, login: &str) -> Account {
    open(office, login, Kind::Client { pesel: None }).await
}

/// Opens a unit.
pub async fn unit(office: &Office, symbol: &str) -> Unit {
    let mut act = act(office).await;
    let (id, recorded) = accounts::open_unit(&mut act, &NewUnit { symbol, name: "Wydział" }).await.unwrap();
    act.commit(recorded).await.unwrap();
    Unit { id, symbol: symbol.to_owned(), name: "Wydział".to_owned() }
}

/// Opens an account of an official.
pub async fn official(office: &Office, login: &str, unit: &Unit, post: Post) -> Account {
    open(office, login, Kind::Official { unit: unit.clone(), post }).await
}

/// Opens an account of an administrator in this unit, and gives the right.
pub async fn administrator(office: &Office, login: &str, unit: &Unit) -> Administers {
    official(office, login, unit, Post::Administrator).await.as_official().unwrap().administers().unwrap()
}

/// What is kept of an official.
pub fn data(name: &str, unit: &Unit, post: Post) -> OfficialData {
    OfficialData { name: name.to_owned(), unit: unit.id, post, room: "12".to_owned(), phone: "22 443 10 05".to_owned() }
}

/// Hires somebody with a one-time password.
pub async fn hire(
    office: &Office,
    right: &Administers,
    login: &str,
    data: &OfficialData,
) -> Result<(AccountId, OneTime), AdministrationError> {
    let drawn = accounts::draw_password(&office.journal).await.unwrap();
    let mut act = act(office).await;
    let (id, one_time, recorded) = accounts::hire(&mut act, right, &Login::read(login).unwrap(), data, drawn).await?;
    act.commit(recorded).await.unwrap();
    Ok((id, one_time))
}

/// Gives an official a new one-time password.
pub async fn reset(office: &Office, right: &Administers, id: AccountId) -> Result<OneTime, AdministrationError> {
    let drawn = accounts::draw_password(&office.journal).await.unwrap();
    let mut act = act(office).await;
    let (one_time, recorded) = accounts::reset_official(&mut act, right, id, drawn).await?;
    act.commit(recorded).await.unwrap();
    Ok(one_time)
}

/// Closes the account of an official.
pub async fn close(office: &Office, right: &Administers, id: AccountId) -> Result<(), AdministrationError> {
    let mut act = act(office).await;
    let recorded = accounts::close_official(&mut act, right, id).await?;
    act.commit(recorded).await.unwrap();
    Ok(())
}

/// Changes what is kept of an official.
pub async fn change(
    office: &Office,
    right: &Administers,
    id: AccountId,
    data: &OfficialData,
) -> Result<(), AdministrationError> {
    let mut act = act(office).await;
    let recorded = accounts::change_official(&mut act, right, id, data).await?;
    act.commit(recorded).await.unwrap();
    Ok(())
}

/// The account of this login, whatever became of it.
pub async fn account(office: &Office, login: &str) -> Account {
    accounts::account_by_login(&mut office.journal.view().await.unwrap(), login).await.unwrap().unwrap()
}

/// Signs in from an address whose last number this is.
pub async fn sign_in(office: &Office, login: &str, password: &str, from: u8) -> Result<NewSession, SignInError> {
    let address = IpAddr::V4(Ipv4Addr::new(192, 0, 2, from));
    accounts::sign_in(&office.journal, login, password, address).await
}
