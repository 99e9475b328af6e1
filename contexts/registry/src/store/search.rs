//! Finding letters by their words, and those that wait.

use accounts::Official;
use database::{View, sql, sql_for};
use journal::Act;
use vocabulary::{AccountId, Fault, LetterId, UnitId, fold};

use super::{lines, start};
use crate::{LetterRow, LetterState, RpwNumber};

/// Words of one letter that are kept for searching; the longest sender and subject have fewer.
const MOST_WORDS: usize = 60;

/// The words of a text, folded, each once.
pub(crate) fn words(text: &str) -> Vec<String> {
    let folded = fold(text);
    let mut words: Vec<String> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    words.sort();
    words.dedup();
    words.truncate(MOST_WORDS);
    words
}

pub(crate) async fn insert_words(act: &mut Act, id: LetterId, sender: &str, subject: &str) -> Result<(), Fault> {
    // One statement for all of them: each would be a round to the server.
    let words = serde_json::to_string(&words(&format!("{sender} {subject}")))?;
    act.execute(
        sql_for(
            "INSERT INTO letter_words (word, letter) SELECT value, $1 FROM json_each($2)",
            "INSERT INTO letter_words (word, letter) SELECT value, $1 FROM json_array_elements_text($2::json)",
        )
        .bind(id)
        .bind(words),
    )
    .await?;
    Ok(())
}

/// How many letters, at most `most`, have a word that begins so.
pub(crate) async fn count(view: &mut View, beginning: &str, most: u32) -> Result<u32, Fault> {
    let counted = view
        .one(
            sql("SELECT COUNT(*) AS letters FROM
                 (SELECT 1 FROM letter_words WHERE word >= $1 AND word < $2 LIMIT $3) AS few")
            .bind(beginning)
            .bind(after(beginning))
            .bind(most),
        )
        .await?;
    Ok(u32::try_from(counted.get::<i64>("letters")?)?)
}

/// The newest letters that have a word that begins so and that this official may see.
pub(crate) async fn with_word(
    view: &mut View,
    official: &Official,
    beginning: &str,
    most: u32,
) -> Result<Vec<LetterRow>, Fault> {
    lines(
        view,
        sql("SELECT * FROM letter_lines l
             WHERE id IN (SELECT letter FROM letter_words WHERE word >= $1 AND word < $2)
                   AND ($3 OR (unit = $4 AND with_unit) OR person = $5
                        OR EXISTS (SELECT 1 FROM letter_steps s WHERE s.letter = l.id AND (s.actor = $5 OR s.person = $5)))
             ORDER BY year DESC, number DESC LIMIT $6")
        .bind(beginning)
        .bind(after(beginning))
        .bind(official.may_see_register().is_some())
        .bind(official.unit().id)
        .bind(official.id())
        .bind(most),
    )
    .await
}

/// The letters of the register before a number that have a word that begins so, the newest first.
pub(crate) async fn register_with_word(
    view: &mut View,
    beginning: &str,
    before: Option<RpwNumber>,
    most: u32,
) -> Result<Vec<LetterRow>, Fault> {
    let before = start(before);
    lines(
        view,
        sql("SELECT * FROM letter_lines
             WHERE id IN (SELECT letter FROM letter_words WHERE word >= $1 AND word < $2) AND (year, number) < ($3, $4)
             ORDER BY year DESC, number DESC LIMIT $5")
        .bind(beginning)
        .bind(after(beginning))
        .bind(before.year)
        .bind(before.number)
        .bind(most),
    )
    .await
}

/// Comes after every text that begins so, and before every other.
fn after(beginning: &str) -> String {
    format!("{beginning}{}", char::MAX)
}

/// Letters in this state anywhere, the most urgent first.
pub(crate) async fn waiting_in_state(view: &mut View, state: LetterState, most: u32) -> Result<Vec<LetterRow>, Fault> {
    lines(
        view,
        sql("SELECT * FROM letter_lines WHERE state = $1 ORDER BY last_day, year, number LIMIT $2")
            .bind(state.code())
            .bind(most),
    )
    .await
}

/// Letters in this state that a unit has and no person, the most urgent first.
pub(crate) async fn waiting_in_unit(
    view: &mut View,
    unit: UnitId,
    state: LetterState,
    most: u32,
) -> Result<Vec<LetterRow>, Fault> {
    lines(
        view,
        sql("SELECT * FROM letter_lines WHERE unit = $1 AND state = $2 AND person IS NULL AND with_unit
             ORDER BY last_day, year, number LIMIT $3")
        .bind(unit)
        .bind(state.code())
        .bind(most),
    )
    .await
}

/// Letters in this state that a person has, the most urgent first.
pub(crate) async fn waiting_for_person(
    view: &mut View,
    person: AccountId,
    state: LetterState,
    most: u32,
) -> Result<Vec<LetterRow>, Fault> {
    lines(
        view,
        sql("SELECT * FROM letter_lines WHERE person = $1 AND state = $2 ORDER BY last_day, year, number LIMIT $3")
            .bind(person)
            .bind(state.code())
            .bind(most),
    )
    .await
}

/// Letters of a unit in this state whose person is gone or works in another unit, the most urgent first.
pub(crate) async fn left_in_unit(
    view: &mut View,
    unit: UnitId,
    state: LetterState,
    most: u32,
) -> Result<Vec<LetterRow>, Fault> {
    lines(
        view,
        sql("SELECT * FROM letter_lines WHERE unit = $1 AND state = $2 AND with_unit
               AND person IN (SELECT person FROM letter_absent WHERE unit = $1)
             ORDER BY last_day, year, number LIMIT $3")
        .bind(unit)
        .bind(state.code())
        .bind(most),
    )
    .await
}
