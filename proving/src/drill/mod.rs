//! Killing the office at any instant, and looking for what was acknowledged and lost.

mod days;
mod ledger;
mod outage;
mod rounds;
mod syncing;
mod times;
mod token;
mod trace;
mod wave;

use rand::{Rng as _, SeedableRng as _, rngs::StdRng};
use vocabulary::Fault;

use crate::{Options, drill::days::Form, facts::Facts, schema};

/// Rounds on each database.
const ROUNDS: usize = 100;
const SHORT_ROUNDS: usize = 5;

/// Runs every drill, those on different databases side by side.
pub async fn run(options: &Options) -> Result<Facts, Fault> {
    let seed = options.seed.unwrap_or_else(|| rand::rng().random_range(0..1_000_000));
    let rounds = if options.short { SHORT_ROUNDS } else { ROUNDS };
    let days = if options.long { Form::LONG } else { Form::SHORT };
    println!("drill: {rounds} rounds on each database, --seed {seed}");
    let folder = tempfile::Builder::new().prefix("okienko-drill-").tempdir()?;
    let place = |name: &str| {
        let folder = folder.path().join(name);
        std::fs::create_dir_all(&folder).map(|()| folder)
    };
    let (sqlite, postgres, syncing, token) = (place("sqlite")?, place("postgres")?, place("syncing")?, place("token")?);
    let (days_sqlite, days_postgres) = (place("days-sqlite")?, place("days-postgres")?);
    let chance = |stream| StdRng::seed_from_u64(seed.wrapping_mul(3).wrapping_add(stream));
    let schema = schema::fresh(&format!("drill_{seed}")).await?;
    let days_schema = if options.short { None } else { schema::fresh(&format!("days_{seed}")).await? };

    let on_postgres = async {
        match schema {
            Some(address) => {
                rounds::run("PostgreSQL", &options.program, &postgres, Some(address), rounds, chance(1)).await
            }
            None => Err(Fault::new("OKIENKO_TEST_POSTGRES names no server; scripts/with-postgres.sh brings one along")),
        }
    };
    let days_on_postgres = async {
        match days_schema {
            Some(address) => days::run("PostgreSQL", &options.program, &days_postgres, Some(address), days, chance(5))
                .await
                .map(Some),
            None => Ok(None),
        }
    };
    let (sqlite, postgres, syncing, token, on_sqlite, on_postgres) = tokio::join!(
        rounds::run("SQLite", &options.program, &sqlite, None, rounds, chance(0)),
        on_postgres,
        syncing::run(&options.program, &syncing, chance(2)),
        token::run(&options.program, &token, chance(3)),
        days::run("SQLite", &options.program, &days_sqlite, None, days, chance(4)),
        days_on_postgres,
    );
    let mut facts = Facts::default();
    for outcome in [sqlite, postgres] {
        let report = outcome?;
        report.tell(&mut facts);
    }
    syncing?.tell(&mut facts);
    token?.tell(&mut facts);
    on_sqlite?.tell(&mut facts);
    if let Some(report) = on_postgres? {
        report.tell(&mut facts);
    }
    Ok(facts)
}
