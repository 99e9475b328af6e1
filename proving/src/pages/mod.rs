//! The pages of officials and clients in a small and in a large office: how long they take, what the size does to it, and
//! whether anything reads a whole table.

mod looks;
mod scans;

use std::path::Path;

use database::Database;
use rand::{Rng as _, SeedableRng as _, rngs::StdRng};
use vocabulary::{Clock as _, Fault};

use crate::{
    browser::Browser,
    clock::{Stopwatch, SystemClock},
    facts::{Facts, Failures},
    load::{self, Loaded},
    office::Site,
    pages::{
        looks::{LOOKS, Who, hyphenated},
        scans::Scans,
    },
    schema,
};

/// How often each thing is done.
const TIMES: usize = 300;
const SHORT_TIMES: usize = 20;
/// Before anything is timed.
const WARMING: usize = 10;
/// What is promised of 99 of 100, in the largest office, in seconds.
const WITHIN: f64 = 0.2;
/// And against the smallest one; what is below `NOTHING` in seconds may grow as it likes.
const TIMES_AS_LONG: f64 = 3.0;
const NOTHING: f64 = 0.02;

/// What is done besides looking.
const DEEDS: [&str; 2] = ["assigning a letter", "opening a case"];

/// What is measured, on which databases.
pub struct Measure<'a> {
    /// The program to try.
    pub program: &'a Path,
    /// Cases in each office, the smallest first.
    pub sizes: &'a [u32],
    /// A short form, which shows that everything works and judges no figures.
    pub short: bool,
}

/// Seconds of everything that was done, by deed, sorted.
type Waits = Vec<Vec<f64>>;

/// Measures on each database.
pub async fn run(measure: &Measure<'_>, seed: Option<u64>) -> Result<Facts, Fault> {
    let seed = seed.unwrap_or_else(|| rand::rng().random_range(0..1_000_000));
    println!("pages: one request after the other, each up to its last byte; seed {seed}");
    // Beside the program, on a disk: where temporary files are kept may be memory.
    let beside = measure.program.parent().unwrap_or(Path::new("."));
    let folder = tempfile::Builder::new().prefix("okienko-pages-").tempdir_in(beside)?;
    let mut facts = Facts::default();
    for on_sqlite in [true, false] {
        on(measure, on_sqlite, folder.path(), &mut StdRng::seed_from_u64(seed), &mut facts).await?;
    }
    Ok(facts)
}

/// Measures every size on this kind of database.
pub async fn on(
    measure: &Measure<'_>,
    on_sqlite: bool,
    folder: &Path,
    chance: &mut StdRng,
    facts: &mut Facts,
) -> Result<(), Fault> {
    let mut measured = Vec::new();
    let mut against = Failures::default();
    let mut scanned = Failures::default();
    println!();
    println!("{}, pages of people who see a part of the office, and of those who see all", name(on_sqlite));
    for cases in measure.sizes {
        // What was measured goes before the next, larger one is made.
        let folder = tempfile::Builder::new().prefix("pages-").tempdir_in(folder)?;
        let address = if on_sqlite {
            format!("sqlite:{}", folder.path().join("loaded.db").display())
        } else {
            schema::fresh("bench_pages").await?.ok_or_else(|| {
                Fault::new("OKIENKO_TEST_POSTGRES names no server; scripts/with-postgres.sh brings one along")
            })?
        };
        let database = Database::open(&address).await?;
        database.migrate().await?;
        let loaded = load::fill(&database, *cases, chance).await?;
        let rows: usize = loaded.rows.iter().map(|(_, rows)| rows).sum();
        println!("  {cases} cases, {} letters: {rows} rows written in {:.0} s", loaded.letters(), loaded.took);
        let scans = Scans::begin(&database).await?;
        let site = Site::new(measure.program, folder.path(), Some(address), chance);
        let office = site.open().await?;
        let times = if measure.short { SHORT_TIMES } else { TIMES };
        measured.push(waits(office.door.url(), &loaded, times, chance).await?);
        let process = office.process()?;
        office.stop(process).await?;
        scans.end(&database, &mut scanned).await?;
        database.close().await;
        site.told_faults().into_iter().for_each(|line| against.note(line));
    }
    tell(measure, &measured, &mut against)?;
    facts.tell("pages answer in a large office as they do in a small one, within 200 ms", &against);
    if !on_sqlite {
        facts.tell("nothing read a whole table of the office", &scanned);
    }
    Ok(())
}

