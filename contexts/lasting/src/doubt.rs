//! Seals that were made with a key after its certificate was revoked, before the office learnt of it.

use certificates::{Reason, Use, Verdict};
use journal::Journal;
use seals::Sealer;
use vocabulary::Fault;

use crate::store;

/// Seconds by which the clock of a timestamp authority may be ahead of the office's.
const SKEW: i64 = 600;

/// Asks about every certificate that the office sealed with and that is not over. What was sealed with one after it was
/// revoked is looked at in the next round, whatever it carries. Gives how many documents that are.
///
/// # Errors
/// The database failed.
pub async fn doubt(journal: &Journal, sealer: &Sealer) -> Result<u64, Fault> {
    let (now, anchors, mut doubted) = (journal.now(), &sealer.anchors, 0);
    for certificate in store::certificates(&mut journal.look().await?).await? {
        let sources = sealer.sources.asked_since(now);
        let proof = certificates::gather(&certificate, &[], anchors, &sources, now).await;
        let since = match certificates::judge(&certificate, Use::Signature, &proof, anchors, now) {
            Verdict::Untrusted(Reason::Revoked { at } | Reason::IssuerRevoked { at }) => at,
            Verdict::Untrusted(Reason::Expired | Reason::ExpiredUnrevoked) => now,
            _ => continue,
        };
        let mut housekeeping = journal.housekeeping().await?;
        doubted += housekeeping.execute(store::doubt(&certificate, since.plus_seconds(-SKEW), now)).await?;
        housekeeping.execute(store::forget(&certificate)).await?;
        housekeeping.commit().await?;
    }
    Ok(doubted)
}
