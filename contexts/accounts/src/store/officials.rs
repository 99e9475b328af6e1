//! SQL of officials, as the office shows them.

use database::{Row, Statement, View, sql};
use vocabulary::{AccountId, Fault, Instant, UnitId};

use super::secret_hash;
use crate::{HashedPassword, OfficialCard, OfficialData, Post, Unit};

pub(crate) async fn official(view: &mut View, id: AccountId) -> Result<Option<OfficialCard>, Fault> {
    view.optional(
        sql("SELECT a.id, a.login, a.name, a.post, a.room, a.phone, a.closed_at, a.one_time_until, u.id AS unit_id,
                    u.symbol, u.name AS unit_name
             FROM accounts a JOIN units u ON u.id = a.unit WHERE a.id = $1")
        .bind(id),
    )
    .await?
    .map(|row| card(&row))
    .transpose()
}

/// Everybody, closed accounts last, by unit and name.
pub(crate) async fn officials(view: &mut View) -> Result<Vec<OfficialCard>, Fault> {
    view.all(sql(
        "SELECT a.id, a.login, a.name, a.post, a.room, a.phone, a.closed_at, a.one_time_until, u.id AS unit_id,
                u.symbol, u.name AS unit_name
         FROM accounts a JOIN units u ON u.id = a.unit
         ORDER BY CASE WHEN a.closed_at IS NULL THEN 0 ELSE 1 END, u.symbol, a.name, a.id LIMIT 5000",
    ))
    .await?
    .iter()
    .map(card)
    .collect()
}

/// The open accounts of a unit, by name.
pub(crate) async fn people_of(view: &mut View, unit: UnitId) -> Result<Vec<OfficialCard>, Fault> {
    view.all(
        sql("SELECT a.id, a.login, a.name, a.post, a.room, a.phone, a.closed_at, a.one_time_until, u.id AS unit_id,
                    u.symbol, u.name AS unit_name
             FROM accounts a JOIN units u ON u.id = a.unit
             WHERE a.unit = $1 AND a.closed_at IS NULL ORDER BY a.name, a.id LIMIT 1000")
        .bind(unit),
    )
    .await?
    .iter()
    .map(card)
    .collect()
}

/// Locks the account of an administrator; touches no row when it is none any more.
pub(crate) fn lock_administrator(id: AccountId) -> Statement {
    sql("UPDATE accounts SET id = id WHERE id = $1 AND post = $2 AND closed_at IS NULL")
        .bind(id)
        .bind(Post::Administrator.code())
}

/// Locks an account.
pub(crate) fn lock(id: AccountId) -> Statement {
    sql("UPDATE accounts SET id = id WHERE id = $1").bind(id)
}

pub(crate) fn set_official(id: AccountId, data: &OfficialData) -> Statement {
    sql("UPDATE accounts SET name = $1, unit = $2, post = $3, room = $4, phone = $5 WHERE id = $6")
        .bind(data.name.as_str())
        .bind(data.unit)
        .bind(data.post.code())
        .bind(data.room.as_str())
        .bind(data.phone.as_str())
        .bind(id)
}

pub(crate) fn set_one_time_until(id: AccountId, until: Instant) -> Statement {
    sql("UPDATE accounts SET one_time_until = $1 WHERE id = $2").bind(until).bind(id)
}

/// Whether the password of this login is the one-time one that is good until then.
pub(crate) async fn has_one_time(view: &mut View, login: &str, until: Instant) -> Result<bool, Fault> {
    let account = sql("SELECT id FROM accounts WHERE login = $1 AND one_time_until = $2 AND closed_at IS NULL");
    Ok(view.optional(account.bind(login).bind(until)).await?.is_some())
}

/// Puts an own password in the place of a one-time one, for the person of this session; touches no row when the password
/// is an own one, or the session ended.
pub(crate) fn choose_password(id: AccountId, session: &str, password: &HashedPassword) -> Statement {
    sql("UPDATE accounts SET password_hash = $1, one_time_until = NULL
         WHERE id = $2 AND one_time_until IS NOT NULL AND closed_at IS NULL
             AND EXISTS (SELECT 1 FROM sessions s WHERE s.hash = $3 AND s.account = $2)")
    .bind(password.0.as_str())
    .bind(id)
    .bind(secret_hash(session))
}

pub(crate) fn close(id: AccountId, at: Instant) -> Statement {
    sql("UPDATE accounts SET closed_at = $1 WHERE id = $2").bind(at).bind(id)
}

pub(crate) fn rename_unit(id: UnitId, name: &str) -> Statement {
    sql("UPDATE units SET name = $1 WHERE id = $2").bind(name).bind(id)
}

fn card(row: &Row) -> Result<OfficialCard, Fault> {
    let post: String = row.get("post")?;
    Ok(OfficialCard {
        id: row.get("id")?,
        name: row.get("name")?,
        login: row.get("login")?,
        unit: Unit { id: row.get("unit_id")?, symbol: row.get("symbol")?, name: row.get("unit_name")? },
        post: Post::of_code(&post).ok_or_else(|| Fault::new(format!("unknown post {post}")))?,
        room: row.get("room")?,
        phone: row.get("phone")?,
        closed: row.get::<Option<Instant>>("closed_at")?.is_some(),
        has_not_come: row.get::<Option<Instant>>("one_time_until")?.is_some(),
    })
}
