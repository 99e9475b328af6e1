//! Looking over the names, sizes and kinds of files, whichever door they come by.

use files::{Kind, Other, clean_name, kind};
use registry::FileRole;

use crate::{Limits, Refusal, SubmitError, UploadedFile};

/// The name, cleaned, and the kind of a file that may be taken beside files of these names.
pub(crate) fn check_file<'a>(
    limits: &Limits,
    role: FileRole,
    file: &UploadedFile,
    mut others: impl Iterator<Item = &'a str>,
) -> Result<(String, Kind), Refusal> {
    let name = clean_name(&file.name).map_err(Refusal::NameUnusable)?;
    let kind = kind(&file.bytes);
    let limit = if role == FileRole::Document { limits.document } else { limits.file };
    if others.any(|other| other == name) {
        Err(Refusal::SameName { name })
    } else if file.bytes.is_empty() {
        Err(Refusal::EmptyFile { name })
    } else if file.bytes.len() as u64 > limit {
        Err(Refusal::FileTooLarge { name, limit })
    } else if let (Kind::Other(kind), true) = (kind, role != FileRole::Document) {
        // What is wrong with a document is told better by the reader of signatures.
        Err(Refusal::KindNotTaken { name, kind })
    } else if !kind.fits(&name) && role != FileRole::Document {
        Err(Refusal::NameDoesNotFit { name, kind })
    } else {
        Ok((name, kind))
    }
}

/// The clean names and the kinds of files that come otherwise than in a filing, such as with a message: judged as its attachments
/// are, against these limits.
///
/// # Errors
/// Every mistake there is.
pub fn check_files(limits: &Limits, files: &[UploadedFile]) -> Result<Vec<(String, Kind)>, Vec<Refusal>> {
    let (mut checked, mut refusals): (Vec<(String, Kind)>, Vec<Refusal>) = (Vec::new(), Vec::new());
    if files.len() > limits.files {
        refusals.push(Refusal::TooManyFiles { limit: limits.files });
    }
    if files.iter().map(|file| file.bytes.len() as u64).sum::<u64>() > limits.whole {
        refusals.push(Refusal::WholeTooLarge { limit: limits.whole });
    }
    for file in files {
        match check_file(limits, FileRole::Attachment, file, checked.iter().map(|(name, _)| name.as_str())) {
            Ok(file) => checked.push(file),
            Err(refusal) => refusals.push(refusal),
        }
    }
    if refusals.is_empty() { Ok(checked) } else { Err(refusals) }
}

/// What it is that cannot be read as a document: a plain file is called by its kind.
pub(crate) fn told_by_kind(error: SubmitError, name: &str, kind: Kind) -> SubmitError {
    let plain = match kind {
        Kind::Text | Kind::Picture(_) | Kind::Office(_) => true,
        Kind::Other(other) => {
            matches!(other, Other::Program | Other::Page | Other::Picture | Other::Recording | Other::OldDocument)
        }
        Kind::Xml | Kind::Pdf => false,
    };
    match error {
        SubmitError::Refused(refusals) if plain && matches!(refusals[..], [Refusal::Unreadable(_)]) => {
            Refusal::NotADocument { name: name.to_owned(), kind }.into()
        }
        other => other,
    }
}

/// What is left to say of a document once its signatures have been read.
pub(crate) fn check_document(name: &str, kind: Kind) -> Result<(), Refusal> {
    match kind {
        Kind::Other(kind) => Err(Refusal::KindNotTaken { name: name.to_owned(), kind }),
        kind if !kind.fits(name) => Err(Refusal::NameDoesNotFit { name: name.to_owned(), kind }),
        _ => Ok(()),
    }
}
