//! A disposal list: its files, what happened to it, and what can be done with it.

use accounts::Official;
use archive::{
    DisposalCase, DisposalDeed, DisposalId, DisposalList, DisposalStep, DisposalStepKind, OpineError, Opinion,
    SettleError, TextError,
};
use askama::Template;
use axum::{
    extract::{Path, Query, State as FromState},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use cases::Denied;
use journal::Recorded;
use registry::Category;
use serde::Deserialize;
use vocabulary::{CaseId, Language};
use words::{dates, say};

use super::{
    super::{classes, id, right},
    FileLine, file_line, paper, stands,
};
use crate::{
    State,
    kit::{
        deed::{Control, Deed, Offer, field},
        download::download,
        errors::FieldError,
        form::Posted,
        frame::{Frame, Here},
        page::page_with,
        rights::AsOfficial,
        trouble::Trouble,
        visit::Visit,
    },
    links,
    office::case::{deeds::day, told::Telling, view::Told},
};

/// A file on the list.
#[derive(Clone, Debug)]
pub(crate) struct OnList {
    pub file: FileLine,
    /// What experts said, in words; empty where nobody asks them.
    pub opinion: Told,
}

/// Something that happened.
#[derive(Clone, Debug)]
pub(crate) struct StepLine {
    pub when: String,
    pub datetime: String,
    pub what: String,
    pub who: String,
    pub note: String,
}

#[derive(Template)]
#[template(path = "office/archive/disposal/one.html")]
pub(crate) struct DisposalPage {
    pub frame: Frame,
    pub number: String,
    pub state: Told,
    /// What comes next, in a sentence.
    pub next: String,
    pub pdf: String,
    pub files: Vec<OnList>,
    pub steps: Vec<StepLine>,
    pub deeds: Vec<Deed>,
    pub told: Telling,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    zrobiono: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Filled {
    wersja: String,
    sprawa: String,
    opinia: String,
    pismo: String,
    dzien: String,
    powod: String,
}

/// The code of a deed in its address.
fn code(deed: DisposalDeed) -> &'static str {
    match deed {
        DisposalDeed::Opine => "opinia",
        DisposalDeed::Approve => "zatwierdz",
        DisposalDeed::Consent => "zgoda",
        DisposalDeed::GiveUp => "zaniechaj",
    }
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path(text): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let frame = visit.frame(&state, Here::Archive);
    let done = match asked.zrobiono.as_str() {
        "sporzadzono" => t!(frame, "disposal-done-drawn"),
        "opinia" => t!(frame, "disposal-done-opinion"),
        "zatwierdz" => t!(frame, "disposal-done-approved"),
        "zgoda" => t!(frame, "disposal-done-consented"),
        "zaniechaj" => t!(frame, "disposal-done-given-up"),
        _ => String::new(),
    };
    let told = Telling { done, ..Telling::default() };
    page_with(StatusCode::OK, &page_of(&state, frame, &official, &text, told, None).await?)
}

/// The list on paper, in Polish like everything that goes to the state archive.
pub(crate) async fn pdf(
    FromState(state): FromState<State>,
    AsOfficial(official): AsOfficial,
    Path(text): Path<String>,
) -> Result<Response, Trouble> {
    let (list, cases, _) = find(&state, &official, &text).await?;
    let files = lines(&state, Language::Pl, &cases).await?;
    let paper = paper::paper(&state.office, &list, &files, state.journal.now());
    let printed = state.press.print(official.id(), move || print::log(&paper)).await?;
    let name = format!("spis-do-brakowania-{}-{}.pdf", list.number.number, list.number.year);
    Ok(download(&name, "application/pdf", printed))
}

/// Why a deed was not done.
enum Undone {
    Denied(Denied),
    Wrong(FieldError),
    Trouble(Trouble),
}

impl<E: Into<Trouble>> From<E> for Undone {
    fn from(cause: E) -> Self {
        Self::Trouble(cause.into())
    }
}

/// Does what was posted.
pub(crate) async fn act(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path((text, posted)): Path<(String, String)>,
    Posted(filled): Posted<Filled>,
) -> Result<Response, Trouble> {
    right(&official)?;
    let list: DisposalId = id(&text)?;
    let deed = DisposalDeed::ALL.into_iter().find(|deed| code(*deed) == posted).ok_or(Trouble::NotFound)?;
    let mut frame = visit.frame(&state, Here::Archive);
    let address = links::of_archive(links::DISPOSAL, list);
    frame.other_language = crate::kit::language::page_in(&address, frame.the_other());
    let undone = match perform(&state, &visit, &official, &frame, list, deed, &filled).await {
        Ok(()) => return Ok(Redirect::to(&format!("{address}?zrobiono={posted}")).into_response()),
        Err(undone) => undone,
    };
    let (status, told) = match undone {
        Undone::Trouble(trouble) => return Err(trouble),
        Undone::Denied(Denied::Fault(fault)) => return Err(fault.into()),
        Undone::Denied(Denied::NotYours) => return Err(Trouble::Forbidden),
        Undone::Denied(Denied::NotNow | Denied::Stale) => (
            StatusCode::CONFLICT,
            Telling { slip: t!(frame, "disposal-stale"), more: t!(frame, "case-stale-more"), ..Telling::default() },
        ),
        Undone::Wrong(error) => (
            StatusCode::UNPROCESSABLE_ENTITY,
            Telling { errors: vec![error], safe: t!(frame, "archive-lend-safe"), ..Telling::default() },
        ),
    };
    let shown = page_of(&state, frame, &official, &text, told, Some((deed, &filled))).await?;
    page_with(status, &shown)
}

async fn perform(
    state: &State,
    visit: &Visit,
    official: &Official,
    frame: &Frame,
    list: DisposalId,
    deed: DisposalDeed,
    filled: &Filled,
) -> Result<(), Undone> {
    let version = filled.wersja.parse().map_err(|_| Trouble::BadRequest)?;
    let mut act = state.journal.act(visit.actor(), &visit.number).await?;
    let right = archive::may_dispose(&mut act, official, list, version, deed).await.map_err(Undone::Denied)?;
    let wrong = |name: &str, summary: String, slip: String| {
        Undone::Wrong(FieldError::new(crate::kit::deed::id(code(deed), name), summary, slip))
    };
    let recorded: Recorded = match deed {
        DisposalDeed::Opine => {
            let asked = |_| wrong("sprawa", t!(frame, "disposal-error-case"), t!(frame, "disposal-error-case-slip"));
            let case: CaseId = filled.sprawa.parse().map_err(asked)?;
            let opinion = Opinion::of_code(&filled.opinia).ok_or_else(|| {
                wrong("opinia", t!(frame, "disposal-error-opinion"), t!(frame, "disposal-error-opinion-slip"))
            })?;
            archive::opine(&mut act, right, case, opinion, &filled.pismo).await.map_err(|error| match error {
                OpineError::NotAsked => asked(vocabulary::UnreadableId),
                OpineError::Note(error) => wrong("pismo", t!(frame, "disposal-error-letter"), slip(frame, error)),
                OpineError::Fault(fault) => Undone::Trouble(fault.into()),
            })?
        }
        DisposalDeed::Approve => archive::approve(&mut act, right).await?,
        DisposalDeed::Consent => {
            let today = dates::date(frame.language, act.at().warsaw_date());
            let not_then =
                || wrong("dzien", t!(frame, "letter-error-day"), t!(frame, "disposal-error-day-slip", day = today));
            let Some(on) = day(&filled.dzien) else { return Err(not_then()) };
            archive::consent(&mut act, right, &filled.pismo, on).await.map_err(|error| match error {
                SettleError::Text(error) => wrong("pismo", t!(frame, "disposal-error-letter"), slip(frame, error)),
                SettleError::Day => not_then(),
                SettleError::Fault(fault) => Undone::Trouble(fault.into()),
            })?
        }
        DisposalDeed::GiveUp => {
            archive::give_up(&mut act, right, &filled.powod).await.map_err(|error| match error {
                SettleError::Text(error) => wrong("powod", t!(frame, "disposal-error-reason"), slip(frame, error)),
                SettleError::Day => Undone::Trouble(Trouble::BadRequest),
                SettleError::Fault(fault) => Undone::Trouble(fault.into()),
            })?
        }
    };
    act.commit(recorded).await?;
    Ok(())
}

fn slip(frame: &Frame, error: TextError) -> String {
    match error {
        TextError::Empty => t!(frame, "archive-lend-error-empty"),
        TextError::TooLong(most) => t!(frame, "archive-lend-error-long", most = most),
        TextError::Hidden => t!(frame, "archive-lend-error-hidden"),
    }
}

type Found = (DisposalList, Vec<DisposalCase>, Vec<DisposalStep>);

async fn find(state: &State, official: &Official, text: &str) -> Result<Found, Trouble> {
    let right = right(official)?;
    archive::disposal(&mut state.journal.view().await?, &right, id(text)?).await?.ok_or(Trouble::NotFound)
}

async fn lines(state: &State, language: Language, cases: &[DisposalCase]) -> Result<Vec<OnList>, Trouble> {
    let classes = classes(state, cases.iter().map(|on| &on.case)).await?;
    let line = |on: &DisposalCase| OnList {
        file: file_line(language, &on.case, classes.get(&on.case.class)),
        opinion: match (on.case.category, on.opinion) {
            (Category::BE(_), None) => {
                Told { class: "attention", word: say!(language, "disposal-opinion-waits"), ..Told::default() }
            }
            (Category::BE(_), Some(_)) => {
                Told { class: "good", word: say!(language, "disposal-opinion-dispose"), ..Told::default() }
            }
            _ => Told { word: say!(language, "disposal-opinion-not-needed"), ..Told::default() },
        },
    };
    Ok(cases.iter().map(line).collect())
}

async fn page_of(
    state: &State,
    frame: Frame,
    official: &Official,
    text: &str,
    told: Telling,
    filled: Option<(DisposalDeed, &Filled)>,
) -> Result<DisposalPage, Trouble> {
    let (list, cases, steps) = find(state, official, text).await?;
    let language = frame.language;
    let files = lines(state, language, &cases).await?;
    let deeds = archive::disposal_deeds(official, &list);
    let deeds = deeds.into_iter().filter_map(|deed| form(&frame, &list, &cases, deed, filled, &told.errors));
    let step = |step: &DisposalStep| StepLine {
        when: dates::minute(language, step.at),
        datetime: step.at.rfc3339_warsaw(),
        what: happened(language, step.kind),
        who: step.who.clone(),
        note: step.note.clone(),
    };
    Ok(DisposalPage {
        number: list.number.to_string(),
        state: stands(language, list.state),
        next: next(language, &list),
        pdf: links::of_archive(links::DISPOSAL_PDF, list.id),
        deeds: deeds.collect(),
        files,
        steps: steps.iter().rev().map(step).collect(),
        told,
        frame,
    })
}

/// What comes next.
fn next(language: Language, list: &DisposalList) -> String {
    use archive::DisposalState::{Approved, Consented, Drawn, GivenUp};
    match (list.state, list.unjudged, &list.consent) {
        (Drawn, 1.., _) => say!(language, "disposal-next-opinion", count = list.unjudged),
        (Drawn, 0, _) => say!(language, "disposal-next-approve"),
        (Approved, ..) => say!(language, "disposal-next-consent"),
        (Consented, _, Some((sign, on))) => {
            say!(language, "disposal-next-consented", sign = sign.as_str(), day = dates::date(language, *on))
        }
        (Consented, _, None) | (GivenUp, ..) => String::new(),
    }
}

fn happened(language: Language, kind: DisposalStepKind) -> String {
    match kind {
        DisposalStepKind::Drawn => say!(language, "disposal-step-drawn"),
        DisposalStepKind::MayGo => say!(language, "disposal-step-may-go"),
        DisposalStepKind::Raised => say!(language, "disposal-step-raised"),
        DisposalStepKind::Approved => say!(language, "disposal-step-approved"),
        DisposalStepKind::Consented => say!(language, "disposal-step-consented"),
        DisposalStepKind::GivenUp => say!(language, "disposal-step-given-up"),
    }
}

/// The form of a deed; none where there is nothing to do it with.
fn form(
    frame: &Frame,
    list: &DisposalList,
    cases: &[DisposalCase],
    deed: DisposalDeed,
    filled: Option<(DisposalDeed, &Filled)>,
    errors: &[FieldError],
) -> Option<Deed> {
    let nothing = Filled::default();
    let typed = filled.filter(|(of, _)| *of == deed).map_or(&nothing, |(_, filled)| filled);
    let name = code(deed);
    let address = links::of_archive(links::DISPOSAL_DEED, list.id).replace("{deed}", name);
    let form =
        Deed { action: address, csrf: frame.csrf.clone(), version: list.version, first: true, ..Deed::default() };
    let letter = |label: String| Control::Line(field(name, "pismo", label, &typed.pismo));
    let form = match deed {
        DisposalDeed::Opine => {
            let waits = |on: &&DisposalCase| matches!(on.case.category, Category::BE(_)) && on.opinion.is_none();
            let offer = |on: &DisposalCase| Offer::new(on.case.id.to_string(), on.case.sign.clone(), &typed.sprawa);
            let offers: Vec<Offer> = cases.iter().filter(waits).map(offer).collect();
            if offers.is_empty() {
                return None;
            }
            let opinion = |opinion: Opinion, label| Offer::new(opinion.code(), label, &typed.opinia);
            let opinions = vec![
                opinion(Opinion::Dispose, t!(frame, "disposal-opinion-dispose")),
                opinion(Opinion::Keep, t!(frame, "disposal-opinion-keep"))
                    .hint(t!(frame, "disposal-opinion-keep-hint")),
            ];
            Deed {
                title: t!(frame, "disposal-opine"),
                about: t!(frame, "disposal-opine-about"),
                button: t!(frame, "disposal-opine-button"),
                controls: vec![
                    Control::List(field(name, "sprawa", t!(frame, "archive-sign"), ""), offers),
                    Control::Choice(field(name, "opinia", t!(frame, "disposal-opinion"), ""), opinions),
                    letter(t!(frame, "disposal-opinion-letter")),
                ],
                ..form
            }
        }
        DisposalDeed::Approve => Deed {
            title: t!(frame, "disposal-approve"),
            about: t!(frame, "disposal-approve-about"),
            button: t!(frame, "disposal-approve-button"),
            ..form
        },
        DisposalDeed::Consent => {
            let kind = if typed.dzien.is_empty() || day(&typed.dzien).is_some() { "date" } else { "text" };
            Deed {
                title: t!(frame, "disposal-consent"),
                about: t!(frame, "disposal-consent-about"),
                button: t!(frame, "disposal-consent-button"),
                controls: vec![
                    letter(t!(frame, "disposal-consent-sign")),
                    Control::Line(field(name, "dzien", t!(frame, "disposal-consent-day"), &typed.dzien).kind(kind)),
                ],
                ..form
            }
        }
        DisposalDeed::GiveUp => Deed {
            title: t!(frame, "disposal-give-up"),
            about: t!(frame, "disposal-give-up-about"),
            button: t!(frame, "disposal-give-up-button"),
            first: false,
            undoing: true,
            controls: vec![Control::Line(field(name, "powod", t!(frame, "disposal-reason"), &typed.powod))],
            ..form
        },
    };
    Some(form.corrected(errors))
}