const fn name(on_sqlite: bool) -> &'static str {
    if on_sqlite { "SQLite" } else { "PostgreSQL" }
}

fn tell(measure: &Measure<'_>, measured: &[Waits], against: &mut Failures) -> Result<(), Fault> {
    let (Some(small), Some(large)) = (measured.first(), measured.last()) else {
        return Err(Fault::new("no size is measured"));
    };
    print!("  milliseconds, half | 99 of 100   ");
    measure.sizes.iter().for_each(|cases| print!("{cases:>12} cases"));
    println!("   growth of the latter");
    let deeds = LOOKS.iter().map(|look| look.name).chain(DEEDS);
    for (place, deed) in deeds.enumerate() {
        print!("    {deed:<30}");
        for waits in measured {
            let (half, most) = (part(&waits[place], 50) * 1_000.0, part(&waits[place], 99) * 1_000.0);
            print!("  {half:>6.1} | {most:<7.1}");
        }
        let (few, many) = (part(&small[place], 99), part(&large[place], 99));
        println!("  {:>6.2}", many / few);
        against.unless(measure.short || many <= WITHIN, || format!("{deed} takes {:.0} ms", many * 1_000.0));
        let grown = many > NOTHING && many > few * TIMES_AS_LONG;
        against.unless(measure.short || !grown, || format!("{deed} takes {:.1} times as long", many / few));
    }
    Ok(())
}

async fn waits(url: &str, loaded: &Loaded, times: usize, chance: &mut StdRng) -> Result<Waits, Fault> {
    let mut waits = vec![Vec::new(); LOOKS.len() + DEEDS.len()];
    let measured = &loaded.measured;
    let today = SystemClock.now().warsaw_date();
    for who in Who::ALL {
        let mut browser = Browser::sign_in(url, who.login(loaded), &loaded.password, who.first_page()).await?;
        for turn in 0..WARMING + times {
            for (place, look) in LOOKS.iter().enumerate().filter(|(_, look)| look.who == who) {
                let path = look.address(measured, today, turn, chance);
                let watch = Stopwatch::start();
                browser.get(&path).await?;
                if turn >= WARMING {
                    waits[place].push(watch.seconds());
                }
            }
        }
    }
    let [assigning, opening] = [LOOKS.len(), LOOKS.len() + 1];
    let mut head = Browser::sign_in(url, &loaded.head, &loaded.password, "/biuro").await?;
    let to = format!("{}/{}", hyphenated(&measured.unit), hyphenated(&measured.person));
    for letter in measured.to_assign.iter().take(times) {
        let path = format!("/biuro/pisma/{}/dekretuj", hyphenated(letter));
        let form = [("wersja", load::VERSION), ("komu", &to)];
        waits[assigning].push(posted(&mut head, &path, &form).await?);
    }
    let mut opener = Browser::sign_in(url, &loaded.opener, &loaded.password, "/biuro").await?;
    let (class, day) = (hyphenated(&measured.class), today.to_string());
    for letter in measured.to_open.iter().take(times) {
        let path = format!("/biuro/pisma/{}/sprawa", hyphenated(letter));
        let form =
            [("wersja", load::VERSION), ("krok", "zaloz"), ("klasa", &class), ("tytul", "Latarnia"), ("dzien", &day)];
        waits[opening].push(posted(&mut opener, &path, &form).await?);
    }
    waits.iter_mut().for_each(|waits| waits.sort_by(f64::total_cmp));
    Ok(waits)
}

/// Seconds that a form took; one that was not done is a fault.
async fn posted(browser: &mut Browser, path: &str, form: &[(&str, &str)]) -> Result<f64, Fault> {
    let watch = Stopwatch::start();
    match browser.post(path, form).await? {
        reqwest::StatusCode::SEE_OTHER => Ok(watch.seconds()),
        status => Err(Fault::new(format!("{path} was answered with {status}"))),
    }
}

/// The wait that so many of a hundred do not exceed.
fn part(sorted: &[f64], part: usize) -> f64 {
    sorted.get((sorted.len() * part / 100).min(sorted.len().saturating_sub(1))).copied().unwrap_or_default()
}
