//! All SQL of the registry.

use accounts::Unit;
use database::{Row, Statement, View, sql, sql_for};
use files::Kept;
use journal::Act;
use vocabulary::{Fault, FileId, Instant, LetterId, UnitId};

use crate::{FileRole, LetterFile, LetterRow, Registered, RpwNumber, Standing, Verdict};

const INCOMING: &str = "RPW";

/// The next number of the register of incoming letters. From here to the commit nobody else gets one.
pub(crate) async fn next_number(act: &mut Act) -> Result<(RpwNumber, Instant), Fault> {
    let at = act.at();
    // Makes the register on its first day; afterwards the statement only takes the row's lock.
    let row = act
        .view()
        .one(
            sql("INSERT INTO registers (name, year, last_number, last_at) VALUES ($1, 0, 0, $2)
                 ON CONFLICT (name) DO UPDATE SET last_at =
                     CASE WHEN registers.last_at < excluded.last_at THEN excluded.last_at ELSE registers.last_at END
                 RETURNING year, last_number, last_at")
            .bind(INCOMING)
            .bind(at),
        )
        .await?;
    let (last_year, last_number, at): (i64, i64, Instant) =
        (row.get("year")?, row.get("last_number")?, row.get("last_at")?);
    let year = i64::from(at.warsaw_date().year());
    let number = if year == last_year { last_number + 1 } else { 1 };
    act.execute(
        sql("UPDATE registers SET year = $1, last_number = $2 WHERE name = $3").bind(year).bind(number).bind(INCOMING),
    )
    .await?;
    Ok((RpwNumber { year, number }, at))
}

/// The first eight values; the caller binds the rest in the order of the columns.
pub(crate) fn insert_letter(letter: &Registered, entered_at: Instant, channel: &str, service: &str) -> Statement {
    sql("INSERT INTO letters (id, year, number, entered_at, registered_at, judged_at, channel, service, sender,
                              sender_account, subject, search, unit, standing, signer, reason, other_person, report,
                              evidence)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)")
    .bind(letter.id)
    .bind(letter.number.year)
    .bind(letter.number.number)
    .bind(entered_at)
    .bind(letter.at)
    .bind(letter.at)
    .bind(channel)
    .bind(service)
}

