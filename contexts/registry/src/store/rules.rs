//! The SQL of rules of routing.

use accounts::Unit;
use database::{Row, Statement, View, sql, sql_for};
use vocabulary::{AccountId, Date, Fault, Instant, UnitId};

use crate::{Conditions, Rule, RuleId};

/// One who makes or moves rules at a time.
pub(crate) fn lock() -> Statement {
    // SQLite has one writer.
    sql_for("UPDATE routing_rules SET place = place WHERE FALSE", "SELECT pg_advisory_xact_lock(715519)")
}

pub(crate) fn insert(rule: &Rule) -> Statement {
    sql("INSERT INTO routing_rules (id, place, name, service, class, sender, channel, unit, person, first_day, last_day,
                                    made_by, made_by_name, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)")
    .bind(rule.id)
    .bind(rule.place)
    .bind(rule.name.as_str())
    .bind(rule.when.service.as_str())
    .bind(rule.when.class.as_str())
    .bind(rule.when.sender.as_str())
    .bind(rule.when.channel.as_str())
    .bind(rule.unit.id)
    .bind(rule.person.as_ref().map(|(id, _)| *id))
    .bind(rule.from.to_string())
    .bind(rule.to.unwrap_or(Date::MAX).to_string())
    .bind(rule.by.0)
    .bind(rule.by.1.as_str())
    .bind(rule.made_at)
}

pub(crate) fn end(id: RuleId, at: Instant) -> Statement {
    sql("UPDATE routing_rules SET ended_at = $1 WHERE id = $2 AND ended_at IS NULL").bind(at).bind(id)
}

pub(crate) fn put(id: RuleId, place: i64) -> Statement {
    sql("UPDATE routing_rules SET place = $1 WHERE id = $2").bind(place).bind(id)
}

/// The rules that were not ended, in their order.
pub(crate) async fn kept(view: &mut View) -> Result<Vec<Rule>, Fault> {
    let statement = sql("SELECT * FROM routing_rule_lines WHERE ended_at IS NULL ORDER BY place, id LIMIT 20000");
    view.all(statement).await?.iter().map(rule).collect()
}

/// The rules that hold on this day, in their order.
pub(crate) async fn holding(view: &mut View, on: Date) -> Result<Vec<Rule>, Fault> {
    let statement =
        sql("SELECT * FROM routing_rule_lines WHERE ended_at IS NULL AND first_day <= $1 AND last_day >= $1
                         ORDER BY place, id LIMIT 20000");
    view.all(statement.bind(on.to_string())).await?.iter().map(rule).collect()
}

/// The newest of those that were ended: of distribution, or of assignment in a unit.
pub(crate) async fn ended(view: &mut View, unit: Option<UnitId>) -> Result<Vec<Rule>, Fault> {
    let statement = match unit {
        None => sql("SELECT * FROM routing_rule_lines WHERE ended_at IS NOT NULL AND person IS NULL
                     ORDER BY ended_at DESC, id LIMIT 100"),
        Some(unit) => sql("SELECT * FROM routing_rule_lines WHERE ended_at IS NOT NULL AND person IS NOT NULL
                           AND unit = $1 ORDER BY ended_at DESC, id LIMIT 100")
        .bind(unit),
    };
    view.all(statement).await?.iter().map(rule).collect()
}

pub(crate) async fn by_id(view: &mut View, id: RuleId) -> Result<Option<Rule>, Fault> {
    let found = view.optional(sql("SELECT * FROM routing_rule_lines WHERE id = $1").bind(id)).await?;
    found.as_ref().map(rule).transpose()
}

/// How many rules there are, and how many of them were ended.
pub(crate) async fn counts(view: &mut View) -> Result<(i64, i64), Fault> {
    let row = view.one(sql("SELECT COUNT(*) AS rules, COUNT(ended_at) AS ended FROM routing_rules")).await?;
    Ok((row.get("rules")?, row.get("ended")?))
}

fn rule(row: &Row) -> Result<Rule, Fault> {
    let person: Option<AccountId> = row.get("person")?;
    let day = |name| -> Result<Date, Fault> {
        row.get::<String>(name)?.parse().map_err(|_| Fault::unreadable(format!("{name} of a rule is no day")))
    };
    Ok(Rule {
        id: row.get("id")?,
        place: row.get("place")?,
        name: row.get("name")?,
        when: Conditions {
            service: row.get("service")?,
            class: row.get("class")?,
            sender: row.get("sender")?,
            channel: row.get("channel")?,
        },
        unit: Unit { id: row.get("unit")?, symbol: row.get("unit_symbol")?, name: row.get("unit_name")? },
        person: match person {
            Some(id) => Some((id, row.get("person_name")?)),
            None => None,
        },
        works: row.get("works")?,
        from: day("first_day")?,
        to: Some(day("last_day")?).filter(|day| *day != Date::MAX),
        by: (row.get("made_by")?, row.get("made_by_name")?),
        made_at: row.get("made_at")?,
        ended_at: row.get("ended_at")?,
    })
}
