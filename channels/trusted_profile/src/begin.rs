//! Sending a person to sign.

use accounts::Client;
use delivery::Desk;
use journal::Journal;
use submissions::SubmissionBox;
use vocabulary::{AnswerId, CaseId, DraftId, Fault};

use crate::{
    Subject, TrustedProfile,
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
    /// Nothing of this client's is fixed there to be signed (any more).
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

/// A document that is handed over to be signed.
struct Fixed<'a> {
    name: &'a str,
    bytes: &'a [u8],
    sha256: [u8; 32],
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
        let fixed = Fixed { name: &fixed.name, bytes: &document, sha256: fixed.sha256 };
        self.hand_over(&to.journal, client, session, Subject::Draft(draft), fixed, back).await
    }

    /// The same with the receipt of an answer's delivery that waits for this client's signature.
    ///
    /// # Errors
    /// See [`BeginError`]; then nothing was begun, and what was begun before still stands.
    pub async fn begin_delivery(
        &self,
        desk: &Desk,
        client: &Client,
        session: [u8; 32],
        (case, answer): (CaseId, AnswerId),
        back: &Back,
    ) -> Result<String, BeginError> {
        let (now, mut view) = (desk.journal.now(), desk.journal.view().await?);
        let proof = delivery::waiting(&mut view, client, case, answer, now).await?.ok_or(BeginError::NotFixed)?;
        drop(view);
        let name = proof.file_name();
        let fixed = Fixed { name: &name, bytes: proof.xml.as_bytes(), sha256: proof.sha256() };
        self.hand_over(&desk.journal, client, session, Subject::Delivery(answer), fixed, back).await
    }

    async fn hand_over(
        &self,
        journal: &Journal,
        client: &Client,
        session: [u8; 32],
        subject: Subject,
        fixed: Fixed<'_>,
        back: &Back,
    ) -> Result<String, BeginError> {
        let address =
            self.add(fixed.bytes, &back.done, &back.failed, fixed.name).await.map_err(|failure| match failure {
                Failure::Unreachable(cause) => BeginError::Unreachable(Fault::new(cause)),
                Failure::Fault(cause) => BeginError::Unreachable(Fault::new(format!("SOAP fault: {cause}"))),
                Failure::Unreadable(cause) => BeginError::Faulty(Fault::new(cause)),
            })?;
        let now = journal.now();
        let signing =
            Signing { subject, account: client.id(), session, document: fixed.sha256, address, begun_at: now };
        let mut housekeeping = journal.housekeeping().await?;
        housekeeping.execute(store::forget_old(over_before(now))).await?;
        housekeeping.execute(store::keep(&signing)).await?;
        housekeeping.commit().await?;
        Ok(signing.address)
    }
}
