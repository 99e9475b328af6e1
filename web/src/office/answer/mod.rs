//! The answer of a case: writing it, sending it to be approved, approving it, handing it over.

pub(crate) mod changes;
pub(crate) mod decide;
pub(crate) mod paper;
pub(crate) mod pdf;
pub(crate) mod receipt;
pub(crate) mod ruling;
pub(crate) mod template;
pub(crate) mod view;
pub(crate) mod write;

use accounts::Official;
use askama::Template;
use axum::{
    extract::{Path, Query, State as FromState},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Redirect, Response},
};
use cases::{Answer, AnswerDeed, AnswerKind, AnswerState, Case, CaseRow, Deed};
use serde::Deserialize;
use vocabulary::{AnswerId, CaseId, Date};

use self::{
    view::AnswerView,
    write::{Filled, WritePage},
};
use crate::{
    State,
    client::delivery::view::delivered_rows,
    kit::{
        deed,
        frame::{Frame, Here},
        page::page_with,
        rights::AsOfficial,
        trouble::Trouble,
        visit::Visit,
    },
    links,
    office::case::{find, told::Telling},
};

/// A page of an answer that waits for its seal renews itself for so many seconds after the approval.
const RENEWED_SECONDS: i64 = 60;
/// How often, in seconds, as the `Refresh` header says it.
const RENEWED_EVERY: HeaderValue = HeaderValue::from_static("5");

#[derive(Template)]
#[template(path = "office/answer/page.html")]
pub(crate) struct AnswerPage {
    pub frame: Frame,
    pub answer: AnswerView,
    pub deeds: Vec<deed::Deed>,
    pub told: Telling,
    /// What was typed and can no longer be saved here, to be copied.
    pub typed: Vec<(String, String)>,
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    zrobiono: String,
}

pub(crate) async fn show(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path((id, which)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let frame = visit.frame(&state, Here::CaseList);
    let case = find(&state, &official, &id).await?;
    let which = Which::read(&which, &case)?;
    let done = match asked.zrobiono.as_str() {
        "zapisano" => t!(frame, "reply-saved"),
        "wyslano" => t!(frame, "reply-sent"),
        "oddano" => t!(frame, "reply-done-given-back"),
        "zatwierdzono" if which.find(&case).is_some_and(|answer| answer.state == AnswerState::Accepted) => {
            t!(frame, "reply-done-accepted")
        }
        "zatwierdzono" => t!(frame, "reply-done-approved"),
        "wydano" => t!(frame, "reply-done-handed"),
        _ => String::new(),
    };
    let told = Telling { done, ..Telling::default() };
    render(&state, frame, &official, (&case, which), StatusCode::OK, told, Again::Nothing).await
}

/// Which letter of the office in a case an address is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Which {
    /// The answer.
    Answer,
    /// The decision.
    Decision,
    /// An order; none while it is begun.
    Order(Option<AnswerId>),
    /// The letter that leaves what was filed unexamined.
    Unexamined,
    /// A call.
    Call(AnswerId),
}

impl Which {
    /// The letter that this part of an address names; by its id every letter is found that is there.
    pub(crate) fn read(code: &str, case: &Case) -> Result<Self, Trouble> {
        match code {
            "odpowiedz" => Ok(Self::Answer),
            "decyzja" => Ok(Self::Decision),
            "postanowienie" => {
                let pending = case.answers.iter().rfind(|answer| answer.is_pending_order());
                Ok(Self::Order(pending.map(|answer| answer.id)))
            }
            "bez-rozpoznania" => Ok(Self::Unexamined),
            id => {
                let id: AnswerId = id.parse().map_err(|_| Trouble::NotFound)?;
                case.answers.iter().find(|answer| answer.id == id).map(Self::of).ok_or(Trouble::NotFound)
            }
        }
    }

    pub(crate) fn of(answer: &Answer) -> Self {
        match answer.text.kind() {
            AnswerKind::Settles => Self::Answer,
            AnswerKind::Decides(_) => Self::Decision,
            AnswerKind::Orders(_) => Self::Order(Some(answer.id)),
            AnswerKind::LeavesUnexamined => Self::Unexamined,
            AnswerKind::Calls(_) => Self::Call(answer.id),
        }
    }

    /// The letter's address, or another of the same letter.
    pub(crate) fn address(self, address: &str, case: CaseId) -> String {
        match self {
            Self::Answer => links::case_letter(address, case, "odpowiedz"),
            Self::Decision => links::case_letter(address, case, "decyzja"),
            Self::Unexamined => links::case_letter(address, case, "bez-rozpoznania"),
            Self::Order(None) => links::case_letter(address, case, "postanowienie"),
            Self::Call(id) | Self::Order(Some(id)) => links::case_letter(address, case, &id.to_string()),
        }
    }

