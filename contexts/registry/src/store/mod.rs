//! All SQL of the registry.

mod circulation;
mod extract;
pub(crate) mod kept;
mod paper;
pub(crate) mod plan;
pub(crate) mod rules;
mod scans;
mod search;
mod shelf;
pub(crate) mod tally;

use database::{Row, Statement, View, sql};
use files::Kept;
use journal::Act;
use vocabulary::{AccountId, Date, Fault, FileId, Instant, LetterId, UnitId, fold};

pub(crate) use circulation::{Step, advance, filed, given, insert_step, steps, took_part, update};
pub(crate) use extract::{attachments, numbered, papers, registered_within};
pub(crate) use paper::{by_form, insert_paper, paper, update_scan};
pub(crate) use scans::{
    copy, doubtful, insert_scan, mark_read, mark_unreadable, not_whole, put_text, scan_to_read, scans, settle_scans,
    texts, update_seen,
};
pub(crate) use search::{
    count, insert_words, left_in_unit, register_with_word, waiting_for_person, waiting_in_state, waiting_in_unit,
    with_word, words,
};
pub(crate) use shelf::{in_box, insert_shelf, lent, lock, shelf};

use crate::{FileRole, LetterFile, LetterRow, LetterState, Registered, RpwNumber, Standing, Verdict};

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

/// A letter as it is first written down.
pub(crate) struct NewRow<'a> {
    pub registered: Registered,
    pub entered_at: Instant,
    pub channel: &'a str,
    pub service: &'a str,
    pub sender: &'a str,
    pub sender_account: Option<AccountId>,
    pub subject: &'a str,
    pub unit: UnitId,
    pub state: LetterState,
    /// The unit has it; else the service only points there.
    pub with_unit: bool,
    pub last_day: Option<Date>,
    pub standing: Standing,
}

pub(crate) fn insert_letter(letter: &NewRow<'_>) -> Statement {
    sql("INSERT INTO letters (id, year, number, entered_at, registered_at, judged_at, channel, service, sender,
                              sender_account, subject, search, unit, with_unit, state, last_day, standing, other_person)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)")
    .bind(letter.registered.id)
    .bind(letter.registered.number.year)
    .bind(letter.registered.number.number)
    .bind(letter.entered_at)
    .bind(letter.registered.at)
    .bind(letter.registered.at)
    .bind(letter.channel)
    .bind(letter.service)
    .bind(letter.sender)
    .bind(letter.sender_account)
    .bind(letter.subject)
    .bind(fold(&format!("{} {}", letter.sender, letter.subject)))
    .bind(letter.unit)
    .bind(letter.with_unit)
    .bind(letter.state.code())
    .bind(letter.last_day.unwrap_or(Date::MAX).to_string())
    .bind(letter.standing.code())
    .bind(false)
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
        channel: row.get("channel")?,
        number: RpwNumber { year: row.get("year")?, number: row.get("number")? },
        entered_at: row.get("entered_at")?,
        registered_at: row.get("registered_at")?,
        sender: row.get("sender")?,
        sender_account: row.get("sender_account")?,
        subject: row.get("subject")?,
        service: row.get("service")?,
        unit: circulation::unit(row)?,
        standing: Standing::of_code(&standing).ok_or_else(|| Fault::new(format!("unknown standing {standing}")))?,
        signer: row.get("signer")?,
        reason: row.get("reason")?,
        other_person: row.get("other_person")?,
        circulation: circulation::circulation(row)?,
    })
}

/// The lines that a statement over `letter_lines` gives.
async fn lines(view: &mut View, statement: Statement) -> Result<Vec<LetterRow>, Fault> {
    view.all(statement).await?.iter().map(letter_row).collect()
}

/// Later than every number there can be.
fn start(before: Option<RpwNumber>) -> RpwNumber {
    before.unwrap_or(RpwNumber { year: i64::MAX, number: i64::MAX })
}

pub(crate) async fn register(view: &mut View, before: Option<RpwNumber>, most: u32) -> Result<Vec<LetterRow>, Fault> {
    let before = start(before);
    lines(
        view,
        sql("SELECT * FROM letter_lines WHERE (year, number) < ($1, $2) ORDER BY year DESC, number DESC LIMIT $3")
            .bind(before.year)
            .bind(before.number)
            .bind(most),
    )
    .await
}

pub(crate) async fn in_state(
    view: &mut View,
    state: LetterState,
    before: Option<RpwNumber>,
    most: u32,
) -> Result<Vec<LetterRow>, Fault> {
    let before = start(before);
    lines(
        view,
        sql("SELECT * FROM letter_lines WHERE state = $1 AND (year, number) < ($2, $3)
             ORDER BY year DESC, number DESC LIMIT $4")
        .bind(state.code())
        .bind(before.year)
        .bind(before.number)
        .bind(most),
    )
    .await
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
    lines(
        view,
        sql("SELECT * FROM letter_lines WHERE unit = $1 AND with_unit AND (year, number) < ($2, $3)
             ORDER BY year DESC, number DESC LIMIT $4")
        .bind(unit)
        .bind(before.year)
        .bind(before.number)
        .bind(most),
    )
    .await
}

pub(crate) async fn letter(
    view: &mut View,
    id: LetterId,
) -> Result<Option<(LetterRow, Option<String>, Instant)>, Fault> {
    view.optional(
        sql("SELECT v.*, l.report FROM letter_lines v JOIN letters l ON l.id = v.id WHERE v.id = $1").bind(id),
    )
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
