//! The SQL of opinions that other units are asked for.

use accounts::Unit;
use database::{Row, Statement, View, sql};
use vocabulary::{CaseId, Date, Fault, Instant, UnitId};

use crate::{CaseRow, MemoId, Stage, opinion::Asked, store::row};

/// Opinions of one case, at most; more were not asked for.
const MOST: u32 = 500;

pub(crate) fn insert(question: MemoId, case: CaseId, unit: UnitId, due: Date) -> Statement {
    sql("INSERT INTO case_opinions (question, case_id, unit, due) VALUES ($1, $2, $3, $4)")
        .bind(question)
        .bind(case)
        .bind(unit)
        .bind(due.to_string())
}

pub(crate) fn answer(question: MemoId, opinion: MemoId, at: Instant) -> Statement {
    sql("UPDATE case_opinions SET opinion = $1, answered_at = $2 WHERE question = $3")
        .bind(opinion)
        .bind(at)
        .bind(question)
}

pub(crate) async fn by_question(view: &mut View, question: MemoId) -> Result<Option<Asked>, Fault> {
    let statement = sql("SELECT question, case_id, unit, unit_symbol, unit_name, due, opinion, answered_at
                         FROM case_opinion_lines WHERE question = $1");
    view.optional(statement.bind(question)).await?.as_ref().map(asked).transpose()
}

/// The questions of a case, oldest first.
pub(crate) async fn of_case(view: &mut View, case: CaseId) -> Result<Vec<Asked>, Fault> {
    let statement = sql("SELECT question, case_id, unit, unit_symbol, unit_name, due, opinion, answered_at
                         FROM case_opinion_lines WHERE case_id = $1 ORDER BY question LIMIT $2");
    view.all(statement.bind(case).bind(MOST)).await?.iter().map(asked).collect()
}

/// Whether a unit was asked in a case.
pub(crate) async fn is_asked(view: &mut View, case: CaseId, unit: UnitId) -> Result<bool, Fault> {
    let statement = sql("SELECT 1 AS found FROM case_opinions WHERE case_id = $1 AND unit = $2 LIMIT 1");
    Ok(view.optional(statement.bind(case).bind(unit)).await?.is_some())
}

/// The cases in which a unit is asked and has not answered, with the day, the most urgent first.
pub(crate) async fn waiting(view: &mut View, unit: UnitId, most: u32) -> Result<Vec<(CaseRow, Date)>, Fault> {
    let statement = sql("SELECT case_id, due FROM case_opinions WHERE unit = $1 AND answered_at IS NULL
                         ORDER BY due, question LIMIT $2");
    let mut waiting: Vec<(CaseRow, Date)> = Vec::new();
    for line in view.all(statement.bind(unit).bind(most)).await? {
        let (case, due): (CaseId, String) = (line.get("case_id")?, line.get("due")?);
        if waiting.iter().all(|(known, _)| known.id != case)
            && let Some(found) = row(view, case).await?.filter(|row| row.stage != Stage::Closed)
        {
            waiting.push((found, day(&due)?));
        }
    }
    Ok(waiting)
}

fn asked(row: &Row) -> Result<Asked, Fault> {
    Ok(Asked {
        question: row.get("question")?,
        case: row.get("case_id")?,
        unit: Unit { id: row.get("unit")?, symbol: row.get("unit_symbol")?, name: row.get("unit_name")? },
        due: day(&row.get::<String>("due")?)?,
        opinion: row.get("opinion")?,
        answered_at: row.get("answered_at")?,
    })
}

fn day(text: &str) -> Result<Date, Fault> {
    text.parse().map_err(|_| Fault::unreadable(format!("{text} is no day")))
}