    /// The letter, once there is one.
    pub(crate) fn find(self, case: &Case) -> Option<&Answer> {
        case.answers.iter().rfind(|answer| Self::of(answer) == self)
    }
}

/// What was posted and not taken, to be shown again.
#[derive(Clone, Copy)]
pub(crate) enum Again<'a> {
    /// Nothing.
    Nothing,
    /// An answer.
    Written(&'a Filled),
    /// A form about one.
    Decided(&'a decide::Filled),
}

/// The page as it is for this official now: where the answer is written, or where it is read.
pub(crate) async fn render(
    state: &State,
    frame: Frame,
    official: &Official,
    (case, which): (&Case, Which),
    status: StatusCode,
    told: Telling,
    again: Again<'_>,
) -> Result<Response, Trouble> {
    let answer = which.find(case);
    let today = state.journal.now().warsaw_date();
    if may_write(official, &case.row, which, answer, today) {
        if let Which::Call(_) = which {
            return Ok(Redirect::to(&links::case_call(case.row.id)).into_response());
        }
        let filled = match (again, answer) {
            (Again::Written(filled), _) => filled.clone(),
            (_, Some(answer)) => Filled::of(answer),
            (_, None) => write::begin(state, official, case, which).await?,
        };
        let typed = match (again, answer) {
            (Again::Decided(decided), Some(answer)) => decided.typed(&frame, official, &case.row, answer),
            _ => Vec::new(),
        };
        let may_be_signed = cases::can_be_signed_for(&mut state.journal.view().await?, &case.row).await?;
        let templates = template::offers(state, &frame, official, (case, which), &filled).await?;
        let begun_with = template::used(state, &frame, answer.map(|answer| answer.id)).await?;
        let page = WritePage::new(frame, case, which, may_be_signed, filled, told);
        return page_with(status, &WritePage { typed, templates, begun_with, ..page });
    }
    let answer = answer.ok_or(Trouble::NotFound)?;
    let (filled, typed) = match again {
        Again::Nothing => (decide::Filled::of(today), Vec::new()),
        Again::Written(filled) => (decide::Filled::of(today), filled.typed(&frame)),
        Again::Decided(filled) => (filled.clone(), filled.typed(&frame, official, &case.row, answer)),
    };
    let entitled = cases::entitled(&mut state.journal.view().await?, official, &case.row, answer, today).await?;
    let deeds = decide::forms(&frame, official, &case.row, (answer, entitled.as_ref()), &filled, &told);
    let mut view = view::view(&frame, official, &case.row, answer, entitled.as_ref());
    view.changes = changes::of_call(state, official, answer).await?;
    if answer.text.signed_delivery()
        && let Some(found) = delivery::of_answer(&mut state.journal.view().await?, official, answer.id).await?
    {
        view.rows.extend(delivered_rows(&frame, &found));
        let address = |address| which.address(address, case.row.id);
        view.receipt = Some((address(links::CASE_DELIVERY_XML), address(links::CASE_DELIVERY_PDF)));
    }
    let mut response = page_with(status, &AnswerPage { frame, answer: view, deeds, told, typed })?;
    let approved = answer.approved.as_ref().map_or(0, |(_, _, at)| at.seconds());
    if answer.state == AnswerState::Approved && state.journal.now().seconds() - approved < RENEWED_SECONDS {
        response.headers_mut().insert(header::REFRESH, RENEWED_EVERY);
    }
    Ok(response)
}

/// Whether this official writes the letter now, or begins it.
pub(crate) fn may_write(
    official: &Official,
    case: &CaseRow,
    which: Which,
    answer: Option<&Answer>,
    today: Date,
) -> bool {
    let begins = match which {
        Which::Answer | Which::Decision | Which::Order(None) => Deed::Draft,
        Which::Unexamined => Deed::LeaveUnexamined,
        Which::Call(_) | Which::Order(Some(_)) => return answer.is_some_and(|answer| writes(official, case, answer)),
    };
    match answer {
        Some(answer) => writes(official, case, answer),
        None => cases::deeds(official, case, today).contains(&begins),
    }
}

fn writes(official: &Official, case: &CaseRow, answer: &Answer) -> bool {
    cases::answer_deeds(official, case, answer).contains(&AnswerDeed::Write)
}

/// The frame of what is shown in answer to a posted form: the other language is of the page that it came from.
pub(crate) fn frame_of(state: &State, visit: &Visit, case: &CaseRow, which: Which) -> Frame {
    let mut frame = visit.frame(state, Here::CaseList);
    let address = which.address(links::CASE_ANSWER, case.id);
    frame.other_language = crate::kit::language::page_in(&address, frame.the_other());
    frame
}
