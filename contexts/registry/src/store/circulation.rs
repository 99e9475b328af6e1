//! Where letters are, and their steps.

use accounts::{Official, Post, Unit};
use database::{Row, Statement, View, sql};
use journal::Act;
use vocabulary::{AccountId, Date, Fault, Instant, LetterId, UnitId};

use crate::{Circulation, Given, LetterState, LetterStep, RpwNumber, StepKind};

/// A step as it is written down.
pub(crate) struct Step<'a> {
    pub kind: StepKind,
    /// Nobody for the office's own rules.
    pub actor: Option<(AccountId, &'a str)>,
    pub post: Option<Post>,
    pub unit: Option<UnitId>,
    pub person: Option<(AccountId, &'a str)>,
    pub note: &'a str,
    pub due: Option<Date>,
}

impl Step<'_> {
    /// A step of this kind by a rule of the office.
    pub(crate) const fn by_rule(kind: StepKind) -> Self {
        Self { kind, actor: None, post: None, unit: None, person: None, note: "", due: None }
    }
}

/// Locks the letter until the act ends and grows its version; false when there is no such letter.
pub(crate) async fn advance(act: &mut Act, id: LetterId) -> Result<bool, Fault> {
    Ok(act.execute(sql("UPDATE letters SET version = version + 1 WHERE id = $1").bind(id)).await? == 1)
}

/// Writes down where a letter is now. Its version and last day stand.
pub(crate) fn update(id: LetterId, now: &Circulation) -> Statement {
    sql("UPDATE letters SET state = $1, unit = COALESCE($2, unit), with_unit = $3, person = $4, instructions = $5, due = $6,
                            assigned_by = $7 WHERE id = $8")
    .bind(now.state.code())
    .bind(now.unit.as_ref().map(|unit| unit.id))
    .bind(now.unit.is_some())
    .bind(now.person.as_ref().map(|(person, _)| *person))
    .bind(now.instructions.as_str())
    .bind(now.due.map(|day| day.to_string()))
    .bind(now.assigned_by)
    .bind(id)
}

/// Writes down that a letter has come to the end of its way by itself.
pub(crate) fn filed(id: LetterId) -> Statement {
    sql("UPDATE letters SET state = $1, version = version + 1 WHERE id = $2").bind(LetterState::Filed.code()).bind(id)
}

pub(crate) fn insert_step(letter: LetterId, at: Instant, step: &Step<'_>) -> Statement {
    sql("INSERT INTO letter_steps (letter, seq, at, kind, actor, actor_name, actor_post, unit, person, person_name, note,
                                   due)
         VALUES ($1, (SELECT COALESCE(MAX(seq), 0) + 1 FROM letter_steps WHERE letter = $1), $2, $3, $4, $5, $6, $7, $8,
                 $9, $10, $11)")
    .bind(letter)
    .bind(at)
    .bind(step.kind.code())
    .bind(step.actor.map(|(id, _)| id))
    .bind(step.actor.map_or("", |(_, name)| name))
    .bind(step.post.map_or("", Post::code))
    .bind(step.unit)
    .bind(step.person.map(|(id, _)| id))
    .bind(step.person.map_or("", |(_, name)| name))
    .bind(step.note)
    .bind(step.due.map(|day| day.to_string()))
}

/// The steps of a letter in order; `units` are those whose names they say.
pub(crate) async fn steps(view: &mut View, letter: LetterId, units: &[Unit]) -> Result<Vec<LetterStep>, Fault> {
    let statement =
        sql("SELECT at, kind, actor, actor_name, actor_post, unit, person_name, note, due FROM letter_steps
                         WHERE letter = $1 ORDER BY seq");
    view.all(statement.bind(letter)).await?.iter().map(|row| step(row, units)).collect()
}

/// The letters that somebody else gave to this official after this instant, the latest first.
pub(crate) async fn given(
    view: &mut View,
    official: &Official,
    after: Instant,
    units: &[Unit],
    most: u32,
) -> Result<Vec<Given>, Fault> {
    let statement = sql("SELECT l.id, l.year, l.number, l.subject,
                s.at, s.kind, s.actor, s.actor_name, s.actor_post, s.unit, s.person_name, s.note, s.due
         FROM letter_steps s JOIN letters l ON l.id = s.letter
         WHERE s.person = $1 AND s.at > $2 AND s.kind IN ('assigned', 'reassigned')
           AND (s.actor IS NULL OR s.actor NOT IN ($1, $3))
         ORDER BY s.at DESC, s.seq DESC LIMIT $4");
    let statement = statement.bind(official.id()).bind(after).bind(official.person()).bind(most);
    let given = |row: &Row| {
        Ok(Given {
            letter: row.get("id")?,
            number: RpwNumber { year: row.get("year")?, number: row.get("number")? },
            subject: row.get("subject")?,
            step: step(row, units)?,
        })
    };
    view.all(statement).await?.iter().map(given).collect()
}

fn step(row: &Row, units: &[Unit]) -> Result<LetterStep, Fault> {
    let name = |id: UnitId| units.iter().find(|unit| unit.id == id).map(|unit| unit.name.clone());
    let kind: String = row.get("kind")?;
    Ok(LetterStep {
        at: row.get("at")?,
        kind: StepKind::of_code(&kind).ok_or_else(|| Fault::new(format!("unknown step {kind}")))?,
        by: row.get("actor")?,
        actor: row.get("actor_name")?,
        post: Post::of_code(&row.get::<String>("actor_post")?),
        unit: row.get::<Option<UnitId>>("unit")?.and_then(name),
        person: Some(row.get::<String>("person_name")?).filter(|name| !name.is_empty()),
        note: row.get("note")?,
        due: day(row, "due")?,
    })
}

/// Whether this account ever did something to the letter, or was given it.
pub(crate) async fn took_part(view: &mut View, letter: LetterId, account: AccountId) -> Result<bool, Fault> {
    let found = view
        .optional(
            sql("SELECT 1 AS found FROM letter_steps WHERE letter = $1 AND (actor = $2 OR person = $2) LIMIT 1")
                .bind(letter)
                .bind(account),
        )
        .await?;
    Ok(found.is_some())
}

/// Where a letter is, from a row of the view.
pub(super) fn circulation(row: &Row) -> Result<Circulation, Fault> {
    let state: String = row.get("state")?;
    let person: Option<AccountId> = row.get("person")?;
    let with_unit: bool = row.get("with_unit")?;
    Ok(Circulation {
        state: LetterState::of_code(&state).ok_or_else(|| Fault::new(format!("unknown state {state}")))?,
        version: row.get("version")?,
        unit: if with_unit { Some(unit(row)?) } else { None },
        person: match person {
            Some(id) => Some((id, row.get("person_name")?)),
            None => None,
        },
        instructions: row.get("instructions")?,
        due: day(row, "due")?,
        assigned_by: row.get("assigned_by")?,
        // The end of time stands where no term runs, so that lists by last day are one range of an index.
        last_day: day(row, "last_day")?.filter(|day| *day != Date::MAX),
    })
}

pub(super) fn unit(row: &Row) -> Result<Unit, Fault> {
    Ok(Unit { id: row.get("unit")?, symbol: row.get("unit_symbol")?, name: row.get("unit_name")? })
}

/// A day kept as `YYYY-MM-DD`.
pub(super) fn day(row: &Row, column: &'static str) -> Result<Option<Date>, Fault> {
    Ok(row.get::<Option<String>>(column)?.map(|text| text.parse()).transpose()?)
}
