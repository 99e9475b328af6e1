//! Facts that were tried, and the closing line.

use std::{fs::OpenOptions, io::Write as _, process::ExitCode};

/// How many failures of one fact are told.
const TOLD: usize = 5;

/// Facts that were tried.
#[derive(Default)]
pub struct Facts {
    passed: usize,
    failed: usize,
}

/// Failures of one fact, gathered from many places.
#[derive(Default)]
pub struct Failures(Vec<String>);

impl Failures {
    /// Notes a failure.
    pub fn note(&mut self, what: impl Into<String>) {
        self.0.push(what.into());
    }

    /// Whether nothing was noted.
    #[cfg(test)]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Notes a failure unless this holds.
    pub fn unless(&mut self, holds: bool, what: impl FnOnce() -> String) {
        if !holds {
            self.note(what());
        }
    }
}

impl Facts {
    /// Tells whether a fact holds: it does when nothing was noted against it.
    pub fn tell(&mut self, fact: &str, against: &Failures) {
        if against.0.is_empty() {
            self.passed += 1;
            println!("  ok      {fact}");
            return;
        }
        self.failed += 1;
        println!("  FAILED  {fact} ({} times)", against.0.len());
        against.0.iter().take(TOLD).for_each(|failure| println!("            {failure}"));
    }

    /// As [`Facts::tell`], of one thing.
    pub fn tell_whether(&mut self, fact: &str, holds: bool) {
        let mut against = Failures::default();
        against.unless(holds, || "does not hold".to_owned());
        self.tell(fact, &against);
    }

    /// The closing line; also added to the file that `OKIENKO_COUNTS` names, as `scripts/test.sh` wants it.
    pub fn close(&self) -> ExitCode {
        println!("{} passed, {} failed", self.passed, self.failed);
        if let Some(file) = std::env::var_os("OKIENKO_COUNTS") {
            let added = OpenOptions::new()
                .append(true)
                .create(true)
                .open(file)
                .and_then(|mut file| writeln!(file, "{} {}", self.passed, self.failed));
            if let Err(error) = added {
                eprintln!("proving: the counts cannot be written: {error}");
                return ExitCode::from(3);
            }
        }
        if self.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}
