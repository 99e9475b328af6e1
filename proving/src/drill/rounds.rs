//! Round after round on one database: a wave of filings, a kill, a start, and the questions.

use std::{path::Path, sync::Arc, time::Duration};

use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use rand::{Rng as _, rngs::StdRng, seq::IndexedRandom as _};
use vocabulary::Fault;

use crate::{
    clock::Stopwatch,
    door::{Answer, Door, Filing},
    drill::{
        ledger::{Ledger, number},
        outage,
        wave::{self, Seen},
    },
    facts::{Facts, Failures},
    letters::{self, Letter},
    office::{Office, Site},
};

/// Different letters; every eighth brings an attachment that is kept as a file.
const LETTERS: usize = 200;
const ATTACHED: usize = 8;
/// A wave lasts between these, in milliseconds: from before the first answer to hundreds of filings.
const WAVE: std::ops::Range<u64> = 5..1_500;
/// Each of so many rounds is also killed while it starts.
const START_KILLED: usize = 5;
/// Earlier receipts looked at again in each round, and receipts verified by the program at the end.
const EARLIER: usize = 20;
const VERIFIED: usize = 8;
/// Requests of the questions at once.
const AT_ONCE: usize = 8;
/// A receipt whose sealing was cut off waits for its lease to end (30 s) before it is taken again.
const COMPLETING: Duration = Duration::from_secs(180);

/// What was found on one database.
#[derive(Default)]
pub struct Report {
    name: &'static str,
    kills: usize,
    start_kills: usize,
    fewest_in_flight: Option<usize>,
    filed: usize,
    shown: usize,
    unanswered: usize,
    committed_unanswered: usize,
    kills_between: usize,
    seconds: f64,
    completing: f64,
    outage: String,
    strange: Failures,
    lost: Failures,
    gaps: Failures,
    double: Failures,
    receipts: Failures,
    incomplete: Failures,
    unverified: Failures,
    journal: Failures,
    faults: Failures,
    outages: Failures,
}

struct Drill<'a> {
    site: &'a Site,
    letters: Arc<[Letter]>,
    ledger: Ledger,
    /// Every number up to this one was found in order.
    checked: u64,
    /// Filings whose receipts were not shown yet.
    waiting: Vec<Filing>,
    report: Report,
}

/// Kills an office on this database so many times.
pub async fn run(
    name: &'static str,
    program: &Path,
    folder: &Path,
    database: Option<String>,
    rounds: usize,
    mut chance: StdRng,
) -> Result<Report, Fault> {
    let watch = Stopwatch::start();
    let site = Site::new(program, folder, database, &mut chance);
    let mut office = site.open().await?;
    let key = site.client_key(&office.demo)?;
    let letters: Arc<[Letter]> = letters::sign(&key, LETTERS, Some(ATTACHED), &mut chance)?.into();
    let mut drill = Drill {
        site: &site,
        letters,
        ledger: Ledger::default(),
        checked: 0,
        waiting: Vec::new(),
        report: Report { name, ..Report::default() },
    };
    drill.first(&office.door).await?;
    for round in 0..rounds {
        let lasting = Duration::from_millis(chance.random_range(WAVE));
        let waiting = std::mem::take(&mut drill.waiting);
        let seen = wave::until_killed(office, &drill.letters, format!("{name}-{round}"), lasting, waiting).await?;
        drill.report.kills += 1;
        if round % START_KILLED == START_KILLED - 1 {
            let mut process = site.spawn()?;
            tokio::time::sleep(Duration::from_millis(chance.random_range(0..400))).await;
            process.kill().await?;
            drill.report.start_kills += 1;
        }
        office = site.open().await?;
        drill.question(&office.door, seen, &mut chance).await?;
    }
    drill.report.completing = drill.complete(&office.door).await?;
    office = outage::run(&site, office, &drill.letters, &mut drill.ledger, &mut drill.report.outages).await.map(
        |(office, told)| {
            drill.report.outage = told;
            office
        },
    )?;
    drill.end(office, &mut chance).await?;
    drill.report.seconds = watch.seconds();
    Ok(drill.report)
}

