//! People and units of a test.

use std::net::{IpAddr, Ipv4Addr};

use accounts::{Account, Kind, NewAccount, NewSession, NewUnit, Post, SignInError, Unit};
use journal::{Act, Actor};
use testkit::Office;
use vocabulary::Language;

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

/// Signs in from an address whose last number this is.
pub async fn sign_in(office: &Office, login: &str, password: &str, from: u8) -> Result<NewSession, SignInError> {
    let address = IpAddr::V4(Ipv4Addr::new(192, 0, 2, from));
    accounts::sign_in(&office.journal, login, password, address).await
}
