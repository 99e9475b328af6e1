//! The extract as a table for other programs: semicolons and a mark of UTF-8, as office programs in Poland expect them.

use std::io;

use axum::{
    body::Body,
    extract::{Query, State as FromState},
    response::{IntoResponse as _, Redirect, Response},
};
use bytes::Bytes;
use csv::WriterBuilder;
use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use registry::RpwNumber;
use vocabulary::Fault;

use super::{Asked, Line, days, line};
use crate::{
    State,
    kit::{
        download::streamed,
        frame::{Frame, Here},
        rights::AsOfficial,
        trouble::Trouble,
        visit::Visit,
    },
    links,
};

/// Letters read at once.
const STRETCH: u32 = 1_000;
/// Tells that what follows is UTF-8.
pub(crate) const MARK: &str = "\u{feff}";

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let right = official.may_see_register().ok_or(Trouble::Forbidden)?;
    let frame = visit.frame(&state, Here::Register);
    // Days that cannot be read are put right on the page.
    let Ok(days) = days(&frame, &asked, state.journal.now().warsaw_date()) else {
        let (from, to) = (links::encoded(&asked.od), links::encoded(&asked.until));
        return Ok(Redirect::to(&format!("{}?od={from}&do={to}", links::EXTRACT)).into_response());
    };
    let (from, to) = days.instants().ok_or(Trouble::NotFound)?;
    let name = format!("{}-{}-{}.csv", t!(frame, "extract-file"), days.from, days.to);
    let head = Bytes::from(format!("{MARK}{}", String::from_utf8_lossy(&rows([heads(&frame)])?)));
    // One stretch after the other, as fast as the reader takes them.
    let begin = (state, right, frame, None::<RpwNumber>, true);
    let stretches = stream::try_unfold(begin, move |(state, right, frame, after, more)| async move {
        if !more {
            return Ok::<_, Fault>(None);
        }
        let found = registry::extract(&mut state.journal.view().await?, &right, from, to, after, STRETCH).await?;
        let after = found.rows.last().map(|last| last.row.number);
        let part = rows(found.rows.iter().map(|found| cells(&line(&frame, found))))?;
        Ok(Some((Bytes::from(part), (state, right, frame, after, found.more))))
    });
    let whole = stream::once(async { Ok(head) }).chain(stretches).map_err(|cause| {
        tracing::error!(%cause, "an extract of the register broke off");
        io::Error::other("the extract broke off")
    });
    Ok(streamed(&name, "text/csv; charset=utf-8", Body::from_stream(whole)))
}

/// Lines of a table; nothing in them is a formula.
pub(crate) fn rows(lines: impl IntoIterator<Item: AsRef<[String]>>) -> Result<Vec<u8>, Fault> {
    let mut table = WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    for line in lines {
        table.write_record(line.as_ref().iter().map(|cell| harmless(cell)))?;
    }
    table.into_inner().map_err(|cause| Fault::new(cause.to_string()))
}

fn heads(frame: &Frame) -> [String; 13] {
    [
        t!(frame, "register-number"),
        t!(frame, "extract-registered"),
        t!(frame, "letter-channel"),
        t!(frame, "register-from"),
        t!(frame, "extract-address"),
        t!(frame, "register-subject"),
        t!(frame, "extract-date"),
        t!(frame, "extract-sign"),
        t!(frame, "extract-whom"),
        t!(frame, "extract-enclosures"),
        t!(frame, "register-state"),
        t!(frame, "extract-remarks"),
        t!(frame, "extract-instant"),
    ]
}

fn cells(line: &Line) -> [String; 13] {
    [
        line.number.clone(),
        line.entered.clone(),
        line.channel.clone(),
        line.sender.clone(),
        line.sender_address.clone(),
        line.subject.clone(),
        line.date_on_letter.clone(),
        line.sender_sign.clone(),
        line.whom.clone(),
        line.enclosures.to_string(),
        line.state.clone(),
        line.remarks.clone(),
        line.datetime.clone(),
    ]
}

/// What a stranger wrote is never a formula: a program that opens the table would reckon it.
fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_is_never_a_formula() {
        for cell in ["=1+1", "+48 600", "-2", "@SUM(A1)", "\t=1"] {
            assert!(harmless(cell).starts_with('\''), "{cell}");
        }
        assert_eq!(harmless("Wniosek = pismo"), "Wniosek = pismo");
    }

    #[test]
    fn semicolons_quotes_and_lines_stay_in_their_cell() {
        let mut cells = [const { String::new() }; 13];
        cells[0] = "a;b \"c\"\nd".to_owned();
        assert_eq!(rows([cells]).expect("a table"), b"\"a;b \"\"c\"\"\nd\";;;;;;;;;;;;\r\n");
    }
}
