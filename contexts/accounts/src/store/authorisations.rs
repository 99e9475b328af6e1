//! SQL of the register of authorisations.

use database::{Row, Statement, View, sql};
use vocabulary::{AccountId, Date, Fault, Instant};

use crate::{Authorisation, AuthorisationId, Scope};

/// Authorisations listed at most.
const MOST: u32 = 500;

pub(crate) fn insert(new: &Authorisation, by: AccountId, at: Instant) -> Statement {
    sql("INSERT INTO authorisations (id, person, decisions, orders, classes, first_day, last_day, document, given_by, given_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)")
    .bind(new.id)
    .bind(new.person.0)
    .bind(new.scope.decisions)
    .bind(new.scope.orders)
    .bind(new.classes.join(" "))
    .bind(new.from.to_string())
    .bind(new.to.map(|to| to.to_string()))
    .bind(new.document.clone())
    .bind(by)
    .bind(at)
}

/// Touches no row when it was ended before.
pub(crate) fn end(id: AuthorisationId, on: Date) -> Statement {
    sql("UPDATE authorisations SET ended_on = $1 WHERE id = $2 AND ended_on IS NULL").bind(on.to_string()).bind(id)
}

pub(crate) async fn authorisation(view: &mut View, id: AuthorisationId) -> Result<Option<Authorisation>, Fault> {
    view.optional(sql("SELECT * FROM authorisation_lines WHERE id = $1").bind(id))
        .await?
        .map(|row| read(&row))
        .transpose()
}

pub(crate) async fn latest(view: &mut View) -> Result<Vec<Authorisation>, Fault> {
    view.all(sql("SELECT * FROM authorisation_lines ORDER BY id DESC LIMIT $1").bind(MOST))
        .await?
        .iter()
        .map(read)
        .collect()
}

pub(crate) async fn of_person(view: &mut View, person: AccountId) -> Result<Vec<Authorisation>, Fault> {
    let statement = sql("SELECT * FROM authorisation_lines WHERE person = $1 ORDER BY id DESC LIMIT $2");
    view.all(statement.bind(person).bind(MOST)).await?.iter().map(read).collect()
}

fn read(row: &Row) -> Result<Authorisation, Fault> {
    let classes: String = row.get("classes")?;
    let day = |name: &'static str| -> Result<Option<Date>, Fault> {
        Ok(row.get::<Option<String>>(name)?.map(|day| day.parse()).transpose()?)
    };
    Ok(Authorisation {
        id: row.get("id")?,
        person: (row.get("person")?, row.get("name")?),
        scope: Scope { decisions: row.get("decisions")?, orders: row.get("orders")? },
        classes: classes.split_whitespace().map(str::to_owned).collect(),
        from: row.get::<String>("first_day")?.parse()?,
        to: day("last_day")?,
        document: row.get("document")?,
        ended_on: day("ended_on")?,
    })
}
