//! Seventy-two hours without the office's token and without any timestamp authority, while letters come in by page and by
//! API. The clock of the office is moved on, so that they pass within minutes.

mod tools;

use std::{path::Path, sync::Arc, time::Duration};

use futures_util::{StreamExt as _, stream};
use rand::rngs::StdRng;
use sandbox::SoftToken;
use vocabulary::{Clock as _, Fault, Instant};

use crate::{
    browser::Browser,
    clock::{Stopwatch, SystemClock},
    door::{Answer, Door, Filing},
    drill::times::Times,
    facts::{Facts, Failures},
    letters::{self, Letter},
    office::{Office, Site},
};
use tools::Judges;

/// How long the outage lasts, in hours.
const HOURS: u32 = 72;
/// Letters filed at once by API.
const AT_ONCE: usize = 8;
/// For sealing without a timestamp, for the watchman, who looks once a minute, and for all receipts to follow.
const SEALING: Duration = Duration::from_secs(2);
const WATCHING: Duration = Duration::from_secs(100);
const FOLLOWING: Duration = Duration::from_secs(240);
/// The alarm of a backlog as `/metrics` counts it, and as the mail about it names it.
const ALARM: &str = "okienko_alarm{kind=\"receipts_wait\"}";
const ALARM_NAMED: &str = "Poświadczenia czekają na pieczęć";
/// How the page of a filing calls one whose receipt waits.
const ACCEPTED: &str = "Pismo jest w urzędzie, poświadczenie czeka na pieczęć";
/// Receipts are sealed eight at a time, so neighbours change places, and one that has to ask an authority again lets some rounds
/// of others pass; none may come further than this from its own.
const FURTHEST: usize = 32;

/// How much is done.
#[derive(Clone, Copy)]
pub struct Form {
    /// So many hours pass at once, and then letters are filed.
    pub step: u32,
    /// Letters filed at each step by API and on pages.
    pub by_api: usize,
    pub by_page: usize,
}

impl Form {
    /// A few minutes.
    pub const SHORT: Self = Self { step: 8, by_api: 24, by_page: 3 };
    /// A quarter of an hour or so: each of the hours has its letters.
    pub const LONG: Self = Self { step: 1, by_api: 60, by_page: 4 };
}

/// What was found.
#[derive(Default)]
pub struct Report {
    name: &'static str,
    told: Vec<String>,
    refused: Failures,
    pending: Failures,
    alarm: Failures,
    missing: Failures,
    times: Failures,
    order: Failures,
    seals: Failures,
    tokens: Failures,
    journal: Failures,
    faults: Failures,
}

struct Days<'a> {
    site: &'a Site,
    letters: Arc<[Letter]>,
    form: Form,
    /// The next letter, and the next key.
    next: usize,
    /// By so many hours the clock of the office is ahead of ours.
    ahead: u32,
    /// What was filed by API.
    filed: Vec<Filing>,
    /// The pages of what was filed on pages.
    pages: Vec<String>,
    report: Report,
}

