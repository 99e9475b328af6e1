//! The act.

use std::sync::{Arc, Mutex, PoisonError};

use database::{Database, Statement, Transaction, View, sql};
use jobs::{Job, Lease, Signal};
use rand::{RngCore as _, SeedableRng as _, rngs::StdRng};
use vocabulary::{AccountId, Clock, Fault, Id, Instant};

use crate::{Entry, Housekeeping, Mark, chain};

/// The office's journal: the one door to acts, views and housekeeping. Cheap to clone.
#[derive(Clone)]
pub struct Journal {
    database: Database,
    clock: Arc<dyn Clock>,
    chance: Arc<Mutex<StdRng>>,
    signal: Signal,
}

/// Who acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// A person who signed in, or whose token was shown.
    Account(AccountId),
    /// The office's own machinery: jobs, setting up.
    System,
}

/// The number of one request, shown to the person when something goes wrong and found again in the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestNumber(String);

/// One thing that happens: one transaction, one instant, one actor, at least one entry. Dropped without a commit it
/// leaves no trace. Nothing but the database is awaited inside, and acts do not nest.
pub struct Act {
    transaction: Transaction,
    actor: Actor,
    at: Instant,
    journal: Journal,
    request: RequestNumber,
    entries: Vec<Entry>,
    jobs: Vec<Job>,
}

/// Proof that an act recorded what it did. Only [`Act::record`] makes one.
#[must_use = "an act is committed with this"]
pub struct Recorded(());

/// A committed act: on disk.
#[derive(Debug)]
pub struct Committed {
    /// The act's instant.
    pub at: Instant,
    /// Where its entries stand in the chain.
    pub entries: Vec<Mark>,
}

impl RequestNumber {
    /// The number of a request, as the door made it.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The number as people read it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Journal {
    /// The journal kept in this database. `seed` feeds the random source; it must come from the system's own.
    #[must_use]
    pub fn new(database: Database, clock: Arc<dyn Clock>, seed: [u8; 32], signal: Signal) -> Self {
        Self { database, clock, chance: Arc::new(Mutex::new(StdRng::from_seed(seed))), signal }
    }

    /// The present instant.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// Random bytes nobody can foresee.
    #[must_use]
    pub fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.chance.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(&mut bytes);
        bytes
    }

    /// A new id.
    #[must_use]
    pub fn new_id<K>(&self) -> Id<K> {
        Id::made(self.now(), self.random())
    }

    /// One consistent state of the office, for reading.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn view(&self) -> Result<View, Fault> {
        self.database.view().await
    }

    /// As [`Journal::view`], for a single statement, or for several that need not see the same state: it costs no
    /// transaction.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn look(&self) -> Result<View, Fault> {
        self.database.look().await
    }

    /// Begins an act.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn act(&self, actor: Actor, request: &RequestNumber) -> Result<Act, Fault> {
        let transaction = self.database.begin().await?;
        // After the transaction began: waiting for its turn is no part of the act.
        Ok(Act {
            transaction,
            actor,
            at: self.now(),
            journal: self.clone(),
            request: request.clone(),
            entries: Vec::new(),
            jobs: Vec::new(),
        })
    }

    /// Whether an act could be committed now: writes where every act writes, changing nothing.
    ///
    /// # Errors
    /// The database does not take a write, or does not sync it.
    pub async fn try_writing(&self) -> Result<(), Fault> {
        let mut transaction = self.database.begin().await?;
        transaction.execute(sql("UPDATE journal_head SET id = 1 WHERE id = 1")).await?;
        transaction.commit().await
    }

    /// Begins a change that is not an act.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn housekeeping(&self) -> Result<Housekeeping, Fault> {
        Ok(Housekeeping::over(self.database.begin().await?))
    }
}

impl Act {
    /// The act's one instant.
    #[must_use]
    pub const fn at(&self) -> Instant {
        self.at
    }

    /// Who acts.
    #[must_use]
    pub const fn actor(&self) -> Actor {
        self.actor
    }

    /// What can be read, the act's own changes included.
    pub const fn view(&mut self) -> &mut View {
        self.transaction.view()
    }

    /// Changes the office. Stores call it; what changed must be recorded.
    ///
    /// # Errors
    /// The statement failed.
    pub async fn execute(&mut self, statement: Statement) -> Result<u64, Fault> {
        self.transaction.execute(statement).await
    }

    /// A new id.
    #[must_use]
    pub fn new_id<K>(&self) -> Id<K> {
        Id::made(self.at, self.journal.random())
    }

    /// Random bytes nobody can foresee.
    #[must_use]
    pub fn random<const N: usize>(&self) -> [u8; N] {
        self.journal.random()
    }

    /// Notes what happened. The entry gets its place in the chain at the commit.
    pub fn record(&mut self, entry: Entry) -> Recorded {
        self.entries.push(entry);
        Recorded(())
    }

    /// Causes work that is done after the commit.
    pub fn enqueue(&mut self, job: Job) {
        self.jobs.push(job);
    }

    /// Ends the job that this act does. The act cannot be committed when somebody else took the job over.
    ///
    /// # Errors
    /// The lease ran out, or the database failed.
    pub async fn finish(&mut self, lease: &Lease) -> Result<(), Fault> {
        if jobs::finish(&mut self.transaction, lease).await? {
            Ok(())
        } else {
            Err(Fault::new("the lease of this job has run out"))
        }
    }

    /// Commits. It runs to its end even when the caller goes away. When it returns without an error the act is on disk;
    /// with an error the outcome may be unknown, and the caller's idempotency key tells it.
    ///
    /// # Errors
    /// The database failed or its answer was lost.
    pub async fn commit(self, recorded: Recorded) -> Result<Committed, Fault> {
        let Recorded(()) = recorded;
        tokio::spawn(self.end()).await?
    }

    async fn end(mut self) -> Result<Committed, Fault> {
        if self.entries.is_empty() {
            return Err(Fault::new("an act was committed with another act's record"));
        }
        let caused = !self.jobs.is_empty();
        for job in std::mem::take(&mut self.jobs) {
            jobs::insert(&mut self.transaction, Id::made(self.at, self.journal.random()), job, self.at).await?;
        }
        let circumstances = chain::Circumstances {
            at: self.at,
            actor: match self.actor {
                Actor::Account(id) => id.to_string(),
                Actor::System => "system".to_owned(),
            },
            request: self.request.as_str(),
        };
        let journal = self.journal.clone();
        let entries =
            chain::append(&mut self.transaction, &*self.journal.clock, &circumstances, self.entries, &mut || {
                journal.random()
            })
            .await?;
        self.transaction.commit().await?;
        if caused {
            self.journal.signal.raise();
        }
        Ok(Committed { at: self.at, entries })
    }
}
