//! A case in the archive: how long it is kept, where it stands, and lending its file.

use accounts::Official;
use archive::{LendError, LoanId, NewLoan, TextError};
use askama::Template;
use axum::{
    extract::{Path, Query, State as FromState},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;
use vocabulary::{CaseId, Term};
use words::dates;

use super::{id, kept, right};
use crate::{
    State,
    kit::{
        deed::{Control, field},
        errors::FieldError,
        form::Posted,
        frame::{Frame, Here},
        input::{Input, fasten},
        page::page_with,
        rights::AsOfficial,
        trouble::Trouble,
        visit::Visit,
    },
    links,
    office::case::deeds::day,
};

/// The form's name in the ids of its fields.
const FORM: &str = "wypozyczenie";
/// Days that a loan lasts when nothing else is said.
const USUAL: u16 = 30;

/// A loan of the file.
#[derive(Clone, Debug)]
pub(crate) struct LoanLine {
    pub who: String,
    pub why: String,
    pub lent: String,
    pub back: String,
}

#[derive(Template)]
#[template(path = "office/archive/case/page.html")]
pub(crate) struct ArchivedPage {
    pub frame: Frame,
    pub sign: String,
    pub title: String,
    pub file: String,
    pub list: String,
    pub place: String,
    pub category: String,
    pub kept: String,
    pub dates: String,
    /// Who has the file now, in words; empty while it is in its place.
    pub out: String,
    /// Where its return is posted, by who keeps the archive.
    pub back: String,
    /// The form of a loan, for who keeps the archive, while the file is in its place.
    pub action: String,
    pub controls: Vec<Control>,
    pub loans: Vec<LoanLine>,
    pub done: String,
    pub errors: Vec<FieldError>,
    pub safe: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    zrobiono: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Filled {
    kto: String,
    cel: String,
    zwrot: String,
}

#[derive(Deserialize)]
pub(crate) struct Nothing {}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path(text): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let mut shown = page_of(&state, &visit, &official, &text, &Filled::default(), Vec::new()).await?;
    shown.done = match asked.zrobiono.as_str() {
        "wypozyczono" => t!(shown.frame, "archive-lent"),
        _ => String::new(),
    };
    page_with(StatusCode::OK, &shown)
}

/// Notes that the file was lent.
pub(crate) async fn lend(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path(text): Path<String>,
    Posted(filled): Posted<Filled>,
) -> Result<Response, Trouble> {
    let right = archive::keeps(&official).ok_or(Trouble::Forbidden)?;
    let case: CaseId = id(&text)?;
    let frame = visit.frame(&state, Here::Archive);
    let today = state.journal.now().warsaw_date();
    let due_slip =
        t!(frame, "archive-lend-error-due-slip", day = dates::date(frame.language, Term::Days(USUAL).nominal(today)));
    let error = match day(&filled.zwrot) {
        None => wrong("zwrot", t!(frame, "archive-lend-error-due"), due_slip),
        Some(due) => {
            let mut act = state.journal.act(visit.actor(), &visit.number).await?;
            let new = NewLoan { borrower: &filled.kto, purpose: &filled.cel, due };
            match archive::lend(&mut act, &right, case, new).await {
                Ok((_, recorded)) => {
                    act.commit(recorded).await?;
                    return Ok(lent(case));
                }
                Err(LendError::Fault(fault)) => return Err(fault.into()),
                Err(LendError::NotThere) => return Err(Trouble::NotFound),
                Err(LendError::Out) => {
                    drop(act);
                    // The same form, pressed twice, has done it.
                    if is_lent_so(&state, &official, case, &filled).await? {
                        return Ok(lent(case));
                    }
                    wrong("kto", t!(frame, "archive-lend-error-out"), t!(frame, "archive-lend-error-out-slip"))
                }
                Err(LendError::Due) => wrong("zwrot", t!(frame, "archive-lend-error-due"), due_slip),
                Err(LendError::Borrower(error)) => {
                    wrong("kto", t!(frame, "archive-lend-error-who"), slip(&frame, error))
                }
                Err(LendError::Purpose(error)) => {
                    wrong("cel", t!(frame, "archive-lend-error-why"), slip(&frame, error))
                }
            }
        }
    };
    let mut shown = page_of(&state, &visit, &official, &text, &filled, vec![error]).await?;
    shown.safe = t!(shown.frame, "archive-lend-safe");
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &shown)
}

