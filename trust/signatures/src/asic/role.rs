//! What each file of a container is for, told by its name (EN 319 162-1, clauses 4.3.3, 4.4.3 and A.5 to A.7).

use crate::{asic::ContainerKind, zip::Archive};

/// What a file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The kind of the container.
    MediaType,
    /// A list of files and their digests, over which a signature or a timestamp stands.
    Manifest,
    /// The list of files that OpenDocument wants, signed or not.
    List,
    /// XAdES.
    XmlSignatures,
    /// CAdES.
    Message,
    /// A timestamp token.
    Timestamp,
    /// Proofs over many files at once (RFC 4998, RFC 6283).
    EvidenceRecord,
    /// Content for people.
    Content,
}

impl Role {
    /// The role of the file of that name. What lies in META-INF and has no role there is content like any other: it was
    /// put there by somebody and somebody may read it.
    pub(super) fn of(name: &str) -> Self {
        if name == "mimetype" {
            return Self::MediaType;
        }
        let Some(inside) = name.strip_prefix("META-INF/").filter(|inside| !inside.contains('/')) else {
            return Self::Content;
        };
        let inside = inside.to_ascii_lowercase();
        match inside.rsplit_once('.') {
            Some(("manifest", "xml")) => Self::List,
            Some((stem, "xml")) if stem.contains("asic") && stem.contains("manifest") => Self::Manifest,
            Some((stem, "xml" | "ers")) if stem.contains("evidencerecord") => Self::EvidenceRecord,
            Some((stem, "xml")) if stem.contains("signature") && !stem.contains("manifest") => Self::XmlSignatures,
            Some((stem, "p7s")) if stem.contains("signature") => Self::Message,
            Some((stem, "tst")) if stem.contains("timestamp") => Self::Timestamp,
            _ => Self::Content,
        }
    }
}

/// The kind of the container; none when the archive is no container of ours. What `mimetype` says counts first (clauses
/// 4.3.3.1 and 4.4.3.1). It may be missing or wrong, since the files in META-INF tell as much; but an OpenDocument file or
/// a book, whose signatures are of other kinds, says what it is.
pub(super) fn kind(archive: &Archive<'_>) -> Option<ContainerKind> {
    let media_type = archive.entries.iter().find(|entry| entry.name == "mimetype" && entry.size() <= LONGEST);
    let media_type = media_type.and_then(|entry| entry.unpack().0);
    match media_type.as_deref().map(<[u8]>::trim_ascii) {
        Some(b"application/vnd.etsi.asic-s+zip") => return Some(ContainerKind::Simple),
        Some(b"application/vnd.etsi.asic-e+zip") => return Some(ContainerKind::Extended),
        Some(other) if other.starts_with(b"application/vnd.oasis.opendocument.") => return None,
        Some(b"application/epub+zip") => return None,
        _ => {}
    }
    let roles = || archive.entries.iter().map(|entry| Role::of(&entry.name));
    let is_signed = |role| {
        matches!(role, Role::Manifest | Role::XmlSignatures | Role::Message | Role::Timestamp | Role::EvidenceRecord)
    };
    if !roles().any(is_signed) {
        return None;
    }
    let simple = ["META-INF/signatures.xml", "META-INF/signature.p7s", "META-INF/timestamp.tst"];
    let is_simple = archive.entries.iter().any(|entry| simple.contains(&entry.name.as_str()))
        && roles().filter(|role| *role == Role::Content).count() == 1
        && !roles().any(|role| matches!(role, Role::List | Role::Manifest));
    Some(if is_simple { ContainerKind::Simple } else { ContainerKind::Extended })
}

/// A media type is a line.
const LONGEST: u64 = 128;
