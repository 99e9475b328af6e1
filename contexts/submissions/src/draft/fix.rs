//! Fixing a draft's document, so that it can be signed.

use accounts::{Client, Details};
use bytes::Bytes;
use database::View;
use vocabulary::{DraftId, Fault, Instant, SubmissionId};

use super::{
    applicant::{applicant, check_applicant},
    attach::erase,
    read::{Whole, fixed, whole},
    save::unfiled,
};
use crate::{
    About, Draft, DraftError, DraftState, Fixed, SubmissionBox,
    letter::{Content, Enclosure, write_letter},
    store::{
        self,
        drafts::{Stage, StoredFile},
    },
};

/// Attachments stand in the document itself while all together have at most so many bytes: 5 MiB, what every body's box
/// takes at least (regulation on electronic documents of 14 September 2011, § 3).
pub(crate) const MOST_EMBEDDED: u64 = 5 << 20;

/// How often a draft is read anew because another tab changed it meanwhile.
const TRIES: usize = 8;

/// Why no document was fixed.
#[derive(Debug)]
pub enum FixError {
    /// Something is missing or wrong; everything is told at once.
    Incomplete(Incomplete),
    /// The draft's document cannot be fixed now.
    Draft(DraftError),
}

/// What keeps a draft from being signed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Incomplete {
    /// About the applicant.
    pub applicant: Vec<accounts::Mistake>,
    /// The steps with mistakes, by id, in order.
    pub steps: Vec<(String, Vec<catalogue::Mistake>)>,
    /// The names of the slots that need a file and have none.
    pub slots: Vec<String>,
}

impl<E: Into<DraftError>> From<E> for FixError {
    fn from(cause: E) -> Self {
        Self::Draft(cause.into())
    }
}

/// Makes the draft's document and freezes the draft. A fixed draft is left as it is.
///
/// # Errors
/// See [`FixError`].
pub async fn fix(to: &SubmissionBox, client: &Client, id: DraftId) -> Result<Fixed, FixError> {
    for _ in 0..TRIES {
        let now = to.journal.now();
        // One state of everything: answers, applicant, files.
        let mut view = to.journal.view().await?;
        let whole = whole(&mut view, client, id).await?.ok_or(DraftError::Gone)?;
        match whole.draft.state {
            DraftState::Open => {}
            DraftState::Fixed(fixed) => return Ok(fixed),
            DraftState::Filed(submission) => return Err(DraftError::Filed(submission).into()),
        }
        let incomplete = incomplete(&whole.draft, now);
        let known = accounts::details(&mut view, client).await?;
        let about = about(&mut view, client, whole.draft.about).await?;
        drop(view);
        let Some(applicant) = applicant(&whole.draft.applicant, known).filter(|_| incomplete == Incomplete::default())
        else {
            return Err(FixError::Incomplete(incomplete));
        };
        if let Some(xml) = document(to, client, &whole, &applicant, about.as_ref(), now).await?
            && let Some(fixed) = store_document(to, client, &whole, xml, now).await?
        {
            return Ok(fixed);
        }
    }
    Err(FixError::Draft(DraftError::Fault(Fault::new("a draft was changed again and again while it was to be fixed"))))
}

fn incomplete(draft: &Draft, now: Instant) -> Incomplete {
    let steps = draft.mistakes(now.warsaw_date()).into_iter();
    Incomplete {
        applicant: check_applicant(&draft.applicant),
        steps: steps.map(|(step, mistakes)| (step.id.clone(), mistakes)).collect(),
        slots: draft.missing_slots().into_iter().map(|slot| slot.name.clone()).collect(),
    }
}

async fn about(view: &mut View, client: &Client, about: Option<SubmissionId>) -> Result<Option<About>, Fault> {
    let Some(submission) = about else { return Ok(None) };
    let filing = store::filing(view, client.id(), submission).await?;
    let filing = filing.ok_or_else(|| Fault::new("a draft is about a filing that is not there"))?;
    Ok(Some(About { submission, number: filing.number, entered_at: filing.entered_at }))
}

