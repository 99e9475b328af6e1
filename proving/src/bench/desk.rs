//! The pages of an official who sees one unit: how long they take, and what the size of the office does to it.

use std::path::Path;

use database::Database;
use rand::{Rng as _, rngs::StdRng};
use vocabulary::{Clock as _, Fault};

use crate::{
    Options,
    browser::{Browser, encoded},
    clock::{Stopwatch, SystemClock},
    facts::{Facts, Failures},
    load::{self, Loaded},
    office::Site,
    schema,
};

/// Cases in the small office and in the large one.
const SIZES: [u32; 2] = [1_000, 100_000];
const SHORT_SIZES: [u32; 2] = [100, 1_000];
/// How often each thing is done.
const TIMES: usize = 300;
const SHORT_TIMES: usize = 20;
/// Before anything is timed.
const WARMING: usize = 10;
/// What is promised of 99 of 100, in the large office, in seconds.
const WITHIN: f64 = 0.1;
/// And against the small one; what is below `NOTHING` in seconds may grow as it likes.
const TIMES_AS_LONG: f64 = 3.0;
const NOTHING: f64 = 0.02;
/// What people look for: words that thousands of cases have in common.
const QUERIES: [&str; 6] =
    ["wycinka lipowa", "garaz polna nowak", "latarnia", "odpis aktu wrzos", "kowalski rynek", "9003 zielona"];

/// What is done, in this order.
const DEEDS: [&str; 7] =
    ["the desk", "a list of cases", "searching by words", "searching by sign", "a case", "assigning", "opening"];

/// Seconds of everything that was done, by deed, sorted.
type Waits = [Vec<f64>; 7];

/// Measures both sizes on this kind of database.
pub async fn run(
    options: &Options,
    (name, on_sqlite): (&str, bool),
    folder: &Path,
    chance: &mut StdRng,
    facts: &mut Facts,
) -> Result<(), Fault> {
    let sizes = if options.short { SHORT_SIZES } else { SIZES };
    let mut measured = Vec::new();
    let mut against = Failures::default();
    println!();
    println!("{name}, pages of an official who sees one unit");
    for cases in sizes {
        let folder = folder.join(format!("desk-{cases}"));
        std::fs::create_dir_all(&folder)?;
        let address = if on_sqlite {
            format!("sqlite:{}", folder.join("loaded.db").display())
        } else {
            schema::fresh(&format!("bench_desk_{cases}")).await?.unwrap_or_default()
        };
        let database = Database::open(&address).await?;
        database.migrate().await?;
        let loaded = load::fill(&database, cases, chance).await?;
        database.close().await;
        let rows: usize = loaded.rows.iter().map(|(_, rows)| rows).sum();
        println!("  {cases} cases: {rows} rows written in {:.1} s", loaded.took);
        let site = Site::new(&options.program, &folder, Some(address), chance);
        let office = site.open().await?;
        let times = if options.short { SHORT_TIMES } else { TIMES };
        measured.push(waits(office.door.url(), &loaded, times, chance).await?);
        let process = office.process()?;
        office.stop(process).await?;
        site.told_faults().into_iter().for_each(|line| against.note(line));
    }
    let [small, large] = &measured[..] else { return Err(Fault::new("two sizes are measured")) };
    println!(
        "  milliseconds, half | 99 of 100        {:>8} cases   {:>8} cases   growth of the latter",
        sizes[0], sizes[1]
    );
    for (deed, (small, large)) in DEEDS.iter().zip(small.iter().zip(large)) {
        let (few, many) = (part(small, 99), part(large, 99));
        println!(
            "    {deed:<28} {:>9.1} | {:<7.1} {:>9.1} | {:<7.1} {:>8.2}",
            part(small, 50) * 1_000.0,
            few * 1_000.0,
            part(large, 50) * 1_000.0,
            many * 1_000.0,
            many / few
        );
        against.unless(options.short || many <= WITHIN, || format!("{deed} takes {:.0} ms", many * 1_000.0));
        let grown = many > NOTHING && many > few * TIMES_AS_LONG;
        against.unless(options.short || !grown, || format!("{deed} takes {:.1} times as long", many / few));
    }
    facts.tell("an official's pages answer in a large office as they do in a small one, within 100 ms", &against);
    Ok(())
}

async fn waits(url: &str, loaded: &Loaded, times: usize, chance: &mut StdRng) -> Result<Waits, Fault> {
    let mut waits = Waits::default();
    let measured = &loaded.measured;
    let mut officer = Browser::sign_in(url, &loaded.officer, &loaded.password, "/biuro").await?;
    let today = SystemClock.now().warsaw_date();
    let list = format!(
        "/biuro/spis-spraw?rok={}&komorka={}&klasa={}",
        today.year(),
        measured.unit_symbol,
        measured.class_symbol
    );
    for turn in 0..WARMING + times {
        let case = &measured.cases[chance.random_range(0..measured.cases.len())];
        let words = QUERIES[chance.random_range(0..QUERIES.len())];
        let sign = format!("{}.{}.{}.{}", measured.unit_symbol, measured.class_symbol, turn + 1, today.year());
        for (deed, path) in [
            (0, "/biuro".to_owned()),
            (1, list.clone()),
            (2, format!("/biuro/szukaj?q={}", encoded(words))),
            (3, format!("/biuro/szukaj?q={}", encoded(&sign))),
            (4, format!("/biuro/sprawy/{}", hyphenated(case))),
        ] {
            let watch = Stopwatch::start();
            officer.get(&path).await?;
            if turn >= WARMING {
                waits[deed].push(watch.seconds());
            }
        }
    }
    let mut head = Browser::sign_in(url, &loaded.head, &loaded.password, "/biuro").await?;
    let to = format!("{}/{}", hyphenated(&measured.unit), hyphenated(&measured.person));
    for letter in measured.to_assign.iter().take(times) {
        let path = format!("/biuro/pisma/{}/dekretuj", hyphenated(letter));
        let form = [("wersja", load::VERSION), ("komu", &to)];
        waits[5].push(posted(&mut head, &path, &form).await?);
    }
    let mut opener = Browser::sign_in(url, &loaded.opener, &loaded.password, "/biuro").await?;
    let (class, day) = (hyphenated(&measured.class), today.to_string());
    for letter in measured.to_open.iter().take(times) {
        let path = format!("/biuro/pisma/{}/sprawa", hyphenated(letter));
        let form =
            [("wersja", load::VERSION), ("krok", "zaloz"), ("klasa", &class), ("tytul", "Latarnia"), ("dzien", &day)];
        waits[6].push(posted(&mut opener, &path, &form).await?);
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

/// An id as addresses write it.
fn hyphenated(id: &str) -> String {
    format!("{}-{}-{}-{}-{}", &id[..8], &id[8..12], &id[12..16], &id[16..20], &id[20..])
}
