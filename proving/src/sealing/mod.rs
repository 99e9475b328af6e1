//! Seals a second, through a token of SoftHSM and with a key in a file, against what the same key signs at most, and receipts
//! a second of an office that seals through a token.

mod rates;

use std::{env, path::Path, process::Stdio, time::Duration};

use rand::{Rng as _, SeedableRng as _, rngs::StdRng};
use sandbox::SoftToken;
use tokio::process::Command;
use vocabulary::Fault;

use crate::{
    Options,
    bench::{load, raw},
    facts::{Facts, Failures},
    letters,
    office::Site,
};
use rates::Rates;

/// Clients that file at once, how many different letters, and for how long.
const CLIENTS: usize = 16;
const LETTERS: usize = 500;
const LASTING: Duration = Duration::from_secs(15);
/// Offices by their keys, as the rates call them, and the kind of the key in the token.
const OFFICES: [(&str, Option<&str>); 3] =
    [("P-256 in SoftHSM", Some("p256")), ("RSA-3072 in SoftHSM", Some("rsa3072")), ("P-256 in a file", None)];
/// What is promised of the raw rate, for sealing alone.
const SHARE: f64 = 0.8;

/// Measures. SoftHSM finds its token by the environment, so the work is done by a process that begins in the right one;
/// `None` when that has told everything.
pub async fn run(options: &Options) -> Result<Option<Facts>, Fault> {
    let here = env::var_os(HERE);
    let Some(folder) = here else {
        let folder = tempfile::Builder::new().prefix("okienko-seals-").tempdir()?;
        let token = SoftToken::open(folder.path())?;
        let mut again = Command::new(env::current_exe()?);
        again.args(env::args_os().skip(1)).env(HERE, folder.path()).env(SoftToken::VARIABLE, token.settings());
        let status = again.stdin(Stdio::null()).kill_on_drop(true).status().await?;
        return if status.success() { Ok(None) } else { Err(Fault::new("seals are not made as fast as promised")) };
    };
    let token = SoftToken::open(folder.as_ref())?;
    let seed = options.seed.unwrap_or_else(|| rand::rng().random_range(0..1_000_000));
    let mut chance = StdRng::seed_from_u64(seed);
    let (count, lasting) = if options.short { (50, Duration::from_secs(2)) } else { (LETTERS, LASTING) };
    let (mut loads, mut receipt, mut incomplete) = (Vec::new(), None, Failures::default());
    for (key, kind) in OFFICES {
        let folder = Path::new(&folder).join(key.replace(' ', "-"));
        std::fs::create_dir_all(&folder)?;
        let site = Site::new(&options.program, &folder, None, &mut chance);
        let site = if let Some(kind) = kind { site.with_token(kind) } else { site };
        let office = site.open().await?;
        let letters = letters::sign(&site.client_key(&office.demo)?, count, None, &mut chance)?;
        let load = load::run(&office, &letters, CLIENTS, lasting).await?;
        receipt = Some(raw::receipt(&office.door, &letters[0]).await?);
        let process = office.process()?;
        office.stop(process).await?;
        load.unsound.iter().for_each(|what| incomplete.note(format!("{key}: {what}")));
        site.told_faults().into_iter().for_each(|line| incomplete.note(line));
        loads.push((key, load));
    }
    let receipt = receipt.ok_or_else(|| Fault::new("no office was tried"))?;

    let mut facts = Facts::default();
    let measured = tokio::task::spawn_blocking({
        let short = options.short;
        move || rates::measure(&token, &receipt, short)
    });
    let measured: Vec<Rates> = measured.await??;
    println!();
    println!("seals: {} threads each; the share is of what a second of processor time gives", rates::THREADS);
    println!("  {:<28} {:>12} {:>12} {:>8}", "key", "signatures/s", "seals/s", "share");
    for rates in &measured {
        println!("  {:<28} {:>12.0} {:>12.0} {:>8.2}", rates.name, rates.raw, rates.seals, rates.share);
        if rates.in_token && !options.short {
            let fact = format!("sealing with {} reaches {SHARE} of what the key signs", rates.name);
            facts.tell_whether(&fact, rates.share >= SHARE);
        }
    }
    for (key, load) in &loads {
        println!();
        println!("receipts of an office that seals with {key}, end to end, {CLIENTS} clients");
        load.tell();
        if let Some(rates) = measured.iter().find(|rates| rates.name == *key) {
            println!(
                "  {:.0} receipts/s are {:.3} of {:.0} signatures/s",
                load.a_second(),
                load.a_second() / rates.raw,
                rates.raw
            );
            println!(
                "  in a second of processor time {:.0} receipts are {:.3} of {:.0} signatures",
                load.a_cpu_second(),
                load.a_cpu_second() / rates.raw_cpu,
                rates.raw_cpu
            );
        }
    }
    facts.tell("every letter got its receipt", &incomplete);
    Ok(Some(facts))
}

/// Names the folder of the token to the process that works.
const HERE: &str = "OKIENKO_PROVING_TOKEN";
