//! Kinds of files in words.

use files::{Kind, Other};
use vocabulary::Language;
use words::say;

/// What a file is by its content.
pub(crate) fn of(language: Language, kind: Kind) -> String {
    match kind {
        Kind::Xml => say!(language, "kind-xml"),
        Kind::Pdf => say!(language, "kind-pdf"),
        Kind::Text => say!(language, "kind-text"),
        Kind::Picture(_) => say!(language, "kind-picture"),
        Kind::Office(_) => say!(language, "kind-office"),
        Kind::Other(other) => not_taken(language, other).0,
    }
}

/// What a kept file is, by its media type: the name by which people know the format.
pub(crate) fn of_media(language: Language, media: &str) -> String {
    let format = match media {
        "application/xml" => "XML",
        "application/pdf" => "PDF",
        "image/png" => "PNG",
        "image/jpeg" => "JPEG",
        "image/tiff" => "TIFF",
        "application/vnd.etsi.asic-e+zip" => "ASiC",
        "application/pkcs7-mime" => "CAdES",
        "text/plain" => return say!(language, "kind-text"),
        _ => match media.rsplit('.').next() {
            Some("text") => "ODT",
            Some("spreadsheet") => "ODS",
            Some("presentation") if media.contains("oasis") => "ODP",
            Some("document") => "DOCX",
            Some("sheet") => "XLSX",
            Some("presentation") => "PPTX",
            _ => return say!(language, "kind-unknown"),
        },
    };
    format.to_owned()
}

/// What a file is that the office does not take, and what to do with it.
pub(crate) fn not_taken(language: Language, other: Other) -> (String, String) {
    let kind = match other {
        Other::Program => say!(language, "kind-program"),
        Other::Page => say!(language, "kind-page"),
        Other::Archive => say!(language, "kind-archive"),
        Other::Picture => say!(language, "kind-other-picture"),
        Other::Recording => say!(language, "kind-recording"),
        Other::OldDocument => say!(language, "kind-old-document"),
        Other::Macros => say!(language, "kind-macros"),
        Other::Signature => say!(language, "kind-signature"),
        Other::OldText => say!(language, "kind-old-text"),
        Other::Unknown => say!(language, "kind-unknown"),
    };
    let advice = match other {
        Other::Program => say!(language, "kind-advice-program"),
        Other::Archive => say!(language, "kind-advice-archive"),
        Other::Picture => say!(language, "kind-advice-picture"),
        Other::Recording => say!(language, "kind-advice-recording"),
        Other::OldDocument => say!(language, "kind-advice-old-document"),
        Other::Macros => say!(language, "kind-advice-macros"),
        Other::Signature => say!(language, "kind-advice-signature"),
        Other::OldText => say!(language, "kind-advice-old-text"),
        Other::Page | Other::Unknown => say!(language, "kind-advice-save"),
    };
    (kind, advice)
}

/// How names of such files end, as a list.
pub(crate) fn endings(kind: Kind) -> String {
    kind.endings().iter().map(|ending| format!(".{ending}")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kept_kind_has_a_name_people_know() {
        let office = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
        for (kind, told) in [(Kind::Xml, "XML"), (Kind::Office(office), "DOCX"), (Kind::Picture("image/png"), "PNG")] {
            assert_eq!(of_media(Language::Pl, kind.media_type()), told);
        }
        assert_eq!(of_media(Language::Pl, Kind::Text.media_type()), of(Language::Pl, Kind::Text));
    }
}
