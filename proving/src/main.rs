//! The proving ground: the real program is started, loaded, killed and measured from outside, through its public doors.
//!
//! `scripts/drill.sh` and `scripts/bench.sh` build what is needed and start this.

mod bench;
mod browser;
mod clock;
mod door;
mod drill;
mod facts;
mod letters;
mod load;
mod office;
mod pages;
mod schema;
mod sealing;
mod verdicts;

use std::{path::PathBuf, process::ExitCode};

use clap::{Args, Parser, Subcommand};
use tokio::signal::unix::{SignalKind, signal};
use vocabulary::Fault;

#[derive(Parser)]
#[command(about = "Kills and measures the office from outside")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Kill the office at any instant and look for what was acknowledged and lost
    Drill(Options),
    /// Measure what the office promises
    Bench(Options),
    /// Measure the pages of offices of several sizes
    Pages(Pages),
    /// Measure seals and receipts through a token and with a key in a file
    Seals(Options),
    /// Measure what a verdict costs, beside the tools of others
    Verdicts(Options),
    /// Validate one file many times, for figures
    #[command(hide = true)]
    Validate(verdicts::Validate),
    /// Fill a database with an office of many years, for figures under load
    Load(Filling),
}

/// Which offices.
#[derive(Args)]
struct Pages {
    /// The program to try
    #[arg(long, value_name = "FILE", default_value = "target/release/okienko")]
    program: PathBuf,
    /// So many cases in each, the fewest first
    #[arg(long, value_name = "NUMBER", value_delimiter = ',', default_values_t = [10_000, 100_000, 1_000_000])]
    cases: Vec<u32>,
    /// Repeat the choices of an earlier run
    #[arg(long)]
    seed: Option<u64>,
}

/// What is filled.
#[derive(Args)]
struct Filling {
    /// The database: sqlite:FILE or postgres://…, without any case
    #[arg(long, value_name = "ADDRESS")]
    database: String,
    /// So many cases
    #[arg(long, value_name = "NUMBER")]
    cases: u32,
    /// Repeat the choices of an earlier run
    #[arg(long)]
    seed: Option<u64>,
}

/// What they take. PostgreSQL is at the address in `OKIENKO_TEST_POSTGRES`.
#[derive(Args)]
struct Options {
    /// The program to try
    #[arg(long, value_name = "FILE", default_value = "target/debug/okienko")]
    program: PathBuf,
    /// A short form, to see that everything works
    #[arg(long)]
    short: bool,
    /// A long form of the drill: each of the hours of a long outage has its letters
    #[arg(long, conflicts_with = "short")]
    long: bool,
    /// Repeat the choices of an earlier run
    #[arg(long)]
    seed: Option<u64>,
}

/// Returns at Ctrl-C or SIGTERM.
async fn asked_to_stop() -> Result<(), Fault> {
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        result = tokio::signal::ctrl_c() => result?,
        _ = terminate.recv() => {}
    }
    Ok(())
}

#[tokio::main]
async fn main() -> ExitCode {
    // Loopback alone is spoken to, in plain HTTP; the client wants to have a provider all the same.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let command = Cli::parse().command;
    let proved = async {
        match &command {
            Command::Drill(options) => drill::run(options).await.map(Some),
            Command::Bench(options) => bench::run(options).await.map(Some),
            Command::Pages(Pages { program, cases, seed }) => {
                let measure = pages::Measure { program, sizes: cases, short: false };
                pages::run(&measure, *seed).await.map(Some)
            }
            Command::Seals(options) => sealing::run(options).await,
            Command::Verdicts(options) => verdicts::run(options).await.map(Some),
            Command::Validate(options) => verdicts::validate(options).await.map(|()| None),
            Command::Load(Filling { database, cases, seed }) => load::run(database, *cases, *seed).await.map(|()| None),
        }
    };
    // Offices and folders go with the future that holds them.
    let facts = tokio::select! {
        facts = proved => facts,
        asked = asked_to_stop() => asked.and(Err(Fault::new("stopped"))),
    };
    match facts {
        Ok(facts) => facts.map_or(ExitCode::SUCCESS, |facts| facts.close()),
        Err(fault) => {
            eprintln!("proving: {fault}");
            ExitCode::from(3)
        }
    }
}
