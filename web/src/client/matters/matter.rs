//! One matter: its stages, its clock, who has it, what is asked, what happened, its documents.

use accounts::Client;
use askama::Template;
use axum::{
    extract::{Path, Query, State as FromState},
    response::{IntoResponse as _, Redirect, Response},
};
use cases::{Answer, AnswerKind, AnswerState, Call, CaseRow, Look, MatterId, MatterOpened};
use delivery::Finality;
use serde::Deserialize;
use vocabulary::{Date, Language};
use words::dates;

use super::{
    Status,
    course::Course,
    documents::{self, DocumentView, Sent},
    history::{StepView, history},
    stages::{Place, StageView, stages},
    term::{TermView, term},
    where_to_write,
};
use crate::{
    State,
    administration::officials::post,
    kit::{
        frame::{Frame, Here},
        page::page,
        rights::AsClient,
        trouble::Trouble,
        visit::Visit,
    },
    links,
    office_face::phone_link,
};

/// What the client does when asked.
#[derive(Clone, Debug)]
pub(crate) enum AskedFor {
    /// Collects an answer; the form is posted here.
    Collect(String),
    /// Asks to sign the receipt of an answer's delivery; the form is posted here.
    Sign(String),
    /// Writes to the office, here.
    Write(String),
    /// Answers a call; the form is posted here.
    Supplement(String),
}

/// What is asked of the client.
#[derive(Clone, Debug)]
pub(crate) struct AskView {
    pub id: &'static str,
    pub word: String,
    pub title: String,
    pub texts: Vec<String>,
    /// What a call asks for, place by place.
    pub points: Vec<PointView>,
    pub act: AskedFor,
}

/// A point of a call.
#[derive(Clone, Debug)]
pub(crate) struct PointView {
    /// Where; empty for a point in words.
    pub label: String,
    pub remark: String,
}

/// Who has the matter.
#[derive(Clone, Debug)]
pub(crate) struct HolderView {
    pub person: Option<String>,
    pub unit: Option<String>,
    pub room: Option<String>,
    pub phone: String,
    pub phone_link: String,
    /// What to say when asking.
    pub ask: String,
}

/// Somebody who looked.
#[derive(Clone, Debug)]
pub(crate) struct LookView {
    pub datetime: String,
    pub day: String,
    pub name: String,
    /// The post and the unit.
    pub about: String,
}

#[derive(Clone, Debug)]
pub(crate) struct MatterView {
    pub title: String,
    /// The title is somebody's own, in Polish.
    pub is_polish: bool,
    /// The sign of the case; else the number of the letter tells the matter.
    pub sign: Option<String>,
    pub number: String,
    pub beside: Option<String>,
    /// What hangs together with it: a withdrawal.
    pub notes: Vec<String>,
    pub asks: Vec<AskView>,
    pub stages: Vec<StageView>,
    pub today: String,
    pub term: TermView,
    pub steps: Vec<StepView>,
    pub holder: HolderView,
    pub documents: Vec<DocumentView>,
    /// Who of the office looked into it, the latest days first.
    pub looks: Vec<LookView>,
    /// There is an answer that can be verified.
    pub may_verify: bool,
    /// Where messages in the case are, and what the link says; none while there is no case.
    pub messages: Option<(String, String)>,
}

#[derive(Template)]
#[template(path = "client/matters/matter.html")]
pub(crate) struct MatterPage {
    pub frame: Frame,
    /// What came of collecting an answer.
    pub notice: Option<Status>,
    pub matter: MatterView,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    odebrano: String,
}

pub(crate) async fn case(
    FromState(state): FromState<State>,
    visit: Visit,
    AsClient(client): AsClient,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let id = MatterId::Case(id.parse().map_err(|_| Trouble::NotFound)?);
    show(&state, &visit, &client, id, &asked.odebrano).await
}

pub(crate) async fn letter(
    FromState(state): FromState<State>,
    visit: Visit,
    AsClient(client): AsClient,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    let id = MatterId::Letter(id.parse().map_err(|_| Trouble::NotFound)?);
    show(&state, &visit, &client, id, "").await
}

async fn show(
    state: &State,
    visit: &Visit,
    client: &Client,
    id: MatterId,
    collected: &str,
) -> Result<Response, Trouble> {
    let frame = visit.frame(state, Here::Filings);
    let mut db = state.journal.view().await?;
    let opened = cases::matter(&mut db, client, id).await?.ok_or(Trouble::NotFound)?;
    drop(db);
    if let (MatterId::Letter(_), MatterId::Case(case)) = (id, opened.matter.id) {
        return Ok(Redirect::to(&links::matter_case(case)).into_response());
    }
    let has_collected = opened.answers.iter().any(|answer| answer.collected_at.is_some());
    let notice = match collected {
        "tak" if has_collected => Some(Status::new("done", t!(frame, "matter-collected"))),
        "nie" => Some(Status::new("", t!(frame, "matter-collect-not-now"))),
        _ => None,
    };
    let matter = view(state, &frame, client, &opened).await?;
    page(&MatterPage { notice, matter, frame })
}

