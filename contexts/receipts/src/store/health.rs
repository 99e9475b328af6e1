//! All SQL of the health of receipts.

use database::{Statement, View, sql};
use vocabulary::{Fault, Instant, ReceiptId};

use crate::health::{Due, Health};

/// Begins to look after a receipt that was sealed now.
pub(crate) fn begin(receipt: ReceiptId, at: Instant) -> Statement {
    sql("INSERT INTO receipt_health (receipt, version, endangered_at, looked_at, again_at, trouble)
         VALUES ($1, 1, $2, NULL, $2, NULL)")
    .bind(receipt)
    .bind(at)
}

pub(crate) async fn due(view: &mut View, before: Instant, now: Instant, most: u32) -> Result<Vec<Due>, Fault> {
    let statement = sql("SELECT h.receipt, h.version, v.xml FROM receipt_health h
         JOIN receipt_versions v ON v.receipt = h.receipt AND v.version = h.version
         WHERE h.endangered_at < $1 AND h.again_at <= $2 ORDER BY h.endangered_at, h.receipt LIMIT $3");
    let rows = view.all(statement.bind(before).bind(now).bind(most)).await?;
    let due = rows
        .iter()
        .map(|row| Ok(Due { receipt: row.get("receipt")?, version: row.get("version")?, xml: row.get("xml")? }));
    due.collect()
}

pub(crate) fn stands(receipt: ReceiptId, version: i64, until: Instant, now: Instant) -> Statement {
    sql("UPDATE receipt_health SET endangered_at = $1, looked_at = $2, again_at = $2, trouble = NULL
         WHERE receipt = $3 AND version = $4")
    .bind(until)
    .bind(now)
    .bind(receipt)
    .bind(version)
}

pub(crate) fn fails(
    receipt: ReceiptId,
    version: i64,
    until: Instant,
    now: Instant,
    again: Instant,
    trouble: &str,
) -> Statement {
    sql("UPDATE receipt_health SET endangered_at = $1, looked_at = $2, again_at = $3, trouble = $4
         WHERE receipt = $5 AND version = $6")
    .bind(until)
    .bind(now)
    .bind(again)
    .bind(trouble)
    .bind(receipt)
    .bind(version)
}

pub(crate) fn renewed(receipt: ReceiptId, version: i64, until: Instant, now: Instant) -> Statement {
    sql("UPDATE receipt_health SET version = version + 1, endangered_at = $1, looked_at = $2, again_at = $2, trouble = NULL
         WHERE receipt = $3 AND version = $4")
    .bind(until)
    .bind(now)
    .bind(receipt)
    .bind(version)
}

pub(crate) async fn health(view: &mut View, before: Instant) -> Result<Health, Fault> {
    let row = view
        .one(
            sql("SELECT COUNT(*) AS endangered, COUNT(trouble) AS failed, MIN(endangered_at) AS soonest FROM receipt_health
                 WHERE endangered_at < $1 AND looked_at IS NOT NULL")
            .bind(before),
        )
        .await?;
    let first = sql("SELECT trouble FROM receipt_health
         WHERE endangered_at < $1 AND trouble IS NOT NULL ORDER BY endangered_at, receipt LIMIT 1");
    let first = view.optional(first.bind(before)).await?;
    Ok(Health {
        endangered: row.get("endangered")?,
        failed: row.get("failed")?,
        soonest: row.get("soonest")?,
        trouble: first.map(|row| row.get("trouble")).transpose()?,
    })
}
