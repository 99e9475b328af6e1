//! Filing, from the last byte to the commit.

use accounts::Client;
use journal::RequestNumber;
use registry::RpwNumber;
use vocabulary::{Fault, Instant, LetterId, SubmissionId};

use crate::{
    DraftError, Key, Refusal, SubmissionBox, Upload,
    examine::examine,
    file::{Once, file},
    store,
};

/// A filing that is safe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filed {
    /// The filing.
    pub submission: SubmissionId,
    /// Its letter.
    pub letter: LetterId,
    /// The letter's number.
    pub number: RpwNumber,
    /// When its last byte came.
    pub entered_at: Instant,
    /// The key was used before for the same filing; this is what came of it then.
    pub again: bool,
}

/// Why nothing was filed.
#[derive(Debug)]
pub enum SubmitError {
    /// What the client can put right; at least one. Nothing was stored and the key is free.
    Refused(Vec<Refusal>),
    /// The key belongs to another filing of this account.
    KeyUsedForOther,
    /// A filing under this key is in hand right now.
    InFlight,
    /// There is no such draft, or its document is not fixed.
    Draft(DraftError),
    /// Our fault; whether the filing is safe can be asked by its key.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for SubmitError {
    fn from(cause: E) -> Self {
        Self::Fault(cause.into())
    }
}

impl From<Refusal> for SubmitError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(vec![refusal])
    }
}

/// Files what a client handed in. `entered_at` is the instant of the last byte; `channel` is `portal` or `api`.
/// When it returns without an error the filing is on disk, numbered, routed, and its receipt is on its way.
///
/// # Errors
/// See [`SubmitError`].
pub async fn submit(
    to: &SubmissionBox,
    client: &Client,
    upload: Upload,
    entered_at: Instant,
    channel: &'static str,
    key: &Key,
    request: &RequestNumber,
) -> Result<Filed, SubmitError> {
    let digest = upload.digest();
    let Some(_turn) = to.in_hand().take(client.id(), key) else { return Err(SubmitError::InFlight) };
    if let Some(earlier) = earlier(to, client, key, digest).await? {
        return Ok(earlier);
    }
    let examined = examine(to, client, upload, entered_at).await?;
    match file(to, client, examined, channel, Once::Key(key, digest), request).await? {
        Some(filed) => Ok(filed),
        // Another process of the office was faster with the same key.
        None => earlier(to, client, key, digest)
            .await?
            .ok_or_else(|| SubmitError::Fault(Fault::new("a key was taken and is not there"))),
    }
}

async fn earlier(
    to: &SubmissionBox,
    client: &Client,
    key: &Key,
    digest: [u8; 32],
) -> Result<Option<Filed>, SubmitError> {
    match store::by_key(&mut to.journal.look().await?, client.id(), key).await? {
        Some((filed, stored)) if stored == digest => Ok(Some(filed)),
        Some(_) => Err(SubmitError::KeyUsedForOther),
        None => Ok(None),
    }
}
