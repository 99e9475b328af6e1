//! Things that happen in a test.

use database::{Statement, View, sql};
use journal::{Act, Actor, Chain, Committed, Entry, Mark};
use testkit::Office;
use vocabulary::{Id, UnitId};

/// Begins an act of the office's own.
pub async fn act(office: &Office) -> Act {
    office.journal.act(Actor::System, &office.request).await.unwrap()
}

/// Opens a unit of this symbol: an act with one row and one entry with personal data.
pub async fn open_unit(office: &Office, symbol: &str) -> Committed {
    let mut act = act(office).await;
    let id: UnitId = act.new_id();
    act.execute(unit(id, symbol)).await.unwrap();
    let recorded = act.record(Entry::new("unit.opened", id).fact("symbol", symbol).personal("head", "Żaneta Kos"));
    act.commit(recorded).await.unwrap()
}

/// Writes a unit.
pub fn unit(id: UnitId, symbol: &str) -> Statement {
    sql("INSERT INTO units (id, symbol, name) VALUES ($1, $2, '')").bind(id).bind(symbol)
}

/// Changes the database behind the journal's back, as somebody with its password would.
pub async fn tamper(office: &Office, statement: Statement) {
    let mut transaction = office.database.begin().await.unwrap();
    assert!(transaction.execute(statement).await.unwrap() > 0);
    transaction.commit().await.unwrap();
}

/// Walks the chain.
pub async fn verify(office: &Office, witnesses: &[Mark]) -> Chain {
    journal::verify(&mut office.journal.view().await.unwrap(), witnesses).await.unwrap()
}

/// How many units there are.
pub async fn units(office: &Office) -> i64 {
    let mut view: View = office.journal.view().await.unwrap();
    view.one(sql("SELECT COUNT(*) AS c FROM units")).await.unwrap().get("c").unwrap()
}

/// An id that stands for anything.
pub fn some_id(office: &Office) -> UnitId {
    Id::made(vocabulary::Instant::from_seconds(0), office.journal.random())
}
