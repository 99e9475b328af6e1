//! Putting a taken letter into a case: a new one, whose file class is looked up here, or one that runs.

use accounts::Official;
use askama::Template;
use axum::{
    extract::{Path, State as FromState},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use cases::{Deed, Denied, GroupId, LookedInto, NewCase, OpenError, TextError};
use registry::{FileClass, Letter, Move};
use serde::Deserialize;
use vocabulary::{CaseId, ClassId, Date};
use words::dates;

use super::{
    by_sign,
    deeds::{day, text_error},
    told::Telling,
};
use crate::{
    State,
    kit::{
        deed::Offer,
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
    office::desk,
};

/// Classes shown for what was typed; more are narrowed down.
const CLASSES: usize = 20;

#[derive(Template)]
#[template(path = "office/case/open/page.html")]
pub(crate) struct OpenPage {
    pub frame: Frame,
    pub action: String,
    pub version: i64,
    pub back: String,
    pub number: String,
    pub subject: String,
    pub sender: String,
    /// What is looked for among the classes.
    pub query: Input,
    /// What was found, or the one that the service suggests.
    pub class: Input,
    pub classes: Vec<Offer>,
    pub classes_are: String,
    pub title: Input,
    pub started: Input,
    /// The sign of the case that runs.
    pub sign: Input,
    /// Running cases of the same sender, to choose from.
    pub told: Telling,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Filled {
    wersja: String,
    /// What the button said: `szukaj`, `zaloz`, `dolacz`.
    krok: String,
    szukane: String,
    klasa: String,
    tytul: String,
    dzien: String,
    znak: String,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    let letter = find(&state, &official, &id).await?;
    if !registry::moves(&official, &letter.row).contains(&Move::File) {
        // It is in a case already, or not this official's: the letter tells.
        return Ok(Redirect::to(&links::letter(letter.row.id)).into_response());
    }
    let filled = Filled::default();
    let frame = visit.frame(&state, Here::Desk);
    draw(&state, frame, &official, &letter, &filled, StatusCode::OK, Telling::default()).await
}

pub(crate) async fn act(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path(id): Path<String>,
    Posted(filled): Posted<Filled>,
) -> Result<Response, Trouble> {
    let letter = find(&state, &official, &id).await?;
    // Only who took it files it; whoever did so a moment ago sees the letter, and hears where it is.
    if letter.row.circulation.person.as_ref().is_none_or(|(person, _)| *person != official.id()) {
        return Err(Trouble::NotFound);
    }
    let mut frame = visit.frame(&state, Here::Desk);
    let address = links::letter_case(letter.row.id);
    frame.other_language = crate::kit::language::page_in(&address, frame.the_other());
    let done = match filled.krok.as_str() {
        "zaloz" => open(&state, &visit, &official, &frame, &letter, &filled).await,
        "dolacz" => attach(&state, &visit, &official, &frame, &letter, &filled).await,
        _ => return draw(&state, frame, &official, &letter, &filled, StatusCode::OK, Telling::default()).await,
    };
    match done {
        Ok((case, told)) => Ok(Redirect::to(&format!("{}&zrobiono={told}", desk::of_case(case))).into_response()),
        Err(Undone::Wrong(errors)) => {
            let told = Telling { errors, safe: t!(frame, "case-errors-safe"), ..Telling::default() };
            draw(&state, frame, &official, &letter, &filled, StatusCode::UNPROCESSABLE_ENTITY, told).await
        }
        Err(Undone::Denied(Denied::Fault(fault))) => Err(Trouble::Fault(fault)),
        Err(Undone::Denied(Denied::NotYours)) => Err(Trouble::Forbidden),
        Err(Undone::Denied(Denied::NotNow | Denied::Stale)) => {
            let letter = find(&state, &official, &id).await?;
            if !registry::moves(&official, &letter.row).contains(&Move::File) {
                // Sent twice, or somebody was faster: the letter tells where it is.
                return Ok(Redirect::to(&format!("{}?zrobiono=juz-nie", links::letter(letter.row.id))).into_response());
            }
            let told =
                Telling { slip: t!(frame, "case-stale"), more: t!(frame, "case-stale-more"), ..Telling::default() };
            draw(&state, frame, &official, &letter, &filled, StatusCode::CONFLICT, told).await
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

async fn find(state: &State, official: &Official, id: &str) -> Result<Letter, Trouble> {
    let id = id.parse().map_err(|_| Trouble::NotFound)?;
    let letter = registry::letter(&mut state.journal.view().await?, official, id).await?.ok_or(Trouble::NotFound)?;
    cases::look(&state.journal, official, LookedInto::Letter(id)).await?;
    Ok(letter)
}

async fn open(
    state: &State,
    visit: &Visit,
    official: &Official,
    frame: &Frame,
    letter: &Letter,
    filled: &Filled,
) -> Result<(CaseId, &'static str), Undone> {
    let class = chosen(&filled.klasa);
    let started = day(&filled.dzien);
    let mut errors = Vec::new();
    if class.is_none() {
        errors.push(no_class(frame));
    }
    if started.is_none() {
        errors.push(FieldError::new("dzien", t!(frame, "case-error-day"), t!(frame, "case-error-day-slip")));
    }
    // What is wrong is told together, though the case itself would find it one by one.
    if filled.tytul.trim().is_empty() {
        let (summary, slip) = text_error(frame, TextError::Empty);
        errors.push(FieldError::new("tytul", summary, slip));
    }
    if started.is_some_and(|day| day > state.journal.now().warsaw_date()) {
        errors.push(FieldError::new("dzien", t!(frame, "case-error-start"), t!(frame, "case-error-start-slip")));
    }
    let (Some((class, group)), Some(started_on), true) = (class, started, errors.is_empty()) else {
        return Err(Undone::Wrong(errors));
    };
    let mut act = state.journal.act(visit.actor(), &visit.number).await?;
    let version = filled.wersja.parse().unwrap_or_default();
    let right = cases::may_open(&mut act, official, letter.row.id, version).await.map_err(Undone::Denied)?;
    let new = NewCase { class, title: &filled.tytul, started_on };
    let opened = match group {
        Some(group) => cases::open_in_group(&mut act, right, new, group).await,
        None => cases::open(&mut act, right, new).await,
    };
    let (id, _, recorded) = opened.map_err(|error| match error {
        OpenError::Class | OpenError::Group => Undone::Wrong(vec![no_class(frame)]),
        OpenError::Title(error) => {
            let (summary, slip) = text_error(frame, error);
            Undone::Wrong(vec![FieldError::new("tytul", summary, slip)])
        }
        OpenError::Start => Undone::Wrong(vec![FieldError::new(
            "dzien",
            t!(frame, "case-error-start"),
            t!(frame, "case-error-start-slip"),
        )]),
        OpenError::UnitSymbol => Undone::Wrong(vec![FieldError::new(
            "klasa",
            t!(frame, "case-error-unit"),
            t!(frame, "case-error-unit-slip"),
        )]),
        OpenError::Fault(fault) => fault.into(),
    })?;
    act.commit(recorded).await?;
    Ok((id, "zalozono"))
}

async fn attach(
    state: &State,
    visit: &Visit,
    official: &Official,
    frame: &Frame,
    letter: &Letter,
    filled: &Filled,
) -> Result<(CaseId, &'static str), Undone> {
    let wrong = |summary: String, slip: String| Undone::Wrong(vec![FieldError::new("znak", summary, slip)]);
    let Some(case) = by_sign(state, official, &filled.znak).await? else {
        return Err(wrong(t!(frame, "case-error-sign"), t!(frame, "case-error-sign-slip")));
    };
    let mut act = state.journal.act(visit.actor(), &visit.number).await?;
    let version = filled.wersja.parse().unwrap_or_default();
    let file = registry::may_file(&mut act, official, letter.row.id, version)
        .await
        .map_err(|denied| Undone::Denied(denied.into()))?;
    let right = match cases::may_work(&mut act, official, case.id, case.version, Deed::Attach).await {
        Ok(right) => right,
        Err(Denied::NotYours | Denied::NotNow) => {
            return Err(wrong(t!(frame, "case-error-sign-other"), t!(frame, "case-error-sign-other-slip")));
        }
        Err(denied) => return Err(Undone::Denied(denied)),
    };
    let recorded = cases::attach(&mut act, right, file).await?;
    act.commit(recorded).await?;
    Ok((case.id, "dolaczono"))
}

/// The class that was chosen, and the group set apart in it: `class` or `class/group`.
fn chosen(offer: &str) -> Option<(ClassId, Option<GroupId>)> {
    match offer.split_once('/') {
        Some((class, group)) => Some((class.parse().ok()?, Some(group.parse().ok()?))),
        None => Some((offer.parse().ok()?, None)),
    }
}

fn no_class(frame: &Frame) -> FieldError {
    FieldError::new("klasa", t!(frame, "case-error-class"), t!(frame, "case-error-class-slip"))
}

async fn draw(
    state: &State,
    frame: Frame,
    official: &Official,
    letter: &Letter,
    filled: &Filled,
    status: StatusCode,
    told: Telling,
) -> Result<Response, Trouble> {
    let row = &letter.row;
    let today = state.journal.now().warsaw_date();
    let (found, classes_are) = classes(state, &frame, official, letter, filled, today).await?;
    let fresh = filled.krok.is_empty();
    let title = if fresh { row.subject.chars().take(250).collect() } else { filled.tytul.clone() };
    let started = if fresh { row.entered_at.warsaw_date().to_string() } else { filled.dzien.clone() };
    let kind = if started.parse::<Date>().is_ok() { "date" } else { "text" };
    let mut query = Input::text("szukane", t!(frame, "open-class-query"), &filled.szukane)
        .hint(t!(frame, "open-class-query-hint"))
        .replaceable();
    let mut class = Input::text("klasa", t!(frame, "open-class"), "").replaceable();
    let mut title = Input { wide: true, ..Input::text("tytul", t!(frame, "open-title"), &title) }
        .hint(t!(frame, "open-title-hint"));
    let mut started = Input::text("dzien", t!(frame, "open-started"), &started).kind(kind).hint(t!(
        frame,
        "open-started-hint",
        day = dates::day(frame.language, row.entered_at)
    ));
    let mut sign = Input::text("znak", t!(frame, "open-sign"), &filled.znak).hint(t!(frame, "open-sign-hint"));
    fasten([&mut query, &mut class, &mut title, &mut started, &mut sign], &told.errors);
    let page = OpenPage {
        action: links::letter_case(row.id),
        version: row.circulation.version,
        back: desk::of_letter(row.id),
        number: row.number.to_string(),
        subject: row.subject.clone(),
        sender: row.sender.clone(),
        query,
        class,
        classes: found,
        classes_are,
        title,
        started,
        sign,
        told,
        frame,
    };
    page_with(status, &page)
}

/// The classes to choose from, and what they are: found, suggested, or none.
async fn classes(
    state: &State,
    frame: &Frame,
    official: &Official,
    letter: &Letter,
    filled: &Filled,
    today: Date,
) -> Result<(Vec<Offer>, String), Trouble> {
    let mut view = state.journal.view().await?;
    let query = filled.szukane.trim();
    let service = catalogue::service(&mut state.journal.look().await?, &letter.row.service).await?;
    let suggested = match service.and_then(|service| service.class.clone()) {
        Some(symbol) => registry::class_by_symbol(&mut view, &symbol, today).await?.filter(|class| class.is_final),
        None => None,
    };
    let mut found: Vec<FileClass> = Vec::new();
    let told = if query.is_empty() {
        found.extend(suggested.clone());
        if found.is_empty() { t!(frame, "open-class-look") } else { t!(frame, "open-class-suggested") }
    } else {
        found = registry::final_classes(&mut view, today, query).await?;
        let count = found.len();
        found.truncate(CLASSES);
        if count > CLASSES {
            t!(frame, "open-class-many", shown = CLASSES)
        } else {
            t!(frame, "open-class-found", count = count, query = query)
        }
    };
    // What was chosen stays, whatever was looked for afterwards.
    if let Some((chosen, _)) = chosen(&filled.klasa)
        && !found.iter().any(|class| class.id == chosen)
    {
        let chosen = registry::class(&mut view, chosen).await?;
        found.splice(0..0, chosen);
    }
    let chosen = match (&suggested, filled.klasa.is_empty()) {
        (Some(class), true) if query.is_empty() => class.id.to_string(),
        // Where there is one alone, nothing is to be chosen.
        (_, true) if found.len() == 1 => found[0].id.to_string(),
        _ => filled.klasa.clone(),
    };
    let groups = cases::groups(&mut view, official, today.year()).await?;
    let mut offers = Vec::new();
    for class in &found {
        let category =
            class.category.as_ref().map(|category| t!(frame, "open-category", category = category.to_string()));
        let label = format!("{} {}", class.symbol, class.title);
        offers.push(Offer::new(class.id.to_string(), label, &chosen).hint(category.unwrap_or_default()));
        let own = groups.iter().filter(|group| group.unit == official.unit().symbol && group.class == class.symbol);
        for group in own {
            let (value, label) = (format!("{}/{}", class.id, group.id), format!("{} {}", group.list(), group.title));
            offers.push(Offer::new(value, label, &chosen).hint(t!(frame, "open-group")));
        }
    }
    Ok((offers, told))
}
