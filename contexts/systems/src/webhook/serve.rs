//! Whose turn it is to be sent to, and what came of it. Of several processes one sends to an address at a time.

use database::View;
use journal::Journal;
use vocabulary::{Fault, Instant};

use super::WebhookId;
use crate::{ReadsEvents, store::webhooks as store};

/// A process that was given a turn and says nothing for so long has lost it: longer than any sending may take.
const TURN_SECONDS: i64 = 60;
/// The longest pause between two tries.
const LONGEST_PAUSE_SECONDS: i64 = 300;
/// An address that takes nothing for so long is given up.
const PATIENCE_SECONDS: i64 = 72 * 3_600;

/// The turn to send to one address.
#[derive(Clone, Debug)]
pub struct Turn {
    /// The webhook.
    pub webhook: WebhookId,
    /// Where to send.
    pub url: String,
    /// The sequence of the last event that was taken there.
    pub sent: i64,
    /// The right of its system.
    pub right: ReadsEvents,
    pub(crate) secret: Vec<u8>,
    pub(crate) failures: i64,
    pub(crate) failing_since: Option<Instant>,
}

/// The webhooks for which there is something new, and whose time has come.
///
/// # Errors
/// The database failed.
pub async fn due(view: &mut View, now: Instant) -> Result<Vec<WebhookId>, Fault> {
    store::due(view, now).await
}

/// Takes the turn to send to an address; none when somebody else has it, or it is not due.
///
/// # Errors
/// The database failed.
pub async fn take(journal: &Journal, webhook: WebhookId) -> Result<Option<Turn>, Fault> {
    let now = journal.now();
    let mut housekeeping = journal.housekeeping().await?;
    if housekeeping.execute(store::take(webhook, now, now.plus_seconds(TURN_SECONDS))).await? == 0 {
        return Ok(None);
    }
    let turn = store::turn(housekeeping.view(), webhook).await?;
    housekeeping.commit().await?;
    Ok(turn)
}

/// The events up to `last` were taken. With `more` the turn goes on; else it ends. False when it was taken away meanwhile:
/// somebody had the feed sent again, or closed it.
///
/// # Errors
/// The database failed.
pub async fn served(journal: &Journal, turn: &mut Turn, last: i64, more: bool) -> Result<bool, Fault> {
    let now = journal.now();
    let due = if more { now.plus_seconds(TURN_SECONDS) } else { now };
    let mut housekeeping = journal.housekeeping().await?;
    let kept = housekeeping.execute(store::served(turn, last, now, due)).await? > 0;
    housekeeping.commit().await?;
    turn.sent = last;
    (turn.failures, turn.failing_since) = (0, None);
    Ok(kept)
}

/// Nothing was taken: it is tried again after 1, 2, 4, … seconds, at most five minutes, and given up after three days.
///
/// # Errors
/// The database failed.
pub async fn failed(journal: &Journal, turn: &Turn, fault: &str) -> Result<(), Fault> {
    let now = journal.now();
    let since = turn.failing_since.unwrap_or(now);
    let pause = 1_i64.checked_shl(u32::try_from(turn.failures).unwrap_or(0).min(16)).unwrap_or(LONGEST_PAUSE_SECONDS);
    let due = now.plus_seconds(pause.min(LONGEST_PAUSE_SECONDS));
    let paused = (now.seconds() - since.seconds() >= PATIENCE_SECONDS).then_some(now);
    let mut housekeeping = journal.housekeeping().await?;
    housekeeping.execute(store::failed(turn, since, due, fault, paused)).await?;
    housekeeping.commit().await
}
