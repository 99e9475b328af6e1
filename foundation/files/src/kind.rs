//! What a file is, by its content; its name and what its sender says of it are not asked.

use crate::{
    archive::{OFFICE_DOCUMENTS, Package, package},
    page,
};

/// The pictures that the office takes.
const PICTURES: [&str; 3] = ["image/png", "image/jpeg", "image/tiff"];

/// A kind of file that the office takes or names in a refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An XML document.
    Xml,
    /// A PDF document.
    Pdf,
    /// Plain text, CSV included.
    Text,
    /// A picture: PNG, JPEG, TIFF.
    Picture(&'static str),
    /// An office document: OpenDocument or Office Open XML.
    Office(&'static str),
    /// Anything else.
    Other(Other),
}

/// A kind of file that the office does not take, as people call it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Other {
    /// A program or a script.
    Program,
    /// A web page.
    Page,
    /// An archive of files.
    Archive,
    /// A picture of a kind that the office does not take.
    Picture,
    /// Sound or film.
    Recording,
    /// A document of an older office program.
    OldDocument,
    /// An office document that carries a program.
    Macros,
    /// A signature in a file of its own, or with the content inside (CMS).
    Signature,
    /// Text whose letters are not in UTF-8.
    OldText,
    /// None of these.
    Unknown,
}

impl Other {
    /// The kind in one word, for the API.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Program => "program",
            Self::Page => "web-page",
            Self::Archive => "archive",
            Self::Picture => "picture",
            Self::Recording => "recording",
            Self::OldDocument => "old-document",
            Self::Macros => "macros",
            Self::Signature => "signature",
            Self::OldText => "old-text",
            Self::Unknown => "unknown",
        }
    }

    /// The kind behind a media type that the office does not take.
    fn of_media(media: &str) -> Self {
        match media {
            "application/vnd.microsoft.portable-executable"
            | "application/x-executable"
            | "application/x-mach-binary"
            | "application/java"
            | "application/wasm"
            | "application/vnd.android.dex"
            | "application/vnd.android.dey"
            | "application/vnd.debian.binary-package"
            | "application/x-google-chrome-extension"
            | "application/x-llvm"
            | "application/x-rpm"
            | "application/x-shockwave-flash"
            | "text/x-shellscript" => Self::Program,
            "text/html" => Self::Page,
            "application/zip"
            | "application/epub+zip"
            | "application/gzip"
            | "application/vnd.bzip3"
            | "application/vnd.ms-cab-compressed"
            | "application/vnd.rar"
            | "application/x-7z-compressed"
            | "application/x-bzip2"
            | "application/x-compress"
            | "application/x-cpio"
            | "application/x-lz4"
            | "application/x-lzip"
            | "application/x-tar"
            | "application/x-unix-archive"
            | "application/x-xz"
            | "application/zstd" => Self::Archive,
            "application/msword"
            | "application/vnd.ms-excel"
            | "application/vnd.ms-powerpoint"
            | "application/x-ole-storage"
            | "application/postscript"
            | "application/rtf" => Self::OldDocument,
            _ => match media.split_once('/') {
                Some(("image", _)) => Self::Picture,
                Some(("audio" | "video", _)) => Self::Recording,
                _ => Self::Unknown,
            },
        }
    }
}

impl Kind {
    /// The kind that the office takes under this media type.
    #[must_use]
    pub fn of_media_type(media_type: &str) -> Option<Self> {
        let office = OFFICE_DOCUMENTS.iter().map(|media| Self::Office(media));
        let pictures = PICTURES.iter().map(|media| Self::Picture(media));
        [Self::Xml, Self::Pdf, Self::Text]
            .into_iter()
            .chain(pictures)
            .chain(office)
            .find(|kind| kind.media_type() == media_type)
    }

