//! Beginning a draft.

use accounts::Client;
use catalogue::Service;
use journal::Housekeeping;
use vocabulary::{DraftId, Fault, SubmissionId};

use crate::{MOST_DRAFTS, SubmissionBox, WITHDRAWAL, store};

/// Why no draft was begun.
#[derive(Debug)]
pub enum BeginError {
    /// The service has no form, or cannot be about a filing.
    NoForm,
    /// The client has as many drafts as anybody may have.
    TooMany,
    /// A withdrawal is about a filing of one's own, and this is none.
    NotYours,
    /// The filing was withdrawn already, or is a withdrawal itself.
    NotToWithdraw,
    /// Our fault.
    Fault(Fault),
}

impl<E: Into<Fault>> From<E> for BeginError {
    fn from(cause: E) -> Self {
        Self::Fault(cause.into())
    }
}

/// Begins a draft of the service as it is now. `about` names the filing to withdraw, for [`crate::WITHDRAWAL`] alone.
/// Whoever presses twice begins once: one that holds nothing yet is given again.
///
/// # Errors
/// See [`BeginError`].
pub async fn begin_draft(
    to: &SubmissionBox,
    client: &Client,
    service: &Service,
    about: Option<SubmissionId>,
) -> Result<DraftId, BeginError> {
    if service.form.is_none() || (about.is_some() && service.code != WITHDRAWAL) {
        return Err(BeginError::NoForm);
    }
    let id = to.journal.new_id();
    let now = to.journal.now();
    let mut housekeeping = to.journal.housekeeping().await?;
    match about {
        Some(filing) => match store::filing(housekeeping.view(), client.id(), filing).await? {
            None => return Err(BeginError::NotYours),
            Some(filing) if filing.withdrawn.is_some() || filing.service == WITHDRAWAL => {
                return Err(BeginError::NotToWithdraw);
            }
            Some(_) => {}
        },
        None if service.code == WITHDRAWAL => return Err(BeginError::NotYours),
        None => {}
    }
    let (account, revision) = (client.id(), service.revision);
    if let Some(begun) = store::drafts::begun(housekeeping.view(), account, revision, about).await? {
        return Ok(begun);
    }
    room_for_one(&mut housekeeping, client).await?;
    if housekeeping.execute(store::drafts::begin(id, account, revision, about, now)).await? == 0 {
        let begun = store::drafts::begun(housekeeping.view(), account, revision, about).await?;
        return begun
            .ok_or_else(|| BeginError::Fault(Fault::new("a draft was begun elsewhere and is changed already")));
    }
    housekeeping.commit().await?;
    Ok(id)
}

/// Whether the client may have one draft more.
pub(super) async fn room_for_one(housekeeping: &mut Housekeeping, client: &Client) -> Result<(), BeginError> {
    let open = store::drafts::count(housekeeping.view(), client.id()).await?;
    if usize::try_from(open).is_ok_and(|open| open >= MOST_DRAFTS) { Err(BeginError::TooMany) } else { Ok(()) }
}
