//! Filing a draft with its signed document.

use std::sync::Arc;

use accounts::Client;
use bytes::Bytes;
use files::{Kind, Other, clean_name};
use journal::RequestNumber;
use registry::FileRole;
use signatures::{Container, Coverage, Detached, Document, Evidence, Payload, Report};
use vocabulary::{DraftId, FileId, Instant};

use super::{
    attach::erase,
    read::{Whole, kind, whole},
};
use crate::{
    DraftError, DraftState, Filed, Refusal, SubmissionBox, SubmitError, UploadedFile,
    check::{check_document, check_file, told_by_kind},
    examine::{Content, Examined, ExaminedFile, judge},
    file::{FromDraft, Once, file},
    letter::title,
    store::{self, drafts::StoredFile},
};

/// Files a draft. `signed` is what came back from signing: it must carry exactly the fixed document, in the signature,
/// around it or beside it. The draft is the key: filed twice it gives the first filing again. When it returns without an
/// error the filing is on disk, numbered, routed, and its receipt is on its way; a refusal leaves the draft as it was.
///
/// # Errors
/// See [`SubmitError`].
pub async fn file_draft(
    to: &SubmissionBox,
    client: &Client,
    id: DraftId,
    signed: UploadedFile,
    entered_at: Instant,
    channel: &'static str,
    request: &RequestNumber,
) -> Result<Filed, SubmitError> {
    if let Some(filed) = store::by_draft(&mut to.journal.look().await?, client.id(), id).await? {
        return Ok(filed);
    }
    let whole = whole(&mut to.journal.view().await?, client, id).await?.ok_or(DraftError::Gone)?;
    let document = match whole.draft.state {
        DraftState::Fixed(_) => whole.document().ok_or(DraftError::NotFixed)?,
        DraftState::Open => return Err(DraftError::NotFixed.into()),
        // Between the two looks somebody else filed it.
        DraftState::Filed(_) => return again(to, client, id).await,
    };
    let Some(fixed) = whole.content(to, client, document).await? else { return again(to, client, id).await };
    let examined = examine(to, client, &whole, document, fixed, signed, entered_at).await?;
    let left: Vec<FileId> = left_over(&whole, &examined);
    let draft = &whole.draft;
    let from = FromDraft {
        draft: id,
        changes: whole.changes,
        withdraws: draft.about,
        supplements: draft.supplement.as_ref().map(|supplement| supplement.call),
    };
    match file(to, client, examined, channel, Once::Draft(&from), request).await? {
        Some(filed) => {
            // The filing stands. What cannot be erased now stays behind, unnamed by any row.
            let _ = erase(to, left).await;
            Ok(filed)
        }
        None => again(to, client, id).await,
    }
}

/// What came of a draft that somebody else filed or changed meanwhile.
async fn again(to: &SubmissionBox, client: &Client, id: DraftId) -> Result<Filed, SubmitError> {
    let mut view = to.journal.view().await?;
    match store::by_draft(&mut view, client.id(), id).await? {
        Some(filed) => Ok(filed),
        None if store::drafts::draft(&mut view, client.id(), id).await?.is_some() => Err(DraftError::NotFixed.into()),
        None => Err(DraftError::Gone.into()),
    }
}

