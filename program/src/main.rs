//! The one executable of the office. Here, and only here, the parts meet.

#![warn(clippy::print_stdout)]

#[macro_use]
mod out;

mod answers;
mod assemble;
mod cli;
mod clock;
mod commands;
#[cfg(feature = "demo")]
mod demo;
mod lists;
mod messenger;
mod notary;
mod post;
mod reader;
mod serve;
mod settings;
mod shelf;
mod upkeep;
mod watchman;

use std::process::ExitCode;

use clap::Parser as _;
use cli::{Cli, Command};
use tracing_subscriber::{EnvFilter, fmt, prelude::*};

/// How a command ended; also its exit status.
pub enum Ending {
    /// 0
    Good,
    /// 1: the answer is no.
    No,
    /// 2: wrong use or bad input, told to the caller already.
    Wrong,
}

#[tokio::main]
async fn main() -> ExitCode {
    let cli = Cli::parse();
    log();
    let ending = match cli.command {
        #[cfg(feature = "demo")]
        Command::Demo(options) => demo::run(options).await,
        Command::Serve(options) => commands::serve::run(&options).await,
        Command::Work(of) => commands::work::run(&of).await,
        Command::Migrate(of) => commands::migrate::run(&of).await,
        Command::Doctor(of) => commands::doctor::run(&of).await,
        Command::Administrator(options) => commands::administrator::run(&options).await,
        Command::Key(command) => commands::key::run(command).await,
        Command::Settings(cli::Settings::Check(of)) => commands::settings_check::run(&of),
        Command::Verify(options) => commands::verify::run(options).await,
        Command::Receipt(cli::Receipt::Verify(options)) => commands::receipt_verify::run(options).await,
        Command::Journal(cli::Journal::Verify(options)) => commands::journal_verify::run(&options).await,
        Command::Journal(cli::Journal::Export(options)) => commands::journal_export::run(&options).await,
        Command::Journal(cli::Journal::Consistency(options)) => commands::journal_consistency::run(&options).await,
        Command::Journal(cli::Journal::Erase(options)) => commands::journal_erase::run(&options).await,
    };
    match ending {
        Ok(Ending::Good) => ExitCode::SUCCESS,
        Ok(Ending::No) => ExitCode::from(1),
        Ok(Ending::Wrong) => ExitCode::from(2),
        Err(fault) => {
            eprintln!("okienko: {fault}");
            ExitCode::from(3)
        }
    }
}

/// One line an event on standard error, which the operator's machine collects; `OKIENKO_LOG` chooses how much.
fn log() {
    let filter =
        EnvFilter::try_from_env("OKIENKO_LOG").unwrap_or_else(|_| EnvFilter::new("warn,okienko=info,web=info"));
    tracing_subscriber::registry().with(filter).with(fmt::layer().with_writer(std::io::stderr).with_ansi(false)).init();
}
