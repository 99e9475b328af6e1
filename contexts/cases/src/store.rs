//! All SQL of the cases.

pub(crate) mod answers;
pub(crate) mod board;
pub(crate) mod groups;
pub(crate) mod kept;
mod lists;
pub(crate) mod looks;
pub(crate) mod memos;
pub(crate) mod messages;
pub(crate) mod news;
pub(crate) mod opinions;
mod row;
pub(crate) mod statistics;
pub(crate) mod templates;

use std::collections::BTreeSet;

use accounts::Post;
use database::{Row, Statement, View, sql, sql_for};
use journal::Act;
use registry::RpwNumber;
use vocabulary::{CaseId, Date, Fault, Instant, LetterId, fold};

use crate::{
    CaseDocument, CaseRow, CaseStep, DocumentId, Pause, PauseReason, Stage, StepDocument, StepKind, step::Step,
};

pub(crate) use lists::{
    all, asked, begun_lists, by_sign, for_approval, found, matter, of_client, of_list, of_unit, to_archive, uncarried,
    units_to_archive, waiting,
};
pub(crate) use row::{date, row};

/// The next number of this list of cases, of a class or of a group set apart in it ([`crate::CaseSign::list`]). From here to
/// the commit nobody else gets one of it.
pub(crate) async fn next_number(act: &mut Act, unit: &str, list: &str, year: i16) -> Result<u32, Fault> {
    let row = act
        .view()
        .one(
            sql("INSERT INTO case_lists (unit, class, year, last_number) VALUES ($1, $2, $3, 1)
                 ON CONFLICT (unit, class, year) DO UPDATE SET last_number = case_lists.last_number + 1
                 RETURNING last_number")
            .bind(unit)
            .bind(list)
            .bind(i32::from(year)),
        )
        .await?;
    Ok(u32::try_from(row.get::<i64>("last_number")?)?)
}

pub(crate) fn insert_case(row: &CaseRow) -> Statement {
    sql("INSERT INTO cases (id, sign_unit, sign_class, number, year, title, unit, class, letter, service, sender, client,
                            officer, stage, version, opened_at, started_on, term, nominal, effective, excluded, waits, due)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)")
    .bind(row.id)
    .bind(row.sign.unit())
    .bind(row.sign.list())
    .bind(row.sign.place())
    .bind(i32::from(row.sign.year()))
    .bind(row.title.as_str())
    .bind(row.unit.id)
    .bind(row.class)
    .bind(row.letter)
    .bind(row.service.as_str())
    .bind(row.sender.as_str())
    .bind(row.client)
    .bind(row.officer.0)
    .bind(row.stage.code())
    .bind(row.version)
    .bind(row.opened_at)
    .bind(row.started_on.to_string())
    .bind(row.term.map(row::term_code))
    .bind(row.last_day.map(|last| last.nominal.to_string()))
    .bind(row.last_day.map(|last| last.effective.to_string()))
    .bind(row.last_day.map(|last| last.excluded))
    .bind(waits(row))
    .bind(due(row))
}

