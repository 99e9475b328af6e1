//! SQL of substitutions.

use database::{Row, Statement, View, sql};
use vocabulary::{AccountId, Date, Fault, Instant, SubstitutionId, UnitId};

use super::secret_hash;
use crate::Substitution;

/// Substitutions listed at most.
const MOST: u32 = 200;

pub(crate) fn insert(
    id: SubstitutionId,
    (absent, substitute): (AccountId, AccountId),
    (from, to): (Date, Date),
    by: AccountId,
    at: Instant,
) -> Statement {
    sql("INSERT INTO substitutions (id, absent, substitute, first_day, last_day, set_by, set_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)")
    .bind(id)
    .bind(absent)
    .bind(substitute)
    .bind(from.to_string())
    .bind(to.to_string())
    .bind(by)
    .bind(at)
}

/// Touches no row when it was ended before.
pub(crate) fn end(id: SubstitutionId, at: Instant) -> Statement {
    sql("UPDATE substitutions SET ended_at = $1 WHERE id = $2 AND ended_at IS NULL").bind(at).bind(id)
}

pub(crate) async fn substitution(view: &mut View, id: SubstitutionId) -> Result<Option<Substitution>, Fault> {
    view.optional(sql("SELECT * FROM substitution_lines WHERE id = $1").bind(id))
        .await?
        .map(|row| read(&row))
        .transpose()
}

/// One that is not ended and has a day in common with these.
pub(crate) async fn overlapping(
    view: &mut View,
    absent: AccountId,
    from: Date,
    to: Date,
) -> Result<Option<Substitution>, Fault> {
    view.optional(
        sql("SELECT * FROM substitution_lines
             WHERE absent = $1 AND ended_at IS NULL AND first_day <= $2 AND last_day >= $3 LIMIT 1")
        .bind(absent)
        .bind(to.to_string())
        .bind(from.to_string()),
    )
    .await?
    .map(|row| read(&row))
    .transpose()
}

/// Those of the people of a unit, or of everybody, by last day, the latest first.
pub(crate) async fn latest(view: &mut View, unit: Option<UnitId>) -> Result<Vec<Substitution>, Fault> {
    let statement = match unit {
        None => sql("SELECT * FROM substitution_lines ORDER BY last_day DESC, id DESC LIMIT $1").bind(MOST),
        Some(unit) => sql("SELECT * FROM substitution_lines WHERE unit = $1 ORDER BY last_day DESC, id DESC LIMIT $2")
            .bind(unit)
            .bind(MOST),
    };
    view.all(statement).await?.iter().map(read).collect()
}

/// Those in which this person can act on this day, by name.
pub(crate) async fn of_substitute(view: &mut View, person: AccountId, day: Date) -> Result<Vec<Substitution>, Fault> {
    view.all(
        sql("SELECT * FROM substitution_lines
             WHERE substitute = $1 AND last_day >= $2 AND first_day <= $2 AND ended_at IS NULL AND works
             ORDER BY absent_name, id")
        .bind(person)
        .bind(day.to_string()),
    )
    .await?
    .iter()
    .map(read)
    .collect()
}

/// Whom this session acts for on this day.
pub(crate) async fn absent_of_session(view: &mut View, token: &str, day: Date) -> Result<Option<AccountId>, Fault> {
    let row = view
        .optional(
            sql("SELECT v.absent FROM sessions s JOIN substitution_lines v ON v.id = s.substitution
                 WHERE s.hash = $1 AND v.substitute = s.account AND v.first_day <= $2 AND v.last_day >= $2
                       AND v.ended_at IS NULL AND v.works")
            .bind(secret_hash(token))
            .bind(day.to_string()),
        )
        .await?;
    row.map(|row| row.get("absent")).transpose()
}

pub(crate) fn set_for_session(token: &str, substitution: Option<SubstitutionId>) -> Statement {
    sql("UPDATE sessions SET substitution = $1 WHERE hash = $2").bind(substitution).bind(secret_hash(token))
}

fn read(row: &Row) -> Result<Substitution, Fault> {
    let day = |name: &'static str| -> Result<Date, Fault> { Ok(row.get::<String>(name)?.parse()?) };
    Ok(Substitution {
        id: row.get("id")?,
        absent: (row.get("absent")?, row.get("absent_name")?),
        substitute: (row.get("substitute")?, row.get("substitute_name")?),
        from: day("first_day")?,
        to: day("last_day")?,
        ended: row.get::<Option<Instant>>("ended_at")?.is_some(),
    })
}
