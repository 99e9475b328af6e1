//! What is handed in to be examined.

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
    /// A kind of signed file that is recognised and not read yet.
    #[error("signatures in this kind of file are not read: {kind:?}")]
    NotSupported {
        /// Which kind.
        kind: Container,
    },
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
            Self::NotSupported { kind: Container::Pdf } => "pdf",
            Self::NotSupported { kind: Container::Cms } => "cms",
            Self::NotSupported { kind: Container::Zip } => "zip",
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
    /// CMS (RFC 5652) in DER, BER or PEM: `.p7m`, `.p7s`, `.sig`.
    Cms,
    /// ZIP, so ASiC (ETSI EN 319 162) or none of ours.
    Zip,
}

impl Container {
    /// The kind that the first bytes tell.
    pub(crate) fn of(bytes: &[u8]) -> Option<Self> {
        const PEM: [&[u8]; 2] = [b"-----BEGIN PKCS7-----", b"-----BEGIN CMS-----"];
        // Readers of PDF take the header anywhere in the first kilobyte (ISO 32000-1 Annex H, 3.4.1), but not within XML.
        let head = &bytes[..bytes.len().min(1024)];
        let pdf = || head.first() != Some(&b'<') && head.windows(5).any(|window| window == b"%PDF-");
        match bytes {
            [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => Some(Self::Zip),
            // A SEQUENCE that begins with the object identifier of a content type.
            [0x30, 0x80, 0x06, ..] | [0x30, 0x81, _, 0x06, ..] | [0x30, 0x82, _, _, 0x06, ..] => Some(Self::Cms),
            [0x30, 0x83, _, _, _, 0x06, ..] | [0x30, 0x84, _, _, _, _, 0x06, ..] => Some(Self::Cms),
            _ if PEM.iter().any(|pem| bytes.starts_with(pem)) => Some(Self::Cms),
            _ if pdf() => Some(Self::Pdf),
            _ => None,
        }
    }
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
        assert_eq!(Container::of(b"-----BEGIN PKCS7-----\n"), Some(Container::Cms));
    }

    #[test]
    fn xml_that_speaks_of_pdf_is_xml() {
        assert_eq!(Container::of(b"<a>%PDF-</a>"), None);
        assert_eq!(Container::of(b""), None);
        assert_eq!(Container::of(b"0"), None);
    }
}
