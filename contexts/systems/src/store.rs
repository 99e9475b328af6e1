//! All SQL of other systems.

pub(crate) mod calls;
pub(crate) mod webhooks;

use database::{Row, Statement, View, sql};
use sha2::{Digest as _, Sha256};
use vocabulary::{AccountId, Fault, Instant};

use crate::{Scope, System, SystemCard, SystemId};

fn hash(key: &str) -> [u8; 32] {
    Sha256::digest(key).into()
}

/// Scopes as they are kept.
pub(crate) fn written(scopes: &[Scope]) -> String {
    scopes.iter().map(|scope| scope.code()).collect::<Vec<_>>().join(" ")
}

pub(crate) fn scopes(row: &Row) -> Result<Vec<Scope>, Fault> {
    let kept: String = row.get("scopes")?;
    let scope = |code| Scope::of_code(code).ok_or_else(|| Fault::new(format!("unknown scope {code}")));
    kept.split(' ').map(scope).collect()
}

pub(crate) fn insert(id: SystemId, name: &str, key: &str, scopes: &[Scope], by: AccountId, at: Instant) -> Statement {
    sql("INSERT INTO systems (id, name, hash, scopes, made_by, made_at) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(id)
        .bind(name)
        .bind(hash(key))
        .bind(written(scopes))
        .bind(by)
        .bind(at)
}

pub(crate) fn revoke(id: SystemId, at: Instant) -> Statement {
    sql("UPDATE systems SET revoked_at = $1 WHERE id = $2 AND revoked_at IS NULL").bind(at).bind(id)
}

/// Locks a system.
pub(crate) fn lock(id: SystemId) -> Statement {
    sql("UPDATE systems SET id = id WHERE id = $1").bind(id)
}

pub(crate) async fn live_systems(view: &mut View) -> Result<i64, Fault> {
    view.one(sql("SELECT COUNT(*) AS live FROM systems WHERE revoked_at IS NULL")).await?.get("live")
}

/// The system of a key, and when it last came.
pub(crate) async fn by_key(view: &mut View, key: &str) -> Result<Option<(System, Option<Instant>)>, Fault> {
    view.optional(
        sql("SELECT s.id, s.name, s.scopes, u.seen_at FROM systems s LEFT JOIN system_uses u ON u.system = s.id
             WHERE s.hash = $1 AND s.revoked_at IS NULL")
        .bind(hash(key)),
    )
    .await?
    .map(|row| Ok((System { id: row.get("id")?, name: row.get("name")?, scopes: scopes(&row)? }, row.get("seen_at")?)))
    .transpose()
}

pub(crate) fn seen(id: SystemId, at: Instant) -> Statement {
    sql("INSERT INTO system_uses (system, seen_at) VALUES ($1, $2)
         ON CONFLICT (system) DO UPDATE SET seen_at = excluded.seen_at")
    .bind(id)
    .bind(at)
}

pub(crate) async fn systems(view: &mut View) -> Result<Vec<SystemCard>, Fault> {
    view.all(sql("SELECT id, name, scopes, made_by, made_at, revoked_at, seen_at FROM system_lines
         ORDER BY CASE WHEN revoked_at IS NULL THEN 0 ELSE 1 END, id DESC LIMIT 200"))
        .await?
        .iter()
        .map(card)
        .collect()
}

pub(crate) async fn system(view: &mut View, id: SystemId) -> Result<Option<SystemCard>, Fault> {
    view.optional(
        sql("SELECT id, name, scopes, made_by, made_at, revoked_at, seen_at FROM system_lines WHERE id = $1").bind(id),
    )
    .await?
    .map(|row| card(&row))
    .transpose()
}

fn card(row: &Row) -> Result<SystemCard, Fault> {
    Ok(SystemCard {
        id: row.get("id")?,
        name: row.get("name")?,
        scopes: scopes(row)?,
        made_by: row.get("made_by")?,
        made_at: row.get("made_at")?,
        last_used: row.get("seen_at")?,
        revoked_at: row.get("revoked_at")?,
    })
}