/// Checks what came back from signing against the document that we hold, as of the instant it entered.
async fn examine(
    to: &SubmissionBox,
    client: &Client,
    whole: &Whole,
    document: &StoredFile,
    fixed: Bytes,
    signed: UploadedFile,
    entered_at: Instant,
) -> Result<Examined, SubmitError> {
    let called = clean_name(&signed.name).unwrap_or_else(|_| document.name.clone());
    // Whatever its sender calls it, it is the fixed document signed.
    let signed = UploadedFile { name: document.name.clone(), bytes: signed.bytes };
    let (name, kind_of_signed) = check_file(&to.limits, FileRole::Document, &signed, std::iter::empty())?;
    if Container::of(&signed.bytes) == Some(Container::Cms) {
        // The document that was fixed is read in XML, and its signature with it.
        return Err(Refusal::KindNotTaken { name, kind: Other::Signature }.into());
    }
    let given = Document {
        bytes: signed.bytes.to_vec(),
        detached: vec![Detached { name: document.name.clone(), bytes: fixed.to_vec() }],
    };
    let judged = judge(to, client, &given, entered_at).await;
    let (evidence, verdict) = judged.map_err(|error| told_by_kind(error, &called, kind_of_signed))?;
    if !carry(&evidence, &fixed) {
        return Err(Refusal::NotTheFixedDocument.into());
    }
    check_document(&name, kind_of_signed)?;
    if !whole.draft.service.other_signer
        && let Some(refusal) = other_person(&verdict.report, client)
    {
        return Err(refusal.into());
    }
    let beside = is_beside(&verdict.report);
    let mut files = Vec::with_capacity(whole.files.len() + 1);
    files.push(ExaminedFile {
        role: FileRole::Document,
        name: if beside { signature_name(&name) } else { name.clone() },
        kind: kind_of_signed,
        covered: !beside,
        content: Content::Given(signed.bytes),
    });
    if beside {
        let content = Content::Kept(document.kept.clone());
        files.push(ExaminedFile { role: FileRole::Detached, name, kind: Kind::Xml, covered: true, content });
    }
    for attached in whole.shown() {
        files.push(ExaminedFile {
            role: FileRole::Attachment,
            name: attached.name.clone(),
            kind: kind(attached)?,
            // The document that was signed holds it, or its hash.
            covered: true,
            content: Content::Kept(attached.kept.clone()),
        });
    }
    Ok(Examined {
        service: Arc::clone(&whole.draft.service),
        entered_at,
        subject: Some(match &whole.draft.supplement {
            Some(supplement) => format!("{} ({})", title(&whole.draft.service, &whole.draft.answers), supplement.sign),
            None => title(&whole.draft.service, &whole.draft.answers),
        }),
        files,
        verdict,
        evidence,
    })
}

/// Whether every signature signs exactly this document: told by what the signature's own references were computed over.
fn carry(evidence: &Evidence, fixed: &[u8]) -> bool {
    let fixed = Some(Payload::of(fixed));
    !evidence.signatures.is_empty() && evidence.signatures.iter().all(|signature| signature.payload == fixed)
}

/// Why a signer is not taken for the account's person: the numbers differ, or only one of the two has a number. Where neither
/// has one the signer is taken, and flagged.
fn other_person(report: &Report, client: &Client) -> Option<Refusal> {
    let mut signers = report.signatures.iter().filter_map(|judged| judged.signer.as_ref());
    signers.find_map(|signer| match (&signer.person, client.pesel()) {
        (Some(person), Some(own)) if person == own => None,
        (Some(_), Some(_)) => Some(Refusal::OtherPerson { signer: signer.name.clone() }),
        (Some(_), None) => Some(Refusal::NoPesel),
        (None, Some(_)) => Some(Refusal::NoPeselInCertificate { signer: signer.name.clone() }),
        // Neither has the number: nothing tells them apart or shows them to be one; the clerk sees that.
        (None, None) => None,
    })
}

/// Whether the signatures stand in a file of their own, beside the document.
fn is_beside(report: &Report) -> bool {
    report.signatures.iter().all(|judged| matches!(judged.coverage, Coverage::Detached { .. }))
}

fn signature_name(document: &str) -> String {
    format!("{}.xades", document.strip_suffix(".xml").unwrap_or(document))
}

/// The files of the draft that the letter does not take over: the document when it came back with its signature, and
/// whatever stands in slots that the answers no longer show.
fn left_over(whole: &Whole, examined: &Examined) -> Vec<FileId> {
    let taken =
        |id: FileId| examined.files.iter().any(|file| matches!(&file.content, Content::Kept(kept) if kept.id == id));
    whole.files.iter().map(|file| file.kept.id).filter(|id| !taken(*id)).collect()
}

impl From<DraftError> for SubmitError {
    fn from(error: DraftError) -> Self {
        match error {
            DraftError::Fault(fault) => Self::Fault(fault),
            other => Self::Draft(other),
        }
    }
}
