//! The SQL of the register of outgoing letters.

use database::{Row, Statement, View, sql};
use journal::Act;
use vocabulary::{AccountId, AnswerId, CaseId, Date, Fault, Id, Instant};

use super::parties::date;
use crate::out::{Dispatch, DispatchId, Outcome, OutgoingNumber, PartyId, Wanted, WantedFrom, Way};

/// Lines with what their letters are about and when those were collected.
macro_rules! lines {
    ($which:literal) => {
        concat!(
            "SELECT d.id, d.year, d.number, d.case_id, d.answer, d.party, d.name, d.address, d.sign, d.way, d.registered_on,
                    d.sent_on, d.posting, d.withdrawn_at, d.outcome, d.outcome_day, d.received_by, d.delivered_on,
                    a.title, a.collected_at
             FROM dispatches d JOIN case_answer_lines a ON a.id = d.answer WHERE ",
            $which
        )
    };
}

/// The next number of this year. From here to the commit nobody else gets one.
pub(crate) async fn next_number(act: &mut Act, year: i64) -> Result<i64, Fault> {
    let next = sql("INSERT INTO outgoing_numbers (year, last_number) VALUES ($1, 1)
         ON CONFLICT (year) DO UPDATE SET last_number = outgoing_numbers.last_number + 1
         RETURNING last_number");
    act.view().one(next.bind(year)).await?.get("last_number")
}

pub(crate) fn insert(line: &Dispatch, at: Instant) -> Statement {
    sql("INSERT INTO dispatches (id, year, number, case_id, answer, party, name, address, sign, way, registered_on,
                                 registered_at, sent_on, posting, received_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, '', '')")
    .bind(line.id)
    .bind(line.number.year)
    .bind(line.number.number)
    .bind(line.case)
    .bind(line.answer)
    .bind(line.party)
    .bind(line.name.as_str())
    .bind(line.address.as_str())
    .bind(line.sign.as_str())
    .bind(line.way.code())
    .bind(line.registered_on.to_string())
    .bind(at)
    .bind(line.sent_on.map(|day| day.to_string()))
}

/// Locks a line until the act ends.
pub(crate) fn lock(id: DispatchId) -> Statement {
    sql("UPDATE dispatches SET posting = posting WHERE id = $1").bind(id)
}

pub(crate) fn posted(id: DispatchId, posting: &str, on: Date, by: AccountId) -> Statement {
    sql("UPDATE dispatches SET sent_on = $1, posting = $2, posted_by = $3 WHERE id = $4")
        .bind(on.to_string())
        .bind(posting)
        .bind(by)
        .bind(id)
}

pub(crate) fn withdraw(id: DispatchId, at: Instant) -> Statement {
    sql("UPDATE dispatches SET withdrawn_at = $1 WHERE id = $2").bind(at).bind(id)
}

pub(crate) fn noted(
    id: DispatchId,
    (outcome, day, received_by): (Outcome, Date, &str),
    delivered_on: Option<Date>,
    by: AccountId,
    at: Instant,
) -> Statement {
    sql("UPDATE dispatches SET outcome = $1, outcome_day = $2, received_by = $3, delivered_on = $4, noted_by = $5,
                               noted_at = $6
         WHERE id = $7")
    .bind(outcome.code())
    .bind(day.to_string())
    .bind(received_by)
    .bind(delivered_on.map(|day| day.to_string()))
    .bind(by)
    .bind(at)
    .bind(id)
}

pub(crate) async fn dispatch(view: &mut View, id: DispatchId) -> Result<Option<Dispatch>, Fault> {
    view.optional(sql(lines!("d.id = $1")).bind(id)).await?.map(|row| line(&row)).transpose()
}

/// The lines about a letter, oldest first.
pub(crate) async fn of_answer(view: &mut View, answer: AnswerId) -> Result<Vec<Dispatch>, Fault> {
    let statement = sql(lines!("d.answer = $1 ORDER BY d.year, d.number LIMIT 1000"));
    view.all(statement.bind(answer)).await?.iter().map(line).collect()
}

/// What waits for the post and was not collected meanwhile, the oldest first.
pub(crate) async fn to_post(view: &mut View, most: u32) -> Result<Vec<Dispatch>, Fault> {
    let statement = sql(lines!(
        "d.way = 'post' AND d.sent_on IS NULL AND d.withdrawn_at IS NULL ORDER BY d.registered_on, d.number LIMIT $1"
    ));
    view.all(statement.bind(most)).await?.iter().map(line).collect()
}

/// The lines that are wanted, in the order in which they were registered.
pub(crate) async fn wanted(
    view: &mut View,
    wanted: &Wanted,
    after: Option<WantedFrom>,
    most: u32,
) -> Result<Vec<Dispatch>, Fault> {
    let (from, number) = after.unwrap_or((wanted.from, 0));
    let of_sign = sql(lines!(
        "d.sign = $6 AND d.registered_on <= $1 AND (d.registered_on, d.number) > ($2, $3) AND ($4 = '' OR d.way = $4)
         ORDER BY d.registered_on, d.number LIMIT $5"
    ));
    let of_days = sql(lines!(
        "d.registered_on <= $1 AND (d.registered_on, d.number) > ($2, $3) AND ($4 = '' OR d.way = $4)
         ORDER BY d.registered_on, d.number LIMIT $5"
    ));
    let statement = if wanted.sign.is_empty() { of_days } else { of_sign };
    let statement = statement
        .bind(wanted.to.to_string())
        .bind(from.to_string())
        .bind(number)
        .bind(wanted.way.map_or("", Way::code))
        .bind(most);
    let statement = if wanted.sign.is_empty() { statement } else { statement.bind(wanted.sign.as_str()) };
    view.all(statement).await?.iter().map(line).collect()
}

fn line(row: &Row) -> Result<Dispatch, Fault> {
    let day = |name: &'static str| row.get::<Option<String>>(name)?.as_deref().map(date).transpose();
    let (way, registered): (String, String) = (row.get("way")?, row.get("registered_on")?);
    let way = Way::of_code(&way).ok_or_else(|| Fault::new(format!("unknown way of sending {way}")))?;
    let outcome = match (row.get::<Option<String>>("outcome")?, day("outcome_day")?) {
        (Some(code), Some(day)) => {
            let outcome = Outcome::of_code(&code);
            let outcome = outcome.ok_or_else(|| Fault::new(format!("unknown outcome of a delivery {code}")))?;
            Some((outcome, day, row.get("received_by")?))
        }
        _ => None,
    };
    let collected = row.get::<Option<Instant>>("collected_at")?.filter(|_| way == Way::Portal);
    Ok(Dispatch {
        id: row.get("id")?,
        number: OutgoingNumber { year: row.get("year")?, number: row.get("number")? },
        case: row.get("case_id")?,
        sign: row.get("sign")?,
        answer: row.get("answer")?,
        title: row.get("title")?,
        party: row.get("party")?,
        name: row.get("name")?,
        address: row.get("address")?,
        way,
        registered_on: date(&registered)?,
        sent_on: day("sent_on")?,
        posting: row.get("posting")?,
        withdrawn: row.get::<Option<Instant>>("withdrawn_at")?.is_some(),
        outcome,
        delivered_on: day("delivered_on")?.or(collected.map(Instant::warsaw_date)),
    })
}

/// A line as it is kept, for comparing.
pub(crate) struct KeptDispatch {
    pub case: String,
    pub answer: String,
    pub party: String,
    pub year: i64,
    pub number: i64,
    pub name: String,
    pub address: String,
    pub sign: String,
    pub way: String,
    pub registered_on: String,
    pub registered_at: Instant,
    pub sent_on: Option<String>,
    pub posting: String,
    pub posted_by: Option<String>,
    pub withdrawn_at: Option<Instant>,
    pub outcome: Option<String>,
    pub outcome_day: Option<String>,
    pub received_by: String,
    pub delivered_on: Option<String>,
    pub noted_by: Option<String>,
    pub noted_at: Option<Instant>,
}

pub(crate) async fn kept(view: &mut View, id: DispatchId) -> Result<Option<KeptDispatch>, Fault> {
    let statement = sql("SELECT case_id, answer, party, year, number, name, address, sign, way, registered_on, registered_at,
                sent_on, posting, posted_by, withdrawn_at, outcome, outcome_day, received_by, delivered_on, noted_by, noted_at
         FROM dispatches WHERE id = $1");
    let Some(row) = view.optional(statement.bind(id)).await? else { return Ok(None) };
    let (case, answer, party): (CaseId, AnswerId, PartyId) =
        (row.get("case_id")?, row.get("answer")?, row.get("party")?);
    let account = |name: &'static str| Ok::<_, Fault>(row.get::<Option<AccountId>>(name)?.map(text));
    Ok(Some(KeptDispatch {
        case: case.to_string(),
        answer: answer.to_string(),
        party: party.to_string(),
        year: row.get("year")?,
        number: row.get("number")?,
        name: row.get("name")?,
        address: row.get("address")?,
        sign: row.get("sign")?,
        way: row.get("way")?,
        registered_on: row.get("registered_on")?,
        registered_at: row.get("registered_at")?,
        sent_on: row.get("sent_on")?,
        posting: row.get("posting")?,
        posted_by: account("posted_by")?,
        withdrawn_at: row.get("withdrawn_at")?,
        outcome: row.get("outcome")?,
        outcome_day: row.get("outcome_day")?,
        received_by: row.get("received_by")?,
        delivered_on: row.get("delivered_on")?,
        noted_by: account("noted_by")?,
        noted_at: row.get("noted_at")?,
    }))
}

fn text<K>(id: Id<K>) -> String {
    id.to_string()
}

pub(crate) async fn count(view: &mut View) -> Result<i64, Fault> {
    view.one(sql("SELECT COUNT(*) AS lines FROM dispatches")).await?.get("lines")
}
