//! One wave of filings that ends when the office is killed.

use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};

use bytes::Bytes;
use tokio::task::JoinSet;
use vocabulary::Fault;

use crate::{
    door::{Answer, Door, Filing},
    letters::Letter,
    office::Office,
};

/// Filings in flight: two more than the eight that the drill wants, since one that was answered is followed at once.
const WORKERS: usize = 10;
/// How many fetch receipts.
const READERS: usize = 2;
/// Between two looks for a receipt that is not there yet.
const LOOK: Duration = Duration::from_millis(15);

/// What a client saw of a wave.
#[derive(Default)]
pub struct Seen {
    /// Acknowledged filings with their letters.
    pub acknowledged: Vec<(usize, Filing)>,
    /// Keys that were sent and not answered, with their letters.
    pub unanswered: BTreeMap<String, usize>,
    /// Receipts that were shown.
    pub shown: Vec<(String, Bytes)>,
    /// Answers that a sound office does not give.
    pub strange: Vec<String>,
    /// How many were in flight when the office was killed.
    pub in_flight: usize,
    /// Acknowledged filings whose receipts were not shown yet.
    pub waiting: Vec<Filing>,
}

struct Wave {
    door: Door,
    letters: Arc<[Letter]>,
    name: String,
    next: AtomicUsize,
    killed: AtomicBool,
    seen: Mutex<Seen>,
}

/// Files letters, many at once, and fetches receipts, also those of filings still `waiting`; kills the office after this
/// time.
pub async fn until_killed(
    office: Office,
    letters: &Arc<[Letter]>,
    name: String,
    lasting: Duration,
    waiting: Vec<Filing>,
) -> Result<Seen, Fault> {
    let wave = Arc::new(Wave {
        door: office.door.clone(),
        letters: Arc::clone(letters),
        name,
        next: AtomicUsize::default(),
        killed: AtomicBool::default(),
        seen: Mutex::new(Seen { waiting, ..Seen::default() }),
    });
    let mut hands = JoinSet::new();
    for _ in 0..WORKERS {
        let wave = Arc::clone(&wave);
        hands.spawn(async move { wave.file().await });
    }
    for _ in 0..READERS {
        let wave = Arc::clone(&wave);
        hands.spawn(async move { wave.read().await });
    }
    tokio::time::sleep(lasting).await;
    let in_flight = wave.seen().unanswered.len();
    wave.killed.store(true, Ordering::SeqCst);
    office.kill().await?;
    while let Some(ended) = hands.join_next().await {
        ended?;
    }
    let mut seen = std::mem::take(&mut *wave.seen());
    seen.in_flight = in_flight;
    Ok(seen)
}

impl Wave {
    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn is_killed(&self) -> bool {
        self.killed.load(Ordering::SeqCst)
    }

    /// Files one letter after the other.
    async fn file(&self) {
        while !self.is_killed() {
            let turn = self.next.fetch_add(1, Ordering::SeqCst);
            let (key, letter) = (format!("{}-{turn}", self.name), turn % self.letters.len());
            self.seen().unanswered.insert(key.clone(), letter);
            let answer = self.door.file(&key, &self.letters[letter]).await;
            let mut seen = self.seen();
            match answer {
                Answer::Filed(filing) => {
                    seen.unanswered.remove(&key);
                    seen.waiting.push(filing.clone());
                    seen.acknowledged.push((letter, filing));
                }
                Answer::Other(status, body) => {
                    seen.unanswered.remove(&key);
                    seen.strange.push(format!("{status} {body}"));
                }
                Answer::Lost(_) if self.is_killed() => return,
                Answer::Lost(error) => seen.strange.push(error),
            }
        }
    }

    /// Fetches the receipts of acknowledged filings, oldest first.
    async fn read(&self) {
        while !self.is_killed() {
            let next = {
                let mut seen = self.seen();
                (!seen.waiting.is_empty()).then(|| seen.waiting.remove(0))
            };
            let Some(filing) = next else {
                tokio::time::sleep(LOOK).await;
                continue;
            };
            match self.door.receipt(&filing).await {
                Ok(Some(receipt)) => self.seen().shown.push((filing.id, receipt)),
                Ok(None) => {
                    self.seen().waiting.push(filing);
                    tokio::time::sleep(LOOK).await;
                }
                Err(_) if self.is_killed() => self.seen().waiting.push(filing),
                Err(fault) => self.seen().strange.push(fault.to_string()),
            }
        }
    }
}
