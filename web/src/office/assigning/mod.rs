//! Assigning several letters at once: what waits for this head, or what somebody of the unit has who is away. Each is an act of its
//! own, under its own right.

use std::collections::BTreeMap;

use accounts::{Official, Post};
use askama::Template;
use axum::{
    extract::{Query, State as FromState},
    http::StatusCode,
    response::Response,
};
use registry::{Denied, LetterRow, Move};
use serde::Deserialize;
use vocabulary::{AccountId, Language, LetterId};
use words::dates;

use super::{
    board::{Outcome, outcome::Came},
    letter::{
        forms::Office,
        moves::{self, Filled, Posted, Undone},
        way::{self, StateWord},
    },
};
use crate::{
    State,
    kit::{
        deed::{Control, Offer, field},
        errors::FieldError,
        form,
        frame::{Frame, Here},
        input::fasten,
        page::page_with,
        rights::AsOfficial,
        trouble::Trouble,
        visit::Visit,
    },
    links,
};

/// Letters on the page; what waits behind them comes when these are assigned.
const MOST: u32 = 100;

/// A letter that can be chosen.
#[derive(Clone, Debug)]
pub(crate) struct AssigningLine {
    pub id: String,
    pub version: i64,
    pub chosen: bool,
    pub address: String,
    pub number: String,
    pub sender: String,
    pub subject: String,
    pub state: StateWord,
    pub entered: String,
    /// The last day, empty where none runs.
    pub until: String,
}

#[derive(Template)]
#[template(path = "office/assigning/page.html")]
pub(crate) struct AssigningPage {
    pub frame: Frame,
    /// Whose letters can be asked for: what waits, or what somebody has.
    pub sources: Vec<Offer>,
    /// Whose letters these are; empty for what waits.
    pub of: String,
    pub lines: Vec<AssigningLine>,
    pub controls: Vec<Control>,
    pub more: bool,
    pub outcomes: Vec<Outcome>,
    pub errors: Vec<FieldError>,
    pub safe: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// Whose letters: of a person of the own unit, who is away.
    od: String,
}

/// What is posted: to whom, and each chosen letter under its id with the version that was shown.
#[derive(Deserialize)]
pub(crate) struct Several {
    #[serde(default)]
    od: String,
    #[serde(default)]
    komu: String,
    #[serde(default)]
    osoba: String,
    #[serde(default)]
    dzien: String,
    #[serde(default)]
    polecenie: String,
    #[serde(flatten)]
    rest: BTreeMap<String, String>,
}

/// What a page tells besides, after something was posted.
#[derive(Default)]
struct Drawn {
    chosen: Vec<LetterId>,
    filled: Filled,
    outcomes: Vec<Outcome>,
    errors: Vec<FieldError>,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let frame = visit.frame(&state, Here::Inbox);
    draw(&state, frame, &official, asked.od.parse().ok(), Drawn::default()).await
}

/// Assigns each chosen letter and tells of each what came of it.
pub(crate) async fn assign(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    form::Posted(several): form::Posted<Several>,
) -> Result<Response, Trouble> {
    let mut frame = visit.frame(&state, Here::Inbox);
    frame.other_language = crate::kit::language::page_in(links::ASSIGNING, frame.the_other());
    let Several { od, komu, osoba, dzien, polecenie, rest } = several;
    let of: Option<AccountId> = od.parse().ok();
    let posted = if of.is_some() { Posted::Reassign } else { Posted::Assign };
    let filled = Filled { komu, osoba, dzien, polecenie, ..Filled::default() };
    let chosen: Vec<(LetterId, String)> =
        rest.into_iter().filter_map(|(name, version)| Some((name.parse().ok()?, version))).collect();
    if chosen.len() > MOST as usize {
        return Err(Trouble::BadRequest);
    }
    let mut drawn = Drawn { chosen: chosen.iter().map(|(id, _)| *id).collect(), ..Drawn::default() };
    if chosen.is_empty() {
        let (summary, slip) = (t!(frame, "assigning-error-none"), t!(frame, "assigning-error-none-slip"));
        drawn.errors.push(FieldError::new("pisma", summary, slip));
    }
    for (id, version) in chosen {
        let filled = Filled { wersja: version, ..filled.clone() };
        // What this official does not see is not told to be there.
        let row = seen(&state, &official, id).await?.ok_or(Trouble::NotFound)?;
        let came = match moves::perform(&state, &visit, &official, &frame, id, posted, &filled).await {
            Ok(()) => Came::Done,
            // What was filled in is the same for all of them: as long as nothing is done, it is put right first.
            Err(Undone::Wrong(errors)) if drawn.outcomes.is_empty() => {
                drawn.errors = errors;
                break;
            }
            Err(Undone::Wrong(_)) => Came::Person,
            Err(Undone::Denied(Denied::NotYours | Denied::NotNow)) => Came::NotNow,
            Err(Undone::Denied(Denied::Stale)) => {
                // What stands on disk now is compared with what was posted.
                let now = seen(&state, &official, id).await?.unwrap_or(row.clone());
                if moves::is_done(&state, &official, &now, posted, &filled).await? { Came::Done } else { Came::Stale }
            }
            Err(Undone::Denied(Denied::Fault(cause))) => {
                tracing::error!(%cause, "one of several letters was not assigned");
                Came::Failed
            }
        };
        drawn.outcomes.push(Outcome {
            address: links::letter(id),
            number: row.number.to_string(),
            title: row.subject,
            class: came.class(),
            word: came.word(&frame),
        });
    }
    if drawn.errors.is_empty() {
        drawn.chosen.clear();
    } else {
        drawn.filled = filled;
    }
    draw(&state, frame, &official, of, drawn).await
}

