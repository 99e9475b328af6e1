//! Killing the office at any instant, and looking for what was acknowledged and lost.

mod ledger;
mod outage;
mod rounds;
mod syncing;
mod token;
mod trace;
mod wave;

use rand::{Rng as _, SeedableRng as _, rngs::StdRng};
use vocabulary::Fault;

use crate::{Options, facts::Facts, schema};

/// Rounds on each database.
const ROUNDS: usize = 100;
const SHORT_ROUNDS: usize = 5;

/// Runs every drill, those on different databases side by side.
pub async fn run(options: &Options) -> Result<Facts, Fault> {
    let seed = options.seed.unwrap_or_else(|| rand::rng().random_range(0..1_000_000));
    let rounds = if options.short { SHORT_ROUNDS } else { ROUNDS };
    println!("drill: {rounds} rounds on each database, --seed {seed}");
    let folder = tempfile::Builder::new().prefix("okienko-drill-").tempdir()?;
    let place = |name: &str| {
        let folder = folder.path().join(name);
        std::fs::create_dir_all(&folder).map(|()| folder)
    };
    let (sqlite, postgres, syncing, token) = (place("sqlite")?, place("postgres")?, place("syncing")?, place("token")?);
    let chance = |stream| StdRng::seed_from_u64(seed.wrapping_mul(3).wrapping_add(stream));
    let schema = schema::fresh(&format!("drill_{seed}")).await?;

    let on_postgres = async {
        match schema {
            Some(address) => {
                rounds::run("PostgreSQL", &options.program, &postgres, Some(address), rounds, chance(1)).await
            }
            None => Err(Fault::new("OKIENKO_TEST_POSTGRES names no server; scripts/with-postgres.sh brings one along")),
        }
    };
    let (sqlite, postgres, syncing, token) = tokio::join!(
        rounds::run("SQLite", &options.program, &sqlite, None, rounds, chance(0)),
        on_postgres,
        syncing::run(&options.program, &syncing, chance(2)),
        token::run(&options.program, &token, chance(3)),
    );
    let mut facts = Facts::default();
    for outcome in [sqlite, postgres] {
        let report = outcome?;
        report.tell(&mut facts);
    }
    syncing?.tell(&mut facts);
    token?.tell(&mut facts);
    Ok(facts)
}
