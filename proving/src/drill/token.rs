//! The token with the office's key is pulled away while letters are filed, and the office is started without it; then it is
//! given back.

use std::{path::Path, sync::Arc, time::Duration};

use futures_util::{StreamExt as _, stream};
use rand::rngs::StdRng;
use sandbox::SoftToken;
use vocabulary::{Clock as _, Fault, Instant};

use crate::{
    clock::{Stopwatch, SystemClock},
    door::{Answer, Door, Filing},
    drill::times::Times,
    facts::{Facts, Failures},
    letters::{self, Letter},
    office::Site,
};

/// Letters filed in each part, by so many at once.
const FILINGS: usize = 60;
const AT_ONCE: usize = 8;
const PULLED_AFTER: Duration = Duration::from_millis(400);
/// For jobs to find the token gone, and for all receipts to follow.
const SEALING: Duration = Duration::from_secs(3);
const FOLLOWING: Duration = Duration::from_secs(120);

/// What was found.
pub struct Report {
    told: Vec<String>,
    refused: Failures,
    early: Failures,
    missing: Failures,
    times: Failures,
    faults: Failures,
}

/// Takes the token away under load, kills the office and opens it again without the token, files more, and gives it back.
pub async fn run(program: &Path, folder: &Path, mut chance: StdRng) -> Result<Report, Fault> {
    let site = Site::new(program, folder, None, &mut chance).with_token("p256");
    let office = site.open().await?;
    let token = SoftToken::open(&site.folder().join("token"))?;
    let letters: Arc<[Letter]> = letters::sign(&site.client_key(&office.demo)?, FILINGS, None, &mut chance)?.into();
    let mut report = Report {
        told: Vec::new(),
        refused: Failures::default(),
        early: Failures::default(),
        missing: Failures::default(),
        times: Failures::default(),
        faults: Failures::default(),
    };

    let pulling = async {
        tokio::time::sleep(PULLED_AFTER).await;
        token.take_away()
    };
    let (mut filed, pulled) = tokio::join!(file(&office.door, &letters, "pulled", &mut report.refused), pulling);
    pulled?;
    tokio::time::sleep(SEALING).await;
    let away = SystemClock.now();
    let waiting = receipts(&office.door, &filed).await?.iter().filter(|receipt| receipt.is_none()).count();
    office.kill().await?;
    let office = site.open().await?;
    let without = file(&office.door, &letters, "without", &mut report.refused).await;
    tokio::time::sleep(SEALING).await;
    for (filing, receipt) in without.iter().zip(receipts(&office.door, &without).await?) {
        report
            .early
            .unless(receipt.is_none(), || format!("{} has a receipt that nobody can have sealed", filing.number));
    }
    filed.extend(without);

    token.give_back()?;
    let (back, watch) = (SystemClock.now(), Stopwatch::start());
    let found = loop {
        let found = receipts(&office.door, &filed).await?;
        let left = found.iter().filter(|receipt| receipt.is_none()).count();
        if left == 0 || watch.elapsed() > FOLLOWING {
            report.missing.unless(left == 0, || format!("{left} receipts do not follow"));
            break found;
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    };
    report.told.push(format!(
        "{} letters were filed while the token was pulled away and gone; {waiting} and then {FILINGS} receipts waited, all \
         were there {:.1} s after it came back",
        filed.len(),
        watch.seconds()
    ));
    report.times(&found.into_iter().flatten().collect::<Vec<_>>(), away, back);
    let process = office.process()?;
    office.stop(process).await?;
    site.told_faults().into_iter().for_each(|line| report.faults.note(line));
    Ok(report)
}

/// Files each letter; gives what was filed.
async fn file(door: &Door, letters: &Arc<[Letter]>, name: &str, refused: &mut Failures) -> Vec<Filing> {
    let answers = stream::iter(letters.iter().enumerate())
        .map(|(place, letter)| async move { door.file(&format!("{name}-{place}"), letter).await })
        .buffer_unordered(AT_ONCE);
    let mut filed = Vec::new();
    for answer in answers.collect::<Vec<_>>().await {
        match answer {
            Answer::Filed(filing) => filed.push(filing),
            other => refused.note(format!("{other:?}")),
        }
    }
    filed
}

async fn receipts(door: &Door, filed: &[Filing]) -> Result<Vec<Option<Vec<u8>>>, Fault> {
    let mut receipts = Vec::new();
    for filing in filed {
        receipts.push(door.receipt(filing).await?.map(|receipt| receipt.to_vec()));
    }
    Ok(receipts)
}

impl Report {
    /// Holds the times that receipts tell against when the token was away.
    fn times(&mut self, found: &[Vec<u8>], away: Instant, back: Instant) {
        let mut told: Vec<(Instant, Instant)> = Vec::new();
        for receipt in found {
            match Times::of(receipt) {
                Some(Times { entered, made, .. }) => told.push((entered, made)),
                None => self.times.note("a receipt without its times"),
            }
        }
        told.sort();
        for (entered, made) in &told {
            self.times.unless(entered <= made, || format!("made at {made:?}, entered at {entered:?}"));
            // Nothing is sealed between the instant from which it was surely gone, and its return.
            self.times.unless(*made <= away || *made >= back, || format!("made at {made:?} without the token"));
        }
        // A handful is sealed at a time, so neighbours may change places; the halves of the backlog may not.
        let late: Vec<_> = told.iter().filter(|(_, made)| *made >= back).collect();
        let (older, newer) = late.split_at(late.len() / 2);
        let middle = |half: &[&(Instant, Instant)]| half.get(half.len() / 2).map(|(_, made)| *made);
        self.times.unless(middle(older) <= middle(newer), || "newer letters were sealed first".to_owned());
        let changed = late.windows(2).filter(|two| two[0].1 > two[1].1).count();
        self.told
            .push(format!("of {} receipts sealed afterwards {changed} came before an older neighbour", late.len()));
    }

    /// Tells what was found.
    pub fn tell(&self, facts: &mut Facts) {
        println!();
        println!("a token of SoftHSM");
        self.told.iter().for_each(|line| println!("  {line}"));
        for (fact, against) in [
            ("letters are taken while the token is being pulled away and when it is gone", &self.refused),
            ("nothing is sealed without the token", &self.early),
            ("every receipt follows when the token is back", &self.missing),
            ("receipts tell when the letter came and when they were made, older ones first", &self.times),
            ("no fault was logged", &self.faults),
        ] {
            facts.tell(fact, against);
        }
    }
}
