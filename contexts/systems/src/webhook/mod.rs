//! Webhooks: the feed sent to an address of a system as it grows, in order and signed. How far an address was served is one
//! number, so nothing is lost and no event is kept twice.

mod add;
mod message;
mod resend;
mod serve;

use accounts::Administers;
use database::View;
use vocabulary::{Fault, Id, Instant};

pub use add::{AddError, NewWebhook, add_webhook, close_webhook};
pub use message::Message;
pub use resend::{ResendError, resend};
pub use serve::{Turn, due, failed, served, take};

use crate::{SystemId, store::webhooks as store};

#[doc(hidden)]
pub enum WebhookKind {}
/// An address that the feed is sent to.
pub type WebhookId = Id<WebhookKind>;

/// What the administrator sees of a webhook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebhookCard {
    /// The webhook.
    pub id: WebhookId,
    /// Where the feed is sent.
    pub url: String,
    /// The sequence of the last event that was taken there.
    pub sent: i64,
    /// When that was.
    pub sent_at: Option<Instant>,
    /// Since when nothing is taken, and what came of the last try.
    pub failing: Option<(Instant, String)>,
    /// When it was given up, until somebody has it go on.
    pub paused_at: Option<Instant>,
}

/// A webhook at which nothing is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failing {
    /// Where the feed is sent.
    pub url: String,
    /// Since when.
    pub since: Instant,
    /// What came of the last try.
    pub fault: String,
}

/// The open webhooks of a system, oldest first.
///
/// # Errors
/// The database failed.
pub async fn webhooks(view: &mut View, _right: &Administers, system: SystemId) -> Result<Vec<WebhookCard>, Fault> {
    store::of_system(view, system).await
}

/// The webhooks at which nothing was taken since before this instant.
///
/// # Errors
/// The database failed.
pub async fn failing(view: &mut View, before: Instant) -> Result<Vec<Failing>, Fault> {
    store::failing(view, before).await
}
