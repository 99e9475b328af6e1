//! What was seen of the scan of a letter, and what is to be asked about it.

use registry::{Doubt, LetterScan, Reading, Seen, Sheet};
use vocabulary::{Language, LetterId};
use words::say;

use crate::{
    kit::{deed::Deed, verdict::Row},
    links,
};

/// Pages are named up to so many stretches of them.
const MOST_NAMED: usize = 12;

/// The last scan of a letter; `office/letter/scanned.html` draws it.
#[derive(Clone, Debug)]
pub(crate) struct ScanView {
    pub facts: Vec<Row>,
    /// What is odd about it.
    pub doubts: Vec<String>,
    /// The clerk has not said yet that it is as it should be.
    pub asks: bool,
    /// What the clerk can do about it.
    pub deeds: Vec<Deed>,
    /// Where its searchable copy is.
    pub copy: Option<String>,
}

/// The last scan in words; none where nothing was scanned.
pub(crate) fn view(language: Language, letter: LetterId, scans: &[LetterScan], deeds: Vec<Deed>) -> Option<ScanView> {
    let scan = scans.last()?;
    let seen = scan.sheets.seen.as_ref()?;
    let mut facts = Vec::new();
    if let Seen::Sheets(sheets) = seen {
        facts.push(Row::one(say!(language, "scan-fact-pages"), sheets.len().to_string()));
        if let Some(dots) = sheets.iter().filter_map(per_inch).min() {
            facts.push(Row::one(say!(language, "scan-fact-fine"), say!(language, "scan-fact-fine-value", dots = dots)));
        }
    }
    let text = match scan.reading {
        Reading::Waits => say!(language, "scan-text-waits"),
        Reading::Read(_) => say!(language, "scan-text-read"),
        Reading::Unreadable => say!(language, "scan-text-unreadable"),
    };
    facts.push(Row::one(say!(language, "scan-text"), text));
    let copy = matches!(scan.reading, Reading::Read(_)).then(|| links::letter_scan_copy(letter, scan.seq));
    let doubts = scan.sheets.doubts().iter().map(|doubt| worded(language, doubt)).collect();
    let deeds = if scan.is_doubtful { deeds } else { Vec::new() };
    Some(ScanView { facts, doubts, asks: scan.is_doubtful, deeds, copy })
}

/// Dots an inch of a sheet whose size is known.
fn per_inch(sheet: &Sheet) -> Option<u32> {
    let dots = |dots: u32, tenths: u32| (dots * 254 + tenths / 2).checked_div(tenths).filter(|_| dots > 0);
    Some(dots(sheet.dots.0, sheet.size.0)?.min(dots(sheet.dots.1, sheet.size.1)?))
}

/// What is odd, in words.
pub(crate) fn worded(language: Language, doubt: &Doubt) -> String {
    match doubt {
        Doubt::Locked => say!(language, "scan-doubt-locked"),
        Doubt::Broken => say!(language, "scan-doubt-broken"),
        &Doubt::Pages { found, declared } => say!(language, "scan-doubt-pages", found = found, declared = declared),
        Doubt::Coarse(pages) => say!(language, "scan-doubt-coarse", count = pages.len(), pages = listed(pages)),
        Doubt::Empty(pages) => say!(language, "scan-doubt-empty", count = pages.len(), pages = listed(pages)),
        Doubt::Twice(pairs) => {
            let pages: Vec<u32> = pairs.iter().map(|(_, second)| *second).collect();
            say!(language, "scan-doubt-twice", count = pages.len(), pages = listed(&pages))
        }
    }
}

/// Numbers of pages in their order, stretches of them by their ends.
fn listed(pages: &[u32]) -> String {
    let mut stretches: Vec<(u32, u32)> = Vec::new();
    for page in pages {
        match stretches.last_mut() {
            Some((_, last)) if *last + 1 == *page => *last = *page,
            _ => stretches.push((*page, *page)),
        }
    }
    let named = stretches.iter().take(MOST_NAMED);
    let named = named.map(|(first, last)| if first == last { first.to_string() } else { format!("{first}–{last}") });
    let more = if stretches.len() > MOST_NAMED { ", …" } else { "" };
    format!("{}{more}", named.collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::{Sheet, listed, per_inch};

    #[test]
    fn pages_are_named_by_stretches_and_not_without_end() {
        assert_eq!(listed(&[1, 2, 3, 7, 9, 10]), "1–3, 7, 9–10");
        let odd: Vec<u32> = (0..100).map(|page| 2 * page + 1).collect();
        assert!(listed(&odd).ends_with("21, 23, …"), "{}", listed(&odd));
    }

    #[test]
    fn how_fine_a_page_is_follows_from_its_size() {
        let sheet = |dots, size| Sheet { dots, size, ..Sheet::default() };
        assert_eq!(per_inch(&sheet((1_240, 1_754), (2_100, 2_970))), Some(150));
        assert_eq!(per_inch(&sheet((1_240, 1_754), (0, 0))), None);
        assert_eq!(per_inch(&sheet((0, 0), (2_100, 2_970))), None);
    }
}
