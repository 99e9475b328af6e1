//! What a client may read of the own drafts.

use std::sync::Arc;

use accounts::Client;
use bytes::Bytes;
use catalogue::{Form, Service};
use database::View;
use files::Kind;
use vocabulary::{DraftId, Fault};

use super::applicant::prefilled;
use crate::{
    Draft, DraftFile, DraftLine, DraftState, Fixed, SubmissionBox,
    letter::own_title,
    store::{
        self,
        drafts::{Stage, Stored, StoredFile},
    },
};

/// A draft of this client; `None` for anybody else's and for one that was erased.
///
/// # Errors
/// The database failed.
pub async fn draft(view: &mut View, client: &Client, id: DraftId) -> Result<Option<Draft>, Fault> {
    Ok(whole(view, client, id).await?.map(|whole| whole.draft))
}

/// The client's open and fixed drafts, the last saved first.
///
/// # Errors
/// The database failed.
pub async fn drafts(view: &mut View, client: &Client) -> Result<Vec<DraftLine>, Fault> {
    let mut lines = Vec::new();
    for stored in store::drafts::drafts(view, client.id()).await? {
        let service = service(view, &stored).await?;
        lines.push(DraftLine {
            id: stored.id,
            title: own_title(&service, &stored.answers),
            service,
            saved_at: stored.saved_at,
            kept_until: stored.kept_until,
            fixed: stored.stage == Stage::Fixed,
            about: stored.about,
            supplements: stored.supplement.map(|supplement| supplement.sign),
        });
    }
    Ok(lines)
}

/// A draft with all that its rows tell.
pub(super) struct Whole {
    pub draft: Draft,
    /// The changes it had seen when it was read.
    pub changes: i64,
    /// Every file, those of hidden slots and the fixed document too.
    pub files: Vec<StoredFile>,
}

impl Whole {
    /// The form that the draft fills in.
    pub fn form(&self) -> Result<&Form, Fault> {
        form(&self.draft.service)
    }

    /// The files that the answers show, with the slots they stand in.
    pub fn shown(&self) -> Vec<&StoredFile> {
        let slots = self.draft.slots();
        let is_shown = |file: &&StoredFile| slots.iter().any(|slot| file.slot.as_ref() == Some(&slot.name));
        self.files.iter().filter(is_shown).collect()
    }

    /// The content of one of the files; `None` when it went because the draft was changed since it was read.
    pub async fn content(
        &self,
        to: &SubmissionBox,
        client: &Client,
        file: &StoredFile,
    ) -> Result<Option<Bytes>, Fault> {
        match to.files.content(&file.kept).await {
            Ok(content) => Ok(Some(content)),
            Err(fault) => {
                // Files are erased only after the change was committed.
                let now = store::drafts::draft(&mut to.journal.look().await?, client.id(), self.draft.id).await?;
                if now.is_some_and(|now| now.changes == self.changes) { Err(fault) } else { Ok(None) }
            }
        }
    }

    /// The fixed document.
    pub fn document(&self) -> Option<&StoredFile> {
        self.files.iter().find(|file| file.slot.is_none())
    }
}

/// Everything of a draft as it is now; a view that is one state gives one state of the draft.
pub(super) async fn whole(view: &mut View, client: &Client, id: DraftId) -> Result<Option<Whole>, Fault> {
    let Some(stored) = store::drafts::draft(view, client.id(), id).await? else { return Ok(None) };
    let service = service(view, &stored).await?;
    let files = store::drafts::files(view, id).await?;
    let applicant = match stored.applicant {
        Some(applicant) => applicant,
        None => prefilled(&accounts::details(view, client).await?),
    };
    let state = match stored.stage {
        Stage::Open => DraftState::Open,
        Stage::Fixed => {
            let document = files.iter().find(|file| file.slot.is_none());
            DraftState::Fixed(fixed(document.ok_or_else(|| Fault::new("a fixed draft has no document"))?))
        }
        Stage::Filed => {
            let filed = store::by_draft(view, client.id(), id).await?;
            DraftState::Filed(filed.ok_or_else(|| Fault::new("a filed draft has no filing"))?.submission)
        }
    };
    let draft = Draft {
        id,
        service,
        answers: stored.answers,
        applicant,
        files: Vec::new(),
        about: stored.about,
        supplement: stored.supplement,
        begun_at: stored.begun_at,
        saved_at: stored.saved_at,
        kept_until: stored.kept_until,
        state,
    };
    let mut whole = Whole { draft, changes: stored.changes, files };
    whole.draft.files = whole.shown().into_iter().map(draft_file).collect::<Result<_, _>>()?;
    Ok(Some(whole))
}

pub(super) fn form(service: &Service) -> Result<&Form, Fault> {
    service.form.as_ref().ok_or_else(|| Fault::new("a draft of a service without a form"))
}

pub(super) async fn service(view: &mut View, stored: &Stored) -> Result<Arc<Service>, Fault> {
    let service = catalogue::revision(view, &stored.revision).await?;
    service.ok_or_else(|| Fault::new(format!("revision {} of a draft is not there", stored.revision)))
}

pub(super) fn fixed(document: &StoredFile) -> Fixed {
    Fixed { name: document.name.clone(), sha256: document.kept.sha256, size: document.kept.size, at: document.made_at }
}

pub(super) fn draft_file(file: &StoredFile) -> Result<DraftFile, Fault> {
    Ok(DraftFile {
        id: file.kept.id,
        slot: file.slot.clone().unwrap_or_default(),
        name: file.name.clone(),
        media_type: kind(file)?.media_type(),
        size: file.kept.size,
        sha256: file.kept.sha256,
    })
}

pub(super) fn kind(file: &StoredFile) -> Result<Kind, Fault> {
    Kind::of_media_type(&file.media_type).ok_or_else(|| Fault::new("a file of a draft is of no kind that is taken"))
}