/// The document; `None` when the draft was changed since it was read.
async fn document(
    to: &SubmissionBox,
    client: &Client,
    whole: &Whole,
    applicant: &Details,
    about: Option<&About>,
    made_at: Instant,
) -> Result<Option<String>, Fault> {
    let files = whole.shown();
    let mut enclosures: Vec<Enclosure<'_>> = Vec::with_capacity(files.len());
    let embed = files.iter().map(|file| file.kept.size).sum::<u64>() <= MOST_EMBEDDED;
    for file in files {
        let embedded = if embed { whole.content(to, client, file).await? } else { None };
        if embed && embedded.is_none() {
            return Ok(None);
        }
        let slot = whole.form()?.attachments.iter().find(|slot| file.slot.as_ref() == Some(&slot.name));
        enclosures.push(Enclosure {
            slot: slot.ok_or_else(|| Fault::new("a file of a draft stands in no slot"))?,
            name: &file.name,
            media_type: &file.media_type,
            size: file.kept.size,
            sha256: file.kept.sha256,
            embedded,
        });
    }
    let mut content = Content {
        draft: whole.draft.id,
        service: &whole.draft.service,
        answers: &whole.draft.answers,
        applicant,
        office: &to.office,
        about,
        supplement: whole.draft.supplement.as_ref(),
        made_at,
        enclosures,
    };
    let xml = write_letter(&content)?;
    if fits(&xml, to.limits.document) {
        return Ok(Some(xml));
    }
    for enclosure in &mut content.enclosures {
        enclosure.embedded = None;
    }
    let xml = write_letter(&content)?;
    if fits(&xml, to.limits.document) {
        Ok(Some(xml))
    } else {
        Err(Fault::new("the answers alone are too large to be signed"))
    }
}

/// Whether the document stays within the limit whatever shape its signature has: in base64 within the signature it grows
/// by three eighths, line ends included, and the signature with its certificates and timestamps needs room as well.
fn fits(xml: &str, limit: u64) -> bool {
    xml.len() as u64 / 8 * 11 + (64 << 10) <= limit
}

/// Keeps the document, unless the draft was changed since it was read.
async fn store_document(
    to: &SubmissionBox,
    client: &Client,
    whole: &Whole,
    xml: String,
    now: Instant,
) -> Result<Option<Fixed>, FixError> {
    let id = whole.draft.id;
    let kept = to.files.keep(to.journal.new_id(), Bytes::from(xml)).await?;
    let name = format!("{}-{}.xml", whole.draft.service.code, hex::encode(&kept.sha256[..4]));
    let document = StoredFile {
        position: whole.files.last().map_or(1, |last| last.position + 1),
        slot: None,
        name,
        media_type: "application/xml".to_owned(),
        made_at: now,
        kept,
    };
    let mut housekeeping = to.journal.housekeeping().await?;
    let found = unfiled(&mut housekeeping, client, id).await;
    match found {
        Ok(mut stored) if stored.stage == Stage::Open && stored.changes == whole.changes => {
            stored.stage = Stage::Fixed;
            housekeeping.execute(store::drafts::insert_file(id, &document)).await?;
            housekeeping.execute(store::drafts::save(&stored, now)?).await?;
            housekeeping.commit().await?;
            Ok(Some(fixed(&document)))
        }
        found => {
            drop(housekeeping);
            erase(to, [document.kept.id]).await?;
            found?;
            Ok(None)
        }
    }
}

/// Opens the draft again, to change it; the fixed document is forgotten. An open draft is left as it is.
///
/// # Errors
/// See [`DraftError`].
pub async fn reopen(to: &SubmissionBox, client: &Client, id: DraftId) -> Result<(), DraftError> {
    let mut housekeeping = to.journal.housekeeping().await?;
    let mut stored = unfiled(&mut housekeeping, client, id).await?;
    if stored.stage == Stage::Open {
        return Ok(());
    }
    let files = store::drafts::files(housekeeping.view(), id).await?;
    let document = files.iter().find(|file| file.slot.is_none());
    let document = document.ok_or_else(|| Fault::new("a fixed draft has no document"))?.kept.id;
    stored.stage = Stage::Open;
    housekeeping.execute(store::drafts::delete_file(id, document)).await?;
    housekeeping.execute(store::drafts::save(&stored, to.journal.now())?).await?;
    housekeeping.commit().await?;
    Ok(erase(to, [document]).await?)
}

/// The document that waits to be signed; `None` when there is none, or the draft is not the client's.
///
/// # Errors
/// The database or the file store failed.
pub async fn fixed_document(to: &SubmissionBox, client: &Client, id: DraftId) -> Result<Option<(Fixed, Bytes)>, Fault> {
    let Some(whole) = whole(&mut to.journal.view().await?, client, id).await? else { return Ok(None) };
    let Some(document) = whole.document() else { return Ok(None) };
    Ok(whole.content(to, client, document).await?.map(|content| (fixed(document), content)))
}
