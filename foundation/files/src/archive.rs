//! What a ZIP archive is, by the names of its members; nothing is decompressed.

/// The most members that are looked at.
const MOST_MEMBERS: usize = 5_000;
/// The longest end of an archive: its record and the longest comment (APPNOTE.TXT, section 4.3.16).
const LONGEST_END: usize = 22 + 0xffff;

/// The media types of office documents: three of OpenDocument, then three of Office Open XML.
pub(crate) const OFFICE_DOCUMENTS: [&str; 6] = [
    "application/vnd.oasis.opendocument.text",
    "application/vnd.oasis.opendocument.spreadsheet",
    "application/vnd.oasis.opendocument.presentation",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
];

/// What an archive is.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Package {
    /// An office document of this media type.
    Document(&'static str),
    /// An office document that carries a program.
    WithMacros,
    /// Anything else.
    Unknown,
}

/// An office document is OpenDocument, which tells its media type in the first member (OpenDocument 1.3, part 2, section
/// 3.3), or Office Open XML, whose package has `[Content_Types].xml` and one folder of the kind (ISO/IEC 29500-2).
pub(crate) fn package(content: &[u8]) -> Package {
    open_document(content).map(Package::Document).or_else(|| office_open_xml(content)).unwrap_or(Package::Unknown)
}

fn open_document(content: &[u8]) -> Option<&'static str> {
    let told = content.get(30..)?.strip_prefix(b"mimetype")?;
    OFFICE_DOCUMENTS[..3]
        .iter()
        .copied()
        // What follows is the next member, or else the type goes on, as that of a template does.
        .find(|media| told.strip_prefix(media.as_bytes()).is_some_and(|rest| rest.starts_with(b"PK")))
}

fn office_open_xml(content: &[u8]) -> Option<Package> {
    let (mut has_types, mut has_macros, mut media) = (false, false, None);
    for name in members(content)?.take(MOST_MEMBERS) {
        has_types |= name == b"[Content_Types].xml";
        has_macros |= is_program(name);
        media = media.or(match name.split(|byte| *byte == b'/').next() {
            Some(b"word") => Some(OFFICE_DOCUMENTS[3]),
            Some(b"xl") => Some(OFFICE_DOCUMENTS[4]),
            Some(b"ppt") => Some(OFFICE_DOCUMENTS[5]),
            _ => None,
        });
    }
    let package = |media| if has_macros { Package::WithMacros } else { Package::Document(media) };
    media.filter(|_| has_types).map(package)
}

/// The part that office programs keep macros in ([MS-OFFMACRO2], section 2.1.6), whatever case its name is written in.
fn is_program(name: &[u8]) -> bool {
    let last = name.rsplit(|byte| matches!(byte, b'/' | b'\\')).next().unwrap_or_default();
    last.get(..10).is_some_and(|start| start.eq_ignore_ascii_case(b"vbaProject"))
}

/// The names in the central directory, which stands before the record at the archive's end (APPNOTE.TXT, section 4.3.12).
fn members(content: &[u8]) -> Option<impl Iterator<Item = &[u8]>> {
    let tail = &content[content.len().saturating_sub(LONGEST_END)..];
    let end = tail.windows(4).rposition(|four| four == b"PK\x05\x06")?;
    let mut rest = content.get(number::<4>(tail.get(end + 16..)?)?..)?;
    Some(std::iter::from_fn(move || {
        let head = rest.strip_prefix(b"PK\x01\x02")?;
        let [name, extra, comment] = [24, 26, 28].map(|at| head.get(at..).and_then(number::<2>));
        let member = head.get(42..)?.get(..name?)?;
        rest = head.get(42 + name? + extra? + comment?..)?;
        Some(member)
    }))
}

/// An unsigned number at the beginning, its lowest byte first.
fn number<const BYTES: usize>(bytes: &[u8]) -> Option<usize> {
    let bytes: &[u8; BYTES] = bytes.first_chunk()?;
    Some(bytes.iter().rev().fold(0, |sum, byte| sum << 8 | usize::from(*byte)))
}

#[cfg(test)]
mod tests {
    use super::{Package, package};

    fn office_document(content: &[u8]) -> Option<&'static str> {
        match package(content) {
            Package::Document(media) => Some(media),
            _ => None,
        }
    }

    /// An archive of empty members with these names.
    fn archive(names: &[&str]) -> Vec<u8> {
        let (mut content, mut directory) = (Vec::new(), Vec::new());
        for name in names {
            let length = u16::try_from(name.len()).expect("a short name").to_le_bytes();
            directory.extend([b"PK\x01\x02".as_slice(), &[0; 24], &length, &[0; 16], name.as_bytes()].concat());
            content.extend([b"PK\x03\x04".as_slice(), &[0; 22], &length, &[0; 2], name.as_bytes()].concat());
        }
        let start = u32::try_from(content.len()).expect("a short archive").to_le_bytes();
        content.extend(directory);
        content.extend([b"PK\x05\x06".as_slice(), &[0; 12], &start, &[0; 2]].concat());
        content
    }

    #[test]
    fn an_office_document_is_known_by_its_members_in_any_order() {
        let kind =
            |names: &[&str]| office_document(&archive(names)).map(|media| media.rsplit('.').next().expect("a part"));
        assert_eq!(
            kind(&["docProps/app.xml", "word/document.xml", "_rels/.rels", "[Content_Types].xml"]),
            Some("document")
        );
        assert_eq!(kind(&["xl/workbook.xml", "[Content_Types].xml"]), Some("sheet"));
        assert_eq!(kind(&["[Content_Types].xml", "ppt/slides/slide1.xml"]), Some("presentation"));
        assert_eq!(kind(&["word/document.xml"]), None);
        assert_eq!(kind(&["[Content_Types].xml", "words/document.xml"]), None);
        assert_eq!(kind(&["META-INF/MANIFEST.MF", "A.class"]), None);
    }

    #[test]
    fn a_document_with_macros_is_known_by_their_part() {
        for part in ["word/vbaProject.bin", "WORD/VBAPROJECT.BIN", "word/vbaProjectSignature.bin"] {
            let content = archive(&["[Content_Types].xml", "word/document.xml", part]);
            assert_eq!(package(&content), Package::WithMacros, "{part}");
        }
    }

    #[test]
    fn an_open_document_tells_its_kind_itself_and_a_template_is_none() {
        let first =
            |media: &str| [b"PK\x03\x04".as_slice(), &[0; 26], b"mimetype", media.as_bytes(), b"PK\x03\x04"].concat();
        let text = "application/vnd.oasis.opendocument.text";
        assert_eq!(office_document(&first(text)), Some(text));
        assert_eq!(office_document(&first("application/vnd.oasis.opendocument.text-template")), None);
    }

    #[test]
    fn a_broken_archive_is_no_document_wherever_it_breaks() {
        let whole = archive(&["[Content_Types].xml", "word/document.xml"]);
        // The last two bytes are the length of a comment, which is not asked.
        for length in 0..whole.len() - 2 {
            assert_eq!(office_document(&whole[..length]), None, "{length}");
        }
        for place in 0..whole.len() {
            let mut other = whole.clone();
            other[place] = 0xff;
            office_document(&other);
        }
    }
}
