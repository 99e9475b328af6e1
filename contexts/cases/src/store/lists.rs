//! Lists of cases: each is bounded and read off an index.

use std::{cmp::Reverse, collections::BTreeSet};

use accounts::{Post, Unit};
use database::{Row, Statement, View, sql};
use registry::{LetterState, RpwNumber};
use uuid::Uuid;
use vocabulary::{AccountId, CaseId, Fault, Instant, LetterId, UnitId};

use crate::{CaseList, CaseRow, CaseSign, Matter, MatterId, PauseReason, Stage, store::row};

/// Newer than every case: ids of newer things sort after those of older ones.
fn start(before: Option<CaseId>) -> CaseId {
    before.unwrap_or(CaseId::from_uuid(Uuid::max()))
}

pub(super) async fn read(view: &mut View, statement: Statement) -> Result<Vec<CaseRow>, Fault> {
    view.all(statement).await?.iter().map(row::case).collect()
}

/// The cases of a unit, newest first.
pub(crate) async fn of_unit(
    view: &mut View,
    unit: UnitId,
    before: Option<CaseId>,
    most: u32,
) -> Result<Vec<CaseRow>, Fault> {
    let statement = sql("SELECT * FROM case_lines WHERE unit = $1 AND id < $2 ORDER BY id DESC LIMIT $3");
    read(view, statement.bind(unit).bind(start(before)).bind(most)).await
}

/// The cases of every unit, newest first.
pub(crate) async fn all(view: &mut View, before: Option<CaseId>, most: u32) -> Result<Vec<CaseRow>, Fault> {
    let statement = sql("SELECT * FROM case_lines WHERE id < $1 ORDER BY id DESC LIMIT $2");
    read(view, statement.bind(start(before)).bind(most)).await
}

/// What waits for its officer, by last day.
pub(crate) async fn waiting(view: &mut View, officer: AccountId, most: u32) -> Result<Vec<CaseRow>, Fault> {
    let statement = sql("SELECT * FROM case_lines WHERE officer = $1 AND waits = $2 ORDER BY due, id LIMIT $3");
    read(view, statement.bind(officer).bind(true).bind(most)).await
}

/// What waits in a unit with nobody to carry it, by last day: its officer's account is closed, or works elsewhere or as
/// something else by now.
pub(crate) async fn uncarried(view: &mut View, unit: UnitId, most: u32) -> Result<Vec<CaseRow>, Fault> {
    let statement = sql("SELECT * FROM case_lines WHERE unit = $1 AND waits = $2 AND officer IN (
                             SELECT officer FROM case_strangers WHERE unit = $1)
                         ORDER BY due, id LIMIT $3");
    read(view, statement.bind(unit).bind(true).bind(most)).await
}

