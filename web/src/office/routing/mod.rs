//! Rules of routing: where letters go by themselves. The coordinator and the heads of the office keep those of distribution,
//! the head of a unit those that assign in it. A rule is tried on the newest letters before it is saved.

mod form;

use std::sync::Arc;

use accounts::{OfficialCard, Unit};
use askama::Template;
use axum::{
    extract::{Path, Query, State as FromState},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use catalogue::Service;
use registry::{KeepsRules, Rule, RuleError, Trial};
use serde::Deserialize;
use vocabulary::Date;
use words::dates;

pub(crate) use self::form::Filled;
use crate::{
    State,
    kit::{
        deed::Control,
        form::Posted,
        frame::{Frame, Here},
        input::fasten,
        page::page_with,
        rights::AsOfficial,
        trouble::Trouble,
        visit::Visit,
    },
    links,
    office::{case::told::Telling, letter::channel},
};

/// A rule in the list.
#[derive(Clone, Debug)]
pub(crate) struct RuleLine {
    pub name: String,
    /// Which letters it takes, a condition a line.
    pub when: Vec<String>,
    /// The unit or the person.
    pub to: String,
    pub days: String,
    pub class: &'static str,
    pub state: String,
    pub by: String,
    /// Where it is put one place before; empty for the first.
    pub prefer: String,
    /// Where it is ended; empty when it was.
    pub end: String,
}

/// A letter that the rule would have taken.
#[derive(Clone, Debug)]
pub(crate) struct TriedLine {
    pub address: String,
    pub number: String,
    pub sender: String,
    pub subject: String,
}

/// What a rule would have done.
#[derive(Clone, Debug)]
pub(crate) struct TrialView {
    pub rule: RuleLine,
    pub sentence: String,
    /// How many of them are elsewhere; empty for none.
    pub otherwise: String,
    pub newest: Vec<TriedLine>,
    /// The form as it was tried, to be saved.
    pub hidden: Vec<(&'static str, String)>,
}

#[derive(Template)]
#[template(path = "office/routing/page.html")]
pub(crate) struct RoutingPage {
    pub frame: Frame,
    pub about: String,
    pub rules: Vec<RuleLine>,
    pub controls: Vec<Control>,
    pub trial: Option<TrialView>,
    pub told: Telling,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    zrobiono: String,
}

#[derive(Deserialize)]
pub(crate) struct Nothing {}

/// What the page is made with.
struct Office {
    services: Vec<Arc<Service>>,
    units: Vec<Unit>,
    /// Who can be given letters in the own unit.
    people: Vec<OfficialCard>,
    today: Date,
}

impl Office {
    async fn of(state: &State, right: &KeepsRules) -> Result<Self, Trouble> {
        let mut view = state.journal.view().await?;
        let people = match right.unit() {
            Some(unit) => accounts::people_of(&mut view, unit.id).await?,
            None => Vec::new(),
        };
        let units = accounts::units(&mut view).await?;
        let services = catalogue::services(&mut view).await?;
        Ok(Self { services, units, people, today: state.journal.now().warsaw_date() })
    }
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let right = registry::keeps_rules(&official).ok_or(Trouble::Forbidden)?;
    let frame = frame(&state, &visit, &right);
    let done = match asked.zrobiono.as_str() {
        "zapisano" => t!(frame, "routing-done-saved"),
        "zakonczono" => t!(frame, "routing-done-ended"),
        "przesunieto" => t!(frame, "routing-done-preferred"),
        _ => String::new(),
    };
    let told = Telling { done, ..Telling::default() };
    let office = Office::of(&state, &right).await?;
    let filled = Filled::fresh(office.today);
    draw(&state, frame, &right, &office, &filled, (StatusCode::OK, told), None).await
}

/// Tries a rule, or saves it.
pub(crate) async fn make(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Posted(filled): Posted<Filled>,
) -> Result<Response, Trouble> {
    let right = registry::keeps_rules(&official).ok_or(Trouble::Forbidden)?;
    let frame = frame(&state, &visit, &right);
    let office = Office::of(&state, &right).await?;
    let new = match filled.read(&frame, &right) {
        Ok(new) => new,
        Err(errors) => return wrong(&state, frame, &right, &office, &filled, errors).await,
    };
    let mut act = state.journal.act(visit.actor(), &visit.number).await?;
    let refused = if filled.saves() {
        match registry::make_rule(&mut act, &right, &new).await {
            Ok((_, recorded)) => {
                act.commit(recorded).await?;
                return Ok(done("zapisano"));
            }
            // The same form, pressed twice, has done it.
            Err(RuleError::Again) => return Ok(done("zapisano")),
            Err(refused) => refused,
        }
    } else {
        match registry::try_rule(act, &right, &new).await {
            Ok(trial) => {
                let told = (StatusCode::OK, Telling::default());
                return draw(&state, frame, &right, &office, &filled, told, Some(&trial)).await;
            }
            Err(refused) => refused,
        }
    };
    let errors = vec![form::worded(&frame, refused)?];
    wrong(&state, frame, &right, &office, &filled, errors).await
}

/// Puts a rule one place before.
pub(crate) async fn prefer(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path(id): Path<String>,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Response, Trouble> {
    let right = registry::keeps_rules(&official).ok_or(Trouble::Forbidden)?;
    let id = id.parse().map_err(|_| Trouble::NotFound)?;
    let mut act = state.journal.act(visit.actor(), &visit.number).await?;
    let recorded = registry::prefer_rule(&mut act, &right, id).await.map_err(not_there)?;
    act.commit(recorded).await?;
    Ok(done("przesunieto"))
}

/// Ends a rule.
pub(crate) async fn end(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path(id): Path<String>,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Response, Trouble> {
    let right = registry::keeps_rules(&official).ok_or(Trouble::Forbidden)?;
    let id = id.parse().map_err(|_| Trouble::NotFound)?;
    let mut act = state.journal.act(visit.actor(), &visit.number).await?;
    let recorded = registry::end_rule(&mut act, &right, id).await.map_err(not_there)?;
    act.commit(recorded).await?;
    Ok(done("zakonczono"))
}

fn not_there(error: RuleError) -> Trouble {
    if let RuleError::Fault(fault) = error { Trouble::Fault(fault) } else { Trouble::NotFound }
}

fn done(what: &str) -> Response {
    Redirect::to(&format!("{}?zrobiono={what}", links::RULES)).into_response()
}

fn frame(state: &State, visit: &Visit, right: &KeepsRules) -> Frame {
    let mut frame = visit.frame(state, if right.unit().is_some() { Here::Inbox } else { Here::Register });
    // A form that was not taken is shown under an address that only takes forms.
    frame.other_language = crate::kit::language::page_in(links::RULES, frame.the_other());
    frame
}

async fn wrong(
    state: &State,
    frame: Frame,
    right: &KeepsRules,
    office: &Office,
    filled: &Filled,
    errors: Vec<crate::kit::errors::FieldError>,
) -> Result<Response, Trouble> {
    let told = Telling { errors, safe: t!(frame, "case-errors-safe"), ..Telling::default() };
    draw(state, frame, right, office, filled, (StatusCode::UNPROCESSABLE_ENTITY, told), None).await
}

async fn draw(
    state: &State,
    frame: Frame,
    right: &KeepsRules,
    office: &Office,
    filled: &Filled,
    (status, told): (StatusCode, Telling),
    trial: Option<&Trial>,
) -> Result<Response, Trouble> {
    let kept = registry::rules(&mut state.journal.view().await?, right).await?;
    let rules = kept.iter().enumerate().map(|(at, rule)| line(&frame, office, rule, at == 0)).collect();
    let mut controls = filled.controls(&frame, right, office);
    fasten(controls.iter_mut().map(Control::input), &told.errors);
    let about = match right.unit() {
        Some(unit) => t!(frame, "routing-about-unit", unit = unit.name.as_str()),
        None => t!(frame, "routing-about"),
    };
    let trial = trial.map(|trial| tried(&frame, office, filled, trial));
    page_with(status, &RoutingPage { about, rules, controls, trial, told, frame })
}

fn line(frame: &Frame, office: &Office, rule: &Rule, first: bool) -> RuleLine {
    let (from, to) = (dates::date(frame.language, rule.from), rule.to.map(|day| dates::date(frame.language, day)));
    let over = rule.to.is_some_and(|last| last < office.today);
    let (class, state) = match () {
        () if rule.ended_at.is_some() => ("idle", t!(frame, "routing-state-ended")),
        () if over => ("idle", t!(frame, "routing-state-over")),
        () if !rule.works => ("wrong", t!(frame, "routing-state-gone")),
        () if rule.from > office.today => ("calm", t!(frame, "routing-state-coming")),
        () => ("good", t!(frame, "routing-state-now")),
    };
    let kept = rule.ended_at.is_none();
    RuleLine {
        name: rule.name.clone(),
        when: conditions(frame, office, rule),
        to: match &rule.person {
            Some((_, name)) => name.clone(),
            None => format!("{} – {}", rule.unit.symbol, rule.unit.name),
        },
        days: match to {
            Some(to) => t!(frame, "routing-days", from = from, to = to),
            None => t!(frame, "routing-days-open", from = from),
        },
        class,
        state,
        by: rule.by.1.clone(),
        prefer: if kept && !first { links::rule_prefer(rule.id) } else { String::new() },
        end: if kept { links::rule_end(rule.id) } else { String::new() },
    }
}

fn conditions(frame: &Frame, office: &Office, rule: &Rule) -> Vec<String> {
    let when = &rule.when;
    let named = |code: &str| {
        let service = office.services.iter().find(|service| service.code == code);
        service.map_or_else(|| code.to_owned(), |service| service.text(frame.language).name.clone())
    };
    let told = [
        (&when.service, t!(frame, "routing-when-service", service = named(&when.service))),
        (&when.class, t!(frame, "routing-when-class", class = when.class.as_str())),
        (&when.sender, t!(frame, "routing-when-sender", sender = when.sender.as_str())),
        (&when.channel, t!(frame, "routing-when-channel", channel = channel(frame, &when.channel))),
    ];
    told.into_iter().filter(|(condition, _)| !condition.is_empty()).map(|(_, words)| words).collect()
}

fn tried(frame: &Frame, office: &Office, filled: &Filled, trial: &Trial) -> TrialView {
    let newest = trial.newest.iter().map(|row| TriedLine {
        address: links::letter(row.id),
        number: row.number.to_string(),
        sender: row.sender.clone(),
        subject: row.subject.clone(),
    });
    TrialView {
        rule: line(frame, office, &trial.rule, true),
        sentence: t!(frame, "routing-trial", taken = trial.taken, looked = trial.looked_at),
        otherwise: match trial.otherwise {
            0 => String::new(),
            count => t!(frame, "routing-trial-otherwise", count = count),
        },
        newest: newest.collect(),
        hidden: filled.hidden(),
    }
}