/// Everything of a case that steps change; the version grew when the case was locked.
pub(crate) fn save(row: &CaseRow) -> Statement {
    sql("UPDATE cases SET title = $1, officer = $2, stage = $3, nominal = $4, effective = $5, excluded = $6,
                          stands_since = $7, stands_reason = $8, settled_at = $9, closed_at = $10, waits = $11, due = $12,
                          called_until = $13
         WHERE id = $14")
    .bind(row.title.as_str())
    .bind(row.officer.0)
    .bind(row.stage.code())
    .bind(row.last_day.map(|last| last.nominal.to_string()))
    .bind(row.last_day.map(|last| last.effective.to_string()))
    .bind(row.last_day.map(|last| last.excluded))
    .bind(row.stands_since.map(|(since, _)| since.to_string()))
    .bind(row.stands_since.map(|(_, reason)| reason.code()))
    .bind(row.settled_at)
    .bind(row.closed_at)
    .bind(waits(row))
    .bind(due(row))
    .bind(row.called_until.map(|day| day.to_string()))
    .bind(row.id)
}

/// Whether something is left to do for the officer: a client collects an answer without help.
fn waits(row: &CaseRow) -> bool {
    match row.stage {
        Stage::Settled => row.client.is_none() || row.undelivered,
        stage if stage.is_over() => false,
        _ => true,
    }
}

/// The day by which something must be done; else the end of time, behind everything that has one.
fn due(row: &CaseRow) -> String {
    row.due().unwrap_or_else(row::end_of_time).to_string()
}

/// Locks a case that is still in this version; touches no row when it is not.
pub(crate) fn lock_version(id: CaseId, version: i64) -> Statement {
    sql("UPDATE cases SET version = version + 1 WHERE id = $1 AND version = $2").bind(id).bind(version)
}

/// Locks a case, whatever its version.
pub(crate) fn lock(id: CaseId) -> Statement {
    sql("UPDATE cases SET version = version + 1 WHERE id = $1").bind(id)
}

/// Locks a case and leaves it in its version: what happens makes no form of it out of date.
pub(crate) fn hold(id: CaseId) -> Statement {
    sql("UPDATE cases SET version = version WHERE id = $1").bind(id)
}

/// Keeps the words that a case is found by.
pub(crate) async fn keep_words(act: &mut Act, row: &CaseRow) -> Result<(), Fault> {
    // One statement for all of them: each would be a round to the server.
    let insert = sql_for(
        "INSERT INTO case_words (unit, word, case_id) SELECT $1, value, $2 FROM json_each($3)",
        "INSERT INTO case_words (unit, word, case_id) SELECT $1, value, $2 FROM json_array_elements_text($3::json)",
    );
    act.execute(insert.bind(row.unit.id).bind(row.id).bind(words_of(row)?)).await?;
    Ok(())
}

/// Forgets them, while the case is still as it was when they were kept.
pub(crate) async fn forget_words(act: &mut Act, row: &CaseRow) -> Result<(), Fault> {
    let delete = sql_for(
        "DELETE FROM case_words WHERE unit = $1 AND case_id = $2 AND word IN (SELECT value FROM json_each($3))",
        "DELETE FROM case_words WHERE unit = $1 AND case_id = $2
             AND word IN (SELECT value FROM json_array_elements_text($3::json))",
    );
    act.execute(delete.bind(row.unit.id).bind(row.id).bind(words_of(row)?)).await?;
    Ok(())
}

fn words_of(row: &CaseRow) -> Result<String, Fault> {
    Ok(serde_json::to_string(&words(&format!("{} {} {}", row.sign, row.title, row.sender)))?)
}

/// The words of a text as it is searched, each once.
pub(crate) fn words(text: &str) -> BTreeSet<String> {
    fold(text).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

pub(crate) fn insert_document(case: CaseId, letter: LetterId, at: Instant) -> Statement {
    sql("INSERT INTO case_documents (letter, case_id, attached_at) VALUES ($1, $2, $3)")
        .bind(letter)
        .bind(case)
        .bind(at)
}

/// The case that a letter is in the file of.
pub(crate) async fn case_of(view: &mut View, letter: LetterId) -> Result<Option<CaseId>, Fault> {
    let statement = sql("SELECT case_id FROM case_documents WHERE letter = $1").bind(letter);
    view.optional(statement).await?.map(|row| row.get("case_id")).transpose()
}

pub(crate) fn insert_step(case: CaseId, at: Instant, step: &Step<'_>) -> Statement {
    sql("INSERT INTO case_steps (case_id, seq, at, kind, actor, actor_name, actor_post, person_name, note, document)
         SELECT $1, COALESCE(MAX(seq), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9 FROM case_steps WHERE case_id = $1")
    .bind(case)
    .bind(at)
    .bind(step.kind.code())
    .bind(step.by.map(|(id, _)| id))
    .bind(step.by.map_or("", |(_, name)| name))
    .bind(step.post.map_or("", Post::code))
    .bind(step.person)
    .bind(step.note)
    .bind(step.document)
}

pub(crate) fn insert_pause(case: CaseId, reason: PauseReason, since: Date) -> Statement {
    sql("INSERT INTO case_pauses (case_id, seq, reason, since)
         SELECT $1, COALESCE(MAX(seq), 0) + 1, $2, $3 FROM case_pauses WHERE case_id = $1")
    .bind(case)
    .bind(reason.code())
    .bind(since.to_string())
}

pub(crate) fn end_pause(case: CaseId, on: Date) -> Statement {
    sql("UPDATE case_pauses SET until = $1 WHERE case_id = $2 AND until IS NULL").bind(on.to_string()).bind(case)
}

pub(crate) async fn pauses(view: &mut View, case: CaseId) -> Result<Vec<Pause>, Fault> {
    view.all(sql("SELECT reason, since, until FROM case_pauses WHERE case_id = $1 ORDER BY seq LIMIT 1000").bind(case))
        .await?
        .iter()
        .map(|row| {
            Ok(Pause {
                reason: row::reason(&row.get::<String>("reason")?)?,
                since: date(&row.get::<String>("since")?)?,
                until: row.get::<Option<String>>("until")?.as_deref().map(date).transpose()?,
            })
        })
        .collect()
}

/// The steps of a case whose clock stood at these times: each step that stopped it began one, the next that let it run ended
/// it.
pub(crate) async fn steps(view: &mut View, case: CaseId, pauses: &[Pause]) -> Result<Vec<CaseStep>, Fault> {
    let (mut stopped, mut ran) = (pauses.iter(), pauses.iter());
    view.all(
        sql("SELECT s.at, s.kind, s.actor, s.actor_name, s.actor_post, s.person_name, s.note, s.document,
                    l.year AS letter_year, l.number AS letter_number, c.sign_unit, c.sign_class, c.number, c.year
             FROM case_steps s LEFT JOIN letter_lines l ON l.id = s.document LEFT JOIN cases c ON c.id = s.document
             WHERE s.case_id = $1 ORDER BY s.seq LIMIT 10000")
        .bind(case),
    )
    .await?
    .iter()
    .map(|row| {
        let (kind, person): (String, String) = (row.get("kind")?, row.get("person_name")?);
        let kind = StepKind::of_code(&kind).ok_or_else(|| Fault::new(format!("unknown step {kind}")))?;
        Ok(CaseStep {
            at: row.get("at")?,
            kind,
            day: match kind {
                StepKind::Paused(_) => stopped.next().map(|pause| pause.since),
                StepKind::Resumed => ran.next().and_then(|pause| pause.until),
                _ => None,
            },
            by: row.get("actor")?,
            actor: row.get("actor_name")?,
            post: Post::of_code(&row.get::<String>("actor_post")?),
            person: Some(person).filter(|person| !person.is_empty()),
            note: row.get("note")?,
            document: document(row)?,
        })
    })
    .collect()
}

/// What a step is about: its letter or case was read with it.
fn document(row: &Row) -> Result<Option<StepDocument>, Fault> {
    let Some(id) = row.get::<Option<DocumentId>>("document")? else { return Ok(None) };
    let (year, number) = (row.get::<Option<i64>>("letter_year")?, row.get::<Option<i64>>("letter_number")?);
    if let (Some(year), Some(number)) = (year, number) {
        return Ok(Some(StepDocument::Letter(LetterId::from_uuid(id.uuid()), RpwNumber { year, number })));
    }
    Ok(Some(match row.get::<Option<String>>("sign_unit")? {
        Some(_) => StepDocument::Case(CaseId::from_uuid(id.uuid()), row::sign(row)?),
        None => StepDocument::Other(id),
    }))
}

/// Takes a letter out of the file; what happened to it stays in the history.
pub(crate) fn delete_document(case: CaseId, letter: LetterId) -> Statement {
    sql("DELETE FROM case_documents WHERE case_id = $1 AND letter = $2").bind(case).bind(letter)
}

pub(crate) async fn documents(view: &mut View, case: CaseId) -> Result<Vec<CaseDocument>, Fault> {
    view.all(
        sql("SELECT l.id, l.year, l.number, l.sender, l.sender_account, l.subject, l.entered_at, d.attached_at
             FROM case_documents d JOIN letter_lines l ON l.id = d.letter
             WHERE d.case_id = $1 ORDER BY d.attached_at, l.year, l.number LIMIT 1000")
        .bind(case),
    )
    .await?
    .iter()
    .map(|row| {
        Ok(CaseDocument {
            letter: row.get("id")?,
            number: row::rpw(row)?,
            sender: row.get("sender")?,
            sender_account: row.get("sender_account")?,
            subject: row.get("subject")?,
            entered_at: row.get("entered_at")?,
            attached_at: row.get("attached_at")?,
        })
    })
    .collect()
}

/// Whether an answer of the case is approved and not sealed yet.
pub(crate) async fn answer_is_approved(view: &mut View, case: CaseId) -> Result<bool, Fault> {
    let approved = sql("SELECT id FROM case_answers WHERE case_id = $1 AND state = 'approved' LIMIT 1").bind(case);
    Ok(view.optional(approved).await?.is_some())
}
