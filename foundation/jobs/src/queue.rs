//! The table of jobs.

use database::{Database, Row, Transaction, View, sql, sql_for};
use serde::{Serialize, de::DeserializeOwned};
use vocabulary::{Fault, Instant, JobId};

/// How often a handler may fail by its own fault before its job is put aside.
pub const MOST_FAULTS: i64 = 12;

/// Work to be done: a kind that names its handler, and what the handler needs to know.
#[derive(Debug)]
pub struct Job {
    kind: &'static str,
    payload: String,
}

/// A job in somebody's hands until the lease runs out; then another may take it.
#[derive(Clone, Debug)]
pub struct Lease {
    /// The job.
    pub id: JobId,
    /// Names the handler.
    pub kind: String,
    /// How many times it has been taken, this time included. Also the fence: a lease that was taken over is void.
    pub attempts: i64,
    /// The same since it last waited for something outside, or was revived: what [`MOST_FAULTS`] bounds.
    pub(crate) faults: i64,
    payload: String,
}

/// What waits, for the operator.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Backlog {
    /// Jobs that are due or will be.
    pub waiting: i64,
    /// Jobs put aside.
    pub dead: i64,
}

impl Job {
    /// Work of this kind; the payload is kept as JSON.
    ///
    /// # Errors
    /// The payload cannot be written as JSON.
    pub fn new(kind: &'static str, payload: &impl Serialize) -> Result<Self, Fault> {
        Ok(Self { kind, payload: to_json(payload)? })
    }
}

impl Lease {
    /// What the handler needs to know.
    ///
    /// # Errors
    /// The job was written by a program that meant something else by this kind.
    pub fn payload<T: DeserializeOwned>(&self) -> Result<T, Fault> {
        Ok(serde_json::from_str(&self.payload)?)
    }

    fn of(row: &Row) -> Result<Self, Fault> {
        Ok(Self {
            id: row.get("id")?,
            kind: row.get("kind")?,
            attempts: row.get("attempts")?,
            faults: row.get("faults")?,
            payload: row.get("payload")?,
        })
    }
}

fn to_json(payload: &impl Serialize) -> Result<String, Fault> {
    Ok(serde_json::to_string(payload)?)
}

/// Writes a job into the transaction that causes it; it is due at once.
///
/// # Errors
/// The database failed.
pub async fn insert(transaction: &mut Transaction, id: JobId, job: Job, at: Instant) -> Result<(), Fault> {
    transaction
        .execute(
            sql("INSERT INTO jobs (id, kind, payload, created_at, run_at, attempts, faults)
                 VALUES ($1, $2, $3, $4, $4, 0, 0)")
            .bind(id)
            .bind(job.kind)
            .bind(job.payload)
            .bind(at),
        )
        .await?;
    Ok(())
}

/// Which kinds of jobs are meant.
#[derive(Clone, Copy)]
pub(crate) enum Kinds<'a> {
    /// This one.
    Only(&'a str),
    /// All but these.
    But(&'a [&'static str]),
}

impl Kinds<'_> {
    /// The one kind, or nothing; and the others between commas.
    fn words(self) -> (String, String) {
        match self {
            Self::Only(kind) => (kind.to_owned(), String::new()),
            Self::But(kinds) => (String::new(), format!(",{},", kinds.join(","))),
        }
    }
}

/// Takes up to `most` due jobs of these kinds until `until`. No two callers get the same job before then.
pub(crate) async fn claim(
    database: &Database,
    now: Instant,
    until: Instant,
    most: u32,
    kinds: Kinds<'_>,
) -> Result<Vec<Lease>, Fault> {
    let (only, but) = kinds.words();
    let mut transaction = database.begin().await?;
    let rows = transaction
        .view()
        .all(
            // PostgreSQL may run a subquery of IN once for every job and so take more than asked; an array it makes once.
            sql_for(
                "UPDATE jobs SET attempts = attempts + 1, faults = faults + 1, run_at = $1 WHERE id IN (
                     SELECT id FROM jobs WHERE dead_at IS NULL AND run_at <= $2
                     AND ($4 = '' OR kind = $4) AND instr($5, ',' || kind || ',') = 0 ORDER BY run_at, id LIMIT $3)
                 RETURNING id, kind, payload, attempts, faults",
                "UPDATE jobs SET attempts = attempts + 1, faults = faults + 1, run_at = $1 WHERE id = ANY (ARRAY(
                     SELECT id FROM jobs WHERE dead_at IS NULL AND run_at <= $2
                     AND ($4 = '' OR kind = $4) AND position(',' || kind || ',' in $5) = 0 ORDER BY run_at, id LIMIT $3
                     FOR UPDATE SKIP LOCKED))
                 RETURNING id, kind, payload, attempts, faults",
            )
            .bind(until)
            .bind(now)
            .bind(most)
            .bind(only)
            .bind(but),
        )
        .await?;
    transaction.commit().await?;
    rows.iter().map(Lease::of).collect()
}

