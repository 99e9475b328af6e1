//! Sending a person to sign.

use accounts::Client;
use submissions::SubmissionBox;
use vocabulary::{DraftId, Fault};

use crate::{
    TrustedProfile,
    service::over_before,
    soap::Failure,
    store::{self, Signing},
};

/// Where the service sends the person's browser afterwards, as whole addresses.
#[derive(Clone, Debug)]
pub struct Back {
    /// After signing.
    pub done: String,
    /// After breaking off, or when signing failed.
    pub failed: String,
}

/// Why nobody was sent to sign.
#[derive(Debug)]
pub enum BeginError {
    /// The draft is not this client's, or has no fixed document (any more).
    NotFixed,
    /// The service is out of order or does not take the call; the cause, for the log.
    Unreachable(Fault),
    /// The service answered with what cannot be used; the cause, for the log.
    Faulty(Fault),
    /// Our fault.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for BeginError {
    fn from(cause: E) -> Self {
        Self::Fault(cause.into())
    }
}

impl TrustedProfile {
    /// Hands the draft's fixed document over for signing and gives the address to send the browser to. `session` is the
    /// SHA-256 of the session's secret: only that session can finish. What was begun before for this draft is forgotten.
    ///
    /// # Errors
    /// See [`BeginError`]; then nothing was begun, and what was begun before still stands.
    pub async fn begin(
        &self,
        to: &SubmissionBox,
        client: &Client,
        session: [u8; 32],
        draft: DraftId,
        back: &Back,
    ) -> Result<String, BeginError> {
        let (fixed, document) = submissions::fixed_document(to, client, draft).await?.ok_or(BeginError::NotFixed)?;
        let address =
            self.add(&document, &back.done, &back.failed, &fixed.name).await.map_err(|failure| match failure {
                Failure::Unreachable(cause) => BeginError::Unreachable(Fault::new(cause)),
                Failure::Fault(cause) => BeginError::Unreachable(Fault::new(format!("SOAP fault: {cause}"))),
                Failure::Unreadable(cause) => BeginError::Faulty(Fault::new(cause)),
            })?;
        let now = to.journal.now();
        let signing = Signing { draft, account: client.id(), session, document: fixed.sha256, address, begun_at: now };
        let mut housekeeping = to.journal.housekeeping().await?;
        housekeeping.execute(store::forget_old(over_before(now))).await?;
        housekeeping.execute(store::keep(&signing)).await?;
        housekeeping.commit().await?;
        Ok(signing.address)
    }
}
