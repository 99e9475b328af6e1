//! The SQL of templates.

use accounts::{Official, Unit};
use database::{Row, Statement, View, sql};
use vocabulary::{AnswerId, Fault, Instant, UnitId};

use crate::{LetterTemplate, TemplateId, template::Content};

/// Templates in some of their versions, each with its unit.
macro_rules! lines {
    ($which:literal) => {
        concat!(
            "SELECT id, unit, unit_symbol, unit_name, ended_at, version, name, kind, class, title, body, maker, made_at
             FROM letter_template_lines WHERE ",
            $which
        )
    };
}

pub(crate) fn insert(id: TemplateId, unit: Option<UnitId>) -> Statement {
    sql("INSERT INTO letter_templates (id, unit, version) VALUES ($1, $2, 1)").bind(id).bind(unit)
}

pub(crate) fn insert_version(id: TemplateId, version: i64, content: &Content, by: &Official, at: Instant) -> Statement {
    sql("INSERT INTO letter_template_versions (template, version, name, kind, class, title, body, made_by, maker, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)")
    .bind(id)
    .bind(version)
    .bind(content.name.as_str())
    .bind(content.kind.as_str())
    .bind(content.class.as_str())
    .bind(content.title.as_str())
    .bind(content.text.as_str())
    .bind(by.person())
    .bind(by.signs_as())
    .bind(at)
}

/// Locks a template that is still in this version; touches no row when it is not.
pub(crate) fn lock_version(id: TemplateId, version: i64) -> Statement {
    sql("UPDATE letter_templates SET version = version + 1 WHERE id = $1 AND version = $2").bind(id).bind(version)
}

/// Ends a template, whose newest version is this one.
pub(crate) fn end(id: TemplateId, version: i64, at: Instant) -> Statement {
    sql("UPDATE letter_templates SET version = $1, ended_at = $2 WHERE id = $3").bind(version).bind(at).bind(id)
}

/// How many templates of a unit, or of the whole office, are offered.
pub(crate) async fn count(view: &mut View, unit: Option<UnitId>) -> Result<i64, Fault> {
    let statement = match unit {
        Some(unit) => {
            sql("SELECT COUNT(*) AS offered FROM letter_templates WHERE unit = $1 AND ended_at IS NULL").bind(unit)
        }
        None => sql("SELECT COUNT(*) AS offered FROM letter_templates WHERE unit IS NULL AND ended_at IS NULL"),
    };
    view.one(statement).await?.get("offered")
}

/// The newest versions of the templates of a unit, or of the whole office.
pub(crate) async fn kept_by(view: &mut View, unit: Option<UnitId>) -> Result<Vec<LetterTemplate>, Fault> {
    let statement = match unit {
        Some(unit) => sql(lines!("unit = $1 AND version = newest ORDER BY id DESC LIMIT 1000")).bind(unit),
        None => sql(lines!("unit IS NULL AND version = newest ORDER BY id DESC LIMIT 1000")),
    };
    read(view, statement).await
}

/// The newest version of a template.
pub(crate) async fn one(view: &mut View, id: TemplateId) -> Result<Option<LetterTemplate>, Fault> {
    Ok(read(view, sql(lines!("id = $1 AND version = newest")).bind(id)).await?.pop())
}

/// A version of a template.
pub(crate) async fn at(view: &mut View, id: TemplateId, version: i64) -> Result<Option<LetterTemplate>, Fault> {
    Ok(read(view, sql(lines!("id = $1 AND version = $2")).bind(id).bind(version)).await?.pop())
}

/// The versions of a template, newest first.
pub(crate) async fn versions(view: &mut View, id: TemplateId) -> Result<Vec<LetterTemplate>, Fault> {
    read(view, sql(lines!("id = $1 ORDER BY version DESC LIMIT 200")).bind(id)).await
}

async fn read(view: &mut View, statement: Statement) -> Result<Vec<LetterTemplate>, Fault> {
    view.all(statement).await?.iter().map(template_of).collect()
}

fn template_of(row: &Row) -> Result<LetterTemplate, Fault> {
    let unit = match row.get::<Option<UnitId>>("unit")? {
        Some(id) => Some(Unit { id, symbol: row.get("unit_symbol")?, name: row.get("unit_name")? }),
        None => None,
    };
    Ok(LetterTemplate {
        id: row.get("id")?,
        unit,
        name: row.get("name")?,
        kind: row.get("kind")?,
        class: row.get("class")?,
        title: row.get("title")?,
        text: row.get("body")?,
        version: row.get("version")?,
        made: (row.get("maker")?, row.get("made_at")?),
        ended: row.get::<Option<Instant>>("ended_at")?.is_some(),
    })
}

/// A letter of the office was begun with this version; the last one holds.
pub(crate) fn remember(answer: AnswerId, template: TemplateId, version: i64) -> Statement {
    sql("INSERT INTO answer_templates (answer, template, version) VALUES ($1, $2, $3)
         ON CONFLICT (answer) DO UPDATE SET template = $2, version = $3")
    .bind(answer)
    .bind(template)
    .bind(version)
}

pub(crate) async fn remembered(view: &mut View, answer: AnswerId) -> Result<Option<(TemplateId, i64)>, Fault> {
    let row =
        view.optional(sql("SELECT template, version FROM answer_templates WHERE answer = $1").bind(answer)).await?;
    row.map(|row| Ok((row.get("template")?, row.get("version")?))).transpose()
}
