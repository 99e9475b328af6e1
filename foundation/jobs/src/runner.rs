//! Doing the jobs.

use std::{collections::HashMap, panic::AssertUnwindSafe, pin::Pin, sync::Arc, time::Duration};

use database::Database;
use futures_util::FutureExt as _;
use tokio::{
    sync::{Notify, Semaphore, watch},
    task::JoinSet,
};
use vocabulary::{Clock, Fault, Instant};

use crate::{
    hold::Holds,
    queue::{self, Kinds, Lease, MOST_FAULTS},
};

/// Longer than any handler may take.
const LEASE_SECONDS: i64 = 30;
/// How often the table is looked at when no signal came: a signal may be lost, and retries fall due silently.
const LOOK: Duration = Duration::from_millis(500);
/// The longest pause between two tries of the same job.
const LONGEST_PAUSE_SECONDS: i64 = 300;

/// How a handler ended.
#[derive(Debug)]
pub enum Outcome {
    /// Done; the handler has removed the job in its own transaction (see [`queue::finish`]).
    Done,
    /// There is nothing to do; the runner removes the job.
    Needless,
    /// Something outside is out of order, told in a few words: try again later, as long as it takes.
    Later(String),
    /// Something outside that every job of this kind needs is out of order, told in a few words: this job and all others of the
    /// kind wait. One is tried now and then; the first that gets through lets the others go, in the order in which they were
    /// caused.
    OutOfOrder(String),
    /// All is well so far; the rest can be done from that instant on: try again then.
    Until(Instant),
}

/// Does the jobs of one kind. It may be called twice for the same job.
pub type Handler = Arc<dyn Fn(Lease) -> Pin<Box<dyn Future<Output = Result<Outcome, Fault>> + Send>> + Send + Sync>;

/// Tells the runner that there may be work. It carries no truth: the table does.
#[derive(Clone, Default)]
pub struct Signal(Arc<Notify>);

impl Signal {
    /// There may be work.
    pub fn raise(&self) {
        self.0.notify_one();
    }
}

/// Takes due jobs and gives them to their handlers.
pub struct Runner {
    database: Database,
    clock: Arc<dyn Clock>,
    signal: Signal,
    handlers: HashMap<&'static str, Handler>,
    /// Kinds of which only so many are done at a time.
    narrow: HashMap<&'static str, Arc<Semaphore>>,
    /// Kinds whose partner outside is out of order.
    holds: Holds,
    at_once: usize,
}

impl Runner {
    /// A runner that does at most `at_once` jobs at a time.
    #[must_use]
    pub fn new(database: Database, clock: Arc<dyn Clock>, signal: Signal, at_once: usize) -> Self {
        let (handlers, narrow) = (HashMap::new(), HashMap::new());
        Self { database, clock, signal, handlers, narrow, holds: Holds::default(), at_once }
    }

    /// Names the handler of a kind.
    #[must_use]
    pub fn handle(mut self, kind: &'static str, handler: Handler) -> Self {
        self.handlers.insert(kind, handler);
        self
    }

    /// Names the handler of a kind of which at most so many are done at a time: what waits long for others must not keep
    /// every hand. The rest of that kind waits in the table and is in nobody's way.
    #[must_use]
    pub fn handle_few(mut self, kind: &'static str, most: usize, handler: Handler) -> Self {
        self.narrow.insert(kind, Arc::new(Semaphore::new(most)));
        self.handle(kind, handler)
    }

