//! Filings a second, against what the raw costs on the same machine in the same run allow; and the pages of officials in a
//! small and a large office.

pub mod load;
pub mod process;
pub mod raw;

use std::{path::Path, time::Duration};

use rand::{Rng as _, SeedableRng as _, rngs::StdRng};
use vocabulary::Fault;

use crate::{
    Options,
    bench::{load::Load, raw::Raw},
    facts::{Facts, Failures},
    letters,
    office::Site,
    pages::{self, Measure},
    schema,
};

/// How many clients file at once, each one letter after the other.
const CLIENTS: usize = 32;
/// Different letters, filed over and over under new keys. None has an attachment.
const LETTERS: usize = 2_000;
const LASTING: Duration = Duration::from_secs(20);
/// Cases in the offices whose pages are measured.
const OFFICES: [u32; 2] = [1_000, 100_000];
const SHORT_OFFICES: [u32; 2] = [100, 1_000];
/// What is promised on SQLite.
const FILINGS_A_SECOND: f64 = 200.0;
/// What is promised of what the raw costs allow.
const SHARE: f64 = 0.5;

/// Measures on each database. The short form shows that everything works and judges no figures.
pub async fn run(options: &Options) -> Result<Facts, Fault> {
    let seed = options.seed.unwrap_or_else(|| rand::rng().random_range(0..1_000_000));
    let cores = std::thread::available_parallelism()?.get();
    println!("bench: {CLIENTS} clients, {cores} cores shared by the office, its database, its sandbox and the clients");
    // Beside the program, on a disk: where temporary files are kept may be memory.
    let beside = options.program.parent().unwrap_or(Path::new("."));
    let folder = tempfile::Builder::new().prefix("okienko-bench-").tempdir_in(beside)?;
    let postgres = schema::fresh(&format!("bench_{seed}")).await?.ok_or_else(|| {
        Fault::new("OKIENKO_TEST_POSTGRES names no server; scripts/with-postgres.sh brings one along")
    })?;
    let mut facts = Facts::default();
    for (name, database) in [("SQLite", None), ("PostgreSQL", Some(postgres))] {
        let mut chance = StdRng::seed_from_u64(seed);
        let on_sqlite = database.is_none();
        measure(options, name, &folder.path().join(name), database, cores, chance.clone(), &mut facts).await?;
        let sizes = if options.short { SHORT_OFFICES } else { OFFICES };
        let pages = Measure { program: &options.program, sizes: &sizes, short: options.short };
        pages::on(&pages, on_sqlite, &folder.path().join(name), &mut chance, &mut facts).await?;
    }
    Ok(facts)
}

async fn measure(
    options: &Options,
    name: &str,
    folder: &Path,
    database: Option<String>,
    cores: usize,
    mut chance: StdRng,
    facts: &mut Facts,
) -> Result<(), Fault> {
    std::fs::create_dir_all(folder)?;
    let on_sqlite = database.is_none();
    let site = Site::new(&options.program, folder, database, &mut chance);
    let office = site.open().await?;
    let (count, lasting) = if options.short { (50, Duration::from_secs(2)) } else { (LETTERS, LASTING) };
    let letters = letters::sign(&site.client_key(&office.demo)?, count, None, &mut chance)?;

    let load = load::run(&office, &letters, CLIENTS, lasting).await?;
    let raw_database = if on_sqlite {
        format!("sqlite:{}", folder.join("raw.db").display())
    } else {
        schema::fresh("bench_raw").await?.unwrap_or_default()
    };
    let raw = raw::measure(&site, &office, &letters, &raw_database, options.short).await?;
    let process = office.process()?;
    office.stop(process).await?;

    println!();
    println!("{name}");
    load.tell();
    raw.tell();
    let share = tell_share(&load, &raw, cores);
    let mut incomplete = Failures::default();
    load.unsound.iter().for_each(|what| incomplete.note(what));
    site.told_faults().into_iter().for_each(|line| incomplete.note(line));
    facts.tell("every letter got its sealed and timestamped receipt, and no backlog is left", &incomplete);
    if !options.short {
        let disturbed = load.used.is_disturbed() || raw.used.is_disturbed();
        facts.tell_whether("the machine did nothing else meanwhile, so the figures count", !disturbed);
        facts.tell_whether("at least half of what the raw costs allow", share >= SHARE);
        if on_sqlite {
            facts.tell_whether("at least 200 filings a second", load.a_second() >= FILINGS_A_SECOND);
        }
    }
    Ok(())
}

/// What the raw costs allow, and the share of it that was reached.
fn tell_share(load: &Load, raw: &Raw, cores: usize) -> f64 {
    let by_cores = f64::from(u32::try_from(cores).unwrap_or(1)) / (raw.validation + raw.seal + raw.token);
    let by_commits = 1.0 / (raw.filing_commit + raw.sealing_commit);
    let allowed = by_cores.min(by_commits);
    let share = load.a_second() / allowed;
    println!("  allowed: the smaller of {cores} / (validation + seal + token) = {by_cores:.0}/s");
    println!("           and 1 / (commit of filing + commit of sealing) = {by_commits:.0}/s, since commits are serial");
    println!("  share:   {:.0} / {allowed:.0} = {share:.2}", load.a_second());
    share
}
