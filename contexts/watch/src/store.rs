//! All SQL of the watch.

pub(crate) mod trail;

use database::{Row, Statement, View, sql};
use vocabulary::{Fault, Instant};

use crate::{Alarm, AlarmId, Concern, Kind};

/// More alarms than anybody would read.
const MOST_STANDING: u32 = 500;

pub(crate) fn insert(id: AlarmId, concern: &Concern, at: Instant) -> Result<Statement, Fault> {
    Ok(sql("INSERT INTO alarms (id, kind, subject, since, facts, raised_at) VALUES ($1, $2, $3, $4, $5, $6)")
        .bind(id)
        .bind(concern.kind.code())
        .bind(concern.subject.as_str())
        .bind(concern.since)
        .bind(serde_json::to_string(&concern.facts)?)
        .bind(at))
}

pub(crate) fn end(id: AlarmId, at: Instant) -> Statement {
    sql("UPDATE alarms SET ended_at = $1 WHERE id = $2 AND ended_at IS NULL").bind(at).bind(id)
}

pub(crate) async fn standing(view: &mut View) -> Result<Vec<Alarm>, Fault> {
    read(
        view,
        sql("SELECT id, kind, subject, since, facts, raised_at, ended_at FROM alarms
             WHERE ended_at IS NULL ORDER BY since, kind, subject LIMIT $1")
        .bind(MOST_STANDING),
    )
    .await
}

pub(crate) async fn ended(view: &mut View, most: u32) -> Result<Vec<Alarm>, Fault> {
    read(
        view,
        sql("SELECT id, kind, subject, since, facts, raised_at, ended_at FROM alarms
             WHERE ended_at IS NOT NULL ORDER BY ended_at DESC, id DESC LIMIT $1")
        .bind(most),
    )
    .await
}

/// A turn that begins later than anybody could have taken it is that of a clock that went back.
pub(crate) fn take_turn(now: Instant, until: Instant) -> Statement {
    sql("UPDATE watch_turns SET until = $1 WHERE id = 1 AND (until <= $2 OR until > $1)").bind(until).bind(now)
}

async fn read(view: &mut View, statement: Statement) -> Result<Vec<Alarm>, Fault> {
    view.all(statement).await?.iter().filter_map(|row| alarm(row).transpose()).collect()
}

/// None when the kind is one that the program no longer knows.
fn alarm(row: &Row) -> Result<Option<Alarm>, Fault> {
    let (kind, facts): (String, String) = (row.get("kind")?, row.get("facts")?);
    let Some(kind) = Kind::of_code(&kind) else { return Ok(None) };
    let concern =
        Concern { kind, subject: row.get("subject")?, since: row.get("since")?, facts: serde_json::from_str(&facts)? };
    Ok(Some(Alarm { id: row.get("id")?, concern, raised_at: row.get("raised_at")?, ended_at: row.get("ended_at")? }))
}