pub(crate) fn insert_letter_file(
    letter: LetterId,
    position: u32,
    role: FileRole,
    name: &str,
    kind: &str,
    kept: &Kept,
) -> Statement {
    sql("INSERT INTO letter_files (letter, position, role, name, kind, size, sha256, file)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
    .bind(letter)
    .bind(position)
    .bind(role.code())
    .bind(name)
    .bind(kind)
    .bind(i64::try_from(kept.size).unwrap_or(i64::MAX))
    .bind(kept.sha256)
    .bind(kept.id)
}

pub(crate) fn update_verdict(
    id: LetterId,
    verdict: &Verdict,
    report: String,
    evidence: FileId,
    at: Instant,
) -> Statement {
    sql("UPDATE letters SET standing = $1, signer = $2, reason = $3, other_person = $4, report = $5, evidence = $6,
                            judged_at = $7 WHERE id = $8")
    .bind(verdict.standing.code())
    .bind(verdict.signer.as_deref())
    .bind(verdict.reason.as_deref())
    .bind(verdict.other_person)
    .bind(report)
    .bind(evidence)
    .bind(at)
    .bind(id)
}

fn letter_row(row: &Row) -> Result<LetterRow, Fault> {
    let standing: String = row.get("standing")?;
    Ok(LetterRow {
        id: row.get("id")?,
        number: RpwNumber { year: row.get("year")?, number: row.get("number")? },
        entered_at: row.get("entered_at")?,
        registered_at: row.get("registered_at")?,
        sender: row.get("sender")?,
        sender_account: row.get("sender_account")?,
        subject: row.get("subject")?,
        service: row.get("service")?,
        unit: Unit { id: row.get("unit")?, symbol: row.get("unit_symbol")?, name: row.get("unit_name")? },
        standing: Standing::of_code(&standing).ok_or_else(|| Fault::new(format!("unknown standing {standing}")))?,
        signer: row.get("signer")?,
        reason: row.get("reason")?,
        other_person: row.get("other_person")?,
    })
}

/// Later than every number there can be.
fn start(before: Option<RpwNumber>) -> RpwNumber {
    before.unwrap_or(RpwNumber { year: i64::MAX, number: i64::MAX })
}

pub(crate) async fn register(view: &mut View, before: Option<RpwNumber>, most: u32) -> Result<Vec<LetterRow>, Fault> {
    let before = start(before);
    view.all(
        sql("SELECT * FROM letter_lines WHERE (year, number) < ($1, $2) ORDER BY year DESC, number DESC LIMIT $3")
            .bind(before.year)
            .bind(before.number)
            .bind(most),
    )
    .await?
    .iter()
    .map(letter_row)
    .collect()
}

pub(crate) async fn search(
    view: &mut View,
    words: &str,
    before: Option<RpwNumber>,
    most: u32,
) -> Result<Vec<LetterRow>, Fault> {
    let before = start(before);
    view.all(
        sql_for(
            "SELECT * FROM letter_lines WHERE (year, number) < ($1, $2) AND instr(search, $3) > 0
             ORDER BY year DESC, number DESC LIMIT $4",
            "SELECT * FROM letter_lines WHERE (year, number) < ($1, $2) AND strpos(search, $3) > 0
             ORDER BY year DESC, number DESC LIMIT $4",
        )
        .bind(before.year)
        .bind(before.number)
        .bind(words)
        .bind(most),
    )
    .await?
    .iter()
    .map(letter_row)
    .collect()
}

pub(crate) async fn by_number(view: &mut View, number: RpwNumber) -> Result<Option<LetterRow>, Fault> {
    view.optional(
        sql("SELECT * FROM letter_lines WHERE year = $1 AND number = $2").bind(number.year).bind(number.number),
    )
    .await?
    .map(|row| letter_row(&row))
    .transpose()
}

pub(crate) async fn inbox(
    view: &mut View,
    unit: UnitId,
    before: Option<RpwNumber>,
    most: u32,
) -> Result<Vec<LetterRow>, Fault> {
    let before = start(before);
    view.all(
        sql("SELECT * FROM letter_lines WHERE unit = $1 AND (year, number) < ($2, $3) ORDER BY year DESC, number DESC LIMIT $4")
        .bind(unit)
        .bind(before.year)
        .bind(before.number)
        .bind(most),
    )
    .await?
    .iter()
    .map(letter_row)
    .collect()
}

pub(crate) async fn letter(
    view: &mut View,
    id: LetterId,
) -> Result<Option<(LetterRow, Option<String>, Instant)>, Fault> {
    view.optional(sql("SELECT * FROM letter_lines WHERE id = $1").bind(id))
        .await?
        .map(|row| Ok((letter_row(&row)?, row.get("report")?, row.get("judged_at")?)))
        .transpose()
}

pub(crate) async fn letter_files(view: &mut View, letter: LetterId) -> Result<Vec<LetterFile>, Fault> {
    view.all(
        sql("SELECT position, role, name, kind, size, sha256, file FROM letter_files WHERE letter = $1
             ORDER BY position")
        .bind(letter),
    )
    .await?
    .iter()
    .map(|row| {
        let (position, size): (i64, i64) = (row.get("position")?, row.get("size")?);
        let role: String = row.get("role")?;
        Ok(LetterFile {
            position: u32::try_from(position)?,
            role: FileRole::of_code(&role).ok_or_else(|| Fault::new(format!("unknown role {role}")))?,
            name: row.get("name")?,
            kind: row.get("kind")?,
            size: u64::try_from(size)?,
            sha256: row.get("sha256")?,
            file: row.get("file")?,
        })
    })
    .collect()
}