impl Drill<'_> {
    /// One filing in peace: numbers are counted from it, whatever the office held before.
    async fn first(&mut self, door: &Door) -> Result<(), Fault> {
        match door.file("first", &self.letters[0]).await {
            Answer::Filed(filing) => {
                self.checked = number(&filing) - 1;
                self.ledger.acknowledge(filing, 0, &mut self.report.double);
                Ok(())
            }
            other => Err(Fault::new(format!("the first letter was not filed: {other:?}"))),
        }
    }

    /// Asks the office after a kill for everything that was told before it.
    async fn question(&mut self, door: &Door, seen: Seen, chance: &mut StdRng) -> Result<(), Fault> {
        self.waiting = seen.waiting;
        let Self { letters, ledger, report, waiting, .. } = self;
        report.fewest_in_flight = Some(report.fewest_in_flight.map_or(seen.in_flight, |most| most.min(seen.in_flight)));
        seen.strange.iter().for_each(|answer| report.strange.note(answer));
        for (letter, filing) in seen.acknowledged {
            ledger.acknowledge(filing, letter, &mut report.double);
        }
        for (filing, receipt) in &seen.shown {
            ledger.show(filing, receipt, &mut report.receipts);
        }

        // Whoever got no answer asks by the key, and sends the same again.
        report.unanswered += seen.unanswered.len();
        let (letters, between) = (&*letters, report.committed_unanswered);
        let asked: Vec<_> = stream::iter(&seen.unanswered)
            .map(|(key, letter)| async move {
                let found = door.by_key(key).await?;
                let again = door.file(key, &letters[*letter]).await;
                Ok::<_, Fault>((key, *letter, found, again, door.by_key(key).await?))
            })
            .buffer_unordered(AT_ONCE)
            .try_collect()
            .await?;
        for (key, letter, found, again, after) in asked {
            report.committed_unanswered += usize::from(found.is_some());
            match again {
                Answer::Filed(filing) => {
                    let same = found.is_none_or(|found| found == filing) && after.as_ref() == Some(&filing);
                    report.double.unless(same, || format!("{key} is more than one filing"));
                    waiting.push(filing.clone());
                    ledger.acknowledge(filing, letter, &mut report.double);
                }
                other => report.double.note(format!("{key} sent again: {other:?}")),
            }
        }
        report.kills_between += usize::from(report.committed_unanswered > between);

        let checked = self.checked;
        let lines = door.list(|page| page.items.iter().all(|line| number(&line.filing) <= checked)).await?;
        self.checked = ledger.compare(&lines, checked, &mut report.lost, &mut report.gaps);

        let earlier: Vec<String> = ledger.shown.keys().cloned().collect();
        let earlier = earlier.choose_multiple(chance, EARLIER).cloned();
        let again: Vec<String> = seen.shown.into_iter().map(|(filing, _)| filing).chain(earlier).collect();
        self.receipts(door, again).await
    }

    /// Fetches these receipts, which were shown before, and compares them byte for byte.
    async fn receipts(&mut self, door: &Door, filings: Vec<String>) -> Result<(), Fault> {
        let told = filings.into_iter().filter_map(|id| self.ledger.filings.get(&id)).map(|(filing, _)| filing.clone());
        let fetched: Vec<_> = stream::iter(told.collect::<Vec<_>>())
            .map(|filing| async move {
                let receipt = door.receipt(&filing).await?;
                Ok::<_, Fault>((filing, receipt))
            })
            .buffer_unordered(AT_ONCE)
            .try_collect()
            .await?;
        for (filing, receipt) in fetched {
            match receipt {
                Some(receipt) => self.ledger.show(&filing.id, &receipt, &mut self.report.receipts),
                None => self.report.receipts.note(format!("the receipt of {} is not there", filing.number)),
            }
        }
        Ok(())
    }

    /// Waits until no work is left; gives the seconds.
    async fn complete(&mut self, door: &Door) -> Result<f64, Fault> {
        let watch = Stopwatch::start();
        while door.gauge("okienko_jobs_waiting").await? > 0 && watch.elapsed() < COMPLETING {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        for gauge in ["okienko_receipts_waiting", "okienko_jobs_waiting", "okienko_jobs_dead"] {
            let left = door.gauge(gauge).await?;
            self.report.incomplete.unless(left == 0, || format!("{gauge} {left}"));
        }
        Ok(watch.seconds())
    }

    /// Holds everything that was told against what the office says at the end.
    async fn end(&mut self, office: Office, chance: &mut StdRng) -> Result<(), Fault> {
        self.complete(&office.door).await?;
        self.report.filed = self.ledger.filings.len();
        self.report.shown = self.ledger.shown.len();
        let lines = office.door.list(|_| false).await?;
        let first = self.ledger.filings.values().map(|(filing, _)| number(filing)).min().unwrap_or(1);
        self.ledger.compare(&lines, first - 1, &mut self.report.lost, &mut self.report.gaps);
        for line in lines.iter().filter(|line| !line.receipt_ready) {
            self.report.incomplete.note(format!("{} has no receipt", line.filing.number));
        }
        let all: Vec<String> = self.ledger.filings.keys().cloned().collect();
        self.receipts(&office.door, all.clone()).await?;
        for id in all.choose_multiple(chance, VERIFIED) {
            self.verify(&office, id).await?;
        }

        let process = office.process()?;
        office.stop(process).await?;
        let (good, answer) = self.site.ask(&["journal", "verify"], &[("--data", self.site.folder())]).await?;
        self.report.journal.unless(good, || answer.to_string());
        let witnesses = answer["witnesses"].as_u64();
        self.report.journal.unless(witnesses == Some(self.report.filed as u64), || format!("{witnesses:?} witnesses"));
        self.site.told_faults().into_iter().for_each(|line| self.report.faults.note(line));
        Ok(())
    }

    /// Has the program verify a receipt against its letter, from files alone.
    async fn verify(&mut self, office: &Office, id: &str) -> Result<(), Fault> {
        let Some((filing, letter)) = self.ledger.filings.get(id) else { return Ok(()) };
        let Some(xml) = office.door.receipt(filing).await? else { return Ok(()) };
        let folder = self.site.folder().with_file_name("verified");
        std::fs::create_dir_all(&folder)?;
        let (receipt, document) = (folder.join("upp.xml"), folder.join("pismo.xml"));
        std::fs::write(&receipt, xml)?;
        std::fs::write(&document, &self.letters[*letter].document)?;
        let trust = self.site.trust(office).await?;
        let mut paths: Vec<(&str, &Path)> = trust.iter().map(|file| ("--trust", file.as_path())).collect();
        paths.extend([("--document", document.as_path()), ("", receipt.as_path())]);
        let (good, answer) = self.site.ask(&["receipt", "verify"], &paths).await?;
        let right = good
            && answer["answer"] == "genuine"
            && answer["register"] == filing.number.as_str()
            && answer["timestamp"].is_string()
            && answer["files"][0]["given"].is_string();
        self.report.unverified.unless(right, || format!("{}: {answer}", filing.number));
        Ok(())
    }
}

