//! An office of many years in an hour: units, officials, letters and cases in bulk, for figures under load.
//!
//! Nothing here went through an act, so the journal knows nothing of it: such a database is good for measuring only.

mod bulk;
mod tables;
mod years;

use argon2::{Argon2, PasswordHasher as _, password_hash::SaltString};
use database::{Database, sql};
use rand::{Rng as _, RngCore as _, SeedableRng as _, rngs::StdRng};
use vocabulary::{Clock as _, Fault};

pub use years::{CLERK, CLIENT, HEAD, Measured};

use crate::clock::{Stopwatch, SystemClock};

/// The version that letters are loaded in: what their forms carry.
pub const VERSION: &str = "4";

/// Whom a loaded office is measured through.
pub struct Loaded {
    /// The password of every loaded official.
    pub password: String,
    /// Somebody who carries cases and sees one unit only.
    pub officer: String,
    /// Another one there, who has taken letters that are in no case yet.
    pub opener: String,
    /// The head of that unit.
    pub head: String,
    /// What is measured.
    pub measured: Measured,
    /// How many rows there are, by table.
    pub rows: Vec<(&'static str, usize)>,
    /// Seconds.
    pub took: f64,
}

impl Loaded {
    /// How many letters there are.
    pub fn letters(&self) -> usize {
        self.rows.iter().filter(|(table, _)| *table == "letters").map(|(_, rows)| rows).sum()
    }
}

/// `load`: fills a database that has no cases, and prints what it holds then.
pub async fn run(address: &str, cases: u32, seed: Option<u64>) -> Result<(), Fault> {
    let database = Database::open(address).await?;
    database.migrate().await?;
    let some = sql("SELECT id FROM cases LIMIT 1");
    if database.look().await?.optional(some).await?.is_some() {
        return Err(Fault::new("there are cases in this database: only one without any is filled"));
    }
    let seed = seed.unwrap_or_else(|| rand::rng().random_range(0..1_000_000));
    let loaded = fill(&database, cases, &mut StdRng::seed_from_u64(seed)).await?;
    for (table, rows) in &loaded.rows {
        println!("{rows:>10}  {table}");
    }
    println!("in {:.1} s, {}, seed {seed}", loaded.took, database.kind());
    println!("sign in as {} or {} with {}", loaded.officer, loaded.head, loaded.password);
    database.close().await;
    Ok(())
}

/// Fills the database beside whatever is in it.
pub async fn fill(database: &Database, cases: u32, chance: &mut StdRng) -> Result<Loaded, Fault> {
    let watch = Stopwatch::start();
    let password: String = (0..16).map(|_| char::from(chance.random_range(b'a'..=b'z'))).collect();
    let mut salt = [0; 16];
    chance.fill_bytes(&mut salt);
    let wrong = |error: argon2::password_hash::Error| Fault::new(error.to_string());
    let salt = SaltString::encode_b64(&salt).map_err(wrong)?;
    let hash = Argon2::default().hash_password(password.as_bytes(), &salt).map_err(wrong)?.to_string();
    let years = years::Years { now: SystemClock.now(), cases, hash };
    let office = years.fill(database, chance).await?;
    Ok(Loaded {
        password,
        officer: office.officer,
        opener: office.opener,
        head: office.head,
        measured: office.measured,
        rows: office.rows,
        took: watch.seconds(),
    })
}
