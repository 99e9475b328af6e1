//! Substitutions: stepping into another's place and back, and, for heads, who stands in for whom.

use accounts::{OfficialCard, SetsSubstitutes, SubstituteError, Substitution};
use askama::Template;
use axum::{
    extract::{Path, Query, State as FromState},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;
use vocabulary::{AccountId, Date, Language};
use words::dates;

use crate::{
    State,
    kit::{
        deed::{Control, Offer, field},
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
const FORM: &str = "zastepstwo";

/// A place that this person can step into.
#[derive(Clone, Debug)]
pub(crate) struct PlaceLine {
    pub enter: String,
    pub name: String,
    pub until: String,
}

/// A substitution in the list of a head.
#[derive(Clone, Debug)]
pub(crate) struct SubstitutionLine {
    pub absent: String,
    pub substitute: String,
    pub days: String,
    pub class: &'static str,
    pub state: String,
    /// Where it is ended; empty when it is over.
    pub end: String,
}

#[derive(Template)]
#[template(path = "office/substitution/page.html")]
pub(crate) struct SubstitutionPage {
    pub frame: Frame,
    pub places: Vec<PlaceLine>,
    /// Whether this official says who stands in for whom.
    pub sets: bool,
    /// Whether this official keeps the register of authorisations.
    pub authorises: bool,
    pub lines: Vec<SubstitutionLine>,
    pub controls: Vec<Control>,
    /// What was done just now, in words.
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
    kogo: String,
    kto: String,
    od: String,
    #[serde(rename = "do")]
    until: String,
}

#[derive(Deserialize)]
pub(crate) struct Nothing {}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let right = official.sets_substitutes();
    let mut shown = page_of(&state, &visit, right.as_ref(), &Filled::default(), Vec::new()).await?;
    shown.done = match asked.zrobiono.as_str() {
        "ustalono" => t!(shown.frame, "substitution-set"),
        "zakonczono" => t!(shown.frame, "substitution-ended"),
        _ => String::new(),
    };
    page_with(StatusCode::OK, &shown)
}

/// Has somebody stand in for somebody.
pub(crate) async fn set(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Posted(filled): Posted<Filled>,
) -> Result<Response, Trouble> {
    let right = official.sets_substitutes().ok_or(Trouble::Forbidden)?;
    let frame = visit.frame(&state, Here::Desk);
    let errors = match read(&frame, &filled) {
        Err(errors) => errors,
        Ok((people, days)) => {
            let mut act = state.journal.act(visit.actor(), &visit.number).await?;
            match accounts::substitute(&mut act, &right, people, days).await {
                Ok((_, recorded)) => {
                    act.commit(recorded).await?;
                    return Ok(done("ustalono"));
                }
                // The same form, pressed twice, has done it.
                Err(SubstituteError::Overlaps(known))
                    if (known.absent.0, known.substitute.0) == people && (known.from, known.to) == days =>
                {
                    return Ok(done("ustalono"));
                }
                Err(error) => vec![worded(&frame, error)?],
            }
        }
    };
    let mut shown = page_of(&state, &visit, Some(&right), &filled, errors).await?;
    shown.safe = t!(shown.frame, "substitution-errors-safe");
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &shown)
}

/// Ends a substitution.
pub(crate) async fn end(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path(id): Path<String>,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Response, Trouble> {
    let right = official.sets_substitutes().ok_or(Trouble::Forbidden)?;
    let id = id.parse().map_err(|_| Trouble::NotFound)?;
    let mut act = state.journal.act(visit.actor(), &visit.number).await?;
    match accounts::end_substitution(&mut act, &right, id).await {
        Ok(recorded) => {
            act.commit(recorded).await?;
            Ok(done("zakonczono"))
        }
        Err(SubstituteError::Fault(fault)) => Err(fault.into()),
        Err(_) => Err(Trouble::NotFound),
    }
}

/// Steps into another's place.
pub(crate) async fn enter(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(_): AsOfficial,
    Path(id): Path<String>,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Response, Trouble> {
    let id = id.parse().map_err(|_| Trouble::NotFound)?;
    let (Some(token), Some(person)) = (&visit.token, visit.account()) else { return Err(Trouble::StaleForm) };
    if !accounts::act_in(&state.journal, token, person, Some(id)).await? {
        return Err(Trouble::NotFound);
    }
    Ok(Redirect::to(links::DESK).into_response())
}

/// Steps back into the own place.
pub(crate) async fn leave(
    FromState(state): FromState<State>,
    visit: Visit,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Response, Trouble> {
    let (Some(token), Some(person)) = (&visit.token, visit.account()) else { return Err(Trouble::StaleForm) };
    accounts::act_in(&state.journal, token, person, None).await?;
    Ok(Redirect::to(links::DESK).into_response())
}

fn done(what: &str) -> Response {
    Redirect::to(&format!("{}?zrobiono={what}", links::SUBSTITUTIONS)).into_response()
}

/// Who is absent, and who acts meanwhile.
type People = (AccountId, AccountId);
/// The first and the last day.
type Days = (Date, Date);

/// Reads people and days.
fn read(frame: &Frame, filled: &Filled) -> Result<(People, Days), Vec<FieldError>> {
    let mut errors = Vec::new();
    let person = |name: &str, text: &str, errors: &mut Vec<FieldError>| {
        let id = text.parse::<AccountId>().ok();
        if id.is_none() {
            errors.push(wrong(
                name,
                t!(frame, "substitution-error-person"),
                t!(frame, "substitution-error-person-slip"),
            ));
        }
        id
    };
    let people = (person("kogo", &filled.kogo, &mut errors), person("kto", &filled.kto, &mut errors));
    let read_day = |name: &str, text: &str, errors: &mut Vec<FieldError>| {
        let read = day(text);
        if read.is_none() {
            errors.push(wrong(name, t!(frame, "letter-error-day"), t!(frame, "letter-error-day-slip")));
        }
        read
    };
    let days = (read_day("od", &filled.od, &mut errors), read_day("do", &filled.until, &mut errors));
    match (people, days) {
        ((Some(absent), Some(substitute)), (Some(from), Some(to))) => Ok(((absent, substitute), (from, to))),
        _ => Err(errors),
    }
}

fn wrong(name: &str, summary: String, slip: String) -> FieldError {
    FieldError::new(crate::kit::deed::id(FORM, name), summary, slip)
}

fn worded(frame: &Frame, error: SubstituteError) -> Result<FieldError, Trouble> {
    Ok(match error {
        SubstituteError::Absent => {
            wrong("kogo", t!(frame, "substitution-error-person"), t!(frame, "substitution-error-absent-slip"))
        }
        SubstituteError::Substitute | SubstituteError::NotThere => {
            wrong("kto", t!(frame, "substitution-error-person"), t!(frame, "substitution-error-substitute-slip"))
        }
        SubstituteError::Past => {
            wrong("do", t!(frame, "substitution-error-past"), t!(frame, "substitution-error-past-slip"))
        }
        SubstituteError::Far => {
            wrong("do", t!(frame, "substitution-error-far"), t!(frame, "substitution-error-far-slip"))
        }
        SubstituteError::Overlaps(known) => {
            let days = days(frame.language, &known);
            let told = t!(frame, "substitution-error-overlaps-slip", name = known.substitute.1.as_str(), days = days);
            wrong("od", t!(frame, "substitution-error-overlaps"), told)
        }
        SubstituteError::Fault(fault) => return Err(fault.into()),
    })
}

fn days(language: Language, substitution: &Substitution) -> String {
    if substitution.from == substitution.to {
        return dates::date(language, substitution.from);
    }
    let (from, to) = (dates::date(language, substitution.from), dates::date(language, substitution.to));
    words::say!(language, "substitution-days", from = from, to = to)
}

async fn page_of(
    state: &State,
    visit: &Visit,
    right: Option<&SetsSubstitutes>,
    filled: &Filled,
    errors: Vec<FieldError>,
) -> Result<SubstitutionPage, Trouble> {
    let frame = visit.frame(state, Here::Desk);
    let today = state.journal.now().warsaw_date();
    let mut view = state.journal.view().await?;
    let person = visit.account().ok_or(Trouble::Forbidden)?;
    let places = accounts::stands_in_for(&mut view, person.id, today).await?;
    let (mut lines, mut controls) = (Vec::new(), Vec::new());
    if let Some(right) = right {
        let listed = accounts::substitutions(&mut view, right).await?;
        lines = listed.iter().map(|one| line(&frame, one, today)).collect();
        let mut people = Vec::new();
        for unit in accounts::units(&mut view).await? {
            people.extend(accounts::people_of(&mut view, unit.id).await?);
        }
        controls = form(&frame, right, &people, filled, today);
        fasten(controls.iter_mut().map(Control::input), &errors);
    }
    let place = |one: &Substitution| PlaceLine {
        enter: links::substitution_enter(one.id),
        name: one.absent.1.clone(),
        until: dates::until_date(frame.language, one.to),
    };
    Ok(SubstitutionPage {
        places: places.iter().map(place).collect(),
        sets: right.is_some(),
        authorises: visit.official().is_some_and(|official| official.keeps_authorisations().is_some()),
        lines,
        controls,
        done: String::new(),
        errors,
        safe: String::new(),
        frame,
    })
}

fn line(frame: &Frame, one: &Substitution, today: Date) -> SubstitutionLine {
    let over = one.ended || one.to < today;
    let (class, state) = match () {
        () if one.ended => ("idle", t!(frame, "substitution-state-ended")),
        () if over => ("idle", t!(frame, "substitution-state-over")),
        () if one.from > today => ("calm", t!(frame, "substitution-state-coming")),
        () => ("good", t!(frame, "substitution-state-now")),
    };
    SubstitutionLine {
        absent: one.absent.1.clone(),
        substitute: one.substitute.1.clone(),
        days: days(frame.language, one),
        class,
        state,
        end: if over { String::new() } else { links::substitution_end(one.id) },
    }
}

fn form(frame: &Frame, right: &SetsSubstitutes, people: &[OfficialCard], filled: &Filled, today: Date) -> Vec<Control> {
    let offers = |filled: &str, among: &dyn Fn(&OfficialCard) -> bool| {
        let nobody = Offer::new("", t!(frame, "letter-choose-person"), filled);
        let named = |card: &&OfficialCard| among(card);
        let people = people.iter().filter(named);
        let people =
            people.map(|card| Offer::new(card.id.to_string(), format!("{} – {}", card.unit.symbol, card.name), filled));
        std::iter::once(nobody).chain(people).collect()
    };
    let day = |name: &'static str, label: String, filled: &str| {
        let value = if filled.is_empty() { today.to_string() } else { filled.to_owned() };
        let kind = if value.parse::<Date>().is_ok() { "date" } else { "text" };
        Control::Line(field(FORM, name, label, &value).kind(kind))
    };
    let list = |name: &'static str, label: String, offers: Vec<Offer>| {
        Control::List(Input { optional: false, ..field(FORM, name, label, "") }, offers)
    };
    vec![
        list("kogo", t!(frame, "substitution-absent"), offers(&filled.kogo, &|card| right.covers(card))),
        list("kto", t!(frame, "substitution-substitute"), offers(&filled.kto, &|_| true)),
        day("od", t!(frame, "substitution-from"), &filled.od),
        day("do", t!(frame, "substitution-to"), &filled.until),
    ]
}