impl Report {
    /// Tells what was found.
    pub fn tell(&self, facts: &mut Facts) {
        println!();
        println!(
            "{}: {} kills under load, {} while starting, in {:.0} s",
            self.name, self.kills, self.start_kills, self.seconds
        );
        println!(
            "  at each kill at least {} filings were in flight; {} in all got no answer",
            self.fewest_in_flight.unwrap_or(0),
            self.unanswered
        );
        println!(
            "  {} of these had been committed, found by {} kills between commit and answer",
            self.committed_unanswered, self.kills_between
        );
        println!(
            "  {} filings made, {} receipts shown before the end, the last ones complete after {:.0} s",
            self.filed, self.shown, self.completing
        );
        println!("  {}", self.outage);
        for (fact, against) in [
            ("every filing that was acknowledged is there under its number", &self.lost),
            ("numbers are unique and gapless", &self.gaps),
            ("a filing without an answer is found by its key, and sent again it is one filing", &self.double),
            ("every receipt that was shown is served byte for byte the same", &self.receipts),
            ("all receipts complete by themselves", &self.incomplete),
            ("receipts verify against their letters", &self.unverified),
            ("the journal is whole and holds what every receipt names", &self.journal),
            ("filings are taken without timestamps, and their receipts follow after a kill", &self.outages),
            ("nothing else was answered", &self.strange),
            ("no fault was logged", &self.faults),
        ] {
            facts.tell(fact, against);
        }
    }
}
