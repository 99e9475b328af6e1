//! Opinions of other units in a case: asked for by whoever works on it, given by the unit that is asked, read by both.

use accounts::{Official, Unit};
use askama::Template;
use axum::{
    extract::{Path, Query, State as FromState},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use cases::{Case, Deed, Denied, LookedInto, NewQuestion, Opinion, OpinionError};
use serde::Deserialize;
use vocabulary::{CaseId, Date};
use words::dates;

use crate::{
    State,
    kit::{
        deed::{Control, Offer, field, id},
        errors::FieldError,
        form::Posted,
        frame::{Frame, Here},
        input::fasten,
        page::page_with,
        rights::AsOfficial,
        trouble::Trouble,
        visit::Visit,
    },
    links,
    office::case::{
        deeds::{day, text_error},
        told::Telling,
    },
};

/// The form of a question, in the ids of its fields.
const ASK: &str = "pytanie";

/// A question, and what was answered.
#[derive(Clone, Debug)]
pub(crate) struct OpinionView {
    /// The end of the id of its part of the page.
    pub id: String,
    pub unit: String,
    pub about: String,
    pub question: Vec<String>,
    pub asked: String,
    pub due: String,
    pub class: &'static str,
    pub state: String,
    /// What the unit said, a line a paragraph; nothing while it has not.
    pub opinion: Vec<String>,
    pub given: String,
    /// The field of the answer, for who may give it.
    pub answer: Option<Control>,
}

#[derive(Template)]
#[template(path = "office/opinion/page.html")]
pub(crate) struct OpinionsPage {
    pub frame: Frame,
    pub action: String,
    pub back: String,
    pub sign: String,
    pub title: String,
    pub version: i64,
    pub opinions: Vec<OpinionView>,
    /// The form of a question, for who may ask; empty else.
    pub controls: Vec<Control>,
    pub told: Telling,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    zrobiono: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Filled {
    wersja: String,
    /// The question that is answered; empty in the form that asks.
    pytanie: String,
    komorka: String,
    termin: String,
    sprawa: String,
    tresc: String,
    opinia: String,
}

impl Filled {
    /// Whether this official has just asked, or answered, what the form says.
    fn is_done(&self, official: &Official, one: &Opinion) -> bool {
        let same = |kept: &str, typed: &str| kept == typed.trim().replace("\r\n", "\n");
        if self.pytanie.is_empty() {
            one.question.by.0 == official.person()
                && one.unit.id.to_string() == self.komorka
                && same(&one.question.text, &self.tresc)
        } else {
            let own = one.opinion.as_ref().filter(|memo| memo.by.0 == official.person());
            one.question.id.to_string() == self.pytanie && own.is_some_and(|memo| same(&memo.text, &self.opinia))
        }
    }
}

/// Why nothing was done.
enum Undone {
    Wrong(Vec<FieldError>),
    Denied(Denied),
}

impl<E: Into<vocabulary::Fault>> From<E> for Undone {
    fn from(cause: E) -> Self {
        Self::Denied(Denied::Fault(cause.into()))
    }
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let frame = visit.frame(&state, Here::CaseList);
    let case = find(&state, &official, &id).await?;
    let done = match asked.zrobiono.as_str() {
        "zapytano" => t!(frame, "opinion-done-asked"),
        "odpowiedziano" => t!(frame, "opinion-done-given"),
        _ => String::new(),
    };
    let told = Telling { done, ..Telling::default() };
    draw(&state, frame, &official, &case, &Filled::default(), (StatusCode::OK, told)).await
}

/// Asks, or answers.
pub(crate) async fn act(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path(id): Path<String>,
    Posted(filled): Posted<Filled>,
) -> Result<Response, Trouble> {
    let case = find(&state, &official, &id).await?;
    let mut frame = visit.frame(&state, Here::CaseList);
    let address = links::case_opinions(case.row.id);
    frame.other_language = crate::kit::language::page_in(&address, frame.the_other());
    let (undone, done) = if filled.pytanie.is_empty() {
        (ask(&state, &visit, &official, &frame, case.row.id, &filled).await, "zapytano")
    } else {
        (answer(&state, &visit, &official, &frame, &filled).await, "odpowiedziano")
    };
    let repeated = match &undone {
        Err(Undone::Denied(Denied::Stale | Denied::NotNow)) => {
            let opinions = cases::opinions(&mut state.journal.view().await?, &official, case.row.id).await?;
            opinions.iter().any(|one| filled.is_done(&official, one))
        }
        _ => false,
    };
    let (status, told) = match undone {
        // The same form, pressed twice, has done it.
        _ if repeated => return Ok(Redirect::to(&format!("{address}?zrobiono={done}")).into_response()),
        Ok(()) => return Ok(Redirect::to(&format!("{address}?zrobiono={done}")).into_response()),
        Err(Undone::Denied(Denied::Fault(fault))) => return Err(Trouble::Fault(fault)),
        Err(Undone::Denied(Denied::NotYours)) => return Err(Trouble::Forbidden),
        Err(Undone::Denied(Denied::Stale | Denied::NotNow)) => {
            let (slip, more) = (t!(frame, "case-stale"), t!(frame, "case-stale-more"));
            (StatusCode::CONFLICT, Telling { slip, more, kept: filled.opinia.clone(), ..Telling::default() })
        }
        Err(Undone::Wrong(errors)) => {
            let told = Telling { errors, safe: t!(frame, "case-errors-safe"), ..Telling::default() };
            (StatusCode::UNPROCESSABLE_ENTITY, told)
        }
    };
    let case = find(&state, &official, &id).await?;
    draw(&state, frame, &official, &case, &filled, (status, told)).await
}

async fn find(state: &State, official: &Official, id: &str) -> Result<Case, Trouble> {
    let id: CaseId = id.parse().map_err(|_| Trouble::NotFound)?;
    let case = cases::case(&mut state.journal.view().await?, official, id).await?.ok_or(Trouble::NotFound)?;
    cases::look(&state.journal, official, LookedInto::Case(id)).await?;
    Ok(case)
}

async fn ask(
    state: &State,
    visit: &Visit,
    official: &Official,
    frame: &Frame,
    case: CaseId,
    filled: &Filled,
) -> Result<(), Undone> {
    let (unit, due) = (filled.komorka.parse().ok(), day(&filled.termin));
    let mut errors = Vec::new();
    if unit.is_none() {
        errors.push(no_unit(frame));
    }
    if due.is_none() {
        errors.push(wrong("termin", t!(frame, "letter-error-day"), t!(frame, "letter-error-day-slip")));
    }
    let (Some(unit), Some(due)) = (unit, due) else { return Err(Undone::Wrong(errors)) };
    let mut act = state.journal.act(visit.actor(), &visit.number).await?;
    let version = filled.wersja.parse().unwrap_or_default();
    let right = cases::may_work(&mut act, official, case, version, Deed::PutMemo).await.map_err(Undone::Denied)?;
    let new = NewQuestion { unit, due, about: &filled.sprawa, text: &filled.tresc };
    match cases::ask_opinion(&mut act, right, new).await {
        Ok(recorded) => {
            act.commit(recorded).await?;
            Ok(())
        }
        // The same form, pressed twice, has done it.
        Err(OpinionError::Again) => Ok(()),
        Err(error) => Err(worded(frame, error, "tresc")),
    }
}

async fn answer(
    state: &State,
    visit: &Visit,
    official: &Official,
    frame: &Frame,
    filled: &Filled,
) -> Result<(), Undone> {
    let question = filled.pytanie.parse().map_err(|_| Undone::Denied(Denied::NotYours))?;
    let mut act = state.journal.act(visit.actor(), &visit.number).await?;
    let right = cases::may_give_opinion(&mut act, official, question).await.map_err(Undone::Denied)?;
    let recorded = cases::give_opinion(&mut act, right, &filled.opinia).await;
    act.commit(recorded.map_err(|error| worded(frame, error, "opinia"))?).await?;
    Ok(())
}

fn worded(frame: &Frame, error: OpinionError, text: &'static str) -> Undone {
    let wrong = match error {
        OpinionError::Unit => no_unit(frame),
        OpinionError::Due => wrong("termin", t!(frame, "letter-error-day"), t!(frame, "opinion-error-due-slip")),
        OpinionError::About(error) => {
            let (summary, slip) = text_error(frame, error);
            wrong("sprawa", summary, slip)
        }
        OpinionError::Text(error) => {
            let (summary, slip) = text_error(frame, error);
            wrong(text, summary, slip)
        }
        OpinionError::Again | OpinionError::TooMany => {
            wrong("tresc", t!(frame, "opinion-error-many"), t!(frame, "opinion-error-many-slip"))
        }
        OpinionError::Fault(fault) => return fault.into(),
    };
    Undone::Wrong(vec![wrong])
}

fn no_unit(frame: &Frame) -> FieldError {
    wrong("komorka", t!(frame, "routing-error-unit"), t!(frame, "routing-error-unit-slip"))
}

fn wrong(name: &str, summary: String, slip: String) -> FieldError {
    FieldError::new(id(ASK, name), summary, slip)
}

async fn draw(
    state: &State,
    frame: Frame,
    official: &Official,
    case: &Case,
    filled: &Filled,
    (status, told): (StatusCode, Telling),
) -> Result<Response, Trouble> {
    let today = state.journal.now().warsaw_date();
    let mut view = state.journal.view().await?;
    let row = &case.row;
    let opinions = cases::opinions(&mut view, official, row.id).await?;
    let may_ask = cases::deeds(official, row, today).contains(&Deed::PutMemo);
    let units = if may_ask { accounts::units(&mut view).await? } else { Vec::new() };
    let others: Vec<Unit> = units.into_iter().filter(|unit| unit.id != row.unit.id).collect();
    let mut controls = if may_ask { form(&frame, &others, filled) } else { Vec::new() };
    fasten(controls.iter_mut().map(Control::input), &told.errors);
    let opinions = opinions.iter().map(|opinion| shown(&frame, official, case, opinion, filled, &told, today));
    let page = OpinionsPage {
        action: links::case_opinions(row.id),
        back: links::case(row.id),
        sign: row.sign.to_string(),
        title: row.title.clone(),
        version: row.version,
        opinions: opinions.collect(),
        controls,
        told,
        frame,
    };
    page_with(status, &page)
}

fn shown(
    frame: &Frame,
    official: &Official,
    case: &Case,
    one: &Opinion,
    filled: &Filled,
    told: &Telling,
    today: Date,
) -> OpinionView {
    let language = frame.language;
    let (class, state) = match &one.opinion {
        Some(_) => ("good", t!(frame, "opinion-state-given")),
        None if one.due < today => ("wrong", t!(frame, "opinion-state-late")),
        None => ("attention", t!(frame, "opinion-state-waits")),
    };
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let number = one.question.id.to_string();
    let open = one.opinion.is_none() && case.row.stage != cases::Stage::Closed;
    let answer = (open && cases::answers(official, &one.unit)).then(|| {
        let here = filled.pytanie == number;
        let value = if here { filled.opinia.as_str() } else { "" };
        // The summary of what is wrong leads to the field of the question that was answered.
        let form = if here { ASK } else { number.as_str() };
        let mut control = Control::Text(field(form, "opinia", t!(frame, "opinion-answer"), value));
        if here {
            fasten(std::iter::once(control.input()), &told.errors);
        }
        control
    });
    OpinionView {
        unit: format!("{} – {}", one.unit.symbol, one.unit.name),
        about: one.question.title.clone(),
        question: lines(&one.question.text),
        asked: t!(
            frame,
            "opinion-asked",
            who = one.question.by.1.as_str(),
            when = dates::minute(language, one.question.made_at)
        ),
        due: dates::until_date(language, one.due),
        class,
        state,
        opinion: one.opinion.as_ref().map(|memo| lines(&memo.text)).unwrap_or_default(),
        given: one
            .opinion
            .as_ref()
            .map(|memo| {
                t!(frame, "opinion-given", who = memo.by.1.as_str(), when = dates::minute(language, memo.made_at))
            })
            .unwrap_or_default(),
        answer,
        id: number,
    }
}

fn form(frame: &Frame, units: &[Unit], filled: &Filled) -> Vec<Control> {
    let none = Offer::new("", t!(frame, "routing-choose-unit"), &filled.komorka);
    let units = units
        .iter()
        .map(|unit| Offer::new(unit.id.to_string(), format!("{} – {}", unit.symbol, unit.name), &filled.komorka));
    let kind = if filled.termin.is_empty() || filled.termin.parse::<Date>().is_ok() { "date" } else { "text" };
    let mut about = field(ASK, "sprawa", t!(frame, "opinion-about-what"), &filled.sprawa);
    about.wide = true;
    vec![
        Control::List(
            field(ASK, "komorka", t!(frame, "opinion-unit"), ""),
            std::iter::once(none).chain(units).collect(),
        ),
        Control::Line(field(ASK, "termin", t!(frame, "opinion-due"), &filled.termin).kind(kind)),
        Control::Line(about),
        Control::Text(field(ASK, "tresc", t!(frame, "opinion-question"), &filled.tresc)),
    ]
}
