//! What is kept of a letter and never changes but by a recorded act, as text that is hashed.

use database::{Row, View, sql};
use serde_json::{Value, json};
use vocabulary::{AccountId, Fault, FileId, Instant, LetterId};

/// The letter's columns that never change, its files, and what was read off the paper: JSON.
pub(crate) async fn letter_text(view: &mut View, id: LetterId) -> Result<Option<String>, Fault> {
    let row = view
        .optional(
            sql("SELECT year, number, entered_at, registered_at, channel, service, sender, sender_account, subject
                 FROM letters WHERE id = $1")
            .bind(id),
        )
        .await?;
    let Some(row) = row else { return Ok(None) };
    let account: Option<AccountId> = row.get("sender_account")?;
    let mut told = vec![
        number(&row, "year")?,
        number(&row, "number")?,
        instant(&row, "entered_at")?,
        instant(&row, "registered_at")?,
        text(&row, "channel")?,
        text(&row, "service")?,
        text(&row, "sender")?,
        json!(account.map(|account| account.to_string())),
        text(&row, "subject")?,
    ];
    for (position, file) in (1..).zip(files(view, id).await?) {
        told.push(json!([position, file.position, file.role, file.name, file.kind, file.size, hex(&file.sha256)]));
    }
    if let Some(row) = view
        .optional(
            sql("SELECT registered_by, received_on, date_on_letter, sender_sign, sender_address, enclosures,
                     delivery_method, remarks, scan_scope, scan_reason FROM letter_papers WHERE letter = $1")
            .bind(id),
        )
        .await?
    {
        let by: AccountId = row.get("registered_by")?;
        told.push(json!([
            by.to_string(),
            text(&row, "received_on")?,
            optional_text(&row, "date_on_letter")?,
            text(&row, "sender_sign")?,
            text(&row, "sender_address")?,
            number(&row, "enclosures")?,
            text(&row, "delivery_method")?,
            text(&row, "remarks")?,
            optional_text(&row, "scan_scope")?,
            text(&row, "scan_reason")?,
        ]));
    }
    for row in super::scans::told(view, id).await? {
        told.push(json!([
            number(&row, "seq")?,
            json!(row.get::<Option<i64>>("position")?),
            text(&row, "writing")?,
            json!(row.get::<Option<i64>>("declared")?),
            text(&row, "volume")?,
        ]));
    }
    Ok(Some(serde_json::to_string(&told)?))
}

/// The verdict and the report on a letter, and the file with the evidence they rest on: JSON.
pub(crate) async fn verdict_text(view: &mut View, id: LetterId) -> Result<Option<(String, Option<FileId>)>, Fault> {
    let row = view
        .optional(
            sql("SELECT standing, signer, reason, other_person, report, evidence FROM letters WHERE id = $1").bind(id),
        )
        .await?;
    let Some(row) = row else { return Ok(None) };
    let (evidence, other): (Option<FileId>, bool) = (row.get("evidence")?, row.get("other_person")?);
    let told = json!([
        text(&row, "standing")?,
        optional_text(&row, "signer")?,
        optional_text(&row, "reason")?,
        other,
        optional_text(&row, "report")?,
        evidence.map(|id| id.to_string()),
    ]);
    Ok(Some((serde_json::to_string(&told)?, evidence)))
}

/// A file of a letter as the letter tells it.
pub(crate) struct KeptFile {
    position: i64,
    role: String,
    name: String,
    kind: String,
    size: i64,
    pub sha256: [u8; 32],
    pub file: FileId,
}

pub(crate) async fn files(view: &mut View, id: LetterId) -> Result<Vec<KeptFile>, Fault> {
    let rows = view
        .all(
            sql("SELECT position, role, name, kind, size, sha256, file FROM letter_files WHERE letter = $1
                 ORDER BY position")
            .bind(id),
        )
        .await?;
    rows.iter()
        .map(|row| {
            Ok(KeptFile {
                position: row.get("position")?,
                role: row.get("role")?,
                name: row.get("name")?,
                kind: row.get("kind")?,
                size: row.get("size")?,
                sha256: row.get("sha256")?,
                file: row.get("file")?,
            })
        })
        .collect()
}

/// How many letters there are.
pub(crate) async fn letters(view: &mut View) -> Result<i64, Fault> {
    view.one(sql("SELECT COUNT(*) AS letters FROM letters")).await?.get("letters")
}

fn text(row: &Row, name: &'static str) -> Result<Value, Fault> {
    Ok(json!(row.get::<String>(name)?))
}

fn optional_text(row: &Row, name: &'static str) -> Result<Value, Fault> {
    Ok(json!(row.get::<Option<String>>(name)?))
}

fn number(row: &Row, name: &'static str) -> Result<Value, Fault> {
    Ok(json!(row.get::<i64>(name)?))
}

fn instant(row: &Row, name: &'static str) -> Result<Value, Fault> {
    Ok(json!(row.get::<Instant>(name)?.micros()))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
