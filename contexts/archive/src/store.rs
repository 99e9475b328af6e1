//! All SQL of the archive.

pub(crate) mod disposals;

use accounts::{Official, Unit};
use database::{Row, Statement, View, sql};
use journal::Act;
use registry::Category;
use uuid::Uuid;
use vocabulary::{CaseId, ClassId, Date, Fault, Instant, UnitId};

use crate::{ArchivedCase, ListId, ListNumber, Loan, LoanId, TransferList};

/// What is kept of a case that comes in.
pub(crate) struct NewCase {
    pub id: CaseId,
    pub position: u32,
    pub sign: String,
    pub class: ClassId,
    pub started_on: Date,
    pub closed_on: Date,
    pub category: Category,
    pub dispose_from: Option<Date>,
    pub documents: u32,
}

/// The next number of this series in this year. From here to the commit nobody else gets one of it.
pub(crate) async fn next_number(act: &mut Act, series: &str, year: i16) -> Result<u32, Fault> {
    let row = act
        .view()
        .one(
            sql("INSERT INTO archive_numbers (kind, year, last_number) VALUES ($1, $2, 1)
                 ON CONFLICT (kind, year) DO UPDATE SET last_number = archive_numbers.last_number + 1
                 RETURNING last_number")
            .bind(series)
            .bind(i32::from(year)),
        )
        .await?;
    Ok(u32::try_from(row.get::<i64>("last_number")?)?)
}

pub(crate) fn insert_list(id: ListId, number: ListNumber, unit: UnitId, by: &Official, at: Instant) -> Statement {
    sql("INSERT INTO archive_lists (id, year, number, unit, made_by, made_by_name, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)")
    .bind(id)
    .bind(i32::from(number.year))
    .bind(number.number)
    .bind(unit)
    .bind(by.person())
    .bind(by.signs_as())
    .bind(at)
}

pub(crate) fn insert_case(list: ListId, case: &NewCase) -> Statement {
    sql("INSERT INTO archive_cases (case_id, list, position, sign, class, started_on, closed_on, category, dispose_from,
                                    documents)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)")
    .bind(case.id)
    .bind(list)
    .bind(case.position)
    .bind(case.sign.as_str())
    .bind(case.class)
    .bind(case.started_on.to_string())
    .bind(case.closed_on.to_string())
    .bind(case.category.to_string())
    .bind(case.dispose_from.map(|day| day.to_string()))
    .bind(case.documents)
}

pub(crate) async fn lists(view: &mut View, before: Option<ListId>, most: u32) -> Result<Vec<TransferList>, Fault> {
    let before = before.unwrap_or(ListId::from_uuid(Uuid::max()));
    let statement = sql("SELECT * FROM archive_list_lines WHERE id < $1 ORDER BY id DESC LIMIT $2");
    view.all(statement.bind(before).bind(most)).await?.iter().map(transfer_list).collect()
}

pub(crate) async fn list(view: &mut View, id: ListId) -> Result<Option<TransferList>, Fault> {
    let statement = sql("SELECT * FROM archive_list_lines WHERE id = $1");
    view.optional(statement.bind(id)).await?.map(|row| transfer_list(&row)).transpose()
}

fn transfer_list(row: &Row) -> Result<TransferList, Fault> {
    Ok(TransferList {
        id: row.get("id")?,
        number: number(row)?,
        unit: Unit { id: row.get("unit")?, symbol: row.get("symbol")?, name: row.get("name")? },
        by: row.get("made_by_name")?,
        at: row.get("made_at")?,
        cases: u32::try_from(row.get::<i64>("cases")?)?,
    })
}

fn number(row: &Row) -> Result<ListNumber, Fault> {
    Ok(ListNumber { year: i16::try_from(row.get::<i64>("year")?)?, number: u32::try_from(row.get::<i64>("number")?)? })
}

pub(crate) async fn cases_of(view: &mut View, list: ListId) -> Result<Vec<ArchivedCase>, Fault> {
    let statement = sql("SELECT * FROM archive_case_lines WHERE list = $1 ORDER BY position LIMIT 1000");
    view.all(statement.bind(list)).await?.iter().map(archived).collect()
}

