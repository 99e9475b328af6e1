//! SQL of extracts: whole stretches of numbers, each read at once.

use std::collections::HashMap;

use database::{View, sql};
use vocabulary::{Fault, Instant, LetterId};

use super::{lines, paper::paper_row};
use crate::{LetterRow, Paper, RpwNumber};

/// The first and the last number given from one instant until before another.
pub(crate) async fn registered_within(
    view: &mut View,
    from: Instant,
    to: Instant,
) -> Result<Option<(RpwNumber, RpwNumber)>, Fault> {
    let mut ends = Vec::new();
    for statement in [
        sql("SELECT year, number FROM letters WHERE registered_at >= $1 AND registered_at < $2
             ORDER BY registered_at, year, number LIMIT 1"),
        sql("SELECT year, number FROM letters WHERE registered_at >= $1 AND registered_at < $2
             ORDER BY registered_at DESC, year DESC, number DESC LIMIT 1"),
    ] {
        let row = view.optional(statement.bind(from).bind(to)).await?;
        let Some(row) = row else { return Ok(None) };
        ends.push(RpwNumber { year: row.get("year")?, number: row.get("number")? });
    }
    Ok(Some((ends[0], ends[1])))
}

/// The letters from one number to another.
pub(crate) async fn numbered(
    view: &mut View,
    first: RpwNumber,
    last: RpwNumber,
    most: u32,
) -> Result<Vec<LetterRow>, Fault> {
    lines(
        view,
        sql("SELECT * FROM letter_lines WHERE (year, number) >= ($1, $2) AND (year, number) <= ($3, $4)
             ORDER BY year, number LIMIT $5")
        .bind(first.year)
        .bind(first.number)
        .bind(last.year)
        .bind(last.number)
        .bind(most),
    )
    .await
}

/// What was read off the letters on paper among them.
pub(crate) async fn papers(
    view: &mut View,
    first: RpwNumber,
    last: RpwNumber,
) -> Result<HashMap<LetterId, Paper>, Fault> {
    view.all(
        sql("SELECT p.letter, p.received_on, p.date_on_letter, p.sender_sign, p.sender_address, p.enclosures,
                    p.delivery_method, p.remarks, p.scan_scope, p.scan_reason
             FROM letters l JOIN letter_papers p ON p.letter = l.id
             WHERE (l.year, l.number) >= ($1, $2) AND (l.year, l.number) <= ($3, $4)")
        .bind(first.year)
        .bind(first.number)
        .bind(last.year)
        .bind(last.number),
    )
    .await?
    .iter()
    .map(|row| Ok((row.get("letter")?, paper_row(row)?)))
    .collect()
}

/// How many attachments the letters among them have that have some.
pub(crate) async fn attachments(
    view: &mut View,
    first: RpwNumber,
    last: RpwNumber,
) -> Result<HashMap<LetterId, u32>, Fault> {
    view.all(
        sql("SELECT f.letter, COUNT(*) AS attachments FROM letters l JOIN letter_files f ON f.letter = l.id
             WHERE (l.year, l.number) >= ($1, $2) AND (l.year, l.number) <= ($3, $4) AND f.role = 'attachment'
             GROUP BY f.letter")
        .bind(first.year)
        .bind(first.number)
        .bind(last.year)
        .bind(last.number),
    )
    .await?
    .iter()
    .map(|row| Ok((row.get("letter")?, u32::try_from(row.get::<i64>("attachments")?)?)))
    .collect()
}
