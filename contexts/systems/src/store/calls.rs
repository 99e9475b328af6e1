//! The SQL of what systems asked for.

use database::{Statement, View, sql};
use vocabulary::{Fault, Instant};

use crate::SystemId;

/// Touches no row when the key was used.
pub(crate) fn keep(system: SystemId, key: &str, hash: [u8; 32], answer: &str, at: Instant) -> Statement {
    sql("INSERT INTO system_calls (system, key, hash, answer, made_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (system, key) DO NOTHING")
    .bind(system)
    .bind(key)
    .bind(hash)
    .bind(answer)
    .bind(at)
}

pub(crate) async fn call(view: &mut View, system: SystemId, key: &str) -> Result<Option<([u8; 32], String)>, Fault> {
    view.optional(sql("SELECT hash, answer FROM system_calls WHERE system = $1 AND key = $2").bind(system).bind(key))
        .await?
        .map(|row| Ok((row.get("hash")?, row.get("answer")?)))
        .transpose()
}
