//! SQL of news: steps in the open cases of an official, and what was read.

use accounts::{Official, Post};
use database::{Statement, View, sql};
use vocabulary::{Fault, Instant};

use super::row;
use crate::{CaseStep, StepKind, news::CaseNews};

/// What only sets the file in order is no news.
pub(crate) async fn in_cases(
    view: &mut View,
    official: &Official,
    after: Instant,
    most: u32,
) -> Result<Vec<CaseNews>, Fault> {
    let statement = sql("SELECT c.id, c.sign_unit, c.sign_class, c.number, c.year, c.title,
                s.at, s.kind, s.actor, s.actor_name, s.actor_post, s.person_name
         FROM cases c JOIN case_steps s ON s.case_id = c.id
         WHERE c.officer = $1 AND c.closed_at IS NULL AND s.at > $2 AND (s.actor IS NULL OR s.actor NOT IN ($1, $3))
           AND s.kind NOT IN ('detached', 'related', 'unrelated')
         ORDER BY s.at DESC, s.seq DESC LIMIT $4");
    let statement = statement.bind(official.id()).bind(after).bind(official.person()).bind(most);
    view.all(statement)
        .await?
        .iter()
        .map(|row| {
            let (kind, person): (String, String) = (row.get("kind")?, row.get("person_name")?);
            let kind = StepKind::of_code(&kind).ok_or_else(|| Fault::new(format!("unknown step {kind}")))?;
            let step = CaseStep {
                at: row.get("at")?,
                kind,
                day: None,
                by: row.get("actor")?,
                actor: row.get("actor_name")?,
                post: Post::of_code(&row.get::<String>("actor_post")?),
                person: Some(person).filter(|person| !person.is_empty()),
                note: String::new(),
                document: None,
            };
            Ok(CaseNews { case: row.get("id")?, sign: row::sign(row)?, title: row.get("title")?, step })
        })
        .collect()
}

pub(crate) async fn read_until(view: &mut View, official: &Official) -> Result<Option<Instant>, Fault> {
    let statement = sql("SELECT at FROM news_read WHERE official = $1 AND reader = $2");
    let row = view.optional(statement.bind(official.id()).bind(official.person())).await?;
    row.map(|row| row.get("at")).transpose()
}

pub(crate) fn keep_read(official: &Official, until: Instant) -> Statement {
    sql("INSERT INTO news_read (official, reader, at) VALUES ($1, $2, $3)
         ON CONFLICT (official, reader) DO UPDATE SET at =
             CASE WHEN news_read.at < excluded.at THEN excluded.at ELSE news_read.at END")
    .bind(official.id())
    .bind(official.person())
    .bind(until)
}
