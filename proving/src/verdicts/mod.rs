//! What a verdict costs, ours and of others' tools, on the same files in the same run.

mod made;
mod others;
mod ours;

use std::{path::Path, time::Duration};

pub use ours::{Validate, validate};

use rand::{Rng as _, SeedableRng as _, rngs::StdRng};
use vocabulary::Fault;

use crate::{
    Options,
    facts::Facts,
    office::Site,
    verdicts::{
        made::Made,
        others::{Sample, Tool},
    },
};

/// How long one sample of one tool lasts.
const LASTING: Duration = Duration::from_secs(1);
/// How often each tool has its turn; the ratio that counts is the middle one.
const ROUNDS: usize = 5;
const SHORT: (Duration, usize) = (Duration::from_millis(50), 1);

/// Measures every tool that knows a kind of file on each file of that kind. The short form judges no figures.
pub async fn run(options: &Options) -> Result<Facts, Fault> {
    let mut chance = StdRng::seed_from_u64(options.seed.unwrap_or_else(|| rand::rng().random()));
    let beside = options.program.parent().unwrap_or(Path::new("."));
    let folder = tempfile::Builder::new().prefix("okienko-verdicts-").tempdir_in(beside)?;
    let site = Site::new(&options.program, folder.path(), None, &mut chance);
    let office = site.open().await?;
    let trust = site.trust(&office).await?;
    let files = made::make(&site, &office, folder.path()).await?;
    let with = others::Tools::find(&options.program, &trust).await?;
    let (lasting, rounds) = if options.short { SHORT } else { (LASTING, ROUNDS) };

    println!(
        "verdicts: each tool in turn, {rounds} rounds; milliseconds of the processor; the ratio is the middle of the rounds"
    );
    println!(
        "          ours checks revocation and coverage besides, the others the digests, the signature and the path;"
    );
    println!("          what authorities signed was found right by ours in the turn before the first that counts");
    let mut facts = Facts::default();
    for made in &files {
        println!();
        println!("{} ({} kB)", made.name, made.bytes / 1_000);
        for (ours, theirs) in Tool::pairs(made.kind) {
            let compared = compare(&with, (*ours, *theirs), made, lasting, rounds).await?;
            compared.tell(*ours, *theirs);
            if !options.short && *theirs == Tool::Xmlsec1 {
                facts.tell_whether("at least as fast as xmlsec1", compared.ratio() >= 1.0);
            }
        }
    }
    let process = office.process()?;
    office.stop(process).await?;
    if options.short {
        facts.tell_whether("every tool believes every file of the bench", true);
    }
    Ok(facts)
}

/// Samples of ours and of theirs, taken in turn.
struct Compared {
    rounds: Vec<(Sample, Sample)>,
    /// Both cores at work.
    on_two: (f64, f64),
}

async fn compare(
    with: &others::Tools,
    (ours, theirs): (Tool, Tool),
    made: &Made,
    lasting: Duration,
    rounds: usize,
) -> Result<Compared, Fault> {
    let (our_times, their_times) = (with.times(ours, made, lasting).await?, with.times(theirs, made, lasting).await?);
    let mut taken = Vec::new();
    for _ in 0..rounds {
        taken.push((with.sample(ours, made, our_times).await?, with.sample(theirs, made, their_times).await?));
    }
    let on_two = (with.on_two(ours, made, our_times).await?, with.on_two(theirs, made, their_times).await?);
    Ok(Compared { rounds: taken, on_two })
}

impl Compared {
    /// How many of ours are done while one of theirs is.
    fn ratio(&self) -> f64 {
        middle(self.rounds.iter().map(|(ours, theirs)| theirs.seconds / ours.seconds))
    }

    fn tell(&self, ours: Tool, theirs: Tool) {
        let milliseconds =
            |of: fn(&(Sample, Sample)) -> Sample| middle(self.rounds.iter().map(|round| of(round).seconds)) * 1_000.0;
        let peak = |of: fn(&(Sample, Sample)) -> Sample| self.rounds.iter().map(|round| of(round).peak).max();
        println!(
            "  {:<28} {:>9.3} ms  {:>8.0}/s on 2 cores  {:>4} MiB",
            ours.name(),
            milliseconds(|round| round.0),
            self.on_two.0,
            peak(|round| round.0).unwrap_or_default()
        );
        println!(
            "  {:<28} {:>9.3} ms  {:>8.0}/s on 2 cores  {:>4} MiB   ratio {:.2}, on 2 cores {:.2}",
            theirs.name(),
            milliseconds(|round| round.1),
            self.on_two.1,
            peak(|round| round.1).unwrap_or_default(),
            self.ratio(),
            self.on_two.0 / self.on_two.1
        );
    }
}

fn middle(figures: impl Iterator<Item = f64>) -> f64 {
    let mut figures: Vec<f64> = figures.collect();
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or_default()
}
