//! Approving the answer of a case, giving it back, noting that it was handed over.

use accounts::Official;
use axum::{
    extract::{Path, State as FromState},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use cases::{
    Answer, AnswerAsked, AnswerDeed, AnswerState, Case, CaseRow, Deed, Denied, Entitled, HandAnswerError, NoteError,
    OnPaper, TextError,
};
use journal::{Act, Recorded};
use serde::Deserialize;
use vocabulary::{AnswerId, CaseId, Date};

use super::{Again, Which, frame_of, render};
use crate::{
    State,
    kit::{
        deed::{self, Control, Offer, field},
        errors::FieldError,
        form::Posted,
        frame::Frame,
        rights::AsOfficial,
        trouble::Trouble,
        visit::Visit,
    },
    links,
    office::case::{
        deeds::{day, text_error},
        find,
        told::Telling,
    },
};

/// What was filled in, whichever form it was.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Filled {
    /// Of the answer; of the case where it is handed over.
    wersja: String,
    uwagi: String,
    jak: String,
    dzien: String,
}

impl Filled {
    /// What the forms begin with.
    pub(crate) fn of(today: Date) -> Self {
        Self { dzien: today.to_string(), ..Self::default() }
    }

    /// The remarks, to be copied, where there is no form any more that keeps them.
    pub(crate) fn typed(
        &self,
        frame: &Frame,
        official: &Official,
        case: &CaseRow,
        answer: &Answer,
    ) -> Vec<(String, String)> {
        let kept = cases::answer_deeds(official, case, answer).contains(&AnswerDeed::GiveBack);
        let lost = !kept && !self.uwagi.trim().is_empty();
        lost.then(|| (t!(frame, "reply-remarks"), self.uwagi.clone())).into_iter().collect()
    }
}

/// Why it was not done.
enum Undone {
    Wrong(Vec<FieldError>),
    Denied(Denied),
}

impl From<Denied> for Undone {
    fn from(denied: Denied) -> Self {
        Self::Denied(denied)
    }
}

impl From<vocabulary::Fault> for Undone {
    fn from(fault: vocabulary::Fault) -> Self {
        Self::Denied(Denied::Fault(fault))
    }
}

/// What this official may do with the answer now, each with its form.
pub(crate) fn forms(
    frame: &Frame,
    official: &Official,
    case: &CaseRow,
    (answer, entitled): (&Answer, Option<&Entitled>),
    filled: &Filled,
    told: &Telling,
) -> Vec<deed::Deed> {
    let may = cases::answer_deeds(official, case, answer);
    let address = |address| Which::of(answer).address(address, case.id);
    let form =
        |action, key, version| deed::Deed { action, csrf: frame.csrf.clone(), version, key, ..deed::Deed::default() };
    let mut forms = Vec::new();
    // What is accepted waits for whoever may sign it.
    if may.contains(&AnswerDeed::Approve) && (entitled.is_some() || answer.state != AnswerState::Accepted) {
        forms.push(deed::Deed {
            title: if entitled.is_some() { t!(frame, "reply-approve") } else { t!(frame, "reply-accept") },
            first: true,
            ..form(address(links::CASE_ANSWER_APPROVE), "z", answer.version)
        });
    }
    if may.contains(&AnswerDeed::GiveBack) {
        let remarks =
            field("oddaj", "uwagi", t!(frame, "reply-remarks"), &filled.uwagi).hint(t!(frame, "reply-remarks-hint"));
        let form = deed::Deed {
            title: t!(frame, "reply-give-back"),
            button: t!(frame, "reply-give-back-button"),
            controls: vec![Control::Text(remarks)],
            ..form(address(links::CASE_ANSWER_GIVE_BACK), "p", answer.version)
        };
        forms.push(form.corrected(&told.errors));
    }
    if may.contains(&AnswerDeed::HandOver) {
        let how =
            [(OnPaper::Post, t!(frame, "reply-hand-post")), (OnPaper::InPerson, t!(frame, "reply-hand-in-person"))];
        // A calendar shows nothing of what it cannot read; people see what they wrote.
        let kind = if filled.dzien.parse::<Date>().is_ok() { "date" } else { "text" };
        let how = how.map(|(way, label)| Offer::new(way.code(), label, &filled.jak));
        let form = deed::Deed {
            title: t!(frame, "reply-hand-over"),
            button: t!(frame, "reply-hand-over-button"),
            first: true,
            controls: vec![
                Control::Choice(field("wydaj", "jak", t!(frame, "reply-hand-how"), ""), how.into()),
                Control::Line(
                    field("wydaj", "dzien", t!(frame, "reply-hand-day"), &filled.dzien)
                        .kind(kind)
                        .hint(t!(frame, "reply-hand-day-hint")),
                ),
            ],
            ..form(address(links::CASE_ANSWER_HANDED), "w", case.version)
        };
        forms.push(form.corrected(&told.errors));
    }
    forms
}

pub(crate) async fn approve(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path((id, which)): Path<(String, String)>,
    Posted(filled): Posted<Filled>,
) -> Result<Response, Trouble> {
    let (case, which, answer) = found(&state, &official, &id, &which).await?;
    let done = async |act: &mut Act| {
        let right = cases::may_approve(act, &official, answer, version(&filled)).await?;
        Ok(cases::approve(act, right).await?)
    };
    let asked = Some(AnswerAsked::Approve);
    decide(&state, &visit, &official, (case, which, answer), (asked, "zatwierdzono", &filled), done).await
}

