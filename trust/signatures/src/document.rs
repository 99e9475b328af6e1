//! What is handed in to be examined.

use std::borrow::Cow;

use base64::{Engine, engine::general_purpose::STANDARD};

use crate::{PdfFault, ZipFault};

/// A signed file and the files it may speak about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The file that holds the signatures.
    pub bytes: Vec<u8>,
    /// Files that a detached signature may cover.
    pub detached: Vec<Detached>,
}

/// A file beside the signed one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detached {
    /// Its name without folders, as the signature would name it.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Why nothing could be learnt about a document.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// An archive that is no signed container (ASiC).
    #[error("an archive, and no signed container")]
    Archive,
    /// An archive that is not read.
    #[error("archive: {0}")]
    Zip(#[from] ZipFault),
    /// PDF that is not read.
    #[error("PDF: {0}")]
    Pdf(#[from] PdfFault),
    /// It begins like a signed message (CMS) and is none.
    #[error("not a signed message")]
    Cms,
    /// Not XML, or XML that asks for more than the limits allow.
    #[error("{0}")]
    Xml(#[from] xml::Refusal),
    /// More signatures than any letter carries.
    #[error("too many signatures")]
    TooManySignatures,
    /// Examining was cut short by the program's end.
    #[error("examining was cut short")]
    CutShort,
}

impl Unreadable {
    /// The kind in one word, for other programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Archive => "zip",
            Self::Zip(ZipFault::Broken | ZipFault::Unsupported) => "zip-broken",
            Self::Zip(ZipFault::Encrypted) => "zip-encrypted",
            Self::Zip(ZipFault::TooLarge) => "too-complex",
            Self::Pdf(PdfFault::Broken) => "pdf",
            Self::Pdf(PdfFault::Encrypted) => "pdf-encrypted",
            Self::Pdf(PdfFault::TooComplex) => "too-complex",
            Self::Cms => "cms",
            Self::Xml(xml::Refusal::Dtd) => "dtd",
            Self::Xml(xml::Refusal::NotUtf8) => "encoding",
            Self::Xml(xml::Refusal::NotWellFormed { .. }) => "not-well-formed",
            Self::Xml(_) => "too-complex",
            Self::TooManySignatures => "too-many-signatures",
            Self::CutShort => "cut-short",
        }
    }
}

/// A kind of signed file that is not XML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Container {
    /// PDF (ISO 32000).
    Pdf,
    /// CMS (RFC 5652) in DER, BER or base64: `.p7m`, `.p7s`, `.sig`.
    Cms,
    /// ZIP, so ASiC (ETSI EN 319 162) or none of ours.
    Zip,
}

impl Container {
    /// The kind that the first bytes tell; none for XML and everything else.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        // Readers of PDF take the header anywhere in the first kilobyte (ISO 32000-1 Annex H, 3.4.1), but not within XML.
        let head = &bytes[..bytes.len().min(1024)];
        let pdf = || head.first() != Some(&b'<') && head.windows(5).any(|window| window == b"%PDF-");
        match bytes {
            [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => Some(Self::Zip),
            _ if is_message(bytes) || unarmoured(bytes).is_some() => Some(Self::Cms),
            _ if pdf() => Some(Self::Pdf),
            _ => None,
        }
    }
}

/// A SEQUENCE that begins with the object identifier of a content type.
fn is_message(bytes: &[u8]) -> bool {
    matches!(
        bytes,
        [0x30, 0x80, 0x06, ..]
            | [0x30, 0x81, _, 0x06, ..]
            | [0x30, 0x82, _, _, 0x06, ..]
            | [0x30, 0x83, _, _, _, 0x06, ..]
            | [0x30, 0x84, _, _, _, _, 0x06, ..]
    )
}

/// The octets of a signed message, which may come in base64, with the lines of PEM around it or without.
pub(crate) fn message(bytes: &[u8]) -> Cow<'_, [u8]> {
    unarmoured(bytes).map_or(Cow::Borrowed(bytes), Cow::Owned)
}

fn unarmoured(bytes: &[u8]) -> Option<Vec<u8>> {
    const LINES: [(&[u8], &[u8]); 2] =
        [(b"-----BEGIN PKCS7-----", b"-----END PKCS7-----"), (b"-----BEGIN CMS-----", b"-----END CMS-----")];
    let text = bytes.trim_ascii();
    let within = |(begin, end): &(&[u8], &[u8])| text.strip_prefix(*begin)?.strip_suffix(*end);
    let text = LINES.iter().find_map(within).unwrap_or(text);
    // In base64 every SEQUENCE longer than 127 octets begins so.
    if !matches!(text.trim_ascii_start(), [b'M', b'I', ..]) {
        return None;
    }
    let plain: Vec<u8> = text.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
    STANDARD.decode(plain).ok().filter(|octets| is_message(octets))
}

#[cfg(test)]
mod tests {
    use super::Container;

    #[test]
    fn containers_are_told_by_their_first_bytes() {
        assert_eq!(Container::of(b"%PDF-1.7\n"), Some(Container::Pdf));
        assert_eq!(Container::of(b"\xEF\xBB\xBF\n%PDF-1.4"), Some(Container::Pdf));
        assert_eq!(Container::of(b"PK\x03\x04rest"), Some(Container::Zip));
        assert_eq!(Container::of(b"\x30\x80\x06\x09"), Some(Container::Cms));
        assert_eq!(Container::of(b"\x30\x82\x01\x02\x06\x09"), Some(Container::Cms));
        let armoured = b"-----BEGIN PKCS7-----\nMIICAQYJ\n-----END PKCS7-----\n";
        assert_eq!(Container::of(armoured), Some(Container::Cms));
        assert_eq!(Container::of(b"MIIC\r\nAQYJ\r\n"), Some(Container::Cms));
    }

    #[test]
    fn xml_that_speaks_of_pdf_is_xml() {
        assert_eq!(Container::of(b"<a>%PDF-</a>"), None);
        assert_eq!(Container::of(b""), None);
        assert_eq!(Container::of(b"0"), None);
    }
}
