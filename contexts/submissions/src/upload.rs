//! What a client hands in.

use bytes::Bytes;
use registry::FileRole;
use sha2::{Digest as _, Sha256};

/// Everything that one filing brings.
#[derive(Clone, Debug, Default)]
pub struct Upload {
    /// The code of the service.
    pub service: String,
    /// The signed document, or the signature beside the data.
    pub document: Option<UploadedFile>,
    /// Data that a detached signature covers.
    pub detached: Vec<UploadedFile>,
    /// Attachments; the signature need not cover them.
    pub attachments: Vec<UploadedFile>,
}

/// One file as it came.
#[derive(Clone, Debug)]
pub struct UploadedFile {
    /// The name its sender gave it.
    pub name: String,
    /// Its content.
    pub bytes: Bytes,
}

/// How much one filing may bring; told on the page before anybody chooses a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the document.
    pub document: u64,
    /// Bytes of each other file.
    pub file: u64,
    /// Bytes of everything.
    pub whole: u64,
    /// Files in all.
    pub files: usize,
}

impl Default for Limits {
    /// 10 MiB, 25 MiB, 60 MiB, 20 files.
    fn default() -> Self {
        Self { document: 10 << 20, file: 25 << 20, whole: 60 << 20, files: 20 }
    }
}

impl Limits {
    /// What the files of a draft may bring: room is left for the signed document that will come with them.
    #[must_use]
    pub const fn of_draft(self) -> Self {
        Self { whole: self.whole.saturating_sub(self.document), files: self.files.saturating_sub(1), ..self }
    }
}

impl Upload {
    /// Every file with its role, in order.
    pub fn files(&self) -> impl Iterator<Item = (FileRole, &UploadedFile)> {
        let document = self.document.iter().map(|file| (FileRole::Document, file));
        let detached = self.detached.iter().map(|file| (FileRole::Detached, file));
        let attachments = self.attachments.iter().map(|file| (FileRole::Attachment, file));
        document.chain(detached).chain(attachments)
    }

    /// SHA-256 over everything that was sent: two filings with the same digest are the same filing.
    #[must_use]
    pub(crate) fn digest(&self) -> [u8; 32] {
        let mut digest = Sha256::new();
        let mut part = |bytes: &[u8]| {
            digest.update((bytes.len() as u64).to_be_bytes());
            digest.update(bytes);
        };
        part(self.service.as_bytes());
        for (role, file) in self.files() {
            part(role.code().as_bytes());
            part(file.name.as_bytes());
            part(&file.bytes);
        }
        digest.finalize().into()
    }
}
