//! The register of authorisations: who decides in the name of the authority. Kept by the heads of the office.

use accounts::{Authorisation, AuthorisationError, KeepsAuthorisations, NewAuthorisation, OfficialCard, Post, Scope};
use askama::Template;
use axum::{
    extract::{Path, Query, State as FromState},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;
use vocabulary::{AccountId, Date};
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
const FORM: &str = "upowaznienie";

/// An authorisation in the register.
#[derive(Clone, Debug)]
pub(crate) struct AuthorisationLine {
    pub person: String,
    /// What may be decided, and in matters of which classes.
    pub scope: String,
    pub classes: String,
    pub days: String,
    pub document: String,
    pub class: &'static str,
    pub state: String,
    /// Where it is ended; empty when it is over.
    pub end: String,
}

#[derive(Template)]
#[template(path = "office/authorisation/page.html")]
pub(crate) struct AuthorisationPage {
    pub frame: Frame,
    pub lines: Vec<AuthorisationLine>,
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
    kto: String,
    /// `decyzje`, `postanowienia` or `oba`.
    zakres: String,
    klasy: String,
    od: String,
    #[serde(rename = "do")]
    until: String,
    dokument: String,
}

#[derive(Deserialize)]
pub(crate) struct Nothing {}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let right = official.keeps_authorisations().ok_or(Trouble::Forbidden)?;
    let mut shown = page_of(&state, &visit, &right, &Filled::default(), Vec::new()).await?;
    shown.done = match asked.zrobiono.as_str() {
        "nadano" => t!(shown.frame, "authorisation-given"),
        "zakonczono" => t!(shown.frame, "authorisation-ended"),
        _ => String::new(),
    };
    page_with(StatusCode::OK, &shown)
}

/// Enters an authorisation.
pub(crate) async fn enter(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Posted(filled): Posted<Filled>,
) -> Result<Response, Trouble> {
    let right = official.keeps_authorisations().ok_or(Trouble::Forbidden)?;
    let frame = visit.frame(&state, Here::Desk);
    let errors = match read(&frame, &filled) {
        Err(errors) => errors,
        Ok(new) => {
            let mut act = state.journal.act(visit.actor(), &visit.number).await?;
            match accounts::authorise(&mut act, &right, new).await {
                Ok((_, recorded)) => {
                    act.commit(recorded).await?;
                    return Ok(done("nadano"));
                }
                // The same form, pressed twice, has done it.
                Err(AuthorisationError::Exists) => return Ok(done("nadano")),
                Err(error) => vec![worded(&frame, error)?],
            }
        }
    };
    let mut shown = page_of(&state, &visit, &right, &filled, errors).await?;
    shown.safe = t!(shown.frame, "authorisation-errors-safe");
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &shown)
}

/// Ends an authorisation.
pub(crate) async fn end(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path(id): Path<String>,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Response, Trouble> {
    let right = official.keeps_authorisations().ok_or(Trouble::Forbidden)?;
    let id = id.parse().map_err(|_| Trouble::NotFound)?;
    let mut act = state.journal.act(visit.actor(), &visit.number).await?;
    match accounts::end_authorisation(&mut act, &right, id).await {
        Ok(recorded) => {
            act.commit(recorded).await?;
            Ok(done("zakonczono"))
        }
        Err(AuthorisationError::Fault(fault)) => Err(fault.into()),
        Err(_) => Err(Trouble::NotFound),
    }
}

fn done(what: &str) -> Response {
    Redirect::to(&format!("{}?zrobiono={what}", links::AUTHORISATIONS)).into_response()
}

fn read<'a>(frame: &Frame, filled: &'a Filled) -> Result<NewAuthorisation<'a>, Vec<FieldError>> {
    let mut errors = Vec::new();
    let person = filled.kto.parse::<AccountId>().ok();
    if person.is_none() {
        errors.push(wrong(
            "kto",
            t!(frame, "authorisation-error-person"),
            t!(frame, "authorisation-error-person-slip"),
        ));
    }
    let scope = match filled.zakres.as_str() {
        "decyzje" => Some(Scope { decisions: true, orders: false }),
        "postanowienia" => Some(Scope { decisions: false, orders: true }),
        "oba" => Some(Scope { decisions: true, orders: true }),
        _ => None,
    };
    if scope.is_none() {
        errors.push(wrong(
            "zakres",
            t!(frame, "authorisation-error-scope"),
            t!(frame, "authorisation-error-scope-slip"),
        ));
    }
    let wrong_day = |name: &str| wrong(name, t!(frame, "letter-error-day"), t!(frame, "letter-error-day-slip"));
    let from = day(&filled.od);
    if from.is_none() {
        errors.push(wrong_day("od"));
    }
    let without_end = filled.until.trim().is_empty();
    let to = day(&filled.until);
    if !without_end && to.is_none() {
        errors.push(wrong_day("do"));
    }
    match (person, scope, from, errors.is_empty()) {
        (Some(person), Some(scope), Some(from), true) => {
            Ok(NewAuthorisation { person, scope, classes: &filled.klasy, from, to, document: &filled.dokument })
        }
        _ => Err(errors),
    }
}

fn wrong(name: &str, summary: String, slip: String) -> FieldError {
    FieldError::new(crate::kit::deed::id(FORM, name), summary, slip)
}

