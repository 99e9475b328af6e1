//! From where on letters need not be scanned whole: `[scans]`.

use registry::ScanLimits;

use super::reader::Reader;

/// Sizes of paper that a limit can name.
const PAPERS: [&str; 4] = ["A4", "A3", "A2", "A1"];

/// The section, or what holds without it.
pub fn read(reader: &mut Reader<'_>) -> ScanLimits {
    let mut limits = ScanLimits::default();
    let Some(mut section) = reader.optional_section("scans") else { return limits };
    limits.pages =
        section.optional_number("pages", 1, 10_000).and_then(|pages| pages.try_into().ok()).unwrap_or(limits.pages);
    if let Some(megabytes) = section.optional_number("megabytes", 1, 100).and_then(|size| u64::try_from(size).ok()) {
        limits.bytes = megabytes << 20;
    }
    match section.optional_text("paper") {
        Some(paper) if PAPERS.contains(&paper.as_str()) => limits.paper = paper,
        Some(_) => section.mistake("paper", "is A4, A3, A2 or A1"),
        None => {}
    }
    section.end();
    limits
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Reader, ScanLimits, read};

    fn told(text: &str) -> (ScanLimits, Vec<String>) {
        let mut reader = Reader::of(text, Path::new(".")).expect("a table");
        let limits = read(&mut reader);
        let mistakes = reader.end().err().unwrap_or_default();
        (limits, mistakes.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn the_instructions_limits_hold_unless_the_office_says_otherwise() {
        assert_eq!(told(""), (ScanLimits { pages: 50, paper: "A3".to_owned(), bytes: 20 << 20 }, Vec::new()));
        let own = "[scans]\npages = 100\npaper = \"A4\"\nmegabytes = 40";
        assert_eq!(told(own), (ScanLimits { pages: 100, paper: "A4".to_owned(), bytes: 40 << 20 }, Vec::new()));
    }

    #[test]
    fn limits_that_are_none_are_told() {
        for wrong in ["pages = 0", "megabytes = 101", "paper = \"B5\"", "other = 1"] {
            let (_, mistakes) = told(&format!("[scans]\n{wrong}"));
            let key = wrong.split(' ').next().expect("a key");
            assert!(mistakes.len() == 1 && mistakes[0].starts_with(&format!("scans.{key}")), "{mistakes:?}");
        }
    }
}
