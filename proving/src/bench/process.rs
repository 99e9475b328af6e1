//! What the system counts of a process, from `/proc`.

use std::fs;

use vocabulary::Fault;

/// A larger part of the processor time than this, used by strangers, spoils figures.
const DISTURBED: f64 = 0.15;

/// Ticks a second in `/proc`, the same on every Linux.
const TICKS: f64 = 100.0;

/// Seconds of processor time that a process has used, in its own code and in the system.
pub fn cpu_seconds(process: u32) -> Result<f64, Fault> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat"))?;
    // The name stands in parentheses and may hold anything; utime and stime are the 12th and 13th words after it.
    let after = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
    let ticks: f64 = after.split_whitespace().skip(11).take(2).filter_map(|word| word.parse::<f64>().ok()).sum();
    Ok(ticks / TICKS)
}

/// Seconds of processor time that the servers of PostgreSQL have used; those of connections that ended are not seen.
fn postgres_seconds() -> Result<f64, Fault> {
    let mut seconds = 0.0;
    for entry in fs::read_dir("/proc")? {
        let Some(process) = entry?.file_name().to_str().and_then(|name| name.parse().ok()) else { continue };
        if fs::read_to_string(format!("/proc/{process}/comm")).is_ok_and(|name| name.trim() == "postgres") {
            // It may end between the two readings.
            seconds += cpu_seconds(process).unwrap_or_default();
        }
    }
    Ok(seconds)
}

/// Seconds of processor time that the whole machine has used.
fn machine_seconds() -> Result<f64, Fault> {
    let stat = fs::read_to_string("/proc/stat")?;
    let words = stat.lines().next().unwrap_or_default().split_whitespace().skip(1).take(7);
    // user, nice, system, idle, iowait, irq, softirq
    let ticks: f64 = words
        .enumerate()
        .filter(|(place, _)| !matches!(place, 3 | 4))
        .filter_map(|(_, word)| word.parse::<f64>().ok())
        .sum();
    Ok(ticks / TICKS)
}

/// Processor time so far, in seconds.
#[derive(Clone, Copy)]
pub struct Used {
    /// By the office with its sandbox.
    pub office: f64,
    /// By this process.
    pub clients: f64,
    /// By PostgreSQL.
    pub postgres: f64,
    /// By everybody else.
    pub others: f64,
}

impl Used {
    /// What has been used so far.
    pub fn now(office: u32) -> Result<Self, Fault> {
        let (office, clients) = (cpu_seconds(office)?, cpu_seconds(std::process::id())?);
        let postgres = postgres_seconds()?;
        Ok(Self { office, clients, postgres, others: machine_seconds()? - office - clients - postgres })
    }

    /// What was used since.
    pub fn since(self, earlier: Self) -> Self {
        Self {
            office: self.office - earlier.office,
            clients: self.clients - earlier.clients,
            postgres: self.postgres - earlier.postgres,
            others: (self.others - earlier.others).max(0.0),
        }
    }

    /// Whether strangers used so much that the figures say nothing.
    pub fn is_disturbed(self) -> bool {
        self.others > DISTURBED * (self.office + self.clients + self.postgres + self.others)
    }
}

/// The most memory that a process held at any time, in MiB.
pub fn peak_mebibytes(process: u32) -> Result<u64, Fault> {
    let status = fs::read_to_string(format!("/proc/{process}/status"))?;
    status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse::<u64>().ok())
        .map(|kibibytes| kibibytes / 1024)
        .ok_or_else(|| Fault::new("the system does not tell VmHWM"))
}
