//! Looking a filing over before anything is stored.

use std::sync::Arc;

use accounts::Client;
use bytes::Bytes;
use catalogue::Service;
use files::{Kept, Kind, Other};
use registry::{FileRole, Verdict};
use signatures::{Container, Detached, Document, Evidence, Reason, Report};
use vocabulary::Instant;

use crate::{
    Limits, Refusal, SubmissionBox, SubmitError, Upload,
    check::{check_document, check_file, told_by_kind},
    inside::take_out,
    subject::subject,
    weigh::{signer, uncovered, weigh},
};

/// A filing that may be accepted. Filing demands one.
pub(crate) struct Examined {
    pub service: Arc<Service>,
    pub entered_at: Instant,
    pub files: Vec<ExaminedFile>,
    pub subject: Option<String>,
    pub verdict: Verdict,
    pub evidence: Evidence,
}

/// A file that may be accepted.
pub(crate) struct ExaminedFile {
    pub role: FileRole,
    pub name: String,
    pub kind: Kind,
    pub covered: bool,
    pub content: Content,
}

impl ExaminedFile {
    /// The media type that it is kept under. A document of a kind that the office does not take otherwise is a signed
    /// container or message.
    pub(crate) fn media_type(&self) -> &'static str {
        match (self.role, self.kind) {
            (FileRole::Document, Kind::Other(Other::Archive)) => "application/vnd.etsi.asic-e+zip",
            (FileRole::Document, Kind::Other(Other::Signature)) => "application/pkcs7-mime",
            _ => self.kind.media_type(),
        }
    }
}

/// Where the content of a file is.
pub(crate) enum Content {
    /// It was handed in just now.
    Given(Bytes),
    /// It is kept already.
    Kept(Kept),
}

/// Checks the files, then the signatures as of the instant the filing entered.
pub(crate) async fn examine(
    to: &SubmissionBox,
    client: &Client,
    upload: Upload,
    entered_at: Instant,
) -> Result<Examined, SubmitError> {
    let Some(service) = catalogue::service(&mut to.journal.look().await?, &upload.service).await? else {
        return Err(Refusal::UnknownService.into());
    };
    if !service.takes_documents {
        return Err(Refusal::FormOnly.into());
    }
    let mut files = check_files(&to.limits, &upload).map_err(SubmitError::Refused)?;

    let content = |role: FileRole| upload.files().zip(&files).filter(move |((given, _), _)| *given == role);
    let document = Document {
        bytes: content(FileRole::Document).map(|((_, file), _)| file.bytes.to_vec()).next().unwrap_or_default(),
        detached: content(FileRole::Detached)
            .map(|((_, file), checked)| Detached { name: checked.name.clone(), bytes: file.bytes.to_vec() })
            .collect(),
    };
    let judged = judge(to, client, &document, entered_at).await;
    let (evidence, verdict) = judged.map_err(|error| match files.first() {
        Some(first) => told_by_kind(error, &first.name, first.kind),
        None => error,
    })?;
    let given = document.detached.iter().map(|file| file.name.as_str());
    if let Some(name) = uncovered(&verdict.report, given) {
        return Err(Refusal::NotCovered { name }.into());
    }
    take_out(&to.limits, &document, &evidence, &mut files)?;
    let is_beside = files.iter().any(|file| file.role == FileRole::Detached);
    for file in &mut files {
        if file.role == FileRole::Document && Container::of(&document.bytes).is_none_or(|known| known == Container::Pdf)
        {
            check_document(&file.name, file.kind)?;
        }
        // A signature that covers files of their own does not cover the file that it is or stands in.
        file.covered = match file.role {
            FileRole::Document => !is_beside,
            FileRole::Detached => true,
            FileRole::Attachment => false,
        };
    }
    let signed = files.iter().find_map(|file| match (&file.content, file.role) {
        (Content::Given(bytes), FileRole::Detached) if document.detached.is_empty() => Some(bytes),
        _ => None,
    });
    let subject = subject(signed.map_or(document.bytes.as_slice(), |bytes| bytes));
    Ok(Examined { service, entered_at, subject, files, verdict, evidence })
}

/// Gathers what can be learnt of the document's signatures, and weighs it.
pub(crate) async fn judge(
    to: &SubmissionBox,
    client: &Client,
    document: &Document,
    entered_at: Instant,
) -> Result<(Evidence, Verdict), SubmitError> {
    let anchors = to.anchors();
    let evidence = signatures::gather(document, &anchors, &to.sources, entered_at)
        .await
        .map_err(|unreadable| SubmitError::from(Refusal::Unreadable(unreadable)))?;
    let report = signatures::judge(&evidence, &to.policy, &anchors, entered_at);
    let weighed = weigh(&report)?;
    let verdict = Verdict {
        standing: weighed.standing,
        signer: report.signatures.first().and_then(signer),
        reason: weighed.reason.map(Reason::code),
        other_person: !signed_by(&report, client),
        report,
    };
    Ok((evidence, verdict))
}

/// Whether one of the signers is shown, by a number in the certificate, to be the account's person.
fn signed_by(report: &Report, client: &Client) -> bool {
    client.pesel().is_some_and(|pesel| {
        report.signatures.iter().filter_map(|judged| judged.signer.as_ref()).any(|by| by.person.as_ref() == Some(pesel))
    })
}

/// Names, sizes and kinds: every mistake is told, not only the first. The files come in the order of the upload.
fn check_files(limits: &Limits, upload: &Upload) -> Result<Vec<ExaminedFile>, Vec<Refusal>> {
    let mut refusals = Vec::new();
    let mut files: Vec<ExaminedFile> = Vec::new();
    if upload.document.is_none() {
        refusals.push(Refusal::NoDocument);
    }
    if upload.files().count() > limits.files {
        refusals.push(Refusal::TooManyFiles { limit: limits.files });
    }
    if upload.files().map(|(_, file)| file.bytes.len() as u64).sum::<u64>() > limits.whole {
        refusals.push(Refusal::WholeTooLarge { limit: limits.whole });
    }
    for (role, file) in upload.files() {
        match check_file(limits, role, file, files.iter().map(|other| other.name.as_str())) {
            Ok((name, kind)) => {
                let content = Content::Given(file.bytes.clone());
                files.push(ExaminedFile { role, name, kind, covered: false, content });
            }
            Err(refusal) => refusals.push(refusal),
        }
    }
    if refusals.is_empty() { Ok(files) } else { Err(refusals) }
}
