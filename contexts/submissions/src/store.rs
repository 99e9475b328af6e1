//! All SQL of the submissions.

pub(crate) mod drafts;

use catalogue::{Revision, Service};
use database::{Row, Statement, View, sql};
use registry::{RpwNumber, Standing};
use vocabulary::{AccountId, AnswerId, DraftId, Fault, Id, Instant, LetterId, ReceiptId, SubmissionId};

use crate::{Filed, Filing, Key, Withdrawal, file::FromDraft};

/// A filing as it is written down.
pub(crate) struct NewFiling<'a> {
    pub id: SubmissionId,
    pub account: AccountId,
    pub letter: LetterId,
    pub receipt: ReceiptId,
    pub service: &'a Service,
    pub entered_at: Instant,
}

/// Touches no row when the filing that it withdraws was withdrawn already.
pub(crate) fn insert(filing: &NewFiling<'_>, from: Option<&FromDraft>) -> Statement {
    sql("INSERT INTO submissions (id, account, letter, receipt, service, revision, entered_at, draft, withdraws, supplements)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (withdraws) DO NOTHING")
    .bind(filing.id)
    .bind(filing.account)
    .bind(filing.letter)
    .bind(filing.receipt)
    .bind(filing.service.code.as_str())
    .bind(filing.service.revision)
    .bind(filing.entered_at)
    .bind(from.map(|from| from.draft))
    .bind(from.and_then(|from| from.withdraws))
    .bind(from.and_then(|from| from.supplements))
}

/// What is kept of a filing: account, letter, receipt, service, wording, instant, draft, what it withdraws, and the call
/// that it answers.
pub(crate) async fn kept(view: &mut View, id: SubmissionId) -> Result<Option<[Option<String>; 9]>, Fault> {
    let row = view
        .optional(
            sql("SELECT account, letter, receipt, service, revision, entered_at, draft, withdraws, supplements
                 FROM submissions WHERE id = $1")
            .bind(id),
        )
        .await?;
    let Some(row) = row else { return Ok(None) };
    let (account, letter, receipt): (AccountId, LetterId, ReceiptId) =
        (row.get("account")?, row.get("letter")?, row.get("receipt")?);
    let (revision, entered, draft, withdraws): (Option<Vec<u8>>, Instant, Option<DraftId>, Option<SubmissionId>) =
        (row.get("revision")?, row.get("entered_at")?, row.get("draft")?, row.get("withdraws")?);
    Ok(Some([
        Some(account.to_string()),
        Some(letter.to_string()),
        Some(receipt.to_string()),
        Some(row.get("service")?),
        revision.map(hex::encode),
        Some(entered.rfc3339()),
        draft.map(|draft| draft.to_string()),
        withdraws.map(|other| other.to_string()),
        row.get::<Option<AnswerId>>("supplements")?.map(|call| call.to_string()),
    ]))
}

/// The services and their wordings under which something was filed.
pub(crate) async fn wordings(view: &mut View) -> Result<Vec<(String, Revision)>, Fault> {
    // Bounded by the wordings that the office ever published.
    view.all(sql("SELECT DISTINCT service, revision FROM submissions WHERE revision IS NOT NULL"))
        .await?
        .iter()
        // What cannot be read is told with the filing.
        .filter_map(|row| {
            Fault::readable(row.get("service").and_then(|service| Ok((service, row.get("revision")?)))).transpose()
        })
        .collect()
}

/// How many filings there are.
pub(crate) async fn count(view: &mut View) -> Result<i64, Fault> {
    view.one(sql("SELECT COUNT(*) AS filings FROM submissions")).await?.get("filings")
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
    .map(|row| Ok((filed(&row)?, row.get("digest")?)))
    .transpose()
}

/// What came of a draft, though the draft itself may be erased by now.
pub(crate) async fn by_draft(view: &mut View, account: AccountId, draft: DraftId) -> Result<Option<Filed>, Fault> {
    view.optional(
        sql("SELECT f.id, f.letter, f.year, f.number, f.entered_at FROM filing_lines f
             WHERE f.draft = $1 AND f.account = $2")
        .bind(draft)
        .bind(account),
    )
    .await?
    .map(|row| filed(&row))
    .transpose()
}

fn filed(row: &Row) -> Result<Filed, Fault> {
    Ok(Filed {
        submission: row.get("id")?,
        letter: row.get("letter")?,
        number: number(row)?,
        entered_at: row.get("entered_at")?,
        again: true,
    })
}

fn number(row: &Row) -> Result<RpwNumber, Fault> {
    Ok(RpwNumber { year: row.get("year")?, number: row.get("number")? })
}

fn line(row: &Row) -> Result<Filing, Fault> {
    let standing: String = row.get("standing")?;
    let withdrawn = match row.get::<Option<SubmissionId>>("withdrawn_by")? {
        Some(by) => Some((
            by,
            row.get("withdrawn_at")?,
            RpwNumber { year: row.get("withdrawn_year")?, number: row.get("withdrawn_number")? },
        )),
        None => None,
    };
    Ok(Filing {
        id: row.get("id")?,
        letter: row.get("letter")?,
        number: number(row)?,
        service: row.get("service")?,
        subject: row.get("subject")?,
        entered_at: row.get("entered_at")?,
        standing: Standing::of_code(&standing).ok_or_else(|| Fault::new(format!("unknown standing {standing}")))?,
        sealed_at: row.get("sealed_at")?,
        revision: row.get::<Option<[u8; 32]>>("revision")?.map(Revision::from_bytes),
        withdrawn,
        withdraws: row.get("withdraws")?,
    })
}

pub(crate) async fn is_withdrawn(view: &mut View, letter: LetterId) -> Result<bool, Fault> {
    let by = sql("SELECT id FROM filing_lines WHERE letter = $1 AND withdrawn_by IS NOT NULL").bind(letter);
    Ok(view.optional(by).await?.is_some())
}

/// What withdrew this letter, and what it withdrew.
pub(crate) async fn withdrawals(view: &mut View, letter: LetterId) -> Result<Vec<Withdrawal>, Fault> {
    let mut found = Vec::new();
    let by = sql("SELECT withdrawn_letter, withdrawn_at, withdrawn_year, withdrawn_number FROM filing_lines
                  WHERE letter = $1 AND withdrawn_letter IS NOT NULL")
    .bind(letter);
    if let Some(row) = view.optional(by).await? {
        found.push(Withdrawal::By {
            letter: row.get("withdrawn_letter")?,
            number: RpwNumber { year: row.get("withdrawn_year")?, number: row.get("withdrawn_number")? },
            at: row.get("withdrawn_at")?,
        });
    }
    let of = sql("SELECT letter, entered_at, year, number FROM filing_lines WHERE withdrawn_letter = $1").bind(letter);
    if let Some(row) = view.optional(of).await? {
        let (letter, at) = (row.get("letter")?, row.get("entered_at")?);
        found.push(Withdrawal::Of { letter, number: number(&row)?, at });
    }
    Ok(found)
}

pub(crate) async fn filing(view: &mut View, account: AccountId, id: SubmissionId) -> Result<Option<Filing>, Fault> {
    view.optional(sql("SELECT * FROM filing_lines WHERE id = $1 AND account = $2").bind(id).bind(account))
        .await?
        .map(|row| line(&row))
        .transpose()
}

pub(crate) async fn filing_of_letter(
    view: &mut View,
    account: AccountId,
    letter: LetterId,
) -> Result<Option<Filing>, Fault> {
    view.optional(sql("SELECT * FROM filing_lines WHERE letter = $1 AND account = $2").bind(letter).bind(account))
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
