//! A signed container as rows.

use signatures::JudgedContainer;
use vocabulary::{Language, visible};
use words::{say, sizes};

use super::{MOST_LISTED, timestamp};
use crate::kit::verdict::Row;

/// Its files, its own timestamps and what stands in it unjudged.
pub(crate) fn rows(language: Language, container: &JudgedContainer) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut files: Vec<_> = container.files.iter().collect();
    files.sort_by_key(|file| file.signed);
    let told = |file: &&signatures::PackedFile| {
        let (name, size) = (visible(&file.name), sizes::size(language, file.size));
        if file.signed {
            say!(language, "container-file-signed", name = name, size = size)
        } else {
            say!(language, "container-file-unsigned", name = name, size = size)
        }
    };
    let mut lines: Vec<String> = files.iter().take(MOST_LISTED).map(told).collect();
    let more = files.len().saturating_sub(MOST_LISTED);
    if more > 0 {
        lines.push(say!(language, "verify-and-more", count = more));
    }
    if !lines.is_empty() {
        rows.push(Row { term: say!(language, "verify-row-container"), lines });
    }
    if !container.timestamps.is_empty() {
        let lines = container.timestamps.iter().map(|stamped| timestamp(language, &stamped.timestamp)).collect();
        rows.push(Row { term: say!(language, "verify-row-container-timestamps"), lines });
    }
    if !container.evidence_records.is_empty() {
        let lines = container.evidence_records.iter().take(MOST_LISTED).map(|name| visible(name)).collect();
        rows.push(Row { term: say!(language, "verify-row-evidence-records"), lines });
    }
    rows
}