/// Has an office go through it on this database.
pub async fn run(
    name: &'static str,
    program: &Path,
    folder: &Path,
    database: Option<String>,
    form: Form,
    mut chance: StdRng,
) -> Result<Report, Fault> {
    let watch = Stopwatch::start();
    let site = Site::new(program, folder, database, &mut chance).with_token("p256");
    let mut office = site.open().await?;
    let token = SoftToken::open(&site.folder().join("token"))?;
    let letters = letters::sign(&site.client_key(&office.demo)?, 200, None, &mut chance)?.into();
    let report = Report { name, ..Report::default() };
    let mut days = Days { site: &site, letters, form, next: 0, ahead: 0, filed: Vec::new(), pages: Vec::new(), report };
    days.file(&office).await?;
    days.settle(&office, 0).await?;
    let before = days.count();

    // First the authorities alone: some seals are made and wait. Then the token, too.
    office.authorities(false).await?;
    days.file(&office).await?;
    tokio::time::sleep(SEALING).await;
    token.take_away()?;
    let away = days.now();
    for step in 1..=HOURS / form.step {
        days.settle(&office, days.count() - before).await?;
        office.move_clock(form.step).await?;
        days.ahead += form.step;
        days.file(&office).await?;
        days.look(&office).await?;
        if step == HOURS / form.step / 2 {
            days.alarmed(&office).await?;
            office.kill().await?;
            // The switches are forgotten with the process; the clock is not.
            office = site.open().await?;
            office.authorities(false).await?;
            days.look(&office).await?;
        }
    }
    let waiting = days.count() - before;
    token.give_back()?;
    office.authorities(true).await?;
    let (back, returned) = (days.now(), Stopwatch::start());
    while office.door.gauge("okienko_receipts_waiting").await? > 0 && returned.elapsed() < FOLLOWING {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let seconds = returned.seconds();
    let by_page = days.pages.len();
    days.report.told.push(format!(
        "{HOURS} hours in steps of {}, a kill in the middle: {waiting} receipts waited, all were there {seconds:.1} s after \
         token and authorities came back; of all letters {by_page} came by page",
        form.step
    ));
    days.complete(&office, away, back).await?;
    days.calm(&office).await?;
    let process = office.process()?;
    office.stop(process).await?;
    let (good, answer) = site.ask(&["journal", "verify"], &[("--data", site.folder())]).await?;
    days.report.journal.unless(good, || answer.to_string());
    let (witnesses, count) = (answer["witnesses"].as_u64(), days.count());
    days.report.journal.unless(witnesses == Some(count as u64), || format!("{witnesses:?} witnesses of {count}"));
    site.told_faults().into_iter().for_each(|line| days.report.faults.note(line));
    days.report.told.push(format!("the drill took {:.0} s", watch.seconds()));
    Ok(days.report)
}

impl Days<'_> {
    /// What the clock of the office shows.
    fn now(&self) -> Instant {
        SystemClock.now().plus_seconds(i64::from(self.ahead) * 3_600)
    }

    fn count(&self) -> usize {
        self.filed.len() + self.pages.len()
    }

    /// Files the letters of a step, by API and on pages at once.
    async fn file(&mut self, office: &Office) -> Result<(), Fault> {
        let Form { by_api, by_page, .. } = self.form;
        let first = self.next;
        self.next += by_api + by_page;
        let letter = |place: usize| &self.letters[place % self.letters.len()];
        let since = self.now();
        let api = stream::iter(first..first + by_api)
            .map(|place| async move { office.door.file(&format!("days-{place}"), letter(place)).await })
            .buffer_unordered(AT_ONCE)
            .collect::<Vec<_>>();
        let pages = async {
            let client = office.demo.client()?;
            // Whoever was signed in is not any more after so many hours.
            let mut browser =
                Browser::sign_in(office.door.url(), &client.login, &client.password, "/ustawienia").await?;
            let mut pages = Vec::new();
            for place in first + by_api..first + by_api + by_page {
                pages.push(browser.file("pismo-ogolne", &letter(place).document).await);
            }
            Ok::<_, Fault>(pages)
        };
        let (answers, pages) = tokio::join!(api, pages);
        let until = self.now();
        for answer in answers {
            match answer {
                Answer::Filed(filing) => {
                    let entered = Instant::parse(&filing.entered_at)?;
                    // Its clock may be read a little before or after ours.
                    let right = since.plus_seconds(-1) <= entered && entered <= until.plus_seconds(1);
                    self.report.times.unless(right, || format!("entered at {entered:?}, sent after {since:?}"));
                    self.filed.push(filing);
                }
                other => self.report.refused.note(format!("{other:?}")),
            }
        }
        for page in pages? {
            match page {
                Ok(page) => self.pages.push(page),
                Err(fault) => self.report.refused.note(fault.to_string()),
            }
        }
        Ok(())
    }

    /// Waits until nothing but so many receipts is left to do: the clock is not moved below work that is in hand.
    async fn settle(&self, office: &Office, receipts: usize) -> Result<(), Fault> {
        let watch = Stopwatch::start();
        while office.door.gauge("okienko_jobs_waiting").await? > i64::try_from(receipts)? && watch.elapsed() < WATCHING
        {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Ok(())
    }

    /// What came last is accepted and shown as such, by API and on its page, and has no receipt.
    async fn look(&mut self, office: &Office) -> Result<(), Fault> {
        let pending = &mut self.report.pending;
        for filing in self.filed.iter().rev().take(self.form.by_api) {
            let receipt = office.door.receipt(filing).await?;
            pending
                .unless(receipt.is_none(), || format!("{} has a receipt that nobody can have sealed", filing.number));
        }
        let client = office.demo.client()?;
        let mut browser = Browser::sign_in(office.door.url(), &client.login, &client.password, "/ustawienia").await?;
        // Of the first one that waits: the last may still be said to be sealed in a moment.
        if let Some(page) = self.pages.get(self.form.by_page) {
            let text = told(&mut browser, page).await?;
            pending.unless(text.contains(ACCEPTED), || format!("{page} does not say that it waits"));
        }
        if let Some(page) = self.pages.last() {
            let text = told(&mut browser, page).await?;
            let sealed = text.contains("poswiadczenie.xml");
            pending.unless(!sealed && text.contains("Pismo jest w urzędzie"), || format!("{page} is not accepted"));
        }
        Ok(())
    }

    /// Those who look after the office are told of the backlog.
    async fn alarmed(&mut self, office: &Office) -> Result<(), Fault> {
        let watch = Stopwatch::start();
        let mailed = |page: &str| {
            let mut mails = page.split("<article");
            mails.any(|mail| mail.contains("informatyk@okienkowo.example") && mail.contains(ALARM_NAMED))
        };
        loop {
            let stands = office.door.gauge(ALARM).await? > 0;
            let page = office.door.fetch(&office.demo.mailbox).await?;
            if stands && mailed(&String::from_utf8_lossy(&page)) {
                self.report.told.push(format!("the backlog was an alarm and mailed {:.0} s later", watch.seconds()));
                return Ok(());
            }
            if watch.elapsed() > WATCHING {
                self.report.alarm.note(if stands { "the alarm is not mailed" } else { "no alarm is raised" });
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
    }

    /// The alarm ends by itself.
    async fn calm(&mut self, office: &Office) -> Result<(), Fault> {
        let watch = Stopwatch::start();
        while office.door.gauge(ALARM).await? > 0 {
            if watch.elapsed() > WATCHING {
                self.report.alarm.note("the alarm does not end");
                break;
            }
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
        Ok(())
    }

    /// Every letter has its receipt, with the right times, sealed in order, and believed by others.
    async fn complete(&mut self, office: &Office, away: Instant, back: Instant) -> Result<(), Fault> {
        let lines = office.door.list(|_| false).await?;
        let count = self.count();
        self.report.missing.unless(lines.len() == count, || format!("{} letters of {count} are listed", lines.len()));
        for filing in &self.filed {
            let there = lines.iter().any(|line| line.filing == *filing);
            self.report.missing.unless(there, || format!("{} is not listed as it was told", filing.number));
        }
        // The list is newest first.
        let listed: Vec<Filing> = lines.into_iter().rev().map(|line| line.filing).collect();
        let found = receipts(&office.door, &listed).await?;
        let judges = Judges::new(self.site, self.site.roots(&office.demo))?;
        let mut late = Vec::new();
        for (place, (filing, receipt)) in listed.iter().zip(found).enumerate() {
            let Some(receipt) = receipt else {
                self.report.missing.note(format!("{} has no receipt", filing.number));
                continue;
            };
            let Some(times) = Times::of(&receipt) else {
                self.report.times.note(format!("the receipt of {} lacks a time", filing.number));
                continue;
            };
            self.report.hold(filing, &times, (away, back))?;
            if times.made >= back {
                late.push(times.made);
            }
            let both = (&mut self.report.seals, &mut self.report.tokens);
            judges.judge(place, &receipt, &times, both).await?;
        }
        self.report.hold_order(&late);
        Ok(())
    }
}

/// A page with its words parted by plain spaces: a single letter is tied to the word after it.
async fn told(browser: &mut Browser, page: &str) -> Result<String, Fault> {
    Ok(browser.get(page).await?.replace('\u{a0}', " "))
}

/// Fetches receipts, several at once, in the order of the filings.
async fn receipts(door: &Door, filings: &[Filing]) -> Result<Vec<Option<Vec<u8>>>, Fault> {
    let fetched = stream::iter(filings).map(|filing| door.receipt(filing)).buffered(AT_ONCE).collect::<Vec<_>>().await;
    fetched.into_iter().map(|receipt| Ok(receipt?.map(|receipt| receipt.to_vec()))).collect()
}

impl Report {
    /// Holds the times of a receipt against what the client was told, and against when nothing could be sealed or timestamped.
    fn hold(&mut self, filing: &Filing, times: &Times, (away, back): (Instant, Instant)) -> Result<(), Fault> {
        let Times { entered, made, stamped, .. } = times;
        let told = Instant::parse(&filing.entered_at)?;
        let number = &filing.number;
        // A receipt tells milliseconds.
        let same = told.micros() / 1_000 == entered.micros() / 1_000;
        self.times.unless(same, || format!("{number} says {entered:?}, the client was told {told:?}"));
        self.times.unless(entered <= made, || format!("{number} was made at {made:?}, before it came"));
        self.times
            .unless(*made <= away || *made >= back, || format!("{number} was made at {made:?} without the token"));
        // A token tells whole seconds.
        let after = made.seconds() <= stamped.seconds();
        self.times.unless(after, || format!("{number} was timestamped at {stamped:?}, made at {made:?}"));
        let possible = *stamped <= away || stamped.seconds() >= back.seconds();
        self.times.unless(possible, || format!("{number} was timestamped at {stamped:?} by nobody"));
        Ok(())
    }

    /// Measures how far receipts that were made afterwards, told in the order of their letters, are from their places.
    fn hold_order(&mut self, made: &[Instant]) {
        let mut places: Vec<usize> = (0..made.len()).collect();
        places.sort_by_key(|place| made[*place]);
        let moved: Vec<usize> = places.iter().enumerate().map(|(now, place)| now.abs_diff(*place)).collect();
        let most = moved.iter().copied().max().unwrap_or_default();
        let all: usize = moved.iter().sum();
        #[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
        let mean = all as f64 / moved.len().max(1) as f64;
        self.told.push(format!(
            "{} receipts were made afterwards, each {mean:.2} places from its own on the average, {most} at most",
            made.len()
        ));
        self.order.unless(most <= FURTHEST, || format!("a receipt is {most} places from its own"));
    }

    /// Tells what was found.
    pub fn tell(&self, facts: &mut Facts) {
        println!();
        println!("{}: token and timestamp authorities out of order for {HOURS} hours", self.name);
        self.told.iter().for_each(|line| println!("  {line}"));
        for (fact, against) in [
            ("nothing is refused, by API or by page", &self.refused),
            ("letters are shown as accepted while their receipts wait", &self.pending),
            ("the backlog is an alarm, is mailed, and ends", &self.alarm),
            ("every letter has its number and its receipt afterwards", &self.missing),
            ("every receipt tells when its letter came, when it was made and when it was timestamped", &self.times),
            ("receipts are sealed in the order of their letters", &self.order),
            ("xmlsec1 believes every seal", &self.seals),
            ("openssl believes every timestamp", &self.tokens),
            ("the journal is whole and holds what every receipt names", &self.journal),
            ("no fault was logged", &self.faults),
        ] {
            facts.tell(fact, against);
        }
    }
}
