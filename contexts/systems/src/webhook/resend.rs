//! Sending again from a place of the feed, and going on after a pause.

use accounts::Administers;
use journal::{Act, Entry, Recorded};
use vocabulary::Fault;

use super::WebhookId;
use crate::{SystemId, store::webhooks as store};

/// Why nothing is sent again.
#[derive(Debug)]
pub enum ResendError {
    /// The system has no such webhook.
    Unknown,
    /// The journal does not go that far; this is the sequence of its last entry.
    Ahead {
        /// The sequence of the last entry.
        last: i64,
    },
    /// Our fault.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for ResendError {
    fn from(cause: E) -> Self {
        Self::Fault(cause.into())
    }
}

/// The next event that is sent there is the one after this sequence, at once, whatever was sent before.
///
/// # Errors
/// See [`ResendError`].
pub async fn resend(
    act: &mut Act,
    _right: &Administers,
    system: SystemId,
    id: WebhookId,
    after: i64,
) -> Result<Recorded, ResendError> {
    let last = journal::last_sequence(act.view()).await?;
    if !(0..=last).contains(&after) {
        return Err(ResendError::Ahead { last });
    }
    let at = act.at();
    if act.execute(store::restart(system, id, after, at)).await? == 0 {
        return Err(ResendError::Unknown);
    }
    Ok(act.record(Entry::new("webhook.resent", id).about("system", system).fact("after", after)))
}
