//! SQL of disposal lists.

use accounts::Official;
use database::{Row, Statement, View, sql};
use journal::Act;
use uuid::Uuid;
use vocabulary::{CaseId, Date, Fault, Instant};

use super::{archived, date, number};
use crate::{
    ArchivedCase, DisposalCase, DisposalId, DisposalList, DisposalState, DisposalStep, DisposalStepKind, ListNumber,
    Opinion,
};

pub(crate) fn insert(id: DisposalId, number: ListNumber, by: &Official, at: Instant) -> Statement {
    sql("INSERT INTO archive_disposals (id, year, number, state, made_by, made_by_name, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)")
    .bind(id)
    .bind(i32::from(number.year))
    .bind(number.number)
    .bind(DisposalState::Drawn.code())
    .bind(by.person())
    .bind(by.signs_as())
    .bind(at)
}

/// Puts a file on a list whose time is over by this day and that stands on none; touches no row otherwise.
pub(crate) fn put(case: CaseId, list: DisposalId, today: Date) -> Statement {
    sql("UPDATE archive_cases SET disposal = $1, opinion = NULL
         WHERE case_id = $2 AND disposal IS NULL AND dispose_from <= $3")
    .bind(list)
    .bind(case)
    .bind(today.to_string())
}

/// Keeps what experts said of a file that goes; touches no row when it is not on the list.
pub(crate) fn judge(case: CaseId, list: DisposalId, opinion: Opinion) -> Statement {
    sql("UPDATE archive_cases SET opinion = $1 WHERE case_id = $2 AND disposal = $3")
        .bind(opinion.code())
        .bind(case)
        .bind(list)
}

/// Makes a file archival material, and takes it off the list.
pub(crate) fn raise(case: CaseId, list: DisposalId) -> Statement {
    sql("UPDATE archive_cases SET category = 'A', dispose_from = NULL, disposal = NULL, opinion = $1
         WHERE case_id = $2 AND disposal = $3")
    .bind(Opinion::Keep.code())
    .bind(case)
    .bind(list)
}

/// Takes every file off the list.
pub(crate) fn free(list: DisposalId) -> Statement {
    sql("UPDATE archive_cases SET disposal = NULL, opinion = NULL WHERE disposal = $1").bind(list)
}

pub(crate) fn set_state(list: DisposalId, state: DisposalState) -> Statement {
    sql("UPDATE archive_disposals SET state = $1 WHERE id = $2").bind(state.code()).bind(list)
}

pub(crate) fn set_consent(list: DisposalId, sign: &str, on: Date) -> Statement {
    sql("UPDATE archive_disposals SET state = $1, consent_sign = $2, consent_on = $3 WHERE id = $4")
        .bind(DisposalState::Consented.code())
        .bind(sign)
        .bind(on.to_string())
        .bind(list)
}

/// Locks a list.
pub(crate) fn lock(list: DisposalId) -> Statement {
    sql("UPDATE archive_disposals SET state = state WHERE id = $1").bind(list)
}

pub(crate) async fn step(
    act: &mut Act,
    list: DisposalId,
    kind: DisposalStepKind,
    by: &Official,
    note: &str,
) -> Result<(), Fault> {
    let at = act.at();
    let insert = sql("INSERT INTO archive_disposal_steps (disposal, seq, at, kind, actor, actor_name, note)
         SELECT $1, COALESCE(MAX(seq), 0) + 1, $2, $3, $4, $5, $6 FROM archive_disposal_steps WHERE disposal = $1");
    act.execute(insert.bind(list).bind(at).bind(kind.code()).bind(by.person()).bind(by.signs_as()).bind(note)).await?;
    Ok(())
}

/// When this last happened to the list.
pub(crate) async fn last(view: &mut View, list: DisposalId, kind: DisposalStepKind) -> Result<Option<Instant>, Fault> {
    let statement = sql("SELECT at FROM archive_disposal_steps WHERE disposal = $1 AND kind = $2
                         ORDER BY seq DESC LIMIT 1");
    view.optional(statement.bind(list).bind(kind.code())).await?.map(|row| row.get("at")).transpose()
}

pub(crate) async fn disposable(view: &mut View, today: Date, most: u32) -> Result<Vec<ArchivedCase>, Fault> {
    let statement = sql("SELECT * FROM archive_case_lines WHERE disposal IS NULL AND dispose_from IS NOT NULL
                             AND dispose_from <= $1 ORDER BY dispose_from, case_id LIMIT $2");
    view.all(statement.bind(today.to_string()).bind(most)).await?.iter().map(archived).collect()
}

pub(crate) async fn lists(view: &mut View, before: Option<DisposalId>, most: u32) -> Result<Vec<DisposalList>, Fault> {
    let before = before.unwrap_or(DisposalId::from_uuid(Uuid::max()));
    let statement =
        sql("SELECT d.id, d.year, d.number, d.state, d.made_by_name, d.made_at, d.consent_sign, d.consent_on,
                                (SELECT COUNT(*) FROM archive_cases c WHERE c.disposal = d.id) AS cases,
                                (SELECT COUNT(*) FROM archive_cases c WHERE c.disposal = d.id AND c.opinion IS NULL
                                                                           AND c.category LIKE 'BE%') AS unjudged,
                                (SELECT COUNT(*) FROM archive_disposal_steps s WHERE s.disposal = d.id) AS version
                         FROM archive_disposals d WHERE d.id < $1 ORDER BY d.id DESC LIMIT $2");
    view.all(statement.bind(before).bind(most)).await?.iter().map(read).collect()
}

pub(crate) async fn list(view: &mut View, id: DisposalId) -> Result<Option<DisposalList>, Fault> {
    let statement =
        sql("SELECT d.id, d.year, d.number, d.state, d.made_by_name, d.made_at, d.consent_sign, d.consent_on,
                                (SELECT COUNT(*) FROM archive_cases c WHERE c.disposal = d.id) AS cases,
                                (SELECT COUNT(*) FROM archive_cases c WHERE c.disposal = d.id AND c.opinion IS NULL
                                                                           AND c.category LIKE 'BE%') AS unjudged,
                                (SELECT COUNT(*) FROM archive_disposal_steps s WHERE s.disposal = d.id) AS version
                         FROM archive_disposals d WHERE d.id = $1");
    view.optional(statement.bind(id)).await?.map(|row| read(&row)).transpose()
}

fn read(row: &Row) -> Result<DisposalList, Fault> {
    let state: String = row.get("state")?;
    let consent: (Option<String>, Option<String>) = (row.get("consent_sign")?, row.get("consent_on")?);
    Ok(DisposalList {
        id: row.get("id")?,
        number: number(row)?,
        state: DisposalState::of_code(&state).ok_or_else(|| Fault::new(format!("unknown state {state}")))?,
        drawn: (row.get("made_by_name")?, row.get("made_at")?),
        consent: match consent {
            (Some(sign), Some(on)) => Some((sign, date(&on)?)),
            _ => None,
        },
        cases: u32::try_from(row.get::<i64>("cases")?)?,
        unjudged: u32::try_from(row.get::<i64>("unjudged")?)?,
        version: row.get("version")?,
    })
}

pub(crate) async fn cases_of(view: &mut View, list: DisposalId) -> Result<Vec<DisposalCase>, Fault> {
    let statement = sql("SELECT * FROM archive_case_lines WHERE disposal = $1 ORDER BY sign, case_id LIMIT 1000");
    let case = |row: &Row| {
        let opinion: Option<String> = row.get("opinion")?;
        Ok(DisposalCase { case: archived(row)?, opinion: opinion.as_deref().and_then(Opinion::of_code) })
    };
    view.all(statement.bind(list)).await?.iter().map(case).collect()
}

pub(crate) async fn steps(view: &mut View, list: DisposalId) -> Result<Vec<DisposalStep>, Fault> {
    let statement = sql("SELECT at, kind, actor_name, note FROM archive_disposal_steps WHERE disposal = $1
                         ORDER BY seq LIMIT 1000");
    let step = |row: &Row| {
        let kind: String = row.get("kind")?;
        Ok(DisposalStep {
            at: row.get("at")?,
            kind: DisposalStepKind::of_code(&kind).ok_or_else(|| Fault::new(format!("unknown step {kind}")))?,
            who: row.get("actor_name")?,
            note: row.get("note")?,
        })
    };
    view.all(statement.bind(list)).await?.iter().map(step).collect()
}
