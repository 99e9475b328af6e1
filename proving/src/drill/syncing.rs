//! Whether syncing comes before the answer, seen by strace from outside.

use std::{path::Path, process::Stdio};

use rand::rngs::StdRng;
use tokio::process::Command;
use vocabulary::Fault;

use crate::{
    door::Answer,
    drill::trace,
    facts::{Facts, Failures},
    letters,
    office::Site,
};

const CALLS: &str =
    "trace=rename,renameat,renameat2,fsync,fdatasync,write,writev,sendto,sendmsg,pwrite64,pwritev,pwritev2";

/// What the trace of one filing showed.
pub struct Report(Result<trace::Shown, String>);

/// Files one letter with an attachment above 64 KiB at an office on SQLite that strace watches.
pub async fn run(program: &Path, folder: &Path, mut chance: StdRng) -> Result<Report, Fault> {
    let there = Command::new("strace").arg("--version").stdout(Stdio::null()).status().await;
    if !there.is_ok_and(|status| status.success()) {
        return Ok(Report(Err("strace is not installed: run scripts/prerequisites.sh test".to_owned())));
    }
    let file = folder.join("trace");
    let name = file.display().to_string();
    let site = Site::new(program, folder, None, &mut chance)
        .started_by(&["strace", "-f", "-y", "-ttt", "-s", "32", "-o", &name, "-e", CALLS]);
    let office = site.open().await?;
    let letter = letters::sign(&site.client_key(&office.demo)?, 1, Some(1), &mut chance)?.remove(0);
    let answer = office.door.file("synced", &letter).await;
    // The tracer writes one line after the other, each beginning with the thread; the first is the office's own.
    let begun = std::fs::read_to_string(&file)?;
    let process = begun.split(' ').next().and_then(|number| number.parse().ok());
    office.stop(process.ok_or_else(|| Fault::new("the trace is empty"))?).await?;
    let Answer::Filed(_) = answer else { return Ok(Report(Err(format!("the letter was not filed: {answer:?}")))) };
    let shown = trace::check(&std::fs::read_to_string(&file)?);
    Ok(Report(match shown {
        Ok(shown) => Ok(shown),
        Err(what) => {
            let kept = std::env::temp_dir().join("okienko-drill-trace");
            std::fs::copy(file, &kept)?;
            Err(format!("{what}; the trace is kept as {}", kept.display()))
        }
    }))
}

impl Report {
    /// Tells what was found.
    pub fn tell(&self, facts: &mut Facts) {
        println!("SQLite under strace: one filing with an attachment of 100 kB");
        let mut late = Failures::default();
        match &self.0 {
            Ok(shown) => shown.steps.iter().for_each(|step| println!("  {step}")),
            Err(what) => late.note(what),
        }
        facts.tell("files, their folder and the commit are synced before the answer is sent", &late);
    }
}
