//! All SQL of the health of stored signatures.

use certificates::Certificate;
use database::{Statement, View, sql};
use journal::Act;
use uuid::Uuid;
use vocabulary::{Fault, FileId, Instant};

use crate::Health;

/// What is looked after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Official receipts of filing (UPP).
    Receipt,
    /// Receipts of delivery that their addressees signed (UPD), by the answer that was delivered.
    Delivery,
    /// Sealed answers.
    Answer,
}

impl Kind {
    const fn code(self) -> &'static str {
        match self {
            Self::Receipt => "receipt",
            Self::Delivery => "delivery",
            Self::Answer => "answer",
        }
    }
}

/// A document to be looked at.
pub(crate) struct Due {
    pub subject: Uuid,
    pub version: i64,
    pub doubted: bool,
}

/// Begins, in the act that stores it, to look after a document whose newest version is this. `sealed_by` is the certificate
/// of the office's own key, if that made it.
///
/// # Errors
/// The database failed.
pub async fn begin(
    act: &mut Act,
    kind: Kind,
    subject: Uuid,
    version: i64,
    sealed_by: Option<&Certificate>,
) -> Result<(), Fault> {
    let at = act.at();
    if let Some(certificate) = sealed_by {
        act.execute(know(certificate)).await?;
    }
    let statement = sql("INSERT INTO lasting_seals
             (kind, subject, version, made_at, sealed_by, doubted, endangered_at, looked_at, again_at, trouble)
         VALUES ($1, $2, $3, $4, $5, $6, $4, NULL, $4, NULL)");
    let sealed_by = sealed_by.map(Certificate::sha256).map(|sha256| sha256.to_vec());
    act.execute(statement.bind(kind.code()).bind(subject).bind(version).bind(at).bind(sealed_by).bind(false)).await?;
    Ok(())
}

/// Keeps a certificate that the office seals with, to ask about it later.
pub(crate) fn know(certificate: &Certificate) -> Statement {
    sql("INSERT INTO lasting_certificates (sha256, der) VALUES ($1, $2) ON CONFLICT DO NOTHING")
        .bind(certificate.sha256())
        .bind(certificate.der())
}

pub(crate) fn forget(certificate: &Certificate) -> Statement {
    sql("DELETE FROM lasting_certificates WHERE sha256 = $1").bind(certificate.sha256())
}

pub(crate) async fn certificates(view: &mut View) -> Result<Vec<Certificate>, Fault> {
    let rows = view.all(sql("SELECT der FROM lasting_certificates ORDER BY sha256 LIMIT 1000")).await?;
    let read = |der: Vec<u8>| Certificate::from_der(&der).map_err(Fault::from);
    rows.iter().map(|row| read(row.get("der")?)).collect()
}

/// Puts what was sealed with this certificate since that instant in doubt.
pub(crate) fn doubt(certificate: &Certificate, since: Instant, now: Instant) -> Statement {
    sql("UPDATE lasting_seals SET doubted = $1, endangered_at = $2, again_at = $2
         WHERE sealed_by = $3 AND made_at >= $4")
    .bind(true)
    .bind(now)
    .bind(certificate.sha256())
    .bind(since)
}

pub(crate) async fn due(
    view: &mut View,
    kind: Kind,
    before: Instant,
    now: Instant,
    most: u32,
) -> Result<Vec<Due>, Fault> {
    let statement = sql("SELECT subject, version, doubted FROM lasting_seals
         WHERE kind = $1 AND endangered_at < $2 AND again_at <= $3 ORDER BY endangered_at, subject LIMIT $4");
    let rows = view.all(statement.bind(kind.code()).bind(before).bind(now).bind(most)).await?;
    let due = |row: &database::Row| {
        Ok(Due { subject: row.get("subject")?, version: row.get("version")?, doubted: row.get("doubted")? })
    };
    rows.iter().map(due).collect()
}

pub(crate) fn stands(kind: Kind, one: &Due, until: Instant, now: Instant) -> Statement {
    sql("UPDATE lasting_seals SET endangered_at = $1, looked_at = $2, again_at = $2, trouble = NULL, doubted = $3
         WHERE kind = $4 AND subject = $5 AND version = $6")
    .bind(until)
    .bind(now)
    .bind(false)
    .bind(kind.code())
    .bind(one.subject)
    .bind(one.version)
}

pub(crate) fn fails(kind: Kind, one: &Due, until: Instant, now: Instant, again: Instant, trouble: &str) -> Statement {
    sql("UPDATE lasting_seals SET endangered_at = $1, looked_at = $2, again_at = $3, trouble = $4
         WHERE kind = $5 AND subject = $6 AND version = $7")
    .bind(until)
    .bind(now)
    .bind(again)
    .bind(trouble)
    .bind(kind.code())
    .bind(one.subject)
    .bind(one.version)
}

/// A further version is the newest now; touches no row when somebody else was faster.
pub(crate) fn renewed(
    kind: Kind,
    one: &Due,
    until: Instant,
    now: Instant,
    sealed_by: Option<&Certificate>,
) -> Statement {
    let sealed_by = sealed_by.map(Certificate::sha256).map(|sha256| sha256.to_vec());
    sql("UPDATE lasting_seals SET version = version + 1, endangered_at = $1, looked_at = $2, again_at = $2, trouble = NULL,
                doubted = $3, made_at = CASE WHEN $4 IS NULL THEN made_at ELSE $2 END, sealed_by = COALESCE($4, sealed_by)
         WHERE kind = $5 AND subject = $6 AND version = $7")
    .bind(until)
    .bind(now)
    .bind(false)
    .bind(sealed_by)
    .bind(kind.code())
    .bind(one.subject)
    .bind(one.version)
}

pub(crate) async fn health(view: &mut View, before: Instant) -> Result<Health, Fault> {
    let row = view
        .one(
            sql("SELECT COUNT(*) AS endangered, COUNT(trouble) AS failed, MIN(endangered_at) AS soonest FROM lasting_seals
                 WHERE endangered_at < $1 AND looked_at IS NOT NULL")
            .bind(before),
        )
        .await?;
    let first = sql("SELECT trouble FROM lasting_seals
         WHERE endangered_at < $1 AND trouble IS NOT NULL ORDER BY endangered_at, subject LIMIT 1");
    let first = view.optional(first.bind(before)).await?;
    Ok(Health {
        endangered: row.get("endangered")?,
        failed: row.get("failed")?,
        soonest: row.get("soonest")?,
        trouble: first.map(|row| row.get("trouble")).transpose()?,
    })
}

/// A later version of a PDF file, whose first is kept where it was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PdfVersion {
    /// Its number, from 2 on.
    pub number: i64,
    /// The file.
    pub file: FileId,
    /// When it was made.
    pub made_at: Instant,
}

/// Adds a later version of a PDF file.
#[must_use]
pub fn add_pdf(kind: Kind, subject: Uuid, version: PdfVersion) -> Statement {
    sql("INSERT INTO lasting_files (kind, subject, version, made_at, file) VALUES ($1, $2, $3, $4, $5)")
        .bind(kind.code())
        .bind(subject)
        .bind(version.number)
        .bind(version.made_at)
        .bind(version.file)
}

/// The newest of the later versions of a PDF file.
///
/// # Errors
/// The database failed.
pub async fn newest_pdf(view: &mut View, kind: Kind, subject: Uuid) -> Result<Option<PdfVersion>, Fault> {
    let statement = sql("SELECT version, made_at, file FROM lasting_files WHERE kind = $1 AND subject = $2
         ORDER BY version DESC LIMIT 1");
    let found = view.optional(statement.bind(kind.code()).bind(subject)).await?;
    found.map(|row| pdf_of(&row)).transpose()
}

/// How many later versions of PDF files are kept.
///
/// # Errors
/// The database failed.
pub async fn count_pdfs(view: &mut View) -> Result<i64, Fault> {
    view.one(sql("SELECT COUNT(*) AS versions FROM lasting_files")).await?.get("versions")
}

/// This version of a PDF file, the first not being among them.
///
/// # Errors
/// The database failed.
pub async fn pdf_version(view: &mut View, kind: Kind, subject: Uuid, number: i64) -> Result<Option<PdfVersion>, Fault> {
    let statement =
        sql("SELECT version, made_at, file FROM lasting_files WHERE kind = $1 AND subject = $2 AND version = $3");
    let found = view.optional(statement.bind(kind.code()).bind(subject).bind(number)).await?;
    found.map(|row| pdf_of(&row)).transpose()
}

fn pdf_of(row: &database::Row) -> Result<PdfVersion, Fault> {
    Ok(PdfVersion { number: row.get("version")?, made_at: row.get("made_at")?, file: row.get("file")? })
}