/// Cases with an answer that waits to be approved, by last day: of a unit, or of those whose officer heads the unit and those in
/// which somebody who may not sign has accepted it.
pub(crate) async fn for_approval(view: &mut View, unit: Option<UnitId>, most: u32) -> Result<Vec<CaseRow>, Fault> {
    let statement = match unit {
        Some(unit) => sql("SELECT * FROM case_lines WHERE unit = $1
                           AND id IN (SELECT case_id FROM case_answers WHERE state = 'for_approval')
                           ORDER BY due, id LIMIT $2")
        .bind(unit),
        None => sql("SELECT * FROM case_lines WHERE id IN (
                         SELECT case_id FROM case_answers WHERE state = 'accepted'
                         UNION SELECT a.case_id FROM case_answers a JOIN case_lines c ON c.id = a.case_id
                         WHERE a.state = 'for_approval' AND c.officer_post = $1)
                     ORDER BY due, id LIMIT $2")
        .bind(Post::UnitHead.code()),
    };
    read(view, statement.bind(most)).await
}

/// The case with this sign.
pub(crate) async fn by_sign(view: &mut View, sign: &CaseSign) -> Result<Option<CaseRow>, Fault> {
    let statement =
        sql("SELECT * FROM case_lines WHERE sign_unit = $1 AND sign_class = $2 AND year = $3 AND number = $4")
            .bind(sign.unit())
            .bind(sign.list())
            .bind(i32::from(sign.year()))
            .bind(sign.place());
    Ok(read(view, statement).await?.pop())
}

/// Cases that have a word beginning with each of the three longest of these, newest first. What the words have in common is
/// asked as a set, so that two frequent words cost what they cost alone.
pub(crate) async fn found(
    view: &mut View,
    unit: Option<UnitId>,
    words: BTreeSet<String>,
    most: u32,
) -> Result<Vec<CaseRow>, Fault> {
    let mut words: Vec<String> = words.into_iter().collect();
    words.sort_by_key(|word| Reverse(word.chars().count()));
    let (mut statement, most_words) = match (unit, words.len()) {
        (_, 0) => return Ok(Vec::new()),
        (Some(unit), 1) => (
            sql("SELECT * FROM case_lines WHERE id IN (
                     SELECT DISTINCT case_id FROM case_words WHERE unit = $1 AND word >= $2 AND word < $3
                     ORDER BY case_id DESC LIMIT $4)
                 ORDER BY id DESC")
            .bind(unit),
            1,
        ),
        (None, 1) => (
            sql("SELECT * FROM case_lines WHERE id IN (
                     SELECT DISTINCT case_id FROM case_words WHERE word >= $1 AND word < $2
                     ORDER BY case_id DESC LIMIT $3)
                 ORDER BY id DESC"),
            1,
        ),
        (Some(unit), _) => (
            sql("SELECT * FROM case_lines WHERE id IN (
                     SELECT case_id FROM case_words WHERE unit = $1 AND word >= $2 AND word < $3
                     INTERSECT SELECT case_id FROM case_words WHERE unit = $1 AND word >= $4 AND word < $5
                     INTERSECT SELECT case_id FROM case_words WHERE unit = $1 AND word >= $6 AND word < $7
                     ORDER BY case_id DESC LIMIT $8)
                 ORDER BY id DESC")
            .bind(unit),
            3,
        ),
        (None, _) => (
            sql("SELECT * FROM case_lines WHERE id IN (
                     SELECT case_id FROM case_words WHERE word >= $1 AND word < $2
                     INTERSECT SELECT case_id FROM case_words WHERE word >= $3 AND word < $4
                     INTERSECT SELECT case_id FROM case_words WHERE word >= $5 AND word < $6
                     ORDER BY case_id DESC LIMIT $7)
                 ORDER BY id DESC"),
            3,
        ),
    };
    words.resize(most_words, words[0].clone());
    for word in words {
        statement = statement.bind(word.as_str()).bind(after(&word));
    }
    read(view, statement.bind(most)).await
}

/// Behind every word that begins so.
fn after(word: &str) -> String {
    format!("{word}\u{10ffff}")
}

/// Letters of a client that began a matter, newest first, each with the client's case that it is in.
pub(crate) async fn of_client(
    view: &mut View,
    client: AccountId,
    before: Option<RpwNumber>,
    most: u32,
) -> Result<Vec<(Matter, Option<CaseId>)>, Fault> {
    let before = before.unwrap_or(RpwNumber { year: i64::MAX, number: i64::MAX });
    let statement = sql("SELECT l.id, l.year, l.number, l.entered_at, l.subject, l.service, l.state, l.last_day, l.unit,
                                l.unit_symbol, l.unit_name, l.with_unit, l.person, c.id AS case_id
                         FROM letter_lines l
                         LEFT JOIN case_documents d ON d.letter = l.id
                         LEFT JOIN cases c ON c.id = d.case_id AND c.client = $1
                         WHERE l.sender_account = $1 AND (l.year, l.number) < ($2, $3) AND (c.id IS NULL OR c.letter = l.id)
                         ORDER BY l.year DESC, l.number DESC LIMIT $4")
    .bind(client)
    .bind(before.year)
    .bind(before.number)
    .bind(most);
    view.all(statement).await?.iter().map(matter_of).collect()
}

/// One letter of a client, with the client's case that it is in.
pub(crate) async fn matter(
    view: &mut View,
    client: AccountId,
    letter: LetterId,
) -> Result<Option<(Matter, Option<CaseId>)>, Fault> {
    let statement =
        sql("SELECT l.id, l.year, l.number, l.entered_at, l.subject, l.service, l.state, l.last_day, l.unit,
                                l.unit_symbol, l.unit_name, l.with_unit, l.person, c.id AS case_id
                         FROM letter_lines l
                         LEFT JOIN case_documents d ON d.letter = l.id
                         LEFT JOIN cases c ON c.id = d.case_id AND c.client = $1
                         WHERE l.id = $2 AND l.sender_account = $1")
        .bind(client)
        .bind(letter);
    view.optional(statement).await?.map(|row| matter_of(&row)).transpose()
}

fn matter_of(row: &Row) -> Result<(Matter, Option<CaseId>), Fault> {
    let state: String = row.get("state")?;
    let with_unit: bool = row.get("with_unit")?;
    let unit = Unit { id: row.get("unit")?, symbol: row.get("unit_symbol")?, name: row.get("unit_name")? };
    let last_day = row::date(&row.get::<String>("last_day")?)?;
    let letter = row.get("id")?;
    let matter = Matter {
        id: MatterId::Letter(letter),
        letter,
        number: row::rpw(row)?,
        entered_at: row.get("entered_at")?,
        title: row.get("subject")?,
        service: row.get("service")?,
        unit: Some(unit).filter(|_| with_unit),
        person: row.get("person")?,
        letter_state: LetterState::of_code(&state).ok_or_else(|| Fault::new(format!("unknown state {state}")))?,
        letter_last_day: Some(last_day).filter(|day| *day < row::end_of_time()),
        case: None,
    };
    Ok((matter, row.get("case_id")?))
}

/// The lists begun in a year, of one unit or of all, by unit and class.
pub(crate) async fn begun_lists(view: &mut View, unit: Option<&str>, year: i16) -> Result<Vec<CaseList>, Fault> {
    let statement = match unit {
        Some(unit) => sql("SELECT unit, class, year, last_number FROM case_lists WHERE unit = $1 AND year = $2
                           ORDER BY unit, class LIMIT 5000")
        .bind(unit),
        None => sql("SELECT unit, class, year, last_number FROM case_lists WHERE year = $1
                     ORDER BY unit, class LIMIT 5000"),
    };
    let list = |row: &Row| {
        let cases = u32::try_from(row.get::<i64>("last_number")?)?;
        Ok(CaseList { unit: row.get("unit")?, class: row.get("class")?, year, cases })
    };
    view.all(statement.bind(i32::from(year))).await?.iter().map(list).collect()
}

/// The cases of a list after a number, by number.
pub(crate) async fn of_list(view: &mut View, list: &CaseList, after: u32, most: u32) -> Result<Vec<CaseRow>, Fault> {
    let statement =
        sql("SELECT * FROM case_lines WHERE sign_unit = $1 AND sign_class = $2 AND year = $3 AND number > $4
                         ORDER BY number LIMIT $5");
    let statement = statement.bind(list.unit.as_str()).bind(list.class.as_str()).bind(i32::from(list.year));
    read(view, statement.bind(after).bind(most)).await
}

/// Of each unit, how many of its cases the archive has not taken over that were closed before this instant, and when the first
/// of them was.
pub(crate) async fn units_to_archive(view: &mut View, before: Instant) -> Result<Vec<(UnitId, i64, Instant)>, Fault> {
    let statement = sql("SELECT unit, COUNT(*) AS cases, MIN(closed_at) AS first FROM cases
                         WHERE stage = 'closed' AND closed_at < $1 GROUP BY unit");
    let rows = view.all(statement.bind(before)).await?;
    rows.iter().map(|row| Ok((row.get("unit")?, row.get("cases")?, row.get("first")?))).collect()
}

/// The cases of a unit that the archive has not taken over and that were closed before this instant, the earliest first.
pub(crate) async fn to_archive(
    view: &mut View,
    unit: UnitId,
    before: Instant,
    most: u32,
) -> Result<Vec<CaseRow>, Fault> {
    let statement = sql("SELECT * FROM case_lines WHERE unit = $1 AND stage = 'closed' AND closed_at < $2
                         ORDER BY closed_at, id LIMIT $3");
    read(view, statement.bind(unit).bind(before).bind(most)).await
}

/// Cases that wait for their client, newest first.
pub(crate) async fn asked(view: &mut View, client: AccountId, most: u32) -> Result<Vec<CaseRow>, Fault> {
    let statement = sql("SELECT * FROM case_lines WHERE client = $1 AND (stage IN ($2, $3) OR stands_reason = $4)
                         ORDER BY id DESC LIMIT $5")
    .bind(client)
    .bind(Stage::Settled.code())
    .bind(Stage::AwaitingParty.code())
    .bind(PauseReason::AwaitingParty.code());
    read(view, statement.bind(most)).await
}
