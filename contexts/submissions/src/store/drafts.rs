//! SQL of drafts and their files.

use std::collections::BTreeMap;

use catalogue::{Answers, Revision};
use database::{Row, Statement, View, sql, sql_for};
use files::Kept;
use journal::{Act, Housekeeping};
use vocabulary::{AccountId, AnswerId, DraftId, Fault, FileId, Instant, SubmissionId};

use crate::{KEPT_FOR, Supplement};

/// A draft as its row tells it.
pub(crate) struct Stored {
    pub id: DraftId,
    pub revision: Revision,
    pub about: Option<SubmissionId>,
    pub supplement: Option<Supplement>,
    pub answers: Answers,
    pub applicant: Option<Answers>,
    pub stage: Stage,
    pub changes: i64,
    pub begun_at: Instant,
    pub saved_at: Instant,
    pub kept_until: Instant,
}

/// How far a draft has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    Open,
    Fixed,
    Filed,
}

/// A file of a draft as its row tells it.
#[derive(Clone)]
pub(crate) struct StoredFile {
    pub position: i64,
    /// None for the fixed document.
    pub slot: Option<String>,
    pub name: String,
    pub media_type: String,
    pub made_at: Instant,
    pub kept: Kept,
}

impl Stage {
    const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Fixed => "fixed",
            Self::Filed => "filed",
        }
    }

    fn of_code(code: &str) -> Result<Self, Fault> {
        [Self::Open, Self::Fixed, Self::Filed]
            .into_iter()
            .find(|stage| stage.code() == code)
            .ok_or_else(|| Fault::new(format!("unknown stage {code} of a draft")))
    }
}

fn stored(row: &Row) -> Result<Stored, Fault> {
    let (answers, stage): (String, String) = (row.get("answers")?, row.get("state")?);
    Ok(Stored {
        id: row.get("id")?,
        revision: row.get("revision")?,
        about: row.get("about")?,
        supplement: row.get::<Option<String>>("supplement")?.map(|text| serde_json::from_str(&text)).transpose()?,
        answers: read_answers(&answers)?,
        applicant: row.get::<Option<String>>("applicant")?.map(|text| read_answers(&text)).transpose()?,
        stage: Stage::of_code(&stage)?,
        changes: row.get("changes")?,
        begun_at: row.get("begun_at")?,
        saved_at: row.get("saved_at")?,
        kept_until: row.get("kept_until")?,
    })
}

fn read_answers(text: &str) -> Result<Answers, Fault> {
    Ok(Answers(serde_json::from_str::<BTreeMap<String, String>>(text)?))
}

fn written(answers: &Answers) -> Result<String, Fault> {
    Ok(serde_json::to_string(&answers.0)?)
}

pub(crate) async fn draft(view: &mut View, account: AccountId, id: DraftId) -> Result<Option<Stored>, Fault> {
    view.optional(
        sql(
            "SELECT id, revision, about, answers, applicant, state, changes, begun_at, saved_at, kept_until, supplement
             FROM drafts WHERE id = $1 AND account = $2",
        )
        .bind(id)
        .bind(account),
    )
    .await?
    .map(|row| stored(&row))
    .transpose()
}

/// The draft, which nobody else changes until the end of the transaction.
pub(crate) async fn locked(
    housekeeping: &mut Housekeeping,
    account: AccountId,
    id: DraftId,
) -> Result<Option<Stored>, Fault> {
    housekeeping
        .view()
        .optional(
            // SQLite has one writer.
            sql_for(
                "SELECT id FROM drafts WHERE id = $1 AND account = $2",
                "SELECT id FROM drafts WHERE id = $1 AND account = $2 FOR UPDATE",
            )
            .bind(id)
            .bind(account),
        )
        .await?;
    draft(housekeeping.view(), account, id).await
}

/// Open and fixed drafts, the last saved first.
pub(crate) async fn drafts(view: &mut View, account: AccountId) -> Result<Vec<Stored>, Fault> {
    view.all(
        sql(
            "SELECT id, revision, about, answers, applicant, state, changes, begun_at, saved_at, kept_until, supplement
             FROM drafts WHERE account = $1 AND state <> 'filed' ORDER BY saved_at DESC, id DESC LIMIT 200",
        )
        .bind(account),
    )
    .await?
    .iter()
    .map(stored)
    .collect()
}

pub(crate) async fn count(view: &mut View, account: AccountId) -> Result<i64, Fault> {
    view.one(sql("SELECT COUNT(*) AS drafts FROM drafts WHERE account = $1 AND state <> 'filed'").bind(account))
        .await?
        .get("drafts")
}

/// The oldest drafts that were to be kept no longer than this, with their accounts.
pub(crate) async fn expired(view: &mut View, now: Instant, most: u32) -> Result<Vec<(DraftId, AccountId)>, Fault> {
    view.all(
        sql("SELECT id, account FROM drafts WHERE kept_until <= $1 ORDER BY kept_until, id LIMIT $2")
            .bind(now)
            .bind(most),
    )
    .await?
    .iter()
    .map(|row| Ok((row.get("id")?, row.get("account")?)))
    .collect()
}

/// Touches no row when such a draft is begun already (see [`begun`]).
pub(crate) fn begin(
    id: DraftId,
    account: AccountId,
    revision: Revision,
    about: Option<SubmissionId>,
    now: Instant,
) -> Statement {
    sql("INSERT INTO drafts (id, account, revision, about, answers, applicant, state, changes, begun_at, saved_at,
                             kept_until)
         VALUES ($1, $2, $3, $4, '{}', NULL, 'open', 0, $5, $5, $6)
         ON CONFLICT DO NOTHING")
    .bind(id)
    .bind(account)
    .bind(revision)
    .bind(about)
    .bind(now)
    .bind(now.plus_seconds(KEPT_FOR))
}

