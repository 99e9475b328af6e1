//! Filling a database for figures. The proving ground does it: the workshop itself needs no database to be built.

use std::process::{Command, ExitCode};

/// Builds the proving ground and has it fill the database that these words name.
pub fn run(words: &[String]) -> ExitCode {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let run = ["run", "--quiet", "--package", "proving", "--", "load"];
    match Command::new(cargo).args(run).args(words).status() {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("cargo cannot be started: {error}");
            ExitCode::from(2)
        }
    }
}
