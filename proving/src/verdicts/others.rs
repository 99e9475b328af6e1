//! The tools that are measured, each as a process that says how long one validation took.

use std::{
    path::{Path, PathBuf},
    process::Stdio,
    time::Duration,
};

use serde::Deserialize;
use tokio::process::Command;
use vocabulary::Fault;

use crate::verdicts::made::{Kind, Made};

/// Beside the workshop's other scripts.
const SCRIPT: &str = "scripts/verdicts.py";

/// One that says whether a signature is good.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    /// Our library.
    Ours,
    /// Our library, revocation left open: the work that the others do.
    Unasked,
    /// Our program, started for each file.
    OurProgram,
    /// xmlsec1 in one process.
    Xmlsec1,
    /// signxml, with its XAdES.
    Signxml,
    /// pyHanko.
    Pyhanko,
    /// OpenSSL's library.
    OpensslLibrary,
    /// OpenSSL's program, started for each file.
    OpensslProgram,
    /// xmlsec1, started for each file.
    Xmlsec1Program,
}

impl Tool {
    /// What of ours is compared with what of others on files of this kind.
    pub const fn pairs(kind: Kind) -> &'static [(Self, Self)] {
        match kind {
            Kind::Xml => &[
                (Self::Unasked, Self::Xmlsec1),
                (Self::Ours, Self::Xmlsec1),
                (Self::Ours, Self::Signxml),
                (Self::OurProgram, Self::Xmlsec1Program),
            ],
            Kind::Pdf => &[(Self::Unasked, Self::Pyhanko), (Self::Ours, Self::Pyhanko)],
            Kind::Cms => &[
                (Self::Unasked, Self::OpensslLibrary),
                (Self::Ours, Self::OpensslLibrary),
                (Self::OurProgram, Self::OpensslProgram),
            ],
        }
    }

    /// What it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ours => "okienko, with revocation",
            Self::Unasked => "okienko",
            Self::OurProgram => "okienko, a process each",
            Self::Xmlsec1 => "xmlsec1 --repeat",
            Self::Signxml => "signxml, no path",
            Self::Pyhanko => "pyHanko",
            Self::OpensslLibrary => "OpenSSL, library",
            Self::OpensslProgram => "openssl, a process each",
            Self::Xmlsec1Program => "xmlsec1, a process each",
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Ours | Self::Unasked | Self::OpensslLibrary => "",
            Self::OurProgram => "okienko",
            Self::Xmlsec1 => "xmlsec1",
            Self::Signxml => "signxml",
            Self::Pyhanko => "pyhanko",
            Self::OpensslProgram => "openssl",
            Self::Xmlsec1Program => "xmlsec1-each",
        }
    }
}

/// What a tool says of one turn.
#[derive(Clone, Copy, Deserialize)]
pub struct Sample {
    /// Of the processor, for one validation.
    pub seconds: f64,
    /// The same by the clock.
    pub clock: f64,
    /// The most memory of the process, in MiB.
    pub peak: u64,
}

/// Where the tools are, and whom they trust.
pub struct Tools {
    program: PathBuf,
    python: String,
    trust: Vec<PathBuf>,
}

impl Tools {
    /// The tools written in Python are brought along when they are missing.
    pub async fn find(program: &Path, trust: &[PathBuf]) -> Result<Self, Fault> {
        let brought = Command::new("scripts/foreign-tools.sh").stderr(Stdio::inherit()).output().await?;
        if !brought.status.success() {
            return Err(Fault::new("scripts/foreign-tools.sh does not bring the tools"));
        }
        let python = String::from_utf8_lossy(&brought.stdout).trim().to_owned();
        Ok(Self { program: program.into(), python, trust: trust.to_vec() })
    }

    /// How often a tool does this file in so long.
    pub async fn times(&self, tool: Tool, made: &Made, lasting: Duration) -> Result<u32, Fault> {
        let sample = self.sample(tool, made, 3).await?;
        // At most 100,000: no figure gets better by more.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 3 and 100,000")]
        Ok((lasting.as_secs_f64() / sample.clock).clamp(3.0, 100_000.0) as u32)
    }

    /// One turn of a tool.
    pub async fn sample(&self, tool: Tool, made: &Made, times: u32) -> Result<Sample, Fault> {
        let mut command = match tool {
            Tool::Ours | Tool::Unasked | Tool::OpensslLibrary => {
                let mut command = Command::new(std::env::current_exe()?);
                command.args(["validate", "--times", &times.to_string()]);
                match tool {
                    Tool::OpensslLibrary => command.arg("--by-openssl"),
                    Tool::Unasked => command.arg("--unasked"),
                    _ => &mut command,
                };
                self.trust.iter().for_each(|folder| {
                    command.arg("--trust").arg(folder);
                });
                command
            }
            _ => {
                let mut command = Command::new(&self.python);
                command.env("OKIENKO", &self.program).args([SCRIPT, tool.word(), &times.to_string()]);
                self.trust.iter().for_each(|folder| {
                    command.arg(folder);
                });
                command
            }
        };
        let output = command.arg(&made.path).stdin(Stdio::null()).output().await?;
        serde_json::from_slice(&output.stdout).map_err(|_| {
            let said = String::from_utf8_lossy(&output.stderr);
            Fault::new(format!("{} does not believe {}: {}", tool.name(), made.name, said.trim()))
        })
    }

    /// Validations a second of two processes at once.
    pub async fn on_two(&self, tool: Tool, made: &Made, times: u32) -> Result<f64, Fault> {
        let (one, other) = tokio::try_join!(self.sample(tool, made, times), self.sample(tool, made, times))?;
        Ok(1.0 / one.clock + 1.0 / other.clock)
    }
}
