//! What comes of a person's coming back.

use accounts::Client;
use bytes::Bytes;
use journal::RequestNumber;
use submissions::{DraftError, DraftState, Filed, Refusal, SubmissionBox, SubmitError, UploadedFile};
use vocabulary::{DraftId, Fault};

use crate::{
    TrustedProfile,
    service::is_over,
    soap::{self, Failure},
    store::{self, Signing},
};

/// Why nothing was filed. After all but [`FinishError::Refused`] the person may come back again to the same signing, unless
/// it says that there is none.
#[derive(Debug)]
pub enum FinishError {
    /// Nothing was begun for this draft as it now is: the document was changed since, the result was used, or the draft is
    /// not this client's.
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
    /// What was signed cannot be taken; at least one reason. It must be signed anew.
    Refused(Vec<Refusal>),
    /// Our fault.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for FinishError {
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
        let signing = store::signing(&mut to.journal.look().await?, client.id(), draft).await?;
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
        let signing = signing.filter(|signing| signing.document == fixed.sha256).ok_or(FinishError::NotBegun)?;
        if signing.session != session {
            return Err(FinishError::OtherSession);
        }
        if is_over(signing.begun_at, to.journal.now()) {
            return Err(FinishError::Expired);
        }
        let bytes = match self.signed(&signing.address).await {
            Ok(bytes) => bytes,
            Err(Failure::Fault(said)) => {
                let expired = soap::tells_of_time(&said);
                if expired || broke_off {
                    forget(to, &signing).await?;
                }
                return Err(if expired { FinishError::Expired } else { FinishError::NotSigned });
            }
            Err(Failure::Unreachable(cause)) => return Err(FinishError::Unreachable(Fault::new(cause))),
            Err(Failure::Unreadable(cause)) => return Err(FinishError::Faulty(Fault::new(cause))),
        };
        let filed = file(to, client, draft, UploadedFile { name: fixed.name, bytes }, request).await;
        if matches!(filed, Ok(_) | Err(FinishError::Refused(_))) {
            forget(to, &signing).await?;
        }
        filed
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

async fn forget(to: &SubmissionBox, signing: &Signing) -> Result<(), Fault> {
    let mut housekeeping = to.journal.housekeeping().await?;
    housekeeping.execute(store::forget(signing)).await?;
    housekeeping.commit().await
}
