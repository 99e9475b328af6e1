//! SQL of what came in: read by windows of time, over the views that tell it.

use database::{Row, Statement, View, sql, sql_for};
use vocabulary::{Fault, Instant};

use crate::{
    Gap, Missing,
    continuity::{Late, PAPER, Tally},
};

/// What electronic filings came to, by hour and channel.
pub(crate) async fn filings(view: &mut View, from: Instant, to: Instant) -> Result<Vec<Tally>, Fault> {
    tallies(
        view,
        sql_for(
            "SELECT at / 3600000000 AS hour, channel, COUNT(*) AS filed, COUNT(number) AS numbered,
                    COUNT(sealed_at) AS receipted, COUNT(routed_to) AS routed
             FROM filing_trail WHERE at >= $1 AND at < $2 GROUP BY hour, channel ORDER BY hour, channel",
            "SELECT CAST(FLOOR(EXTRACT(EPOCH FROM at) / 3600) AS BIGINT) AS hour, channel, COUNT(*) AS filed,
                    COUNT(number) AS numbered, COUNT(sealed_at) AS receipted, COUNT(routed_to) AS routed
             FROM filing_trail WHERE at >= $1 AND at < $2 GROUP BY hour, channel ORDER BY hour, channel",
        )
        .bind(from)
        .bind(to),
    )
    .await
}

/// The same of letters on paper, to which no receipt is due.
pub(crate) async fn papers(view: &mut View, from: Instant, to: Instant) -> Result<Vec<Tally>, Fault> {
    let tallies = tallies(
        view,
        sql_for(
            "SELECT at / 3600000000 AS hour, channel, COUNT(*) AS filed, COUNT(number) AS numbered,
                    COUNT(*) AS receipted, COUNT(routed_to) AS routed
             FROM paper_trail WHERE at >= $1 AND at < $2 GROUP BY hour, channel ORDER BY hour, channel",
            "SELECT CAST(FLOOR(EXTRACT(EPOCH FROM at) / 3600) AS BIGINT) AS hour, channel, COUNT(*) AS filed,
                    COUNT(number) AS numbered, COUNT(*) AS receipted, COUNT(routed_to) AS routed
             FROM paper_trail WHERE at >= $1 AND at < $2 GROUP BY hour, channel ORDER BY hour, channel",
        )
        .bind(from)
        .bind(to),
    )
    .await?;
    Ok(tallies.into_iter().map(|tally| Tally { channel: PAPER.to_owned(), receipted: None, ..tally }).collect())
}

async fn tallies(view: &mut View, statement: Statement) -> Result<Vec<Tally>, Fault> {
    view.all(statement)
        .await?
        .iter()
        .map(|row| {
            let hour: i64 = row.get("hour")?;
            Ok(Tally {
                from: Instant::from_seconds(hour.saturating_mul(3_600)),
                channel: row.get::<Option<String>>("channel")?.unwrap_or_default(),
                filed: row.get("filed")?,
                numbered: row.get("numbered")?,
                receipted: Some(row.get("receipted")?),
                routed: row.get("routed")?,
            })
        })
        .collect()
}

/// Filings of which something is missing, oldest first.
pub(crate) async fn filing_gaps(view: &mut View, from: Instant, to: Instant, most: u32) -> Result<Vec<Gap>, Fault> {
    view.all(
        sql("SELECT at, content, letter, channel, year, number, sealed_at FROM filing_trail
             WHERE at >= $1 AND at < $2 AND (letter IS NULL OR sealed_at IS NULL OR routed_to IS NULL)
             ORDER BY at LIMIT $3")
        .bind(from)
        .bind(to)
        .bind(most),
    )
    .await?
    .iter()
    .map(|row| {
        let sealed: Option<Instant> = row.get("sealed_at")?;
        gap(row, if sealed.is_none() { Missing::Receipt } else { Missing::Route })
    })
    .collect()
}

/// Letters on paper of which something is missing, oldest first.
pub(crate) async fn paper_gaps(view: &mut View, from: Instant, to: Instant, most: u32) -> Result<Vec<Gap>, Fault> {
    view.all(
        sql("SELECT at, content, letter, channel, year, number FROM paper_trail
             WHERE at >= $1 AND at < $2 AND (letter IS NULL OR routed_to IS NULL) ORDER BY at LIMIT $3")
        .bind(from)
        .bind(to)
        .bind(most),
    )
    .await?
    .iter()
    .map(|row| gap(row, Missing::Route))
    .collect()
}

/// Letters of the register that the journal does not know, oldest first.
pub(crate) async fn unknown(view: &mut View, from: Instant, to: Instant, most: u32) -> Result<Vec<Gap>, Fault> {
    view.all(
        sql("SELECT registered_at AS at, letter, channel, year, number FROM register_trail
             WHERE registered_at >= $1 AND registered_at < $2 AND NOT known ORDER BY registered_at LIMIT $3")
        .bind(from)
        .bind(to)
        .bind(most),
    )
    .await?
    .iter()
    .map(|row| {
        Ok(Gap {
            missing: Missing::Entry,
            since: row.get("at")?,
            letter: row.get("letter")?,
            number: number(row)?.unwrap_or_default(),
            channel: row.get("channel")?,
        })
    })
    .collect()
}

/// Letters that nobody has had since before this instant.
pub(crate) async fn unrouted(view: &mut View, before: Instant) -> Result<Option<Late>, Fault> {
    late(
        view,
        sql("SELECT COUNT(*) AS letters, MIN(since) AS oldest FROM unrouted_letters WHERE since < $1").bind(before),
    )
    .await
}

/// Filings whose letter is not there.
pub(crate) async fn lost(view: &mut View, from: Instant, to: Instant) -> Result<Option<Late>, Fault> {
    late(
        view,
        sql("SELECT COUNT(*) AS letters, MIN(at) AS oldest FROM (
                 SELECT at FROM filing_trail WHERE at >= $1 AND at < $2 AND letter IS NULL
                 UNION ALL SELECT at FROM paper_trail WHERE at >= $1 AND at < $2 AND letter IS NULL
                 UNION ALL SELECT registered_at AS at FROM register_trail
                 WHERE registered_at >= $1 AND registered_at < $2 AND NOT known) AS gone")
        .bind(from)
        .bind(to),
    )
    .await
}

async fn late(view: &mut View, statement: Statement) -> Result<Option<Late>, Fault> {
    let row = view.one(statement).await?;
    let (letters, oldest): (i64, Option<Instant>) = (row.get("letters")?, row.get("oldest")?);
    Ok(oldest.map(|since| Late { letters, since }))
}

/// A gap of something that the journal knows; what is missing when the letter is there.
fn gap(row: &Row, missing: Missing) -> Result<Gap, Fault> {
    let letter = row.get("letter")?;
    let since = row.get("at")?;
    if let Some(number) = number(row)? {
        let channel = row.get::<Option<String>>("channel")?.unwrap_or_default();
        return Ok(Gap { missing, since, letter, number, channel });
    }
    let content: String = row.get("content")?;
    // What somebody spoiled is told as far as it can be read.
    let told: serde_json::Value = serde_json::from_str(&content).unwrap_or_default();
    let fact = |name: &str| told["facts"][name].as_str().unwrap_or_default().to_owned();
    Ok(Gap { missing: Missing::Letter, since, letter, number: fact("number"), channel: fact("channel") })
}

fn number(row: &Row) -> Result<Option<String>, Fault> {
    let (year, number): (Option<i64>, Option<i64>) = (row.get("year")?, row.get("number")?);
    Ok(year.zip(number).map(|(year, number)| format!("RPW/{year}/{number}")))
}