    /// The media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Xml => "application/xml",
            Self::Pdf => "application/pdf",
            Self::Text => "text/plain",
            Self::Picture(media) | Self::Office(media) => media,
            Self::Other(_) => "application/octet-stream",
        }
    }

    /// How names of such files may end, the usual one first. By its name's ending a desk computer chooses the program that
    /// opens a file, so a text called `a.js` is a program there. Kinds that the office does not take have none.
    #[must_use]
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Xml => &["xml", "xades", "xsig", "sig", "gml"],
            Self::Pdf => &["pdf"],
            Self::Text => &["txt", "text", "csv", "tsv", "md", "log", "json"],
            Self::Picture("image/png") => &["png"],
            Self::Picture("image/jpeg") => &["jpg", "jpeg", "jfif"],
            Self::Picture("image/tiff") => &["tif", "tiff"],
            Self::Office(media) => match media.rsplit('.').next() {
                Some("text") => &["odt"],
                Some("spreadsheet") => &["ods"],
                Some("presentation") => &["odp"],
                Some("document") => &["docx"],
                Some("sheet") => &["xlsx"],
                _ => &["pptx"],
            },
            Self::Picture(_) | Self::Other(_) => &[],
        }
    }

    /// Whether a file of this kind may bear this name: its ending is one of the kind's, or it has none, and then nothing
    /// opens it by itself.
    #[must_use]
    pub fn fits(self, name: &str) -> bool {
        // Some systems drop dots and spaces at the end when they store a file.
        match name.trim_end_matches(['.', ' ']).rsplit_once('.') {
            Some((_, ending)) => self.endings().iter().any(|known| ending.eq_ignore_ascii_case(known)),
            None => true,
        }
    }
}

/// The kind of this content.
#[must_use]
pub fn kind(content: &[u8]) -> Kind {
    // Judged by the beginning, an archive by its list of members, XML all through: a large file costs little more than a
    // small one.
    let head = &content[..content.len().min(8_192)];
    let text =
        std::str::from_utf8(cut_to_character(head)).ok().map(|text| text.trim_start_matches('\u{feff}').trim_start());
    let xml = || page::page(content).map_or(Kind::Xml, Kind::Other);
    if let Some(text) = text
        && (text.starts_with("<?xml") || text.starts_with("<!DOCTYPE") || looks_like_element(text))
    {
        return xml();
    }
    if content.starts_with(b"PK\x03\x04") {
        return match package(content) {
            Package::Document(media) => Kind::Office(media),
            Package::WithMacros => Kind::Other(Other::Macros),
            Package::Unknown => Kind::Other(Other::Archive),
        };
    }
    match infer::get(head).map(|found| found.mime_type()) {
        Some("application/pdf") => Kind::Pdf,
        Some("text/xml" | "application/xml") => xml(),
        Some(media) if PICTURES.contains(&media) => Kind::Picture(media),
        Some(media) => Kind::Other(Other::of_media(media)),
        None if text.is_some_and(|text| !text.contains(|c: char| c.is_control() && !c.is_whitespace())) => Kind::Text,
        None if text.is_none() && looks_like_old_text(head) => Kind::Other(Other::OldText),
        None => Kind::Other(Other::Unknown),
    }
}

fn looks_like_element(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next() == Some('<')
        && characters.next().is_some_and(|c| c.is_alphabetic() || c == '_' || c == '!' && text.starts_with("<!--"))
}

/// Lines in one of the older encodings, such as Windows-1250: no controls, and much of it ASCII all the same.
fn looks_like_old_text(head: &[u8]) -> bool {
    let written = |byte: &&u8| byte.is_ascii_graphic() || byte.is_ascii_whitespace();
    !head.iter().any(|byte| byte.is_ascii_control() && !byte.is_ascii_whitespace())
        && head.iter().filter(written).count() * 3 > head.len()
}

