//! The health of stored seals: receipts are prolonged before anything that their verdict rests on comes to its end.

use journal::{Actor, Entry, Journal, RequestNumber};
use seals::{NotProlonged, Prolonged, Sealer};
use signatures::Reason;
use vocabulary::{Fault, Instant, ReceiptId};

use crate::store::health as store;

/// How long before anything of a receipt's verdict ends the receipt is prolonged, in seconds: ninety days.
pub const HEALTH_MARGIN: i64 = 90 * 24 * 3600;
/// A receipt that nothing is known to end.
const NEVER: Instant = Instant::from_seconds(253_402_300_799);
/// What could not be prolonged is tried again after this many seconds; what waits for word of revocation, sooner.
const AGAIN: i64 = 24 * 3600;
const SOON: i64 = 3600;

/// What one round did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tended {
    /// Receipts that were looked at.
    pub looked_at: u32,
    /// Those that were given a new version.
    pub prolonged: u32,
    /// Those that could not be.
    pub failed: u32,
    /// Why the round was broken off: no authority gives timestamps.
    pub out_of_order: Option<String>,
}

/// How the stored seals stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Health {
    /// Receipts that end before the given instant and were looked at, how many.
    pub endangered: i64,
    /// Of them those that could not be prolonged.
    pub failed: i64,
    /// When the first of them ends.
    pub soonest: Option<Instant>,
    /// Why the first of them could not be prolonged, in the code of its reason.
    pub trouble: Option<String>,
}

/// Looks at receipts whose verdict ends within so many seconds, those that end first before others and at most so many,
/// and prolongs them: level T becomes LT, LT becomes LTA, and LTA is archived again. Each new version is stored beside the
/// earlier ones. What was prolonged by somebody else meanwhile is left.
///
/// # Errors
/// The database failed.
pub async fn tend(journal: &Journal, sealer: &Sealer, margin: i64, at_most: u32) -> Result<Tended, Fault> {
    let now = journal.now();
    let wanted = now.plus_seconds(margin);
    let due = store::due(&mut journal.look().await?, wanted, now, at_most).await?;
    let mut tended = Tended::default();
    for one in due {
        tended.looked_at += 1;
        let until = sealer.holds_until(&one.xml, now).await;
        if let Ok(until) = &until
            && until.is_none_or(|until| until > wanted)
        {
            note(journal, store::stands(one.receipt, one.version, until.unwrap_or(NEVER), now)).await?;
            continue;
        }
        match sealer.prolonged(&one.xml, now, wanted, journal.random()).await {
            Ok(made) => tended.prolonged += u32::from(keep(journal, &one, made).await?),
            Err(NotProlonged::OutOfOrder(reason)) => {
                tended.out_of_order = Some(reason.to_string());
                break;
            }
            Err(why) => {
                tended.failed += 1;
                let (code, again) = match why {
                    NotProlonged::DoesNotPass(reason @ (Reason::RevocationUnknown | Reason::RevocationUnnamed)) => {
                        (reason.code(), SOON)
                    }
                    NotProlonged::DoesNotPass(reason) => (reason.code(), AGAIN),
                    NotProlonged::NoLonger => ("no-longer".to_owned(), AGAIN),
                    NotProlonged::NotOurs(_) | NotProlonged::OutOfOrder(_) => ("not-ours".to_owned(), AGAIN),
                };
                let until = until.ok().flatten().unwrap_or(now);
                let again = now.plus_seconds(again);
                note(journal, store::fails(one.receipt, one.version, until, now, again, &code)).await?;
            }
        }
    }
    Ok(tended)
}

/// How the receipts stand that end before that instant.
///
/// # Errors
/// The database failed.
pub async fn health(view: &mut database::View, before: Instant) -> Result<Health, Fault> {
    store::health(view, before).await
}

async fn note(journal: &Journal, statement: database::Statement) -> Result<(), Fault> {
    let mut housekeeping = journal.housekeeping().await?;
    housekeeping.execute(statement).await?;
    housekeeping.commit().await
}

/// Stores the new version; no, when somebody else stored one meanwhile.
async fn keep(journal: &Journal, one: &Due, made: Prolonged) -> Result<bool, Fault> {
    let request = RequestNumber::new(format!("health-{}", one.receipt));
    let mut act = journal.act(Actor::System, &request).await?;
    let (at, version) = (act.at(), one.version + 1);
    if act.execute(store::renewed(one.receipt, one.version, made.until.unwrap_or(NEVER), at)).await? == 0 {
        return Ok(false);
    }
    let (insert, sha256) = crate::store::insert_version(one.receipt, version, at, &made.xml);
    act.execute(insert).await?;
    let entry = Entry::new("receipt.prolonged", one.receipt).fact("level", made.level).fact("sha256", sha256);
    let recorded = act.record(entry);
    act.commit(recorded).await?;
    Ok(true)
}

/// A receipt to be looked at.
pub(crate) struct Due {
    pub receipt: ReceiptId,
    pub version: i64,
    pub xml: String,
}