/// Notes that a file came back.
pub(crate) async fn give_back(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path(text): Path<String>,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Response, Trouble> {
    let right = archive::keeps(&official).ok_or(Trouble::Forbidden)?;
    let loan: LoanId = id(&text)?;
    let mut act = state.journal.act(visit.actor(), &visit.number).await?;
    match archive::give_back(&mut act, &right, loan).await {
        Ok(recorded) => {
            act.commit(recorded).await?;
        }
        Err(LendError::Fault(fault)) => return Err(fault.into()),
        // It came back before, by the same button pressed twice.
        Err(_) => drop(act),
    }
    Ok(Redirect::to(&format!("{}?zrobiono=zwrot", links::ARCHIVE)).into_response())
}

fn lent(case: CaseId) -> Response {
    Redirect::to(&format!("{}?zrobiono=wypozyczono", links::of_archive(links::ARCHIVE_CASE, case))).into_response()
}

async fn is_lent_so(state: &State, official: &Official, case: CaseId, filled: &Filled) -> Result<bool, Trouble> {
    let loans = archive::loans_of(&mut state.journal.view().await?, &right(official)?, case).await?;
    let last = loans.first().filter(|loan| loan.returned.is_none());
    Ok(last.is_some_and(|loan| loan.borrower == filled.kto.trim() && loan.purpose == filled.cel.trim()))
}

fn wrong(name: &str, summary: String, slip: String) -> FieldError {
    FieldError::new(crate::kit::deed::id(FORM, name), summary, slip)
}

fn slip(frame: &Frame, error: TextError) -> String {
    match error {
        TextError::Empty => t!(frame, "archive-lend-error-empty"),
        TextError::TooLong(most) => t!(frame, "archive-lend-error-long", most = most),
        TextError::Hidden => t!(frame, "archive-lend-error-hidden"),
    }
}

async fn page_of(
    state: &State,
    visit: &Visit,
    official: &Official,
    text: &str,
    filled: &Filled,
    errors: Vec<FieldError>,
) -> Result<ArchivedPage, Trouble> {
    let right = right(official)?;
    let case: CaseId = id(text)?;
    let frame = visit.frame(state, Here::Archive);
    let language = frame.language;
    let mut view = state.journal.view().await?;
    let found = archive::archived(&mut view, &right, case).await?.ok_or(Trouble::NotFound)?;
    let loans = archive::loans_of(&mut view, &right, case).await?;
    let out = loans.first().filter(|loan| loan.returned.is_none());
    let keeps = archive::keeps(official).is_some();
    let mut controls = Vec::new();
    if keeps && out.is_none() {
        let usual = Term::Days(USUAL).nominal(state.journal.now().warsaw_date()).to_string();
        let due = if filled.zwrot.is_empty() { usual } else { filled.zwrot.clone() };
        let kind = if due.parse::<vocabulary::Date>().is_ok() { "date" } else { "text" };
        let who = field(FORM, "kto", t!(frame, "archive-lend-who"), &filled.kto);
        controls = vec![
            Control::Line(Input { wide: true, ..who.hint(t!(frame, "archive-lend-who-hint")) }),
            Control::Line(Input { wide: true, ..field(FORM, "cel", t!(frame, "archive-lend-why"), &filled.cel) }),
            Control::Line(field(FORM, "zwrot", t!(frame, "archive-lend-due"), &due).kind(kind)),
        ];
        fasten(controls.iter_mut().map(Control::input), &errors);
    }
    let loan = |loan: &archive::Loan| LoanLine {
        who: loan.borrower.clone(),
        why: loan.purpose.clone(),
        lent: dates::day(language, loan.lent.0),
        back: match &loan.returned {
            Some((at, who)) => {
                t!(frame, "archive-loan-back-by", day = dates::day(language, *at), who = who.as_str())
            }
            None => t!(frame, "archive-loan-still-out", day = dates::date(language, loan.due)),
        },
    };
    let (from, to) = (dates::date(language, found.started_on), dates::date(language, found.closed_on));
    let (list, number) = found.list;
    Ok(ArchivedPage {
        sign: found.sign,
        title: found.title,
        file: links::case_file(case),
        list: links::of_archive(links::ARCHIVE_LIST, list),
        place: t!(frame, "archive-case-list-place", number = number.to_string(), position = found.position),
        category: found.category.to_string(),
        kept: kept(language, found.category, found.dispose_from),
        dates: t!(frame, "archive-from-to", from = from, to = to),
        out: out.map_or_else(String::new, |loan| {
            let day = dates::date(language, loan.due);
            t!(frame, "archive-lend-out", who = loan.borrower.as_str(), day = day)
        }),
        back: out.filter(|_| keeps).map_or_else(String::new, |loan| links::of_archive(links::ARCHIVE_RETURN, loan.id)),
        action: links::of_archive(links::ARCHIVE_CASE, case),
        controls,
        loans: loans.iter().map(loan).collect(),
        done: String::new(),
        errors,
        safe: String::new(),
        frame,
    })
}