/// Drops the bytes of a character that the cut went through.
fn cut_to_character(head: &[u8]) -> &[u8] {
    match std::str::from_utf8(head) {
        Err(error) if error.error_len().is_none() => &head[..error.valid_up_to()],
        _ => head,
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, OFFICE_DOCUMENTS, Other, PICTURES, kind};

    #[test]
    fn the_content_decides() {
        assert_eq!(kind(b"<?xml version=\"1.0\"?><a/>"), Kind::Xml);
        assert_eq!(kind(b"\xef\xbb\xbf<a/>"), Kind::Xml);
        assert_eq!(kind(b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"), Kind::Xml);
        assert_eq!(kind(b"%PDF-1.7\n"), Kind::Pdf);
        assert_eq!(kind("zażółć gęślą jaźń".as_bytes()), Kind::Text);
        assert_eq!(kind(b"\x89PNG\r\n\x1a\n0000"), Kind::Picture("image/png"));
    }

    #[test]
    fn what_a_browser_would_run_is_not_taken_for_a_document() {
        assert_eq!(kind(b"<!DOCTYPE html><html></html>"), Kind::Other(Other::Page));
        let picture = b"<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>";
        assert_eq!(kind(picture), Kind::Other(Other::Picture));
        assert_eq!(kind(b"<!DOCTYPE svg PUBLIC \"\" \"\"><svg/>"), Kind::Other(Other::Picture));
    }

    #[test]
    fn what_is_not_taken_is_called_as_people_call_it() {
        for (content, told) in [
            (b"MZ\x90\0\x03\0\0\0".as_slice(), Other::Program),
            (&[b"\x7fELF".as_slice(), &[0; 60]].concat(), Other::Program),
            (b"#!/bin/sh\n", Other::Program),
            (b"PK\x03\x04\x14\0", Other::Archive),
            (b"7z\xbc\xaf\x27\x1c", Other::Archive),
            (b"GIF89a", Other::Picture),
            (b"{\\rtf1}", Other::OldDocument),
            (b"ID3\x03", Other::Recording),
            (b"Za\xbf\xf3\xb3\xe6 g\xea\x9cl\xb9 ja\x9f\xf1", Other::OldText),
            (b"\0\x01\x02\x03", Other::Unknown),
            (b"\xff\xff\xff\xff", Other::Unknown),
        ] {
            assert_eq!(kind(content), Kind::Other(told), "{content:?}");
        }
    }

    #[test]
    fn a_name_fits_the_content_or_has_no_ending() {
        for name in ["a.txt", "A.CSV", "a.b.md", "pismo", "a.txt. ."] {
            assert!(Kind::Text.fits(name), "{name}");
        }
        for name in
            ["a.js", "a.JS", "a.txt.bat", "a.js.", "a.hta ", ".vbs", "a.url", "a.txt:b.ps1", "a.pdf", "a.txt\u{fffd}"]
        {
            assert!(!Kind::Text.fits(name), "{name}");
        }
        assert!(!kind(b"%PDF-1.4\n<script>").fits("a.html") && Kind::Pdf.fits("umowa.pdf"));
        assert!(Kind::Picture("image/jpeg").fits("skan.JPG") && !Kind::Picture("image/jpeg").fits("skan.png"));
    }

    #[test]
    fn every_kind_that_is_taken_is_known_by_its_media_type() {
        for kind in [Kind::Xml, Kind::Pdf, Kind::Text]
            .into_iter()
            .chain(PICTURES.map(Kind::Picture))
            .chain(OFFICE_DOCUMENTS.map(Kind::Office))
        {
            assert_eq!(Kind::of_media_type(kind.media_type()), Some(kind));
            assert!(!kind.endings().is_empty());
        }
        assert_eq!(Kind::of_media_type("application/octet-stream"), None);
    }

    #[test]
    fn a_cut_inside_a_letter_does_not_make_text_unknown() {
        let long = "ą".repeat(8_192);
        assert_eq!(kind(format!("a{long}").as_bytes()), Kind::Text);
    }
}
