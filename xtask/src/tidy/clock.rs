//! Instants are arguments: deadlines, receipts and certificates all hang on "now", so only the edges read a clock.

use super::Finding;
use crate::tree::Tree;

const READS: [&str; 8] = [
    "SystemTime::now",
    "Instant::now",
    "Timestamp::now",
    "Zoned::now",
    "Utc::now",
    "Local::now",
    "UtcDateTime::now",
    "OffsetDateTime::now",
];
/// Where a clock may be read: the program and the sandbox give the time, the others measure.
const MAY: [&str; 5] = ["program/", "sandbox/", "foundation/testkit/", "proving/", "xtask/"];

/// Every place that reads a clock and may not.
pub fn reads(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (file, rust) in tree.rust() {
        if MAY.iter().any(|folder| file.path.starts_with(folder)) {
            continue;
        }
        for (number, line) in rust.code.lines().enumerate() {
            for read in READS.iter().filter(|read| line.contains(*read)) {
                let what = format!("{read} here: take a vocabulary::Instant as an argument instead");
                findings.push(Finding::new(&file.path, number + 1, what));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_in_a_context_is_found() {
        let findings = reads(&Tree::of(&[("contexts/a/src/lib.rs", "fn a() {\n    jiff::Zoned::now();\n}\n")]));
        assert_eq!((findings.len(), findings[0].line), (1, 2));
    }

    #[test]
    fn the_program_and_words_about_clocks_are_free() {
        let program = ("program/src/main.rs", "fn a() { SystemTime::now(); }");
        let words = ("web/src/lib.rs", "// Instant::now is for the program\nfn a() { b(\"Instant::now\"); }");
        assert_eq!(reads(&Tree::of(&[program, words])), []);
    }
}
