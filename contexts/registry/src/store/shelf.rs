//! Where the paper of letters lies.

use accounts::Official;
use database::{Row, View, sql};
use journal::Act;
use vocabulary::{Date, Fault, LetterId};

use super::{circulation::day, letter_row, scans::end};
use crate::{LetterRow, ShelfLine, ShelfStep};

/// Locks a letter until the act ends and changes nothing of it; false when there is no such letter.
pub(crate) async fn lock(act: &mut Act, id: LetterId) -> Result<bool, Fault> {
    Ok(act.execute(sql("UPDATE letters SET version = version WHERE id = $1").bind(id)).await? == 1)
}

pub(crate) async fn insert_shelf(
    act: &mut Act,
    letter: LetterId,
    by: &Official,
    line: &ShelfLine,
) -> Result<(), Fault> {
    act.execute(sql("UPDATE letter_shelf SET last = $1 WHERE letter = $2 AND last").bind(false).bind(letter)).await?;
    act.execute(
        sql("INSERT INTO letter_shelf (letter, seq, step, at, actor, actor_name, place, lent_to, sign, due, last)
             VALUES ($1, (SELECT COALESCE(MAX(seq), 0) + 1 FROM letter_shelf WHERE letter = $1), $2, $3, $4, $5, $6, $7, $8,
                     $9, $10)")
        .bind(letter)
        .bind(line.step.code())
        .bind(line.at)
        .bind(by.person())
        .bind(line.by.as_str())
        .bind(line.place.as_str())
        .bind(line.to.as_str())
        .bind(line.sign.as_str())
        .bind(line.due.map(|due| due.to_string()))
        .bind(true),
    )
    .await?;
    Ok(())
}

pub(crate) async fn shelf(view: &mut View, letter: LetterId) -> Result<Vec<ShelfLine>, Fault> {
    view.all(
        sql("SELECT step, at AS shelf_at, actor_name, place, lent_to, sign, due AS back FROM letter_shelf WHERE letter = $1
             ORDER BY seq")
        .bind(letter),
    )
    .await?
    .iter()
    .map(line)
    .collect()
}

pub(crate) async fn lent(
    view: &mut View,
    after: Option<(Date, LetterId)>,
    most: u32,
) -> Result<Vec<(LetterRow, ShelfLine)>, Fault> {
    // Before every day and id there can be.
    let (due, letter) = match after {
        Some((due, letter)) => (due.to_string(), letter),
        None => (String::new(), "00000000-0000-0000-0000-000000000000".parse()?),
    };
    view.all(
        sql("SELECT v.*, s.step, s.at AS shelf_at, s.actor_name, s.place, s.lent_to, s.sign, s.due AS back
             FROM letter_shelf s JOIN letter_lines v ON v.id = s.letter
             WHERE s.last AND s.step = 'lent' AND (s.due, s.letter) > ($1, $2) ORDER BY s.due, s.letter LIMIT $3")
        .bind(due)
        .bind(letter)
        .bind(most),
    )
    .await?
    .iter()
    .map(|row| Ok((letter_row(row)?, line(row)?)))
    .collect()
}

pub(crate) async fn in_box(
    view: &mut View,
    place: &str,
    before: Option<LetterId>,
    most: u32,
) -> Result<Vec<(LetterRow, ShelfLine)>, Fault> {
    view.all(
        sql("SELECT v.*, s.step, s.at AS shelf_at, s.actor_name, s.place, s.lent_to, s.sign, s.due AS back
             FROM letter_shelf s JOIN letter_lines v ON v.id = s.letter
             WHERE s.last AND s.place = $1 AND s.letter < $2 ORDER BY s.letter DESC LIMIT $3")
        .bind(place)
        .bind(end(before)?)
        .bind(most),
    )
    .await?
    .iter()
    .map(|row| Ok((letter_row(row)?, line(row)?)))
    .collect()
}

fn line(row: &Row) -> Result<ShelfLine, Fault> {
    let step: String = row.get("step")?;
    Ok(ShelfLine {
        step: ShelfStep::of_code(&step).ok_or_else(|| Fault::new(format!("unknown step {step}")))?,
        at: row.get("shelf_at")?,
        by: row.get("actor_name")?,
        place: row.get("place")?,
        to: row.get("lent_to")?,
        sign: row.get("sign")?,
        due: day(row, "back")?,
    })
}
