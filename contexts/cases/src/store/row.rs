//! Reading a case from its row.

use accounts::Unit;
use database::{Row, View, sql};
use registry::RpwNumber;
use vocabulary::{AccountId, CaseId, Date, Fault, LastDay, Term};

use crate::{CaseRow, CaseSign, PauseReason, Stage};

/// Behind every day that a term ends on: what sorts last has this one.
pub(super) fn end_of_time() -> Date {
    Date::MAX
}

pub(crate) async fn row(view: &mut View, id: CaseId) -> Result<Option<CaseRow>, Fault> {
    view.optional(sql("SELECT * FROM case_lines WHERE id = $1").bind(id)).await?.map(|row| case(&row)).transpose()
}

/// A row of the view of cases.
pub(super) fn case(row: &Row) -> Result<CaseRow, Fault> {
    let stage: String = row.get("stage")?;
    let stage = Stage::of_code(&stage).ok_or_else(|| Fault::new(format!("unknown stage {stage}")))?;
    let client: Option<AccountId> = row.get("client")?;
    let text = |name| row.get::<Option<String>>(name);
    let day = |name| text(name)?.as_deref().map(date).transpose();
    let last_day = match (day("nominal")?, day("effective")?, row.get::<Option<i64>>("excluded")?) {
        (Some(nominal), Some(effective), Some(excluded)) => {
            Some(LastDay { nominal, effective, excluded: u32::try_from(excluded)? })
        }
        _ => None,
    };
    let stands_since = match (day("stands_since")?, text("stands_reason")?) {
        (Some(since), Some(why)) => Some((since, reason(&why)?)),
        _ => None,
    };
    Ok(CaseRow {
        id: row.get("id")?,
        sign: sign(row)?,
        title: row.get("title")?,
        unit: Unit { id: row.get("unit")?, symbol: row.get("unit_symbol")?, name: row.get("unit_name")? },
        class: row.get("class")?,
        officer: (row.get("officer")?, row.get("officer_name")?),
        carried: row.get("carried")?,
        stage,
        version: row.get("version")?,
        opened_at: row.get("opened_at")?,
        started_on: date(&row.get::<String>("started_on")?)?,
        term: text("term")?.as_deref().map(term).transpose()?,
        last_day,
        stands_since,
        called_until: day("called_until")?,
        settled_at: row.get("settled_at")?,
        closed_at: row.get("closed_at")?,
        client,
        // A settled case waits for its client, or for its officer when the client never came.
        undelivered: stage == Stage::Settled && client.is_some() && row.get("waits")?,
        sender: row.get("sender")?,
        service: row.get("service")?,
        letter: row.get("letter")?,
    })
}

/// The sign, from its four columns: unit, list, place in it, year.
pub(super) fn sign(row: &Row) -> Result<CaseSign, Fault> {
    let (unit, list): (String, String) = (row.get("sign_unit")?, row.get("sign_class")?);
    let (place, year): (i64, i64) = (row.get("number")?, row.get("year")?);
    Ok(CaseSign::in_list(&unit, &list, u32::try_from(place)?, i16::try_from(year)?)?)
}

pub(crate) fn date(text: &str) -> Result<Date, Fault> {
    text.parse().map_err(|_| Fault::new(format!("{text} is no date")))
}

pub(super) fn reason(code: &str) -> Result<PauseReason, Fault> {
    PauseReason::of_code(code).ok_or_else(|| Fault::new(format!("unknown reason {code}")))
}

pub(super) fn rpw(row: &Row) -> Result<RpwNumber, Fault> {
    Ok(RpwNumber { year: row.get("year")?, number: row.get("number")? })
}

pub(super) fn term_code(term: Term) -> String {
    match term {
        Term::Days(count) => format!("days:{count}"),
        Term::Weeks(count) => format!("weeks:{count}"),
        Term::Months(count) => format!("months:{count}"),
        Term::Years(count) => format!("years:{count}"),
    }
}

fn term(code: &str) -> Result<Term, Fault> {
    let unknown = || Fault::new(format!("unknown term {code}"));
    let (unit, count) = code.split_once(':').ok_or_else(unknown)?;
    let count = count.parse()?;
    match unit {
        "days" => Ok(Term::Days(count)),
        "weeks" => Ok(Term::Weeks(count)),
        "months" => Ok(Term::Months(count)),
        "years" => Ok(Term::Years(count)),
        _ => Err(unknown()),
    }
}
