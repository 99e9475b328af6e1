//! Scans of letters on paper.

use database::{Row, Statement, View, sql};
use vocabulary::{Fault, FileId, LetterId};

use super::{letter_row, lines, paper::paper_row};
use crate::{LetterRow, LetterScan, NotWhole, Reading, ScanId, Sheets, ToRead, Writing};

const READ: &str = "read";
const UNREADABLE: &str = "unreadable";

/// Greater than every id there can be.
pub(super) fn end(before: Option<LetterId>) -> Result<LetterId, Fault> {
    before.map_or_else(|| Ok("ffffffff-ffff-ffff-ffff-ffffffffffff".parse()?), Ok)
}

pub(crate) fn insert_scan(letter: LetterId, position: Option<u32>, sheets: &Sheets) -> Result<Statement, Fault> {
    Ok(sql("INSERT INTO letter_scans (letter, seq, position, writing, declared, volume, seen, doubtful)
            VALUES ($1, (SELECT COALESCE(MAX(seq), 0) + 1 FROM letter_scans WHERE letter = $1), $2, $3, $4, $5, $6, $7)")
    .bind(letter)
    .bind(position.map(i64::from))
    .bind(sheets.writing.code())
    .bind(sheets.declared.map(i64::from))
    .bind(sheets.volume.as_str())
    .bind(sheets.seen.as_ref().map(serde_json::to_string).transpose()?)
    .bind(!sheets.doubts().is_empty()))
}

/// Nothing is to be asked about the scans of this letter any more.
pub(crate) fn settle_scans(letter: LetterId) -> Statement {
    sql("UPDATE letter_scans SET doubtful = $1 WHERE letter = $2 AND doubtful").bind(false).bind(letter)
}

pub(crate) async fn scans(view: &mut View, letter: LetterId) -> Result<Vec<LetterScan>, Fault> {
    view.all(
        sql("SELECT seq, position, writing, declared, volume, seen, doubtful, reading, copy FROM letter_scans
             WHERE letter = $1 ORDER BY seq")
        .bind(letter),
    )
    .await?
    .iter()
    .map(scan)
    .collect()
}

fn scan(row: &Row) -> Result<LetterScan, Fault> {
    let number =
        |name| -> Result<Option<u32>, Fault> { Ok(row.get::<Option<i64>>(name)?.map(u32::try_from).transpose()?) };
    let writing: String = row.get("writing")?;
    let read: Option<String> = row.get("reading")?;
    Ok(LetterScan {
        seq: row.get("seq")?,
        reading: match (read.as_deref(), row.get("copy")?) {
            (None, _) => Reading::Waits,
            (Some(READ), Some(copy)) => Reading::Read(copy),
            (Some(_), _) => Reading::Unreadable,
        },
        position: number("position")?,
        sheets: Sheets {
            writing: Writing::of_code(&writing).ok_or_else(|| Fault::new(format!("unknown writing {writing}")))?,
            declared: number("declared")?,
            volume: row.get("volume")?,
            // What an older program saw may no longer be readable; the scan itself still stands.
            seen: row.get::<Option<String>>("seen")?.and_then(|text| serde_json::from_str(&text).ok()),
        },
        is_doubtful: row.get("doubtful")?,
    })
}

pub(crate) async fn not_whole(view: &mut View, before: Option<LetterId>, most: u32) -> Result<Vec<NotWhole>, Fault> {
    view.all(
        sql("SELECT v.*, p.received_on, p.date_on_letter, p.sender_sign, p.sender_address, p.enclosures,
                    p.delivery_method, p.remarks, p.scan_scope, p.scan_reason,
                    COALESCE((SELECT s.volume FROM letter_scans s WHERE s.letter = p.letter ORDER BY s.seq DESC LIMIT 1), '')
                        AS volume
             FROM letter_papers p JOIN letter_lines v ON v.id = p.letter
             WHERE COALESCE(p.scan_scope, '') <> 'full' AND p.letter < $1 AND v.state <> 'annulled'
             ORDER BY p.letter DESC LIMIT $2")
        .bind(end(before)?)
        .bind(most),
    )
    .await?
    .iter()
    .map(|row| Ok(NotWhole { row: letter_row(row)?, paper: paper_row(row)?, volume: row.get("volume")? }))
    .collect()
}

pub(crate) async fn doubtful(view: &mut View, before: Option<LetterId>, most: u32) -> Result<Vec<LetterRow>, Fault> {
    lines(
        view,
        sql("SELECT v.* FROM letter_scans s JOIN letter_lines v ON v.id = s.letter
             WHERE s.doubtful AND s.letter < $1 AND v.state <> 'annulled' ORDER BY s.letter DESC LIMIT $2")
        .bind(end(before)?)
        .bind(most),
    )
    .await
}

/// What the clerk said of each scan, as it is hashed.
pub(super) async fn told(view: &mut View, letter: LetterId) -> Result<Vec<Row>, Fault> {
    view.all(
        sql("SELECT seq, position, writing, declared, volume FROM letter_scans WHERE letter = $1 ORDER BY seq")
            .bind(letter),
    )
    .await
}

pub(crate) async fn scan_to_read(view: &mut View) -> Result<Option<ToRead>, Fault> {
    let row = view
        .optional(sql("SELECT s.letter, s.seq, f.file, f.kind
                       FROM letter_scans s JOIN letter_files f ON f.letter = s.letter AND f.position = s.position
                       WHERE s.position IS NOT NULL AND s.reading IS NULL ORDER BY s.letter, s.seq LIMIT 1"))
        .await?;
    row.map(|row| {
        let id = ScanId { letter: row.get("letter")?, seq: row.get("seq")? };
        Ok(ToRead { id, file: row.get("file")?, kind: row.get("kind")? })
    })
    .transpose()
}

/// Touches no row when it was read before.
pub(crate) fn mark_read(id: ScanId, copy: FileId) -> Statement {
    sql("UPDATE letter_scans SET reading = $1, copy = $2 WHERE letter = $3 AND seq = $4 AND reading IS NULL")
        .bind(READ)
        .bind(copy)
        .bind(id.letter)
        .bind(id.seq)
}

/// Touches no row when it was read before.
pub(crate) fn mark_unreadable(id: ScanId) -> Statement {
    sql("UPDATE letter_scans SET reading = $1 WHERE letter = $2 AND seq = $3 AND reading IS NULL")
        .bind(UNREADABLE)
        .bind(id.letter)
        .bind(id.seq)
}

pub(crate) fn update_seen(id: ScanId, sheets: &Sheets, is_doubtful: bool) -> Result<Statement, Fault> {
    Ok(sql("UPDATE letter_scans SET seen = $1, doubtful = $2 WHERE letter = $3 AND seq = $4")
        .bind(sheets.seen.as_ref().map(serde_json::to_string).transpose()?)
        .bind(is_doubtful)
        .bind(id.letter)
        .bind(id.seq))
}

/// The searchable copy of a scan.
pub(crate) async fn copy(view: &mut View, id: ScanId) -> Result<Option<FileId>, Fault> {
    let row = view
        .optional(
            sql("SELECT copy FROM letter_scans WHERE letter = $1 AND seq = $2 AND reading = $3")
                .bind(id.letter)
                .bind(id.seq)
                .bind(READ),
        )
        .await?;
    row.map_or(Ok(None), |row| row.get("copy"))
}

pub(crate) fn put_text(letter: LetterId, source: &str, text: &str) -> Statement {
    sql("INSERT INTO letter_texts (letter, source, text) VALUES ($1, $2, $3)
         ON CONFLICT (letter, source) DO UPDATE SET text = excluded.text")
    .bind(letter)
    .bind(source)
    .bind(text)
}

pub(crate) async fn texts(view: &mut View, letter: LetterId) -> Result<Vec<(String, String)>, Fault> {
    view.all(sql("SELECT source, text FROM letter_texts WHERE letter = $1 ORDER BY source").bind(letter))
        .await?
        .iter()
        .map(|row| Ok((row.get("source")?, row.get("text")?)))
        .collect()
}