/// The draft that keeps another from being begun: one of the withdrawal, or else of the wording, that holds nothing yet.
pub(crate) async fn begun(
    view: &mut View,
    account: AccountId,
    revision: Revision,
    about: Option<SubmissionId>,
) -> Result<Option<DraftId>, Fault> {
    let found = match about {
        Some(filing) => {
            sql("SELECT id FROM drafts WHERE account = $1 AND about = $2 AND changes = 0").bind(account).bind(filing)
        }
        None => {
            sql("SELECT id FROM drafts WHERE account = $1 AND revision = $2 AND about IS NULL AND supplements IS NULL
                    AND changes = 0")
            .bind(account)
            .bind(revision)
        }
    };
    view.optional(found).await?.map(|row| row.get("id")).transpose()
}

/// Begins a draft that answers a call. Touches no row when one is begun already (see [`answering`]).
pub(crate) fn begin_supplement(
    id: DraftId,
    account: AccountId,
    revision: Revision,
    supplement: &Supplement,
    (answers, applicant): (&Answers, Option<Answers>),
    now: Instant,
) -> Result<Statement, Fault> {
    Ok(sql("INSERT INTO drafts (id, account, revision, supplements, supplement, answers, applicant, state, changes, begun_at,
                                saved_at, kept_until)
            VALUES ($1, $2, $3, $4, $5, $6, $7, 'open', 0, $8, $8, $9)
            ON CONFLICT DO NOTHING")
    .bind(id)
    .bind(account)
    .bind(revision)
    .bind(supplement.call)
    .bind(serde_json::to_string(supplement)?)
    .bind(written(answers)?)
    .bind(applicant.as_ref().map(written).transpose()?)
    .bind(now)
    .bind(now.plus_seconds(KEPT_FOR)))
}

/// The draft that answers this call and is not filed yet.
pub(crate) async fn answering(view: &mut View, account: AccountId, call: AnswerId) -> Result<Option<DraftId>, Fault> {
    let found = sql("SELECT id FROM drafts WHERE supplements = $1 AND account = $2 AND state <> 'filed'");
    view.optional(found.bind(call).bind(account)).await?.map(|row| row.get("id")).transpose()
}

/// Every change of a draft ends with this: it counts the change and gives the draft its days anew.
pub(crate) fn save(draft: &Stored, now: Instant) -> Result<Statement, Fault> {
    Ok(sql("UPDATE drafts SET answers = $1, applicant = $2, state = $3, changes = $4, saved_at = $5, kept_until = $6
            WHERE id = $7")
    .bind(written(&draft.answers)?)
    .bind(draft.applicant.as_ref().map(written).transpose()?)
    .bind(draft.stage.code())
    .bind(draft.changes + 1)
    .bind(now)
    .bind(now.plus_seconds(KEPT_FOR))
    .bind(draft.id))
}

/// Moves a fixed draft to filed, unless it was changed since `changes` was read; its files are the caller's now.
pub(crate) async fn take(act: &mut Act, account: AccountId, id: DraftId, changes: i64) -> Result<bool, Fault> {
    let taken = act
        .execute(
            sql("UPDATE drafts SET state = 'filed', answers = '{}', applicant = NULL, changes = changes + 1
                 WHERE id = $1 AND account = $2 AND state = 'fixed' AND changes = $3")
            .bind(id)
            .bind(account)
            .bind(changes),
        )
        .await?;
    if taken == 0 {
        return Ok(false);
    }
    act.execute(sql("DELETE FROM draft_files WHERE draft = $1").bind(id)).await?;
    Ok(true)
}

pub(crate) fn delete(id: DraftId) -> Statement {
    sql("DELETE FROM drafts WHERE id = $1").bind(id)
}

/// The files of a draft in the order they came, the fixed document included.
pub(crate) async fn files(view: &mut View, draft: DraftId) -> Result<Vec<StoredFile>, Fault> {
    view.all(
        sql("SELECT id, position, slot, name, media_type, size, sha256, content, made_at FROM draft_files
             WHERE draft = $1 ORDER BY position")
        .bind(draft),
    )
    .await?
    .iter()
    .map(|row| {
        let size: i64 = row.get("size")?;
        Ok(StoredFile {
            position: row.get("position")?,
            slot: row.get("slot")?,
            name: row.get("name")?,
            media_type: row.get("media_type")?,
            made_at: row.get("made_at")?,
            kept: Kept::of_row(row.get("id")?, row.get("sha256")?, u64::try_from(size)?, row.get("content")?),
        })
    })
    .collect()
}

pub(crate) fn insert_file(draft: DraftId, file: &StoredFile) -> Statement {
    sql("INSERT INTO draft_files (id, draft, position, slot, name, media_type, size, sha256, content, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)")
    .bind(file.kept.id)
    .bind(draft)
    .bind(file.position)
    .bind(file.slot.as_deref())
    .bind(file.name.as_str())
    .bind(file.media_type.as_str())
    .bind(i64::try_from(file.kept.size).unwrap_or(i64::MAX))
    .bind(file.kept.sha256)
    .bind(file.kept.in_the_row().map(|content| content.to_vec()))
    .bind(file.made_at)
}

pub(crate) fn delete_file(draft: DraftId, file: FileId) -> Statement {
    sql("DELETE FROM draft_files WHERE draft = $1 AND id = $2").bind(draft).bind(file)
}

pub(crate) fn delete_files(draft: DraftId) -> Statement {
    sql("DELETE FROM draft_files WHERE draft = $1").bind(draft)
}
