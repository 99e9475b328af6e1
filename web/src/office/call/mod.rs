//! A call to complete what was filed: the officer writes a remark at each place of the letter where something is missing, and
//! gives a term. From there it goes the way of every letter of the office.

mod filled;

use accounts::Official;
use askama::Template;
use axum::{
    extract::{Path, Query, State as FromState},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use cases::{Answer, AnswerAsked, AnswerText, Case, Deed, Denied, DraftError, SendError};
use serde::Deserialize;
use submissions::ReadLetter;
use vocabulary::{Fault, Language, LetterId};

use self::filled::{Filled, Remarked};
use crate::{
    State,
    client::receipt::filed,
    kit::{
        form::Posted,
        frame::{Frame, Here},
        page::page_with,
        rights::AsOfficial,
        trouble::Trouble,
        visit::Visit,
    },
    links,
    office::{
        answer::{Which, may_write, write::addressee},
        case::{find, told::Telling},
    },
};

#[derive(Template)]
#[template(path = "office/call/page.html")]
pub(crate) struct CallPage {
    pub frame: Frame,
    pub told: Telling,
    pub sign: String,
    pub back: String,
    pub address: String,
    pub filled: Filled,
    /// The letter that is to be completed, in words.
    pub letter: String,
    /// Other letters in the file, which can be pointed at instead.
    pub others: Vec<(String, String)>,
    /// The places of its form; none where it has no form.
    pub places: Vec<Remarked>,
    pub may_be_signed: bool,
    pub preview: String,
    /// What whoever gave it back said.
    pub remarks: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    zrobiono: String,
    pismo: String,
}

/// The letter that is pointed at, with what was filled in there if it is of a form.
struct Pointed {
    letter: LetterId,
    read: Option<ReadLetter>,
    places: Vec<Remarked>,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let case = find(&state, &official, &id).await?;
    let frame = visit.frame(&state, Here::CaseList);
    let pending = pending(&case);
    if !writes(&state, &official, &case) {
        let answer = pending.ok_or(Trouble::NotFound)?;
        let address = Which::of(answer).address(links::CASE_ANSWER, case.row.id);
        return Ok(Redirect::to(&address).into_response());
    }
    let pointed = match pending.and_then(|answer| answer.text.call()) {
        Some(call) => pointed(&state, &official, call.letter()).await?,
        None => chosen(&state, &official, &case, &asked.pismo).await?,
    };
    let filled = match pending {
        Some(answer) => Filled::of(answer),
        None => begin(&state, &official, &case, &pointed).await?,
    };
    let done = if asked.zrobiono == "zapisano" { t!(frame, "reply-saved") } else { String::new() };
    let told = Telling { done, ..Telling::default() };
    render(&state, frame, &case, pointed, StatusCode::OK, told, filled).await
}

/// Keeps what was filled in, and sends it to be approved when that is asked for.
pub(crate) async fn save(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path(id): Path<String>,
    Posted(filled): Posted<Filled>,
) -> Result<Response, Trouble> {
    let case = find(&state, &official, &id).await?;
    let mut frame = visit.frame(&state, Here::CaseList);
    frame.other_language = crate::kit::language::page_in(&links::case_call(case.row.id), frame.the_other());
    let pointed = chosen(&state, &official, &case, filled.letter()).await?;
    let signed = filled.is_signed() && cases::can_be_signed_for(&mut state.journal.view().await?, &case.row).await?;
    let text = match filled.text(&frame, pointed.letter, &pointed.places) {
        Ok(text) => text.for_signed_delivery(signed),
        Err(errors) => {
            let told = Telling { errors, safe: t!(frame, "reply-safe"), ..Telling::default() };
            return render(&state, frame, &case, pointed, StatusCode::UNPROCESSABLE_ENTITY, told, filled).await;
        }
    };
    match keep(&state, &visit, &official, &case, &filled, &text).await {
        Ok(()) => {}
        Err(Denied::NotYours) => return Err(Trouble::NotFound),
        Err(Denied::Fault(fault)) => return Err(Trouble::Fault(fault)),
        Err(denied) => {
            let now = find(&state, &official, &id).await?;
            if !(matches!(denied, Denied::Stale) && was_saved(&state, &official, &now, &filled, &text).await?) {
                let filled = Filled { wersja: version(&now).to_string(), nowe: mark(&now), ..filled };
                let (slip, more) = (t!(frame, "reply-stale"), t!(frame, "reply-stale-typed"));
                let told = Telling { slip, more, ..Telling::default() };
                return render(&state, frame, &now, pointed, StatusCode::CONFLICT, told, filled).await;
            }
        }
    }
    let now = find(&state, &official, &id).await?;
    let address = match pending(&now).filter(|_| filled.sends()) {
        Some(answer) => format!("{}?zrobiono=wyslano", Which::of(answer).address(links::CASE_ANSWER, now.row.id)),
        None => format!("{}?zrobiono=zapisano", links::case_call(now.row.id)),
    };
    Ok(Redirect::to(&address).into_response())
}

/// The call that is written, approved or out now.
fn pending(case: &Case) -> Option<&Answer> {
    case.answers.iter().rfind(|answer| answer.text.call().is_some() && answer.ended_at.is_none())
}

/// Whether this official writes a call in the case now, or begins one.
fn writes(state: &State, official: &Official, case: &Case) -> bool {
    let today = state.journal.now().warsaw_date();
    match pending(case) {
        Some(answer) => may_write(official, &case.row, Which::of(answer), Some(answer), today),
        None => cases::deeds(official, &case.row, today).contains(&Deed::Draft),
    }
}

/// The version that a form is good for: of the call, or of the case while there is none.
fn version(case: &Case) -> i64 {
    pending(case).map_or(case.row.version, |answer| answer.version)
}

fn mark(case: &Case) -> String {
    if pending(case).is_none() { "tak".to_owned() } else { String::new() }
}

/// The letter of this id, if it is in the file; else the newest that has a form, or the one that the case was opened with.
async fn chosen(state: &State, official: &Official, case: &Case, asked: &str) -> Result<Pointed, Trouble> {
    if let Some(document) = case.documents.iter().find(|document| document.letter.to_string() == asked) {
        return pointed(state, official, document.letter).await;
    }
    for document in case.documents.iter().rev() {
        let pointed = pointed(state, official, document.letter).await?;
        if !pointed.places.is_empty() {
            return Ok(pointed);
        }
    }
    pointed(state, official, case.row.letter).await
}

async fn pointed(state: &State, official: &Official, id: LetterId) -> Result<Pointed, Trouble> {
    let letter = registry::letter(&mut state.journal.view().await?, official, id).await?;
    let read = match &letter {
        Some(letter) => filed::read(state, &letter.files).await?,
        None => None,
    };
    let service = match &read {
        Some(read) => catalogue::revision(&mut state.journal.view().await?, &read.revision).await?,
        None => None,
    };
    let places = match (&read, service.as_ref().and_then(|service| service.form.as_ref())) {
        (Some(read), Some(form)) => filled::places(read, form),
        _ => Vec::new(),
    };
    Ok(Pointed { letter: id, read, places })
}

/// What a new call begins with.
async fn begin(state: &State, official: &Official, case: &Case, pointed: &Pointed) -> Result<Filled, Trouble> {
    // The letter is in Polish, whoever writes it.
    let language = Language::Pl;
    let document = case.documents.iter().find(|document| document.letter == pointed.letter);
    let (number, day) = document.map_or_else(Default::default, |document| {
        (document.number.to_string(), words::dates::day(language, document.entered_at))
    });
    let title = pointed.read.as_ref().map_or_else(|| case.row.title.clone(), |read| read.title.clone());
    Ok(Filled {
        wersja: case.row.version.to_string(),
        nowe: "tak".to_owned(),
        pismo: pointed.letter.to_string(),
        adresat: addressee(state, official, &case.row).await?,
        tytul: words::say!(language, "call-subject-begin", title = title),
        tresc: words::say!(language, "call-text-begin", number = number, day = day),
        dni: cases::FEWEST_DAYS.to_string(),
        ..Filled::default()
    })
}

async fn keep(
    state: &State,
    visit: &Visit,
    official: &Official,
    case: &Case,
    filled: &Filled,
    text: &AnswerText,
) -> Result<(), Denied> {
    let version = filled.wersja.parse().unwrap_or_default();
    let mut act = state.journal.act(visit.actor(), &visit.number).await?;
    let (right, mut recorded) = if filled.nowe.is_empty() {
        let id = pending(case).ok_or(Denied::NotNow)?.id;
        let mut right = cases::may_draft(&mut act, official, id, version).await?;
        let recorded = cases::change(&mut act, &mut right, text.clone()).await?;
        (right, recorded)
    } else {
        let right = cases::may_work(&mut act, official, case.row.id, version, Deed::Draft).await?;
        let (id, recorded) = cases::draft(&mut act, right, text).await.map_err(|error| match error {
            DraftError::Exists(_) => Denied::Stale,
            DraftError::Fault(fault) => Denied::Fault(fault),
        })?;
        if !filled.sends() {
            act.commit(recorded).await?;
            return Ok(());
        }
        (cases::may_draft(&mut act, official, id, 1).await?, recorded)
    };
    if filled.sends() {
        recorded = cases::send_for_approval(&mut act, right).await.map_err(|error| match error {
            SendError::Unfinished(_) => Denied::Fault(Fault::new("an unfinished call was sent")),
            SendError::Fault(fault) => Denied::Fault(fault),
        })?;
    }
    act.commit(recorded).await?;
    Ok(())
}

/// Whether the same button was pressed twice.
async fn was_saved(
    state: &State,
    official: &Official,
    now: &Case,
    filled: &Filled,
    text: &AnswerText,
) -> Result<bool, Trouble> {
    let Some(answer) = pending(now) else { return Ok(false) };
    // A new call is saved as the first version, and sent as the second.
    let new = i64::from(filled.sends());
    let version = if filled.nowe.is_empty() { filled.wersja.parse().unwrap_or_default() } else { new };
    let asked = AnswerAsked::Save(text, filled.sends());
    Ok(cases::answer_was_done(&mut state.journal.view().await?, official, answer.id, version, asked).await?)
}

async fn render(
    state: &State,
    frame: Frame,
    case: &Case,
    pointed: Pointed,
    status: StatusCode,
    told: Telling,
    filled: Filled,
) -> Result<Response, Trouble> {
    let id = case.row.id;
    let saved = pending(case);
    let named = |letter: LetterId| {
        let document = case.documents.iter().find(|document| document.letter == letter);
        document.map(|document| format!("{}, {}", document.subject, document.number)).unwrap_or_default()
    };
    let others = case.documents.iter().filter(|document| saved.is_none() && document.letter != pointed.letter);
    let others =
        others.map(|document| (format!("{}?pismo={}", links::case_call(id), document.letter), named(document.letter)));
    let may_be_signed = cases::can_be_signed_for(&mut state.journal.view().await?, &case.row).await?;
    let view = CallPage {
        sign: case.row.sign.to_string(),
        back: links::case(id),
        address: links::case_call(id),
        letter: named(pointed.letter),
        others: others.collect(),
        places: filled.remarked(pointed.places, &told.errors),
        may_be_signed,
        preview: saved.map(|answer| Which::of(answer).address(links::CASE_ANSWER_PDF, id)).unwrap_or_default(),
        remarks: saved.map(|answer| answer.remarks.lines().map(str::to_owned).collect()).unwrap_or_default(),
        filled,
        told,
        frame,
    };
    page_with(status, &view)
}

impl CallPage {
    fn slip(&self, field: &str) -> Option<&str> {
        crate::kit::errors::slip(&self.told.errors, field)
    }
}
