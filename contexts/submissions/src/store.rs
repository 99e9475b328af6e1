//! All SQL of the submissions.

use database::{Row, Statement, View, sql};
use registry::{RpwNumber, Standing};
use vocabulary::{AccountId, Fault, Id, Instant, LetterId, ReceiptId, SubmissionId};

use crate::{Filed, Filing, Key};

pub(crate) fn insert(
    id: SubmissionId,
    account: AccountId,
    letter: LetterId,
    receipt: ReceiptId,
    service: &str,
    entered_at: Instant,
) -> Statement {
    sql("INSERT INTO submissions (id, account, letter, receipt, service, entered_at) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(id)
        .bind(account)
        .bind(letter)
        .bind(receipt)
        .bind(service)
        .bind(entered_at)
}

/// Touches no row when the key is taken.
pub(crate) fn insert_key(account: AccountId, key: &Key, digest: [u8; 32], submission: SubmissionId) -> Statement {
    sql("INSERT INTO idempotency_keys (account, key, digest, submission) VALUES ($1, $2, $3, $4)
         ON CONFLICT (account, key) DO NOTHING")
    .bind(account)
    .bind(key.as_str())
    .bind(digest)
    .bind(submission)
}

pub(crate) async fn by_key(view: &mut View, account: AccountId, key: &Key) -> Result<Option<(Filed, [u8; 32])>, Fault> {
    view.optional(
        sql("SELECT k.digest, f.id, f.letter, f.year, f.number, f.entered_at
             FROM idempotency_keys k JOIN filing_lines f ON f.id = k.submission
             WHERE k.account = $1 AND k.key = $2")
        .bind(account)
        .bind(key.as_str()),
    )
    .await?
    .map(|row| {
        let filed = Filed {
            submission: row.get("id")?,
            letter: row.get("letter")?,
            number: RpwNumber { year: row.get("year")?, number: row.get("number")? },
            entered_at: row.get("entered_at")?,
            again: true,
        };
        Ok((filed, row.get("digest")?))
    })
    .transpose()
}

fn line(row: &Row) -> Result<Filing, Fault> {
    let standing: String = row.get("standing")?;
    Ok(Filing {
        id: row.get("id")?,
        letter: row.get("letter")?,
        number: RpwNumber { year: row.get("year")?, number: row.get("number")? },
        service: row.get("service")?,
        subject: row.get("subject")?,
        entered_at: row.get("entered_at")?,
        standing: Standing::of_code(&standing).ok_or_else(|| Fault::new(format!("unknown standing {standing}")))?,
        sealed_at: row.get("sealed_at")?,
    })
}

pub(crate) async fn filing(view: &mut View, account: AccountId, id: SubmissionId) -> Result<Option<Filing>, Fault> {
    view.optional(sql("SELECT * FROM filing_lines WHERE id = $1 AND account = $2").bind(id).bind(account))
        .await?
        .map(|row| line(&row))
        .transpose()
}

pub(crate) async fn mine(
    view: &mut View,
    account: AccountId,
    before: Option<SubmissionId>,
    most: u32,
) -> Result<Vec<Filing>, Fault> {
    // Ids grow with time; the largest there can be stands for "from the newest".
    let before = before.unwrap_or_else(|| Id::from_uuid(uuid::Uuid::max()));
    view.all(
        sql("SELECT * FROM filing_lines WHERE account = $1 AND id < $2 ORDER BY id DESC LIMIT $3")
            .bind(account)
            .bind(before)
            .bind(most),
    )
    .await?
    .iter()
    .map(line)
    .collect()
}
