//! The file plan's rows.

use database::{Row, Statement, View, sql, sql_for};
use vocabulary::{ClassId, Date, Fault, fold};

use super::circulation::day;
use crate::FileClass;

fn file_class(row: &Row) -> Result<FileClass, Fault> {
    let category: Option<String> = row.get("category")?;
    Ok(FileClass {
        id: row.get("id")?,
        symbol: row.get("symbol")?,
        title: row.get("title")?,
        category: category.map(|text| text.parse()).transpose()?,
        is_final: row.get("is_final")?,
        valid_from: day(row, "valid_from")?.ok_or_else(|| Fault::new("a class without its first day"))?,
        valid_to: day(row, "valid_to")?,
    })
}

pub(crate) async fn final_classes(view: &mut View, on: Date, query: &str, most: u32) -> Result<Vec<FileClass>, Fault> {
    view.all(
        sql_for(
            "SELECT id, symbol, title, category, is_final, valid_from, valid_to FROM file_classes
             WHERE is_final AND valid_from <= $1 AND (valid_to IS NULL OR valid_to >= $1)
                   AND (instr(symbol, $2) = 1 OR instr(search, $2) > 0) ORDER BY symbol LIMIT $3",
            "SELECT id, symbol, title, category, is_final, valid_from, valid_to FROM file_classes
             WHERE is_final AND valid_from <= $1 AND (valid_to IS NULL OR valid_to >= $1)
                   AND (strpos(symbol, $2) = 1 OR strpos(search, $2) > 0) ORDER BY symbol LIMIT $3",
        )
        .bind(on.to_string())
        .bind(query)
        .bind(most),
    )
    .await?
    .iter()
    .map(file_class)
    .collect()
}

pub(crate) async fn class(view: &mut View, id: ClassId) -> Result<Option<FileClass>, Fault> {
    view.optional(
        sql("SELECT id, symbol, title, category, is_final, valid_from, valid_to FROM file_classes WHERE id = $1")
            .bind(id),
    )
    .await?
    .map(|row| file_class(&row))
    .transpose()
}

pub(crate) async fn by_symbol(view: &mut View, symbol: &str, on: Date) -> Result<Option<FileClass>, Fault> {
    view.optional(
        sql("SELECT id, symbol, title, category, is_final, valid_from, valid_to FROM file_classes
             WHERE symbol = $1 AND valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2)")
        .bind(symbol)
        .bind(on.to_string()),
    )
    .await?
    .map(|row| file_class(&row))
    .transpose()
}

pub(crate) async fn plan(view: &mut View, on: Date) -> Result<Vec<FileClass>, Fault> {
    view.all(
        sql("SELECT id, symbol, title, category, is_final, valid_from, valid_to FROM file_classes
             WHERE valid_from <= $1 AND (valid_to IS NULL OR valid_to >= $1) ORDER BY symbol")
        .bind(on.to_string()),
    )
    .await?
    .iter()
    .map(file_class)
    .collect()
}

/// Every class that has not ended before this day, those to come included.
pub(crate) async fn from_day(view: &mut View, from: Date) -> Result<Vec<FileClass>, Fault> {
    view.all(
        sql("SELECT id, symbol, title, category, is_final, valid_from, valid_to FROM file_classes
             WHERE valid_to IS NULL OR valid_to >= $1 ORDER BY symbol, valid_from")
        .bind(from.to_string()),
    )
    .await?
    .iter()
    .map(file_class)
    .collect()
}

pub(crate) fn insert(class: &FileClass) -> Statement {
    sql("INSERT INTO file_classes (id, symbol, title, search, category, is_final, valid_from, valid_to)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
    .bind(class.id)
    .bind(class.symbol.as_str())
    .bind(class.title.as_str())
    .bind(fold(&class.title))
    .bind(class.category.map(|category| category.to_string()))
    .bind(class.is_final)
    .bind(class.valid_from.to_string())
    .bind(class.valid_to.map(|day| day.to_string()))
}

/// Ends a class after this day.
pub(crate) fn end(id: ClassId, last: Date) -> Statement {
    sql("UPDATE file_classes SET valid_to = $1 WHERE id = $2").bind(last.to_string()).bind(id)
}