pub(crate) async fn case(view: &mut View, id: CaseId) -> Result<Option<ArchivedCase>, Fault> {
    let statement = sql("SELECT * FROM archive_case_lines WHERE case_id = $1");
    view.optional(statement.bind(id)).await?.map(|row| archived(&row)).transpose()
}

fn archived(row: &Row) -> Result<ArchivedCase, Fault> {
    Ok(ArchivedCase {
        id: row.get("case_id")?,
        position: u32::try_from(row.get::<i64>("position")?)?,
        sign: row.get("sign")?,
        title: row.get("title")?,
        class: row.get("class")?,
        started_on: date(&row.get::<String>("started_on")?)?,
        closed_on: date(&row.get::<String>("closed_on")?)?,
        category: row.get::<String>("category")?.parse()?,
        dispose_from: row.get::<Option<String>>("dispose_from")?.as_deref().map(date).transpose()?,
        documents: u32::try_from(row.get::<i64>("documents")?)?,
        list: (row.get("list")?, number(row)?),
    })
}

fn date(text: &str) -> Result<Date, Fault> {
    text.parse().map_err(|_| Fault::new(format!("{text} is no date")))
}

/// Locks a case that the archive has; touches no row when it has not.
pub(crate) fn lock_case(id: CaseId) -> Statement {
    sql("UPDATE archive_cases SET position = position WHERE case_id = $1").bind(id)
}

pub(crate) async fn is_out(view: &mut View, case: CaseId) -> Result<bool, Fault> {
    let statement = sql("SELECT id FROM archive_loans WHERE case_id = $1 AND returned_at IS NULL LIMIT 1");
    Ok(view.optional(statement.bind(case)).await?.is_some())
}

pub(crate) fn insert_loan(
    id: LoanId,
    case: CaseId,
    (borrower, purpose, due): (&str, &str, Date),
    by: &Official,
    at: Instant,
) -> Statement {
    sql("INSERT INTO archive_loans (id, case_id, borrower, purpose, due, lent_by, lent_by_name, lent_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
    .bind(id)
    .bind(case)
    .bind(borrower)
    .bind(purpose)
    .bind(due.to_string())
    .bind(by.person())
    .bind(by.signs_as())
    .bind(at)
}

/// Touches no row when it came back before.
pub(crate) fn end_loan(id: LoanId, by: &Official, at: Instant) -> Statement {
    sql("UPDATE archive_loans SET taken_by = $1, taken_by_name = $2, returned_at = $3
         WHERE id = $4 AND returned_at IS NULL")
    .bind(by.person())
    .bind(by.signs_as())
    .bind(at)
    .bind(id)
}

pub(crate) async fn loans_out(view: &mut View, most: u32) -> Result<Vec<Loan>, Fault> {
    let statement = sql("SELECT l.id, l.case_id, c.sign, l.borrower, l.purpose, l.due, l.lent_by_name, l.lent_at,
                                l.taken_by_name, l.returned_at
                         FROM archive_loans l JOIN archive_cases c ON c.case_id = l.case_id
                         WHERE l.returned_at IS NULL ORDER BY l.due, l.id LIMIT $1");
    view.all(statement.bind(most)).await?.iter().map(loan).collect()
}

pub(crate) async fn loans_of(view: &mut View, case: CaseId, most: u32) -> Result<Vec<Loan>, Fault> {
    let statement = sql("SELECT l.id, l.case_id, c.sign, l.borrower, l.purpose, l.due, l.lent_by_name, l.lent_at,
                                l.taken_by_name, l.returned_at
                         FROM archive_loans l JOIN archive_cases c ON c.case_id = l.case_id
                         WHERE l.case_id = $1 ORDER BY l.id DESC LIMIT $2");
    view.all(statement.bind(case).bind(most)).await?.iter().map(loan).collect()
}

fn loan(row: &Row) -> Result<Loan, Fault> {
    let returned: (Option<Instant>, Option<String>) = (row.get("returned_at")?, row.get("taken_by_name")?);
    Ok(Loan {
        id: row.get("id")?,
        case: row.get("case_id")?,
        sign: row.get("sign")?,
        borrower: row.get("borrower")?,
        purpose: row.get("purpose")?,
        due: date(&row.get::<String>("due")?)?,
        lent: (row.get("lent_at")?, row.get("lent_by_name")?),
        returned: returned.0.zip(returned.1),
    })
}