/// Whether anything of these kinds is due, read without taking the writing connection.
pub(crate) async fn any_due(database: &Database, now: Instant, kinds: Kinds<'_>) -> Result<bool, Fault> {
    let (only, but) = kinds.words();
    let mut view = database.look().await?;
    let row = view
        .optional(
            sql_for(
                "SELECT id FROM jobs WHERE dead_at IS NULL AND run_at <= $1
                 AND ($2 = '' OR kind = $2) AND instr($3, ',' || kind || ',') = 0 LIMIT 1",
                "SELECT id FROM jobs WHERE dead_at IS NULL AND run_at <= $1
                 AND ($2 = '' OR kind = $2) AND position(',' || kind || ',' in $3) = 0 LIMIT 1",
            )
            .bind(now)
            .bind(only)
            .bind(but),
        )
        .await?;
    Ok(row.is_some())
}

/// Removes a finished job in the transaction that finished it. False when the lease was taken over meanwhile: then
/// somebody else is doing the same work and this transaction should not be committed.
///
/// # Errors
/// The database failed.
pub async fn finish(transaction: &mut Transaction, lease: &Lease) -> Result<bool, Fault> {
    let removed = transaction
        .execute(sql("DELETE FROM jobs WHERE id = $1 AND attempts = $2").bind(lease.id).bind(lease.attempts))
        .await?;
    Ok(removed == 1)
}

/// Puts a job off until `to`; `faults` is what is held against it from now on.
pub(crate) async fn postpone(
    database: &Database,
    lease: &Lease,
    to: Instant,
    faults: i64,
    error: &str,
) -> Result<(), Fault> {
    let mut transaction = database.begin().await?;
    transaction
        .execute(
            sql("UPDATE jobs SET run_at = $1, faults = $2, last_error = $3 WHERE id = $4 AND attempts = $5")
                .bind(to)
                .bind(faults)
                .bind(error)
                .bind(lease.id)
                .bind(lease.attempts),
        )
        .await?;
    transaction.commit().await
}

/// Makes every job of a kind due that waited for something outside, in the order in which they were caused. Whoever has one in
/// hand keeps it: that one has a fault held against it until it ends.
pub(crate) async fn hasten(database: &Database, kind: &str) -> Result<u64, Fault> {
    let mut transaction = database.begin().await?;
    let hastened = transaction
        .execute(
            sql("UPDATE jobs SET run_at = created_at
                 WHERE kind = $1 AND faults = 0 AND dead_at IS NULL AND run_at > created_at")
            .bind(kind),
        )
        .await?;
    transaction.commit().await?;
    Ok(hastened)
}

pub(crate) async fn put_aside(database: &Database, lease: &Lease, at: Instant, error: &str) -> Result<(), Fault> {
    let mut transaction = database.begin().await?;
    transaction
        .execute(
            sql("UPDATE jobs SET dead_at = $1, last_error = $2 WHERE id = $3 AND attempts = $4")
                .bind(at)
                .bind(error)
                .bind(lease.id)
                .bind(lease.attempts),
        )
        .await?;
    transaction.commit().await
}

/// How much waits and how much is put aside.
///
/// # Errors
/// The database failed.
pub async fn backlog(view: &mut View) -> Result<Backlog, Fault> {
    let row = view.one(sql("SELECT COUNT(*) AS all_jobs, COUNT(dead_at) AS dead FROM jobs")).await?;
    let (all, dead): (i64, i64) = (row.get("all_jobs")?, row.get("dead")?);
    Ok(Backlog { waiting: all - dead, dead })
}

/// The jobs put aside, oldest first: kind, when, and the last error.
///
/// # Errors
/// The database failed.
pub async fn dead_letters(view: &mut View, most: u32) -> Result<Vec<(JobId, String, Instant, String)>, Fault> {
    view.all(
        sql("SELECT id, kind, dead_at, last_error FROM jobs WHERE dead_at IS NOT NULL ORDER BY dead_at, id LIMIT $1")
            .bind(most),
    )
    .await?
    .iter()
    .map(|row| {
        let error: Option<String> = row.get("last_error")?;
        Ok((row.get("id")?, row.get("kind")?, row.get("dead_at")?, error.unwrap_or_default()))
    })
    .collect()
}

/// Gives a job that was put aside another round of tries.
///
/// # Errors
/// The database failed.
pub async fn revive(transaction: &mut Transaction, id: JobId, at: Instant) -> Result<bool, Fault> {
    let touched = transaction
        .execute(
            sql("UPDATE jobs SET dead_at = NULL, faults = 0, run_at = $1 WHERE id = $2 AND dead_at IS NOT NULL")
                .bind(at)
                .bind(id),
        )
        .await?;
    Ok(touched == 1)
}