pub(crate) async fn give_back(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path((id, which)): Path<(String, String)>,
    Posted(filled): Posted<Filled>,
) -> Result<Response, Trouble> {
    let (case, which, answer) = found(&state, &official, &id, &which).await?;
    let frame = frame_of(&state, &visit, &case.row, which);
    let done = async |act: &mut Act| {
        let right = cases::may_give_back(act, &official, answer, version(&filled)).await?;
        let wrong = |error: TextError| {
            let (summary, slip) = text_error(&frame, error);
            vec![FieldError::new(deed::id("oddaj", "uwagi"), summary, slip)]
        };
        cases::give_back(act, right, &filled.uwagi).await.map_err(|error| match error {
            NoteError::Text(error) => Undone::Wrong(wrong(error)),
            NoteError::Fault(fault) => fault.into(),
        })
    };
    let asked = Some(AnswerAsked::GiveBack(&filled.uwagi));
    decide(&state, &visit, &official, (case, which, answer), (asked, "oddano", &filled), done).await
}

pub(crate) async fn hand_over(
    FromState(state): FromState<State>,
    visit: Visit,
    AsOfficial(official): AsOfficial,
    Path((id, which)): Path<(String, String)>,
    Posted(filled): Posted<Filled>,
) -> Result<Response, Trouble> {
    let (case, which, answer) = found(&state, &official, &id, &which).await?;
    let frame = frame_of(&state, &visit, &case.row, which);
    let wrong_day = || {
        let (summary, slip) = (t!(frame, "reply-hand-day-wrong"), t!(frame, "reply-hand-day-wrong-slip"));
        FieldError::new(deed::id("wydaj", "dzien"), summary, slip)
    };
    let wrong_how = || {
        let (summary, slip) = (t!(frame, "reply-hand-how-missing"), t!(frame, "reply-hand-how-missing-slip"));
        FieldError::new(deed::id("wydaj", "jak"), summary, slip)
    };
    let case_id: CaseId = case.row.id;
    let done = async |act: &mut Act| {
        let right = cases::may_work(act, &official, case_id, version(&filled), Deed::HandAnswer).await?;
        let (Some(how), Some(on)) = (OnPaper::of_code(&filled.jak), day(&filled.dzien)) else {
            let how = OnPaper::of_code(&filled.jak).is_none().then(&wrong_how);
            let on = day(&filled.dzien).is_none().then(&wrong_day);
            return Err(Undone::Wrong(how.into_iter().chain(on).collect()));
        };
        cases::answer_handed_over(act, right, answer, how, on).await.map_err(|error| match error {
            HandAnswerError::WrongDay => Undone::Wrong(vec![wrong_day()]),
            HandAnswerError::Nothing => Undone::Denied(Denied::NotNow),
            HandAnswerError::Fault(fault) => fault.into(),
        })
    };
    let asked = OnPaper::of_code(&filled.jak).zip(day(&filled.dzien)).map(|(how, on)| AnswerAsked::HandOver(how, on));
    decide(&state, &visit, &official, (case, which, answer), (asked, "wydano", &filled), done).await
}

async fn found(state: &State, official: &Official, id: &str, which: &str) -> Result<(Case, Which, AnswerId), Trouble> {
    let case = find(state, official, id).await?;
    let which = Which::read(which, &case)?;
    let answer = which.find(&case).ok_or(Trouble::NotFound)?.id;
    Ok((case, which, answer))
}

fn version(filled: &Filled) -> i64 {
    filled.wersja.parse().unwrap_or_default()
}

/// Does it and leads back to the answer, or shows the answer as it is by now and says why it was not done.
async fn decide(
    state: &State,
    visit: &Visit,
    official: &Official,
    (case, which, answer): (Case, Which, AnswerId),
    (asked, code, filled): (Option<AnswerAsked<'_>>, &str, &Filled),
    done: impl AsyncFnOnce(&mut Act) -> Result<Recorded, Undone>,
) -> Result<Response, Trouble> {
    let mut act = state.journal.act(visit.actor(), &visit.number).await?;
    let undone = match done(&mut act).await {
        Ok(recorded) => {
            act.commit(recorded).await?;
            let address = format!("{}?zrobiono={code}", which.address(links::CASE_ANSWER, case.row.id));
            return Ok(Redirect::to(&address).into_response());
        }
        Err(undone) => undone,
    };
    drop(act);
    if let (Undone::Denied(Denied::Stale), Some(asked)) = (&undone, asked) {
        let mut view = state.journal.view().await?;
        if cases::answer_was_done(&mut view, official, answer, version(filled), asked).await? {
            let address = format!("{}?zrobiono={code}", which.address(links::CASE_ANSWER, case.row.id));
            return Ok(Redirect::to(&address).into_response());
        }
    }
    let frame = frame_of(state, visit, &case.row, which);
    let case = find(state, official, &case.row.id.to_string()).await?;
    let (status, told) = match undone {
        Undone::Denied(Denied::NotYours) => return Err(Trouble::NotFound),
        Undone::Denied(Denied::Fault(fault)) => return Err(Trouble::Fault(fault)),
        Undone::Denied(_) => {
            let (slip, more) = (t!(frame, "reply-stale"), t!(frame, "reply-stale-look"));
            (StatusCode::CONFLICT, Telling { slip, more, ..Telling::default() })
        }
        Undone::Wrong(errors) => {
            let safe = t!(frame, "reply-safe");
            (StatusCode::UNPROCESSABLE_ENTITY, Telling { errors, safe, ..Telling::default() })
        }
    };
    render(state, frame, official, (&case, which), status, told, Again::Decided(filled)).await
}