    /// Works until `stop` turns true; then finishes what is in hand.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        let places = Arc::new(Semaphore::new(self.at_once));
        // Hands of narrow kinds may be kept for long: waiting for half of all must not come to waiting for them.
        let kept: usize = self.narrow.values().map(|turns| turns.available_permits()).sum();
        let half = self.at_once.div_ceil(2).min(self.at_once.saturating_sub(kept)).max(1);
        let half = u32::try_from(half).unwrap_or(1);
        let runner = Arc::new(self);
        let mut hands = JoinSet::new();
        while !*stop.borrow() {
            while hands.try_join_next().is_some() {}
            let taken = runner.take(&places).await.unwrap_or_else(|fault| {
                tracing::error!(%fault, "jobs cannot be taken");
                Vec::new()
            });
            if taken.is_empty() {
                tokio::select! {
                    () = runner.signal.0.notified() => {}
                    () = tokio::time::sleep(LOOK) => {}
                    // Whoever could ask to stop is gone: that is asking, too.
                    changed = stop.changed() => if changed.is_err() { break },
                }
                continue;
            }
            for lease in taken {
                // A place was counted free just now and only this loop takes places.
                let Ok(place) = Arc::clone(&places).acquire_owned().await else { return };
                // Likewise counted free, for only this loop takes them.
                let narrow = runner.narrow.get(lease.kind.as_str());
                let turn = narrow.and_then(|turns| Arc::clone(turns).try_acquire_owned().ok());
                let runner = Arc::clone(&runner);
                hands.spawn(async move {
                    runner.work(lease).await;
                    drop(place);
                    if turn.is_some() {
                        drop(turn);
                        runner.signal.raise();
                    }
                });
            }
            // When every hand is full, wait for half of them: taking jobs is a commit of its own.
            if places.available_permits() == 0 {
                let _ = places.acquire_many(half).await;
            }
        }
        while hands.join_next().await.is_some() {}
    }

    async fn take(&self, places: &Semaphore) -> Result<Vec<Lease>, Fault> {
        let now = self.clock.now();
        let held = self.holds.kinds();
        let apart: Vec<&'static str> = self.narrow.keys().chain(&held).copied().collect();
        let mut taken = self.claim(places.available_permits(), now, Kinds::But(&apart)).await?;
        for kind in self.holds.to_try(now) {
            let free = places.available_permits().saturating_sub(taken.len()).min(1);
            let tried = self.claim(free, now, Kinds::Only(kind)).await?;
            if let Some(lease) = tried.first() {
                self.holds.trying(kind, lease.id);
            }
            taken.extend(tried);
        }
        for (kind, turns) in self.narrow.iter().filter(|(kind, _)| !held.contains(kind)) {
            let free = places.available_permits().saturating_sub(taken.len()).min(turns.available_permits());
            taken.extend(self.claim(free, now, Kinds::Only(kind)).await?);
        }
        Ok(taken)
    }

    async fn claim(&self, free: usize, now: Instant, kinds: Kinds<'_>) -> Result<Vec<Lease>, Fault> {
        let free = u32::try_from(free).unwrap_or(u32::MAX);
        if free == 0 || !queue::any_due(&self.database, now, kinds).await? {
            return Ok(Vec::new());
        }
        queue::claim(&self.database, now, now.plus_seconds(LEASE_SECONDS), free, kinds).await
    }

    /// A job of this kind got through: whatever waited with it may go.
    async fn release(&self, kind: &'static str) -> Result<(), Fault> {
        if self.holds.release(kind) {
            let hastened = queue::hasten(&self.database, kind).await?;
            tracing::info!(kind, hastened, "jobs of this kind go on");
            self.signal.raise();
        }
        Ok(())
    }

    async fn remove(&self, lease: &Lease) -> Result<(), Fault> {
        let mut transaction = self.database.begin().await?;
        queue::finish(&mut transaction, lease).await?;
        transaction.commit().await
    }

    async fn work(&self, lease: Lease) {
        let result = match self.handlers.get(lease.kind.as_str()) {
            // It was taken that often and never came to an end: its handler takes the whole program down.
            Some(_) if lease.faults > MOST_FAULTS => Err(Fault::new("the handler never came to an end")),
            Some(handler) => match AssertUnwindSafe(handler(lease.clone())).catch_unwind().await {
                Ok(result) => result,
                Err(_) => Err(Fault::new("the handler panicked")),
            },
            None => Err(Fault::new("no handler is known for this kind")),
        };
        let now = self.clock.now();
        let kind = self.handlers.get_key_value(lease.kind.as_str()).map_or("", |(kind, _)| *kind);
        let written = match result {
            Ok(Outcome::Done) => self.release(kind).await,
            Ok(Outcome::Needless) => match self.remove(&lease).await {
                Ok(()) => self.release(kind).await,
                Err(fault) => Err(fault),
            },
            Ok(Outcome::Until(to)) => match self.release(kind).await {
                Ok(()) => queue::postpone(&self.database, &lease, to, 0, "").await,
                Err(fault) => Err(fault),
            },
            Ok(Outcome::OutOfOrder(reason)) => {
                tracing::warn!(job = %lease.id, %kind, attempts = lease.attempts, %reason, "jobs of this kind are held back");
                let to = self.holds.out_of_order(kind, lease.id, now);
                queue::postpone(&self.database, &lease, to, 0, &reason).await
            }
            Ok(Outcome::Later(reason)) => {
                tracing::warn!(job = %lease.id, kind = %lease.kind, attempts = lease.attempts, %reason, "job postponed");
                let to = now.plus_seconds(pause(lease.attempts));
                queue::postpone(&self.database, &lease, to, 0, &reason).await
            }
            Err(fault) if lease.faults >= MOST_FAULTS => {
                tracing::error!(job = %lease.id, kind = %lease.kind, %fault, "job put aside");
                queue::put_aside(&self.database, &lease, now, &fault.chain()).await
            }
            Err(fault) => {
                tracing::error!(job = %lease.id, kind = %lease.kind, faults = lease.faults, %fault, "job failed");
                let to = now.plus_seconds(pause(lease.faults));
                queue::postpone(&self.database, &lease, to, lease.faults, &fault.chain()).await
            }
        };
        self.holds.tried(kind, lease.id, now);
        if let Err(fault) = written {
            // The lease runs out by itself and the job is taken again.
            tracing::error!(job = %lease.id, %fault, "the end of a job could not be written");
        }
    }
}

/// 1, 2, 4, … seconds, at most [`LONGEST_PAUSE_SECONDS`].
fn pause(tries: i64) -> i64 {
    1_i64.checked_shl(u32::try_from(tries - 1).unwrap_or(0).min(16)).unwrap_or(1).min(LONGEST_PAUSE_SECONDS)
}
