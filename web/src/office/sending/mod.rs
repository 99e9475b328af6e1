//! A letter of the office on its way: to whom it goes, in which way, and how it was delivered.

pub(crate) mod appeals;
mod forms;

use accounts::Official;
use askama::Template;
use axum::{
    extract::{Path, Query, State as FromState},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use cases::{Answer, Case, Deed, Denied, MayWork};
use delivery::{Dispatch, Outcome, OutcomeError, PostError, SendOutError, StatementError, StatementKind, Way};
use journal::{Act, Recorded};
use serde::Deserialize;
use vocabulary::{Fault, Language};
use words::{dates, say};

use self::{
    appeals::{AppealsView, STATED},
    forms::{OUTCOME, SEND, Wrong},
};
use crate::{
    State,
    kit::{
        deed,
        errors::FieldError,
        form::Posted,
        frame::{Frame, Here},
        page::page_with,
        rights::AsOfficial,
        trouble::Trouble,
        visit::Visit,
    },
    links,
    office::{
        answer::Which,
        case::{deeds::day, find, told::Telling, view::Told},
    },
};

/// A line of the register about the letter.
#[derive(Clone, Debug)]
pub(crate) struct SendingLine {
    pub number: String,
    pub name: String,
    pub address: Vec<String>,
    pub way: String,
    pub sent: String,
    pub state: Told,
    pub deeds: Vec<deed::Deed>,
}

#[derive(Template)]
#[template(path = "office/sending/page.html")]
pub(crate) struct SendingPage {
    pub frame: Frame,
    pub sign: String,
    pub title: String,
    pub back: String,
    pub parties: String,
    pub lines: Vec<SendingLine>,
    /// Until when each party can appeal, where it can.
    pub appeals: Option<AppealsView>,
    /// What sends it to a party; none for who sends nothing here now.
    pub deeds: Vec<deed::Deed>,
    pub told: Telling,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    zrobiono: String,
}

/// What was filled in, whichever form it was.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Filled {
    wersja: String,
    strona: String,
    sposob: String,
    adres: String,
    wynik: String,
    oswiadczenie: String,
    dzien: String,
    kto: String,
}

/// Why it was not done.
enum Undone {
    /// Fields to put right, of the form of this name.
    Wrong(String, Vec<FieldError>),
    Denied(Denied),
    /// The same form, pressed twice, has done it.
    Done,
}

impl<E: Into<Fault>> From<E> for Undone {
    fn from(cause: E) -> Self {
        Self::Denied(Denied::Fault(cause.into()))
    }
}

/// Whose letter it is: of this case, by this part of its address.
struct Found {
    case: Case,
    which: Which,
    answer: Answer,
}

impl Found {
    async fn of(state: &State, official: &Official, id: &str, which: &str) -> Result<Self, Trouble> {
        let case = find(state, official, id).await?;
        let which = Which::read(which, &case)?;
        let answer = which.find(&case).filter(|answer| answer.pdf.is_some()).ok_or(Trouble::NotFound)?.clone();
        Ok(Self { case, which, answer })
    }

