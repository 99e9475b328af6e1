//! What a client was told, to be held against what the office says later.

use std::collections::{BTreeMap, HashMap, HashSet};

use bytes::Bytes;
use sha2::{Digest as _, Sha256};

use crate::{
    door::{Filing, Line},
    facts::Failures,
};

/// Everything a client was told.
#[derive(Default)]
pub struct Ledger {
    /// Acknowledged filings by their ids, with the letter that was filed.
    pub filings: BTreeMap<String, (Filing, usize)>,
    /// SHA-256 of the receipts that were shown, by the ids of their filings.
    pub shown: HashMap<String, [u8; 32]>,
}

impl Ledger {
    /// Notes an acknowledged filing; its id and number must be new.
    pub fn acknowledge(&mut self, filing: Filing, letter: usize, against: &mut Failures) {
        if let Some((earlier, _)) = self.filings.insert(filing.id.clone(), (filing.clone(), letter)) {
            against.note(format!("{} and {} are one filing", earlier.number, filing.number));
        }
    }

    /// Notes a receipt that was shown; once shown it stays as it is.
    pub fn show(&mut self, filing: &str, receipt: &Bytes, against: &mut Failures) {
        let sha256: [u8; 32] = Sha256::digest(receipt).into();
        let first = *self.shown.entry(filing.to_owned()).or_insert(sha256);
        against.unless(first == sha256, || format!("the receipt of {filing} changed"));
    }

    /// Holds lines of the list against the acknowledged filings with a number above `after`: the same filings under the
    /// same numbers, and no number missing or twice. Gives the last number.
    pub fn compare(&self, lines: &[Line], after: u64, lost: &mut Failures, gaps: &mut Failures) -> u64 {
        let listed: HashMap<&str, &str> =
            lines.iter().map(|line| (line.filing.id.as_str(), line.filing.number.as_str())).collect();
        let mut last = after;
        let mut count = 0;
        for (id, (filing, _)) in self.filings.iter().filter(|(_, (filing, _))| number(filing) > after) {
            count += 1;
            last = last.max(number(filing));
            match listed.get(id.as_str()) {
                None => lost.note(format!("{} was acknowledged and is not there", filing.number)),
                Some(there) if *there != filing.number => lost.note(format!("{} became {there}", filing.number)),
                Some(_) => {}
            }
        }
        let new: Vec<u64> = lines.iter().map(|line| number(&line.filing)).filter(|number| *number > after).collect();
        let unique: HashSet<u64> = new.iter().copied().collect();
        gaps.unless(unique.len() == new.len(), || format!("{} numbers twice", new.len() - unique.len()));
        for number in (after + 1..=last).filter(|number| !unique.contains(number)) {
            gaps.note(format!("number {number} is missing"));
        }
        gaps.unless(new.len() == count, || format!("{} filings are there, {count} were made", new.len()));
        last
    }
}

/// The number within its year; a drill over the turn of a year is started again.
pub fn number(filing: &Filing) -> u64 {
    filing.number.rsplit('/').next().and_then(|number| number.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filing(id: &str, number: u64) -> Filing {
        Filing {
            id: id.to_owned(),
            number: format!("RPW/2026/{number}"),
            receipt: String::new(),
            entered_at: String::new(),
        }
    }

    fn compared(told: &[(&str, u64)], there: &[(&str, u64)]) -> (bool, bool) {
        let (mut ledger, mut none) = (Ledger::default(), Failures::default());
        told.iter().for_each(|(id, number)| ledger.acknowledge(filing(id, *number), 0, &mut none));
        let lines: Vec<Line> =
            there.iter().map(|(id, number)| Line { filing: filing(id, *number), receipt_ready: true }).collect();
        let (mut lost, mut gaps) = (Failures::default(), Failures::default());
        ledger.compare(&lines, 1, &mut lost, &mut gaps);
        (lost.is_empty(), gaps.is_empty())
    }

    #[test]
    fn what_was_told_and_is_there_passes() {
        assert_eq!(compared(&[("a", 2), ("b", 3)], &[("b", 3), ("a", 2), ("old", 1)]), (true, true));
    }

    #[test]
    fn a_lost_filing_is_found() {
        assert_eq!(compared(&[("a", 2), ("b", 3)], &[("a", 2)]), (false, false));
    }

    #[test]
    fn a_changed_number_is_found() {
        assert!(!compared(&[("a", 2), ("b", 3)], &[("a", 3), ("b", 2)]).0);
    }

    #[test]
    fn a_filing_that_nobody_made_is_found() {
        assert_eq!(compared(&[("a", 2)], &[("a", 2), ("double", 3)]), (true, false));
    }

    #[test]
    fn a_gap_and_a_number_twice_are_found() {
        assert!(!compared(&[("a", 2), ("b", 4)], &[("a", 2), ("b", 4)]).1);
        assert!(!compared(&[("a", 2), ("b", 2)], &[("a", 2), ("b", 2)]).1);
    }
}
