//! An office with an administrator who lets systems in.

use accounts::{Administers, Kind, NewAccount, NewUnit, Post, Unit};
use journal::{Act, Actor};
use systems::{AdmitError, Admitted, Scope, System};
use testkit::Office;
use vocabulary::Language;

/// Begins an act of the office's own.
pub async fn act(office: &Office) -> Act {
    office.journal.act(Actor::System, &office.request).await.unwrap()
}

/// The right of an administrator, Anna Nowak.
pub async fn administrator(office: &Office) -> Administers {
    let mut begun = act(office).await;
    let (id, recorded) = accounts::open_unit(&mut begun, &NewUnit { symbol: "OR", name: "Organizacja" }).await.unwrap();
    begun.commit(recorded).await.unwrap();
    let unit = Unit { id, symbol: "OR".to_owned(), name: "Organizacja".to_owned() };
    let password = accounts::hash_password("zażółć gęślą jaźń", [7; 16]).await.unwrap();
    let kind = Kind::Official { unit, post: Post::Administrator };
    let new = NewAccount { login: "admin", password, name: "Anna Nowak", language: Language::Pl, kind };
    let mut begun = act(office).await;
    let (_, recorded) = accounts::open_account(&mut begun, &new).await.unwrap();
    begun.commit(recorded).await.unwrap();
    let account = accounts::account_by_login(&mut office.journal.view().await.unwrap(), "admin").await.unwrap();
    account.unwrap().as_official().unwrap().administers().unwrap()
}

/// Lets a system in.
pub async fn admit(office: &Office, right: &Administers, name: &str, scopes: &[Scope]) -> Result<Admitted, AdmitError> {
    let mut begun = act(office).await;
    let (admitted, recorded) = systems::admit(&mut begun, right, name, scopes).await?;
    begun.commit(recorded).await.unwrap();
    Ok(admitted)
}

/// The system of a key.
pub async fn opens(office: &Office, key: &str) -> Option<System> {
    systems::by_key(&office.journal, key).await.unwrap()
}