async fn seen(state: &State, official: &Official, id: LetterId) -> Result<Option<LetterRow>, Trouble> {
    Ok(registry::letter(&mut state.journal.view().await?, official, id).await?.map(|letter| letter.row))
}

async fn draw(
    state: &State,
    frame: Frame,
    official: &Official,
    of: Option<AccountId>,
    drawn: Drawn,
) -> Result<Response, Trouble> {
    let language = frame.language;
    let needed = if of.is_some() { Move::Reassign } else { Move::Assign };
    let office = Office::for_moves(state, official, None, &[needed]).await?;
    let mut view = state.journal.view().await?;
    let mut rows = match of {
        Some(person) => registry::held(&mut view, official, person, MOST + 1).await?,
        None => registry::waiting(&mut view, official, MOST * 3).await?,
    };
    rows.retain(|row| registry::moves(official, row).contains(&needed));
    let more = rows.len() > MOST as usize;
    rows.truncate(MOST as usize);
    let own: Vec<_> = office.people_of(official.unit()).filter(|_| official.post() == Post::UnitHead).collect();
    let filled_of = of.map(|id| id.to_string()).unwrap_or_default();
    let waits = Offer::new("", t!(frame, "assigning-waits"), &filled_of);
    let has = own.iter().map(|card| {
        Offer::new(card.id.to_string(), t!(frame, "assigning-held", name = card.name.as_str()), &filled_of)
    });
    let sources: Vec<_> = [waits].into_iter().chain(has).collect();
    let mut controls = controls(&frame, official, &office, of, &drawn.filled);
    fasten(controls.iter_mut().map(Control::input), &drawn.errors);
    let status = if drawn.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    page_with(
        status,
        &AssigningPage {
            sources: if sources.len() > 1 { sources } else { Vec::new() },
            of: filled_of,
            lines: rows.iter().map(|row| line(language, row, &drawn.chosen)).collect(),
            controls,
            more,
            safe: if drawn.errors.is_empty() { String::new() } else { t!(frame, "assigning-errors-safe") },
            outcomes: drawn.outcomes,
            errors: drawn.errors,
            frame,
        },
    )
}

fn line(language: Language, row: &LetterRow, chosen: &[LetterId]) -> AssigningLine {
    let last = [row.circulation.due, row.circulation.last_day].into_iter().flatten().min();
    AssigningLine {
        id: row.id.to_string(),
        version: row.circulation.version,
        chosen: chosen.contains(&row.id),
        address: links::letter(row.id),
        number: row.number.to_string(),
        sender: row.sender.clone(),
        subject: row.subject.clone(),
        state: way::state(language, row.circulation.state),
        entered: dates::short(language, row.entered_at),
        until: last.map(|last| dates::date(language, last)).unwrap_or_default(),
    }
}

fn controls(
    frame: &Frame,
    official: &Official,
    office: &Office,
    of: Option<AccountId>,
    filled: &Filled,
) -> Vec<Control> {
    let form = if of.is_some() { Posted::Reassign } else { Posted::Assign }.code();
    let nobody = Offer::new("", t!(frame, "letter-choose-person"), "");
    let day = field(form, "dzien", t!(frame, "letter-due"), &filled.dzien);
    let kind =
        if filled.dzien.is_empty() || filled.dzien.parse::<vocabulary::Date>().is_ok() { "date" } else { "text" };
    let day = Control::Line(day.kind(kind).hint(t!(frame, "letter-due-hint")).optional());
    if of.is_some() {
        let others = office.people_of(official.unit()).filter(|card| Some(card.id) != of);
        let offers = others.map(|card| Offer::new(card.id.to_string(), card.name.clone(), &filled.osoba));
        let input = field(form, "osoba", t!(frame, "letter-person"), "");
        return vec![Control::List(input, [nobody].into_iter().chain(offers).collect()), day];
    }
    let input = field(form, "komu", t!(frame, "letter-assign-to"), "").hint(t!(frame, "letter-assign-to-hint"));
    let whom = [nobody].into_iter().chain(office.addressees(frame, &filled.komu)).collect();
    let text = field(form, "polecenie", t!(frame, "letter-instructions"), &filled.polecenie);
    vec![Control::List(input, whom), day, Control::Text(text.hint(t!(frame, "letter-inside")).optional())]
}