    fn address(&self, address: &str) -> String {
        self.which.address(address, self.case.row.id)
    }
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path((id, which)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let frame = visit.frame(&state, Here::CaseList);
    let found = Found::of(&state, &official, &id, &which).await?;
    let done = match asked.zrobiono.as_str() {
        "wyslano" => t!(frame, "sending-done-sent"),
        "zapisano" => t!(frame, "sending-done-noted"),
        "cofnieto" => t!(frame, "sending-done-withdrawn"),
        "oswiadczenie" => t!(frame, "appeal-done"),
        _ => String::new(),
    };
    let told = Telling { done, ..Telling::default() };
    render(&state, frame, &official, &found, StatusCode::OK, told, None).await
}

/// Sends it to a party on paper.
pub(crate) async fn send(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path((id, which)): Path<(String, String)>,
    Posted(filled): Posted<Filled>,
) -> Result<Response, Trouble> {
    let found = Found::of(&state, &official, &id, &which).await?;
    let frame = visit.frame(&state, Here::CaseList);
    let letter = found.answer.id;
    let done = async |act: &mut Act, right: &MayWork| {
        let wrong = Wrong { frame: &frame, form: SEND.to_owned() };
        let (Ok(party), Some(way)) = (filled.strona.parse(), Way::of_code(&filled.sposob)) else {
            return Err(wrong.sending(filled.strona.is_empty(), Way::of_code(&filled.sposob).is_none()));
        };
        match delivery::send_to(act, right, letter, party, way, &filled.adres).await {
            Ok((_, recorded)) => Ok(recorded),
            Err(SendOutError::UnderWay(_)) => Err(Undone::Done),
            Err(SendOutError::NoParty) => Err(wrong.sending(true, false)),
            Err(SendOutError::Portal) => Err(wrong.sending(false, true)),
            Err(SendOutError::Address(error)) => Err(wrong.address(error)),
            Err(SendOutError::NotSealed) => Err(Undone::Denied(Denied::NotNow)),
            Err(SendOutError::Fault(fault)) => Err(fault.into()),
        }
    };
    perform(&state, &visit, &official, found, &filled, "wyslano", done).await
}

/// Notes how it was delivered.
pub(crate) async fn note(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path((id, which, dispatch)): Path<(String, String, String)>,
    Posted(filled): Posted<Filled>,
) -> Result<Response, Trouble> {
    let found = Found::of(&state, &official, &id, &which).await?;
    let frame = visit.frame(&state, Here::CaseList);
    let line = line_of(&state, &found, &dispatch).await?;
    let (outcome, on) = (Outcome::of_code(&filled.wynik), day(&filled.dzien));
    let noted = line.outcome.as_ref().map(|(outcome, day, _)| (*outcome, *day));
    let done = async |act: &mut Act, right: &MayWork| {
        let wrong = Wrong { frame: &frame, form: format!("{OUTCOME}-{}", line.id) };
        let (Some(outcome), Some(on)) = (outcome, on) else {
            return Err(wrong.noting(outcome.is_none(), on.is_none()));
        };
        let noted = delivery::note_outcome(act, right, line.id, outcome, on, &filled.kto).await;
        noted.map_err(|error| match error {
            OutcomeError::Day => wrong.day(),
            OutcomeError::NotYet(end) => wrong.not_yet(end),
            OutcomeError::ReceivedBy(error) => wrong.received_by(error),
            OutcomeError::NotWaiting => Undone::Denied(Denied::NotNow),
            OutcomeError::Fault(fault) => fault.into(),
        })
    };
    if noted.is_some() && noted == outcome.zip(on) {
        return Ok(after(&found, "zapisano"));
    }
    perform(&state, &visit, &official, found, &filled, "zapisano", done).await
}

/// Takes back what was not sent yet.
pub(crate) async fn withdraw(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path((id, which, dispatch)): Path<(String, String, String)>,
    Posted(filled): Posted<Filled>,
) -> Result<Response, Trouble> {
    let found = Found::of(&state, &official, &id, &which).await?;
    let line = line_of(&state, &found, &dispatch).await?;
    if line.withdrawn {
        return Ok(after(&found, "cofnieto"));
    }
    let done = async |act: &mut Act, right: &MayWork| {
        delivery::withdraw(act, right, line.id).await.map_err(|error| match error {
            PostError::Fault(fault) => fault.into(),
            PostError::Posting | PostError::Day | PostError::NotWaiting => Undone::Denied(Denied::NotNow),
        })
    };
    perform(&state, &visit, &official, found, &filled, "cofnieto", done).await
}

/// Notes that a party appealed, or waived that.
pub(crate) async fn state_of_party(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path((id, which)): Path<(String, String)>,
    Posted(filled): Posted<Filled>,
) -> Result<Response, Trouble> {
    let found = Found::of(&state, &official, &id, &which).await?;
    let frame = visit.frame(&state, Here::CaseList);
    let letter = found.answer.id;
    let (party, kind, on) =
        (filled.strona.parse().ok(), StatementKind::of_code(&filled.oswiadczenie), day(&filled.dzien));
    if let (Some(party), Some(kind), Some(on)) = (party, kind, on) {
        let (mut view, today) = (state.journal.view().await?, state.journal.now().warsaw_date());
        let known = delivery::appeals(&mut view, &found.case.row, &found.answer, today).await?;
        // The same form, pressed twice, has done it.
        if known.is_some_and(|known| known.has(party, kind, on)) {
            return Ok(after(&found, "oswiadczenie"));
        }
    }
    let done = async |act: &mut Act, right: &MayWork| {
        let wrong = Wrong { frame: &frame, form: STATED.to_owned() };
        let (Some(party), Some(kind), Some(on)) = (party, kind, on) else {
            return Err(wrong.stating(party.is_none(), kind.is_none(), on.is_none()));
        };
        delivery::state(act, right, letter, party, kind, on).await.map_err(|error| match error {
            StatementError::Day => wrong.stating(false, false, true),
            StatementError::NoParty => wrong.stating(true, false, false),
            StatementError::Noted(_) => Undone::Denied(Denied::NotNow),
            StatementError::Fault(fault) => fault.into(),
        })
    };
    perform(&state, &visit, &official, found, &filled, "oswiadczenie", done).await
}

/// The line of this id about the letter.
async fn line_of(state: &State, found: &Found, id: &str) -> Result<Dispatch, Trouble> {
    let id = id.parse().map_err(|_| Trouble::NotFound)?;
    let lines = delivery::dispatches(&mut state.journal.view().await?, found.answer.id).await?;
    lines.into_iter().find(|line| line.id == id).ok_or(Trouble::NotFound)
}

fn after(found: &Found, code: &str) -> Response {
    Redirect::to(&format!("{}?zrobiono={code}", found.address(links::CASE_SENDING))).into_response()
}

/// Does it and leads back to the page, or shows it as it is by now and says why it was not done.
async fn perform(
    state: &State,
    visit: &Visit,
    official: &Official,
    found: Found,
    filled: &Filled,
    code: &str,
    done: impl AsyncFnOnce(&mut Act, &MayWork) -> Result<Recorded, Undone>,
) -> Result<Response, Trouble> {
    let mut act = state.journal.act(visit.actor(), &visit.number).await?;
    let (version, id) = (filled.wersja.parse().unwrap_or_default(), found.case.row.id);
    let tried = match cases::may_work(&mut act, official, id, version, Deed::Deliver).await {
        Ok(right) => done(&mut act, &right).await,
        Err(denied) => Err(Undone::Denied(denied)),
    };
    let mut frame = visit.frame(state, Here::CaseList);
    frame.other_language = crate::kit::language::page_in(&found.address(links::CASE_SENDING), frame.the_other());
    let (status, told, form) = match tried {
        Ok(recorded) => {
            act.commit(recorded).await?;
            return Ok(after(&found, code));
        }
        Err(Undone::Done) => return Ok(after(&found, code)),
        Err(Undone::Denied(Denied::NotYours)) => return Err(Trouble::NotFound),
        Err(Undone::Denied(Denied::Fault(fault))) => return Err(fault.into()),
        Err(Undone::Denied(_)) => {
            let (slip, more) = (t!(frame, "case-stale"), t!(frame, "case-stale-more"));
            (StatusCode::CONFLICT, Telling { slip, more, ..Telling::default() }, String::new())
        }
        Err(Undone::Wrong(form, errors)) => {
            let safe = t!(frame, "case-errors-safe");
            (StatusCode::UNPROCESSABLE_ENTITY, Telling { errors, safe, ..Telling::default() }, form)
        }
    };
    drop(act);
    render(state, frame, official, &found, status, told, Some((form.as_str(), filled))).await
}

async fn render(
    state: &State,
    frame: Frame,
    official: &Official,
    found: &Found,
    status: StatusCode,
    told: Telling,
    filled: Option<(&str, &Filled)>,
) -> Result<Response, Trouble> {
    let mut view = state.journal.view().await?;
    let row = cases::case(&mut view, official, found.case.row.id).await?.ok_or(Trouble::NotFound)?.row;
    let lines = delivery::dispatches(&mut view, found.answer.id).await?;
    let parties = delivery::parties(&mut view, &row).await?;
    let today = state.journal.now().warsaw_date();
    let appeals = delivery::appeals(&mut view, &row, &found.answer, today).await?;
    drop(view);
    let may = cases::deeds(official, &row, today).contains(&Deed::Deliver);
    let making = forms::Making { frame: &frame, row: &row, found, today, filled, errors: &told.errors };
    let mut deeds = Vec::new();
    if may {
        deeds.push(making.send(&parties, &lines));
        deeds.extend(appeals.as_ref().and_then(|appeals| making.statement(appeals)));
    }
    let lines = lines.iter().map(|line| SendingLine {
        deeds: if may { making.of_line(line) } else { Vec::new() },
        ..self::line(&frame, line)
    });
    let lines = lines.collect();
    let page = SendingPage {
        sign: row.sign.to_string(),
        title: found.answer.text.title().to_owned(),
        back: found.address(links::CASE_ANSWER),
        parties: links::case_parties(row.id),
        appeals: appeals.map(|found| appeals::view(frame.language, &found)),
        lines,
        deeds,
        told,
        frame,
    };
    page_with(status, &page)
}

fn line(frame: &Frame, line: &Dispatch) -> SendingLine {
    let sent = line.sent_on.map(|day| dates::date(frame.language, day)).unwrap_or_default();
    let sent = if line.posting.is_empty() { sent } else { format!("{sent}, {}", line.posting) };
    SendingLine {
        number: line.number.to_string(),
        name: line.name.clone(),
        address: line.address.lines().map(str::to_owned).collect(),
        way: way(frame.language, line.way),
        sent,
        state: state(frame.language, line),
        deeds: Vec::new(),
    }
}

/// What a way is called.
pub(crate) fn way(language: Language, way: Way) -> String {
    match way {
        Way::Portal => say!(language, "sending-way-portal"),
        Way::Post => say!(language, "sending-way-post"),
        Way::Hand => say!(language, "sending-way-hand"),
    }
}

/// What an outcome is called.
pub(crate) fn outcome(language: Language, outcome: Outcome) -> String {
    match outcome {
        Outcome::Addressee => say!(language, "sending-outcome-addressee"),
        Outcome::Household => say!(language, "sending-outcome-household"),
        Outcome::Refused => say!(language, "sending-outcome-refused"),
        Outcome::Uncollected => say!(language, "sending-outcome-uncollected"),
        Outcome::OldAddress => say!(language, "sending-outcome-old-address"),
        Outcome::Returned => say!(language, "sending-outcome-returned"),
    }
}

/// How far a line is.
pub(crate) fn state(language: Language, line: &Dispatch) -> Told {
    let detail = match &line.outcome {
        Some((of, _, who)) if who.is_empty() => outcome(language, *of),
        Some((of, _, who)) => format!("{}: {who}", outcome(language, *of)),
        None => String::new(),
    };
    let (class, word) = match line.delivered_on {
        _ if line.withdrawn => ("idle", say!(language, "sending-state-withdrawn")),
        Some(on) => ("good", say!(language, "sending-state-delivered", day = dates::date(language, on))),
        None if line.outcome.is_some() => ("attention", say!(language, "sending-state-returned")),
        None if line.waits_for_post() => ("attention", say!(language, "sending-state-to-post")),
        None if line.way == Way::Portal => ("calm", say!(language, "sending-state-portal")),
        None => ("calm", say!(language, "sending-state-under-way")),
    };
    Told { class, word, detail }
}
