//! Looking a filing over before anything is stored.

use accounts::Client;
use catalogue::Service;
use files::{Kind, Other, clean_name, kind};
use registry::{FileRole, Verdict};
use signatures::{Container, Detached, Document, Evidence, Reason, Report};
use vocabulary::Instant;

use crate::{
    Limits, Refusal, SubmissionBox, Upload, UploadedFile,
    subject::subject,
    weigh::{signer, uncovered, weigh},
};

/// A filing that may be accepted. Filing demands one, and only [`examine`] makes one.
pub(crate) struct Examined {
    pub service: &'static Service,
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
    pub content: UploadedFile,
}

/// Checks the files, then the signatures as of the instant the filing entered.
pub(crate) async fn examine(
    to: &SubmissionBox,
    client: &Client,
    upload: Upload,
    entered_at: Instant,
) -> Result<Examined, Vec<Refusal>> {
    let Some(service) = catalogue::service(&upload.service) else { return Err(vec![Refusal::UnknownService]) };
    let mut files = check_files(&to.limits, &upload)?;

    let content = |role: FileRole| files.iter().filter(move |file| file.role == role);
    let document = Document {
        bytes: content(FileRole::Document).map(|file| file.content.bytes.to_vec()).next().unwrap_or_default(),
        detached: content(FileRole::Detached)
            .map(|file| Detached { name: file.name.clone(), bytes: file.content.bytes.to_vec() })
            .collect(),
    };
    let evidence = signatures::gather(&document, &to.anchors, &to.sources, entered_at)
        .await
        .map_err(|unreadable| vec![Refusal::Unreadable(unreadable)])?;
    let report = signatures::judge(&evidence, &to.policy, &to.anchors, entered_at);
    let weighed = weigh(&report).map_err(|refusal| vec![refusal])?;
    let given = document.detached.iter().map(|file| file.name.as_str());
    if let Some(name) = uncovered(&report, given) {
        return Err(vec![Refusal::NotCovered { name }]);
    }
    for file in &mut files {
        if file.role == FileRole::Document {
            let name = file.name.clone();
            match file.kind {
                Kind::Other(kind) => return Err(vec![Refusal::KindNotTaken { name, kind }]),
                kind if !kind.fits(&name) => return Err(vec![Refusal::NameDoesNotFit { name, kind }]),
                _ => {}
            }
        }
        // A detached signature covers the data beside it; it cannot cover its own file.
        file.covered = match file.role {
            FileRole::Document => document.detached.is_empty(),
            FileRole::Detached => true,
            FileRole::Attachment => false,
        };
    }
    let verdict = Verdict {
        standing: weighed.standing,
        signer: report.signatures.first().and_then(signer),
        reason: weighed.reason.map(Reason::code),
        other_person: !signed_by(&report, client),
        report,
    };
    Ok(Examined { service, entered_at, subject: subject(&document.bytes), files, verdict, evidence })
}

/// Whether one of the signers is shown, by a number in the certificate, to be the account's person.
fn signed_by(report: &Report, client: &Client) -> bool {
    client.pesel().is_some_and(|pesel| {
        report.signatures.iter().filter_map(|judged| judged.signer.as_ref()).any(|by| by.person.as_ref() == Some(pesel))
    })
}

/// Names, sizes and kinds: every mistake is told, not only the first.
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
        let name = match clean_name(&file.name) {
            Ok(name) => name,
            Err(error) => {
                refusals.push(Refusal::NameUnusable(error));
                continue;
            }
        };
        let kind = kind(&file.bytes);
        let limit = if role == FileRole::Document { limits.document } else { limits.file };
        if files.iter().any(|other| other.name == name) {
            refusals.push(Refusal::SameName { name });
        } else if file.bytes.is_empty() {
            refusals.push(Refusal::EmptyFile { name });
        } else if file.bytes.len() as u64 > limit {
            refusals.push(Refusal::FileTooLarge { name, limit });
        } else if role == FileRole::Document && Container::of(&file.bytes) == Some(Container::Cms) {
            // Nobody in the office could open what such a message holds.
            refusals.push(Refusal::KindNotTaken { name, kind: Other::Signature });
        } else if let (Kind::Other(kind), true) = (kind, role != FileRole::Document) {
            // What is wrong with a document is told better by the reader of signatures.
            refusals.push(Refusal::KindNotTaken { name, kind });
        } else if !kind.fits(&name) && role != FileRole::Document {
            refusals.push(Refusal::NameDoesNotFit { name, kind });
        } else {
            files.push(ExaminedFile { role, name, kind, covered: false, content: file.clone() });
        }
    }
    if refusals.is_empty() { Ok(files) } else { Err(refusals) }
}
