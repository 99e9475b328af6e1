//! The SQL of looks into letters and cases.

use accounts::{Official, Post};
use database::{Row, Statement, View, sql};
use vocabulary::{AccountId, Date, Fault, Instant};

use crate::{Look, look::FileId, store::date};

pub(crate) async fn is_kept(view: &mut View, file: FileId, day: Date, official: AccountId) -> Result<bool, Fault> {
    let found = sql("SELECT at FROM looks WHERE file = $1 AND day = $2 AND official = $3");
    Ok(view.optional(found.bind(file).bind(day.to_string()).bind(official)).await?.is_some())
}

pub(crate) fn insert(file: FileId, day: Date, official: &Official, at: Instant) -> Statement {
    sql("INSERT INTO looks (file, day, official, name, post, unit, at) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (file, day, official) DO NOTHING")
    .bind(file)
    .bind(day.to_string())
    .bind(official.person())
    .bind(official.signs_as())
    .bind(official.post().code())
    .bind(official.unit().name.as_str())
    .bind(at)
}

pub(crate) fn forget(before: Date) -> Statement {
    sql("DELETE FROM looks WHERE day < $1").bind(before.to_string())
}

pub(crate) async fn of_letter(view: &mut View, letter: FileId) -> Result<Vec<Look>, Fault> {
    let statement = sql("SELECT DISTINCT day, name, post, unit FROM looks WHERE file = $1
                         ORDER BY day DESC, name LIMIT 200");
    read(view, statement.bind(letter)).await
}

pub(crate) async fn of_case(view: &mut View, case: FileId) -> Result<Vec<Look>, Fault> {
    let statement = sql("SELECT DISTINCT day, name, post, unit FROM looks WHERE file IN (
                             SELECT id FROM cases WHERE id = $1
                             UNION ALL SELECT letter FROM case_documents WHERE case_id = $1)
                         ORDER BY day DESC, name LIMIT 200");
    read(view, statement.bind(case)).await
}

async fn read(view: &mut View, statement: Statement) -> Result<Vec<Look>, Fault> {
    let look = |row: &Row| {
        Ok(Look {
            day: date(&row.get::<String>("day")?)?,
            name: row.get("name")?,
            post: Post::of_code(&row.get::<String>("post")?),
            unit: row.get("unit")?,
        })
    };
    view.all(statement).await?.iter().map(look).collect()
}
