//! Having the feed sent to an address, and no longer.

use accounts::Administers;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use journal::{Act, Entry, Recorded};
use vocabulary::Fault;

use super::WebhookId;
use crate::{Scope, SystemId, store as keys, store::webhooks as store};

const LONGEST_URL: usize = 500;
const MOST_WEBHOOKS: i64 = 5;

/// A webhook just made; the secret is shown once.
pub struct NewWebhook {
    /// The webhook.
    pub id: WebhookId,
    /// `whsec_` and 256 random bits, base64: what messages are signed with.
    pub secret: String,
}

/// Why an address was not added.
#[derive(Debug)]
pub enum AddError {
    /// Not an absolute address of http or https, or one that carries a name and password.
    Address,
    /// The system has five.
    TooMany,
    /// No such system may come, or it may not read events.
    Unknown,
    /// Our fault.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for AddError {
    fn from(cause: E) -> Self {
        Self::Fault(cause.into())
    }
}

/// Has the feed sent to this address from now on; the first event that it gets tells of this.
///
/// # Errors
/// See [`AddError`].
pub async fn add_webhook(
    act: &mut Act,
    right: &Administers,
    system: SystemId,
    url: &str,
) -> Result<(NewWebhook, Recorded), AddError> {
    let card = crate::system(act.view(), right, system).await?.ok_or(AddError::Unknown)?;
    if card.revoked_at.is_some() || !card.scopes.contains(&Scope::Events) {
        return Err(AddError::Unknown);
    }
    let url = url.trim();
    let plain = url.len() <= LONGEST_URL && !url.contains(|sign: char| sign.is_control() || sign.is_whitespace());
    if !plain || outbound::origin(url).is_none() {
        return Err(AddError::Address);
    }
    // Of two administrators at once, one waits here.
    act.execute(keys::lock(system)).await?;
    if store::open_webhooks(act.view(), system).await? >= MOST_WEBHOOKS {
        return Err(AddError::TooMany);
    }
    let (id, secret, at): (WebhookId, [u8; 32], _) = (act.new_id(), act.random(), act.at());
    let last = journal::last_sequence(act.view()).await?;
    act.execute(store::insert(id, system, url, secret, at)).await?;
    act.execute(store::begin(id, last, at)).await?;
    let entry = Entry::new("webhook.added", id).about("system", system).fact("url", url);
    Ok((NewWebhook { id, secret: format!("whsec_{}", STANDARD.encode(secret)) }, act.record(entry)))
}

/// Nothing is sent there any more. None when nothing was, or it is no webhook of this system.
///
/// # Errors
/// The database failed.
pub async fn close_webhook(
    act: &mut Act,
    _right: &Administers,
    system: SystemId,
    id: WebhookId,
) -> Result<Option<Recorded>, Fault> {
    let at = act.at();
    if act.execute(store::close(system, id, at)).await? == 0 {
        return Ok(None);
    }
    Ok(Some(act.record(Entry::new("webhook.closed", id).about("system", system))))
}
