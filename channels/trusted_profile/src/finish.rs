//! What comes of a person's coming back.

use accounts::Client;
use bytes::Bytes;
use delivery::{Desk, SignError, Signed};
use journal::{Journal, RequestNumber};
use submissions::{DraftError, DraftState, Filed, Refusal, SubmissionBox, SubmitError, UploadedFile};
use vocabulary::{AnswerId, CaseId, DraftId, Fault};

use crate::{
    Subject, TrustedProfile,
    service::is_over,
    soap::{self, Failure},
    store::{self, Signing},
};

/// Why nothing was filed or delivered; `R` tells what cannot be taken. After all but [`FinishError::Refused`] the person may
/// come back again to the same signing, unless it says that there is none.
#[derive(Debug)]
pub enum FinishError<R = Vec<Refusal>> {
    /// Nothing was begun for what is fixed there now: it was changed since, the result was used, or it is not this client's.
    NotBegun,
    /// It was begun in another session.
    OtherSession,
    /// Nothing was signed: the person broke off or is not done.
    NotSigned,
    /// Too much time has passed since it was begun.
    Expired,
    /// The service is out of order; the cause, for the log.
    Unreachable(Fault),
    /// The service answered with what is no document; the cause, for the log.
    Faulty(Fault),
    /// This very draft is being filed right now, as after a double click.
    InFlight,
    /// What was signed cannot be taken, for at least one reason. It must be signed anew, unless the reason is that it cannot
    /// be judged now.
    Refused(R),
    /// Our fault.
    Fault(Fault),
}

impl<E: Into<Fault>, R> From<E> for FinishError<R> {
    fn from(cause: E) -> Self {
        Self::Fault(cause.into())
    }
}

impl TrustedProfile {
    /// Fetches what was signed and files it; it entered when its last byte came. A draft that is filed already gives the
    /// same filing again. What turns out to be unsigned for good, because its time is over or the person `broke_off` (came
    /// back by the address for that), is forgotten.
    ///
    /// # Errors
    /// See [`FinishError`]; then nothing was filed.
    pub async fn finish(
        &self,
        to: &SubmissionBox,
        client: &Client,
        session: [u8; 32],
        draft: DraftId,
        broke_off: bool,
        request: &RequestNumber,
    ) -> Result<Filed, FinishError> {
        // In this order: a signing is forgotten only after its draft is filed, so if it is gone, that shows below.
        let signing = store::signing(&mut to.journal.look().await?, client.id(), Subject::Draft(draft)).await?;
        let known = submissions::draft(&mut to.journal.view().await?, client, draft).await?;
        let fixed = match known.map(|draft| draft.state) {
            Some(DraftState::Fixed(fixed)) => fixed,
            Some(DraftState::Filed(_)) => {
                // Whatever is handed in again, the first filing comes back.
                let nothing = UploadedFile { name: String::new(), bytes: Bytes::new() };
                return file(to, client, draft, nothing, request).await;
            }
            _ => return Err(FinishError::NotBegun),
        };
        let (signing, bytes) = self.fetch(&to.journal, signing, session, fixed.sha256, broke_off).await?;
        let filed = file(to, client, draft, UploadedFile { name: fixed.name, bytes }, request).await;
        if matches!(filed, Ok(_) | Err(FinishError::Refused(_))) {
            forget(&to.journal, &signing).await?;
        }
        filed
    }

    /// Fetches the receipt of an answer's delivery that was signed, and delivers; it came when its last byte did. An answer
    /// that is delivered already gives the same delivery again. What turns out to be unsigned for good is forgotten.
    ///
    /// # Errors
    /// See [`FinishError`]; then nothing was delivered.
    pub async fn finish_delivery(
        &self,
        desk: &Desk,
        client: &Client,
        session: [u8; 32],
        (case, answer): (CaseId, AnswerId),
        broke_off: bool,
        request: &RequestNumber,
    ) -> Result<Signed, FinishError<delivery::Refusal>> {
        // In this order: as above.
        let signing = store::signing(&mut desk.journal.look().await?, client.id(), Subject::Delivery(answer)).await?;
        let mut view = desk.journal.view().await?;
        if let Some(before) = delivery::signed(&mut view, client, answer).await? {
            return Ok(before);
        }
        let waiting = delivery::waiting(&mut view, client, case, answer, desk.journal.now()).await?;
        drop(view);
        let proof = waiting.ok_or(FinishError::NotBegun)?;
        let (signing, bytes) = self.fetch(&desk.journal, signing, session, proof.sha256(), broke_off).await?;
        let entered_at = desk.journal.now();
        let signed = delivery::sign(desk, client, case, answer, bytes, entered_at, request).await;
        match &signed {
            // The same signature is good later.
            Err(SignError::Refused(delivery::Refusal::TryLater)) => {}
            Ok(_) | Err(SignError::Refused(_)) => forget(&desk.journal, &signing).await?,
            Err(_) => {}
        }
        signed.map_err(|error| match error {
            SignError::Refused(refusal) => FinishError::Refused(refusal),
            SignError::Nothing | SignError::NotAsked | SignError::Over => FinishError::NotBegun,
            SignError::Fault(fault) => FinishError::Fault(fault),
        })
    }

    /// What was signed, if it was begun in this session over exactly this document.
    async fn fetch<R>(
        &self,
        journal: &Journal,
        signing: Option<Signing>,
        session: [u8; 32],
        document: [u8; 32],
        broke_off: bool,
    ) -> Result<(Signing, Bytes), FinishError<R>> {
        let signing = signing.filter(|signing| signing.document == document).ok_or(FinishError::NotBegun)?;
        if signing.session != session {
            return Err(FinishError::OtherSession);
        }
        if is_over(signing.begun_at, journal.now()) {
            return Err(FinishError::Expired);
        }
        match self.signed(&signing.address).await {
            Ok(bytes) => Ok((signing, bytes)),
            Err(Failure::Fault(said)) => {
                let expired = soap::tells_of_time(&said);
                if expired || broke_off {
                    forget(journal, &signing).await?;
                }
                Err(if expired { FinishError::Expired } else { FinishError::NotSigned })
            }
            Err(Failure::Unreachable(cause)) => Err(FinishError::Unreachable(Fault::new(cause))),
            Err(Failure::Unreadable(cause)) => Err(FinishError::Faulty(Fault::new(cause))),
        }
    }
}

async fn file(
    to: &SubmissionBox,
    client: &Client,
    draft: DraftId,
    signed: UploadedFile,
    request: &RequestNumber,
) -> Result<Filed, FinishError> {
    let entered_at = to.journal.now();
    let filed = submissions::file_draft(to, client, draft, signed, entered_at, "portal", request).await;
    filed.map_err(|error| match error {
        SubmitError::Refused(refusals) => FinishError::Refused(refusals),
        SubmitError::InFlight => FinishError::InFlight,
        SubmitError::Draft(DraftError::Fault(fault)) | SubmitError::Fault(fault) => FinishError::Fault(fault),
        // The draft was reopened or erased while it was being signed.
        SubmitError::Draft(_) => FinishError::NotBegun,
        SubmitError::KeyUsedForOther => FinishError::Fault(Fault::new("a draft is the key of another filing")),
    })
}

async fn forget(journal: &Journal, signing: &Signing) -> Result<(), Fault> {
    let mut housekeeping = journal.housekeeping().await?;
    housekeeping.execute(store::forget(signing)).await?;
    housekeeping.commit().await
}