async fn view(state: &State, frame: &Frame, client: &Client, opened: &MatterOpened) -> Result<MatterView, Trouble> {
    let (language, matter) = (frame.language, &opened.matter);
    let today = state.journal.now().warsaw_date();
    let sent = documents::sent(state, frame, client, opened).await?;
    let first = sent.iter().find(|sent| sent.letter.row.id == matter.letter);
    let withdrawn = first.and_then(|sent| sent.filing.as_ref()).and_then(|filing| filing.withdrawn.as_ref());
    let course = Course::of(matter, withdrawn.is_some(), today);
    let service = catalogue::service(&mut state.journal.look().await?, &matter.service).await?;
    let write = where_to_write(state).await?;
    let called = first.map(|sent| &sent.called);
    let (title, is_polish, beside) = match (&matter.case, called) {
        (Some(row), called) => (row.title.clone(), true, called.map(|called| called.service.clone())),
        (None, Some(called)) => (called.title().to_owned(), called.own.is_some(), called.beside().map(str::to_owned)),
        (None, None) => (matter.title.clone(), true, None),
    };
    let notes = withdrawn.map(|(_, at, number)| {
        t!(frame, "receipt-withdrawn-by", moment = dates::moment_within(language, *at), number = number.to_string())
    });
    let contested = appeals(state, frame, opened, today).await?;
    let receipt = first.and_then(|sent| sent.filing.as_ref()).map(|filing| links::receipt(filing.id));
    let on_paper = first.is_some_and(|sent| sent.letter.row.is_paper());
    Ok(MatterView {
        title,
        is_polish,
        sign: matter.case.as_ref().map(|row| row.sign.to_string()),
        number: matter.number.to_string(),
        beside,
        notes: notes.into_iter().chain(contested).collect(),
        asks: asks(frame, opened, &course, &write, today),
        stages: stages(language, matter, &course, today),
        today: dates::date(language, today),
        term: term(language, &course, service.as_deref(), &write),
        steps: history(language, opened, receipt.as_deref(), on_paper),
        holder: holder(frame, opened, &sent),
        documents: documents::documents(frame, opened, &sent),
        looks: opened.looks.iter().map(|look| looked(language, look)).collect(),
        may_verify: opened.answers.iter().any(|answer| answer.collected_at.is_some()),
        messages: match &matter.case {
            Some(row) => {
                let unread = cases::unread_of(&mut state.journal.look().await?, row, true).await?;
                Some((links::matter_messages(row.id), t!(frame, "message-link", count = unread)))
            }
            None => None,
        },
    })
}

/// Until when the client can appeal against what it has of the office, and when that is final.
async fn appeals(state: &State, frame: &Frame, opened: &MatterOpened, today: Date) -> Result<Vec<String>, Trouble> {
    let Some(row) = &opened.matter.case else { return Ok(Vec::new()) };
    let mut told = Vec::new();
    // Nothing is told of a letter that still waits for its client.
    for answer in opened.answers.iter().filter(|answer| answer.delivered_on().is_some()) {
        let found = delivery::appeals(&mut state.journal.view().await?, row, answer, today).await?;
        let Some(found) = found else { continue };
        let (title, day) = (answer.text.title(), |day| dates::date(frame.language, day));
        if let Some(last) = found.standings.first().and_then(|own| own.last_day)
            && last.effective >= today
        {
            told.push(t!(frame, "matter-appeal-until", title = title, day = day(last.effective)));
        }
        told.push(match found.finality {
            Finality::Undelivered(_) => t!(frame, "matter-final-undelivered", title = title),
            Finality::Runs(on) => t!(frame, "matter-final-runs", title = title, day = day(on)),
            Finality::Appealed(on, _) => t!(frame, "matter-final-appealed", title = title, day = day(on)),
            Finality::Final(since) => t!(frame, "matter-final", title = title, day = day(since)),
        });
    }
    Ok(told)
}

fn looked(language: Language, look: &Look) -> LookView {
    let post = look.post.map(|of| post(language, of));
    LookView {
        datetime: look.day.to_string(),
        day: dates::date(language, look.day),
        name: look.name.clone(),
        about: post.into_iter().chain([look.unit.clone()]).collect::<Vec<_>>().join(", "),
    }
}

fn asks(frame: &Frame, opened: &MatterOpened, course: &Course, write: &str, today: Date) -> Vec<AskView> {
    let Some(row) = &opened.matter.case else { return Vec::new() };
    let waiting = opened.answers.iter();
    let waiting = waiting.filter(|answer| answer.state == AnswerState::Sealed && answer.ended_at.is_none());
    let mut asks: Vec<AskView> = waiting
        .map(|answer| {
            let day = answer.sealed_at.map(|at| dates::day(frame.language, at)).unwrap_or_default();
            if answer.text.signed_delivery() {
                return to_sign(frame, row, answer, day);
            }
            let (word, title, texts) = to_collect(frame, answer, &day);
            let act = AskedFor::Collect(links::answer_collect(row.id, answer.id));
            AskView { id: "odpowiedz", word, title, texts, points: Vec::new(), act }
        })
        .collect();
    let called: Vec<AskView> = opened
        .answers
        .iter()
        .filter_map(|answer| {
            let (call, until) = answer.open_call()?;
            Some(to_complete(frame, row, answer, call, (until, today)))
        })
        .collect();
    if called.is_empty() && course.asks_party() {
        asks.push(supplement(frame, row, write));
    }
    asks.extend(called);
    asks
}

