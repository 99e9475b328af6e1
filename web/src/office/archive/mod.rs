//! The records archive: what is to be taken over, taking it over, the transfer lists, and what is lent.

pub(crate) mod case;
pub(crate) mod disposal;
pub(crate) mod list;

use std::collections::BTreeMap;

use accounts::{Official, Unit};
use archive::{ArchivedCase, ListId, Loan, SeesArchive, TakeOverError, TransferList};
use askama::Template;
use axum::{
    extract::{Query, State as FromState},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use cases::CaseRow;
use registry::{Category, FileClass};
use serde::Deserialize;
use vocabulary::{CaseId, ClassId, Date, Fault, Id, Instant, Language};
use words::{dates, say};

use crate::{
    State,
    kit::{
        errors::FieldError,
        form::Posted,
        frame::{Frame, Here},
        page::page_with,
        rights::AsOfficial,
        trouble::Trouble,
        verdict::Row,
        visit::Visit,
    },
    links,
};

/// Transfer lists on one page.
const PAGE: u32 = 20;
/// What the name of the box of a case begins with; its id follows.
const BOX: &str = "sprawa-";

/// A unit with cases to be taken over.
#[derive(Clone, Debug)]
pub(crate) struct DueLine {
    pub address: String,
    pub unit: String,
    pub cases: i64,
    pub since: String,
}

/// A case to be taken over.
#[derive(Clone, Debug)]
pub(crate) struct CaseLine {
    pub address: String,
    /// The name of its box, and the version that is posted with it.
    pub name: String,
    pub version: i64,
    pub ticked: bool,
    pub sign: String,
    pub title: String,
    pub closed: String,
    pub category: String,
}

/// A unit with its cases to choose from.
#[derive(Clone, Debug)]
pub(crate) struct Open {
    pub unit: String,
    pub id: String,
    pub cases: Vec<CaseLine>,
    /// There are more than go onto one list.
    pub more: bool,
}

/// A transfer list.
#[derive(Clone, Debug)]
pub(crate) struct ListLine {
    pub address: String,
    pub number: String,
    pub unit: String,
    pub made: String,
    pub by: String,
    pub cases: u32,
}

/// A file that is out.
#[derive(Clone, Debug)]
pub(crate) struct LoanLine {
    pub address: String,
    pub sign: String,
    pub who: String,
    pub due: String,
    pub late: bool,
    /// Where its return is posted.
    pub back: String,
}

#[derive(Template)]
#[template(path = "office/archive/page.html")]
pub(crate) struct ArchivePage {
    pub frame: Frame,
    /// Whether this official takes over and lends.
    pub keeps: bool,
    pub due: Vec<DueLine>,
    pub open: Option<Open>,
    pub lists: Vec<ListLine>,
    pub first: Option<String>,
    pub next: Option<String>,
    pub loans: Vec<LoanLine>,
    /// What was done just now, in words.
    pub done: String,
    pub errors: Vec<FieldError>,
    pub safe: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// The symbol of the unit whose cases are shown.
    komorka: String,
    /// Lists before this one.
    przed: String,
    zrobiono: String,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let mut shown = page_of(&state, &visit, &official, &asked, None).await?;
    if asked.zrobiono == "zwrot" {
        shown.done = t!(shown.frame, "archive-returned");
    }
    page_with(StatusCode::OK, &shown)
}

/// Takes the ticked cases over.
pub(crate) async fn take_over(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Posted(filled): Posted<BTreeMap<String, String>>,
) -> Result<Response, Trouble> {
    let right = archive::keeps(&official).ok_or(Trouble::Forbidden)?;
    let unit = filled.get("komorka").and_then(|id| id.parse().ok()).ok_or(Trouble::NotFound)?;
    let unit = accounts::unit(&mut state.journal.look().await?, unit).await?.ok_or(Trouble::NotFound)?;
    let chosen: Vec<(CaseId, i64)> = filled.iter().filter_map(ticked).collect();
    let mut act = state.journal.act(visit.actor(), &visit.number).await?;
    let frame = visit.frame(&state, Here::Archive);
    let wrong = |summary, slip| FieldError::new("do-przejecia", summary, slip);
    let (status, error) = match archive::take_over(&mut act, &right, unit.id, &chosen).await {
        Ok((list, _, recorded)) => {
            act.commit(recorded).await?;
            return Ok(made(list));
        }
        Err(TakeOverError::Fault(fault)) => return Err(fault.into()),
        Err(TakeOverError::Nothing) => (
            StatusCode::UNPROCESSABLE_ENTITY,
            wrong(t!(frame, "archive-error-nothing"), t!(frame, "archive-error-nothing-slip")),
        ),
        Err(TakeOverError::TooMany) => (
            StatusCode::UNPROCESSABLE_ENTITY,
            wrong(t!(frame, "archive-error-many"), t!(frame, "archive-error-many-slip")),
        ),
        Err(TakeOverError::NotDue(_)) => {
            drop(act);
            // The same form, pressed twice, has done it.
            if let Some(list) = list_of_all(&state, &official, &chosen).await? {
                return Ok(made(list));
            }
            (StatusCode::CONFLICT, wrong(t!(frame, "archive-error-due"), t!(frame, "archive-error-due-slip")))
        }
    };
    let asked = Asked { komorka: unit.symbol, ..Asked::default() };
    let mut shown = page_of(&state, &visit, &official, &asked, Some(&chosen)).await?;
    shown.errors = vec![error];
    shown.safe = t!(shown.frame, "archive-errors-safe");
    page_with(status, &shown)
}

fn made(list: ListId) -> Response {
    Redirect::to(&format!("{}?zrobiono=spis", links::of_archive(links::ARCHIVE_LIST, list))).into_response()
}

/// The case of a ticked box, in the version that was shown.
fn ticked((name, version): (&String, &String)) -> Option<(CaseId, i64)> {
    Some((name.strip_prefix(BOX)?.parse().ok()?, version.parse().ok()?))
}

/// The one list that all of these cases stand on.
async fn list_of_all(state: &State, official: &Official, chosen: &[(CaseId, i64)]) -> Result<Option<ListId>, Trouble> {
    let right = right(official)?;
    let mut view = state.journal.view().await?;
    let mut one = None;
    for (case, _) in chosen {
        match archive::archived(&mut view, &right, *case).await? {
            Some(found) if one.is_none_or(|list| list == found.list.0) => one = Some(found.list.0),
            _ => return Ok(None),
        }
    }
    Ok(one)
}

async fn page_of(
    state: &State,
    visit: &Visit,
    official: &Official,
    asked: &Asked,
    chosen: Option<&[(CaseId, i64)]>,
) -> Result<ArchivePage, Trouble> {
    let right = right(official)?;
    let frame = visit.frame(state, Here::Archive);
    let language = frame.language;
    let today = state.journal.now().warsaw_date();
    let mut view = state.journal.view().await?;
    let units = accounts::units(&mut view).await?;
    let mut due = Vec::new();
    for of in cases::units_to_archive(&mut view, official, today).await? {
        let Some(unit) = units.iter().find(|unit| unit.id == of.unit) else { continue };
        due.push(DueLine {
            address: format!("{}?komorka={}#do-przejecia", links::ARCHIVE, links::encoded(&unit.symbol)),
            unit: called(unit),
            cases: of.cases,
            since: dates::day(language, of.first),
        });
    }
    due.sort_by(|one, other| one.unit.cmp(&other.unit));
    let mut open = None;
    if let Some(unit) = units.iter().find(|unit| unit.symbol == asked.komorka) {
        let most = archive::MOST_AT_ONCE as u32;
        let found = cases::to_archive(&mut view, official, unit.id, today, most).await?;
        let mut lines = Vec::new();
        for row in &found.rows {
            let class = registry::class(&mut view, row.class).await?;
            lines.push(case_line(language, row, class.and_then(|class| class.category), chosen));
        }
        open = Some(Open { unit: called(unit), id: unit.id.to_string(), cases: lines, more: found.more });
    }
    let before: Option<ListId> = asked.przed.parse().ok();
    let found = archive::lists(&mut view, &right, before, PAGE).await?;
    let next = found.rows.last().filter(|_| found.more).map(|last| format!("{}?przed={}", links::ARCHIVE, last.id));
    let loans = archive::loans_out(&mut view, &right).await?;
    Ok(ArchivePage {
        keeps: archive::keeps(official).is_some(),
        due,
        open,
        lists: found.rows.iter().map(|list| list_line(language, list)).collect(),
        first: before.map(|_| links::ARCHIVE.to_owned()),
        next,
        loans: loans.iter().map(|loan| loan_line(language, loan, today)).collect(),
        done: String::new(),
        errors: Vec::new(),
        safe: String::new(),
        frame,
    })
}

/// A unit as it is called here.
fn called(unit: &Unit) -> String {
    format!("{} – {}", unit.symbol, unit.name)
}

fn case_line(
    language: Language,
    row: &CaseRow,
    category: Option<Category>,
    chosen: Option<&[(CaseId, i64)]>,
) -> CaseLine {
    CaseLine {
        address: links::case(row.id),
        name: format!("{BOX}{}", row.id),
        version: row.version,
        ticked: chosen.is_none_or(|chosen| chosen.iter().any(|(case, _)| *case == row.id)),
        sign: row.sign.to_string(),
        title: row.title.clone(),
        closed: row.closed_at.map(|at| dates::day(language, at)).unwrap_or_default(),
        category: category.map(|category| category.to_string()).unwrap_or_default(),
    }
}

fn list_line(language: Language, list: &TransferList) -> ListLine {
    ListLine {
        address: links::of_archive(links::ARCHIVE_LIST, list.id),
        number: list.number.to_string(),
        unit: called(&list.unit),
        made: dates::day(language, list.at),
        by: list.by.clone(),
        cases: list.cases,
    }
}

fn loan_line(language: Language, loan: &Loan, today: Date) -> LoanLine {
    LoanLine {
        address: links::of_archive(links::ARCHIVE_CASE, loan.case),
        sign: loan.sign.clone(),
        who: loan.borrower.clone(),
        due: dates::date(language, loan.due),
        late: loan.due < today,
        back: links::of_archive(links::ARCHIVE_RETURN, loan.id),
    }
}

/// How long a file is kept, in words.
pub(crate) fn kept(language: Language, category: Category, dispose_from: Option<Date>) -> String {
    let day = dispose_from.map(|day| dates::date(language, day));
    match (category, day) {
        (Category::A, _) | (_, None) => say!(language, "archive-kept-for-ever"),
        (Category::BE(_), Some(day)) => say!(language, "archive-kept-expert", day = day),
        (Category::B(_) | Category::Bc, Some(day)) => say!(language, "archive-kept-until", day = day),
    }
}

/// What the page of a closed case tells of its keeping.
pub(crate) fn of_case(frame: &Frame, row: &CaseRow, category: Option<Category>) -> Vec<Row> {
    let Some(closed) = row.closed_at.map(Instant::warsaw_date) else { return Vec::new() };
    let kept = category.map(|category| {
        let kept = kept(frame.language, category, category.disposal_not_before(closed));
        Row::one(t!(frame, "archive-case-kept"), format!("{category}, {kept}"))
    });
    let waits = row.archived_from().filter(|_| row.stage == cases::Stage::Closed).map(|from| {
        let day = t!(frame, "archive-case-from-day", day = dates::date(frame.language, from));
        Row::one(t!(frame, "archive-case-from"), day)
    });
    kept.into_iter().chain(waits).collect()
}

/// The right to read the archive, or the page that says it is not theirs.
fn right(official: &Official) -> Result<SeesArchive, Trouble> {
    archive::sees(official).ok_or(Trouble::Forbidden)
}

/// The id in an address.
fn id<K>(text: &str) -> Result<Id<K>, Trouble> {
    text.parse().map_err(|_| Trouble::NotFound)
}

/// The file classes of these cases.
async fn classes(
    state: &State,
    cases: impl Iterator<Item = &ArchivedCase>,
) -> Result<BTreeMap<ClassId, FileClass>, Fault> {
    let mut classes = BTreeMap::new();
    let mut view = state.journal.view().await?;
    for case in cases {
        if classes.contains_key(&case.class) {
            continue;
        }
        if let Some(class) = registry::class(&mut view, case.class).await? {
            classes.insert(case.class, class);
        }
    }
    Ok(classes)
}
