//! The SQL of groups of cases set apart.

use database::{Row, Statement, View, sql};
use vocabulary::Fault;

use crate::{Group, GroupId};

pub(crate) fn insert(group: &Group) -> Statement {
    sql("INSERT INTO case_groups (id, unit, class, year, number, title, made_by, made_by_name, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)")
    .bind(group.id)
    .bind(group.unit.as_str())
    .bind(group.class.as_str())
    .bind(i32::from(group.year))
    .bind(group.number)
    .bind(group.title.as_str())
    .bind(group.by.0)
    .bind(group.by.1.as_str())
    .bind(group.at)
}

/// Its own list, with no case yet.
pub(crate) fn begin_list(group: &Group) -> Statement {
    sql("INSERT INTO case_lists (unit, class, year, last_number) VALUES ($1, $2, $3, 0)")
        .bind(group.unit.as_str())
        .bind(group.list())
        .bind(i32::from(group.year))
}

/// The groups of a year, of one unit or of all, by unit, class and number.
pub(crate) async fn of_year(view: &mut View, unit: Option<&str>, year: i16) -> Result<Vec<Group>, Fault> {
    let statement = match unit {
        Some(unit) => {
            sql("SELECT id, unit, class, year, number, title, made_by, made_by_name, made_at FROM case_groups
                           WHERE year = $1 AND unit = $2 ORDER BY unit, class, number LIMIT 5000")
            .bind(i32::from(year))
            .bind(unit)
        }
        None => sql("SELECT id, unit, class, year, number, title, made_by, made_by_name, made_at FROM case_groups
                     WHERE year = $1 ORDER BY unit, class, number LIMIT 5000")
        .bind(i32::from(year)),
    };
    view.all(statement).await?.iter().map(group).collect()
}

pub(crate) async fn by_id(view: &mut View, id: GroupId) -> Result<Option<Group>, Fault> {
    let statement = sql("SELECT id, unit, class, year, number, title, made_by, made_by_name, made_at FROM case_groups
                         WHERE id = $1");
    view.optional(statement.bind(id)).await?.as_ref().map(group).transpose()
}

pub(crate) async fn count(view: &mut View) -> Result<i64, Fault> {
    view.one(sql("SELECT COUNT(*) AS groups FROM case_groups")).await?.get("groups")
}

fn group(row: &Row) -> Result<Group, Fault> {
    let (year, number): (i64, i64) = (row.get("year")?, row.get("number")?);
    Ok(Group {
        id: row.get("id")?,
        unit: row.get("unit")?,
        class: row.get("class")?,
        year: i16::try_from(year)?,
        number: u32::try_from(number)?,
        title: row.get("title")?,
        by: (row.get("made_by")?, row.get("made_by_name")?),
        at: row.get("made_at")?,
    })
}