fn worded(frame: &Frame, error: AuthorisationError) -> Result<FieldError, Trouble> {
    Ok(match error {
        AuthorisationError::Person | AuthorisationError::NotThere | AuthorisationError::Exists => {
            wrong("kto", t!(frame, "authorisation-error-person"), t!(frame, "authorisation-error-person-slip"))
        }
        AuthorisationError::Scope => {
            wrong("zakres", t!(frame, "authorisation-error-scope"), t!(frame, "authorisation-error-scope-slip"))
        }
        AuthorisationError::Classes => {
            wrong("klasy", t!(frame, "authorisation-error-classes"), t!(frame, "authorisation-error-classes-slip"))
        }
        AuthorisationError::Days => {
            wrong("do", t!(frame, "authorisation-error-days"), t!(frame, "authorisation-error-days-slip"))
        }
        AuthorisationError::Document => {
            wrong("dokument", t!(frame, "authorisation-error-document"), t!(frame, "authorisation-error-document-slip"))
        }
        AuthorisationError::Fault(fault) => return Err(fault.into()),
    })
}

async fn page_of(
    state: &State,
    visit: &Visit,
    right: &KeepsAuthorisations,
    filled: &Filled,
    errors: Vec<FieldError>,
) -> Result<AuthorisationPage, Trouble> {
    let frame = visit.frame(state, Here::Desk);
    let today = state.journal.now().warsaw_date();
    let mut view = state.journal.view().await?;
    let lines = accounts::authorisations(&mut view, right).await?.iter().map(|one| line(&frame, one, today)).collect();
    let mut people = Vec::new();
    for unit in accounts::units(&mut view).await? {
        people.extend(accounts::people_of(&mut view, unit.id).await?);
    }
    let mut controls = form(&frame, &people, filled, today);
    fasten(controls.iter_mut().map(Control::input), &errors);
    Ok(AuthorisationPage { lines, controls, done: String::new(), errors, safe: String::new(), frame })
}

fn line(frame: &Frame, one: &Authorisation, today: Date) -> AuthorisationLine {
    let over = one.ended_on.is_some() || one.to.is_some_and(|to| to < today);
    let (class, state) = match one.ended_on {
        Some(on) => ("idle", t!(frame, "authorisation-state-ended", day = dates::date(frame.language, on))),
        None if over => ("idle", t!(frame, "authorisation-state-over")),
        None if one.from > today => ("calm", t!(frame, "authorisation-state-coming")),
        None => ("good", t!(frame, "authorisation-state-now")),
    };
    let from = dates::date(frame.language, one.from);
    AuthorisationLine {
        person: one.person.1.clone(),
        scope: match (one.scope.decisions, one.scope.orders) {
            (true, false) => t!(frame, "authorisation-decisions"),
            (false, true) => t!(frame, "authorisation-orders"),
            _ => t!(frame, "authorisation-both"),
        },
        classes: if one.classes.is_empty() { t!(frame, "authorisation-all-classes") } else { one.classes.join(", ") },
        days: match one.to {
            Some(to) => t!(frame, "authorisation-days", from = from, to = dates::date(frame.language, to)),
            None => t!(frame, "authorisation-days-open", from = from),
        },
        document: one.document.clone(),
        class,
        state,
        end: if over { String::new() } else { links::authorisation_end(one.id) },
    }
}

fn form(frame: &Frame, people: &[OfficialCard], filled: &Filled, today: Date) -> Vec<Control> {
    let nobody = Offer::new("", t!(frame, "letter-choose-person"), &filled.kto);
    let can_be = people.iter().filter(|card| card.post != Post::OfficeHead);
    let can_be = can_be
        .map(|card| Offer::new(card.id.to_string(), format!("{} – {}", card.unit.symbol, card.name), &filled.kto));
    let scope = [
        ("oba", t!(frame, "authorisation-both")),
        ("decyzje", t!(frame, "authorisation-decisions")),
        ("postanowienia", t!(frame, "authorisation-orders")),
    ];
    let day = |name: &'static str, label: String, value: &str| {
        let kind = if value.is_empty() || value.parse::<Date>().is_ok() { "date" } else { "text" };
        field(FORM, name, label, value).kind(kind)
    };
    let from = if filled.od.is_empty() { today.to_string() } else { filled.od.clone() };
    let classes = field(FORM, "klasy", t!(frame, "authorisation-classes"), &filled.klasy);
    vec![
        Control::List(
            Input { optional: false, ..field(FORM, "kto", t!(frame, "authorisation-person"), "") },
            std::iter::once(nobody).chain(can_be).collect(),
        ),
        Control::Choice(
            field(FORM, "zakres", t!(frame, "authorisation-scope"), ""),
            scope.map(|(value, label)| Offer::new(value, label, &filled.zakres)).into(),
        ),
        Control::Line(classes.optional().hint(t!(frame, "authorisation-classes-hint"))),
        Control::Line(day("od", t!(frame, "authorisation-from"), &from)),
        Control::Line(
            day("do", t!(frame, "authorisation-to"), &filled.until).optional().hint(t!(frame, "authorisation-to-hint")),
        ),
        Control::Line(
            field(FORM, "dokument", t!(frame, "authorisation-document"), &filled.dokument)
                .hint(t!(frame, "authorisation-document-hint")),
        ),
    ]
}