/// A letter that opens with a click: what it is, and nothing of what it says.
fn to_collect(frame: &Frame, answer: &Answer, day: &str) -> (String, String, Vec<String>) {
    let title = match answer.text.kind() {
        AnswerKind::Calls(_) => {
            let texts = vec![t!(frame, "matter-ask-call-about", day = day), t!(frame, "matter-ask-call-text")];
            return (t!(frame, "matter-word-call"), t!(frame, "matter-ask-call"), texts);
        }
        AnswerKind::Decides(_) => t!(frame, "matter-ask-decision"),
        AnswerKind::Orders(_) => t!(frame, "matter-ask-order"),
        AnswerKind::Settles | AnswerKind::LeavesUnexamined => {
            let texts = vec![
                t!(frame, "matter-ask-collect-about", day = day),
                t!(frame, "matter-ask-collect-text"),
                t!(frame, "matter-ask-collect-not-yet"),
            ];
            return (t!(frame, "matter-word-collect"), t!(frame, "matter-ask-collect"), texts);
        }
    };
    let texts = vec![
        t!(frame, "matter-ask-ruling-about", day = day),
        t!(frame, "matter-ask-ruling-text"),
        t!(frame, "matter-ask-ruling-not-yet"),
    ];
    (t!(frame, "matter-word-collect"), title, texts)
}

/// A letter that opens after its receipt is signed: from whom it is and in which case, and nothing of what it says.
fn to_sign(frame: &Frame, row: &CaseRow, answer: &Answer, day: String) -> AskView {
    let (sign, office) = (row.sign.to_string(), frame.office_name().to_owned());
    AskView {
        id: "odpowiedz",
        word: t!(frame, "matter-word-collect"),
        title: t!(frame, "matter-ask-sign"),
        texts: vec![
            t!(frame, "matter-ask-sign-about", office = office, sign = sign, day = day),
            t!(frame, "matter-ask-sign-text"),
            t!(frame, "matter-ask-collect-not-yet"),
        ],
        points: Vec::new(),
        act: AskedFor::Sign(links::delivery_ask(row.id, answer.id)),
    }
}

/// A call that was delivered: what it asks for, until when, and the way to the form.
fn to_complete(frame: &Frame, row: &CaseRow, answer: &Answer, call: &Call, (until, today): (Date, Date)) -> AskView {
    let day = dates::until_date(frame.language, until);
    let late = today > until;
    let title = if late {
        t!(frame, "matter-ask-answer-call-late", until = dates::date(frame.language, until))
    } else {
        t!(frame, "matter-ask-answer-call", until = day)
    };
    let how = if call.is_in_form() {
        t!(frame, "matter-ask-answer-call-text")
    } else {
        t!(frame, "matter-ask-answer-call-words")
    };
    let effect =
        if late { t!(frame, "matter-ask-answer-call-late-text") } else { t!(frame, "matter-ask-answer-call-effect") };
    let points = call.points().iter();
    AskView {
        id: "uzupelnienie",
        word: t!(frame, "matter-word-awaiting-party"),
        title,
        texts: vec![how, effect],
        points: points.map(|point| PointView { label: point.label.clone(), remark: point.remark.clone() }).collect(),
        act: AskedFor::Supplement(links::call_supplement(row.id, answer.id)),
    }
}

fn supplement(frame: &Frame, row: &CaseRow, write: &str) -> AskView {
    AskView {
        id: "uzupelnienie",
        word: t!(frame, "matter-word-awaiting-party"),
        title: t!(frame, "matter-ask-supplement"),
        texts: vec![
            t!(frame, "matter-ask-supplement-text"),
            t!(frame, "matter-ask-supplement-sign", sign = row.sign.to_string()),
        ],
        points: Vec::new(),
        act: AskedFor::Write(write.to_owned()),
    }
}

fn holder(frame: &Frame, opened: &MatterOpened, sent: &[Sent]) -> HolderView {
    let matter = &opened.matter;
    let official = opened.holder.as_ref();
    let number = matter.case.as_ref().map_or_else(|| matter.number.to_string(), |row| row.sign.to_string());
    let phone = official.map(|official| official.phone.as_str()).filter(|phone| !phone.is_empty());
    let phone = phone.unwrap_or(&frame.office.phone).to_owned();
    // A letter that is nowhere yet will go where its service points.
    let probably = || sent.first().map(|sent| sent.letter.row.unit.name.clone());
    HolderView {
        person: official.map(|official| official.name.clone()),
        unit: matter.unit.as_ref().map(|unit| unit.name.clone()).or_else(probably),
        room: official.map(|official| official.room.clone()).filter(|room| !room.is_empty()),
        phone_link: phone_link(&phone),
        phone,
        ask: t!(frame, "matter-holder-ask", number = number),
    }
}
