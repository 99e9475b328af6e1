//! Whether deliveries are still kept as the journal says they were made.

use database::View;
use journal::{Discord, Told};
use vocabulary::{AnswerId, Fault, Instant};

use crate::store;

/// The kind of the entry of a delivery.
pub(crate) const SIGNED: &str = "answer.signed_for";
/// The kind of the entry about the timestamp of its receipt.
pub(crate) const TIMESTAMPED: &str = "delivery.timestamped";
/// The kind of the entry about a later version of it.
pub(crate) const PROLONGED: &str = "delivery.prolonged";

/// How many deliveries are kept, and how many versions of their receipts.
///
/// # Errors
/// The database failed.
pub async fn counts(view: &mut View) -> Result<[i64; 2], Fault> {
    store::counts(view).await
}

/// Compares what an entry about a delivery, a party or an outgoing letter tells with the delivery and the version of the signed receipt that it tells of.
/// The first version is told by `answer.signed_for`, a later one by `delivery.timestamped` and `delivery.prolonged`; all name
/// its hash.
///
/// # Errors
/// The database failed.
pub async fn agrees(view: &mut View, told: &Told) -> Result<Vec<Discord>, Fault> {
    compare(view, told).await.or_else(|fault| Ok(vec![told.unreadable(fault)?]))
}

async fn compare(view: &mut View, told: &Told) -> Result<Vec<Discord>, Fault> {
    let version = match told.kind.as_str() {
        SIGNED => 1,
        TIMESTAMPED => 2,
        PROLONGED => told.facts.get("version").and_then(serde_json::Value::as_i64).unwrap_or_default(),
        _ => return Ok(crate::out::agrees::compare(view, told).await?.into_iter().collect()),
    };
    let Ok(answer) = told.subject.parse::<AnswerId>() else {
        return Ok(vec![told.discord("it names no answer")]);
    };
    let Some(kept) = store::kept(view, answer).await? else {
        return Ok(vec![told.discord("its delivery is missing")]);
    };
    let timestamped = kept.timestamped.map(Instant::rfc3339);
    let is_same = if told.kind == PROLONGED {
        true
    } else if version == 1 {
        told.actor == kept.account.to_string()
            && told.text("number") == Some(&kept.number)
            // Deliveries recorded before it was told name the hash of what was signed alone, of which it is a part.
            && told.text("proof_sha256").is_none_or(|proof| *proof == kept.proof_sha256)
            && told.text("delivered") == Some(&kept.delivered_at.rfc3339())
            // What was erased lawfully can be compared no more.
            && told.opened.get("signer").is_none_or(|signer| *signer == kept.signer)
            && (timestamped.is_none() || journal::find(view, TIMESTAMPED, answer).await?.is_some())
    } else {
        told.text("timestamp") == timestamped.as_deref()
    };
    let mut discords = Vec::new();
    if !is_same {
        discords.push(told.discord("its delivery was altered"));
    }
    if let Some(sha256) = told.text("sha256") {
        match store::version(view, answer, version).await? {
            None => discords.push(told.discord("its signed receipt of delivery is missing")),
            Some(found) if found.named != sha256 || found.sha256 != sha256 || found.made_at != told.act_at => {
                discords.push(told.discord("its signed receipt of delivery was altered"));
            }
            Some(_) => {}
        }
    }
    Ok(discords)
}
