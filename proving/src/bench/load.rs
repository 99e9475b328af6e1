//! Many clients that file letters, and the time until every letter has its receipt.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use tokio::task::JoinSet;
use vocabulary::Fault;

use crate::{
    bench::process::{self, Used},
    clock::Stopwatch,
    door::{Answer, Door},
    letters::Letter,
    office::Office,
};

/// Filings before anything is timed.
const WARMING: Duration = Duration::from_secs(1);
const LOOK: Duration = Duration::from_millis(20);
/// For the receipts that are left when nobody files any more.
const DRAINING: Duration = Duration::from_secs(120);

/// What was measured under load.
pub struct Load {
    filed: usize,
    filing: f64,
    draining: f64,
    /// Seconds from sending to the answer, sorted.
    waits: Vec<f64>,
    /// Processor time meanwhile.
    pub used: Used,
    peak: u64,
    /// What a sound office does not do.
    pub unsound: Vec<String>,
}

/// Files letters for this long, then waits until every receipt is complete.
pub async fn run(office: &Office, letters: &[Letter], clients: usize, lasting: Duration) -> Result<Load, Fault> {
    let letters: Arc<[Letter]> = letters.into();
    let process = office.process()?;
    let warmed = file(&office.door, &letters, "warm", clients, WARMING).await?;
    drain(&office.door).await?;

    let begun = Used::now(process)?;
    let watch = Stopwatch::start();
    let (filed, mut waits, mut unsound) = file(&office.door, &letters, "load", clients, lasting).await?;
    let filing = watch.seconds();
    let left = drain(&office.door).await?;
    let whole = watch.seconds();
    let ended = Used::now(process)?;

    if left > 0 {
        unsound.push(format!("{left} receipts are still missing"));
    }
    let lines = office.door.list(|_| false).await?;
    let complete = lines.iter().filter(|line| line.receipt_ready).count();
    if complete != filed + warmed.0 {
        unsound.push(format!("{complete} receipts for {} filings", filed + warmed.0));
    }
    waits.sort_by(f64::total_cmp);
    Ok(Load {
        filed,
        filing,
        draining: whole - filing,
        waits,
        used: ended.since(begun),
        peak: process::peak_mebibytes(process)?,
        unsound,
    })
}

/// Files for this long; gives how many were accepted, how long each took, and answers that were something else.
async fn file(
    door: &Door,
    letters: &Arc<[Letter]>,
    name: &'static str,
    clients: usize,
    lasting: Duration,
) -> Result<(usize, Vec<f64>, Vec<String>), Fault> {
    let watch = Stopwatch::start();
    let next = Arc::new(AtomicUsize::default());
    let mut hands = JoinSet::new();
    for _ in 0..clients {
        let (door, letters, next) = (door.clone(), Arc::clone(letters), Arc::clone(&next));
        hands.spawn(async move {
            let (mut waits, mut other) = (Vec::new(), Vec::new());
            while watch.elapsed() < lasting {
                let turn = next.fetch_add(1, Ordering::Relaxed);
                let sent = Stopwatch::start();
                match door.file(&format!("{name}-{turn}"), &letters[turn % letters.len()]).await {
                    Answer::Filed(_) => waits.push(sent.seconds()),
                    answer => other.push(format!("{answer:?}")),
                }
            }
            (waits, other)
        });
    }
    let (mut waits, mut other) = (Vec::new(), Vec::new());
    while let Some(ended) = hands.join_next().await {
        let (some, strange) = ended?;
        waits.extend(some);
        other.extend(strange);
    }
    Ok((waits.len(), waits, other))
}

/// Waits until no receipt waits; gives how many still do when patience ends.
async fn drain(door: &Door) -> Result<i64, Fault> {
    let watch = Stopwatch::start();
    loop {
        let left = door.gauge("okienko_receipts_waiting").await?;
        if left == 0 || watch.elapsed() > DRAINING {
            return Ok(left);
        }
        tokio::time::sleep(LOOK).await;
    }
}

impl Load {
    /// Filings with their receipts a second, the time to drain counted in.
    pub fn a_second(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
        let filed = self.filed as f64;
        filed / (self.filing + self.draining)
    }

    /// The same in a second of processor time of the office and its sandbox, which no other work on the machine changes.
    pub fn a_cpu_second(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
        let filed = self.filed as f64;
        filed / self.used.office.max(0.01)
    }

    fn wait(&self, part: usize) -> f64 {
        let place = (self.waits.len() * part / 100).min(self.waits.len().saturating_sub(1));
        self.waits.get(place).copied().unwrap_or_default() * 1_000.0
    }

    /// Tells what was measured.
    pub fn tell(&self) {
        println!(
            "  {:.0} filings a second: {} in {:.1} s, then {:.1} s until the last receipt",
            self.a_second(),
            self.filed,
            self.filing,
            self.draining
        );
        println!("  answered within {:.0} ms (half), {:.0} ms (99 of 100)", self.wait(50), self.wait(99));
        let Used { office, clients, postgres, others } = self.used;
        println!(
            "  processor time: office with its sandbox {office:.1} s, clients {clients:.1} s, PostgreSQL {postgres:.1} s, \
             everything else {others:.1} s"
        );
        println!("  peak memory of the office {} MiB", self.peak);
    }
}
