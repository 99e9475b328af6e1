//! What was read off letters on paper.

use accounts::Official;
use database::{Row, Statement, View, sql};
use vocabulary::{Fault, LetterId};

use super::circulation::day;
use crate::{Paper, PaperLetter, Registered, RpwNumber, Scan, ScanScope};

/// Touches no row when the form was used before.
pub(crate) fn insert_paper(id: LetterId, by: &Official, letter: &PaperLetter<'_>) -> Statement {
    sql("INSERT INTO letter_papers (letter, form, registered_by, received_on, date_on_letter, sender_sign, sender_address,
                                    enclosures, delivery_method, remarks, scan_scope, scan_reason)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (form) DO NOTHING")
    .bind(id)
    .bind(letter.form)
    .bind(by.id())
    .bind(letter.received_on.to_string())
    .bind(letter.date_on_letter)
    .bind(letter.sender_sign)
    .bind(letter.sender_address)
    .bind(letter.enclosures)
    .bind(letter.delivery_method)
    .bind(letter.remarks)
    .bind(letter.scan.as_ref().map(|scan| scan.scope.code()))
    .bind(letter.scan.as_ref().map_or("", |scan| &scan.reason))
}

pub(crate) fn update_scan(id: LetterId, scan: &Scan) -> Statement {
    sql("UPDATE letter_papers SET scan_scope = $1, scan_reason = $2 WHERE letter = $3")
        .bind(scan.scope.code())
        .bind(scan.reason.as_str())
        .bind(id)
}

/// The letter that this form registered, and whose account it belongs to.
pub(crate) async fn by_form(view: &mut View, form: &str) -> Result<Option<(Registered, Option<String>)>, Fault> {
    view.optional(sql("SELECT id, year, number, registered_at, name FROM letter_forms WHERE form = $1").bind(form))
        .await?
        .map(|row| {
            let registered = Registered {
                id: row.get("id")?,
                number: RpwNumber { year: row.get("year")?, number: row.get("number")? },
                at: row.get("registered_at")?,
            };
            Ok((registered, row.get("name")?))
        })
        .transpose()
}

pub(crate) async fn paper(view: &mut View, id: LetterId) -> Result<Option<Paper>, Fault> {
    let row = view
        .optional(
            sql(
                "SELECT received_on, date_on_letter, sender_sign, sender_address, enclosures, delivery_method, remarks,
                        scan_scope, scan_reason FROM letter_papers WHERE letter = $1",
            )
            .bind(id),
        )
        .await?;
    row.as_ref().map(paper_row).transpose()
}

pub(super) fn paper_row(row: &Row) -> Result<Paper, Fault> {
    let scope: Option<String> = row.get("scan_scope")?;
    let scan = match scope {
        None => None,
        Some(code) => {
            let scope = ScanScope::of_code(&code).ok_or_else(|| Fault::new(format!("unknown scope {code}")))?;
            Some((scope, row.get("scan_reason")?))
        }
    };
    Ok(Paper {
        received_on: day(row, "received_on")?.ok_or_else(|| Fault::new("a paper without its day"))?,
        date_on_letter: row.get("date_on_letter")?,
        sender_sign: row.get("sender_sign")?,
        sender_address: row.get("sender_address")?,
        enclosures: u32::try_from(row.get::<i64>("enclosures")?)?,
        delivery_method: row.get("delivery_method")?,
        remarks: row.get("remarks")?,
        scan,
    })
}
