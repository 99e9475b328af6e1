//! The rules of the house that the compiler cannot hold; each is a function from the tree to what breaks it.

mod clock;
mod crates;
mod marks;
mod migrations;
mod size;
mod sql;
mod words;

use std::fmt;
use std::path::Path;
use std::process::ExitCode;

use crate::tree::Tree;

/// A rule gives every place that breaks it.
type Rule = fn(&Tree) -> Vec<Finding>;

const RULES: [(&str, Rule); 12] = [
    ("who may know whom", crates::edges),
    ("one list of lints", crates::lints),
    ("a library has a reason", crates::libraries),
    ("SQL in stores only", sql::outside_stores),
    ("a store names its own tables", sql::others_tables),
    ("what is kept for good is not deleted", sql::deletions),
    ("no clock", clock::reads),
    ("migrations in pairs", migrations::pairs),
    ("it is told what the journal proves of a table", migrations::unproved),
    ("words in locales", words::messages),
    ("one subject a file", size::long_files),
    ("nothing left for later", marks::forbidden),
];

/// One place that breaks a rule.
#[derive(Debug, PartialEq)]
pub struct Finding {
    path: String,
    line: usize,
    what: String,
}

impl Finding {
    fn new(path: &str, line: usize, what: impl Into<String>) -> Finding {
        Finding { path: path.to_owned(), line, what: what.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.what)
    }
}

/// Tries every rule on the repository; the answer is a failure when one is broken.
pub fn run() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let tree = match Tree::read(&root) {
        Ok(tree) => tree,
        Err(cause) => {
            eprintln!("the repository cannot be read: {cause}");
            return ExitCode::from(2);
        }
    };
    let mut broken = 0;
    for (rule, find) in RULES {
        for finding in find(&tree) {
            println!("{finding} [{rule}]");
            broken += 1;
        }
    }
    if broken == 0 {
        println!("tidy: {} rules hold", RULES.len());
        return ExitCode::SUCCESS;
    }
    println!("tidy: {broken} places break a rule");
    ExitCode::FAILURE
}
