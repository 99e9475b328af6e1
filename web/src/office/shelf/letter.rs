//! The paper of one letter: where it lies, and noting that it was put away, taken out or brought back.

use accounts::Official;
use askama::Template;
use axum::{
    extract::{Path, Query, State as FromState},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use registry::{LONGEST_PLACE, Letter, Loan, MoveError, ShelfError, ShelfLine, ShelfStep};
use serde::Deserialize;
use vocabulary::{Language, LetterId};
use words::{dates, say};

use crate::{
    State,
    kit::{
        deed::{Control, Deed, field, id},
        errors::FieldError,
        form,
        frame::{Frame, Here},
        language,
        page::page_with,
        rights::AsOfficial,
        trouble::Trouble,
        visit::Visit,
    },
    links,
    office::case::{deeds::day, told::Telling},
};

/// What can be posted, as the last part of its address.
const PUT: &str = "odloz";
const LEND: &str = "wydaj";
const BACK: &str = "zwrot";

#[derive(Clone, Debug)]
pub(crate) struct ShelfStepView {
    pub datetime: String,
    pub when: String,
    pub what: String,
    pub who: String,
}

#[derive(Template)]
#[template(path = "office/shelf/letter.html")]
pub(crate) struct LetterShelfPage {
    pub frame: Frame,
    pub number: String,
    pub subject: String,
    pub back: String,
    /// Where the paper is, in a sentence.
    pub now: String,
    /// The set of the store that it belongs to.
    pub set: String,
    pub deeds: Vec<Deed>,
    pub steps: Vec<ShelfStepView>,
    pub told: Telling,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    zrobiono: String,
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Filled {
    pudlo: String,
    komu: String,
    znak: String,
    dzien: String,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let letter = find(&state, &official, &id).await?;
    let frame = visit.frame(&state, Here::Register);
    let done = match asked.zrobiono.as_str() {
        PUT => t!(frame, "shelf-done-put"),
        LEND => t!(frame, "shelf-done-lend"),
        BACK => t!(frame, "shelf-done-back"),
        _ => String::new(),
    };
    render(
        &state,
        frame,
        &official,
        &letter,
        StatusCode::OK,
        &Filled::default(),
        Telling { done, ..Telling::default() },
    )
    .await
}

pub(crate) async fn act(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path((id, deed)): Path<(String, String)>,
    form::Posted(filled): form::Posted<Filled>,
) -> Result<Response, Trouble> {
    let letter = find(&state, &official, &id).await?;
    let right = official.registers_letters().ok_or(Trouble::Forbidden)?;
    let mut frame = visit.frame(&state, Here::Register);
    frame.other_language = language::page_in(&links::letter_shelf(letter.row.id), frame.the_other());
    let id = letter.row.id;
    let mut act = state.journal.act(visit.actor(), &visit.number).await?;
    let noted = match deed.as_str() {
        PUT => registry::put_away(&mut act, &right, &official, id, &filled.pudlo).await,
        LEND => match day(&filled.dzien) {
            Some(due) => {
                let loan = Loan { to: &filled.komu, sign: &filled.znak, due };
                registry::lend(&mut act, &right, &official, id, loan).await
            }
            None => Err(ShelfError::Wrong(MoveError::DuePast)),
        },
        BACK => registry::take_back(&mut act, &right, &official, id).await,
        _ => return Err(Trouble::NotFound),
    };
    let (status, told) = match noted {
        Ok(recorded) => {
            act.commit(recorded).await?;
            return Ok(Redirect::to(&format!("{}?zrobiono={deed}", links::letter_shelf(id))).into_response());
        }
        Err(ShelfError::NotThere) => return Err(Trouble::NotFound),
        Err(ShelfError::Fault(fault)) => return Err(Trouble::Fault(fault)),
        Err(ShelfError::NotNow) => {
            let (slip, more) = (t!(frame, "letter-stale"), t!(frame, "shelf-stale-more"));
            (StatusCode::CONFLICT, Telling { slip, more, ..Telling::default() })
        }
        Err(ShelfError::Wrong(error)) => {
            let errors = vec![wrong(&frame, &deed, error)?];
            (
                StatusCode::UNPROCESSABLE_ENTITY,
                Telling { errors, safe: t!(frame, "letter-errors-safe"), ..Telling::default() },
            )
        }
    };
    drop(act);
    render(&state, frame, &official, &letter, status, &filled, told).await
}

/// What is wrong in a form, in words.
fn wrong(frame: &Frame, deed: &str, error: MoveError) -> Result<FieldError, Trouble> {
    let name = if deed == PUT { "pudlo" } else { "komu" };
    Ok(match error {
        MoveError::NoReason if deed == PUT => {
            FieldError::new(id(PUT, name), t!(frame, "shelf-error-box"), t!(frame, "shelf-error-box-slip"))
        }
        MoveError::NoReason => {
            FieldError::new(id(LEND, name), t!(frame, "shelf-error-to"), t!(frame, "shelf-error-to-slip"))
        }
        MoveError::DuePast | MoveError::DueFar => {
            FieldError::new(id(LEND, "dzien"), t!(frame, "shelf-error-due"), t!(frame, "shelf-error-due-slip"))
        }
        MoveError::Fault(fault) => return Err(Trouble::Fault(fault)),
        _ => {
            let slip = t!(frame, "letter-error-long-slip", limit = LONGEST_PLACE);
            FieldError::new(id(if deed == PUT { PUT } else { LEND }, name), t!(frame, "letter-error-long"), slip)
        }
    })
}

/// A letter on paper that this official may see.
async fn find(state: &State, official: &Official, id: &str) -> Result<Letter, Trouble> {
    let id: LetterId = id.parse().map_err(|_| Trouble::NotFound)?;
    let letter = registry::letter(&mut state.journal.view().await?, official, id).await?.ok_or(Trouble::NotFound)?;
    cases::look(&state.journal, official, cases::LookedInto::Letter(id)).await?;
    if letter.row.is_paper() { Ok(letter) } else { Err(Trouble::NotFound) }
}

async fn render(
    state: &State,
    frame: Frame,
    official: &Official,
    letter: &Letter,
    status: StatusCode,
    filled: &Filled,
    told: Telling,
) -> Result<Response, Trouble> {
    let lines = registry::shelf(&mut state.journal.look().await?, letter.row.id).await?;
    let whole = letter.paper.as_ref().and_then(|paper| paper.scan.as_ref());
    let whole = whole.is_some_and(|(scope, _)| *scope == registry::ScanScope::Full);
    let last = lines.last();
    let deeds = if official.registers_letters().is_some() {
        let deeds = deeds(&frame, letter.row.id, last, filled);
        deeds.into_iter().map(|deed| deed.corrected(&told.errors)).collect()
    } else {
        Vec::new()
    };
    let page = LetterShelfPage {
        number: letter.row.number.to_string(),
        subject: letter.row.subject.clone(),
        back: links::letter(letter.row.id),
        now: now(frame.language, last),
        set: if whole { t!(frame, "shelf-set-whole") } else { t!(frame, "shelf-set-not-whole") },
        deeds,
        steps: lines.iter().rev().map(|line| step(frame.language, line)).collect(),
        told,
        frame,
    };
    page_with(status, &page)
}

/// What can be noted now.
fn deeds(frame: &Frame, letter: LetterId, last: Option<&ShelfLine>, filled: &Filled) -> Vec<Deed> {
    let deed = |code: &'static str, title: String, controls: Vec<Control>| Deed {
        action: links::letter_shelf_deed(letter, code),
        csrf: frame.csrf.clone(),
        button: title.clone(),
        title,
        controls,
        ..Deed::default()
    };
    if last.is_some_and(|last| last.step == ShelfStep::Lent) {
        return vec![Deed { first: true, ..deed(BACK, t!(frame, "shelf-back"), Vec::new()) }];
    }
    let place = last.map_or("", |last| &last.place);
    let place = if filled.pudlo.is_empty() { place } else { &filled.pudlo };
    let place = field(PUT, "pudlo", t!(frame, "shelf-box"), place).hint(t!(frame, "shelf-box-hint"));
    let put = deed(PUT, t!(frame, "shelf-put"), vec![Control::Line(place)]);
    if last.is_none() {
        return vec![Deed { first: true, open: true, ..put }];
    }
    let lend = vec![
        Control::Line(field(LEND, "komu", t!(frame, "shelf-to"), &filled.komu).hint(t!(frame, "shelf-to-hint"))),
        Control::Line(field(LEND, "znak", t!(frame, "shelf-sign"), &filled.znak).optional()),
        Control::Line(field(LEND, "dzien", t!(frame, "shelf-due"), &filled.dzien).kind("date")),
    ];
    vec![Deed { first: true, ..deed(LEND, t!(frame, "shelf-lend"), lend) }, put]
}

fn now(language: Language, last: Option<&ShelfLine>) -> String {
    match last {
        None => say!(language, "shelf-now-nowhere"),
        Some(ShelfLine { step: ShelfStep::Lent, to, due: Some(due), .. }) => {
            say!(language, "shelf-now-lent", to = to.as_str(), day = dates::until_date(language, *due))
        }
        Some(line) => say!(language, "shelf-now-in", place = line.place.as_str()),
    }
}

fn step(language: Language, line: &ShelfLine) -> ShelfStepView {
    let what = match line.step {
        ShelfStep::Put => say!(language, "shelf-step-put", place = line.place.as_str()),
        ShelfStep::Lent => {
            let sign = if line.sign.is_empty() { String::new() } else { format!(" ({})", line.sign) };
            let told = say!(language, "shelf-step-lent", to = line.to.as_str());
            let due = line.due.map(|due| dates::date(language, due)).unwrap_or_default();
            format!("{told}{sign}, {}", say!(language, "letter-step-due", day = due))
        }
        ShelfStep::Returned => say!(language, "shelf-step-returned", place = line.place.as_str()),
    };
    ShelfStepView {
        datetime: line.at.rfc3339_warsaw(),
        when: dates::minute(language, line.at),
        what,
        who: line.by.clone(),
    }
}
